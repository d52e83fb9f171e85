import * as z from 'zod/mini';
import { isCaseKey, projectCase } from '../../core/case';
import { read } from './answer';
import type { BatchCalls } from './batch';
import { quoted, type Call } from './calls';
import { caseFields, filled } from './case-row';
import { domainOf } from './choices';
import type { Graph } from './client';
import { EVENT_COLUMNS, EventItemShape, eventFrom, type Placed } from './event-row';
import { GraphError } from './failure';
import { CASES, EVENTS, LISTS } from './schema';
import { openSite, replyOf } from './site';

/** Why a program cannot work a row out: a person has to look. */
export type RowTrouble = 'no-events' | 'events-missing' | 'two-rows' | 'no-consultation' | 'newer' | 'broken';

/** What is amiss with the row of a case: which columns differ from its events, that there is none, or why it cannot be worked out. Holds no value of any column. */
export type RowFinding = { caseKey: string } & ({ is: 'differs'; columns: string[] } | { is: 'missing' } | { is: 'unclear'; why: RowTrouble });

export interface RowsReport {
  cases: number;
  events: number;
  /** When checked: what differs. When mended: what was rewritten, and what a person has to look at. */
  found: RowFinding[];
  /** Cases that somebody was at work on, or that could not be reached, each time they were looked at. */
  unsettled: number;
}

const ItemsShape = z.object({ '@odata.nextLink': z.optional(z.string()), value: z.array(z.object({ id: z.string(), eTag: z.optional(z.nullable(z.string())), '@odata.etag': z.optional(z.string()), fields: z.record(z.string(), z.unknown()) })) });
type Item = z.infer<typeof ItemsShape>['value'][number];

/** A case as it was read: its rows (there should be one) and its events. */
interface Seen { rows: Item[]; placed: Placed[]; trouble?: RowTrouble }
type Judged = { is: 'right' } | { is: 'differs'; columns: string[]; row: Item; fields: Record<string, unknown> } | { is: 'missing'; fields: Record<string, unknown> } | { is: 'unclear'; why: RowTrouble };

const COLUMNS = ['Title', ...(LISTS.find((list) => list.name === CASES)?.columns ?? []).map((column) => column.name)].join(',');
const PAGE = 200;
/** Two questions a case, twenty to a batch. */
const AT_ONCE = 10;
const ROUNDS = 10;
/** How long a save that was met half-way is given to end. */
const SETTLE_MS = 2000;
/** Half of what the smallest organisation may spend in a minute (1,250 resource units); a question or a change of a list costs two. */
const UNITS_A_MINUTE = 600;
const COST = 2;
/** Troubles after which the case is looked at again before anything is written. */
const PASSING = new Set<GraphError['trouble']>(['changed', 'taken', 'busy', 'throttled', 'offline']);

/** An empty text is an empty column; SharePoint keeps no spaces at the ends, and its own line ends. */
const bare = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() || null : (value ?? null));

/** What a column stands for: a kind of worry is the same as an id and in words. */
const held = (name: string, value: unknown): unknown => { const plain = bare(value); return name === 'Domain' && typeof plain === 'string' ? domainOf(plain) : plain; };

function judge({ rows, placed, trouble }: Seen): Judged {
  const unclear = (why: RowTrouble): Judged => ({ is: 'unclear', why });
  const row = rows[0];
  if (rows.length > 1) return unclear('two-rows');
  if (trouble) return unclear(trouble);
  if (placed.length === 0) return unclear('no-events');
  // Events that this account may not see, or that were deleted: a row worked out without them would be wrong.
  if (placed.some(({ slot }, at) => slot !== at + 1) || Number(row?.fields['EventCount'] ?? 0) > placed.length) return unclear('events-missing');
  const events = placed.map((one) => one.event);
  if (!events.some((event) => event.kind === 'consultation')) return unclear('no-consultation');
  const fields = caseFields(projectCase(events), events);
  if (!row) return { is: 'missing', fields };
  const columns = Object.keys(fields).filter((name) => held(name, fields[name]) !== held(name, row.fields[name]));
  return columns.length > 0 ? { is: 'differs', columns, row, fields } : { is: 'right' };
}

/** Puts an event among those of its case. One that cannot be read is remembered as such. */
function addEvent(seen: Seen, item: Item): void {
  try {
    const placed = eventFrom(read(EventItemShape, item));
    if (placed.event.caseKey !== item.fields['CaseKey']) throw new GraphError('unreadable', 200, 'broken-event', '');
    seen.placed.push(placed);
  } catch (error) {
    seen.trouble = error instanceof GraphError && error.trouble === 'newer-schema' ? 'newer' : 'broken';
  }
}

