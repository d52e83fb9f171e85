import { refuse, type Answer } from './answer';
import { deltaItems } from './delta';
import { childrenOf, driveBody, fileBody, findDrive, findFile, findSpot, openUpload, putFile, rootBody } from './drives';
import { changeFields, createItem, deleteItem, findItem, itemBody, versionsOf, type Place } from './items';
import { addColumn, changeColumn, dropColumn, dropList, findList, listBody, listsOf, makeList } from './lists';
import { identityOf, siteUserId } from './people';
import { queryItems, readExpand } from './query';
import { chatPage, mailPage, type Talk } from './talk';
import { addTask, taskLists, tasksIn } from './tasks';

export interface Site { id: string; host: string; path: string; title: string }

/** One call, taken apart: where to, with what, by whom. */
export interface Call extends Place {
  method: string;
  path: string;
  /** A query option with or without its `$`. */
  option(name: string): string | undefined;
  header(name: string): string | undefined;
  /** This call's address with one query option set; what nextLinks are made of. */
  address(name: string, value: string): string;
  json: unknown;
  bytes: Buffer;
  site: Site;
  talk: Talk;
  threshold: number;
  serverUrl: string;
}

type Handler = (call: Call, parts: Record<string, string>) => Answer;
interface Route { method: string; shape: RegExp; names: string[]; handle: Handler }

const routes: Route[] = [];
function on(method: string, pattern: string, handle: Handler): void {
  const names: string[] = [];
  const shape = pattern.replace(/:(\w+)(\*)?/g, (_, name: string, rest?: string) => { names.push(name); return rest ? '(.+?)' : '([^/]+)'; });
  routes.push({ method, shape: new RegExp(`^${shape}$`), names, handle });
}

/** Finds who answers a call and lets them. Throws 404 for an address nobody answers, 405-like 501 for a wrong verb. */
export function answerCall(call: Call): Answer {
  let known = false;
  for (const route of routes) {
    const found = route.shape.exec(call.path);
    if (!found) continue;
    known = true;
    if (route.method !== call.method) continue;
    const parts = Object.fromEntries(route.names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? '')]));
    if (parts['site'] !== undefined) checkSite(call, parts['site']);
    return route.handle(call, parts);
  }
  throw known ? refuse.notSupported() : refuse.noResource();
}

function checkSite(call: Call, asked: string): void {
  if (asked === call.site.id || asked === 'root' || asked === call.site.host) return;
  throw /^[^,]+,[0-9a-f-]{36},[0-9a-f-]{36}$/i.test(asked) || !asked.includes(',') ? refuse.noSite() : refuse.badSiteId();
}

const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {});
const ok = (body: unknown, headers?: Record<string, string>): Answer => ({ status: 200, body, ...(headers ? { headers } : {}) });
const owner = (call: Call): void => { if (call.caller.role !== 'admin') throw refuse.denied(); };
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const user = (call: Call): number => siteUserId(call.store, call.site.id, call.caller);

function siteBody(call: Call): Record<string, unknown> {
  return { id: call.site.id, displayName: call.site.title, name: call.site.title, webUrl: call.webUrl, createdDateTime: '2026-01-05T08:00:00Z', lastModifiedDateTime: '2026-01-05T08:00:00Z', root: {}, siteCollection: { hostname: call.site.host } };
}

on('GET', '/me', (call) => ok({ id: call.caller.objectId, displayName: call.caller.name, userPrincipalName: call.caller.upn, mail: call.caller.upn, jobTitle: null }));
on('GET', '/sites/:site', (call) => ok(siteBody(call)));

const oneList = (call: Call, parts: Record<string, string>) => findList(call.store, call.site.id, parts['list'] ?? '');
const describe = (call: Call, list: ReturnType<typeof findList>) => listBody(call.store, list, call.webUrl, identityOf(call.store, list.site, Number(list.row['author'])));

on('GET', '/sites/:site/lists', (call) => {
  const filter = /^displayName eq '((?:[^']|'')*)'$/.exec(call.option('filter') ?? '');
  if (call.option('filter') !== undefined && !filter) throw refuse.invalid('The provided filter statement is not supported');
  const wanted = filter?.[1]?.replaceAll("''", "'");
  return ok({ value: listsOf(call.store, call.site.id).filter((list) => wanted === undefined || list.title === wanted).map((list) => describe(call, list)) });
});
on('POST', '/sites/:site/lists', (call) => {
  owner(call);
  const asked = record(call.json);
  const displayName = text(asked['displayName']);
  if (!displayName) throw asked['name'] ? refuse.invalid("Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'") : refuse.invalid('Invalid request');
  const template = text(record(asked['list'])['template']) || 'genericList';
  const columns = Array.isArray(asked['columns']) ? asked['columns'].map(record) : [];
  const list = call.store.together(() => makeList(call.store, call.site.id, { displayName, template, columns }, user(call), call.now));
  return { status: 201, body: describe(call, list) };
});
on('GET', '/sites/:site/lists/:list', (call, parts) => {
  const list = oneList(call, parts);
  const expand = call.option('expand') ?? '';
  return ok({ ...describe(call, list), ...(expand.includes('columns') ? { columns: columnBodies(call, list) } : {}), ...(expand.includes('drive') && list.template === 'documentLibrary' ? { drive: driveBody(call, list) } : {}) });
});

