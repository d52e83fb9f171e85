import { refuse } from './answer';
import { guidFrom, isDuplicate, type Row, type Store } from './database';

export type ColumnType = 'text' | 'note' | 'number' | 'boolean' | 'dateTime' | 'choice' | 'multiChoice' | 'person' | 'lookup' | 'other';
export interface Column { name: string; type: ColumnType; indexed: boolean; unique: boolean; readOnly: boolean; definition: Record<string, unknown> }
export interface List { n: number; id: string; site: string; name: string; title: string; template: string; row: Row }

const FACETS = ['text', 'number', 'boolean', 'dateTime', 'choice', 'personOrGroup', 'lookup', 'currency', 'hyperlinkOrPicture', 'calculated', 'term', 'thumbnail'];
const INDEX_LIMIT = 20;

function typeOf(definition: Record<string, unknown>): ColumnType {
  const facets = FACETS.filter((facet) => definition[facet] !== undefined && definition[facet] !== null);
  if (facets.length !== 1) throw refuse.invalid('One of the provided arguments is not acceptable.', 'badArgument');
  const facet = definition[facets[0] ?? ''] as Record<string, unknown>;
  if (facets[0] === 'text') return facet['allowMultipleLines'] === true ? 'note' : 'text';
  if (facets[0] === 'choice') return facet['displayAs'] === 'checkBoxes' ? 'multiChoice' : 'choice';
  if (facets[0] === 'currency') return 'number';
  if (facets[0] === 'personOrGroup') return 'person';
  return (['number', 'boolean', 'dateTime', 'lookup'] as const).find((plain) => plain === facets[0]) ?? 'other';
}

const BUILT_IN: [string, string, Record<string, unknown>, boolean][] = [
  ['Title', 'Title', { text: { allowMultipleLines: false, maxLength: 255 } }, false],
  ['ID', 'ID', { number: { decimalPlaces: 'none' } }, true],
  ['Created', 'Created', { dateTime: { displayAs: 'default', format: 'dateTime' } }, true],
  ['Modified', 'Modified', { dateTime: { displayAs: 'default', format: 'dateTime' } }, true],
  ['Author', 'Created By', { personOrGroup: { allowMultipleSelection: false } }, true],
  ['Editor', 'Modified By', { personOrGroup: { allowMultipleSelection: false } }, true],
];

/** The table that holds the items of a list. */
export const tableOf = (list: { n: number }): string => `rows_${String(list.n)}`;
/** A column's value inside the stored fields, as SQLite reads it; the same text as in its index, so that the index is used. */
export const cell = (name: string): string => `json_extract(fields, '$."${name}"')`;
/** The name under which a column's value is kept: people and lookups are kept as their number in the other list. */
export const storedName = (column: Column): string => (column.type === 'person' || column.type === 'lookup' ? `${column.name}LookupId` : column.name);

function toList(row: Row): List {
  return { n: Number(row['n']), id: String(row['id']), site: String(row['site']), name: String(row['name']), title: String(row['title']), template: String(row['template']), row };
}

/** The list with this id or title. Throws 404 when there is none. */
export function findList(store: Store, site: string, key: string): List {
  const row = store.get('select * from lists where site = ? and (id = ? or title = ? or name = ?)', site, key.toLowerCase(), key, key);
  if (!row) throw refuse.noList();
  return toList(row);
}

export function listsOf(store: Store, site: string): List[] {
  return store.all('select * from lists where site = ? order by n', site).map(toList);
}

const remembered = new WeakMap<Store, Map<number, Map<string, Column>>>();
const forget = (store: Store): void => { remembered.delete(store); };

/** The columns of a list, by internal name. Read afresh only when some list has changed. */
export function columnsOf(store: Store, list: List): Map<string, Column> {
  const all = remembered.get(store) ?? new Map<number, Map<string, Column>>();
  remembered.set(store, all);
  const columns = all.get(list.n) ?? readColumns(store, list);
  all.set(list.n, columns);
  return columns;
}

