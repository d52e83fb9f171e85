import { countedEvidence } from '../decision';
import type { Facts, Quote } from '../evidence';
import type { From } from './answer';
import { collectFrom, type Collection } from './collect';
import { joinFacts } from './join-facts';
import { withKept } from './kept';
import { withTellers } from './tellers';
import { offeredUnlessWorried } from './unworried';
import { fromMessage, sentencesOf, type Drafting, type Read } from './source';

/** Everything the fillers look at, gathered once a draft. */
export interface Desk {
  drafting: Drafting;
  facts: Facts;
  collection: Collection;
  /** Rows whose evidence counts after the person's decisions. */
  counted: readonly string[];
  /** Quotations of the evidence that counts, by row. */
  evidence: { row: string; quote: Quote; messageId: string }[];
  fromQuote: (quote: Quote) => From;
}

function* quotesIn(value: unknown): Generator<Quote> {
  if (typeof value !== 'object' || value === null) return;
  if ('place' in value && 'text' in value) yield value as Quote;
  else for (const inner of Object.values(value)) yield* quotesIn(inner);
}

function evidenceOf({ suggestions, message, more = [] }: Drafting, counted: readonly string[]): Desk['evidence'] {
  const own = suggestions.filter((s) => counted.includes(s.id)).flatMap((s) => s.evidence.map((e) => ({ row: s.id, quote: e.quote, messageId: message.id })));
  const decided = new Set(suggestions.map((s) => s.id));
  const further = more.flatMap((read) => read.reading.rows.filter((r) => counted.includes(r.row) || !decided.has(r.row))
    .flatMap((r) => r.evidence.map((e) => ({ row: r.row, quote: e.quote, messageId: read.message.id }))));
  return [...own, ...further];
}

/** Reads all messages of a draft together: their sentences, their facts with what disagrees, and the evidence that counts. */
export function gather(drafting: Drafting): Desk {
  const reads: Read[] = [drafting, ...(drafting.more ?? [])];
  const origin = new Map<Quote, Read>(reads.flatMap((read) => [...quotesIn(read.reading.facts)].map((quote) => [quote, read] as const)));
  const counted = countedEvidence(drafting.suggestions, drafting.decisions).rows;
  const facts = offeredUnlessWorried(reads.slice(1).reduce((joined, read) => joinFacts(joined, read.reading.facts), drafting.reading.facts), counted);
  return {
    drafting, facts, counted, evidence: evidenceOf(drafting, counted), collection: withTellers(withKept(collectFrom(reads.flatMap(sentencesOf), facts), reads), reads),
    fromQuote: (quote) => fromMessage(origin.get(quote) ?? drafting, quote),
  };
}
