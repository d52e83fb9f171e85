import { openVocabulary, type EncoderInput, type Look } from '../evidence';
import { adviseWriting, type AdviceOptions } from './advice';
import type { ReferralDraft } from './answer';
import type { WritingHead } from './writing-head';

/** head.json of rules/model/writing-closer: the faults in the order of the figures, and how they are heard beside the words. */
export interface CloserSettings {
  outputs: readonly string[];
  maxTokens: number;
  /** The first weight is for the words' chance as a logit, the second for the closer reader's own. */
  looks: Readonly<Record<string, Look>>;
  cuts: Readonly<Record<string, number>>;
}

/** What the closer reader heard, a row of logits for each text in the order asked. Plain data, so that a worker can send it. */
export interface CloserHeard { settings: CloserSettings; rows: readonly (readonly number[])[] }

/** Reads texts that a head has made even. Rejects where the closer reader cannot be had. */
export type ReadClosely = (texts: readonly string[]) => Promise<CloserHeard>;

/** All that was heard so far, by the text that was read. */
export interface HeardSoFar { settings: CloserSettings; rows: ReadonlyMap<string, readonly number[]> }

/**
 * Opens the closer reader on its files and an engine that gives a row of logits for each sentence. Each text is read by itself: with others
 * in one run its figures would change with them, and it takes longer. Throws when the files do not fit together.
 */
export function openCloser(files: { vocabulary: string; head: string }, run: (inputs: Record<string, EncoderInput>) => Promise<Float32Array>): ReadClosely {
  const settings = JSON.parse(files.head) as CloserSettings;
  const pieces = openVocabulary(files.vocabulary);
  return async (texts) => {
    const rows: number[][] = [];
    for (const text of texts) rows.push([...await run(inputsOf(pieces.cut(text, settings.maxTokens)))]);
    return { settings, rows };
  };
}

function inputsOf(ids: readonly number[]): Record<string, EncoderInput> {
  const row = (values: Iterable<number>): EncoderInput => ({ data: Int32Array.from(values), dims: [1, ids.length] });
  return { ids: row(ids), position: row(ids.keys()), sentence: row(ids.map(() => 0)), numbers: { data: Int32Array.of(0), dims: [1] } };
}

/** A chance as the closer reader's figures are told: training/writing.ts fits with the same. */
export const logit = (chance: number): number => Math.log(Math.max(1e-5, chance) / Math.max(1e-5, 1 - chance));

/**
 * The head with what the closer reader heard: both together where it has read a text, the words' own chance elsewhere. What both say is
 * moved so that it passes the head's cut just where it passes its own: the two can be set side by side.
 */
export function withCloser(head: WritingHead, { settings, rows }: HeardSoFar): WritingHead {
  const places = head.outputs.map((output) => settings.outputs.indexOf(output));
  return {
    ...head,
    score(sentence, marks) {
      const words = head.score(sentence, marks);
      const heard = rows.get(head.even(sentence));
      return heard ? words.map((chance, at) => together(chance, heard[places[at] ?? -1], settings, head.outputs[at] ?? '', head.cuts[at] ?? 1)) : words;
    },
  };
}

function together(chance: number, heard: number | undefined, { looks, cuts }: CloserSettings, output: string, wordsCut: number): number {
  const look = looks[output];
  const cut = cuts[output];
  if (heard === undefined || !look || cut === undefined) return chance;
  const [words = 0, closer = 0] = look.weights;
  return 1 / (1 + Math.exp(logit(cut) - logit(wordsCut) - look.constant - words * logit(chance) - closer * heard));
}

/** What advice on this writing would ask of the closer reader and it has not read yet. */
function unread(writing: string | ReferralDraft, head: WritingHead, soFar: HeardSoFar | undefined, options: Omit<AdviceOptions, 'head'>): string[] {
  const asked = new Set<string>();
  const both = soFar ? withCloser(head, soFar) : head;
  adviseWriting(writing, { ...options, head: { ...both, score: (sentence, marks) => { asked.add(head.even(sentence)); return both.score(sentence, marks); } } });
  return [...asked].filter((text) => text !== '' && !soFar?.rows.has(text));
}

/** Clauses are asked for where a sentence was found faulty: what is heard in one round may ask for more in the next. */
const mostRounds = 3;

/** Lets the closer reader read what is new in the writing. Gives `soFar` itself where nothing is. Rejects where it cannot be had. */
export async function readCloser(writing: string | ReferralDraft, head: WritingHead, read: ReadClosely, soFar?: HeardSoFar, options: Omit<AdviceOptions, 'head'> = {}): Promise<HeardSoFar | undefined> {
  let told = soFar;
  for (let round = 0; round < mostRounds; round += 1) {
    const texts = unread(writing, head, told, options);
    if (!texts.length) break;
    const { settings, rows } = await read(texts);
    told = { settings, rows: new Map([...told?.rows ?? [], ...texts.map((text, at): [string, readonly number[]] => [text, rows[at] ?? []])]) };
  }
  return told;
}
