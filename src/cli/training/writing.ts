import { hashOf, openFamilies, openWritingHead, patternsIn, seenIn, writingFeatures, writingSize, type WritingModel } from '../../core/referral';
import { seeded, shuffle } from './fit';
import { writingFaults, writingOutputs, type WritingBank, type WritingExample } from './writing-bank';

const settings = { epochs: 15, rate: 0.2, scale: 4, held: 0.00002, drop: 0.2, least: 2, keep: 4500, seed: 20261122 };

/** One sentence as numbers: its features, and what each output should say (undefined: not known). */
interface Point { buckets: number[]; values: number[]; want: (number | undefined)[]; weight: number }

/** Words that stand in small letters in at least this many examples are learnt as themselves. */
const leastKnown = 2;

/** How much an unmarked sentence counts beside one that somebody marked. */
const besideWeight = 0.4;
/** An unmarked sentence that a first head thinks as faulty as this is left out: it may be. */
const doubted = 0.4;
const faultless: Point['want'] = writingOutputs.map((_, at) => (at < writingFaults.length ? 0 : undefined));

/** The bank without the unmarked sentences in which a head that learnt from the marked ones alone sees a fault. */
export function withoutDoubted(bank: WritingBank): WritingBank {
  const head = openWritingHead(learnWriting({ ...bank, beside: [] }, bank.examples, []));
  return { ...bank, beside: bank.beside.filter((text) => head.score(text, patternsIn(text)).slice(0, writingFaults.length).every((score) => score < doubted)) };
}

/** Of these none is known, in whatever letters people write them: otherwise "Mrs" at a sentence's start would be told from "Mr". */
const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx']);

function knownWords(texts: readonly string[]): Set<string> {
  const count = new Map<string, number>();
  for (const text of texts) for (const [word] of text.matchAll(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}]*(?:['’-]\p{L}+)*/gu)) count.set(word.replace(/’/gu, "'"), (count.get(word) ?? 0) + 1);
  return new Set([...count].filter(([word, times]) => times >= leastKnown && !titles.has(word)).map(([word]) => word));
}

/** What a sentence shows is only known where it was written down: in the whole and plain parts, and wherever something is marked. */
const showsKnown = ({ breath, shows }: WritingExample): boolean => shows !== undefined || /^(?:whole|plain|para|voices|more-facts)-/u.test(breath);

function wantsOf(one: WritingExample): (number | undefined)[] {
  const faults = new Set([one.fault, ...(one.also ?? [])]);
  return writingOutputs.map((output, at) => {
    if (at < writingFaults.length) return faults.has(output) ? 1 : 0;
    return showsKnown(one) ? Number(one.shows?.includes(output) ?? false) : undefined;
  });
}

/** Learns the head from examples, prunes and packs it. The same examples give the same bytes. */
export function learnWriting(bank: WritingBank, examples: readonly WritingExample[], cuts: readonly number[]): WritingModel {
  const families = openFamilies(bank);
  const words = knownWords([...examples.map(({ text }) => text), ...bank.beside]);
  const pointOf = (text: string, want: Point['want'], weight: number): Point => {
    const bag = writingFeatures(seenIn(text, families, (word) => words.has(word)), patternsIn(text));
    return { buckets: [...bag.keys()], values: [...bag.values()], want, weight };
  };
  const points = [...examples.map((one) => pointOf(one.text, wantsOf(one), 1)), ...bank.beside.map((text) => pointOf(text, faultless, besideWeight))];
  const kept = shared(points);
  const random = seeded(settings.seed);
  const wide = fit(points, kept, random);
  const best = important(points, wide, kept);
  return pack(bank, examples, { ...fit(points, best, random), buckets: best, words, cuts });
}

/** Buckets that several sentences share, in order. */
function shared(points: readonly Point[]): number[] {
  const count = new Map<number, number>();
  for (const { buckets } of points) for (const bucket of buckets) count.set(bucket, (count.get(bucket) ?? 0) + 1);
  return [...count].filter(([, times]) => times >= settings.least).map(([bucket]) => bucket).sort((a, b) => a - b);
}

interface Fitted { weights: Float64Array; constants: number[] }

/** Logistic regression, one output beside the other, by stochastic descent with a rate for each weight; some features are left out at each step. */
function fit(points: readonly Point[], kept: readonly number[], random: () => number): Fitted {
  const place = new Map(kept.map((bucket, at) => [bucket, at]));
  const outs = writingOutputs.length;
  const state = { weights: new Float64Array(kept.length * outs), squares: new Float64Array(kept.length * outs).fill(1), constants: writingOutputs.map(() => -2) };
  const here = points.map(({ buckets, values, want, weight }) => {
    const pairs = buckets.flatMap((bucket, k): [number, number][] => { const at = place.get(bucket); return at === undefined ? [] : [[at, (values[k] as number) * settings.scale]]; });
    return { pairs, want, weight };
  });
  const order = Int32Array.from(here.keys());
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const { pairs, want, weight } = here[index] as (typeof here)[number];
      step(state, pairs.filter(() => random() >= settings.drop).map(([at, value]) => [at, value / (1 - settings.drop)]), want, weight);
    }
  }
  return { weights: state.weights.map((weight) => weight * settings.scale), constants: state.constants };
}

