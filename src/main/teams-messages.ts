import { htmlToText } from '../adapters/html/html-text';
import { teamsThreads, type TeamsThreads } from '../adapters/teams/teams-source';
import type { Identity } from '../ports';
import type { Config } from './config';
import type { TeamsPlace } from './teams-host';

/** Threads of the channel or chat in which the tab stands, through Graph. */
export function teamsMessages(config: Config, place: TeamsPlace, identity: () => Promise<Identity>): TeamsThreads {
  return teamsThreads({
    htmlToText,
    threads: async () => {
      const [{ graphThreads }, who] = await Promise.all([import('./graph-stores'), identity()]);
      return graphThreads(config, place, who);
    },
  });
}
