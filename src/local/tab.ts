import { start } from '../main/compose';
import { readConfig } from '../main/config';
import { sayWhyNot } from '../main/say-why-not';
import { teamsWiring } from '../main/teams-host';
import { teamsMessages } from '../main/teams-messages';
import { Tab } from '../ui/tab';
import { localIdentity, readAddress } from './identity';

const { upn, clock } = readAddress(window.location.search);

Promise.all([readConfig(), teamsWiring([window.location.origin])])
  .then(([config, wiring]) => {
    const { place, ...rest } = wiring;
    return start(config, { ...rest, clock, identity: async () => localIdentity(upn), messages: (identity) => teamsMessages(config, place, identity) }, Tab);
  })
  .catch(sayWhyNot);
