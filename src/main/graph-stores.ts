import * as z from 'zod/mini';
import { graphCaseStore, graphClient, graphDocumentStore, GraphError, graphTeams, openSite, sentenceFor, siteIdAt, whoAmI, type Graph } from '../adapters/graph';
import type { TeamsPost } from '../adapters/teams/teams-source';
import { Unreadable, type CaseStore, type DocumentStore, type Identity, type Person } from '../ports';
import type { Config } from './config';
import type { TeamsPlace } from './teams-host';

const wait = (ms: number) => new Promise<void>((done) => { setTimeout(done, ms); });

const graphFor = (config: Config, token: Identity['token']): Graph => graphClient({ baseUrl: config.graph, token, wait });

/** 'contoso.sharepoint.com:/sites/safeguarding' as an address. */
const addressOf = (site: string): string => `https://${site.replace(':/', '/')}`;

/** A failure with the sentence for the person, as screens show it. */
function said(error: unknown): never {
  throw Object.assign(new Error('The site did not answer as it should.'), { says: sentenceFor(error), cause: error instanceof GraphError ? error.trouble : 'unknown' });
}

/** The case and document stores of this installation's site. Rejects with `says` when the site cannot be reached. */
export async function graphStores(config: Config, identity: Identity, now: () => Date): Promise<{ cases: CaseStore; documents: DocumentStore }> {
  const graph = graphFor(config, (scopes, claims) => identity.token(scopes, claims));
  const site = openSite(graph, await siteIdAt(graph, addressOf(config.site)).catch(said));
  const cases = graphCaseStore({ graph, site, me: () => identity.me(), now });
  return {
    cases: {
      append: (events) => cases.append(events),
      chronology: (caseKey) => cases.chronology(caseKey).catch(said),
      list: (query) => cases.list(query).catch(said),
    },
    documents: graphDocumentStore(graph, site),
  };
}

const RolesShape = z.object({ value: z.array(z.object({ fields: z.object({ Key: z.string(), Value: z.string() }) })) });
const ROLES: readonly Person['role'][] = ['practitioner', 'mash', 'manager', 'auditor'];

/**
 * Which screens suit this person: the site's TcpSetup list may hold 'role:<sign-in name>'. Without one they are a practitioner.
 * It opens nothing: who may see a record is decided by the permissions of the site.
 */
export async function graphRole(config: Config, token: Identity['token']): Promise<Person['role']> {
  const graph = graphFor(config, token);
  const [site, { upn }] = await Promise.all([siteIdAt(graph, addressOf(config.site)), whoAmI(graph)]).catch(said);
  const key = `role:${upn.toLowerCase()}`.replaceAll("'", "''");
  const found = await graph.ask({ name: 'items', into: { site, list: 'TcpSetup' }, query: { $filter: `fields/Key eq '${key}'`, $expand: 'fields($select=Key,Value)' } }, RolesShape).catch(said);
  return ROLES.find((role) => role === found.value[0]?.fields.Value) ?? 'practitioner';
}

/** How many conversations of a channel are offered to choose from. */
const MOST_THREADS = 12;

/** Recent threads of the channel or chat in which the tab stands. Rejects with `Unreadable`. */
export async function graphThreads(config: Config, place: TeamsPlace, identity: Identity): Promise<{ id: string; posts: TeamsPost[] }[]> {
  const teams = graphTeams(graphFor(config, (scopes, claims) => identity.token(scopes, claims)));
  const { teamId, channelId, chatId } = place;
  const asPost = ({ id, author, sentAt, contentType, content }: { id: string; author: string; sentAt: string; contentType: 'text' | 'html'; content: string }): TeamsPost =>
    ({ id, from: author, createdDateTime: sentAt, contentType, content });
  try {
    if (chatId) return [{ id: chatId, posts: (await teams.chat(chatId)).posts.map(asPost) }];
    if (!teamId || !channelId) return [];
    const roots = (await teams.channel(teamId, channelId)).posts.slice(-MOST_THREADS);
    return await Promise.all(roots.map(async (root) => ({ id: root.id, posts: (await teams.thread(teamId, channelId, root.id)).posts.map(asPost) })));
  } catch (error) {
    throw new Unreadable(`${sentenceFor(error)} Or copy the words of the thread and paste them into the box below.`);
  }
}
