import { kinWords, notPeople, openerWords, particles, postWords, professionalTitles, schoolWords, streetWords, titleWords } from './lexicon';
import { beside, isBody, kindOf, type FactText } from './text';
import type { Token } from './tokens';

/** One place where somebody seems to be named. Token indexes, end included; `from` leaves the title out. */
export interface Mention {
  start: number;
  from: number;
  end: number;
  title?: string;
  /** The parts of the name in lower case. */
  names: string[];
  owns: boolean;
  /** "Mr" of "Mr and Mrs Sowande": the token at which the surname stands. */
  surnameAt?: number;
}

/** Somebody: the mentions that share a name. */
export interface Person {
  name: string;
  names: string[];
  title?: string;
  mentions: Mention[];
  /** From title and pronouns, where they say. */
  gender?: 'female' | 'male';
}

/** Where a capital says that somebody is named, in the order of the text. No list of names is used. */
export function findMentions(text: FactText): Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < text.tokens.length; at += 1) {
    const mention = mentionAt(text, at);
    if (!mention) continue;
    found.push(mention);
    at = mention.end;
  }
  return found;
}

function mentionAt(text: FactText, at: number): Mention | undefined {
  const first = text.tokens[at];
  if (!first || first.kind !== 'word' || !isBody(kindOf(text, first))) return undefined;
  const titled = isTitle(text, at);
  const from = titled ? at + 1 : at;
  const couple = coupleAt(text, at);
  if (couple) return couple;
  const initials = initialsAt(text, at);
  if (initials) return initials;
  const letter = letterName(text, at) ?? loneLetter(text, at);
  if (letter) return letter;
  if (!isName(text, from, titled)) return undefined;
  let end = from;
  for (let next = beside(text, end, 1); next && end - from < 5; next = beside(text, end, 1)) {
    const step = reaches(text, end, next);
    if (step === 0) break;
    end += step;
  }
  if (isPlaceName(text, at, from, end) || (end === from && !titled && streetWords.has(first.word)) || /^(?:flat|class|form|ref|item|page|tel|re|fw|fwd)$/.test(first.word)) return undefined;
  const names = text.tokens.slice(from, end + 1).filter((token) => token.kind === 'word').map((token) => token.word.replace(/\.$/, ''));
  return { start: at, from, end, title: titled ? first.word : undefined, names, owns: text.tokens[end]?.owns ?? false };
}

/** How many tokens further the name goes: the next name, an initial, or a particle and a name. */
function reaches(text: FactText, end: number, next: Token): number {
  if (text.tokens[end]?.owns || next.gap > 1 || next.gap < 1) return 0;
  if (next.kind !== 'word' || /^(?:yr|year|years|ref|flat|class|form)$/.test(next.word) || (text.tokens[end + 2]?.kind === 'number' && text.tokens[end + 2]?.gap === 0)) return 0;
  if (/^\p{Lu}\.?$/u.test(next.text) && next.word !== 'i') return 1;
  if (isName(text, end + 1, true)) return 1;
  return particles.has(next.word) && beside(text, end, 2)?.gap === 1 && isName(text, end + 2, true) ? 2 : 0;
}

/** "Child A", "Adult 1", "Baby B". */
function letterName(text: FactText, at: number): Mention | undefined {
  const first = text.tokens[at];
  const next = beside(text, at, 1);
  if (!first || !next || next.gap !== 1 || !/^(?:Child|Baby|Boy|Girl|Pupil|Student|Sibling|Adult|Male|Female|Person)$/.test(first.text) || !/^(?:[A-Z]{1,2}|\d)$/.test(next.text)) return undefined;
  return { start: at, from: at, end: at + 1, names: [`${first.word} ${next.word}`], owns: next.owns };
}

