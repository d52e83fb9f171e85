import type { Material } from './assemble';
import type { Blend, FactBlend } from './blend';
import type { Message } from './message';
import type { PassageMatcher } from './passages';
import type { Compiled } from './reader';
import type { Passage, RowReading } from './reading';
import type { Sentence } from './sentences';

/** What a tier of the reader says of one sentence: one number a row of the vocabulary, 0 to 1. */
export interface SentenceOutputs {
  /** Level 2 or more. */
  two: Float32Array;
  three: Float32Array;
  four: Float32Array;
}

/** What a second tier says of a message. */
export interface TierOutputs {
  /** One a sentence given. */
  sentences: SentenceOutputs[];
  /** Chance that the message as a whole is at level 2, 3 and 4 or more. */
  level: [number, number, number];
  immediate: number;
  routes: Record<string, number>;
  /** One a sentence given: a number for each of the tier's `beyond`. */
  beyond: Float32Array[];
  /** One a sentence given: the chance that it tells how the message is to be taken and nothing of a child. */
  tells: Float32Array;
  /** One a sentence given: the chance that it only says that something is not so, or was looked into and is not so. */
  denies: Float32Array;
  /** What it heard of facts at a place of one of the sentences given, as `facts.asked` orders it, in logits; below 0: at the sentence as a whole, and then how strongly its strongest row shows; undefined where it heard nothing. */
  heard?: (sentence: number, offset: number) => Float32Array | undefined;
}

/** A finer reader that may refine what the words found. Its rows are those of the words card, in the same order. */
export interface SecondTier {
  /** Takes all looks at a message, with whatever `tier.read` is then; `rules` tell the passages of the message without some sentence. It and `readBeyond` come with the tier, so that the words alone are fetched without them. */
  readTwice(tier: SecondTier, material: Material, rules: PassageMatcher, options?: Parameters<SecondTier['read']>[3]): Promise<TierOutputs>;
  readBeyond(material: Material, compiled: Compiled): RowReading[];
  /** As a reading names it, behind the words reader's: 'encoder-29f5d88c6913'. */
  build: string;
  rows: readonly string[];
  /** Indicators that London's matrix lacks, each at a level: 'dudley/housing/L2'. */
  beyond: readonly string[];
  blend: Blend;
  /** Chance from which a sentence is taken to tell how the message is to be taken: the message is read without it too. */
  tells: number;
  /** Chance from which a sentence only denies: beside others that speak for the same row it is set aside. */
  denies: number;
  facts?: FactBlend;
  read(message: Message, passages: readonly Passage[], sentences: readonly Sentence[], options?: { signal?: { readonly aborted: boolean }; onProgress?: (done: number) => void }): Promise<TierOutputs>;
}
