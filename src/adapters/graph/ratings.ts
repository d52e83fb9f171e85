import type { CaseEvent, EventOf } from '../../core/case';
import type { SaveResult } from '../../ports';
import { quoted, type Call } from './calls';
import type { Graph } from './client';
import { contentFrom, EventPageShape, line, recordFields } from './event-row';
import { GraphError, isDoubtful, mayRetry, sentenceFor } from './failure';
import { PAYLOADS, RATINGS } from './schema';
import type { OpenSite } from './site';

export type Rating = EventOf<'audit-rating'>;
export const isRating = (event: CaseEvent): event is Rating => event.kind === 'audit-rating';

const TRIES = 4;
const COLUMNS = ['ClientKey', ...PAYLOADS].join(',');

/** Second opinions of audits, in a list of their own. Auditors add to it and to nothing else; a case is never changed by one. */
export class Ratings {
  constructor(private readonly graph: Graph, private readonly site: OpenSite) {}

  /** Saves one opinion once, whatever becomes of the answer: after any doubt its key is looked up before it is sent again. */
  async save(rating: Rating): Promise<SaveResult> {
    let error = new GraphError('busy', 0, 'not-tried', '');
    for (let n = 1; n <= TRIES; n += 1) {
      const failed = await this.add(rating, n > 1).then(() => undefined, (thrown: unknown) => (thrown instanceof GraphError ? thrown : new GraphError('unreadable', 0, 'failed', '')));
      if (!failed || failed.trouble === 'taken') return { state: 'saved', caseKey: rating.caseKey };
      error = failed;
      if (!isDoubtful(failed) && failed.trouble !== 'throttled') break;
      await this.graph.wait(failed.retryAfterMs ?? 250 * 2 ** n);
    }
    return { state: 'not-saved', says: sentenceFor(error), retry: mayRetry(error) };
  }

  private async add(rating: Rating, isThereAlready: boolean): Promise<void> {
    await this.site.ready();
    if (isThereAlready && (await this.graph.ask(this.query('ClientKey', rating.id), EventPageShape)).value.length > 0) return;
    const fields = { ...recordFields(rating), Title: line(rating.caseKey), Sample: line(rating.sample), ...(rating.level === null ? {} : { Level: rating.level }) };
    const part = (await this.graph.batch({ rating: { name: 'make-item', into: { site: this.site.id, list: RATINGS }, body: { fields } } }))['rating'];
    if (part && 'error' in part) throw part.error;
  }

  private query(column: string, value: string): Call {
    return { name: 'items', into: { site: this.site.id, list: RATINGS }, query: { $filter: `fields/${column} eq ${quoted(line(value))}`, $expand: `fields($select=${COLUMNS})`, $top: '200' } };
  }

  /** The opinions of one audit that this person may see. */
  async of(sample: string): Promise<CaseEvent[]> {
    await this.site.ready();
    const call = this.query('Sample', sample);
    let page = await this.graph.ask(call, EventPageShape);
    const found = page.value.map((item) => contentFrom(item.fields));
    while (page['@odata.nextLink'] !== undefined) {
      page = await this.graph.follow(page['@odata.nextLink'], call, EventPageShape);
      found.push(...page.value.map((item) => contentFrom(item.fields)));
    }
    return found.filter((event) => isRating(event) && event.sample === sample);
  }
}