function readColumns(store: Store, list: List): Map<string, Column> {
  const rows = store.all('select * from columns where list = ? order by place', list.n);
  return new Map(rows.map((row) => {
    const definition = JSON.parse(String(row['definition'])) as Record<string, unknown>;
    const column: Column = { name: String(row['name']), type: typeOf(definition), indexed: row['indexed'] === 1, unique: row['uniq'] === 1, readOnly: definition['readOnly'] === true, definition };
    return [column.name, column];
  }));
}

/** SharePoint's internal name for what was asked: spaces and the like are written as _xNNNN_. */
function internalName(asked: string): string {
  return asked.replace(/[^A-Za-z0-9_]/g, (c) => `_x${c.charCodeAt(0).toString(16).padStart(4, '0')}_`).slice(0, 32);
}

function definitionOf(list: List, name: string, asked: Record<string, unknown>, builtIn: boolean): Record<string, unknown> {
  const is = (key: string): boolean => asked[key] === true;
  const facets = Object.fromEntries(FACETS.filter((facet) => asked[facet] !== undefined).map((facet) => [facet, asked[facet]]));
  return {
    id: guidFrom(`${list.id}:${name}`), name, displayName: asked['displayName'] ?? name, description: asked['description'] ?? '', columnGroup: 'Custom Columns',
    enforceUniqueValues: is('enforceUniqueValues'), hidden: is('hidden'), indexed: is('indexed'), readOnly: builtIn || is('readOnly'), required: is('required'), ...facets,
  };
}

/** Adds a column. Throws 400 for no type, 409 for a name that is taken, 400 when the list has its 20 indexes. */
export function addColumn(store: Store, list: List, asked: Record<string, unknown>, builtIn = false): Row {
  const name = internalName(typeof asked['name'] === 'string' ? asked['name'] : '');
  if (!name) throw refuse.invalid('Invalid request');
  if (store.get('select 1 from columns where list = ? and name = ?', list.n, name)) throw refuse.nameTaken();
  const definition = definitionOf(list, name, asked, builtIn);
  forget(store);
  const [indexed, unique] = [definition['indexed'] === true, definition['enforceUniqueValues'] === true];
  if (unique && !indexed) throw refuse.invalid('This field must be indexed to enforce unique values.');
  const type = typeOf(definition);
  if (indexed) checkIndexable(store, list, type);
  const place = Number(store.get('select count(*) as n from columns where list = ?', list.n)?.['n'] ?? 0);
  store.run('insert into columns(list, id, name, definition, indexed, uniq, place) values (?, ?, ?, ?, ?, ?, ?)', list.n, String(definition['id']), name, JSON.stringify(definition), indexed ? 1 : 0, unique ? 1 : 0, place);
  if (indexed) buildIndex(store, list, { name, type, unique });
  return definition;
}

function checkIndexable(store: Store, list: List, type: ColumnType): void {
  if (type === 'note' || type === 'multiChoice' || type === 'other') throw refuse.invalid('This field cannot be indexed.');
  const count = Number(store.get('select count(*) as n from columns where list = ? and indexed = 1', list.n)?.['n'] ?? 0);
  if (count >= INDEX_LIMIT) throw refuse.invalid('The list has the greatest number of indexed columns allowed.');
}

function buildIndex(store: Store, list: List, column: { name: string; type: ColumnType; unique: boolean }): void {
  const name = column.type === 'person' || column.type === 'lookup' ? `${column.name}LookupId` : column.name;
  try {
    store.exec(`create ${column.unique ? 'unique ' : ''}index ${tableOf(list)}_${name} on ${tableOf(list)}(${cell(name)})`);
  } catch (error) { throw isDuplicate(error) ? refuse.notUnique() : error; }
}

