import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

export type Row = Record<string, unknown>;
export type Value = string | number | null | Buffer;

/** The one file on disk. Every change is in the file before it is answered, so a killed server loses nothing it has confirmed. */
export interface Store {
  all(sql: string, ...values: Value[]): Row[];
  get(sql: string, ...values: Value[]): Row | undefined;
  run(sql: string, ...values: Value[]): number;
  exec(sql: string): void;
  /** All or nothing. */
  together<T>(work: () => T): T;
  /** A number that rises with every change; what delta tokens count in. */
  nextSeq(): number;
  close(): void;
}

const TABLES = `
create table if not exists counters(name text primary key, value integer not null);
create table if not exists sites(id text primary key, host text, path text, title text);
create table if not exists people(site text, id integer, upn text, name text, oid text, primary key(site, id), unique(site, upn));
create table if not exists lists(n integer primary key autoincrement, id text unique, site text, name text, title text, template text, version integer, created text, modified text, author integer, unique(site, title));
create table if not exists columns(list integer, id text, name text, definition text, indexed integer, uniq integer, place integer, primary key(list, name));
create table if not exists versions(list integer, item integer, version integer, modified text, editor integer, fields text, primary key(list, item, version));
create table if not exists gone(list integer, item integer, guid text, seq integer);
create table if not exists files(drive text, id text primary key, parent text, name text, kind text, mime text, size integer, version integer, guid text, created text, modified text, author integer, body blob);
create unique index if not exists files_place on files(drive, parent, name);
create table if not exists uploads(id text primary key, drive text, parent text, name text, conflict text, expires text, size integer, body blob);
`;

/** Opens (or makes) the store in `folder`. */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true });
  const db = new Database(join(folder, 'graph.sqlite'));
  try {
    // Two workbenches on one folder wait for each other.
    db.exec('pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -65536;');
    db.exec(TABLES);
  } catch (error) { db.close(); throw error; }
  const kept = new Map<string, Database.Statement>();
  const prepared = (sql: string): Database.Statement => {
    const found = kept.get(sql) ?? db.prepare(sql);
    kept.set(sql, found);
    return found;
  };
  let depth = 0;
  const store: Store = {
    all: (sql, ...values) => prepared(sql).all(...values) as Row[],
    get: (sql, ...values) => (prepared(sql).get(...values) as Row | undefined) ?? undefined,
    run: (sql, ...values) => Number(prepared(sql).run(...values).lastInsertRowid),
    exec: (sql) => { kept.clear(); db.exec(sql); },
    together: (work) => {
      if (depth > 0) return work();
      db.exec('begin immediate');
      depth += 1;
      try { const made = work(); db.exec('commit'); return made; } catch (error) { db.exec('rollback'); throw error; } finally { depth -= 1; }
    },
    nextSeq: () => {
      prepared('insert into counters(name, value) values (?, 1) on conflict(name) do update set value = value + 1').run('seq');
      return Number((prepared('select value from counters where name = ?').get('seq') as Row)['value']);
    },
    close: () => { kept.clear(); db.close(); },
  };
  return store;
}

/** True when the error is SQLite saying that a unique value is there already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}

/** A GUID that depends on nothing but its seed: the same seed gives the same id on every run. */
export function guidFrom(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
