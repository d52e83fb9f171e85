import type { Quote } from '../evidence';
import { cues, type Cue } from './cues';
import { aboutEach, peopleOf, type People, type Who } from './people';
import type { Drafting, Said } from './source';

interface Rule {
  is: RegExp;
  /** The same, where a pronoun can only mean the person. */
  isMeant: RegExp;
  maybe?: RegExp;
  not?: RegExp;
  cue: Cue;
}

/** The sentences of a message with what is needed to choose among them. Made once a draft. */
export interface Collection {
  said: Said[];
  /** The writer's own words of each sentence, without what is quoted. */
  own: string[];
  about: Set<Who>[];
  rules: Map<string, Rule>;
}

const source = (patterns: string[], people: People, pronouns: boolean): string => patterns.map((p) => `(?:${p})`).join('|')
  .replaceAll('{carer}', pronouns ? `${people.carer}|she|he|they` : people.carer).replaceAll('{child}', people.child);

function ruleFor(cue: Cue, people: People): Rule {
  const make = (patterns: string[] | undefined, pronouns = false) => (patterns?.length ? new RegExp(source(patterns, people, pronouns), 'iu') : undefined);
  return { is: make(cue.is) ?? /$^/u, isMeant: make(cue.is, true) ?? /$^/u, maybe: make(cue.maybe, true), not: make(cue.not), cue };
}

/** Each sentence without what stands in quotation marks, also where a quotation runs over several sentences. */
function ownWords(said: Said[]): string[] {
  let inside = false;
  let part: number | undefined;
  return said.map(({ text, quote }) => {
    if (quote.place.part !== part) { part = quote.place.part; inside = false; }
    const marks = text.replace(/“/gu, '"').replace(/”/gu, '"').split('"');
    const own = marks.filter((_, at) => (at % 2 === 0) !== inside).join(' … ');
    if (marks.length % 2 === 0) inside = !inside;
    if (/\n\s*\n/u.test(text)) inside = false;
    return own;
  });
}

/** Prepares the sentences of a draft for choosing. */
export function collectFrom(said: Said[], facts: Parameters<typeof peopleOf>[0]): Collection {
  const people = peopleOf(facts);
  const own = ownWords(said);
  return { said, own, about: aboutEach(own, people), rules: new Map(Object.entries(cues).map(([id, cue]) => [id, ruleFor(cue, people)])) };
}

const overlaps = (a: Quote, b: Quote): boolean => a.place.part === b.place.part && a.place.start < b.place.end && b.place.start < a.place.end;

/** The sentences in which any of these quotations stand, in the order written. */
export function sentencesWith(quotes: readonly Quote[], { said }: Collection): Said[] {
  return said.filter((s) => quotes.some((q) => overlaps(q, s.quote)));
}

const countedQuotes = ({ suggestions }: Drafting, rows: readonly string[], counted: readonly string[]): Quote[] =>
  suggestions.filter((s) => rows.includes(s.id) && counted.includes(s.id)).flatMap((s) => s.evidence.map((e) => e.quote));

const asks = /^(?:and |but |so |ok |hm )*(?:do|does|did|has|have|is|are|was|were|can|could|will|would|who|what|where|when|why|how)\b[^.]*$/iu;

/** How surely a sentence answers: its words say so, they may, or they do not. */
function speaks({ is, isMeant, maybe, not, cue }: Rule, sentence: Said, own: string, about: Set<Who>): 'is' | 'maybe' | undefined {
  if (sentence.written === 'subject' || (cue.newest && sentence.written !== 'now')) return undefined;
  if (!cue.question && (sentence.text.trimEnd().endsWith('?') || asks.test(sentence.text))) return undefined;
  const text = cue.quoted ? sentence.text : own;
  if ((cue.about && !about.has(cue.about)) || not?.test(text)) return undefined;
  const meant = cue.about !== undefined && about.size === 1;
  return (meant ? isMeant : is).test(text) ? 'is' : maybe?.test(text) ? 'maybe' : undefined;
}

export interface Chosen { filed: Said[]; offered: Said[] }

/** Sentences that answer a field, and those that may: the second are only offered. */
export function sentencesFor(id: string, collection: Collection, drafting: Drafting, counted: readonly string[]): Chosen {
  const rule = collection.rules.get(id);
  if (!rule) return { filed: [], offered: [] };
  const evidenced = new Set(rule.cue.rows ? sentencesWith(countedQuotes(drafting, rule.cue.rows, counted), collection) : []);
  const how = collection.said.map((s, at) => speaks(rule, s, collection.own[at] ?? '', collection.about[at] ?? new Set()) ?? (evidenced.has(s) ? 'maybe' : undefined));
  const filed = collection.said.filter((_, at) => how[at] === 'is').slice(0, rule.cue.most ?? 6);
  return { filed, offered: collection.said.filter((s, at) => how[at] !== undefined && !filed.includes(s)).slice(0, 4) };
}
