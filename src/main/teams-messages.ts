import { htmlToText } from '../adapters/html/html-text';
import { teamsThreads } from '../adapters/teams/teams-source';
import type { Identity, ThreadSource } from '../ports';
import type { Config } from './config';
import type { TeamsPlace } from './teams-host';

/** Threads of the channel or chat in which the tab stands, through Graph. */
export function teamsMessages(config: Config, place: TeamsPlace, identity: Identity): ThreadSource {
  const graph = () => import('./graph-stores');
  return teamsThreads({
    htmlToText,
    threads: async (quietly) => (await graph()).graphThreads(config, place, identity, quietly),
    linked: async (link, quietly) => (await graph()).graphLinked(config, identity, link, quietly),
    isSomewhere: Boolean(place.chatId ?? (place.teamId && place.channelId)),
  });
}
