import type { ExampleShelf } from '../../core/evidence';
import type { BankSentence } from './labelled';

/** The bank's evidence sentences by row, for "reads like". */
export function shelfOf(bank: readonly BankSentence[]): ExampleShelf {
  const shelf: ExampleShelf = {};
  for (const { kind, row, level, text } of bank) if (kind === 'evidence' && row && level) (shelf[row] ??= []).push([level, text]);
  return shelf;
}
