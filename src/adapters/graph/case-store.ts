import { chronology, projectCase, type CaseEvent, type CaseSummary } from '../../core/case';
import type { CasePage, CaseQuery, CaseStore, Person, SaveResult } from '../../ports';
import { quoted, type Call } from './calls';
import { CASE_COLUMNS, caseFields, CasePageShape, filled, summaryFrom } from './case-row';
import { read, type Graph, type Part } from './client';
import { matters } from './conflict';
import { EVENT_COLUMNS, eventFields, eventFrom, EventPageShape, type Placed } from './event-row';
import { GraphError, mayRetry, sentenceFor } from './failure';
import { queuePlan } from './queues';
import { CASES, EVENTS } from './schema';
import { replyOf, type OpenSite } from './site';

export interface CaseStoreOptions {
  graph: Graph;
  site: OpenSite;
  me: () => Promise<Pick<Person, 'upn'>>;
  now: () => Date;
  project?: (events: readonly CaseEvent[]) => CaseSummary;
  /** How often a save is tried before the person is told. */
  tries?: number;
}

interface Row { id: string; etag: string; count: number }
/** A case as the site holds it: events in their places, and its row if it has one. */
interface Held { placed: Placed[]; row?: Row }
type Outcome = { done: true; held: Held } | { done: false; error: GraphError; hard: boolean };

const NOTHING: Held = { placed: [] };
const PAGE = 200;
/** A batch holds 20; one is for the row. */
const AT_ONCE = 18;

/**
 * Cases in SharePoint lists. Events are the truth and only ever added; the row is worked out from them.
 *
 * A save never repeats a write blindly: before every further try it reads what the site holds, adopts what is there by its
 * client key and writes only what is missing. Two people cannot both write the nth event of a case: its `Slot` is unique, so
 * the second is refused, reads what the first wrote and is told of it where it matters.
 */
