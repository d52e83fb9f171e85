import { countFeatures, wordsAround, type SentenceContext, type WordContext } from './features';
import type { RowChances } from './whole';
import type { WordsCard } from './words-card';

/** What the head says of one sentence: level 2 or more a row, then level 3 and 4 given the row; a child needs protecting today. */
export interface SentenceScores extends RowChances {
  /** In the order of the card's `setAside`. */
  setAside: Float32Array;
}

/** The learned head over words. Works offline; linear in the length of the text. */
export interface WordsHead {
  card: WordsCard;
  score(context: SentenceContext): SentenceScores;
  /** The same of what is cut into words already. */
  scoreWords(context: WordContext): SentenceScores;
}

const bookSize = 256;

interface Unpacked { place: Int32Array; codes: Uint8Array; books: Float32Array; heads: Float32Array; constants: Float32Array }

/** Opens a weights file. Throws a sentence for the keeper when the file does not fit its card. */
export function openWordsHead(card: WordsCard, bytes: Uint8Array): WordsHead {
  const outputs = card.rows.length * 3 + 3 + card.setAside.length;
  const weights = unpack(card, bytes, outputs);
  const hidden = new Float32Array(card.dims);
  const bag = { places: new Int32Array(weights.codes.length / card.parts), values: new Float64Array(weights.codes.length / card.parts) };
  const scoreWords = (context: WordContext): SentenceScores => {
    addUp(hidden, weights, card, bag, countKept(context, weights.place, card.size, bag));
    return share(outputsOf(hidden, weights, outputs), card.rows.length);
  };
  return { card, scoreWords, score: (context) => scoreWords(wordsAround(context)) };
}

/** Features that have weights: their places in the order in which they first come, and by place how much each counts. Emptied by whoever reads it. */
interface Bag { places: Int32Array; values: Float64Array }

function countKept(context: WordContext, place: Int32Array, size: number, { places, values }: Bag): number {
  let count = 0;
  countFeatures(context, (hash, value) => {
    const at = place[hash % size] as number;
    if (at < 0) return;
    if (values[at] === 0) places[count++] = at;
    values[at] = (values[at] as number) + value;
  });
  return count;
}

function addUp(hidden: Float32Array, { codes, books }: Unpacked, { parts, dims }: WordsCard, { places, values }: Bag, count: number): void {
  const width = dims / parts;
  hidden.fill(0);
  for (let k = 0; k < count; k += 1) {
    const at = places[k] as number;
    const value = Math.fround(values[at] as number);
    values[at] = 0;
    for (let part = 0; part < parts; part += 1) {
      const from = (part * bookSize + (codes[at * parts + part] as number)) * width;
      for (let d = 0; d < width; d += 1) hidden[part * width + d] = (hidden[part * width + d] as number) + value * (books[from + d] as number);
    }
  }
}

function outputsOf(hidden: Float32Array, { heads, constants }: Unpacked, outputs: number): Float32Array {
  const dims = hidden.length;
  const out = new Float32Array(outputs);
  for (let output = 0; output < outputs; output += 1) {
    let sum = constants[output] as number;
    for (let d = 0; d < dims; d += 1) sum += (heads[output * dims + d] as number) * (hidden[d] as number);
    out[output] = sum;
  }
  return out;
}

const chance = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));

/** Chances from log odds; a row's level leans on severity in general. */
function share(out: Float32Array, rows: number): SentenceScores {
  const severity = [out[rows * 3] as number, out[rows * 3 + 1] as number] as const;
  const chances = (from: number, to: number, by: number) => {
    const part = out.subarray(from, to);
    for (let i = 0; i < part.length; i += 1) part[i] = chance((part[i] as number) + by);
    return part;
  };
  return {
    two: chances(0, rows, 0), three: chances(rows, rows * 2, severity[0]), four: chances(rows * 2, rows * 3, severity[1]),
    today: chance(out[rows * 3 + 2] as number), setAside: chances(rows * 3 + 3, out.length, 0),
  };
}

/**
 * The weights file: number of kept buckets (4 bytes); the gaps between bucket numbers (7 bits a byte); their codes, part by part;
 * the books, each part a step (float 32) and signed bytes; heads, each a step and signed bytes; constants (float 32).
 */
function unpack(card: WordsCard, bytes: Uint8Array, outputs: number): Unpacked {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { parts, dims } = card;
  const width = dims / parts;
  const kept = bytes.byteLength > 4 ? view.getUint32(0, true) : 0;
  const place = new Int32Array(card.size).fill(-1);
  let at = readGaps(view, kept, place);
  if (at + kept * parts + parts * (4 + bookSize * width) + outputs * (dims + 8) !== bytes.byteLength) throw new Error('The weights of the words reader do not fit their card: run npm run train again.');
  const codes = new Uint8Array(kept * parts);
  for (let part = 0; part < parts; part += 1) for (let i = 0; i < kept; i += 1) codes[i * parts + part] = bytes[at++] as number;
  const stepped = (into: Float32Array, rows: number, length: number) => {
    for (let row = 0; row < rows; row += 1) {
      const step = view.getFloat32(at, true);
      at += 4;
      for (let i = 0; i < length; i += 1) into[row * length + i] = view.getInt8(at++) * step;
    }
    return into;
  };
  const books = stepped(new Float32Array(parts * bookSize * width), parts, bookSize * width);
  const heads = stepped(new Float32Array(outputs * dims), outputs, dims);
  const constants = Float32Array.from({ length: outputs }, (_, i) => view.getFloat32(at + i * 4, true));
  return { place, codes, books, heads, constants };
}

/** Fills in where each kept bucket stands and gives the place after the last gap. */
function readGaps(view: DataView, kept: number, place: Int32Array): number {
  let at = 4;
  let bucket = -1;
  for (let i = 0; i < kept && at < view.byteLength; i += 1) {
    let gap = 0;
    let shift = 0;
    let byte = 128;
    while (byte & 128 && at < view.byteLength) { byte = view.getUint8(at++); gap |= (byte & 127) << shift; shift += 7; }
    bucket += gap;
    if (bucket < place.length) place[bucket] = i;
  }
  return at;
}
