import * as z from 'zod/mini';
import { wordFor } from './choices';
import type { Call } from './calls';
import type { Graph } from './client';
import { GraphError } from './failure';
import type { ColumnPlan, ListPlan } from './schema';

/** A column of an older version that is still shown, and the one that takes its place. */
export interface Older { id: string; name: string; displayName: string; indexed: boolean; becomes: ColumnPlan }

const OlderShape = z.object({ value: z.array(z.object({ id: z.string(), name: z.string(), displayName: z.optional(z.nullable(z.string())), indexed: z.optional(z.nullable(z.boolean())) })) });
const RowsShape = z.object({ '@odata.nextLink': z.optional(z.string()), value: z.array(z.object({ id: z.string(), eTag: z.optional(z.nullable(z.string())), fields: z.record(z.string(), z.unknown()) })) });
type RowOf = z.infer<typeof RowsShape>['value'][number];

const PAGE = 200;
const AT_ONCE = 20;
/** How often the list is gone through again for rows that somebody changed meanwhile, or that were throttled. */
const ROUNDS = 5;
const OLD = 'before the upgrade';

/** Columns that this version has put others in the place of, as far as the list still shows them. An upgraded list has none. */
export async function olderColumns(graph: Graph, site: string, plan: ListPlan): Promise<Older[]> {
  const followed = plan.columns.filter((column) => column.was);
  if (!followed.length) return [];
  const shown = (await graph.ask({ name: 'columns', into: { site, list: plan.name } }, OlderShape)).value;
  return followed.flatMap((becomes) => {
    const found = shown.find((column) => column.name === becomes.was?.name);
    return found ? [{ id: found.id, name: found.name, displayName: found.displayName ?? found.name, indexed: found.indexed === true, becomes }] : [];
  });
}

const change = (site: string, plan: ListPlan, older: Older, body: Record<string, unknown>): Call => ({ name: 'change-column', into: { site, list: plan.name, column: older.id }, body });

/** Gives up the indexes and the names of older columns, as a list has twenty indexes at most. Their values stay. */
export async function stepAside(graph: Graph, site: string, plan: ListPlan, all: readonly Older[]): Promise<void> {
  for (const older of all) {
    if (!older.indexed && older.displayName.includes(OLD)) continue;
    await graph.ask(change(site, plan, older, { indexed: false, displayName: `${older.becomes.displayName} (${OLD})` }), z.unknown());
  }
}

/** What a row still lacks of what it held in its older columns. */
function lacking(row: RowOf, all: readonly Older[]): Record<string, string> {
  return Object.fromEntries(all.flatMap(({ name, becomes }): [string, string][] => {
    const [old, now] = [row.fields[name], row.fields[becomes.name]];
    return typeof old !== 'string' || (now !== undefined && now !== null) ? [] : [[becomes.name, wordFor(becomes.was?.words ?? {}, old) ?? old]];
  }));
}

async function write(graph: Graph, site: string, plan: ListPlan, rows: readonly RowOf[], all: readonly Older[]): Promise<number> {
  const calls = rows.map((row): [string, Call] => [row.id, { name: 'change-item', into: { site, list: plan.name, item: row.id }, headers: { 'If-Match': row.eTag ?? '*' }, body: lacking(row, all) }]);
  const parts = Object.values(await graph.batch(Object.fromEntries(calls)));
  const errors = parts.flatMap((part) => ('error' in part ? [part.error] : []));
  const hard = errors.find((error) => error.trouble !== 'changed' && error.trouble !== 'throttled' && error.trouble !== 'busy');
  if (hard) throw hard;
  const waits = errors.map((error) => error.retryAfterMs ?? 0);
  if (errors.some((error) => error.trouble !== 'changed')) await graph.wait(Math.max(1000, ...waits));
  return parts.length - errors.length;
}

/** One walk through the list, in the order of its items, which no threshold stops. */
async function walk(graph: Graph, site: string, plan: ListPlan, all: readonly Older[]): Promise<{ written: number; left: number }> {
  const names = all.flatMap(({ name, becomes }) => [name, becomes.name]).join(',');
  const call: Call = { name: 'items', into: { site, list: plan.name }, query: { $expand: `fields($select=${names})`, $top: String(PAGE) } };
  let [written, left] = [0, 0];
  let page = await graph.ask(call, RowsShape);
  for (;;) {
    const wanting = page.value.filter((row) => Object.keys(lacking(row, all)).length > 0);
    for (let at = 0; at < wanting.length; at += AT_ONCE) {
      const some = wanting.slice(at, at + AT_ONCE);
      const done = await write(graph, site, plan, some, all);
      written += done;
      left += some.length - done;
    }
    const next = page['@odata.nextLink'];
    if (next === undefined) return { written, left };
    page = await graph.follow(next, call, RowsShape);
  }
}

/**
 * Carries what the older columns hold over into those that take their place, then hides the older ones. Nothing is deleted.
 * Rejects when rows keep being changed by others: nothing is lost, and a further run goes on where this one stopped.
 */
export async function carryOver(graph: Graph, site: string, plan: ListPlan, all: readonly Older[], report: { made: string[] }): Promise<void> {
  if (!all.length) return;
  let written = 0;
  for (let round = 1; ; round += 1) {
    const walked = await walk(graph, site, plan, all);
    written += walked.written;
    if (walked.left === 0) break;
    if (round === ROUNDS) throw new GraphError('busy', 0, 'rows-left', '');
  }
  for (const older of all) await graph.ask(change(site, plan, older, { hidden: true }), z.unknown());
  report.made.push(`${String(written)} rows of ${plan.name} carried over`);
}
