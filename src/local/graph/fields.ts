import { refuse } from './answer';
import { storedName, type Column } from './lists';

const TEXT_LIMIT = 255;
const NOTE_LIMIT = 63_999;
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

export type Fields = Record<string, unknown>;

/** A date as lists keep it: UTC, whole seconds, Z. Undefined when it is no date. */
export function listDate(value: string): string | undefined {
  if (!DATE.test(value)) return undefined;
  const withZone = /Z$|[+-]\d{2}:\d{2}$/.test(value) ? value : value.includes('T') ? `${value}Z` : `${value}T00:00:00Z`;
  const read = new Date(withZone);
  return Number.isNaN(read.getTime()) ? undefined : `${read.toISOString().slice(0, 19)}Z`;
}

function textFor(column: Column, value: unknown): string {
  if (typeof value !== 'string') throw refuse.general();
  if (value.length > (column.type === 'note' ? NOTE_LIMIT : TEXT_LIMIT)) throw refuse.tooLong();
  return value;
}

/** A choice outside the column's own is refused unless the column takes other words (what Graph itself says is not known). */
function choiceFor(column: Column, value: unknown): string {
  const { choices, allowTextEntry } = column.definition['choice'] as { choices?: unknown; allowTextEntry?: unknown };
  const read = textFor(column, value);
  if (allowTextEntry !== true && Array.isArray(choices) && choices.length > 0 && !choices.includes(read)) throw refuse.invalid(`The value is not one of the choices of the field '${column.name}'.`);
  return read;
}

function dateFor(value: unknown): string {
  const date = typeof value === 'string' ? listDate(value) : undefined;
  if (date === undefined) throw refuse.general();
  return date;
}

const must = <T>(value: unknown, is: (value: unknown) => value is T): T => { if (!is(value)) throw refuse.general(); return value; };
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isArray = (value: unknown): value is unknown[] => Array.isArray(value);
const isId = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

const READERS: Record<Column['type'], (column: Column, value: unknown) => unknown> = {
  text: textFor, note: textFor, choice: choiceFor,
  number: (_, value) => must(value, isNumber),
  boolean: (_, value) => must(value, isBoolean),
  dateTime: (_, value) => dateFor(value),
  multiChoice: (_, value) => must(value, isArray),
  person: (_, value) => String(must(value, isId)),
  lookup: (_, value) => String(must(value, isId)),
  other: () => { throw refuse.invalid('Invalid request'); },
};

/**
 * What a client wrote, as the list keeps it. `null` clears a value.
 * Throws as SharePoint does: 400 for a column that is not there or a text too long, 500 for a value of the wrong kind,
 * 400 for an array without its `@odata.type`.
 */
export function readFields(asked: unknown, columns: Map<string, Column>): Fields {
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) throw refuse.invalid('Invalid request');
  const given = asked as Fields;
  const byStored = new Map([...columns.values()].map((column) => [storedName(column), column]));
  const read: Fields = {};
  for (const [key, value] of Object.entries(given)) {
    if (key.includes('@odata.')) continue;
    const column = byStored.get(key);
    if (!column) throw refuse.unknownField(key);
    if (column.readOnly) throw refuse.invalid(`Field '${key}' is read-only`);
    if (Array.isArray(value) && given[`${key}@odata.type`] === undefined) throw refuse.invalid('A value without a type name was found and no expected type is available. When the model is specified, each value in the payload must have a type which can be either specified in the payload, explicitly by the caller or implicitly inferred from the parent value.');
    read[key] = value === null ? null : READERS[column.type](column, value);
  }
  return read;
}

/** What was there with what is new laid over it; cleared columns are gone. */
export function mergeFields(old: Fields, change: Fields): Fields {
  return Object.fromEntries(Object.entries({ ...old, ...change }).filter(([, value]) => value !== null));
}

/** Checks that people and lookups point at somebody in the site. Throws 400 when they do not. */
export function checkPeople(fields: Fields, columns: Map<string, Column>, isKnown: (id: number) => boolean): void {
  for (const column of columns.values()) {
    const id = fields[storedName(column)];
    if (column.type === 'person' && typeof id === 'string' && !isKnown(Number(id))) throw refuse.invalid('One of the provided arguments is not acceptable.', 'badArgument');
  }
}
