import type { Blend, FactBlend } from './blend';
import { openVocabulary } from './encoder-tokens';
import type { PassageKind } from './reading';

/** A sentence as the encoder takes it. Pass only sentences of passages that bear evidence, in the order of the message. */
export interface EncoderSentence {
  text: string;
  passageKind: PassageKind;
  part: number;
}

export interface EncoderScores {
  /** One array a sentence, in the order given: for row r of `tier.rows`, [3r] p(level 2 or more), [3r+1] p(3 or more), [3r+2] p(4). */
  rows: Float32Array[];
  /** The message as a whole: p of level 1, 2, 3, 4. Sums to 1. */
  level: [number, number, number, number];
  /** The message as a whole: p that a child needs protecting today. */
  immediate: number;
  /** The message as a whole: p of each route. */
  routes: Record<string, number>;
  /** One array a sentence: p of each of `tier.beyond`. */
  beyond: Float32Array[];
  /** One array a sentence: for each of its word pieces what is asked of facts (`tier.facts.asked`), as logits. Empty where the model does not say. */
  facts: Float32Array[];
  /** One a sentence: p that it tells how the message is to be taken and nothing of a child. */
  tells: Float32Array;
  /** One a sentence: p that it only denies. */
  denies: Float32Array;
}

export interface EncoderTier {
  /** Id of the model's files; a reading that rests on it names it beside the words reader's build. */
  build: string;
  /** Row ids in the order of the scores. */
  rows: string[];
  /** Indicators that London's matrix lacks, each at a level, in the order of their scores. */
  beyond: string[];
  /** How its scores and the words' are heard together. */
  blend: Blend;
  /** Chance from which a sentence is taken to tell how the message is to be taken. */
  tells: number;
  /** Chance from which a sentence only denies. */
  denies: number;
  /** What it says of facts, and how that is heard beside the words; undefined for a model that says nothing of them. */
  facts?: FactBlend;
  /** The number of the word piece that comes after a text, as `facts` counts them. */
  pieceAfter(text: string): number;
  /** Reads one message. `onProgress` gets sentences done. Rejects when `signal` is aborted or the engine fails; never guesses. */
  score(sentences: EncoderSentence[], onProgress?: (done: number) => void, signal?: { readonly aborted: boolean }): Promise<EncoderScores>;
}

/** The files of rules/model/encoder that are text; the weights stay with the engine. */
export interface EncoderFiles {
  build: string;
  vocabulary: string;
  /** The text of head.json. */
  head: string;
}

/** A whole-number array for the engine, with its shape. */
export interface EncoderInput { data: Int32Array; dims: number[] }

/** Runs the model once: `rows` has sentences x rows x 3 numbers, `whole` 3 levels (2+, 3+, 4), immediate, then the routes; `beyond` sentences x indicators; `tells` and `denies` one a sentence. */
export type RunEncoder = (inputs: Record<string, EncoderInput>) => Promise<{ rows: Float32Array; whole: Float32Array; beyond: Float32Array; tells: Float32Array; denies: Float32Array; facts?: Float32Array }>;

interface Head { rows: string[]; beyond: string[]; routes: string[]; kinds: string[]; maxTokens: number; maxIndex: number; even?: Record<string, string>; blend: Blend; tells: number; denies: number; facts?: FactBlend }

/** Tokens of one look at the message; longer messages take several looks that overlap. */
const lookTokens = 640;
const overlap = 4;

