import { refuse, type Answer } from './answer';
import { guidFrom, isDuplicate, type Row, type Store } from './database';
import { checkPeople, mergeFields, readFields, type Fields } from './fields';
import { columnsOf, tableOf, type Column, type List } from './lists';
import { isClosedTo, isOpinion, mayAddTo, walls } from './access';
import { identityOf, siteUserId, type Caller } from './people';

/** Where a handler works: the store, who asks, when, and how addresses begin. */
export interface Place { store: Store; caller: Caller; now: string; base: string; webUrl: string }
export interface Shape { fields: boolean; only?: string[] }

export const etagOf = (row: Row): string => `"${String(row['guid'])},${String(row['version'])}"`;

function fieldsBody(place: Place, list: List, row: Row, columns: Map<string, Column>, only?: string[]): Fields {
  const kept = JSON.parse(String(row['fields'])) as Fields;
  const id = String(row['id']);
  const all: Fields = {
    ...kept, id, ContentType: 'Item', Created: row['created'], Modified: row['modified'], AuthorLookupId: String(row['author']), EditorLookupId: String(row['editor']),
    _UIVersionString: `${String(row['version'])}.0`, Attachments: false, Edit: '', LinkTitle: kept['Title'] ?? '', LinkTitleNoMenu: kept['Title'] ?? '', ItemChildCount: '0', FolderChildCount: '0',
  };
  for (const column of columns.values()) if (column.definition['hidden'] === true && !only?.includes(column.name)) delete all[column.name];
  const shown = only ? Object.fromEntries(Object.entries(all).filter(([key]) => key === 'id' || only.includes(key) || (key.endsWith('LookupId') && only.includes(key.slice(0, -8))))) : all;
  if (only) for (const name of only) addLookupValue(place, list, kept, row, columns.get(name), shown);
  return { '@odata.etag': etagOf(row), ...shown };
}

function addLookupValue(place: Place, list: List, kept: Fields, row: Row, column: Column | undefined, shown: Fields): void {
  if (column?.type !== 'person') return;
  const id = column.name === 'Author' ? row['author'] : column.name === 'Editor' ? row['editor'] : kept[`${column.name}LookupId`];
  const person = id === undefined ? undefined : place.store.get('select name from people where site = ? and id = ?', list.site, Number(id));
  if (person) shown[column.name] = person['name'];
}

/** An item as Graph shows it; its fields only when asked for. */
export function itemBody(place: Place, list: List, row: Row, shape: Shape, columns = columnsOf(place.store, list)): Record<string, unknown> {
  const etag = etagOf(row);
  const id = String(row['id']);
  return {
    '@odata.etag': etag, createdDateTime: row['created'], eTag: etag, id, lastModifiedDateTime: row['modified'], webUrl: `${place.webUrl}/Lists/${list.name}/${id}_.000`,
    createdBy: identityOf(place.store, list.site, Number(row['author'])), lastModifiedBy: identityOf(place.store, list.site, Number(row['editor'])),
    parentReference: { id: guidFrom(`${list.id}:root`), siteId: list.site },
    contentType: { id: '0x0100A3B5', name: 'Item' },
    ...(shape.fields ? { 'fields@odata.context': `${place.base}/$metadata#sites('x')/lists('x')/items/$entity`, fields: fieldsBody(place, list, row, columns, shape.only) } : {}),
  };
}

/** The item, if it is there and the caller may see it. Throws 404 otherwise: what may not be seen is not there. */
export function findItem(place: Place, list: List, id: string): Row {
  if (isClosedTo(list, place.caller)) throw refuse.denied();
  if (!/^\d{1,12}$/.test(id)) throw refuse.noItem();
  const wall = walls(place.store, list, place.caller);
  const row = place.store.get(`select * from ${tableOf(list)} where id = ?${wall.sql ? ` and ${wall.sql}` : ''}`, Number(id), ...wall.values);
  if (!row) throw refuse.noItem();
  return row;
}

function keepVersion(place: Place, list: List, item: number, version: number, editor: number, fields: string): void {
  place.store.run('insert or replace into versions(list, item, version, modified, editor, fields) values (?, ?, ?, ?, ?, ?)', list.n, item, version, place.now, editor, fields);
}

