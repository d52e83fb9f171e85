import { start } from '../main/compose';
import { readConfig } from '../main/config';
import { sayWhyNot } from '../main/say-why-not';
import { teamsWiring } from '../main/teams-host';
import { teamsMessages } from '../main/teams-messages';
import { Tab } from '../ui/tab';
import { localIdentity } from './identity';

const who = new URLSearchParams(window.location.search).get('as');

Promise.all([readConfig(), teamsWiring([window.location.origin])])
  .then(([config, wiring]) => {
    const identity = async () => localIdentity(who);
    return start(config, { ...wiring, identity, messages: teamsMessages(config, wiring.place, identity) }, Tab);
  })
  .catch(sayWhyNot);
