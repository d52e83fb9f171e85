import { refuse, type Answer } from './answer';
import type { Row, Value } from './database';
import { listDate } from './fields';
import { isClosedTo, walls } from './access';
import { itemBody, type Place, type Shape } from './items';
import { cell, columnsOf, storedName, tableOf, type Column, type List } from './lists';
import { fieldsOf, FilterFault, firstPredicate, readFilter, type Filter, type Literal } from './odata';

export interface Options { filter?: string; orderby?: string; top?: string; expand?: string; select?: string; skiptoken?: string }
interface Sql { sql: string; values: Value[] }

const PAGE = 200;
const MOST = 5000;
const DIRECT: Record<string, string> = { Created: 'created', Modified: 'modified', AuthorLookupId: 'author', EditorLookupId: 'editor' };
const SIGNS = { eq: '=', ne: '!=', gt: '>', ge: '>=', lt: '<', le: '<=' } as const;

/** What `$expand=fields` and `$expand=fields($select=A,B)` ask to be shown. Throws 400 for anything else. */
export function readExpand(expand: string | undefined): Shape {
  if (!expand) return { fields: false };
  const found = /^fields(?:\((?:\$?select=([^)]*))\))?$/.exec(expand.trim());
  if (!found) throw refuse.invalid('Invalid request');
  const only = found[1]?.split(',').map((name) => name.trim()).filter(Boolean);
  return { fields: true, ...(only && !only.includes('*') ? { only } : {}) };
}

interface Known { column?: Column; sql: string; indexed: boolean }

function fieldOf(name: string, columns: Map<string, Column>): Known {
  if (!name.startsWith('fields/')) {
    if (['Title', 'Name', 'id'].includes(name)) throw refuse.general();
    throw refuse.badFilter(`Could not find a property named '${name}' on type 'microsoft.graph.listItem'.`);
  }
  const bare = name.slice(7);
  if (bare === 'ID' || bare === 'id') throw refuse.badFilter("A binary operator with incompatible types was detected.");
  const direct = DIRECT[bare];
  if (direct) return { sql: direct, indexed: false };
  const column = [...columns.values()].find((one) => storedName(one) === bare);
  if (!column) throw refuse.unknownField(bare);
  return { column, sql: cell(bare), indexed: column.indexed };
}

const mismatch = () => refuse.badFilter('A binary operator with incompatible types was detected.');

function typeOf(known: Known): Column['type'] {
  return known.column?.type ?? (known.sql === 'created' || known.sql === 'modified' ? 'dateTime' : 'lookup');
}

function dateOf(to: Literal): string {
  const date = to.type === 'text' ? listDate(String(to.value)) : undefined;
  if (date === undefined) throw refuse.badFilter('A date must be written as a quoted literal.');
  return date;
}

/** The literal as the index holds values of this column. Throws 400 where the two do not go together. */
function valueOf(known: Known, to: Literal): Value {
  if (to.value === null) return null;
  const type = typeOf(known);
  if (type === 'dateTime') return dateOf(to);
  if (type === 'lookup' || type === 'person') return known.column ? String(to.value) : Number(to.value);
  const wanted = type === 'number' || type === 'boolean' ? type : 'text';
  if (to.type !== wanted) throw mismatch();
  return typeof to.value === 'boolean' ? Number(to.value) : to.value;
}

function toSql(filter: Filter, columns: Map<string, Column>): Sql {
  if (filter.is === 'not') { const of = toSql(filter.of, columns); return { sql: `(not coalesce(${of.sql}, 0))`, values: of.values }; }
  if (filter.is === 'and' || filter.is === 'or') {
    const [left, right] = [toSql(filter.left, columns), toSql(filter.right, columns)];
    return { sql: `(${left.sql} ${filter.is} ${right.sql})`, values: [...left.values, ...right.values] };
  }
  const known = fieldOf(filter.field, columns);
  const value = valueOf(known, filter.to);
  if (filter.is === 'call') {
    if (filter.name !== 'startswith') throw refuse.invalid('The provided filter statement is not supported');
    return { sql: `substr(${known.sql}, 1, ${String(String(value).length)}) = ?`, values: [value] };
  }
  if (value === null) return { sql: `${known.sql} is ${filter.op === 'eq' ? '' : 'not '}null`, values: [] };
  if (filter.op === 'ne') return { sql: `(${known.sql} is null or ${known.sql} != ?)`, values: [value] };
  return { sql: `${known.sql} ${SIGNS[filter.op]} ?`, values: [value] };
}

function parse(text: string): Filter {
  try { return readFilter(text); } catch (error) { throw error instanceof FilterFault ? refuse.badFilter(error.message) : error; }
}

interface Order { sql: string; falling: boolean; ignored: boolean }

function readOrder(orderby: string | undefined, columns: Map<string, Column>, mayScan: boolean): Order {
  const first = orderby?.split(',')[0]?.trim();
  if (!first) return { sql: 'id', falling: false, ignored: true };
  const [name = '', direction = 'asc'] = first.split(/\s+/);
  if (!name.startsWith('fields/')) return { sql: 'id', falling: false, ignored: true };
  const known = fieldOf(name, columns);
  if (!known.indexed && !mayScan) throw refuse.notIndexed(name.slice(7));
  return { sql: known.sql, falling: direction.toLowerCase() === 'desc', ignored: false };
}

