import { Tab } from '../ui/tab';
import { start } from './compose';
import { readConfig } from './config';
import { microsoftIdentity } from './identity';
import { sayWhyNot } from './say-why-not';
import { teamsWiring } from './teams-host';
import { teamsMessages } from './teams-messages';

Promise.all([readConfig(), teamsWiring()])
  .then(([config, wiring]) => {
    const identity = () => microsoftIdentity(config, wiring.place.loginHint);
    return start(config, { ...wiring, identity, messages: teamsMessages(config, wiring.place, identity) }, Tab);
  })
  .catch(sayWhyNot);
