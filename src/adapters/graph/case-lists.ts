import * as z from 'zod/mini';
import { projectCase, type CaseEvent, type CaseSummary } from '../../core/case';
import { quoted, type Call } from './calls';
import { caseFields, filled } from './case-row';
import { read, type Part } from './answer';
import { type Graph } from './client';
import { EVENT_COLUMNS, eventFields, eventFrom, EventPageShape, type Placed } from './event-row';
import { GraphError } from './failure';
import { CASES, EVENTS } from './schema';
import { replyOf } from './site';

interface Row { id: string; etag: string; count: number }
/** A case as the site holds it: events in their places, and its row if it has one. */
export interface Held { placed: Placed[]; row?: Row }
export type Written = { done: true; held: Held } | { done: false; error: GraphError };

type Waiting = Call & { after?: string[] };

/** Where a row stands and how many events it counts. What else is in it is not looked at: it is written anew. */
const RowPlaceShape = z.object({ value: z.array(z.object({ id: z.string(), eTag: z.optional(z.nullable(z.string())), '@odata.etag': z.optional(z.string()), fields: z.object({ EventCount: z.optional(z.nullable(z.number())) }) })) });

const PAGE = 200;
/** A batch holds 20; one is for the row. */
const AT_ONCE = 18;

export const lastSlot = (held: Held): number => held.placed[held.placed.length - 1]?.slot ?? 0;

/** True when all events of the case are seen and its row does not know of the last of them, as a save that was cut off leaves it. */
export const lags = (held: Held): boolean => held.placed.length > 0 && lastSlot(held) === held.placed.length && (held.row?.count ?? 0) < held.placed.length;

/** The two lists of cases: reading one case whole, and adding to it in one round trip. Knows nothing of trying again. */
export class CaseLists {
  constructor(private readonly graph: Graph, private readonly site: string, private readonly project: (events: readonly CaseEvent[]) => CaseSummary = projectCase) {}

  private eventsCall(caseKey: string): Call {
    return { name: 'items', into: { site: this.site, list: EVENTS }, query: { $filter: `fields/CaseKey eq ${quoted(caseKey)}`, $expand: `fields($select=${EVENT_COLUMNS})`, $top: String(PAGE) } };
  }

  private rowCall(caseKey: string): Call {
    return { name: 'items', into: { site: this.site, list: CASES }, query: { $filter: `fields/CaseKey eq ${quoted(caseKey)}`, $expand: 'fields($select=EventCount)' } };
  }

  private async placed(first: unknown, caseKey: string): Promise<Placed[]> {
    let page = read(EventPageShape, first);
    const found = page.value.map(eventFrom);
    while (page['@odata.nextLink'] !== undefined) {
      page = await this.graph.follow(page['@odata.nextLink'], this.eventsCall(caseKey), EventPageShape);
      found.push(...page.value.map(eventFrom));
    }
    return found.sort((a, b) => a.slot - b.slot);
  }

  /** Row and events together, in one round trip. The events are read after the row: a row that is changed meanwhile has another ETag. */
  async whole(caseKey: string): Promise<Held> {
    const parts = await this.graph.batch({ row: this.rowCall(caseKey), events: { ...this.eventsCall(caseKey), after: ['row'] } });
    const item = read(RowPlaceShape, replyOf(parts['row'])).value[0];
    const placed = await this.placed(replyOf(parts['events']), caseKey);
    const etag = item?.eTag ?? item?.['@odata.etag'];
    return { placed, ...(item && etag ? { row: { id: item.id, etag, count: item.fields.EventCount ?? 0 } } : {}) };
  }

  private eventWrite({ slot, event }: Placed, at: number): [string, Waiting] {
    return [`event-${String(at)}`, { name: 'make-item', into: { site: this.site, list: EVENTS }, body: { fields: eventFields(event, slot) }, ...(at > 0 ? { after: [`event-${String(at - 1)}`] } : {}) }];
  }

  private rowWrite(held: Held, all: Placed[], added: number): Waiting {
    const events = all.map((one) => one.event);
    const fields = caseFields(this.project(events), events);
    const after = added > 0 ? [`event-${String(added - 1)}`] : [];
    return held.row
      ? { name: 'change-item', into: { site: this.site, list: CASES, item: held.row.id }, headers: { 'If-Match': held.row.etag }, body: fields, after }
      : { name: 'make-item', into: { site: this.site, list: CASES }, body: { fields: filled(fields) }, after };
  }

  /**
   * Adds events after those held (or none) and brings the row up to date, each write after the one before. `done: false` says what went
   * wrong first; whatever came before it is written. Rejects when no answer came at all: then nothing is known.
   */
  async add(held: Held, events: CaseEvent[]): Promise<Written> {
    if (!held.placed.concat(events.map((event) => ({ slot: 0, event }))).some((one) => one.event.kind === 'consultation')) throw new GraphError('not-found', 404, 'no-case', '');
    const added = events.slice(0, AT_ONCE).map((event, at): Placed => ({ slot: lastSlot(held) + 1 + at, event }));
    const all = [...held.placed, ...added];
    const isWhole = added.length === events.length;
    const calls = new Map<string, Waiting>(added.map((one, at) => this.eventWrite(one, at)));
    if (isWhole) calls.set('row', this.rowWrite(held, all, added.length));
    const parts = await this.graph.batch(Object.fromEntries(calls));
    const failed = Object.values(parts).find((part) => 'error' in part && part.error.status !== 424);
    if (failed && 'error' in failed) return { done: false, error: failed.error };
    if (!isWhole) return { done: false, error: new GraphError('changed', 200, 'more-to-write', '') };
    const row = rowAfter(parts['row'], held, all.length);
    return { done: true, held: { placed: all, ...(row ? { row } : {}) } };
  }
}

/** A change to a row need not tell the new ETag; then the row is read again before the next save. */
const WrittenRowShape = z.object({ id: z.optional(z.string()), eTag: z.optional(z.string()), '@odata.etag': z.optional(z.string()) });

function rowAfter(part: Part | undefined, held: Held, count: number): Row | undefined {
  if (!part || !('reply' in part)) return undefined;
  const found = z.safeParse(WrittenRowShape, part.reply.body);
  const body = found.success ? found.data : {};
  const etag = part.reply.header('etag') ?? body.eTag ?? body['@odata.etag'];
  const id = held.row?.id ?? body.id;
  return etag !== undefined && id !== undefined ? { id, etag, count } : undefined;
}