/** Adds an item. Throws 400 for unknown columns, over-long text and values that must be unique, 403 where the caller may not write. */
export function createItem(place: Place, list: List, asked: unknown): Answer {
  const columns = columnsOf(place.store, list);
  const wanted = typeof asked === 'object' && asked !== null ? (asked as Record<string, unknown>)['fields'] ?? {} : undefined;
  const fields = mergeFields({}, readFields(wanted, columns));
  if (!mayAddTo(place.store, list, place.caller, fields)) throw refuse.denied();
  const author = siteUserId(place.store, list.site, place.caller);
  checkPeople(fields, columns, (id) => place.store.get('select 1 from people where site = ? and id = ?', list.site, id) !== undefined);
  const kept = JSON.stringify(fields);
  try {
    const row = place.store.together(() => {
      const seq = place.store.nextSeq();
      const id = place.store.run(`insert into ${tableOf(list)}(guid, version, created, modified, author, editor, fields, seq) values (?, 1, ?, ?, ?, ?, ?, ?)`, guidFrom(`${list.id}:${String(seq)}`), place.now, place.now, author, author, kept, seq);
      keepVersion(place, list, id, 1, author, kept);
      return place.store.get(`select * from ${tableOf(list)} where id = ?`, id);
    });
    if (!row) throw refuse.general();
    return { status: 201, headers: { ETag: etagOf(row) }, body: { '@odata.context': `${place.base}/$metadata#sites('x')/lists('x')/items/$entity`, ...itemBody(place, list, row, { fields: true }, columns) } };
  } catch (error) { throw isDuplicate(error) ? refuse.notUnique() : error; }
}

function checkMatch(row: Row, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === '*') return;
  const bare = ifMatch.replace(/^W\//, '');
  if (!/^".*"$/.test(bare)) throw refuse.badEtag();
  if (bare !== etagOf(row)) throw refuse.changed();
}

/** Changes the named columns of an item and leaves the others. Throws 412 when it has changed since `ifMatch`. */
export function changeFields(place: Place, list: List, id: string, asked: unknown, ifMatch: string | undefined): { row: Row; fields: Fields } {
  if (place.caller.role === 'auditor' || isOpinion(list)) throw refuse.denied();
  const columns = columnsOf(place.store, list);
  const row = findItem(place, list, id);
  checkMatch(row, ifMatch);
  const fields = mergeFields(JSON.parse(String(row['fields'])) as Fields, readFields(asked, columns));
  const editor = siteUserId(place.store, list.site, place.caller);
  checkPeople(fields, columns, (person) => place.store.get('select 1 from people where site = ? and id = ?', list.site, person) !== undefined);
  const kept = JSON.stringify(fields);
  const version = Number(row['version']) + 1;
  try {
    place.store.together(() => {
      place.store.run(`update ${tableOf(list)} set version = ?, modified = ?, editor = ?, fields = ?, seq = ? where id = ?`, version, place.now, editor, kept, place.store.nextSeq(), Number(id));
      keepVersion(place, list, Number(id), version, editor, kept);
    });
  } catch (error) { throw isDuplicate(error) ? refuse.notUnique() : error; }
  const after = place.store.get(`select * from ${tableOf(list)} where id = ?`, Number(id)) ?? row;
  return { row: after, fields: fieldsBody(place, list, after, columns) };
}

/** Takes an item away; delta tells of it as deleted. Throws 412 when it has changed since `ifMatch`. */
export function deleteItem(place: Place, list: List, id: string, ifMatch: string | undefined): Answer {
  if (place.caller.role !== 'admin' && place.caller.role !== 'manager') throw refuse.denied();
  const row = findItem(place, list, id);
  checkMatch(row, ifMatch);
  place.store.together(() => {
    place.store.run(`delete from ${tableOf(list)} where id = ?`, Number(id));
    place.store.run('insert into gone(list, item, guid, seq) values (?, ?, ?, ?)', list.n, Number(id), String(row['guid']), place.store.nextSeq());
  });
  return { status: 204 };
}

/** What the item was at each change, newest first. */
export function versionsOf(place: Place, list: List, id: string, withFields: boolean): Answer {
  findItem(place, list, id);
  const rows = place.store.all('select * from versions where list = ? and item = ? order by version desc', list.n, Number(id));
  return { status: 200, body: { value: rows.map((row) => ({
    id: `${String(row['version'])}.0`, lastModifiedDateTime: row['modified'], lastModifiedBy: identityOf(place.store, list.site, Number(row['editor'])),
    ...(withFields ? { fields: { ...(JSON.parse(String(row['fields'])) as Fields), id } } : {}),
  })) } };
}