const columnBodies = (call: Call, list: ReturnType<typeof findList>): Record<string, unknown>[] => call.store
  .all('select definition from columns where list = ? order by place', list.n).map((row) => JSON.parse(String(row['definition'])) as Record<string, unknown>)
  .filter((column) => column['hidden'] !== true || (call.option('select') ?? '').includes('hidden'));

on('GET', '/sites/:site/lists/:list/columns', (call, parts) => ok({ value: columnBodies(call, oneList(call, parts)) }));
on('POST', '/sites/:site/lists/:list/columns', (call, parts) => { owner(call); return { status: 201, body: addColumn(call.store, oneList(call, parts), record(call.json)) }; });
on('PATCH', '/sites/:site/lists/:list/columns/:column', (call, parts) => { owner(call); return ok(changeColumn(call.store, oneList(call, parts), parts['column'] ?? '', record(call.json))); });
on('DELETE', '/sites/:site/lists/:list', (call, parts) => { owner(call); dropList(call.store, oneList(call, parts)); return { status: 204 }; });
on('DELETE', '/sites/:site/lists/:list/columns/:column', (call, parts) => { owner(call); dropColumn(call.store, oneList(call, parts), parts['column'] ?? ''); return { status: 204 }; });

on('GET', '/sites/:site/lists/:list/items', (call, parts) => {
  for (const name of ['count', 'skip']) if (call.option(name) !== undefined) throw refuse.invalid(`$${name} is not supported on this API. Only URLs returned by the API can be used to page.`);
  const { filter, orderby, top, expand, skiptoken } = Object.fromEntries(['filter', 'orderby', 'top', 'expand', 'skiptoken'].map((name) => [name, call.option(name)]));
  const options = { ...(filter ? { filter } : {}), ...(orderby ? { orderby } : {}), ...(top ? { top } : {}), ...(expand ? { expand } : {}), ...(skiptoken ? { skiptoken } : {}) };
  return queryItems(call, oneList(call, parts), options, { prefer: call.header('prefer'), threshold: call.threshold, nextUrl: (token) => call.address('$skiptoken', token) });
});
on('POST', '/sites/:site/lists/:list/items', (call, parts) => createItem(call, oneList(call, parts), call.json));
on('GET', '/sites/:site/lists/:list/items/delta', (call, parts) => deltaItems(call, oneList(call, parts), call.option('token') ?? call.option('deltatoken'), readExpand(call.option('expand')), Number(call.option('top')) || undefined, (token) => call.address('token', token)));
on('GET', '/sites/:site/lists/:list/items/:item', (call, parts) => {
  const list = oneList(call, parts);
  const row = findItem(call, list, parts['item'] ?? '');
  const shape = readExpand(call.option('expand'));
  return ok(itemBody(call, list, row, shape.fields ? shape : { fields: true }), { ETag: `"${String(row['guid'])},${String(row['version'])}"` });
});
on('PATCH', '/sites/:site/lists/:list/items/:item', (call, parts) => {
  const list = oneList(call, parts);
  const { row } = changeFields(call, list, parts['item'] ?? '', record(call.json)['fields'] ?? {}, call.header('if-match'));
  return ok(itemBody(call, list, row, { fields: true }));
});
on('DELETE', '/sites/:site/lists/:list/items/:item', (call, parts) => deleteItem(call, oneList(call, parts), parts['item'] ?? '', call.header('if-match')));
on('GET', '/sites/:site/lists/:list/items/:item/fields', (call, parts) => {
  const list = oneList(call, parts);
  return ok(itemBody(call, list, findItem(call, list, parts['item'] ?? ''), { fields: true })['fields']);
});
on('PATCH', '/sites/:site/lists/:list/items/:item/fields', (call, parts) => ok(changeFields(call, oneList(call, parts), parts['item'] ?? '', call.json, call.header('if-match')).fields));
on('GET', '/sites/:site/lists/:list/items/:item/versions', (call, parts) => versionsOf(call, oneList(call, parts), parts['item'] ?? '', (call.option('expand') ?? '').includes('fields')));