export function graphCaseStore(options: CaseStoreOptions): CaseStore & {
  /** Works a case's row out anew from its events. */
  mend(caseKey: string): Promise<SaveResult>;
} {
  const { graph, site } = options;
  const project = options.project ?? projectCase;
  const tries = options.tries ?? 6;
  const held = new Map<string, Held>();
  const seen = new Map<string, number>();
  const own = new Set<string>();

  const eventsCall = (caseKey: string): Call => ({ name: 'items', into: { site: site.id, list: EVENTS }, query: { $filter: `fields/CaseKey eq ${quoted(caseKey)}`, $expand: `fields($select=${EVENT_COLUMNS})`, $top: String(PAGE) } });
  const rowCall = (caseKey: string): Call => ({ name: 'items', into: { site: site.id, list: CASES }, query: { $filter: `fields/CaseKey eq ${quoted(caseKey)}`, $expand: `fields($select=${CASE_COLUMNS})` } });

  async function allEvents(first: unknown, caseKey: string): Promise<Placed[]> {
    let page = read(EventPageShape, first);
    const found = page.value.map(eventFrom);
    while (page['@odata.nextLink'] !== undefined) {
      page = await graph.follow(page['@odata.nextLink'], eventsCall(caseKey), EventPageShape);
      found.push(...page.value.map(eventFrom));
    }
    return found.sort((a, b) => a.slot - b.slot);
  }

  async function readCase(caseKey: string): Promise<Held> {
    const parts = await graph.batch({ events: eventsCall(caseKey), row: rowCall(caseKey) });
    const placed = await allEvents(replyOf(parts['events']), caseKey);
    const item = read(CasePageShape, replyOf(parts['row'])).value[0];
    const etag = item?.eTag ?? item?.['@odata.etag'];
    return { placed, ...(item && etag ? { row: { id: item.id, etag, count: item.fields.EventCount } } : {}) };
  }

  function rowWrite(state: Held, all: Placed[], after: string[]): Call & { after: string[] } {
    const events = all.map((one) => one.event);
    const fields = caseFields(project(events), events);
    return state.row
      ? { name: 'change-item', into: { site: site.id, list: CASES, item: state.row.id }, headers: { 'If-Match': state.row.etag }, body: fields, after }
      : { name: 'make-item', into: { site: site.id, list: CASES }, body: { fields: filled(fields) }, after };
  }

  async function write(state: Held, missing: CaseEvent[]): Promise<Outcome> {
    const last = state.placed[state.placed.length - 1]?.slot ?? 0;
    const added = missing.slice(0, AT_ONCE).map((event, at): Placed => ({ slot: last + 1 + at, event }));
    const calls: Record<string, Call & { after?: string[] }> = Object.fromEntries(added.map(({ slot, event }, at) =>
      [`event-${String(at)}`, { name: 'make-item' as const, into: { site: site.id, list: EVENTS }, body: { fields: eventFields(event, slot) }, ...(at > 0 ? { after: [`event-${String(at - 1)}`] } : {}) }]));
    const all = [...state.placed, ...added];
    const whole = added.length === missing.length;
    if (whole) calls['row'] = rowWrite(state, all, added.length > 0 ? [`event-${String(added.length - 1)}`] : []);
    const parts = await graph.batch(calls);
    const failed = Object.values(parts).filter((part): part is { error: GraphError } => 'error' in part && part.error.status !== 424);
    if (failed[0]) return { done: false, error: failed[0].error, hard: isHard(failed[0].error) };
    const row = whole ? rowAfter(parts['row'], state, all.length) : state.row;
    return { done: true, held: { placed: all, ...(row ? { row } : {}) } };
  }

  /** What was told to the person: everything up to here has been shown to them. */
  const shown = (caseKey: string, state: Held): void => { seen.set(caseKey, Math.max(seen.get(caseKey) ?? 0, state.placed[state.placed.length - 1]?.slot ?? 0)); };

  async function attempt(caseKey: string, ours: CaseEvent[], first: boolean): Promise<SaveResult | Outcome> {
    const fresh = first && !seen.has(caseKey) && ours[0]?.kind === 'consultation';
    if (fresh) seen.set(caseKey, 0);
    const state = held.get(caseKey) ?? (fresh ? NOTHING : await readCase(caseKey));
    const there = new Set(state.placed.map((one) => one.event.id));
    const missing = ours.filter((event) => !there.has(event.id));
    const since = seen.get(caseKey);
    const theirs = since === undefined ? [] : state.placed.filter((one) => one.slot > since && !own.has(one.event.id)).map((one) => one.event);
    if (missing.length === ours.length && ours.length > 0 && (matters(ours, theirs) || (since === 0 && theirs.length > 0))) {
      shown(caseKey, state);
      return { state: 'changed-elsewhere', theirs };
    }
    if (missing.length === 0 && state.row && state.row.count >= state.placed.length) return { done: true, held: state };
    const outcome = await write(state, missing);
    return outcome.done && missing.length > AT_ONCE ? { done: false, error: new GraphError('busy', 200, 'more', ''), hard: false } : outcome;
  }

  async function save(caseKey: string, ours: CaseEvent[]): Promise<SaveResult> {
    for (const event of ours) own.add(event.id);
    let error = new GraphError('busy', 0, 'not-tried', '');
    for (let n = 1; n <= tries; n += 1) {
      const outcome = await attempt(caseKey, ours, n === 1).catch((thrown: unknown): Outcome => ({ done: false, error: asGraphError(thrown), hard: isHard(thrown) || isSignedOut(thrown) }));
      if ('state' in outcome) return outcome;
      if (outcome.done) { held.set(caseKey, outcome.held); shown(caseKey, outcome.held); return { state: 'saved', caseKey }; }
      held.delete(caseKey);
      error = outcome.error;
      if (outcome.hard) break;
      if (n < tries && error.trouble !== 'taken' && error.trouble !== 'changed') await graph.wait(error.retryAfterMs ?? Math.min(250 * 2 ** n, 8000));
    }
    return { state: 'not-saved', says: sentenceFor(error.trouble === 'taken' ? new GraphError('changed', error.status, error.code, error.requestId) : error), retry: mayRetry(error) || error.trouble === 'taken' };
  }

  async function appendAll(events: CaseEvent[]): Promise<SaveResult> {
    const keys = [...new Set(events.map((event) => event.caseKey))];
    let result: SaveResult = { state: 'not-saved', says: 'There was nothing to save.', retry: false };
    for (const caseKey of keys) {
      result = await site.ready().then(() => save(caseKey, events.filter((event) => event.caseKey === caseKey)), (error: unknown): SaveResult => ({ state: 'not-saved', says: sentenceFor(error), retry: mayRetry(error) }));
      if (result.state !== 'saved') return result;
    }
    return result;
  }

  return {
    append: appendAll,
    mend: async (caseKey) => { held.delete(caseKey); await site.ready(); return save(caseKey, []); },
    chronology: async (caseKey) => {
      await site.ready();
      const first = await graph.ask(eventsCall(caseKey), EventPageShape);
      const placed = await allEvents(first, caseKey);
      held.delete(caseKey);
      shown(caseKey, { placed });
      return chronology(placed.map((one) => one.event));
    },
    list: async (query) => {
      await site.ready();
      return listCases(options, query, (summary) => { seen.set(summary.caseKey, Math.max(seen.get(summary.caseKey) ?? 0, summary.events)); });
    },
  };
}

async function listCases({ graph, site, me, now }: CaseStoreOptions, query: CaseQuery, saw: (summary: CaseSummary) => void): Promise<CasePage> {
  const into = { site: site.id, list: CASES };
  const plan = queuePlan(query.queue, (await me()).upn, now());
  const call: Call = { name: 'items', into, query: { $filter: plan.filter, $orderby: plan.orderby, $top: String(query.size), $expand: `fields($select=${CASE_COLUMNS})` } };
  const page = query.page === undefined ? await graph.ask(call, CasePageShape) : await graph.follow(query.page, call, CasePageShape);
  const cases = page.value.map(summaryFrom);
  cases.forEach(saw);
  return { cases, ...(page['@odata.nextLink'] === undefined ? {} : { next: page['@odata.nextLink'] }) };
}

function rowAfter(part: Part | undefined, state: Held, count: number): Row | undefined {
  if (!part || !('reply' in part)) return undefined;
  const body = (part.reply.body ?? {}) as Record<string, unknown>;
  const etag = part.reply.header('etag') ?? body['eTag'] ?? body['@odata.etag'];
  const id = state.row?.id ?? body['id'];
  return typeof etag === 'string' && typeof id === 'string' ? { id, etag, count } : undefined;
}

const HARD = new Set(['no-permission', 'list-missing', 'column-missing', 'site-full', 'too-long', 'refused', 'newer-schema', 'not-found']);
const isHard = (error: unknown): boolean => error instanceof GraphError && HARD.has(error.trouble);
const isSignedOut = (error: unknown): boolean => error instanceof GraphError && error.trouble === 'signed-out';
const asGraphError = (error: unknown): GraphError => (error instanceof GraphError ? error : new GraphError('unreadable', 0, 'failed', ''));
