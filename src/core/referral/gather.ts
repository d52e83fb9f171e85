import { countedEvidence, countedSuggestions } from '../decision';
import type { Facts, Quote } from '../evidence';
import type { From, OtherStories } from './answer';
import { collectFrom, type Collection } from './collect';
import { factsApart, type Chosen } from './facts-apart';
import { placeNamed } from './families';
import { joinFacts } from './join-facts';
import { withKept } from './kept';
import { keptOut, otherStories, type For } from './other-stories';
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
  /** The message that a quotation stands in. */
  idOf: (quote: Quote) => string;
  /** Those of the facts' other children who are of another family. */
  apart: ReadonlySet<Facts['otherChildren'][number]>;
  others?: OtherStories;
}

function* quotesIn(value: unknown): Generator<Quote> {
  if (typeof value !== 'object' || value === null) return;
  if ('place' in value && 'text' in value) yield value as Quote;
  else for (const inner of Object.values(value)) yield* quotesIn(inner);
}

function evidenceOf({ suggestions, decisions, message, more = [] }: Drafting, counted: readonly string[]): Desk['evidence'] {
  const own = countedSuggestions(suggestions, decisions).flatMap((s) => s.evidence.map((e) => ({ row: s.id, quote: e.quote, messageId: message.id })));
  const decided = new Set(suggestions.map((s) => s.id));
  const further = more.flatMap((read) => read.reading.rows.filter((r) => counted.includes(r.row) || !decided.has(r.row))
    .flatMap((r) => r.evidence.map((e) => ({ row: r.row, quote: e.quote, messageId: read.message.id }))));
  return [...own, ...further];
}

/** For whom the referral is: as the person said, else as the messages say. */
function whomFor({ about, alsoRefer = [] }: Drafting, { child, otherChildren, conflicts }: Facts): For {
  const also = alsoRefer.flatMap((which) => (which === 'new' ? [] : otherChildren[which]?.name ?? []));
  const isSure = child.name !== undefined && !child.name.unsure && !conflicts.some(({ field }) => field === 'name');
  return { name: about ?? child.name?.value, isSure: about !== undefined || isSure, also };
}

/** The name that the person chose, with where a message has it. */
function chosenName(reads: readonly Read[], { about }: Drafting, { child: { name } }: Facts): Chosen & { read?: Read } | undefined {
  if (about === undefined) return undefined;
  if (about === name?.value) return { value: about, quote: name.quote, isOther: false };
  return reads.flatMap((read) => { const quote = placeNamed(read, about); return quote ? [{ read, value: about, quote, isOther: true }] : []; })[0];
}

/** Reads all messages of a draft together: their sentences, their facts with what disagrees, and the evidence that counts. What is about another child is left out. */
export function gather(drafting: Drafting): Desk {
  const reads: Read[] = [drafting, ...(drafting.more ?? [])];
  const origin = new Map<Quote, Read>(reads.flatMap((read) => [...quotesIn(read.reading.facts)].map((quote) => [quote, read] as const)));
  const joined = reads.slice(1).reduce((facts, read) => joinFacts(facts, read.reading.facts), drafting.reading.facts);
  const others = otherStories(reads, whomFor(drafting, joined), drafting.whose);
  const isOut = keptOut(others);
  const said = reads.flatMap(sentencesOf).filter(({ quote, messageId }) => !isOut(quote.place, messageId));
  const chosen = chosenName(reads, drafting, joined);
  if (chosen?.read) origin.set(chosen.quote, chosen.read);
  const idOf = (quote: Quote): string => (origin.get(quote) ?? drafting).message.id;
  const found = factsApart(joined, (quote) => isOut(quote.place, idOf(quote)), said, chosen);
  for (const { quote, messageId } of found.again) origin.set(quote, reads.find(({ message }) => message.id === messageId) ?? drafting);
  const rows = countedEvidence(drafting.suggestions, drafting.decisions).rows;
  const all = evidenceOf(drafting, rows);
  const evidence = all.filter(({ quote, messageId }) => !isOut(quote.place, messageId));
  const counted = rows.filter((row) => evidence.some((one) => one.row === row) || !all.some((one) => one.row === row));
  const facts = offeredUnlessWorried(found.facts, counted);
  const apart = new Set(facts.otherChildren.filter((_, at) => found.apart.has(at)));
  return {
    drafting, facts, apart, others, counted, evidence, idOf, collection: withTellers(withKept(collectFrom(said, facts), reads), reads),
    fromQuote: (quote) => fromMessage(origin.get(quote) ?? drafting, quote),
  };
}
