import type { Facts } from './reading';
import { inOrderWritten, wordContexts } from './context';
import type { CloserFacts } from './facts/closer';
import { assemble, type Material } from './assemble';
import type { English } from './english';
import { openWordsHead, type SentenceScores, type WordsHead } from './head';
import type { Message } from './message';
import { compilePassageRules, readPassages, type PassageMatcher } from './passages';
import { compileQualifiers, type QualifierMatcher } from './qualify';
import type { Passage, Reading } from './reading';
import type { ReadsLikeFinder } from './reads-like';
import { isScored, readSentences, type Sentence } from './sentences';
import { compileSignals, type SignalMatcher } from './signals';
import type { SecondTier } from './tier';
import { apart, withUnseen } from './unseen';
import type { WordsCard } from './words-card';

/** What a reader is made of. Everything comes in from outside: rules/english, the weights, the tiers. */
export interface ReaderParts {
  english: English;
  words: { card: WordsCard; bytes: Uint8Array };
  /** Build of the words reader; a reading names it, with the encoder's where that read too. */
  build: string;
  readsLike?: ReadsLikeFinder;
  /** Finds the facts for the form; without it none are given. */
  findFacts?: FactFinder;
  /** Lets the page breathe while a long thread is read. */
  pause?: () => Promise<void>;
}

export type FactFinder = (message: Message, passages: Passage[], sentences: Sentence[], closer?: CloserFacts) => Facts;

export interface ReadOptions {
  /** London time of reading, ISO without a zone; left out: when the message was sent. Settles which desk is open. */
  at?: string;
  /** A finer tier, whose scores take the place of the words'. */
  encoder?: SecondTier;
  /** Finds the facts of this reading, where the reader has nothing that does. */
  findFacts?: FactFinder;
  /** 0 to 1. */
  onProgress?: (done: number) => void;
  /** Reading stops with an error named 'AbortError' when it is set. An AbortSignal will do. */
  signal?: { readonly aborted: boolean };
}

export interface Reader {
  readonly build: string;
  readonly rows: readonly string[];
  /** Reads at once, by words alone. */
  readNow(message: Message, options?: Pick<ReadOptions, 'at'>): Reading;
  /** Reads with pauses; by the encoder too when one is given. */
  read(message: Message, options?: ReadOptions): Promise<Reading>;
}

/** Compiled parts, shared by every reading. */
export interface Compiled {
  parts: ReaderParts;
  head: WordsHead;
  passages: PassageMatcher;
  qualifiers: QualifierMatcher;
  signals: SignalMatcher;
}

/** Puts a reader together. Throws a sentence for the keeper when weights or rules do not fit. */
export function createReader(parts: ReaderParts): Reader {
  const compiled = compileReader(parts);
  return {
    build: parts.build,
    rows: parts.words.card.rows,
    readNow(message, options = {}) {
      const halves = apart(message);
      const now = (one: Message) => readAtOnce(one, compiled, options.at);
      return halves ? withUnseen(now(halves.seen), now(halves.unseen)) : now(message);
    },
    async read(message, options = {}) {
      const halves = apart(message);
      const seen = await readWithPauses(halves?.seen ?? message, compiled, options);
      return halves ? withUnseen(seen, await readWithPauses(halves.unseen, compiled, options)) : seen;
    },
  };
}

function readAtOnce(message: Message, compiled: Compiled, at: string | undefined): Reading {
  const material = prepare(message, compiled, at);
  const context = wordContexts(message, material.passages, material.sentences);
  material.scores = material.sentences.map((_, here) => compiled.head.scoreWords(context(here)));
  return assemble(material, compiled);
}

/** Opens the weights and compiles the rules. Throws a sentence for the keeper when weights or rules do not fit. */
export function compileReader(parts: ReaderParts): Compiled {
  return {
    parts, head: openWordsHead(parts.words.card, parts.words.bytes), passages: compilePassageRules(parts.english.passages),
    qualifiers: compileQualifiers(parts.english.qualifiers), signals: compileSignals(parts.english.signals),
  };
}

function prepare(message: Message, compiled: Compiled, at: string | undefined): Material {
  const passages = readPassages(message, compiled.passages);
  const all = readSentences(message, passages);
  const sentences = inOrderWritten(message, all.filter((sentence) => isScored(sentence, passages)));
  return { message, passages, all, sentences, scores: [], at: at ?? message.sentAt };
}

async function readWithPauses(message: Message, compiled: Compiled, options: ReadOptions): Promise<Reading> {
  const material: Material = { ...prepare(message, compiled, options.at), findFacts: options.findFacts };
  const { sentences, passages } = material;
  const context = wordContexts(message, passages, sentences);
  const scores: SentenceScores[] = [];
  for (let at = 0; at < sentences.length; at += 1) {
    scores.push(compiled.head.scoreWords(context(at)));
    if (at % 40 !== 39) continue;
    await (compiled.parts.pause?.() ?? Promise.resolve());
    stopIfAsked(options);
    options.onProgress?.((at + 1) / sentences.length / (options.encoder ? 4 : 1));
  }
  material.scores = scores;
  if (options.encoder) {
    const share = options.onProgress ? (done: number) => options.onProgress?.(0.25 + done * 0.75) : undefined;
    material.second = { tier: options.encoder, outputs: await options.encoder.readTwice(options.encoder, material, compiled.passages, { signal: options.signal, onProgress: share }) };
    stopIfAsked(options);
  }
  options.onProgress?.(1);
  return assemble(material, compiled);
}

function stopIfAsked({ signal }: ReadOptions): void {
  if (!signal?.aborted) return;
  const stopped = new Error('Reading was stopped.');
  stopped.name = 'AbortError';
  throw stopped;
}