const inOrder = (seen: Seen): Seen => { seen.placed.sort((a, b) => a.slot - b.slot); return seen; };

/** Goes through the rows of a site, at a pace that leaves room for those who work there. */
class RowsWork {
  readonly report: RowsReport = { cases: 0, events: 0, found: [], unsettled: 0 };
  /** How each case stood when it was last looked at. */
  private readonly stood = new Map<string, string>();
  /** What was sent, until it is known that it arrived. */
  private readonly sent = new Map<string, RowFinding>();
  constructor(private readonly graph: Graph, private readonly site: string, private readonly mends: boolean, private readonly tell: (finding: RowFinding) => void) {}

  private async spend(questions: number): Promise<void> { await this.graph.wait(Math.ceil((questions * COST * 60_000) / UNITS_A_MINUTE)); }

  private itemsOf(list: typeof EVENTS | typeof CASES, caseKey?: string): Call {
    const columns = list === EVENTS ? `CaseKey,${EVENT_COLUMNS}` : COLUMNS;
    return { name: 'items', into: { site: this.site, list }, query: { ...(caseKey === undefined ? {} : { $filter: `fields/CaseKey eq ${quoted(caseKey)}` }), $expand: `fields($select=${columns})`, $top: String(PAGE) } };
  }

  private async rest(call: Call, first: z.infer<typeof ItemsShape>, take: (item: Item) => void): Promise<void> {
    for (let page = first; ; page = await this.graph.follow(page['@odata.nextLink'], call, ItemsShape)) {
      page.value.forEach(take);
      await this.spend(1);
      if (page['@odata.nextLink'] === undefined) return;
    }
  }

  /** Both lists from end to end, in the order of their items, which no threshold stops. Gives the cases whose row is not what their events say. */
  async suspects(): Promise<string[]> {
    const cases = new Map<string, Seen>();
    const of = (item: Item): Seen => {
      const key = typeof item.fields['CaseKey'] === 'string' ? item.fields['CaseKey'] : '';
      const seen = cases.get(key) ?? { rows: [], placed: [] };
      cases.set(key, seen);
      return seen;
    };
    for (const list of [CASES, EVENTS] as const) {
      const call = this.itemsOf(list);
      await this.rest(call, await this.graph.ask(call, ItemsShape), (item) => {
        if (list === CASES) of(item).rows.push(item);
        else { this.report.events += 1; addEvent(of(item), item); }
      });
    }
    this.report.cases = cases.size;
    return [...cases].filter(([, seen]) => judge(inOrder(seen)).is !== 'right').map(([key]) => key);
  }

  /** Some cases afresh, as far as they could be reached. Each one's events are read after its row: a row that is changed meanwhile has another ETag. */
  private async look(keys: string[]): Promise<[string, Seen][]> {
    const calls: BatchCalls = Object.fromEntries(keys.flatMap((key, at): [string, BatchCalls[string]][] => [[`row-${String(at)}`, this.itemsOf(CASES, key)], [`events-${String(at)}`, { ...this.itemsOf(EVENTS, key), after: [`row-${String(at)}`] }]]));
    await this.spend(2 * keys.length);
    const parts = await this.graph.batch(calls);
    const found: [string, Seen][] = [];
    for (const [at, key] of keys.entries()) {
      const [row, events] = [parts[`row-${String(at)}`], parts[`events-${String(at)}`]];
      if ([row, events].some((part) => part && 'error' in part && PASSING.has(part.error.trouble))) continue;
      const seen: Seen = { rows: read(ItemsShape, replyOf(row)).value, placed: [] };
      await this.rest(this.itemsOf(EVENTS, key), read(ItemsShape, replyOf(events)), (item) => { addEvent(seen, item); });
      found.push([key, inOrder(seen)]);
    }
    return found;
  }

  /** Looks at some cases, and mends what is to be mended. Gives back those that have to be looked at again. */
  async settle(keys: string[]): Promise<string[]> {
    const looked = await this.look(keys);
    const again = keys.filter((key) => !looked.some(([one]) => one === key));
    const writes = new Map<string, [Call, RowFinding]>();
    for (const [key, seen] of looked) {
      const judged = judge(seen);
      const finding = findingFrom(key, seen, judged);
      if (!finding) { this.arrived(key); continue; }
      if (this.mends && judged.is !== 'unclear' && judged.is !== 'right') writes.set(key, [this.write(judged), finding]);
      else if (this.stoodLikeThat(key, seen, finding)) this.keep(finding);
      else again.push(key);
    }
    return [...again, ...(writes.size > 0 ? await this.send(writes) : [])];
  }

