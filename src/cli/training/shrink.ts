import type { Example, Factors } from './fit';

/** Keeps the buckets that carry most, as whole numbers. `bits` bounds the size of a number. */
export interface Shrunk { bytes: Uint8Array; steps: number[] }

/** How much each bucket moves the scores of the examples, on average. */
function importance(factors: Factors, examples: readonly Example[]): Float64Array {
  const used = new Float64Array(factors.size);
  for (const { buckets, values } of examples) buckets.forEach((bucket, k) => { used[bucket] = (used[bucket] as number) + (values[k] as number) ** 2; });
  const length = headLengths(factors);
  return used.map((sum, bucket) => {
    let norm = 0;
    for (let d = 0; d < factors.dims; d += 1) norm += ((factors.inputs[bucket * factors.dims + d] as number) * (length[d] as number)) ** 2;
    return Math.sqrt(sum * norm);
  });
}

function headLengths({ heads, dims, outputs }: Factors): Float64Array {
  return Float64Array.from({ length: dims }, (_, d) => {
    let sum = 0;
    for (let output = 0; output < outputs; output += 1) sum += (heads[output * dims + d] as number) ** 2;
    return Math.sqrt(sum);
  });
}

export function shrink(factors: Factors, examples: readonly Example[], keep: number, limit: number): Shrunk {
  const weight = importance(factors, examples);
  const kept = [...weight.keys()].filter((bucket) => (weight[bucket] as number) > 0).sort((a, b) => (weight[b] as number) - (weight[a] as number)).slice(0, keep).sort((a, b) => a - b);
  const steps = stepsFor(factors, kept, limit);
  const parts: number[] = [];
  const gaps: number[] = [];
  let last = -1;
  for (const bucket of kept) { writeGap(gaps, bucket - last); last = bucket; }
  for (let d = 0; d < factors.dims; d += 1) {
    for (const bucket of kept) parts.push(clamp((factors.inputs[bucket * factors.dims + d] as number) / (steps[d] as number), limit));
  }
  return { bytes: assemble(factors, kept.length, gaps, parts), steps };
}

function writeGap(out: number[], gap: number): void {
  let left = gap;
  while (left > 127) { out.push((left & 127) | 128); left >>>= 7; }
  out.push(left);
}

const clamp = (value: number, limit: number) => Math.max(-limit, Math.min(limit, Math.round(value)));

/** One step a dimension: wide enough that few values are cut off. */
function stepsFor({ inputs, dims }: Factors, kept: readonly number[], limit: number): number[] {
  return Array.from({ length: dims }, (_, d) => {
    const sizes = kept.map((bucket) => Math.abs(inputs[bucket * dims + d] as number)).sort((a, b) => a - b);
    return Math.fround(Math.max(1e-6, (sizes[Math.floor(sizes.length * 0.995)] ?? 1) / limit));
  });
}

function assemble(factors: Factors, kept: number, gaps: readonly number[], inputs: readonly number[]): Uint8Array {
  const { outputs, dims, heads, constants } = factors;
  const bytes = new Uint8Array(4 + gaps.length + inputs.length + outputs * (dims + 8));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, kept, true);
  let at = 4;
  for (const gap of gaps) bytes[at++] = gap;
  for (const value of inputs) view.setInt8(at++, value);
  for (let output = 0; output < outputs; output += 1) {
    const row = Array.from(heads.subarray(output * dims, (output + 1) * dims));
    const step = Math.fround(Math.max(1e-6, ...row.map(Math.abs)) / 127);
    view.setFloat32(at, step, true);
    at += 4;
    for (const value of row) view.setInt8(at++, clamp(value / step, 127));
  }
  for (const constant of constants) { view.setFloat32(at, constant, true); at += 4; }
  return bytes;
}
