import { TaskPane } from '../ui/task-pane';
import { start } from './compose';
import { readConfig } from './config';
import { microsoftIdentity } from './identity';
import { outlookWiring } from './outlook-host';
import { sayWhyNot } from './say-why-not';

// office.js sets these two to null; sign-in needs them.
const { pushState, replaceState } = History.prototype;
Object.assign(window.history, { pushState, replaceState });

Promise.all([readConfig(), outlookWiring(Office)])
  .then(([config, wiring]) => start(config, { ...wiring, identity: () => microsoftIdentity(config, wiring.loginHint) }, TaskPane))
  .catch(sayWhyNot);