/** "J.S.", "F.C.", and "KP" where an age follows it somewhere. */
function initialsAt(text: FactText, at: number): Mention | undefined {
  const first = text.tokens[at];
  if (!first) return undefined;
  if (text.initials.has(first.text.replace(/['’]s$/, ''))) return { start: at, from: at, end: at, names: [first.word], owns: first.owns };
  let end = at;
  while (end - at < 3 && /^\p{Lu}\.$/u.test(text.tokens[end]?.text ?? '') && /^\p{Lu}\.?(?:['’]s)?$/u.test(beside(text, end, 1)?.text ?? '') && beside(text, end, 1)?.gap === 0) end += 1;
  if (end === at || (at > 0 && first.gap === 0 && /^\p{L}\.$/u.test(text.tokens[at - 1]?.text ?? ''))) return undefined;
  const name = text.tokens.slice(at, end + 1).map((token) => token.word.replace(/\.$/, '')).join('.');
  return /^(?:d\.o|n\.b|p\.s|u\.k|e\.g|i\.e|a\.m|p\.m|b\.o)/.test(name) ? undefined : { start: at, from: at, end, names: [name], owns: text.tokens[end]?.owns ?? false };
}

/** The first of "Mr and Mrs Sowande", "Mr & Mrs Begum". */
function coupleAt(text: FactText, at: number): Mention | undefined {
  const [first, and, second] = [text.tokens[at], beside(text, at, 1), beside(text, at, 2)];
  if (!first || !and || !second || !/^(?:mr|mrs|ms|dr)$/.test(first.word) || !/^(?:and|&)$/.test(and.word) || !/^(?:mr|mrs|ms|dr|miss)$/.test(second.word)) return undefined;
  const name = beside(text, at, 3);
  return name && isName(text, at + 3, true) ? { start: at, from: at, end: at, title: first.word, names: [name.word], owns: false, surnameAt: at + 3 } : undefined;
}

/** A single letter that stands for somebody throughout: "J, 8", "E's mum". */
function loneLetter(text: FactText, at: number): Mention | undefined {
  const token = text.tokens[at];
  if (!token || !/^\p{Lu}(?:['’]s)?$/u.test(token.text) || token.word === 'i' || (token.word === 'a' && token.opens) || (text.letters.get(token.text.charAt(0)) ?? 0) < 3) return undefined;
  const next = text.tokens[at + 1];
  if (next?.kind === 'number' && next.gap === 0 || /^[.)]$/.test(next?.text ?? '') && token.opens) return undefined;
  return { start: at, from: at, end: at, names: [token.word], owns: token.owns };
}

function isTitle(text: FactText, at: number): boolean {
  const token = text.tokens[at];
  if (!token || !titleWords.has(token.word) || token.owns || !/^\p{Lu}/u.test(token.text)) return false;
  const next = beside(text, at, 1);
  return next !== undefined && next.gap === 1 && next.kind === 'word' && /^\p{Lu}/u.test(next.text) && isName(text, at + 1, true);
}

/** Whether one word looks like part of a name. `inside`: it follows a title or another part of the name. */
function isName(text: FactText, at: number, inside: boolean): boolean {
  const token = text.tokens[at];
  if (!token || token.kind !== 'word' || !/^[\p{Lu}\p{Lt}\p{Lo}]/u.test(token.text)) return false;
  if (/^(?:he|she|it|there|who|what|that|here|where|i|we|they|you|let|how|don|won|can|didn|isn|wasn|doesn|couldn|wouldn|ain|nobody|everyone|someone|one)'/.test(token.word) || kinWords.has(token.word) || (postWords.has(token.word) && !inside)) return false;
  const letters = token.text.replace(/\.$/, '');
  if (letters.length === 1) return !inside && token.word !== 'i' && letters !== token.text && nextIsName(text, at);
  if (letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase() && !/^\p{Lu}(?:['’-]\p{Lu})+$/u.test(letters)) return letters.length > 3 && (inside || nextIsName(text, at)) && !text.small.has(token.word);
  if (notPeople.has(token.word)) return inside && !/^(?:in|at|on|from|to|the|of)$/.test(beside(text, at, -2)?.word ?? '') && !isCalendar(token.word);
  if (inside) return !openerWords.has(token.word) || !text.small.has(token.word);
  if (!token.opens) return true;
  return text.capital.has(token.word) || (!openerWords.has(token.word) && !text.small.has(token.word));
}

function isCalendar(word: string): boolean {
  return /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|satur|sun)(?:day)?$|^(?:january|february|october|november|december)$|^i\b/.test(word);
}

function nextIsName(text: FactText, at: number): boolean {
  const next = beside(text, at, 1);
  return next !== undefined && next.gap === 1 && /^\p{Lu}\p{L}/u.test(next.text) && !notPeople.has(next.word) && !postWords.has(next.word);
}

/** Streets, schools and teams: a name that goes on with what the place is, or stands after a house number. */
function isPlaceName(text: FactText, at: number, from: number, end: number): boolean {
  const next = beside(text, end, 1);
  const last = text.tokens[end];
  const before = beside(text, at, -1);
  if (before?.kind === 'number' && end > from && streetWords.has(last?.word ?? '')) return true;
  if (end > from && (schoolWords.has(last?.word ?? '') || /^(?:team|centre|hub|service|clinic|hospital|trust|council|surgery|unit|house|court|road|street|primary|academy|nursery|club|fc|infirmary|ward|estate|university|church|mosque|temple|station|park)$/.test(last?.word ?? ''))) return true;
  if (!next || next.gap !== 1 || text.tokens[end]?.owns) return false;
  const capital = /^\p{Lu}/u.test(next.text);
  return capital && (schoolWords.has(next.word) || streetWords.has(next.word) || /^(?:team|centre|hub|service|services|clinic|hospital|trust|council|surgery|unit)$/.test(next.word));
}

/** Gathers mentions into people: the same full name, or a first name or surname of one seen. */
export function gatherPeople(text: FactText, mentions: readonly Mention[]): Person[] {
  const people: Person[] = [];
  const byName = new Map<string, Person>();
  const byWord = new Map<string, Person>();
  const byInitial = new Map<string, Person>();
  const weight = (i: number) => (mentions[i]?.names ?? []).reduce((sum, name) => sum + (name.length > 1 ? 1 : 0.1), 0);
  const longFirst = mentions.map((_, i) => i).sort((a, b) => weight(b) - weight(a) || a - b);
  for (const i of longFirst) {
    const mention = mentions[i] as Mention;
    const key = keyOf(mention);
    const known = byName.get(key) ?? (mention.title && !isKinTitle(mention.title) ? undefined : byWord.get(mention.names[0] ?? '') ?? byInitial.get(initialOf(mention.names)));
    const person = known ?? { name: nameOf(text, mention), names: mention.names, mentions: [] };
    person.mentions.push(mention);
    if (mention.title) person.title ??= mention.title;
    byName.set(key, person);
    if (!known) {
      people.push(person);
      if (!(mention.title && mention.names.length === 1 && !isKinTitle(mention.title))) { const first = mention.names[0] ?? ''; if (!byWord.has(first)) byWord.set(first, person);
        if (mention.names.length > 1 && first.length > 1) byInitial.set(initialOf([first.charAt(0), ...mention.names.slice(1)]), person);
      }
    }
  }
  for (const person of people) person.mentions.sort((a, b) => a.start - b.start);
  return people.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
}

/** 'k|wieczorek' for "K. Wieczorek"; a key nobody has for other names. */
function initialOf(names: readonly string[]): string {
  return names.length > 1 && names[0]?.length === 1 ? `${names[0]}|${names[names.length - 1] ?? ''}` : '';
}

function keyOf(mention: Mention): string {
  return `${mention.title && !isKinTitle(mention.title) && mention.names.length === 1 ? mention.title : ''} ${mention.names.join(' ')}`;
}

export function isKinTitle(title: string): boolean {
  return kinWords.has(title);
}

export function isProfessionalTitle(title: string | undefined): boolean {
  return title !== undefined && professionalTitles.has(title);
}

function nameOf(text: FactText, mention: Mention): string {
  const surname = mention.surnameAt === undefined ? undefined : text.tokens[mention.surnameAt];
  if (surname) return `${text.tokens[mention.start]?.text ?? ''} ${surname.owns ? surname.text.slice(0, -2) : surname.text}`;
  const keepsTitle = mention.title !== undefined && !isKinTitle(mention.title);
  const words = text.tokens.slice(keepsTitle && mention.names.length === 1 ? mention.start : mention.from, mention.end + 1);
  return words.map((token, i) => (i > 0 && token.gap > 0 ? ' ' : '') + (token.owns ? token.text.slice(0, -2) : token.text)).join('').replace(/[.]$/, (dot) => (/\p{Lu}\.$/u.test(words[words.length - 1]?.text ?? '') ? dot : ''));
}
