import type { Level } from '../pack';

/** A learned sum: constant and one weight a feature. Weights of what evidence adds are never below nothing, so that more text takes nothing away. */
export interface Look { constant: number; weights: readonly number[] }

/** One sentence as any tier gives it: chances of each row, and of its levels given the row. */
export interface RowChances { two: Float32Array; three: Float32Array; four: Float32Array; today: number }

export function logit(chance: number): number {
  const held = Math.min(0.9999, Math.max(0.0001, chance));
  return Math.log(held / (1 - held));
}

/** Chance by a look. */
export function chanceBy({ constant, weights }: Look, features: readonly number[]): number {
  return 1 / (1 + Math.exp(-features.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), constant)));
}

/** The strongest and the second strongest sentence of each row. */
export function topTwo(sentences: readonly Pick<RowChances, 'two'>[], rows: number): { first: Float32Array; second: Float32Array } {
  const first = new Float32Array(rows);
  const second = new Float32Array(rows);
  for (const { two } of sentences) {
    for (let row = 0; row < rows; row += 1) {
      const here = two[row] as number;
      if (here > (first[row] as number)) { second[row] = first[row] as number; first[row] = here; }
      else if (here > (second[row] as number)) second[row] = here;
    }
  }
  return { first, second };
}

/** A second or third sentence that says little counts as much as none, so that two lines with one plain sentence are heard as a long mail with the same sentence is. */
const heldSecond = 0.05;

/** What the look at one row over the message is made of. */
export function rowFeatures(first: number, second: number): [number, number] {
  return [logit(first), logit(Math.max(heldSecond, second))];
}

/** What the look at the whole message is made of: the strongest sentences for any row, for levels 3 and 4, and for "today". All grow with evidence. */
export function wholeFeatures(sentences: readonly RowChances[]): number[] {
  const any = strongest(sentences, ({ two }) => two.reduce((top, one) => Math.max(top, one), 0));
  const three = strongest(sentences, (one) => most(one.two, one.three));
  const four = strongest(sentences, (one) => most(one.two, one.four));
  const today = strongest(sentences, (one) => one.today);
  return [...any, ...three, ...four, ...today];
}

function most(two: Float32Array, given: Float32Array): number {
  let top = 0;
  for (let row = 0; row < two.length; row += 1) top = Math.max(top, (two[row] as number) * (given[row] as number));
  return top;
}

function strongest(sentences: readonly RowChances[], measure: (one: RowChances) => number): number[] {
  const sorted = Float64Array.from(sentences, measure).sort().reverse();
  return [logit(sorted[0] ?? 0), ...[1, 2].map((place) => logit(Math.max(heldSecond, sorted[place] ?? 0)))];
}

/**
 * The level that the message as a whole reads at: level 1 where the chance of level 2 or more does not pass its cut, however the higher
 * ones stand, as each of them says that much too; otherwise the highest that passes its own. `features` has one list for each of levels 2, 3 and 4.
 */
export function levelBy(looks: readonly Look[], cuts: readonly number[], features: readonly (readonly number[])[]): Level {
  const passes = (level: 2 | 3 | 4) => {
    const look = looks[level - 2];
    return look !== undefined && chanceBy(look, features[level - 2] ?? []) >= (cuts[level - 2] ?? 1);
  };
  if (!passes(2)) return 1;
  return passes(4) ? 4 : passes(3) ? 3 : 2;
}