interface Mark { id: number; value?: Value }

function readMark(token: string | undefined): Mark | undefined {
  if (!token) return undefined;
  const read = new URLSearchParams(Buffer.from(token, 'base64url').toString('utf8'));
  const id = Number(read.get('p_ID'));
  if (read.get('Paged') !== 'TRUE' || !Number.isInteger(id)) throw refuse.invalid('Invalid request');
  const value = read.get('p_Value');
  return { id, ...(value === null ? {} : { value: JSON.parse(value) as Value }) };
}

const writeMark = (mark: Mark, ordered: boolean): string =>
  Buffer.from(`Paged=TRUE&p_ID=${String(mark.id)}${ordered ? `&p_Value=${encodeURIComponent(JSON.stringify(mark.value ?? null))}` : ''}`, 'utf8').toString('base64url');

function after(mark: Mark, order: Order): Sql {
  if (order.ignored) return { sql: 'id > ?', values: [mark.id] };
  const [sign, value] = [order.falling ? '<' : '>', mark.value ?? null];
  if (value === null) return order.falling ? { sql: `(${order.sql} is null and id < ?)`, values: [mark.id] } : { sql: `(${order.sql} is not null or id > ?)`, values: [mark.id] };
  const nulls = order.falling ? ` or ${order.sql} is null` : '';
  const near = order.falling ? `${order.sql} <= ?` : `${order.sql} >= ?`;
  return nulls ? { sql: `(${order.sql} < ? or (${order.sql} = ? and id ${sign} ?)${nulls})`, values: [value, value, mark.id] } : { sql: `${near} and (${order.sql} ${sign} ? or id ${sign} ?)`, values: [value, value, mark.id] };
}

/** The 5,000-row rule: the first predicate alone must select fewer rows than the threshold, or the view is refused as throttled. */
function checkThreshold(place: Place, list: List, filter: Filter | undefined, columns: Map<string, Column>, order: Order, orderby: string | undefined, threshold: number): void {
  const rows = Number(place.store.get(`select coalesce(max(id), 0) as n from ${tableOf(list)}`)?.['n'] ?? 0);
  if (rows < threshold) return;
  if (!filter) { if (orderby && order.ignored) throw refuse.throttledView(); return; }
  const first = firstPredicate(filter);
  if (fieldsOf(first).some((name) => !fieldOf(name, columns).indexed)) throw refuse.throttledView();
  const sql = toSql(first, columns);
  const beyond = place.store.get(`select 1 as over from ${tableOf(list)} where ${sql.sql} limit 1 offset ${String(threshold - 1)}`, ...sql.values);
  if (beyond) throw refuse.throttledView();
}

function checkIndexed(filter: Filter | undefined, columns: Map<string, Column>): void {
  for (const name of filter ? fieldsOf(filter) : []) if (!fieldOf(name, columns).indexed) throw refuse.notIndexed(name.slice(7));
}

interface Select { where: Sql; order: Order; size: number }

function selectRows(place: Place, list: List, { where, order, size }: Select): Row[] {
  const direction = order.falling ? 'desc' : 'asc';
  const orderSql = order.ignored ? 'id asc' : `${order.sql} ${direction}, id ${direction}`;
  return place.store.all(`select *, ${order.ignored ? 'id' : order.sql} as sort_value from ${tableOf(list)}${where.sql && ` where ${where.sql}`} order by ${orderSql} limit ?`, ...where.values, size);
}

function allOf(parts: (Sql | undefined)[]): Sql {
  const real = parts.filter((part): part is Sql => part !== undefined && part.sql !== '');
  return { sql: real.map((part) => part.sql).join(' and '), values: real.flatMap((part) => part.values) };
}

export interface Rules { prefer: string | undefined; threshold: number; nextUrl: (token: string) => string }

/** A page of the items of a list, under the rules of the real thing: only indexed columns, the threshold, walls, and a link to the next page. */
export function queryItems(place: Place, list: List, options: Options, { prefer, threshold, nextUrl }: Rules): Answer {
  if (isClosedTo(list, place.caller)) throw refuse.denied();
  const columns = columnsOf(place.store, list);
  const mayScan = prefer?.includes('HonorNonIndexedQueriesWarningMayFailRandomly') === true;
  const shape = readExpand(options.expand);
  const filter = options.filter ? parse(options.filter) : undefined;
  if (!mayScan) checkIndexed(filter, columns);
  const order = readOrder(options.orderby, columns, mayScan);
  checkThreshold(place, list, filter, columns, order, options.orderby, threshold);
  const size = Math.min(Math.max(Number(options.top ?? PAGE) || PAGE, 1), MOST);
  const mark = readMark(options.skiptoken);
  const where = allOf([filter && toSql(filter, columns), walls(place.store, list, place.caller), mark && after(mark, order)]);
  const rows = selectRows(place, list, { where, order, size: size + 1 });
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown[shown.length - 1] : undefined;
  const next = last && writeMark({ id: Number(last['id']), value: last['sort_value'] as Value }, !order.ignored);
  return { status: 200, body: {
    '@odata.context': `${place.base}/$metadata#sites('x')/lists('x')/items`,
    ...(next ? { '@odata.nextLink': nextUrl(next) } : {}),
    value: shown.map((row) => itemBody(place, list, row, shape, columns)),
  } };
}
