import { flatten } from './sentences';

/** What the head sees of a sentence: its words, its neighbours, the subject line, where it stands. */
export interface Around<T> {
  text: T;
  before: T;
  after: T;
  subject: T;
  /** Passage kind and what is known of the speaker, as short marks. */
  marks: string[];
}

export type SentenceContext = Around<string>;
/** The same, cut into words. */
export type WordContext = Around<readonly string[]>;

/** Features of one sentence: hashed buckets and their weights. */
export interface Features {
  buckets: Int32Array;
  values: Float32Array;
}

const kin = new Set(['mum', 'mom', 'mam', 'mummy', 'mama', 'mamma', 'amma', 'ammi', 'baba', 'abba', 'abbu', 'dad', 'daddy', 'papa', 'nan', 'nana', 'gran', 'granny', 'nanny', 'grandad', 'grandma', 'auntie', 'aunty', 'aunt', 'uncle', 'mother', 'father', 'i', "i'm", "i've", "i'd", "i'll", 'stepdad', 'stepmum']);

const pattern = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}+)*|\d+(?:[.:/]\d+)*|[?!]|["“”]/gu;

/** Lower-case words. Names (a capital inside the sentence) become one mark, so that no name carries weight; figures become a shape. */
export function wordsOf(text: string): string[] {
  let first = true;
  return (text.match(pattern) ?? []).map((raw) => {
    const isQuote = '"“”'.includes(raw);
    const word = isQuote ? '"' : shapeOf(raw, first);
    first = isQuote || raw === '?' || raw === '!';
    return word;
  });
}

function shapeOf(raw: string, first: boolean): string {
  const unit = raw.charCodeAt(0);
  if (unit >= 48 && unit <= 57) return shapeOfNumber(raw);
  const lower = raw.toLowerCase();
  const small = lower.includes('’') ? lower.replace(/’/g, "'") : lower;
  if (first || (unit >= 97 && unit <= 122) || kin.has(small) || !/^\p{Lu}/u.test(raw)) return small;
  return /^\p{Lu}{2,}/u.test(raw) ? small : '<name>';
}

function shapeOfNumber(raw: string): string {
  if (/[.:/]/.test(raw)) return '<figure>';
  const value = Number(raw);
  if (value <= 20) return `<${String(value)}>`;
  return raw.length >= 5 ? '<long>' : '<number>';
}

/** FNV-1a over UTF-16 units, 32 bits: begun with a seed, carried over a stretch of text, ended. */
const begun = (seed: number): number => 2166136261 ^ seed;
const over = (hash: number, unit: number): number => Math.imul(hash ^ unit, 16777619);

function carried(hash: number, text: string, from: number, to: number): number {
  let so = hash;
  for (let i = from; i < to; i += 1) so = over(so, text.charCodeAt(i));
  return so;
}

function ended(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 2246822519);
  return (once ^ (once >>> 13)) >>> 0;
}

const hashOf = (text: string, seed: number): number => ended(carried(begun(seed), text, 0, text.length));

/** Takes one feature: its hash, and how much it counts. */
export type Put = (hash: number, value: number) => void;

/** The words of a context, each text cut once. */
export function wordsAround({ text, before, after, subject, marks }: SentenceContext): WordContext {
  const cut = (one: string) => wordsOf(flatten(one));
  return { text: cut(text), before: cut(before), after: cut(after), subject: cut(subject), marks };
}

/** Hashed features of a sentence: buckets in the order in which they first come. Linear in its length; never throws. */
export function featuresOf(context: SentenceContext, size: number): Features {
  const bag = new Map<number, number>();
  countFeatures(wordsAround(context), (hash, value) => {
    const bucket = hash % size;
    bag.set(bucket, (bag.get(bucket) ?? 0) + value);
  });
  return { buckets: Int32Array.from(bag.keys()), values: Float32Array.from(bag.values()) };
}

/** Gives every feature of a sentence, one after the other, the same one as often as it comes. */
export function countFeatures({ text, before, after, subject, marks }: WordContext, put: Put): void {
  addGroup(text, put);
  for (const word of new Set(before)) put(hashOf(word, 11), 0.18);
  for (const word of new Set(after)) put(hashOf(word, 12), 0.15);
  for (const word of new Set(subject)) put(hashOf(word, 13), 0.12);
  for (const mark of marks) put(hashOf(mark, 14), 0.15);
}

function addGroup(words: readonly string[], put: Put): void {
  const one = 1 / Math.sqrt(Math.max(3, words.length));
  const piece = 0.9 / Math.sqrt(words.reduce((sum, word) => sum + (word.length > 3 ? word.length : 0), 8));
  words.forEach((word, i) => {
    put(hashOf(word, 1), one);
    const next = words[i + 1];
    if (next !== undefined) put(ended(carried(over(carried(begun(2), word, 0, word.length), blank), next, 0, next.length)), one);
    if (word.length > 2 && !word.startsWith('<')) addPieces(`^${word}$`, put, piece);
  });
}

const blank = 32;

function addPieces(word: string, put: Put, value: number): void {
  for (let i = 0; i + 4 <= word.length; i += 1) put(ended(carried(begun(4), word, i, i + 4)), value);
}
