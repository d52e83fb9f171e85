import { TaskPane } from '../ui/task-pane';
import { start } from './compose';
import { readConfig } from './config';
import { microsoftIdentity } from './identity';
import { outlookWiring } from './outlook-host';
import { outlookMessages } from './outlook-messages';
import { sayWhyNot } from './say-why-not';

// office.js sets these two to null on the object; without them its prototype's own come back. Sign-in needs them.
Reflect.deleteProperty(window.history, 'pushState');
Reflect.deleteProperty(window.history, 'replaceState');

Promise.all([readConfig(), outlookWiring(Office)])
  .then(([config, { loginHint, ...wiring }]) => start(config, { ...wiring, identity: (tools) => microsoftIdentity(config, loginHint, tools), messages: (identity) => outlookMessages(config, Office, identity) }, TaskPane))
  .catch(sayWhyNot);
