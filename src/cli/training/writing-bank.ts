import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readFolder, readLines, type BankSentence } from './labelled';

/** One line of rules/english/writing: a sentence as somebody might write it, and what is wrong with it. */
export interface WritingExample {
  /** Null where it is well written. */
  fault: string | null;
  /** Further faults of the same sentence. */
  also?: string[];
  /** What of a whole referral it shows. */
  shows?: string[];
  /** Sentences written together share it, so that none is scored by a head that learnt from its neighbours. */
  breath: string;
  text: string;
}

export const writingFaults = ['monitor-alone', 'opinion-as-fact', 'hearsay', 'blames-child', 'blames-parent', 'adultifies'] as const;
/** What a whole text must show, and the advice where nothing in it does. */
export const writingShows = ['voice', 'impact', 'expectation'] as const;
export const writingOutputs: readonly string[] = [...writingFaults, ...writingShows];

export interface WritingBank {
  examples: WritingExample[];
  families: Record<string, string[]>;
  leftOut: string[];
  /** The form in which a word of sex or kin is given to the closer reading. */
  forms: Record<string, string[]>;
  /** Sentences of the reader's bank: plain ones of every kind, most of them without any fault. Which, nobody has marked. */
  beside: string[];
}

/** Of the reader's sentences of evidence every third is taken: they are many. */
const everyThird = 3;

/** rules/english/writing, every line checked. Throws with the file and line that cannot be used. */
export function readWritingBank(root: string): WritingBank {
  const folder = join(root, 'rules/english/writing');
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl')).sort();
  const examples = files.flatMap((name) => readLines<WritingExample>(join(folder, name)).map((one, at) => checked(one, `${name}, line ${String(at + 1)}`)));
  const { alike, near, forms, 'left-out': leftOut } = parse(readFileSync(join(folder, 'families.yaml'), 'utf8')) as { alike: Record<string, string[]>; near: Record<string, string[]>; forms: Record<string, string[]>; 'left-out': string[] };
  const sentences = readFolder<BankSentence>(join(root, 'rules/english/examples')).flatMap(({ items }) => items);
  const beside = sentences.filter(({ kind }, at) => kind !== 'evidence' || at % everyThird === 0).map(({ text }) => text);
  return { examples, families: { ...alike, ...near }, forms, leftOut, beside };
}

function checked(one: WritingExample, where: string): WritingExample {
  const unknown = [...(one.fault === null ? [] : [one.fault]), ...(one.also ?? [])].find((fault) => !(writingFaults as readonly string[]).includes(fault)) ?? one.shows?.find((show) => !(writingShows as readonly string[]).includes(show));
  if (unknown !== undefined) throw new Error(`${where}: “${unknown}” is not known. Write one of ${writingOutputs.join(', ')}, or null.`);
  if (!one.text.trim() || !one.breath) throw new Error(`${where}: text and breath must not be empty.`);
  return one;
}
