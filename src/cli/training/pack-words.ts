import { bookSize } from './factors';
import type { WordsModel } from './words';

/** Writes the weights file that `openWordsHead` reads. */
export function packWords({ buckets, factors, codes }: WordsModel): Uint8Array {
  const out: number[] = [];
  const view = new DataView(new ArrayBuffer(4));
  const number = (value: number) => { view.setFloat32(0, value, true); out.push(...new Uint8Array(view.buffer)); };
  view.setUint32(0, buckets.length, true);
  out.push(...new Uint8Array(view.buffer));
  let last = -1;
  for (const bucket of buckets) { writeGap(out, bucket - last); last = bucket; }
  for (let part = 0; part < codes.parts; part += 1) for (let at = 0; at < buckets.length; at += 1) out.push(codes.codes[at * codes.parts + part] as number);
  const stepped = (values: Float32Array) => {
    const step = Math.fround(Math.max(1e-6, values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)) / 127);
    number(step);
    for (const value of values) out.push(Math.max(-127, Math.min(127, Math.round(value / step))) & 255);
  };
  for (let part = 0; part < codes.parts; part += 1) stepped(codes.books.subarray(part * bookSize * codes.width, (part + 1) * bookSize * codes.width));
  for (let output = 0; output < factors.outputs; output += 1) stepped(factors.heads.subarray(output * factors.dims, (output + 1) * factors.dims));
  for (const constant of factors.constants) number(constant);
  return Uint8Array.from(out);
}

function writeGap(out: number[], gap: number): void {
  let left = gap;
  while (left > 127) { out.push((left & 127) | 128); left >>>= 7; }
  out.push(left);
}
