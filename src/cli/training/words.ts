import { encode } from './codes';
import { startFactors, type Codes, type Factors } from './factors';
import { fitFactors, seeded, type Example } from './fit';
import { keepImportant, keepShared } from './shrink';

export const wordsSettings = {
  size: 2 ** 18,
  dims: 30,
  /** Buckets that fewer sentences share are never learnt. */
  least: 2,
  keep: 8900,
  parts: 6,
  first: { epochs: 6, rate: 0.06, drop: 0.5 },
  second: { epochs: 4, rate: 0.04, drop: 0.4 },
  last: { epochs: 3, rate: 0.02, drop: 0.3 },
  seed: 20261122,
};
export type WordsSettings = typeof wordsSettings;

/** A learnt and shrunk head. `buckets` are the kept ones, in order; `factors` holds their coded vectors. */
export interface WordsModel { buckets: Int32Array; factors: Factors; codes: Codes; size: number }

/** Learns on all that sentences share, keeps what matters, learns on, then turns vectors into codes in a few rounds. */
export function learnWords(examples: readonly Example[], outputs: { starts: number[]; parents: number[] }, settings: WordsSettings): WordsModel {
  const random = seeded(settings.seed);
  const shared = keepShared(examples, settings.size, settings.least);
  const wide = startFactors(shared.buckets.length, settings.dims, outputs.starts, outputs.parents, random);
  fitFactors(wide, shared.examples, settings.first, random);
  const { chosen, factors, weights } = keepImportant(shared, wide, settings.keep);
  fitFactors(factors, chosen.examples, settings.second, random);
  factors.codes = encode(factors, settings.parts, weights, 8, random);
  fitFactors(factors, chosen.examples, settings.last, random);
  return { buckets: chosen.buckets, factors, codes: factors.codes, size: settings.size };
}
