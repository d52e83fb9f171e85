/** npm run train -- --writing: makes rules/model/writing from rules/english/writing, and says what is found on sentences it had not learnt from. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { crossValidate, learnWriting, withoutDoubted } from './training/writing';
import { readWritingBank } from './training/writing-bank';
import { chooseCuts, sayWriting } from './training/writing-cuts';

/** Trains and writes; gives what to say about it. */
export function trainWriting(root: string): string[] {
  const bank = withoutDoubted(readWritingBank(root));
  const scored = crossValidate(bank);
  const cuts = chooseCuts(scored);
  const model = `${JSON.stringify(learnWriting(bank, bank.examples, cuts))}\n`;
  const folder = join(root, 'rules/model/writing');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'writing.json'), model);
  return [`${String(bank.examples.length)} sentences, ${String(bank.beside.length)} of the reader's beside them`, ...sayWriting(scored, cuts).lines, `rules/model/writing written, ${(gzipSync(model, { level: 9 }).length / 1024).toFixed(1)} KB compressed`];
}
