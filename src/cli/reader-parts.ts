import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readManifest } from '../adapters/reader/manifest';
import type { EncoderParts } from '../adapters/reader/onnx';
import { asSecondTier, createReader, type ExampleShelf, findFacts, type Message, openReadsLike, type Reader, type ReaderParts, type Reading, type SecondTier, WordsCard } from '../core/evidence';
import type { ReadClosely } from '../core/referral';
import { readEnglishFrom } from './training/material';

/** The words reader from the files of this checkout. Throws a sentence when weights are missing or do not fit. */
export function wordsReader(root: string): Reader {
  return createReader(wordsReaderParts(root));
}

/** What the words reader is made of. */
export function wordsReaderParts(root: string, folder = join(root, 'rules/model/words')): ReaderParts {
  if (!existsSync(join(folder, 'words.bin'))) throw new Error('There are no weights in rules/model/words: run npm run train.');
  const card = readCard(join(folder, 'words.json'));
  const shelf = join(folder, 'examples.json');
  return {
    english: readEnglishFrom(root), words: { card, bytes: readFileSync(join(folder, 'words.bin')) }, findFacts,
    build: `words-${card.weightsHash.slice(0, 12)}`,
    readsLike: existsSync(shelf) ? openReadsLike(JSON.parse(readFileSync(shelf, 'utf8')) as ExampleShelf) : undefined,
  };
}

function readCard(file: string): WordsCard {
  try { return WordsCard.parse(JSON.parse(readFileSync(file, 'utf8'))); } catch { throw new Error('rules/model/words/words.json is not as training writes it: run npm run train again.'); }
}

export function hasEncoder(root: string): boolean {
  return existsSync(join(root, 'rules/model/encoder/model.onnx'));
}

/** What a command says to another tier than these. */
export const TIERS = '--tier is words or encoder';

/**
 * Reads with the files of this checkout, by the tier asked for: `words` or `encoder`; where none is asked by the encoder when its files are here.
 * Undefined where there is no tier of that name. Throws a sentence when weights are missing or do not fit.
 */
export async function readBy(root: string, asked: string | undefined): Promise<((message: Message) => Promise<Reading>) | undefined> {
  const tier = asked ?? (hasEncoder(root) ? 'encoder' : 'words');
  if (tier !== 'words' && tier !== 'encoder') return undefined;
  const reader = wordsReader(root);
  const encoder = tier === 'encoder' ? await encoderTier(root) : undefined;
  return (message) => reader.read(message, { encoder });
}

/** The encoder from the files of this checkout, each checked against the manifest. Throws a sentence when one is missing or altered. */
export function encoderTier(root: string): Promise<SecondTier> {
  return openEncoderIn(join(root, 'rules/model/encoder'), root);
}

/** The encoder of any folder, checked the same way. */
export async function openEncoderIn(folder: string, root: string): Promise<SecondTier> {
  const { openEncoder } = await import('../adapters/reader/onnx');
  return asSecondTier(await openEncoder(checkedParts(folder)), commonWords(root));
}

/** The closer reader of wording from the files of this checkout, checked the same way. */
export async function closerWording(root: string): Promise<ReadClosely> {
  const { openWording } = await import('../adapters/reader/onnx');
  return openWording(checkedParts(join(root, 'rules/model/writing-closer')));
}

function checkedParts(folder: string): EncoderParts {
  const manifest = readManifest(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  const get = (name: string): Uint8Array => {
    const bytes = readFileSync(join(folder, name));
    const { sha256 } = manifest.files[name] ?? {};
    if (sha256 !== createHash('sha256').update(bytes).digest('hex')) throw new Error(`${name} is not the file its manifest names: fetch it again.`);
    return bytes;
  };
  return { manifest, vocabulary: get('vocab.txt'), head: get('head.json'), weights: get('model.onnx') };
}

/** Words that are no names, from rules/english/common-words.yaml. */
function commonWords(root: string): (word: string) => boolean {
  const file = parse(readFileSync(join(root, 'rules/english/common-words.yaml'), 'utf8')) as { words: string };
  const words = new Set(file.words.split(/\s+/));
  return (word) => words.has(word);
}