on('GET', '/sites/:site/drives', (call) => ok({ value: listsOf(call.store, call.site.id).filter((list) => list.template === 'documentLibrary').map((list) => driveBody(call, list)) }));
on('GET', '/sites/:site/drive', (call) => {
  const first = listsOf(call.store, call.site.id).find((list) => list.template === 'documentLibrary');
  if (!first) throw refuse.noResource();
  return ok(driveBody(call, first));
});
const drive = (call: Call, parts: Record<string, string>) => findDrive(call, call.site.id, parts['drive'] ?? '');
on('GET', '/drives/:drive', (call, parts) => ok(driveBody(call, drive(call, parts))));
on('GET', '/drives/:drive/root', (call, parts) => ok(rootBody(call, drive(call, parts))));
const start = (parts: Record<string, string>): string => parts['item'] ?? 'root';
const conflictOf = (call: Call, otherwise: string): string => call.option('@microsoft.graph.conflictBehavior') ?? otherwise;
for (const from of ['/drives/:drive/root', '/drives/:drive/items/:item']) {
  on('PUT', `${from}:/:path*:/content`, (call, parts) => putFile(call, drive(call, parts), start(parts), parts['path'] ?? '', call.bytes, call.header('content-type') ?? '', conflictOf(call, 'replace')));
  on('POST', `${from}:/:path*:/createUploadSession`, (call, parts) => openUpload(call, drive(call, parts), start(parts), parts['path'] ?? '', text(record(record(call.json)['item'])['@microsoft.graph.conflictBehavior']) || 'replace', call.serverUrl));
  on('GET', `${from}:/:path*:/content`, (call, parts) => content(call, findSpot(call, drive(call, parts), start(parts), parts['path'] ?? '', false).row));
  on('GET', `${from}:/:path*`, (call, parts) => {
    const { row } = findSpot(call, drive(call, parts), start(parts), parts['path'] ?? '', false);
    if (!row) throw refuse.noItem();
    return ok(fileBody(call, drive(call, parts), row));
  });
}
function content(_call: Call, row: Record<string, unknown> | undefined): Answer {
  if (!row || row['kind'] === 'folder') throw refuse.noItem();
  return { status: 200, headers: { 'Content-Type': text(row['mime']) }, bytes: row['body'] instanceof Uint8Array ? Buffer.from(row['body']) : Buffer.alloc(0) };
}
on('GET', '/drives/:drive/items/:item', (call, parts) => (parts['item'] === 'root' ? ok(rootBody(call, drive(call, parts))) : ok(fileBody(call, drive(call, parts), findFile(call, drive(call, parts), parts['item'] ?? '')))));
on('GET', '/drives/:drive/items/:item/children', (call, parts) => childrenOf(call, drive(call, parts), parts['item'] ?? 'root'));
on('GET', '/drives/:drive/root/children', (call, parts) => childrenOf(call, drive(call, parts), 'root'));
on('GET', '/drives/:drive/items/:item/content', (call, parts) => content(call, findFile(call, drive(call, parts), parts['item'] ?? '')));

on('GET', '/me/todo/lists', (call) => taskLists(call.caller));
on('GET', '/me/todo/lists/:list/tasks', (call, parts) => tasksIn(call.store, call.caller, parts['list'] ?? ''));
on('POST', '/me/todo/lists/:list/tasks', (call, parts) => addTask(call.store, call.caller, parts['list'] ?? '', record(call.json), call.now));

const bySkip = (call: Call, name: string) => (skip: number) => call.address(name, String(skip));
on('GET', '/me/messages', (call) => mailPage(call.talk.mail?.(call.caller.upn, call.caller.upn) ?? [], (name) => call.option(name), call.header('prefer'), bySkip(call, '$skip')));
on('GET', '/users/:user/messages', (call, parts) => mailPage(call.talk.mail?.(parts['user'] ?? '', call.caller.upn), (name) => call.option(name), call.header('prefer'), bySkip(call, '$skip')));
on('GET', '/chats/:chat/messages', (call, parts) => chatPage(call.talk.chat?.(parts['chat'] ?? '', call.caller.upn), (name) => call.option(name), true, bySkip(call, '$skiptoken')));
on('GET', '/teams/:team/channels/:channel/messages', (call, parts) => chatPage(call.talk.channel?.(parts['team'] ?? '', parts['channel'] ?? '', call.caller.upn), (name) => call.option(name), false, bySkip(call, '$skiptoken')));
const firstMessage = (call: Call, parts: Record<string, string>): Record<string, unknown> => {
  const found = call.talk.channel?.(parts['team'] ?? '', parts['channel'] ?? '', call.caller.upn)?.find((message) => message['id'] === parts['message']);
  if (!found) throw Object.assign(refuse.noItem(), { code: 'NotFound' });
  return found;
};
on('GET', '/teams/:team/channels/:channel/messages/:message', (call, parts) => ok(Object.fromEntries(Object.entries(firstMessage(call, parts)).filter(([key]) => key !== 'replies'))));
on('GET', '/teams/:team/channels/:channel/messages/:message/replies', (call, parts) => {
  const replies = firstMessage(call, parts)['replies'];
  return chatPage(Array.isArray(replies) ? (replies as Record<string, unknown>[]) : [], (name) => call.option(name), false, bySkip(call, '$skiptoken'));
});

/** Where a `host:/path` address leads: the site's own address with what follows it. Throws 404 when no site is there. */
export function resolvePath(path: string, site: Site): string {
  const found = /^\/sites\/([^/:]+):\/([^:]*?)(?::(\/.*)?)?$/.exec(path);
  if (!found) return path;
  if (found[1] !== site.host) throw refuse.noSite();
  if (`/${decodeURIComponent(found[2] ?? '')}`.replace(/\/$/, '') !== site.path) throw refuse.noSitePath();
  return `/sites/${site.id}${found[3] ?? ''}`;
}
