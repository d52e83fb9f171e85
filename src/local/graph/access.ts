import { cell, tableOf, type List } from './lists';
import type { Store, Value } from './database';
import type { Caller } from './people';

/** A piece of SQL that is true for the rows a caller may see, with its values. Empty when they may see all. */
export interface Walls { sql: string; values: Value[] }

const CASES = 'TcpCases';
const EVENTS = 'TcpEvents';
const RATINGS = 'TcpRatings';
const OPEN: Walls = { sql: '', values: [] };

/**
 * The rule of the local site, standing for SharePoint permissions that an administrator sets:
 * practitioners see cases they own or of their own setting; the front door sees cases that were referred to it;
 * managers see their setting (all settings when they have none); auditors and the site owner see everything.
 * Second opinions are seen by auditors and managers, and added by auditors alone; auditors add nowhere else.
 */
function caseWalls(caller: Caller): Walls {
  if (caller.role === 'practitioner') return { sql: `(${cell('OwnerUpn')} = ? or ${cell('Setting')} = ?)`, values: [caller.upn, caller.setting === '' ? '\u0000' : caller.setting] };
  // The plus keeps SQLite from choosing an index that more than half of all rows are in.
  if (caller.role === 'mash') return { sql: `+${cell('Referred')} = 1`, values: [] };
  if (caller.role === 'manager' && caller.setting !== '') return { sql: `${cell('Setting')} = ?`, values: [caller.setting] };
  return OPEN;
}

function casesTable(store: Store, site: string): string | undefined {
  const row = store.get('select n from lists where site = ? and title = ?', site, CASES);
  return row ? tableOf({ n: Number(row['n']) }) : undefined;
}

/** True when the list is closed to this caller altogether, as a list with permissions of its own is. */
export const isClosedTo = (list: List, caller: Caller): boolean => list.title === RATINGS && (caller.role === 'practitioner' || caller.role === 'mash');

/** True for the list of second opinions: what stands in it is never changed. */
export const isOpinion = (list: List): boolean => list.title === RATINGS;

/** Which rows of this list the caller may see. Lists other than cases and events are open to all whom the list lets in. */
export function walls(store: Store, list: List, caller: Caller): Walls {
  if (list.title === CASES) return caseWalls(caller);
  if (list.title !== EVENTS) return OPEN;
  const own = caseWalls(caller);
  const cases = casesTable(store, list.site);
  if (own.sql === '' || !cases) return OPEN;
  const events = tableOf(list);
  const inner = own.sql.replaceAll('fields,', `${cases}.fields,`);
  const visible = `exists (select 1 from ${cases} where json_extract(${cases}.fields, '$."CaseKey"') = json_extract(${events}.fields, '$."CaseKey"') and ${inner})`;
  return { sql: `(${cell('ByUpn').replace('fields', `${events}.fields`)} = ? or ${visible})`, values: [caller.upn, ...own.values] };
}

/** True when the caller may add here: auditors second opinions, and nobody else those; others to a case that is new, or that they see. */
export function mayAddTo(store: Store, list: List, caller: Caller, fields: Record<string, unknown>): boolean {
  if (caller.role === 'auditor' || list.title === RATINGS) return list.title === RATINGS && (caller.role === 'auditor' || caller.role === 'admin');
  if (list.title !== EVENTS) return true;
  const own = caseWalls(caller);
  const cases = casesTable(store, list.site);
  const key = fields['CaseKey'];
  if (own.sql === '' || !cases || typeof key !== 'string') return true;
  const there = store.get(`select ${own.sql} as mine from ${cases} where ${cell('CaseKey')} = ?`, ...own.values, key);
  return !there || there['mine'] === 1;
}