  /** A save is one round trip of several steps: only what is found twice alike is not somebody at work. */
  private stoodLikeThat(key: string, { rows, placed }: Seen, finding: RowFinding): boolean {
    const stands = JSON.stringify([rows.map(etagOf), placed.length, finding]);
    const before = this.stood.get(key);
    this.stood.set(key, stands);
    return before === stands;
  }

  private arrived(key: string): void {
    const finding = this.sent.get(key);
    if (finding) this.keep(finding);
    this.sent.delete(key);
  }

  private keep(finding: RowFinding): void { this.report.found.push(finding); this.tell(finding); }

  private write(judged: Extract<Judged, { is: 'differs' | 'missing' }>): Call {
    if (judged.is === 'missing') return { name: 'make-item', into: { site: this.site, list: CASES }, body: { fields: filled(judged.fields) } };
    const body = Object.fromEntries(judged.columns.map((name) => [name, judged.fields[name] ?? null]));
    return { name: 'change-item', into: { site: this.site, list: CASES, item: judged.row.id }, headers: { 'If-Match': etagOf(judged.row) }, body };
  }

  private async send(writes: Map<string, [Call, RowFinding]>): Promise<string[]> {
    await this.spend(writes.size);
    const keys = [...writes.keys()];
    for (const [key, [, finding]] of writes) this.sent.set(key, finding);
    const parts = await this.graph.batch(Object.fromEntries([...writes.values()].map(([call], at) => [String(at), call])));
    const errors = Object.values(parts).flatMap((part) => ('error' in part ? [part.error] : []));
    const again: string[] = [];
    for (const [at, key] of keys.entries()) {
      const part = parts[String(at)];
      if (part && 'reply' in part) this.arrived(key);
      else again.push(key);
    }
    const hard = errors.find((error) => !PASSING.has(error.trouble));
    if (hard) throw hard;
    if (errors.some((error) => error.trouble === 'throttled' || error.trouble === 'busy')) await this.graph.wait(Math.max(1000, ...errors.map((error) => error.retryAfterMs ?? 0)));
    return again;
  }

  /** All suspects, ten at a time; after any doubt a case is looked at again before anything is written. */
  async run(): Promise<RowsReport> {
    let left = await this.suspects();
    for (let round = 1; round <= ROUNDS && left.length > 0; round += 1) {
      if (round > 1) await this.graph.wait(SETTLE_MS);
      const again: string[] = [];
      for (let at = 0; at < left.length; at += AT_ONCE) {
        const some = left.slice(at, at + AT_ONCE);
        again.push(...await this.settle(some).catch(async (error: unknown) => {
          if (!(error instanceof GraphError) || !PASSING.has(error.trouble)) throw error;
          await this.graph.wait(error.retryAfterMs ?? SETTLE_MS * round);
          return some;
        }));
      }
      left = again;
    }
    this.report.unsettled = left.length;
    return this.report;
  }
}

const etagOf = (item: Item): string => item.eTag ?? item['@odata.etag'] ?? '*';

/** A finding under a name that can be shown: what is no case key could be anybody's words, and is named by its place in the list. */
function findingFrom(key: string, { rows }: Seen, judged: Judged): RowFinding | undefined {
  if (judged.is === 'right') return undefined;
  const caseKey = isCaseKey(key) ? key : rows[0] ? `(row ${rows[0].id}, which has no case key)` : '(events without a case key)';
  if (judged.is === 'differs') return { caseKey, is: 'differs', columns: judged.columns };
  return judged.is === 'missing' ? { caseKey, is: 'missing' } : { caseKey, is: 'unclear', why: judged.why };
}

async function goThrough(graph: Graph, site: string, mends: boolean, tell: (finding: RowFinding) => void): Promise<RowsReport> {
  await openSite(graph, site).ready();
  return new RowsWork(graph, site, mends, tell).run();
}

/** Holds every case's row against its events, and changes nothing. What is found is told as it is found. Rejects with `GraphError`. */
export const checkRows = (graph: Graph, site: string, tell: (finding: RowFinding) => void = () => undefined): Promise<RowsReport> => goThrough(graph, site, false, tell);

/**
 * Works rows out anew from their events: writes only columns that differ, only over the row as it was read, and makes rows that are
 * not there. Deletes nothing; leaves what cannot be worked out. A run that is cut off is finished by the next. Rejects with `GraphError`.
 */
export const mendRows = (graph: Graph, site: string, tell: (finding: RowFinding) => void = () => undefined): Promise<RowsReport> => goThrough(graph, site, true, tell);
