import type { Facts } from '../evidence';

/** Words for those who look after a child, and the family around them. */
const CARER = "mums?|moms?|mam|mummy|mother|mothers|dads?|daddy|fathers?|parents?|step-?(?:mum|dad|mother|father)s?|carers?|nans?|nana|nanny|gran|granny|grandma|grandad|granddad|grandmother|grandfather|grandparents?|aunt(?:ie|y)?s?|uncles?|partner|boyfriend|girlfriend|husband|wife|guardian|family|foster (?:carer|mum|dad)s?";
const FEMALE = /^(?:mum|mom|mam|mummy|mother|step-?mum|step-?mother|nan|nana|gran|granny|grandma|grandmother|aunt|aunty|auntie|girlfriend|wife|sister)/iu;
const MALE = /^(?:dad|daddy|father|step-?dad|step-?father|grandad|granddad|grandfather|uncle|boyfriend|husband|brother)/iu;
const CHILD = "child|children|kids?|girls?|boys?|lad|baby|pupil|student|young person|toddler|both of them|siblings?|brother|sister|twins?";

export type Who = 'child' | 'carer' | 'other';

/** Who a message is about, and how they are called in it. */
export interface People {
  /** Alternations for use inside expressions: names and words, without pronouns. */
  carer: string;
  child: string;
  childGender?: 'female' | 'male';
  names: { pattern: RegExp; /** Where none of these words stands the pattern finds nothing. */ starts: string[]; who: Who; gender?: 'female' | 'male' }[];
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const firstNames = (name: string | undefined): string[] => (name ?? '').split(/\s+/).filter((part) => part.length > 1 && !/^(?:mr|mrs|ms|miss|dr)\.?$/iu.test(part)).map(escape);
const genderOf = (relationship: string): 'female' | 'male' | undefined => {
  const word = relationship.split(' ').at(-1) ?? '';
  return FEMALE.test(word) ? 'female' : MALE.test(word) ? 'male' : undefined;
};

/** What the children of messages may be: girl, boy, or either where that is not said for sure. */
export function gendersOf(facts: readonly Facts[]): ReadonlySet<string> {
  const all = facts.flatMap(({ child, otherChildren }) => [child.gender?.unsure ? undefined : child.gender?.value, ...otherChildren.map((one) => genderOf(one.relationship))]);
  return new Set(all.flatMap((gender) => gender ?? ['female', 'male']));
}

/** The words of a text: letters and figures that stand together. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [''];

/** The people of a message, from the facts found in it. */
export function peopleOf(facts: Facts): People {
  const child = firstNames(facts.child.name?.value).slice(0, 1);
  const others = facts.otherChildren.flatMap((c) => firstNames(c.name).slice(0, 1));
  const adults = facts.adults.map((a) => ({ names: firstNames(a.name), gender: genderOf(a.relationship) }));
  const surnames = new Set(firstNames(facts.child.name?.value).slice(1).map((n) => n.toLowerCase()));
  const own = (names: string[]) => names.filter((n) => !surnames.has(n.toLowerCase()));
  const gender = facts.child.gender?.value;
  const called = (list: string[]) => ({ pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${list.join('|')})(?![\\p{L}\\p{N}])`, 'u'), starts: list.map((name) => wordsOf(name)[0] ?? '') });
  const carerNames = adults.flatMap((a) => own(a.names));
  return {
    carer: [CARER, ...carerNames, '(?:Mr|Mrs|Ms|Miss) [a-z][a-zà-ÿ’\'-]+'].join('|'),
    child: [CHILD, ...child, ...others].join('|'),
    childGender: gender,
    names: [
      ...(child.length ? [{ ...called(child), who: 'child' as const, gender }] : []),
      ...facts.otherChildren.flatMap((c) => { const n = firstNames(c.name).slice(0, 1); return n.length ? [{ ...called(n), who: 'child' as const, gender: genderOf(c.relationship) }] : []; }),
      ...adults.flatMap((a) => { const n = own(a.names); return n.length ? [{ ...called(n), who: 'carer' as const, gender: a.gender }] : []; }),
    ],
  };
}

const carerWord = new RegExp(`\\b(?<!\\b(?:my|our|own) )(?:${CARER})\\b`, 'gu');
const childWord = new RegExp(`\\b(?:${CHILD})\\b`, 'u');
const pronoun = /\b(?:(she|her|she's|she’s|she'd|hers)|(he|him|his|he's|he’s|he'd)|(they|them|their|they're|they’re|they've))\b/u;
const speech = /["“][^"”]*["”]?/gu;

/** Whom "she" and "he" mean at a point of the text: the last person of that gender who was named. */
interface Meant { she: Who; he: Who }

function nameIn(text: string, people: People, meant: Meant, about: Set<Who>): void {
  const words = new Set(['', ...wordsOf(text)]);
  for (const { pattern, starts, who, gender } of people.names) {
    if (!starts.some((start) => words.has(start)) || !pattern.test(text)) continue;
    about.add(who);
    if (gender !== 'male' && (gender || who === 'child')) meant.she = who;
    if (gender !== 'female' && (gender || who === 'child')) meant.he = who;
  }
}

function kinIn(text: string, meant: Meant, about: Set<Who>): void {
  for (const word of text.match(carerWord) ?? []) {
    about.add('carer');
    if (FEMALE.test(word)) meant.she = 'carer';
    if (MALE.test(word)) meant.he = 'carer';
  }
}

function pronounIn(text: string, meant: Meant, about: Set<Who>): void {
  const found = pronoun.exec(text);
  if (!found) return;
  if (found[1]) about.add(meant.she);
  else if (found[2]) about.add(meant.he);
  else if (!about.size) about.add('child');
}

/** Whom each sentence speaks of: by name, by a word for them, or by a pronoun that follows. A plain guess. */
export function aboutEach(sentences: readonly string[], people: People): Set<Who>[] {
  const meant: Meant = { she: people.childGender === 'male' ? 'other' : 'child', he: people.childGender === 'female' ? 'other' : 'child' };
  return sentences.map((text) => {
    const plain = text.replace(speech, ' ');
    const about = new Set<Who>();
    nameIn(plain, people, meant, about);
    const small = plain.toLowerCase();
    if (childWord.test(small)) about.add('child');
    pronounIn(small, meant, about);
    kinIn(small, meant, about);
    return about;
  });
}