/** Makes the encoder tier of the reader. Throws when the files do not fit together. */
export function createEncoderTier(files: EncoderFiles, run: RunEncoder): EncoderTier {
  const head = JSON.parse(files.head) as Head;
  const pieces = openVocabulary(files.vocabulary, head.even);
  return {
    build: files.build, rows: head.rows, beyond: head.beyond, blend: head.blend, facts: head.facts, tells: head.tells, denies: head.denies,
    pieceAfter: (text) => pieces.cut(text, head.maxTokens).length - 1,
    async score(sentences, onProgress, signal) {
      const tokens = sentences.map((one) => pieces.cut(one.text, head.maxTokens));
      const rows = sentences.map(() => new Float32Array(head.rows.length * 3));
      const beyond = sentences.map(() => new Float32Array(head.beyond.length));
      const facts = sentences.map(() => new Float32Array());
      const tells = new Float32Array(sentences.length);
      const denies = new Float32Array(sentences.length);
      const wholes: Float32Array[] = [];
      for (const look of looksAt(tokens.map((one) => one.length))) {
        if (signal?.aborted) throw new Error('Reading was stopped.');
        const out = await run(inputsOf(sentences, tokens, look, head));
        const size = head.rows.length * 3;
        const share = (from: Float32Array, i: number, width: number) => from.subarray((i - look.start) * width, (i - look.start + 1) * width);
        const firsts = firstPieces(tokens, look);
        const asked = (out.facts?.length ?? 0) / (firsts.at(-1) ?? 1);
        for (let i = look.own; i < look.end; i += 1) {
          rows[i]?.set(share(out.rows, i, size));
          beyond[i]?.set(share(out.beyond, i, head.beyond.length));
          tells[i] = out.tells[i - look.start] ?? 0;
          denies[i] = out.denies[i - look.start] ?? 0;
          if (out.facts) facts[i] = out.facts.slice((firsts[i - look.start] ?? 0) * asked, (firsts[i - look.start + 1] ?? 0) * asked);
        }
        wholes.push(out.whole);
        onProgress?.(look.end);
      }
      return { rows, beyond, facts, tells, denies, ...gather(wholes, head.routes) };
    },
  };
}

/** Where the pieces of each sentence of a look begin, and where the last end. */
function firstPieces(tokens: number[][], { start, end }: Look): number[] {
  let at = 0;
  return [0, ...tokens.slice(start, end).map((one) => (at += one.length))];
}

/** Sentences `start` to `end` are seen; those before `own` were scored by the look before. */
interface Look { start: number; own: number; end: number }

function looksAt(lengths: number[]): Look[] {
  const looks: Look[] = [];
  let own = 0;
  while (own < lengths.length) {
    const start = Math.max(0, own - (own > 0 ? overlap : 0));
    let end = start;
    for (let sum = 0; end < lengths.length && (end <= own || sum + (lengths[end] ?? 0) <= lookTokens); end += 1) sum += lengths[end] ?? 0;
    looks.push({ start, own, end });
    own = end;
  }
  return looks;
}

function inputsOf(sentences: EncoderSentence[], tokens: number[][], { start, end }: Look, head: Head): Record<string, EncoderInput> {
  const columns: Record<string, number[]> = { ids: [], position: [], sentence: [], index: [], kind: [], fresh: [] };
  for (let i = start; i < end; i += 1) {
    const one = sentences[i] as EncoderSentence;
    const before = sentences[i - 1];
    const kind = Math.max(0, head.kinds.indexOf(one.passageKind));
    const fresh = !before || before.part !== one.part || before.passageKind !== one.passageKind ? 1 : 0;
    (tokens[i] ?? []).forEach((id, position) => {
      columns['ids']?.push(id);
      columns['position']?.push(position);
      columns['sentence']?.push(i - start);
      columns['index']?.push(Math.min(i, head.maxIndex));
      columns['kind']?.push(kind);
      columns['fresh']?.push(fresh);
    });
  }
  const inputs: Record<string, EncoderInput> = {};
  for (const [name, values] of Object.entries(columns)) inputs[name] = { data: Int32Array.from(values), dims: [1, values.length] };
  inputs['numbers'] = { data: Int32Array.from({ length: end - start }, (_, i) => i), dims: [end - start] };
  return inputs;
}

/** The message as a whole: the strongest of its looks. A message without sentences is level 1. */
function gather(wholes: Float32Array[], routes: string[]): Omit<EncoderScores, 'rows' | 'beyond' | 'facts' | 'tells' | 'denies'> {
  const top = (k: number) => wholes.reduce((most, whole) => Math.max(most, whole[k] ?? 0), 0);
  const two = top(0);
  const three = Math.min(two, top(1));
  const four = Math.min(three, top(2));
  return { level: [1 - two, two - three, three - four, four], immediate: top(3), routes: Object.fromEntries(routes.map((route, k) => [route, top(4 + k)])) };
}
