import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WordsCard } from '../../core/evidence';
import type { BankSentence } from './labelled';
import { shelfOf } from './shelf';

/** The card of weights, with the first figures of their hash. */
export const cardWith = (card: WordsCard, bytes: Uint8Array): WordsCard => ({ ...card, weightsHash: createHash('sha256').update(bytes).digest('hex').slice(0, 12) });

/** Writes what was learnt to rules/model/words, over what was there: weights, card, and the sentences for "reads like". */
export function keepWords(root: string, { bytes, card, bank }: { bytes: Uint8Array; card: WordsCard; bank: readonly BankSentence[] }): void {
  const folder = join(root, 'rules/model/words');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'words.bin'), bytes);
  writeFileSync(join(folder, 'examples.json'), `${JSON.stringify(shelfOf(bank))}\n`);
  writeFileSync(join(folder, 'words.json'), `${JSON.stringify(cardWith(card, bytes))}\n`);
}