/** Changes what may be changed in a column: words, index, uniqueness. Its internal name and type stay. */
export function changeColumn(store: Store, list: List, key: string, asked: Record<string, unknown>): Row {
  const row = store.get('select * from columns where list = ? and (id = ? or name = ?)', list.n, key, key);
  if (!row) throw refuse.noItem();
  const old = JSON.parse(String(row['definition'])) as Record<string, unknown>;
  const changed = { ...old };
  forget(store);
  for (const key of ['displayName', 'description', 'indexed', 'enforceUniqueValues', 'hidden', 'required', 'text', 'choice']) if (asked[key] !== undefined) changed[key] = asked[key];
  const [indexed, unique] = [changed['indexed'] === true, changed['enforceUniqueValues'] === true];
  if (unique && !indexed) throw refuse.invalid('This field must be indexed to enforce unique values.');
  const name = String(row['name']);
  const type = typeOf(changed);
  if (indexed && row['indexed'] !== 1) checkIndexable(store, list, type);
  if (indexed !== (row['indexed'] === 1) || unique !== (row['uniq'] === 1)) {
    store.exec(`drop index if exists ${tableOf(list)}_${type === 'person' || type === 'lookup' ? `${name}LookupId` : name}`);
    if (indexed) buildIndex(store, list, { name, type, unique });
  }
  store.run('update columns set definition = ?, indexed = ?, uniq = ? where list = ? and name = ?', JSON.stringify(changed), indexed ? 1 : 0, unique ? 1 : 0, list.n, name);
  return changed;
}

/** Takes a column away with its index; the values stay in the stored fields and are no longer shown. */
export function dropColumn(store: Store, list: List, key: string): void {
  const row = store.get('select name, definition from columns where list = ? and (id = ? or name = ?)', list.n, key, key);
  if (!row) throw refuse.noItem();
  const name = String(row['name']);
  forget(store);
  store.exec(`drop index if exists ${tableOf(list)}_${name}; drop index if exists ${tableOf(list)}_${name}LookupId`);
  store.run('delete from columns where list = ? and name = ?', list.n, name);
}

export interface NewList { displayName: string; template: string; columns: Record<string, unknown>[] }

/** Makes a list with its columns. Throws 409 when the title is taken. */
export function makeList(store: Store, site: string, asked: NewList, author: number, now: string): List {
  if (store.get('select 1 from lists where site = ? and title = ?', site, asked.displayName)) throw refuse.nameTaken();
  const id = guidFrom(`${site}:list:${asked.displayName}:${now}`);
  const n = store.run('insert into lists(id, site, name, title, template, version, created, modified, author) values (?, ?, ?, ?, ?, 1, ?, ?, ?)', id, site, asked.displayName.replace(/[^A-Za-z0-9]/g, ''), asked.displayName, asked.template, now, now, author);
  store.exec(`create table rows_${String(n)}(id integer primary key autoincrement, guid text, version integer, created text, modified text, author integer, editor integer, fields text, seq integer); create index rows_${String(n)}_seq on rows_${String(n)}(seq)`);
  const list = findList(store, site, id);
  for (const [name, displayName, facet, readOnly] of BUILT_IN) addColumn(store, list, { name, displayName, ...facet }, readOnly);
  for (const column of asked.columns) addColumn(store, list, column);
  return list;
}

/** Takes a list away with all that is in it. */
export function dropList(store: Store, list: List): void {
  forget(store);
  store.exec(`drop table ${tableOf(list)}`);
  for (const table of ['columns', 'versions', 'gone']) store.run(`delete from ${table} where list = ?`, list.n);
  store.run('delete from lists where n = ?', list.n);
}

/** The list as Graph describes it. */
export function listBody(store: Store, list: List, webUrl: string, createdBy: Record<string, unknown>): Record<string, unknown> {
  const [created, modified] = [String(list.row['created']), String(list.row['modified'])];
  const etag = `"${list.id},${String(list.row['version'])}"`;
  return {
    '@odata.etag': etag, eTag: etag, id: list.id, name: list.name, displayName: list.title, description: '', createdDateTime: created, lastModifiedDateTime: modified, createdBy,
    webUrl: `${webUrl}/Lists/${list.name}`, parentReference: { siteId: list.site }, list: { contentTypesEnabled: false, hidden: false, template: list.template },
  };
}