function step(state: { weights: Float64Array; squares: Float64Array; constants: number[] }, pairs: [number, number][], want: readonly (number | undefined)[], weight: number): void {
  const outs = want.length;
  want.forEach((wanted, output) => {
    if (wanted === undefined) return;
    let sum = state.constants[output] as number;
    for (const [at, value] of pairs) sum += value * (state.weights[at * outs + output] as number);
    const gap = weight * (1 / (1 + Math.exp(-sum)) - wanted);
    if (Math.abs(gap) < 0.003) return;
    state.constants[output] = (state.constants[output] as number) - 0.02 * gap;
    for (const [at, value] of pairs) {
      const k = at * outs + output;
      const slope = gap * value + settings.held * (state.weights[k] as number);
      state.squares[k] = (state.squares[k] as number) + slope * slope;
      state.weights[k] = (state.weights[k] as number) - (settings.rate * slope) / Math.sqrt(state.squares[k]);
    }
  });
}

/** The buckets that move the scores of the examples most, in order. */
function important(points: readonly Point[], { weights }: Fitted, kept: readonly number[]): number[] {
  const used = new Map<number, number>();
  for (const { buckets, values } of points) buckets.forEach((bucket, k) => used.set(bucket, (used.get(bucket) ?? 0) + (values[k] as number) ** 2));
  const outs = writingOutputs.length;
  const weight = kept.map((bucket, at) => Math.sqrt((used.get(bucket) ?? 0) * weights.slice(at * outs, (at + 1) * outs).reduce((sum, one) => sum + one * one, 0)));
  return [...kept.keys()].sort((a, b) => (weight[b] as number) - (weight[a] as number)).slice(0, settings.keep).map((at) => kept[at] as number).sort((a, b) => a - b);
}

const round = (value: number) => Number(value.toPrecision(6));

/** At most so many examples of a fault travel with the head, for "reads like". */
const shown = 40;

/** Weights as whole steps: the largest of an output is this many. */
const mostSteps = 14;

function pack(bank: WritingBank, examples: readonly WritingExample[], { weights, constants, buckets, words, cuts }: Fitted & { buckets: number[]; words: Set<string>; cuts: readonly number[] }): WritingModel {
  const outs = writingOutputs.length;
  const of = (output: number) => buckets.map((_, at) => weights[at * outs + output] as number);
  const steps = writingOutputs.map((_, output) => round(of(output).reduce((most, one) => Math.max(most, Math.abs(one)), 1e-6) / mostSteps));
  const bytes = writingOutputs.flatMap((_, output) => of(output).map((weight) => Math.round(weight / (steps[output] as number)) & 255));
  const hashes = [...new Set([...words].map((word) => hashOf(word) % writingSize))].sort((a, b) => a - b);
  const faulty = (fault: string) => examples.filter((one) => one.fault === fault).map(({ text }) => text).filter((_, at, all) => at % Math.ceil(all.length / shown) === 0);
  return {
    outputs: writingOutputs, constants: constants.map(round), steps, cuts, families: bank.families, forms: bank.forms, leftOut: bank.leftOut,
    known: gapsOf(hashes), buckets: gapsOf(buckets), weights: Buffer.from(bytes).toString('base64'), examples: Object.fromEntries(writingFaults.map((fault) => [fault, faulty(fault)])),
  };
}

/** Rising numbers as gaps of seven bits a byte, in base 64. */
function gapsOf(rising: readonly number[]): string {
  const out: number[] = [];
  let last = -1;
  for (const number of rising) {
    let left = number - last;
    last = number;
    while (left > 127) { out.push((left & 127) | 128); left >>>= 7; }
    out.push(left);
  }
  return Buffer.from(out).toString('base64');
}

/** An example with the scores of a head that had learnt nothing of its breath. */
export interface ScoredExample { one: WritingExample; scores: number[] }

const folds = 5;

/** Every example, or those of one fifth, scored by a head that has not seen the breath in which it was written. */
export function crossValidate(bank: WritingBank, only?: number): ScoredExample[] {
  const foldOf = ({ breath }: WritingExample) => hashOf(breath) % folds;
  const none = writingOutputs.map(() => 0.5);
  return Array.from({ length: folds }, (_, fold) => {
    if (only !== undefined && fold !== only) return [];
    const head = openWritingHead(learnWriting(bank, bank.examples.filter((one) => foldOf(one) !== fold), none));
    return bank.examples.filter((one) => foldOf(one) === fold).map((one) => ({ one, scores: head.score(one.text, patternsIn(one.text)) }));
  }).flat();
}
