import { kinWords, professionalTitles } from './lexicon';
import type { Mention } from './mentions';
import type { FactText } from './text';

/** Somebody: the mentions that share a name. */
export interface Person {
  name: string;
  names: string[];
  title?: string;
  mentions: Mention[];
  /** From title and pronouns, where they say. */
  gender?: 'female' | 'male';
}

/** Gathers mentions into people: the same full name, or the first name or initial of one seen. */
export function gatherPeople(text: FactText, mentions: readonly Mention[]): Person[] {
  const people: Person[] = [];
  const byName = new Map<string, Person>();
  const byWord = new Map<string, Person>();
  const byInitial = new Map<string, Person>();
  const find = (mention: Mention): Person | undefined => {
    const titled = mention.title !== undefined && !isKinTitle(mention.title);
    return byName.get(keyOf(mention)) ?? (titled ? undefined : byWord.get(mention.names[0] ?? '')) ?? byInitial.get(initialKey(mention.names));
  };
  const add = (mention: Mention): Person => {
    const person: Person = { name: nameOf(text, mention), names: mention.names, mentions: [] };
    people.push(person);
    const first = mention.names[0] ?? '';
    if (mention.title && mention.names.length === 1 && !isKinTitle(mention.title)) return person;
    for (const part of [first, ...partsOf(first)]) if (!byWord.has(part)) byWord.set(part, person);
    if (mention.names.length > 1 && first.length > 1) byInitial.set(initialKey([first.charAt(0), ...mention.names.slice(1)]), person);
    return person;
  };
  for (const mention of fullestFirst(mentions)) {
    const person = find(mention) ?? add(mention);
    person.mentions.push(mention);
    person.title ??= mention.title;
    byName.set(keyOf(mention), person);
    const [surname = ''] = mention.names.slice(-1);
    if (mention.title && mention.names.length > 1 && !byName.has(`${mention.title} ${surname}`)) byName.set(`${mention.title} ${surname}`, person);
  }
  for (const person of people) person.mentions.sort((a, b) => a.start - b.start);
  return people.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
}

/** What somebody is also called: "K" of "Child K", "Elsie" of "Elsie-Mae". */
function partsOf(first: string): string[] {
  const letter = /^(?:child|baby|boy|girl|pupil|student|sibling) (\w{1,2})$/.exec(first)?.[1];
  return letter ? [letter] : first.split('-').slice(0, first.includes('-') ? 3 : 0).filter((part) => part.length > 2);
}

function fullestFirst(mentions: readonly Mention[]): Mention[] {
  const weight = (mention: Mention) => mention.names.reduce((sum, name) => sum + (name.length > 1 ? 1 : 0.1), 0) + (mention.names[0]?.includes('-') ? 0.05 : 0);
  return [...mentions].sort((a, b) => weight(b) - weight(a) || a.start - b.start);
}

/** 'k|wieczorek' for "K. Wieczorek"; '' for other names. */
function initialKey(names: readonly string[]): string {
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

/** Where a name begins: at its title where no first name is written out, "Mrs Khan", "Mrs B. Khan". */
export function nameStart({ title, names, start, from }: Mention): number {
  return title !== undefined && !isKinTitle(title) && (names.length === 1 || names[0]?.length === 1) ? start : from;
}

function nameOf(text: FactText, mention: Mention): string {
  const surname = mention.surnameAt === undefined ? undefined : text.tokens[mention.surnameAt];
  const bare = (token: { text: string; owns: boolean }) => (token.owns ? token.text.slice(0, -2) : token.text.replace(/(?<=\p{Ll})['’](?:ll|d|ve|re)$/u, ''));
  if (surname) return `${text.tokens[mention.start]?.text ?? ''} ${bare(surname)}`;
  const words = text.tokens.slice(nameStart(mention), mention.end + 1);
  return words.map((token, i) => (i > 0 && token.gap > 0 ? ' ' : '') + bare(token)).join('');
}
