/** A low-rank head: every bucket has a short vector, every output a direction and a constant. */
export interface Factors {
  dims: number;
  outputs: number;
  /** One vector a bucket. */
  inputs: Float32Array;
  heads: Float32Array;
  constants: Float32Array;
  /** The output whose score is added to this one's, or -1. */
  parents: Int32Array;
  /** Set once vectors are kept as codes: the books take the place of `inputs`. */
  codes?: Codes;
}

/** Vectors kept as a few one-byte codes each: `parts` stretches of a vector, each the number of a stretch in a book of 256. */
export interface Codes {
  parts: number;
  width: number;
  /** parts × 256 × width. */
  books: Float32Array;
  /** buckets × parts. */
  codes: Uint8Array;
}
export const bookSize = 256;

export function startFactors(buckets: number, dims: number, starts: readonly number[], parents: readonly number[], random: () => number): Factors {
  const spread = (length: number, width: number) => Float32Array.from({ length }, () => (random() - 0.5) * width);
  return {
    dims, outputs: starts.length, inputs: spread(buckets * dims, 1 / Math.sqrt(dims)), heads: spread(starts.length * dims, 2 / Math.sqrt(dims)),
    constants: Float32Array.from(starts), parents: Int32Array.from(parents),
  };
}

/** Adds up the vectors of the first `count` buckets. */
export function sumHidden({ dims, inputs, codes }: Factors, hidden: Float32Array, buckets: Int32Array, values: Float32Array, count: number): void {
  hidden.fill(0);
  if (codes) { sumCoded(codes, hidden, buckets, values, count); return; }
  for (let k = 0; k < count; k += 1) {
    const at = (buckets[k] as number) * dims;
    const value = values[k] as number;
    for (let d = 0; d < dims; d += 1) hidden[d] = (hidden[d] as number) + value * (inputs[at + d] as number);
  }
}

function sumCoded({ parts, width, books, codes }: Codes, hidden: Float32Array, buckets: Int32Array, values: Float32Array, count: number): void {
  for (let k = 0; k < count; k += 1) {
    const bucket = buckets[k] as number;
    const value = values[k] as number;
    for (let part = 0; part < parts; part += 1) {
      const at = (part * bookSize + (codes[bucket * parts + part] as number)) * width;
      for (let d = 0; d < width; d += 1) hidden[part * width + d] = (hidden[part * width + d] as number) + value * (books[at + d] as number);
    }
  }
}

/** Scores of every output for one set of features, before the curve (log odds). */
export function scoreFactors(factors: Factors, buckets: Int32Array, values: Float32Array): Float32Array {
  const { dims, heads, constants, outputs, parents } = factors;
  const hidden = new Float32Array(dims);
  sumHidden(factors, hidden, buckets, values, buckets.length);
  const own = Float32Array.from({ length: outputs }, (_, output) => {
    let sum = constants[output] as number;
    for (let d = 0; d < dims; d += 1) sum += (heads[output * dims + d] as number) * (hidden[d] as number);
    return sum;
  });
  return own.map((sum, output) => sum + ((parents[output] as number) >= 0 ? (own[parents[output] as number] as number) : 0));
}
