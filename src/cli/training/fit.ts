/** One sentence with its targets. `want` and `weight` have one entry an output; weight 0 is "not known". */
export interface Example {
  buckets: Int32Array;
  values: Float32Array;
  want: Float32Array;
  weight: Float32Array;
  /** Index of the labelled message it comes from; -1 for the bank. */
  message: number;
}

export interface Factors {
  size: number;
  dims: number;
  outputs: number;
  /** size × dims. */
  inputs: Float32Array;
  /** outputs × dims, and one constant an output. */
  heads: Float32Array;
  constants: Float32Array;
}

export interface FitSettings {
  size: number;
  dims: number;
  epochs: number;
  rate: number;
  /** Share of features left out at each step. */
  drop: number;
  /** First constant of every output. */
  start: number;
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

/** Learns a low-rank multi-label head by stochastic descent with one adaptive rate a bucket. Deterministic for one generator. */
export function fitFactors(examples: readonly Example[], settings: FitSettings, random: () => number): Factors {
  const outputs = examples[0]?.want.length ?? 0;
  const state = startState(settings, outputs, random);
  const order = Int32Array.from(examples.keys());
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    shuffle(order, random);
    const rate = settings.rate * (1 - epoch / settings.epochs);
    for (const index of order) step(state, examples[index] as Example, rate, settings.drop, random);
  }
  return state.factors;
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

function startState({ size, dims, start }: FitSettings, outputs: number, random: () => number): State {
  const spread = (length: number, width: number) => Float32Array.from({ length }, () => (random() - 0.5) * width);
  return {
    factors: { size, dims, outputs, inputs: spread(size * dims, 1 / Math.sqrt(dims)), heads: spread(outputs * dims, 2 / Math.sqrt(dims)), constants: new Float32Array(outputs).fill(start) },
    inputSquares: new Float32Array(size), headSquares: new Float32Array(outputs), constantSquares: new Float32Array(outputs),
    hidden: new Float32Array(dims), back: new Float32Array(dims), kept: new Int32Array(8192), keptValues: new Float32Array(8192),
  };
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
}

function step(state: State, example: Example, rate: number, drop: number, random: () => number): void {
  const count = thin(state, example, drop, random);
  forward(state, count);
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

function forward({ factors, hidden, kept, keptValues }: State, count: number): void {
  const { dims, inputs } = factors;
  hidden.fill(0);
  for (let k = 0; k < count; k += 1) {
    const at = (kept[k] as number) * dims;
    const value = keptValues[k] as number;
    for (let d = 0; d < dims; d += 1) hidden[d] = (hidden[d] as number) + value * (inputs[at + d] as number);
  }
}

function learnOutput({ factors, hidden, back, headSquares, constantSquares }: State, output: number, want: number, weight: number, rate: number): void {
  const { dims, heads, constants } = factors;
  const at = output * dims;
  let sum = constants[output] as number;
  let length = 0;
  for (let d = 0; d < dims; d += 1) {
    const value = hidden[d] as number;
    sum += (heads[at + d] as number) * value;
    length += value * value;
  }
  const gradient = (1 / (1 + Math.exp(-sum)) - want) * weight;
  if (gradient < 0.002 && gradient > -0.002) return;
  const squared = gradient * gradient;
  constantSquares[output] = (constantSquares[output] as number) + squared;
  constants[output] = (constants[output] as number) - (rate * gradient) / Math.sqrt((constantSquares[output] as number) + 1e-2);
  headSquares[output] = (headSquares[output] as number) + (squared * length) / dims;
  const pace = (rate * gradient) / Math.sqrt((headSquares[output] as number) + 1e-2);
  for (let d = 0; d < dims; d += 1) {
    const weightHere = heads[at + d] as number;
    back[d] = (back[d] as number) + gradient * weightHere;
    heads[at + d] = weightHere - pace * (hidden[d] as number);
  }
}

function learnInputs({ factors, back, inputSquares, kept, keptValues }: State, count: number, rate: number): void {
  const { dims, inputs } = factors;
  let length = 0;
  for (let d = 0; d < dims; d += 1) length += (back[d] as number) * (back[d] as number);
  if (length === 0) return;
  const mean = length / dims;
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

/** Scores of every output for one set of features, 0 to 1. */
export function scoreFactors({ dims, inputs, heads, constants, outputs }: Factors, buckets: Int32Array, values: Float32Array): Float32Array {
  const hidden = new Float32Array(dims);
  buckets.forEach((bucket, k) => {
    const value = values[k] as number;
    for (let d = 0; d < dims; d += 1) hidden[d] = (hidden[d] as number) + value * (inputs[bucket * dims + d] as number);
  });
  return Float32Array.from({ length: outputs }, (_, output) => {
    let sum = constants[output] as number;
    for (let d = 0; d < dims; d += 1) sum += (heads[output * dims + d] as number) * (hidden[d] as number);
    return 1 / (1 + Math.exp(-sum));
  });
}
