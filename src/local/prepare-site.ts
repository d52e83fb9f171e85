import { graphClient, provision, siteIdAt } from '../adapters/graph';
import { localToken } from './graph';
import { site } from './mail';

const owner = { upn: 'site.owner@local.example', name: 'Site owner', role: 'admin' as const };

/** Makes the lists of the site, as an administrator does with `threshold provision`. Changes nothing where they are there. */
export async function prepareSite(graphUrl: string): Promise<void> {
  const graph = graphClient({ baseUrl: graphUrl, token: async () => localToken(owner), wait: (ms) => new Promise((done) => { setTimeout(done, ms); }) });
  await provision(graph, await siteIdAt(graph, `https://${site.replace(':/', '/')}`));
}
