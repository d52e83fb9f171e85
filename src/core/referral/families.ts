import { everybodyNamed, quoteAt, textOfPart, type Named, type Quote } from '../evidence';
import type { Read } from './source';

/** The people named in a message, told apart by whether they are of the family that the referral is for. */
export interface Families {
  people: readonly Named[];
  /** The child whom the referral is for. */
  own?: Named;
  /** That child and those who are said to be brothers, sisters or relatives, or have the surname. */
  family: ReadonlySet<Named>;
  /** Those who may belong to it: named in one breath with it, or taken for one of it without words that say so. */
  maybe: ReadonlySet<Named>;
  /** Those of the others whose surname, or its first letter, is not this child's. */
  differing: ReadonlySet<Named>;
  /** Children who are named and are none of the family. */
  others: readonly Named[];
  /** The family's surname, in small letters. */
  surname?: string;
}

const surnameOf = ({ words }: Named): string | undefined => (words.length > 1 ? words.at(-1) : undefined);
/** "Otis W": an initial is no surname, but tells two apart. */
const isWhole = (surname: string | undefined): surname is string => surname !== undefined && surname.length > 1;

/** True where two have surnames that differ. */
function differ(a: Named, b: Named): boolean {
  const [one, two] = [surnameOf(a), surnameOf(b)];
  return one !== undefined && two !== undefined && (one.charAt(0) !== two.charAt(0) || (isWhole(one) && isWhole(two) && one !== two));
}

function ownOf(people: readonly Named[], name: string): Named | undefined {
  const [first = '', ...more] = name.toLowerCase().split(/\s+/u);
  const called = people.filter(({ words }) => words[0] === first);
  return called.find((one) => one.words.at(-1) === more.at(-1)) ?? called[0];
}

/** Everybody whom a relation reaches from the first. */
function reach(from: Named, joined: (a: Named, b: Named) => boolean, all: readonly Named[]): Set<Named> {
  const reached = new Set([from]);
  for (const one of reached) for (const other of all) if (!reached.has(other) && (joined(one, other) || joined(other, one))) reached.add(other);
  return reached;
}

/** Whose relative somebody is said to be: who is named as such, else the others named in the sentence or in one of the two before, else the child whom the referral is for. */
function relativesOf(one: Named, people: readonly Named[], own: Named): Named[] {
  return one.kin.flatMap(({ of, sentence }) => {
    const named = of === undefined ? undefined : people.find(({ name }) => name === of);
    if (named) return [named];
    for (const near of [sentence, sentence - 1, sentence - 2]) {
      const there = people.filter((other) => other !== one && !other.isTitled && other.mentions.some((mention) => mention.sentence === near));
      if (there.length) return there;
    }
    return one === own ? [] : [own];
  });
}

function peopleIn({ message, reading }: Read): Named[] {
  const sentences = reading.sentences.map(({ place, passage }) => ({ place, passage, text: textOfPart(message, place.part).slice(place.start, place.end) }));
  return everybodyNamed(message, reading.passages, sentences);
}

const KIN = /brother|sister|sibling|twin|baby|son|daughter|cousin|niece|nephew|household|foster|placement/iu;
const first = (name: string | undefined): string => name?.toLowerCase().split(/\s+/u)[0] ?? '';

/**
 * Tells the people of a message apart.
 * @param name of the child whom the referral is for; without it nobody is another's
 * @param also names of children whom the person refers as well: they are of the family
 */
export function familiesOf(read: Read, name: string | undefined, also: readonly string[] = []): Families {
  const found = peopleIn(read);
  const named = name === undefined ? undefined : ownOf(found, name);
  const own = named && { ...named, words: named.words.length > 1 ? named.words : name?.toLowerCase().split(/\s+/u) ?? [] };
  const people = found.map((one) => (own && one === named ? own : one));
  if (!own) return { people, family: new Set(), maybe: new Set(), differing: new Set(), others: [] };
  const relatives = new Map(people.map((one) => [one, relativesOf(one, people, own)]));
  const isKin = (a: Named, b: Named): boolean => relatives.get(a)?.includes(b) === true || (isWhole(surnameOf(a)) && surnameOf(a) === surnameOf(b));
  const family = reach(own, isKin, people);
  for (const called of also) { const one = ownOf(people, called); if (one) family.add(one); }
  const { adults, otherChildren } = read.reading.facts;
  const siblings = new Set(otherChildren.filter(({ relationship }) => KIN.test(relationship)).map((one) => first(one.name)));
  const grown = new Set(adults.map((one) => one.name?.toLowerCase() ?? ''));
  const others = people.filter((one) => one.isChild && !family.has(one) && !grown.has(one.name.toLowerCase()));
  const isMaybe = (one: Named): boolean => siblings.has(one.words[0] ?? '') || (!differ(one, own) && [...family].some((of) => of.beside.includes(one.name) || one.beside.includes(of.name)));
  const surname = surnameOf(own);
  return { people, own, family, maybe: new Set(others.filter(isMaybe)), differing: new Set(others.filter((one) => differ(one, own))), others, surname: isWhole(surname) ? surname : undefined };
}

/** The child whom a message names first with an age, a class or a birth date, where it names one. */
export function childNamedFirst(read: Read): string | undefined {
  return peopleIn(read).find(({ isChild }) => isChild)?.name;
}

/** Where a message names somebody first. */
export function placeNamed(read: Read, name: string): Quote | undefined {
  const place = ownOf(peopleIn(read), name)?.mentions[0]?.place;
  return place && quoteAt(read.message, place);
}
