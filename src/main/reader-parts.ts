import { type English, type ExampleShelf, type Facts, type Message, type ReadOptions, type ReadsLikeFinder, type Reading, type SecondTier, createReader } from '../core/evidence';
import { londonTime } from '../core/time';
import { maskRules } from './mask-rules';
import english from '../../rules/english/passages.yaml?english';
import weights from '../../rules/model/words/words.bin';
import card from '../../rules/model/words/words.json';

export interface BrowserReader {
  /** Reads with the best tier that is at hand: the encoder once it has been fetched, the words until then. */
  read(message: Message, options: Pick<ReadOptions, 'signal' | 'onProgress'>): Promise<Reading>;
  /** The facts for the form. Rejects when what finds them cannot be fetched. */
  facts(message: Message, reading: Reading): Promise<Facts>;
  /**
   * The second reading: with the examples that each quotation reads like, with each row's own question, and by the encoder where it is asked for. What cannot be
   * fetched is left out: a reading whose `tier` is still 'words' says that the encoder could not be had.
   * One by the encoder has facts of its own.
   */
  refine(message: Message, first: Reading, options: Pick<ReadOptions, 'signal' | 'onProgress'> & { closer: boolean }): Promise<Reading>;
}

/** London time now, without a zone: which desk is open. */
function londonNow(): string {
  const { date, time } = londonTime(new Date());
  return `${date}T${time}`;
}

async function fetchBytes(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error('a file of the reader is missing');
  return new Uint8Array(await answer.arrayBuffer());
}

async function open(): Promise<BrowserReader> {
  const words = { card, bytes: await fetchBytes(weights) };
  const rules = english as English;
  let examples: ReadsLikeFinder | undefined;
  const readsLike: ReadsLikeFinder = { near: (text, row, level) => examples?.near(text, row, level) ?? [] };
  const reader = createReader({ english: rules, words, readsLike, build: `words-${words.card.weightsHash.slice(0, 12)}`, pause: () => new Promise((done) => { setTimeout(done, 0); }) });
  let encoder: SecondTier | undefined;
  const again = (message: Message, options: Pick<ReadOptions, 'signal' | 'onProgress' | 'findFacts'>) => reader.read(message, { ...options, encoder, at: londonNow() });
  return {
    read: again,
    async facts(message, { passages: all }) {
      // Nothing is filled in from words that nobody sees.
      const passages = all.filter(({ kind }) => kind !== 'unseen');
      const { findFacts, readSentences } = await factFinder();
      return findFacts(message, passages, readSentences(message, passages));
    },
    async refine(message, first, { closer: wanted, ...options }) {
      examples ??= await fetchExamples();
      await addQuestions(rules);
      if (wanted) encoder ??= await fetchEncoder();
      const second = await again(message, { ...options, findFacts: encoder && (await factFinder().catch(() => undefined))?.findFacts });
      return second.tier === first.tier ? second : (await closer()).refineReading(first, second);
    },
  };
}

const factFinder = () => import(/* webpackChunkName: "facts" */ './reader-facts');

const closer = () => import(/* webpackChunkName: "closer" */ './reader-closer');

/** Example sentences, a file of their own that is fetched after the first suggestions; undefined when it cannot be had. */
async function fetchExamples(): Promise<ReadsLikeFinder | undefined> {
  try {
    const answer = await fetch(new URL('../../rules/model/words/examples.json', import.meta.url));
    return answer.ok ? (await closer()).openReadsLike((await answer.json()) as ExampleShelf) : undefined;
  } catch {
    return undefined;
  }
}

/** Each row's own question, a file of its own that is fetched after the first suggestions; where it cannot be had, the one that fits every row stays. */
async function addQuestions({ indicators }: English): Promise<void> {
  if (indicators.rows.some(({ asks }) => asks)) return;
  try {
    const { rows } = (await import(/* webpackChunkName: "questions" */ '../../rules/english/indicators.yaml')).default as English['indicators'];
    for (const row of indicators.rows) row.asks = rows.find((one) => one.row === row.row)?.asks;
  } catch { /* The question that fits every row stays. */ }
}

/** The encoder from our own origin, every file checked; undefined when it cannot be had, and then the words' reading stands. */
async function fetchEncoder(): Promise<SecondTier | undefined> {
  try {
    const { loadEncoder } = await import(/* webpackChunkName: "encoder" */ '../adapters/reader/onnx');
    const base = new URL(`encoder/${ENCODER_BUILD}/`, self.location.href).href;
    const [tier, { isCommon }, { asSecondTier }] = await Promise.all([loadEncoder({ model: base, engine: base }), maskRules(), closer()]);
    return asSecondTier(tier, isCommon);
  } catch {
    return undefined;
  }
}

let opened: Promise<BrowserReader> | undefined;

/** The reader, put together once in its worker from this build's own files. Rejects when a file cannot be fetched; the next call tries again. */
export function readerForBrowser(): Promise<BrowserReader> {
  opened ??= open();
  opened.catch(() => { opened = undefined; });
  return opened;
}
