import { start } from '../main/compose';
import { readConfig } from '../main/config';
import { outlookWiring } from '../main/outlook-host';
import { sayWhyNot } from '../main/say-why-not';
import { TaskPane } from '../ui/task-pane';
import { localIdentity } from './identity';

const who = new URLSearchParams(window.location.search).get('as');

Promise.all([readConfig(), outlookWiring(Office)])
  .then(([config, wiring]) => start(config, { ...wiring, identity: async () => localIdentity(who) }, TaskPane))
  .catch(sayWhyNot);
