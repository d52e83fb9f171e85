import { bookSize, type Codes, type Factors } from './factors';

/** Learns the books by weighted k-means; code 0 is nothing. Deterministic for one generator. */
export function encode(factors: Factors, parts: number, weights: Float64Array, rounds: number, random: () => number): Codes {
  const width = factors.dims / parts;
  const count = weights.length;
  const books = new Float32Array(parts * bookSize * width);
  const codes = new Uint8Array(count * parts);
  const own = new Uint8Array(count);
  for (let part = 0; part < parts; part += 1) {
    const book = books.subarray(part * bookSize * width, (part + 1) * bookSize * width);
    const points = stretch(factors, part * width, width, count);
    seedBook(book, points, width, weights, random);
    for (let round = 0; round < rounds; round += 1) {
      assign(book, own, points, width);
      centre(book, own, points, width, weights);
    }
    assign(book, own, points, width);
    own.forEach((code, at) => { codes[at * parts + part] = code; });
  }
  return { parts, width, books, codes };
}

function stretch({ inputs, dims }: Factors, from: number, width: number, count: number): Float32Array {
  const points = new Float32Array(count * width);
  for (let at = 0; at < count; at += 1) points.set(inputs.subarray(at * dims + from, at * dims + from + width), at * width);
  return points;
}

function seedBook(book: Float32Array, points: Float32Array, width: number, weights: Float64Array, random: () => number): void {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (let code = 1; code < bookSize; code += 1) {
    let left = random() * total;
    let at = 0;
    while (at < weights.length - 1 && left > (weights[at] as number)) { left -= weights[at] as number; at += 1; }
    book.set(points.subarray(at * width, (at + 1) * width), code * width);
  }
}

function assign(book: Float32Array, codes: Uint8Array, points: Float32Array, width: number): void {
  for (let at = 0; at < codes.length; at += 1) {
    let best = 0;
    let least = Infinity;
    for (let code = 0; code < bookSize; code += 1) {
      let far = 0;
      for (let d = 0; d < width && far < least; d += 1) { const gap = (points[at * width + d] as number) - (book[code * width + d] as number); far += gap * gap; }
      if (far < least) { least = far; best = code; }
    }
    codes[at] = best;
  }
}

/** Moves each stretch of the book to the weighted middle of its points; code 0 stays nothing. */
function centre(book: Float32Array, codes: Uint8Array, points: Float32Array, width: number, weights: Float64Array): void {
  const sums = new Float64Array(bookSize * width);
  const masses = new Float64Array(bookSize);
  codes.forEach((code, at) => {
    const mass = weights[at] as number;
    masses[code] = (masses[code] as number) + mass;
    for (let d = 0; d < width; d += 1) sums[code * width + d] = (sums[code * width + d] as number) + mass * (points[at * width + d] as number);
  });
  for (let code = 1; code < bookSize; code += 1) {
    const mass = masses[code] as number;
    if (mass > 0) for (let d = 0; d < width; d += 1) book[code * width + d] = (sums[code * width + d] as number) / mass;
  }
}
