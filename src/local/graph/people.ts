import { refuse } from './answer';
import { guidFrom, type Store } from './database';

/** Who a token speaks for, and what the local site lets them do. `admin` stands for the site owner who provisions lists. */
export type LocalRole = 'practitioner' | 'mash' | 'manager' | 'auditor' | 'admin';
export interface LocalPerson { upn: string; name: string; role: LocalRole; setting?: string; objectId?: string }
export interface Caller { upn: string; name: string; role: LocalRole; setting: string; objectId: string }

const ROLES = new Set<string>(['practitioner', 'mash', 'manager', 'auditor', 'admin']);

/** A token as the local server takes it: `local.` and base64 JSON of who it is for. `exp` is in seconds, as in a real token. */
export function localToken(person: { upn: string; role: LocalRole; name?: string; setting?: string; exp?: number }): string {
  return `local.${Buffer.from(JSON.stringify(person), 'utf8').toString('base64')}`;
}

function readToken(token: string): Record<string, unknown> | undefined {
  if (!token.startsWith('local.')) return undefined;
  try {
    const read: unknown = JSON.parse(Buffer.from(token.slice(6), 'base64').toString('utf8'));
    return typeof read === 'object' && read !== null ? { ...read } : undefined;
  } catch { return undefined; }
}

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

/**
 * Who is calling. Throws 401 for no token, one that is not ours, or one that has expired.
 * Name and setting come from the directory where it knows the person, so that a token need only say who and in which role.
 */
export function callerOf(authorization: string | undefined, directory: readonly LocalPerson[], now: Date): Caller {
  const token = /^Bearer\s+(.+)$/i.exec(authorization ?? '')?.[1];
  if (!token) throw refuse.noToken();
  const read = readToken(token) ?? {};
  const [upn, role, exp] = [text(read['upn'], ''), text(read['role'], ''), read['exp']];
  const isOver = typeof exp === 'number' && exp * 1000 <= now.getTime();
  if (upn === '' || !ROLES.has(role) || isOver) throw refuse.oldToken();
  const known = directory.find((person) => person.upn.toLowerCase() === upn.toLowerCase()) ?? { name: upn, setting: '', objectId: undefined };
  return {
    upn, role: role as LocalRole, name: text(read['name'], known.name), setting: text(read['setting'], known.setting ?? ''),
    objectId: known.objectId ?? guidFrom(`person:${upn.toLowerCase()}`),
  };
}

/** The person's number in the site's User Information List; a new one on the first visit, as SharePoint does. */
export function siteUserId(store: Store, site: string, caller: { upn: string; name: string; objectId: string }): number {
  const found = store.get('select id from people where site = ? and upn = ?', site, caller.upn.toLowerCase());
  if (found) return Number(found['id']);
  const next = Number(store.get('select coalesce(max(id), 5) + 1 as next from people where site = ?', site)?.['next'] ?? 6);
  store.run('insert into people(site, id, upn, name, oid) values (?, ?, ?, ?, ?)', site, next, caller.upn.toLowerCase(), caller.name, caller.objectId);
  return next;
}

const known = new WeakMap<Store, Map<string, Record<string, unknown>>>();

/** An identity as it stands in createdBy and lastModifiedBy. Somebody who has come to the site stays as they came. */
export function identityOf(store: Store, site: string, id: number): Record<string, unknown> {
  const all = known.get(store) ?? new Map<string, Record<string, unknown>>();
  known.set(store, all);
  const found = all.get(`${site} ${String(id)}`);
  if (found) return found;
  const person = store.get('select upn, name, oid from people where site = ? and id = ?', site, id);
  if (!person) return { user: { displayName: 'System Account', id: guidFrom('system') } };
  const identity = { user: { displayName: person['name'], email: person['upn'], id: person['oid'] } };
  all.set(`${site} ${String(id)}`, identity);
  return identity;
}
