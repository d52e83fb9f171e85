import { evenText, hashOf, seenIn, writingFeatures, writingSize, type WordFamilies } from './writing-words';

/** What `npm run train -- --writing` makes of rules/english/writing. Plain data: whoever opens it fetches it. */
export interface WritingModel {
  /** First the faults of a sentence, then what a whole text must show. */
  outputs: readonly string[];
  constants: readonly number[];
  /** One step of a weight, for each output. */
  steps: readonly number[];
  /** From this on a fault is said; below it, in every sentence, a whole text lacks what it must show. */
  cuts: readonly number[];
  families: Readonly<Record<string, readonly string[]>>;
  /** The form in which a word of sex or kin is given to the closer reading, with the words that it stands for. */
  forms: Readonly<Record<string, readonly string[]>>;
  leftOut: readonly string[];
  /** Hashes of the words that were learnt, and the buckets of the features: gaps in base 64, as `gapsOf` writes them. */
  known: string;
  buckets: string;
  /** Weights in steps, one output after the other, each a signed byte in base 64. */
  weights: string;
  /** Example sentences of each fault, for "reads like". */
  examples: Readonly<Record<string, readonly string[]>>;
}

/** The learnt part of the wording advice. It scores; it decides nothing. */
export interface WritingHead {
  outputs: readonly string[];
  cuts: readonly number[];
  /** How likely each output is, from 0 to 1. `marks` are the ids of the patterns that the sentence meets. */
  score(sentence: string, marks: readonly string[]): number[];
  /** The sentence as a closer reader is given it. */
  even(sentence: string): string;
  /** The example of this fault that shares most with the words; undefined where none comes near. */
  near(fault: string, words: string): string | undefined;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function bytesOf(text: string): Uint8Array {
  const out = new Uint8Array(Math.floor((text.replace(/=+$/u, '').length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of text) {
    const value = digits.indexOf(letter);
    if (value < 0) break;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) { bits -= 8; out[at] = (held >> bits) & 255; at += 1; }
  }
  return out;
}

function numbersOf(gaps: Uint8Array): number[] {
  const out: number[] = [];
  let last = -1;
  let gap = 0;
  let shift = 0;
  for (const byte of gaps) {
    gap |= (byte & 127) << shift;
    shift += 7;
    if (byte < 128) { last += gap; out.push(last); gap = 0; shift = 0; }
  }
  return out;
}

/** Each word with what it stands under. */
const turned = (lists: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(lists).flatMap(([name, words]) => words.map((word): [string, string] => [word, name])));

/** The families as the features need them. */
export function openFamilies({ families, forms, leftOut }: Pick<WritingModel, 'families' | 'forms' | 'leftOut'>): WordFamilies {
  return { of: turned(families), forms: turned(forms), leftOut: new Set(leftOut) };
}

/** Opens the learnt part. Linear in the length of what it scores; never throws on any text. */
export function openWritingHead(model: WritingModel): WritingHead {
  const families = openFamilies(model);
  const words = new Set(numbersOf(bytesOf(model.known)));
  const known = (word: string) => words.has(hashOf(word) % writingSize);
  const place = new Map(numbersOf(bytesOf(model.buckets)).map((bucket, at) => [bucket, at]));
  const weights = new Int8Array(bytesOf(model.weights).buffer);
  const featuresOf = (sentence: string, marks: readonly string[]) => writingFeatures(seenIn(sentence, families, known), marks);
  const shelf = new Map<string, { text: string; bag: Map<number, number> }[]>();
  const examplesOf = (fault: string) => {
    const there = shelf.get(fault) ?? (model.examples[fault] ?? []).map((text) => ({ text, bag: featuresOf(text, []) }));
    shelf.set(fault, there);
    return there;
  };
  return {
    outputs: model.outputs,
    cuts: model.cuts,
    score(sentence, marks) {
      const sums = [...model.constants];
      for (const [bucket, value] of featuresOf(sentence, marks)) {
        const at = place.get(bucket);
        if (at === undefined) continue;
        sums.forEach((sum, output) => { sums[output] = sum + value * (model.steps[output] as number) * (weights[output * place.size + at] as number); });
      }
      return sums.map((sum) => 1 / (1 + Math.exp(-sum)));
    },
    even: (sentence) => evenText(sentence, families, known),
    near(fault, said) {
      const here = featuresOf(said, []);
      let best: string | undefined;
      let most = 0.12;
      for (const { text, bag } of examplesOf(fault)) {
        let shared = 0;
        for (const [bucket, value] of bag) shared += value * (here.get(bucket) ?? 0);
        if (shared > most) { most = shared; best = text; }
      }
      return best;
    },
  };
}
