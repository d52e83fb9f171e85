import { textOfPart, type Message } from '../message';
import type { Passage } from '../reading';
import type { Sentence } from '../sentences';
import { findKin, type KinPhrase } from './kin';
import { kinWords, type Scorers } from './lexicon';
import { findMentions, gatherPeople, type Mention, type Person } from './people';
import { readFactText, type FactText } from './text';

/** Who is named and which relatives are spoken of in a message, with their places. */
export interface Scene extends FactText {
  people: Person[];
  kin: KinPhrase[];
  /** By token: who is named there, which mention, which kin phrase. */
  personAt: Map<number, Person>;
  mentionAt: Map<number, Mention>;
  kinAt: Map<number, KinPhrase>;
  /** Names of those who write and are written to, in lower case, word by word. */
  writers: ReadonlySet<string>;
  signers: ReadonlySet<string>;
  scorers: Scorers;
}

export function readScene(message: Message, passages: readonly Passage[], sentences: readonly Sentence[], scorers: Scorers): Scene {
  const text = readFactText(message, passages, sentences);
  const mentions = findMentions(text);
  const people = gatherPeople(text, mentions);
  const kin = findKin(text);
  const scene: Scene = {
    ...text, people, kin, personAt: new Map(), mentionAt: new Map(), kinAt: new Map(kin.map((phrase) => [phrase.head, phrase])),
    writers: writersOf(message, passages), signers: signersOf(message, passages), scorers,
  };
  for (const person of people) for (const mention of person.mentions) for (let at = mention.start; at <= mention.end; at += 1) { scene.personAt.set(at, person); scene.mentionAt.set(at, mention); }
  return scene;
}

function writersOf(message: Message, passages: readonly Passage[]): Set<string> {
  const names = [message.from, ...message.parts.map((part) => part.author), ...passages.map((passage) => passage.author)];
  return new Set(names.filter((name): name is string => name !== undefined && name.length < 200).flatMap((name) => wordsOf(name.replace(/\(.*$/, ''))));
}

function signersOf(message: Message, passages: readonly Passage[]): Set<string> {
  return new Set(passages.filter((passage) => passage.kind === 'signature').flatMap((passage) => wordsOf(textOfPart(message, passage.place.part).slice(passage.place.start, Math.min(passage.place.end, passage.place.start + 600)))));
}

function wordsOf(name: string): string[] {
  return [...name.matchAll(/\p{Lu}[\p{L}\p{M}'’-]+/gu)].map((found) => found[0].toLowerCase()).filter((word) => !/^(?:mr|mrs|ms|miss|dr|pc)$/.test(word));
}

const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];

/** A number written in figures or in words; undefined for other words. */
export function numberOf(word: string): number | undefined {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  const at = numberWords.indexOf(word);
  return at > 0 ? at : undefined;
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
