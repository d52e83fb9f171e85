import type { Link } from './scene';
import type { Person } from './people';
import { wordBeside, type FactText } from './text';

/** "Josh" and "Joshua", "Bea" and "Beatriz Almeida": one person, where only one longer name begins so and the two are not told apart by their ages. */
export function joinShortNames(text: FactText, people: readonly Person[]): Person[] {
  const joined = new Set<Person>();
  const begins = new Map<string, Person[]>();
  for (const one of people) if (!one.title) { const first = (one.names[0] ?? '').slice(0, 3); begins.set(first, [...(begins.get(first) ?? []), one]); }
  for (const short of people) {
    const bearer = bearerOf(short, people);
    if (bearer) { take(bearer, short); joined.add(short); continue; }
    const [word = '', more] = short.names;
    if (more !== undefined || short.title || word.length < 3) continue;
    const [long, other] = (begins.get(word.slice(0, 3)) ?? []).filter((one) => one !== short && (one.names[0] ?? '').length > word.length && one.names[0]?.startsWith(word));
    if (!long || other || (isAged(text, short) && isAged(text, long))) continue;
    take(long, short);
    joined.add(short);
  }
  return people.filter((person) => !joined.has(person));
}

/** "Mrs B" beside "Mrs Bakshi": the only one of that title whose surname has those capitals. */
function bearerOf(short: Person, people: readonly Person[]): Person | undefined {
  const surname = ({ name }: Person): string => name.split(' ').slice(-1).join('').replace(/[^\p{L}]/gu, '');
  const letters = surname(short);
  const title = /^(?:mr|mrs|ms|miss)(?= \S+$)/u.exec(short.name.toLowerCase())?.[0];
  if (!title || letters.length > 3 || letters !== letters.toUpperCase()) return undefined;
  const [bearer, other] = people.filter((one) => one !== short && one.title === title && surname(one).length > letters.length && surname(one).replace(/\p{Ll}/gu, '').startsWith(letters));
  return other ? undefined : bearer;
}

/**
 * Leaves out those who are only a family's name: "the Tsang family", "Gallagher boys". A surname alone that one full name has
 * is that person ("Osbourne - 5th call … Lemar Osbourne"). A surname that is said to be somebody ("dad Farah") stays.
 */
export function withoutFamilyNames(text: FactText, people: readonly Person[], links: readonly Link[]): Person[] {
  const linked = new Set(links.map((link) => link.person));
  return people.filter((person) => {
    const [word = '', more] = person.names;
    if (more !== undefined || person.title || linked.has(person) || isAged(text, person)) return true;
    const bearers = people.filter((one) => one !== person && (one.names.length > 1 || one.title !== undefined) && [word, word.replace(/s$/, '')].includes(one.names[one.names.length - 1] ?? ''));
    const isFamily = person.mentions.some((mention) => familyNouns.test(wordBeside(text, mention.end, 1)));
    const [bearer, second] = bearers;
    if (bearer && !second && !isFamily && !bearer.title) take(bearer, person);
    return !bearer && !isFamily;
  });
}

const familyNouns = /^(?:family|families|children|twins|triplets|boys|girls|kids|brothers|sisters|siblings|household)$/;

function take(into: Person, from: Person): void {
  into.mentions = [...into.mentions, ...from.mentions].sort((a, b) => a.start - b.start);
}

/** An age stands right after the name: "Ali (7)", "Alisha, 4". */
function isAged(text: FactText, { mentions }: Person): boolean {
  return mentions.some(({ end }) => /^[(,]$/.test(wordBeside(text, end, 1)) && /^1?\d$/.test(wordBeside(text, end, 2)));
}
