import * as z from 'zod/mini';
import { featuresOf, type SentenceContext } from './features';

/** What stands beside the weights file: shape, thresholds, what it was made from. Written by `npm run train` only. */
export const WordsCard = z.strictObject({
  name: z.string(),
  /** SHA-256 of the weights file, hex. */
  weightsHash: z.string(),
  /** SHA-256 over rules/english files that went in, in order. */
  dataHash: z.string(),
  rows: z.array(z.string()),
  setAside: z.array(z.string()),
  size: z.number(),
  dims: z.number(),
  /** One step of the whole numbers kept, a dimension. */
  steps: z.array(z.number()),
  /** Calibration of a row's score: probability = 1 / (1 + exp(-(slope · logit + shift))). */
  calibration: z.strictObject({ slope: z.number(), shift: z.number() }),
  /** Score of the head from which a row counts as evidenced, and from which it "could also touch on". */
  evidenced: z.array(z.number()),
  couldAlso: z.number(),
  /** Score of a mention from which it is listed as set aside when something qualifies it. */
  mentioned: z.number(),
});
export type WordsCard = z.infer<typeof WordsCard>;

/** What the head says of one sentence; one number a row, 0 to 1. */
export interface SentenceScores {
  present: Float32Array;
  /** Given that the row is present: level 3 or more, level 4. */
  three: Float32Array;
  four: Float32Array;
  /** Talked about at all, whatever qualifies it. */
  mentioned: Float32Array;
  /** In the order of the card's `setAside`. */
  setAside: Float32Array;
}

/** The learned head over words. Works offline; linear in the length of the text. */
export interface WordsHead {
  card: WordsCard;
  score(context: SentenceContext): SentenceScores;
}

interface Unpacked { place: Int32Array; inputs: Int8Array; heads: Float32Array; constants: Float32Array }

/** Opens a weights file. Throws a sentence for the keeper when the file does not fit its card. */
export function openWordsHead(card: WordsCard, bytes: Uint8Array): WordsHead {
  const outputs = card.rows.length * 4 + card.setAside.length;
  const weights = unpack(card, bytes, outputs);
  const steps = Float32Array.from(card.steps);
  return {
    card,
    score(context) {
      const { buckets, values } = featuresOf(context, card.size);
      const hidden = new Float32Array(card.dims);
      for (let k = 0; k < buckets.length; k += 1) {
        const at = weights.place[buckets[k] as number] as number;
        if (at < 0) continue;
        const value = values[k] as number;
        for (let d = 0; d < card.dims; d += 1) hidden[d] = (hidden[d] as number) + value * (weights.inputs[at * card.dims + d] as number);
      }
      for (let d = 0; d < card.dims; d += 1) hidden[d] = (hidden[d] as number) * (steps[d] as number);
      return share(outputsOf(hidden, weights, outputs), card.rows.length);
    },
  };
}

function outputsOf(hidden: Float32Array, { heads, constants }: Unpacked, outputs: number): Float32Array {
  const dims = hidden.length;
  const out = new Float32Array(outputs);
  for (let output = 0; output < outputs; output += 1) {
    let sum = constants[output] as number;
    for (let d = 0; d < dims; d += 1) sum += (heads[output * dims + d] as number) * (hidden[d] as number);
    out[output] = 1 / (1 + Math.exp(-sum));
  }
  return out;
}

function share(out: Float32Array, rows: number): SentenceScores {
  return {
    present: out.subarray(0, rows), three: out.subarray(rows, rows * 2), four: out.subarray(rows * 2, rows * 3),
    mentioned: out.subarray(rows * 3, rows * 4), setAside: out.subarray(rows * 4),
  };
}

/**
 * The weights file: count of kept buckets (4 bytes), the gaps between bucket numbers (one or more bytes each, 7 bits a byte),
 * the inputs as signed bytes dimension by dimension, a scale (float 32) and signed bytes an output, constants (float 32).
 */
function unpack(card: WordsCard, bytes: Uint8Array, outputs: number): Unpacked {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = view.getUint32(0, true);
  const place = new Int32Array(card.size).fill(-1);
  let at = 4;
  let bucket = -1;
  for (let i = 0; i < kept; i += 1) {
    let gap = 0;
    let shift = 0;
    let byte: number;
    do { byte = bytes[at++] ?? 0; gap |= (byte & 127) << shift; shift += 7; } while (byte & 128);
    bucket += gap;
    place[bucket] = i;
  }
  const needed = at + kept * card.dims + outputs * (card.dims + 8);
  if (needed !== bytes.byteLength) throw new Error('The weights of the words reader do not fit their card: run npm run train again.');
  const inputs = new Int8Array(kept * card.dims);
  for (let d = 0; d < card.dims; d += 1) for (let i = 0; i < kept; i += 1) inputs[i * card.dims + d] = view.getInt8(at++);
  const heads = new Float32Array(outputs * card.dims);
  const constants = new Float32Array(outputs);
  for (let output = 0; output < outputs; output += 1) {
    const step = view.getFloat32(at, true);
    at += 4;
    for (let d = 0; d < card.dims; d += 1) heads[output * card.dims + d] = view.getInt8(at++) * step;
  }
  for (let output = 0; output < outputs; output += 1, at += 4) constants[output] = view.getFloat32(at, true);
  return { place, inputs, heads, constants };
}
