import type { Factors } from './factors';
import type { Example } from './fit';

/** Which buckets are kept, in order of number, and the examples with the places of their buckets in that order. */
export interface Chosen { buckets: Int32Array; examples: Example[] }

/** Keeps the buckets that at least `least` sentences share and renumbers them. */
export function keepShared(examples: readonly Example[], size: number, least: number): Chosen {
  const seen = new Int32Array(size);
  for (const { buckets } of examples) for (const bucket of buckets) seen[bucket] = (seen[bucket] as number) + 1;
  return renumber(examples, Int32Array.from(seen.keys()).filter((bucket) => (seen[bucket] as number) >= least), size);
}

/** Gives examples whose buckets are places in `buckets`; others are left out. */
export function renumber(examples: readonly Example[], buckets: Int32Array, size: number): Chosen {
  const place = new Int32Array(size).fill(-1);
  buckets.forEach((bucket, at) => { place[bucket] = at; });
  const kept = examples.map((example): Example => {
    const here: number[] = [];
    const values: number[] = [];
    example.buckets.forEach((bucket, k) => { if ((place[bucket] as number) >= 0) { here.push(place[bucket] as number); values.push(example.values[k] as number); } });
    return { ...example, buckets: Int32Array.from(here), values: Float32Array.from(values) };
  });
  return { buckets, examples: kept };
}

/** How much each bucket moves the scores of the examples. */
export function importance({ inputs, heads, dims, outputs }: Factors, examples: readonly Example[]): Float64Array {
  const used = new Float64Array(inputs.length / dims);
  for (const { buckets, values } of examples) buckets.forEach((bucket, k) => { used[bucket] = (used[bucket] as number) + (values[k] as number) ** 2; });
  const length = new Float64Array(dims);
  for (let at = 0; at < outputs * dims; at += 1) length[at % dims] = (length[at % dims] as number) + (heads[at] as number) ** 2;
  return used.map((sum, bucket) => {
    let norm = 0;
    for (let d = 0; d < dims; d += 1) norm += (inputs[bucket * dims + d] as number) ** 2 * (length[d] as number);
    return Math.sqrt(sum * norm);
  });
}

/** Keeps the `count` most important buckets, with their vectors. */
export function keepImportant(chosen: Chosen, factors: Factors, count: number): { chosen: Chosen; factors: Factors; weights: Float64Array } {
  const weight = importance(factors, chosen.examples);
  const places = Int32Array.from([...weight.keys()].sort((a, b) => (weight[b] as number) - (weight[a] as number)).slice(0, count)).sort();
  const inputs = new Float32Array(places.length * factors.dims);
  places.forEach((place, at) => inputs.set(factors.inputs.subarray(place * factors.dims, (place + 1) * factors.dims), at * factors.dims));
  const { examples } = renumber(chosen.examples, places, chosen.buckets.length);
  return { chosen: { buckets: places.map((place) => chosen.buckets[place] as number), examples }, factors: { ...factors, inputs }, weights: Float64Array.from(places, (place) => weight[place] as number) };
}
