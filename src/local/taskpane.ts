import { start } from '../main/compose';
import { readConfig } from '../main/config';
import { outlookWiring } from '../main/outlook-host';
import { outlookMessages } from '../main/outlook-messages';
import { sayWhyNot } from '../main/say-why-not';
import { TaskPane } from '../ui/task-pane';
import { localIdentity, readAddress } from './identity';

const { upn, clock } = readAddress(window.location.search);

Promise.all([readConfig(), outlookWiring(Office)])
  .then(([config, { loginHint: _, ...wiring }]) => start(config, { ...wiring, clock, identity: async () => localIdentity(upn), messages: (identity) => outlookMessages(config, Office, identity) }, TaskPane))
  .catch(sayWhyNot);
