import { CaseEventShape, chronology, type CaseEvent, type CaseSummary } from '../../core/case';
import type { CasePage, CaseQuery, CaseStore, Person, SaveResult } from '../../ports';
import type { Call } from './calls';
import { CaseLists, lags, lastSlot, type Held, type Written } from './case-lists';
import { CASE_COLUMNS, CasePageShape, summaryFrom } from './case-row';
import type { Graph } from './client';
import { matters } from './conflict';
import { GraphError, mayRetry, sentenceFor } from './failure';
import { queuePlan } from './queues';
import { CASES } from './schema';
import { isRating, Ratings } from './ratings';
import type { OpenSite } from './site';

export interface CaseStoreOptions {
  graph: Graph;
  site: OpenSite;
  me: () => Promise<Pick<Person, 'upn'>>;
  now: () => Date;
  project?: (events: readonly CaseEvent[]) => CaseSummary;
  /** How often a save is tried before the person is told. */
  tries?: number;
}

/**
 * Cases in SharePoint lists. Events are the truth and only ever added; the row is worked out from them.
 *
 * A save never repeats a write blindly: before every further try it reads what the site holds, adopts what is there by its
 * client key and writes only what is missing. Two people cannot both write the nth event of a case: its `Slot` is unique, so
 * the second is refused, reads what the first wrote and is told of it where it matters. A row that a save left behind is brought up
 * to date by whoever next opens the case, and by the same pane when it next lists cases. Second opinions of audits go to a list of
 * their own and touch no case.
 */
export function graphCaseStore(options: CaseStoreOptions): CaseStore {
  const lists = new CaseLists(options.graph, options.site.id, options.project);
  const saver = new Saver(options, lists);
  const ratings = new Ratings(options.graph, options.site);
  return {
    append: async (events) => {
      let result: SaveResult = { state: 'not-saved', says: 'There was nothing to save.', retry: false };
      for (const rating of events.filter(isRating)) {
        result = await ratings.save(rating);
        if (result.state !== 'saved') return result;
      }
      const others = events.filter((event) => !isRating(event));
      for (const caseKey of new Set(others.map((event) => event.caseKey))) {
        result = await saver.save(caseKey, others.filter((event) => event.caseKey === caseKey));
        if (result.state !== 'saved') return result;
      }
      return result;
    },
    chronology: async (caseKey) => {
      await options.site.ready();
      const held = await saver.look(caseKey);
      saver.showed(caseKey, lastSlot(held));
      return chronology(held.placed.map((one) => one.event));
    },
    ratings: (sample) => ratings.of(sample),
    list: async (query) => {
      await options.site.ready();
      let page = await listCases(options, query);
      if (await saver.settle()) page = await listCases(options, query);
      for (const summary of page.cases) saver.showed(summary.caseKey, summary.events);
      return page;
    },
  };
}

async function listCases({ graph, site, me, now }: CaseStoreOptions, query: CaseQuery): Promise<CasePage> {
  const plan = queuePlan(query.queue, (await me()).upn, now());
  const call: Call = { name: 'items', into: { site: site.id, list: CASES }, query: { $filter: plan.filter, $orderby: plan.orderby, $top: String(query.size), $expand: `fields($select=${CASE_COLUMNS})` } };
  const page = await (query.page === undefined ? graph.ask(call, CasePageShape) : graph.follow(query.page, call, CasePageShape)).catch((error: unknown) => { throw tooMany(error); });
  return { cases: page.value.map(summaryFrom), ...(page['@odata.nextLink'] === undefined ? {} : { next: page['@odata.nextLink'] }) };
}

/** A throttling that does not say when it ends is SharePoint's refusal to list 5,000 rows or more: waiting does not help. */
function tooMany(error: unknown): unknown {
  return error instanceof GraphError && error.trouble === 'throttled' && error.retryAfterMs === undefined ? new GraphError('too-many', error.status, error.code, error.requestId) : error;
}

type Step = SaveResult | Written;
const isResult = (step: Step): step is SaveResult => 'state' in step;

/** Saves, tries again, and remembers what the person has been shown of each case. */
class Saver {
  /** What this client last knew the site to hold, so that a further save needs no reading first. */
  private readonly held = new Map<string, Held>();
  /** The place up to which each case has been shown to the person. */
  private readonly seen = new Map<string, number>();
  private readonly own = new Set<string>();
  /** Cases of which a save failed, so that nobody knows how far it came. */
  private readonly unsettled = new Set<string>();
  private readonly tries: number;
  constructor(private readonly options: CaseStoreOptions, private readonly lists: CaseLists) { this.tries = options.tries ?? 6; }

  showed(caseKey: string, slot: number): void { this.seen.set(caseKey, Math.max(this.seen.get(caseKey) ?? 0, slot)); }

