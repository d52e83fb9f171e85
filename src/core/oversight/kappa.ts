import type { Level } from '../pack';
import { seeded } from './random';

/** Two opinions on one case. */
export interface Pair { caseKey: string; first: Level; second: Level }

/** How often each pair of levels was given: `table[first - 1][second - 1]`. */
export type Confusion = number[][];

const LEVELS = [1, 2, 3, 4] as const;

/** Counts each pair of levels. */
export function confusionOf(pairs: readonly Pick<Pair, 'first' | 'second'>[]): Confusion {
  const table: Confusion = LEVELS.map(() => LEVELS.map(() => 0));
  for (const { first, second } of pairs) {
    const row = table[first - 1];
    if (row) row[second - 1] = (row[second - 1] ?? 0) + 1;
  }
  return table;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/**
 * Cohen's kappa with quadratic weights: 1 is full agreement, 0 is what chance alone would give, and a difference of two levels counts four times one of one.
 *
 * @returns null where it is not defined: no cases, or everybody gave the same level throughout
 */
export function weightedKappa(table: Confusion): number | null {
  const total = sum(table.map(sum));
  const rows = table.map(sum);
  const columns = table.map((_, j) => sum(table.map((row) => row[j] ?? 0)));
  let observed = 0;
  let expected = 0;
  table.forEach((row, i) => row.forEach((count, j) => {
    const weight = (i - j) ** 2;
    observed += weight * count;
    expected += (weight * (rows[i] ?? 0) * (columns[j] ?? 0)) / total;
  }));
  return total === 0 || expected === 0 ? null : 1 - observed / expected;
}

export interface KappaInterval { low: number; high: number }

/**
 * 95% interval of the weighted kappa: cases drawn again with replacement, percentiles of the results.
 * The same pairs and seed give the same interval. Null below five cases, or where most draws leave kappa undefined.
 */
export function kappaInterval(pairs: readonly Pair[], seed: string, draws = 1000): KappaInterval | null {
  if (pairs.length < 5) return null;
  const next = seeded(seed);
  const found: number[] = [];
  for (let n = 0; n < draws; n += 1) {
    const drawn = pairs.map(() => pairs[Math.floor(next() * pairs.length)] as Pair);
    const kappa = weightedKappa(confusionOf(drawn));
    if (kappa !== null) found.push(kappa);
  }
  if (found.length < draws / 2) return null;
  found.sort((a, b) => a - b);
  const at = (share: number) => found[Math.min(found.length - 1, Math.max(0, Math.round(share * (found.length - 1))))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}
