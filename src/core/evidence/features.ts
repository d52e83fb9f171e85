import { flatten } from './sentences';

/** What the head sees of a sentence: its words, its neighbours, the subject line, where it stands. */
export interface SentenceContext {
  text: string;
  before: string;
  after: string;
  subject: string;
  /** Passage kind and what is known of the speaker, as short marks. */
  marks: string[];
}

/** Features of one sentence: hashed buckets and their weights. */
export interface Features {
  buckets: Int32Array;
  values: Float32Array;
}

const kin = new Set(['mum', 'mom', 'mam', 'mummy', 'mama', 'mamma', 'amma', 'ammi', 'baba', 'abba', 'abbu', 'dad', 'daddy', 'papa', 'nan', 'nana', 'gran', 'granny', 'nanny', 'grandad', 'grandma', 'auntie', 'aunty', 'aunt', 'uncle', 'mother', 'father', 'i', "i'm", "i've", "i'd", "i'll", 'stepdad', 'stepmum']);

/** Lower-case words. Names (a capital inside the sentence) become one mark, so that no name carries weight; figures become a shape. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  const pattern = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}+)*|\d+(?:[.:/]\d+)*|[?!]|["“”]/gu;
  let first = true;
  for (const found of text.matchAll(pattern)) {
    const raw = found[0];
    if (/^["“”]/.test(raw)) { words.push('"'); first = true; continue; }
    words.push(shapeOf(raw, first));
    first = raw === '?' || raw === '!';
  }
  return words;
}

function shapeOf(raw: string, first: boolean): string {
  if (/^\d/.test(raw)) return shapeOfNumber(raw);
  const small = raw.toLowerCase().replace(/’/g, "'");
  if (first || kin.has(small) || !/^\p{Lu}/u.test(raw)) return small;
  if (/^\p{Lu}{2,}/u.test(raw)) return small;
  return '<name>';
}

function shapeOfNumber(raw: string): string {
  if (/[.:/]/.test(raw)) return '<figure>';
  const value = Number(raw);
  if (value <= 20) return `<${String(value)}>`;
  return raw.length >= 5 ? '<long>' : '<number>';
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashOf(text: string, seed: number): number {
  let hash = (2166136261 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619) >>> 0;
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 2246822519) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Hashed features of a sentence. Linear in its length; never throws. */
export function featuresOf(context: SentenceContext, size: number): Features {
  const bag = new Map<number, number>();
  const put = (name: string, seed: number, value: number) => {
    const bucket = hashOf(name, seed) % size;
    bag.set(bucket, (bag.get(bucket) ?? 0) + value);
  };
  const words = wordsOf(flatten(context.text));
  addGroup(words, put);
  for (const word of new Set(wordsOf(flatten(context.before)))) put(word, 11, 0.18);
  for (const word of new Set(wordsOf(flatten(context.after)))) put(word, 12, 0.15);
  for (const word of new Set(wordsOf(flatten(context.subject)))) put(word, 13, 0.12);
  for (const mark of context.marks) put(mark, 14, 0.15);
  return { buckets: Int32Array.from(bag.keys()), values: Float32Array.from(bag.values()) };
}

function addGroup(words: string[], put: (name: string, seed: number, value: number) => void): void {
  const count = Math.max(3, words.length);
  const one = 1 / Math.sqrt(count);
  const grams = words.filter((word) => word.length > 3).reduce((sum, word) => sum + word.length, 8);
  const piece = 0.9 / Math.sqrt(grams);
  words.forEach((word, i) => {
    put(word, 1, one);
    const next = words[i + 1];
    if (next !== undefined) put(`${word} ${next}`, 2, one);
    if (word.length > 2 && !word.startsWith('<')) addPieces(`^${word}$`, put, piece);
  });
}

function addPieces(word: string, put: (name: string, seed: number, value: number) => void, value: number): void {
  for (let i = 0; i + 4 <= word.length; i += 1) put(word.slice(i, i + 4), 4, value);
}
