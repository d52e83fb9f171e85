import * as z from 'zod/mini';
import { graphCaseStore, graphClient, graphDocumentStore, GraphError, graphMail, graphReminders, graphTeams, openSite, sentenceFor, siteIdAt, whoAmI, type Graph } from '../adapters/graph';
import type { MessageLink } from '../adapters/teams/message-link';
import type { TeamsPost, TeamsThread } from '../adapters/teams/teams-source';
import { Unreadable, type CaseStore, type DocumentStore, type Identity, type Person, type Reminders } from '../ports';
import type { ConversationPart } from '../adapters/outlook/outlook-source';
import type { Config } from './config';
import type { TeamsPlace } from './teams-host';

const wait = (ms: number) => new Promise<void>((done) => { setTimeout(done, ms); });

const graphFor = (config: Config, token: Identity['token']): Graph => graphClient({ baseUrl: config.graph, token, wait });

/** The site's address; 'contoso.sharepoint.com:/sites/safeguarding' does as well. */
const addressOf = (site: string): string => (site.startsWith('https://') ? site : `https://${site.replace(':/', '/')}`);

/** A failure with the sentence for the person, as screens show it. */
function said(error: unknown): never {
  throw Object.assign(new Error('The site did not answer as it should.'), { says: sentenceFor(error), cause: error instanceof GraphError ? error.trouble : 'unknown' });
}

/** The case and document stores of this installation's site. Rejects with `says` when the site cannot be reached. */
export async function graphStores(config: Config, identity: Identity, now: () => Date): Promise<{ cases: CaseStore; documents: DocumentStore; reminders: Reminders }> {
  const graph = graphFor(config, (...asked) => identity.token(...asked));
  const site = openSite(graph, await siteIdAt(graph, addressOf(config.site)).catch(said));
  const cases = graphCaseStore({ graph, site, me: () => identity.me(), now });
  return {
    cases: {
      append: (events) => cases.append(events),
      chronology: (caseKey) => cases.chronology(caseKey).catch(said),
      list: (query) => cases.list(query).catch(said),
      ratings: (sample) => cases.ratings(sample).catch(said),
    },
    documents: graphDocumentStore(graph, site),
    reminders: graphReminders(graph, (caseKey) => `${addressOf(config.site)}/Lists/TcpCases?FilterField1=CaseKey&FilterValue1=${caseKey}`),
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

/** The emails of a conversation, oldest first. Microsoft may ask the person to allow it. Rejects with `Unreadable`. */
export async function graphConversation(config: Config, identity: Identity, conversationId: string, owner: string | undefined): Promise<{ mails: ConversationPart[]; isWhole: boolean }> {
  try {
    return await graphMail(graphFor(config, (...asked) => identity.token(...asked))).conversation(conversationId, owner);
  } catch (error) {
    throw new Unreadable(`${sentenceFor(error)} What you see is this message and what it quotes.`);
  }
}

/** How many conversations of a channel are offered to choose from. */
const MOST_THREADS = 12;

type GraphPost = { id: string; author: string; sentAt: string; contentType: 'text' | 'html'; content: string };
const threadFrom = (id: string, { posts, isWhole }: { posts: GraphPost[]; isWhole: boolean }): TeamsThread =>
  ({ id, isWhole, posts: posts.map(({ id: post, author, sentAt, contentType, content }): TeamsPost => ({ id: post, from: author, createdDateTime: sentAt, contentType, content })) });

const PASTE = 'Or copy the words of the thread and paste them into the box below.';

/** The failure to fetch a thread, as the person is told of it. */
function unread(error: unknown): never {
  const mustAsk = error instanceof GraphError && error.code === 'must-ask';
  throw new Unreadable(`${sentenceFor(error)} ${PASTE}`, undefined, mustAsk);
}

/** Recent threads of the channel or chat in which the tab stands. `quietly`: without a question of Microsoft's. Rejects with `Unreadable`. */
export async function graphThreads(config: Config, place: TeamsPlace, identity: Identity, quietly: boolean): Promise<TeamsThread[]> {
  const teams = graphTeams(graphFor(config, (scopes, claims, _quietly, anew) => identity.token(scopes, claims, quietly, anew)));
  const { teamId, channelId, chatId } = place;
  try {
    if (chatId) return [threadFrom(chatId, await teams.chat(chatId))];
    if (!teamId || !channelId) return [];
    const roots = (await teams.channel(teamId, channelId)).posts.slice(-MOST_THREADS);
    return await Promise.all(roots.map(async (root) => threadFrom(root.id, await teams.thread(teamId, channelId, root.id))));
  } catch (error) {
    return unread(error);
  }
}

/** The conversation that a link leads to. `quietly`: without a question of Microsoft's. Rejects with `Unreadable`. */
export async function graphLinked(config: Config, identity: Identity, link: MessageLink, quietly: boolean): Promise<TeamsThread> {
  if (link.tenant && link.tenant.toLowerCase() !== config.tenantId.toLowerCase()) throw new Unreadable(`This link leads to another organisation, which the panel cannot read. ${PASTE.replace('Or copy', 'Copy')}`);
  const teams = graphTeams(graphFor(config, (scopes, claims, _quietly, anew) => identity.token(scopes, claims, quietly, anew)));
  try {
    return link.to === 'chat' ? threadFrom(link.chat, await teams.chat(link.chat)) : threadFrom(link.message, await teams.thread(link.team, link.channel, link.message));
  } catch (error) {
    return unread(error);
  }
}
