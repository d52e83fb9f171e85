import * as z from 'zod/mini';
import type { Graph } from './client';
import { GraphError } from './failure';

const SiteShape = z.object({ id: z.string() });
const MeShape = z.object({ id: z.string(), displayName: z.optional(z.nullable(z.string())), userPrincipalName: z.string() });

/** The id of the site at an address such as `https://contoso.sharepoint.com/sites/safeguarding`. Rejects with `GraphError`. */
export async function siteIdAt(graph: Graph, address: string): Promise<string> {
  const found = /^https:\/\/([^/]+)\/(.+?)\/?$/.exec(address);
  const [host, path] = [found?.[1], found?.[2]];
  if (!host || !path) throw new GraphError('not-found', 0, 'no-site-address', '');
  return (await graph.ask({ name: 'site-by-path', into: { host, path: decodeURI(path) } }, SiteShape)).id;
}

/** Who is signed in, as Graph knows them. */
export async function whoAmI(graph: Graph): Promise<{ name: string; upn: string; objectId: string }> {
  const me = await graph.ask({ name: 'who-am-i', query: { $select: 'id,displayName,userPrincipalName' } }, MeShape);
  return { name: me.displayName ?? me.userPrincipalName, upn: me.userPrincipalName, objectId: me.id };
}
