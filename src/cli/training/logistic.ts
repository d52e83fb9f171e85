import type { Look } from '../../core/evidence';

/** Logistic regression by plain descent, held back a little. Weights are never below nothing: more evidence never lowers the answer. */
export function logistic(points: readonly (readonly number[])[], wants: readonly number[], held: number, rounds: number, rate: number): Look {
  const width = points[0]?.length ?? 0;
  const weights = new Array<number>(width).fill(0.1);
  let constant = 0;
  for (let round = 0; round < rounds; round += 1) {
    const slope = new Array<number>(width).fill(0);
    let lift = 0;
    points.forEach((point, i) => {
      const gap = chance({ constant, weights }, point) - (wants[i] as number);
      lift += gap;
      point.forEach((value, k) => { slope[k] = (slope[k] as number) + gap * value; });
    });
    constant -= (rate * lift) / points.length;
    for (let k = 0; k < width; k += 1) weights[k] = Math.max(0, (weights[k] as number) - rate * ((slope[k] as number) / points.length / 4 + held * (weights[k] as number)));
  }
  return { constant, weights };
}

export function chance({ constant, weights }: Look, point: readonly number[]): number {
  let sum = constant;
  for (let k = 0; k < point.length; k += 1) sum += (point[k] as number) * (weights[k] as number);
  return 1 / (1 + Math.exp(-sum));
}
