import { readBeyond } from './beyond';
import type { EncoderTier } from './encoder';
import { neutralise } from './neutral';
import type { SecondTier, SentenceOutputs } from './tier';
import { readTwice } from './twice';

/** The encoder as the reader's second tier: the same scores, one array a level. Scores text without names or sex (`neutralise`). */
export function asSecondTier(tier: EncoderTier, isCommon: (word: string) => boolean): SecondTier {
  return {
    build: tier.build,
    rows: tier.rows,
    beyond: tier.beyond,
    blend: tier.blend,
    readTwice,
    readBeyond,
    async read(_message, passages, sentences, options) {
      const asked = sentences.map(({ text, passage, place }) => ({ text: neutralise(text, isCommon), passageKind: passages[passage]?.kind ?? 'post' as const, part: place.part }));
      const scores = await tier.score(asked, (done) => options?.onProgress?.(done / Math.max(1, sentences.length)), options?.signal);
      const [, two, three, four] = scores.level;
      return { sentences: scores.rows.map(byLevel), level: [two + three + four, three + four, four], immediate: scores.immediate, routes: scores.routes, beyond: scores.beyond };
    },
  };
}

function byLevel(rows: Float32Array): SentenceOutputs {
  const every = (k: number) => Float32Array.from({ length: rows.length / 3 }, (_, r) => rows[r * 3 + k] ?? 0);
  return { two: every(0), three: every(1), four: every(2) };
}
