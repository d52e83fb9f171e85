import { readBeyond } from './beyond';
import type { EncoderScores, EncoderTier } from './encoder';
import { neutralise } from './neutral';
import type { Sentence } from './sentences';
import type { SecondTier, SentenceOutputs, TierOutputs } from './tier';
import { readTwice } from './twice';

/** The encoder as the reader's second tier: the same scores, one array a level. Scores text without names or sex (`neutralise`). */
export function asSecondTier(tier: EncoderTier, isCommon: (word: string) => boolean): SecondTier {
  return {
    build: tier.build,
    rows: tier.rows,
    beyond: tier.beyond,
    blend: tier.blend,
    facts: tier.facts,
    tells: tier.tells,
    denies: tier.denies,
    readTwice,
    readBeyond,
    async read(_message, passages, sentences, options) {
      const asked = sentences.map(({ text, passage, place }) => ({ text: neutralise(text, isCommon), passageKind: passages[passage]?.kind ?? 'post' as const, part: place.part }));
      const scores = await tier.score(asked, (done) => options?.onProgress?.(done / Math.max(1, sentences.length)), options?.signal);
      const [, two, three, four] = scores.level;
      return { sentences: scores.rows.map(byLevel), level: [two + three + four, three + four, four], immediate: scores.immediate, routes: scores.routes, beyond: scores.beyond, tells: scores.tells, denies: scores.denies, heard: tier.facts && hearing(tier, tier.facts.asked.length, sentences, scores, isCommon) };
    },
  };
}

/** Finds the piece that a place was heard at, once a place; of a sentence as a whole it gives one number more, how strongly its strongest row shows. */
function hearing(tier: EncoderTier, asked: number, sentences: readonly Sentence[], { facts, rows }: Pick<EncoderScores, 'facts' | 'rows'>, isCommon: (word: string) => boolean): TierOutputs['heard'] {
  const known = new Map<string, Float32Array | undefined>();
  const find = (at: number, offset: number) => {
    const piece = offset < 0 ? 0 : tier.pieceAfter(neutralise(sentences[at]?.text.slice(0, offset) ?? '', isCommon));
    const found = facts[at]?.subarray(piece * asked, (piece + 1) * asked);
    if (found?.length !== asked) return undefined;
    return offset < 0 ? Float32Array.of(...found, Math.max(0, ...(rows[at] ?? []))) : found;
  };
  return (at, offset) => {
    const key = `${String(at)} ${String(offset)}`;
    if (!known.has(key)) known.set(key, find(at, offset));
    return known.get(key);
  };
}

function byLevel(rows: Float32Array): SentenceOutputs {
  const every = (k: number) => Float32Array.from({ length: rows.length / 3 }, (_, r) => rows[r * 3 + k] ?? 0);
  return { two: every(0), three: every(1), four: every(2) };
}
