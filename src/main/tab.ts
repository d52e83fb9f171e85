import { Tab } from '../ui/tab';
import { start } from './compose';
import { readConfig } from './config';
import { microsoftIdentity } from './identity';
import { sayWhyNot } from './say-why-not';
import { teamsWiring } from './teams-host';
import { teamsMessages } from './teams-messages';

Promise.all([readConfig(), teamsWiring()])
  .then(([config, wiring]) => {
    const { place, ...rest } = wiring;
    return start(config, { ...rest, identity: (tools) => microsoftIdentity(config, place.loginHint, tools), messages: (identity) => teamsMessages(config, place, identity) }, Tab);
  })
  .catch(sayWhyNot);
