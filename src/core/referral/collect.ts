import type { Quote } from '../evidence';
import { cues, type Cue } from './cues';
import { aboutEach, peopleOf, type People, type Who } from './people';
import type { Said } from './source';

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
  let part = '';
  return said.map(({ text, quote, messageId }) => {
    if (`${messageId}:${quote.place.part}` !== part) { part = `${messageId}:${quote.place.part}`; inside = false; }
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

/** A quotation and the message it stands in. */
export interface Placed { quote: Quote; messageId: string }

const overlaps = (a: Placed, b: Placed): boolean =>
  a.messageId === b.messageId && a.quote.place.part === b.quote.place.part && a.quote.place.start < b.quote.place.end && b.quote.place.start < a.quote.place.end;

/** The sentences in which any of these quotations stand, in the order written. */
export function sentencesWith(quotes: readonly Placed[], { said }: Collection): Said[] {
  return said.filter((s) => quotes.some((q) => overlaps(q, s)));
}

const asks = /^(?:and |but |so |ok |hm )*(?:do|does|did|has|have|is|are|was|were|can|could|will|would|who|what|where|when|why|how)\b[^.]*$/iu;

const isAsked = (text: string): boolean => text.trimEnd().endsWith('?') || asks.test(text);

function mayAnswer({ cue, not }: Rule, { written, text }: Said, words: string, about: Set<Who>): boolean {
  if (written === 'subject' || (cue.newest && written !== 'now')) return false;
  if (!cue.question && isAsked(text)) return false;
  return (!cue.about || about.has(cue.about)) && !not?.test(words);
}

/** How surely a sentence answers: its words say so, they may, or they do not. */
function speaks(rule: Rule, sentence: Said, own: string, about: Set<Who>): 'is' | 'maybe' | undefined {
  const words = rule.cue.quoted ? sentence.text : own;
  if (!mayAnswer(rule, sentence, words, about)) return undefined;
  const meant = rule.cue.about !== undefined && about.size === 1;
  return (meant ? rule.isMeant : rule.is).test(words) ? 'is' : rule.maybe?.test(words) ? 'maybe' : undefined;
}

export interface Chosen { filed: Said[]; offered: Said[] }

/** Sentences that answer a field, and those that may: the second are only offered. */
export function sentencesFor(id: string, collection: Collection, evidence: readonly (Placed & { row: string })[]): Chosen {
  const rule = collection.rules.get(id);
  if (!rule) return { filed: [], offered: [] };
  const { rows = [], most = 6 } = rule.cue;
  const evidenced = new Set(sentencesWith(evidence.filter((e) => rows.includes(e.row)), collection));
  const how = collection.said.map((s, at) => speaks(rule, s, collection.own[at] ?? '', collection.about[at] ?? new Set()) ?? (evidenced.has(s) ? 'maybe' : undefined));
  const filed = collection.said.filter((_, at) => how[at] === 'is').slice(0, most);
  return { filed, offered: collection.said.filter((s, at) => how[at] !== undefined && !filed.includes(s)).slice(0, 4) };
}
