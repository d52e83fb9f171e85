import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReader, type Reader } from '../core/evidence/reader';
import { openReadsLike, type ExampleShelf } from '../core/evidence/reads-like';
import { WordsCard } from '../core/evidence/head';
import { readEnglishFrom } from './training/material';

/** The words reader from the files of this checkout. Throws a sentence when weights are missing or do not fit. */
export function wordsReader(root: string): Reader {
  const folder = join(root, 'rules/model/words');
  if (!existsSync(join(folder, 'words.bin'))) throw new Error('There are no weights in rules/model/words: run npm run train.');
  const card = WordsCard.parse(JSON.parse(readFileSync(join(folder, 'words.json'), 'utf8')));
  const shelf = join(folder, 'examples.json');
  return createReader({
    english: readEnglishFrom(root), words: { card, bytes: readFileSync(join(folder, 'words.bin')) },
    build: `words-${card.weightsHash.slice(0, 12)}`,
    readsLike: existsSync(shelf) ? openReadsLike(JSON.parse(readFileSync(shelf, 'utf8')) as ExampleShelf) : undefined,
  });
}