  /** The case as the site holds it, its row brought up to date where it lags behind. Where this person may not write, it stays as it is. */
  async look(caseKey: string): Promise<Held> {
    const held = await this.lists.whole(caseKey);
    return lags(held) ? this.lists.add(held, []).then((written) => (written.done ? written.held : held), () => held) : held;
  }

  /** Looks again at cases of which a save failed. True when there were some. */
  async settle(): Promise<boolean> {
    const cases = [...this.unsettled];
    for (const caseKey of cases) await this.look(caseKey).then(() => this.unsettled.delete(caseKey), () => false);
    return cases.length > 0;
  }

  async save(caseKey: string, ours: CaseEvent[]): Promise<SaveResult> {
    for (const event of ours) this.own.add(event.id);
    const fresh = ours[0]?.kind === 'consultation' && !this.seen.has(caseKey);
    let error = new GraphError('busy', 0, 'not-tried', '');
    for (let n = 1; n <= this.tries; n += 1) {
      const step = await this.step(caseKey, ours, fresh, n === 1).catch((thrown: unknown): GraphError => asGraphError(thrown));
      if (!(step instanceof GraphError)) {
        if (isResult(step)) return step;
        if (step.done) return this.saved(caseKey, step.held, ours);
      }
      this.held.delete(caseKey);
      error = step instanceof GraphError ? step : step.error;
      // Looked for and not seen, and its place is taken all the same: a case under the same key, of which this person may see nothing.
      if (fresh && n > 1 && error.trouble === 'taken') return { state: 'changed-elsewhere', theirs: [] };
      if (HARD.has(error.trouble)) break;
      if (n < this.tries) await this.pause(error, n);
    }
    this.unsettled.add(caseKey);
    return notSaved(error);
  }

  private saved(caseKey: string, held: Held, ours: CaseEvent[]): SaveResult {
    this.held.set(caseKey, held);
    this.unsettled.delete(caseKey);
    this.showed(caseKey, lastSlot(held));
    const there = new Map(held.placed.map(({ event }) => [event.id, event]));
    const stands = ours.map((event) => there.get(event.id) ?? event);
    return { state: 'saved', caseKey, ...(stands.some((event, at) => !saysTheSame(event, ours[at])) ? { stands } : {}) };
  }

  private async pause(error: GraphError, n: number): Promise<void> {
    if (error.trouble === 'taken' || error.trouble === 'changed') return;
    await this.options.graph.wait(error.retryAfterMs ?? Math.min(250 * 2 ** n, 8000));
  }

  /** One try: know what is there, stop if somebody else decided something, write what is missing. */
  private async step(caseKey: string, ours: CaseEvent[], fresh: boolean, first: boolean): Promise<Step> {
    await this.options.site.ready();
    const held = this.held.get(caseKey) ?? (fresh && first ? { placed: [] } : await this.lists.whole(caseKey));
    const there = new Set(held.placed.map((one) => one.event.id));
    const missing = ours.filter((event) => !there.has(event.id));
    const theirs = this.theirs(caseKey, held, fresh);
    if (missing.length === ours.length && (matters(ours, theirs) || (fresh && theirs.length > 0))) {
      this.showed(caseKey, lastSlot(held));
      return { state: 'changed-elsewhere', theirs };
    }
    if (missing.length === 0 && held.row && held.row.count >= held.placed.length) return { done: true, held };
    return this.lists.add(held, missing);
  }

  /** What others have added since the person last saw the case. Of a case never looked at, nothing; of one thought new, everything. */
  private theirs(caseKey: string, held: Held, fresh: boolean): CaseEvent[] {
    const since = this.seen.get(caseKey) ?? (fresh ? 0 : Number.MAX_SAFE_INTEGER);
    return held.placed.filter((one) => one.slot > since && !this.own.has(one.event.id)).map((one) => one.event);
  }
}

/** True when two writings of one entry differ in nothing but the moment they were made. */
const saysTheSame = (one: CaseEvent, other: CaseEvent | undefined): boolean => {
  // Read through the shape, both: the order in which fields were filled in says nothing.
  const words = (event: CaseEvent): string => JSON.stringify({ ...CaseEventShape.parse(event), recordedAt: '', happenedAt: '' });
  return other !== undefined && words(one) === words(other);
};

/** Troubles that a further try cannot mend. A refused token has been replaced once already. */
const HARD = new Set<GraphError['trouble']>(['signed-out', 'no-permission', 'list-missing', 'column-missing', 'site-full', 'too-long', 'refused', 'newer-schema', 'older-schema', 'not-found']);
const asGraphError = (error: unknown): GraphError => (error instanceof GraphError ? error : new GraphError('unreadable', 0, 'failed', ''));

function notSaved(error: GraphError): SaveResult {
  const told = error.trouble === 'taken' ? new GraphError('changed', error.status, error.code, error.requestId) : error;
  return { state: 'not-saved', says: sentenceFor(told), retry: mayRetry(told) };
}
