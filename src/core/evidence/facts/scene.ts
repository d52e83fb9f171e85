import type { CloserFacts } from './closer';
import type { Form } from './form';
import type { KinPhrase } from './kin';
import { kinWords, type Scorers } from './lexicon';
import type { Mention } from './mentions';
import type { Person } from './people';
import type { FactText } from './text';

/** Who is named and which relatives are spoken of in a message, with their places. */
export interface Scene extends FactText {
  people: Person[];
  /** The most mentions that anybody has, and how many people have as many. */
  most: { mentions: number; people: number };
  kin: KinPhrase[];
  /** By token: who is named there, which mention, which kin phrase. */
  personAt: Map<number, Person>;
  mentionAt: Map<number, Mention>;
  kinAt: Map<number, KinPhrase>;
  /** Names of those who write and are written to, in lower case, word by word. */
  writers: ReadonlySet<string>;
  signers: ReadonlySet<string>;
  scorers: Scorers;
  /** What a finer tier heard; undefined while only the words have been read. */
  closer?: CloserFacts;
  /** What labelled fields say of who is who. */
  form: Form;
  /** Every place where a name and a relative are put together. */
  links: Link[];
}

/** A name and the relative that the text says it is. */
export interface Link {
  person: Person;
  mention: Mention;
  relation: string;
  /** How it says so: 'next' (dad Gareth), 'paren', 'comma', 'is', 'apposed' (Gareth, his dad), 'list', 'title' (Uncle Dean), 'answer'. */
  how: string;
  phrase?: KinPhrase;
}

/** Somebody with how likely they are the child, an adult of the family or another child, looked at alone. */
export interface ScoredPerson { person: Person; marks: ReadonlySet<string>; child: number; grown: number; young: number }

const numberWords = new Map('one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ').map((word, at): [string, number] => [word, at + 1]));

/** A number written in figures or in words; undefined for other words. */
export function numberOf(word: string): number | undefined {
  const unit = word.charCodeAt(0);
  return unit >= 48 && unit <= 57 ? (/^\d{1,4}$/.test(word) ? Number(word) : undefined) : numberWords.get(word);
}

/** What stands at a token, without whose name it is: a relative, a name, an age, a mark, a small word. */
export function classAt(scene: Scene, at: number, from: number): string {
  const token = scene.tokens[at];
  if (!token || token.sentence !== scene.tokens[from]?.sentence) return at < from ? '^' : '$';
  const kin = scene.kinAt.get(at);
  if (kin) return `K:${kin.relation}`;
  if (scene.personAt.has(at)) return 'NAME';
  if (token.kind === 'mark') return token.text;
  const number = numberOf(token.word);
  if (number !== undefined) return number < 20 ? '#a' : number < 100 ? '#b' : '#';
  return kinWords.has(token.word) ? 'K' : token.word;
}

/** The place of a token's wording, up to another token. */
export function placeOf(scene: Scene, from: number, to: number): { part: number; start: number; end: number } {
  const first = scene.tokens[from];
  const last = scene.tokens[to];
  return { part: first?.part ?? 0, start: first?.start ?? 0, end: last?.end ?? 0 };
}
