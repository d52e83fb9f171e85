import type { SentenceScores } from './head';

/** What the look at the whole message is made of: the strongest sentences for "today", and levels over all sentences. */
export function wholeFeatures(scores: readonly SentenceScores[]): number[] {
  const today = scores.map((one) => one.today).sort((a, b) => b - a);
  const mean = today.reduce((sum, value) => sum + value, 0) / Math.max(1, today.length);
  const level = levelEvidence(scores);
  return [logit(today[0] ?? 0), logit(today[1] ?? today[0] ?? 0), logit(mean), logit(level[0]), logit(level[1]), logit(level[2])];
}

/** The strongest row of any sentence at level 2, 3 and 4 or more. */
export function levelEvidence(scores: readonly SentenceScores[]): [number, number, number] {
  const top: [number, number, number] = [0, 0, 0];
  for (const { present, three, four } of scores) {
    present.forEach((value, row) => {
      top[0] = Math.max(top[0], value);
      top[1] = Math.max(top[1], value * (three[row] as number));
      top[2] = Math.max(top[2], value * (four[row] as number));
    });
  }
  return top;
}

export function logit(chance: number): number {
  const held = Math.min(0.9999, Math.max(0.0001, chance));
  return Math.log(held / (1 - held));
}
