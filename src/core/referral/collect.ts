import type { Quote } from '../evidence';
import { cues, type Cue } from './cues';
import { aboutEach, peopleOf, type People, type Who } from './people';
import type { Said } from './source';

interface Rule {
  needs: RegExp;
  is: RegExp;
  /** The same, where a pronoun can only mean the person. */
  isMeant?: RegExp;
  maybe?: RegExp;
  not?: RegExp;
  cue: Cue;
}

/** The sentences of a message with what is needed to choose among them. Made once a draft. */
export interface Collection {
  said: Said[];
  /** The writer's own words of each sentence, without what is quoted, in small letters; and all its words. */
  own: string[];
  all: string[];
  about: Set<Who>[];
  rules: Map<string, Rule>;
}

/** Whatever may be a letter with a mark: neither a plain letter nor one of the dashes and quotation marks that mails are full of. */
const MARKED = /[\u0080-\u2001\u2070-\uffff]/;

/** As the cues are written: small letters without marks, since to an expression the ë of Zoë ends no word. Only choosing sees it. */
function heard(text: string): string {
  const small = text.toLowerCase();
  return MARKED.test(small) ? small.normalize('NFD').replace(/\p{Mn}/gu, '').replace(/[łøđı]/gu, (letter) => 'lodi'.charAt('łøđı'.indexOf(letter))) : small;
}

/** Matched against small letters, without flags: on a long thread that is several times faster. */
const source = (patterns: string[], people: People, pronouns: boolean): string => patterns.map((p) => `(?:${p})`).join('|')
  .replaceAll('{carer}', heard(pronouns ? `${people.carer}|she|he|they` : people.carer)).replaceAll('{child}', heard(people.child));

function ruleFor(cue: Cue, people: People): Rule {
  const make = (patterns: string[] | undefined, pronouns = false) => (patterns?.length ? new RegExp(source(patterns, people, pronouns)) : undefined);
  return { needs: new RegExp(cue.needs ?? ''), is: make(cue.is) ?? /$^/, isMeant: cue.about && make(cue.is, true), maybe: make(cue.maybe, true), not: make(cue.not), cue };
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
  const words = own.map(heard);
  return { said, own: words, all: said.map(({ text }, at) => (text === own[at] ? words[at] ?? '' : heard(text))), about: aboutEach(own, people), rules: new Map(Object.entries(cues).map(([id, cue]) => [id, ruleFor(cue, people)])) };
}

/** A quotation and the message it stands in. */
export interface Placed { quote: Quote; messageId: string }

/** Where a quotation begins and ends, were the parts of its message one text. */
const stretchOf = ({ quote: { place: { part, start, end } } }: Placed) => ({ start: part * 2 ** 32 + start, end: part * 2 ** 32 + end });

/** Tells of a sentence whether any of these quotations stands in it. Of many it looks at few: those that begin before its end, and how far they reach. */
function holding(quotes: readonly Placed[]): (sentence: Placed) => boolean {
  const messages = new Map<string, { start: number; reach: number }[]>();
  for (const { id, start, end } of quotes.map((one) => ({ id: one.messageId, ...stretchOf(one) })).sort((a, b) => a.start - b.start)) {
    const sorted = messages.get(id) ?? [];
    sorted.push({ start, reach: Math.max(end, sorted.at(-1)?.reach ?? end) });
    messages.set(id, sorted);
  }
  return (sentence) => {
    const { start, end } = stretchOf(sentence);
    const sorted = messages.get(sentence.messageId) ?? [];
    let [before, to] = [0, sorted.length];
    while (before < to) {
      const at = (before + to) >> 1;
      if ((sorted[at]?.start ?? end) < end) before = at + 1; else to = at;
    }
    return (sorted[before - 1]?.reach ?? start) > start;
  };
}

/** The sentences in which any of these quotations stand, in the order written. */
export function sentencesWith(quotes: readonly Placed[], { said }: Collection): Said[] {
  return quotes.length ? said.filter(holding(quotes)) : [];
}

function mayAnswer({ cue }: Rule, { written, asks, told }: Said, about: Set<Who>): boolean {
  if (written === 'subject' || (cue.newest && written !== 'now')) return false;
  if (cue.about && !about.has(cue.about)) return false;
  if (cue.about === 'carer' && !cue.quoted && told === 'child-said') return false;
  return cue.question === true || !asks;
}

/** How surely a sentence answers: its words say so, they may, or they do not. */
function speaks(rule: Rule, { said, own, all, about }: Collection, at: number): 'is' | 'maybe' | undefined {
  const sentence = said[at];
  const whom = about[at] ?? new Set();
  const words = (rule.cue.quoted ? all : own)[at] ?? '';
  if (!sentence || !mayAnswer(rule, sentence, whom)) return undefined;
  const how = rule.needs.test(words) && ((whom.size === 1 ? rule.isMeant : undefined) ?? rule.is).test(words) ? 'is' : rule.maybe?.test(words) ? 'maybe' : undefined;
  return how && rule.not?.test(words) ? undefined : how;
}

const OFFERED = 4;

export interface Chosen { filed: Said[]; offered: Said[] }

/** Sentences that answer a field, and those that may: the second are only offered. */
export function sentencesFor(id: string, collection: Collection, evidence: readonly (Placed & { row: string })[]): Chosen {
  const rule = collection.rules.get(id);
  if (!rule) return { filed: [], offered: [] };
  const { rows = [], most = 6 } = rule.cue;
  const evidenced = new Set(sentencesWith(evidence.filter((e) => rows.includes(e.row)), collection));
  const filed: Said[] = [];
  const offered: Said[] = [];
  for (let at = 0; at < collection.said.length && (filed.length < most || offered.length < OFFERED); at += 1) {
    const sentence = collection.said[at];
    const how = sentence && (speaks(rule, collection, at) ?? (evidenced.has(sentence) ? 'maybe' : undefined));
    if (!sentence || !how) continue;
    if (how === 'is' && filed.length < most) filed.push(sentence);
    else if (offered.length < OFFERED) offered.push(sentence);
  }
  return { filed, offered };
}
