import { logit, type Look } from './whole';

/** What a finer tier is asked of facts, in the order of its answers, and how each answer is heard beside the words' own score. */
export interface FactBlend { asked: string[]; looks: Record<string, Look> }

/**
 * How a finer tier and the words are heard together. Fitted by training/fit-cuts.ts on messages that neither had learnt from and
 * kept beside the finer tier's weights, because it holds for these weights only.
 */
export interface Blend {
  /** Strength of a row over the message, over `tierRowFeatures`; a cut a row; the common cut for a row without one. */
  rows: { look: Look; cuts: Record<string, number>; every: number };
  /** Whether the message is at level 2, 3 and 4 or more, over `levelFeatures`. */
  levels: { looks: readonly Look[]; cuts: readonly number[] };
  /** Whether it is about today, over `todayFeatures`. */
  today: { look: Look; cut: number };
  /** Strength from which a sentence speaks for an indicator that London's matrix lacks. */
  beyond: number;
}

/** The finer tier's strongest and second strongest sentence for a row, and the words' own strength. */
export function tierRowFeatures(first: number, second: number, words: number): number[] {
  return [logit(first), logit(second), logit(words)];
}

/** For one level: the finer tier's look at the whole, its strongest row, all its rows together, and the words' look. */
export function levelFeatures(whole: number, strongest: readonly number[], words: number): number[] {
  const none = strongest.reduce((left, chance) => left * (1 - chance ** 1.5), 1);
  return [logit(whole), logit(Math.max(0, ...strongest)), logit(1 - none), logit(words)];
}

export function todayFeatures(encoder: number, words: number): number[] {
  return [logit(encoder), logit(words)];
}
