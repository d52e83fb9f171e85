import { bookSize, sumHidden, type Codes, type Factors } from './factors';

/** One sentence with its targets. `want` and `weight` have one entry an output; weight 0 is "not known". */
export interface Example {
  buckets: Int32Array;
  values: Float32Array;
  want: Float32Array;
  weight: Float32Array;
  /** Index of the labelled message it comes from; -1 for the bank. */
  message: number;
}

export interface FitSettings {
  epochs: number;
  rate: number;
  /** Share of features left out at each step. */
  drop: number;
}

/** A small seeded generator (mulberry32): the same seed gives the same weights. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Learns (or goes on learning) a low-rank multi-label head by stochastic descent with one adaptive rate a bucket. Changes `factors`. */
export function fitFactors(factors: Factors, examples: readonly Example[], settings: FitSettings, random: () => number): void {
  const state = startState(factors);
  const order = Int32Array.from(examples.keys());
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    shuffle(order, random);
    const rate = settings.rate * (1 - epoch / settings.epochs);
    for (const index of order) step(state, examples[index] as Example, rate, settings.drop, random);
  }
}

interface State {
  factors: Factors;
  inputSquares: Float32Array;
  headSquares: Float32Array;
  constantSquares: Float32Array;
  hidden: Float32Array;
  back: Float32Array;
  kept: Int32Array;
  keptValues: Float32Array;
}

function startState(factors: Factors): State {
  const { dims, outputs } = factors;
  return {
    factors, inputSquares: new Float32Array(factors.codes ? factors.codes.books.length / factors.codes.width : factors.inputs.length / dims), headSquares: new Float32Array(outputs), constantSquares: new Float32Array(outputs),
    hidden: new Float32Array(dims), back: new Float32Array(dims), kept: new Int32Array(8192), keptValues: new Float32Array(8192),
  };
}

export function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
}

function step(state: State, example: Example, rate: number, drop: number, random: () => number): void {
  const count = thin(state, example, drop, random);
  sumHidden(state.factors, state.hidden, state.kept, state.keptValues, count);
  state.back.fill(0);
  for (let output = 0; output < state.factors.outputs; output += 1) {
    const weight = example.weight[output] as number;
    if (weight > 0) learnOutput(state, output, example.want[output] as number, weight, rate);
  }
  learnInputs(state, count, rate);
}

function thin(state: State, { buckets, values }: Example, drop: number, random: () => number): number {
  let count = 0;
  for (let k = 0; k < buckets.length && count < state.kept.length; k += 1) {
    if (random() < drop) continue;
    state.kept[count] = buckets[k] as number;
    state.keptValues[count] = (values[k] as number) / (1 - drop);
    count += 1;
  }
  return count;
}

/** One output, together with the output it leans on (a row's level leans on severity in general). */
function learnOutput(state: State, output: number, want: number, weight: number, rate: number): void {
  const { factors, hidden } = state;
  const parent = factors.parents[output] as number;
  let sum = (factors.constants[output] as number) + (parent >= 0 ? (factors.constants[parent] as number) : 0);
  let length = 0;
  for (let d = 0; d < factors.dims; d += 1) {
    const value = hidden[d] as number;
    sum += ((factors.heads[output * factors.dims + d] as number) + (parent >= 0 ? (factors.heads[parent * factors.dims + d] as number) : 0)) * value;
    length += value * value;
  }
  const gradient = (1 / (1 + Math.exp(-sum)) - want) * weight;
  if (gradient < 0.002 && gradient > -0.002) return;
  learnHead(state, output, gradient, length, rate);
  if (parent >= 0) learnHead(state, parent, gradient, length, rate);
}

function learnHead({ factors, hidden, back, headSquares, constantSquares }: State, output: number, gradient: number, length: number, rate: number): void {
  const { dims, heads, constants } = factors;
  const squared = gradient * gradient;
  constantSquares[output] = (constantSquares[output] as number) + squared;
  constants[output] = (constants[output] as number) - (rate * gradient) / Math.sqrt((constantSquares[output]) + 1e-2);
  headSquares[output] = (headSquares[output] as number) + (squared * length) / dims;
  const pace = (rate * gradient) / Math.sqrt((headSquares[output]) + 1e-2);
  const at = output * dims;
  for (let d = 0; d < dims; d += 1) {
    const here = heads[at + d] as number;
    back[d] = (back[d] as number) + gradient * here;
    heads[at + d] = here - pace * (hidden[d] as number);
  }
}

function learnInputs(state: State, count: number, rate: number): void {
  const { factors, back, inputSquares, kept, keptValues } = state;
  const { dims, inputs } = factors;
  let length = 0;
  for (let d = 0; d < dims; d += 1) length += (back[d] as number) * (back[d] as number);
  if (length === 0) return;
  const mean = length / dims;
  if (factors.codes) { learnBooks(state, factors.codes, mean, count, rate); return; }
  for (let k = 0; k < count; k += 1) {
    const bucket = kept[k] as number;
    const value = keptValues[k] as number;
    const squares = (inputSquares[bucket] as number) + mean * value * value;
    inputSquares[bucket] = squares;
    const pace = (rate * value) / Math.sqrt(squares + 1e-2);
    const at = bucket * dims;
    for (let d = 0; d < dims; d += 1) inputs[at + d] = (inputs[at + d] as number) - pace * (back[d] as number);
  }
}

/** The same when vectors are codes: the stretches in the books move; code 0 stays nothing. */
function learnBooks({ back, inputSquares, kept, keptValues }: State, { parts, width, books, codes }: Codes, mean: number, count: number, rate: number): void {
  for (let k = 0; k < count; k += 1) {
    const value = keptValues[k] as number;
    for (let part = 0; part < parts; part += 1) {
      const code = codes[(kept[k] as number) * parts + part] as number;
      if (code === 0) continue;
      const entry = part * bookSize + code;
      const squares = (inputSquares[entry] as number) + mean * value * value;
      inputSquares[entry] = squares;
      const pace = (rate * value) / Math.sqrt(squares + 1e-2);
      for (let d = 0; d < width; d += 1) books[entry * width + d] = (books[entry * width + d] as number) - pace * (back[part * width + d] as number);
    }
  }
}
