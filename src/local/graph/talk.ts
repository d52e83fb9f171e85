import { refuse, type Answer } from './answer';
import { FilterFault, readFilter, type Filter } from './odata';

/** Mail and Teams messages come from whoever starts the server; Graph's own shapes, nothing stored. */
export interface Talk {
  /** Messages of a mailbox (its address or sign-in name), newest first. Undefined: no such mailbox, or not shared with the caller. */
  mail?(mailbox: string, caller: string): Record<string, unknown>[] | undefined;
  /** Messages of a chat, newest first. */
  chat?(chat: string, caller: string): Record<string, unknown>[] | undefined;
  /** First messages of a channel, newest first. Replies under `replies`. */
  channel?(team: string, channel: string, caller: string): Record<string, unknown>[] | undefined;
}

type Ask = (name: string) => string | undefined;

function matches(filter: Filter, message: Record<string, unknown>): boolean {
  if (filter.is === 'and') return matches(filter.left, message) && matches(filter.right, message);
  if (filter.is === 'or') return matches(filter.left, message) || matches(filter.right, message);
  if (filter.is === 'not') return !matches(filter.of, message);
  const value = message[filter.field];
  if (filter.is === 'call') return typeof value === 'string' && value.startsWith(String(filter.to.value));
  const [left, right] = filter.to.type === 'date' ? [Date.parse(String(value)), Date.parse(String(filter.to.value))] : [value, filter.to.value];
  if (filter.op === 'eq') return left === right;
  if (filter.op === 'ne') return left !== right;
  const [a, b] = [left as number, right as number];
  return filter.op === 'gt' ? a > b : filter.op === 'ge' ? a >= b : filter.op === 'lt' ? a < b : a <= b;
}

function parse(text: string): Filter {
  try { return readFilter(text); } catch (error) { throw error instanceof FilterFault ? refuse.badFilter(error.message) : error; }
}

const fieldsIn = (filter: Filter): string[] => (filter.is === 'and' || filter.is === 'or' ? [...fieldsIn(filter.left), ...fieldsIn(filter.right)] : filter.is === 'not' ? fieldsIn(filter.of) : [filter.field]);

/** Exchange sorts by what it filters by: the sort property must stand first in the filter. */
function checkMailOrder(filter: Filter | undefined, orderby: string | undefined): void {
  if (!filter || !orderby) return;
  const wanted = orderby.split(',').map((part) => part.trim().split(/\s+/)[0]);
  if (wanted.some((name, at) => fieldsIn(filter)[at] !== name)) throw mailRefusal(400, 'InefficientFilter', 'The restriction or sort order is too complex for this operation.');
}

const mailRefusal = (status: number, code: string, message: string): Error => Object.assign(refuse.invalid(message), { status, code });

function select(message: Record<string, unknown>, names: string[] | undefined, asText: boolean): Record<string, unknown> {
  const all: Record<string, unknown> = { ...message };
  if (!names?.includes('uniqueBody')) delete all['uniqueBody'];
  if (asText) for (const part of ['body', 'uniqueBody']) { const body = all[part] as { contentType?: string; content?: string } | undefined; if (body?.contentType === 'html') all[part] = { contentType: 'text', content: (body.content ?? '').replace(/<[^>]+>/g, '').trim() }; }
  const keep = names ? Object.fromEntries(Object.entries(all).filter(([key]) => key === 'id' || key === '@odata.etag' || names.includes(key))) : all;
  return keep;
}

/** A page of a mailbox, as Exchange answers: filter, order under its rule, select, `$skip` paging. */
export function mailPage(messages: Record<string, unknown>[] | undefined, ask: Ask, prefer: string | undefined, link: (skip: number) => string): Answer {
  if (!messages) throw mailRefusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  if (ask('search') && ask('orderby')) throw mailRefusal(400, 'SearchWithOrderBy', "The query parameter '$orderBy' is not supported with '$search'.");
  const filter = ask('filter') === undefined ? undefined : parse(ask('filter') ?? '');
  checkMailOrder(filter, ask('orderby'));
  const found = filter ? messages.filter((message) => matches(filter, message)) : messages;
  const [skip, top] = [Number(ask('skip') ?? 0), Math.min(Number(ask('top') ?? 10), 1000)];
  const asText = prefer?.includes('outlook.body-content-type="text"') ?? false;
  const names = ask('select')?.split(',').map((name) => name.trim());
  return { status: 200, headers: asText ? { 'Preference-Applied': 'outlook.body-content-type="text"' } : {}, body: {
    ...(found.length > skip + top ? { '@odata.nextLink': link(skip + top) } : {}),
    value: found.slice(skip, skip + top).map((message) => select(message, names, asText)),
  } };
}

/** A page of chat or channel messages: at most 50, dates only, each only with its own order. */
export function chatPage(messages: Record<string, unknown>[] | undefined, ask: Ask, mayFilter: boolean, link: (skip: number) => string): Answer {
  if (!messages) throw Object.assign(refuse.noItem(), { code: 'NotFound' });
  const top = Number(ask('top') ?? 20);
  if (top > 50) throw Object.assign(refuse.invalid(`The query specified in the URI is not valid. The limit of '50' for Top query has been exceeded. The value from the incoming request is '${String(top)}'.`), { code: 'BadRequest' });
  const text = ask('filter');
  if (text && !mayFilter) throw refuse.badFilter('not allowed here');
  const filter = text && ask('orderby') ? parse(text) : undefined;
  if (filter) checkChatFilter(filter, ask('orderby') ?? '');
  const found = filter ? messages.filter((message) => matches(filter, message)) : messages;
  const skip = Number(ask('skiptoken') ?? 0);
  return { status: 200, body: {
    '@odata.count': Math.min(top, Math.max(0, found.length - skip)),
    ...(found.length > skip + top ? { '@odata.nextLink': link(skip + top) } : {}),
    value: found.slice(skip, skip + top).map((message) => Object.fromEntries(Object.entries(message).filter(([key]) => key !== 'replies' || ask('expand') === 'replies'))),
  } };
}

const NAMES = { eq: 'Equal', ne: 'NotEqual', ge: 'GreaterThanOrEqual', le: 'LessThanOrEqual', gt: 'GreaterThan', lt: 'LessThan' } as const;

function checkChatFilter(filter: Filter, orderby: string): void {
  if (filter.is === 'and') { checkChatFilter(filter.left, orderby); checkChatFilter(filter.right, orderby); return; }
  if (filter.is !== 'compare') throw refuse.badFilter('not allowed here');
  const allowed = filter.field === 'createdDateTime' ? ['lt'] : filter.field === 'lastModifiedDateTime' ? ['lt', 'gt'] : [];
  if (!allowed.includes(filter.op)) throw Object.assign(refuse.invalid(`The entity property '${filter.field}' and operationKind '${NAMES[filter.op]}' is not allowed in $filter query.`), { code: 'BadRequest' });
  if (!orderby.startsWith(filter.field)) throw Object.assign(refuse.invalid('The $orderby property must be the one in $filter.'), { code: 'BadRequest' });
}
