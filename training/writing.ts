/**
 * The sentences of rules/english/writing as the closer reading of the wording advice is given them: names, figures, kin and sex in one form.
 * Of the files named, the words' own scores beside them, by a head that had learnt nothing of those files.
 * Usage: tsx training/writing.ts [HELD...] > writing.jsonl      HELD: names of files without .jsonl, each another person's
 */
import { join } from 'node:path';
import { learnWriting, withoutDoubted } from '../src/cli/training/writing';
import { readWritingBank, writingFaults } from '../src/cli/training/writing-bank';
import { openWritingHead, patternsIn } from '../src/core/referral';
import { logit } from '../src/core/referral/writing-closer';

const held = new Set(process.argv.slice(2));
const bank = withoutDoubted(readWritingBank(join(import.meta.dirname, '..')));
const fileOf = (breath: string) => breath.replace(/-\d+$/u, '');
const isHeld = (breath: string) => held.has(fileOf(breath));
const head = openWritingHead(learnWriting(bank, bank.examples.filter(({ breath }) => !isHeld(breath)), []));

for (const { text, breath, fault, also = [] } of bank.examples) {
  const faults = writingFaults.map((one) => Number(one === fault || also.includes(one)));
  const words = isHeld(breath) ? { words: head.score(text, patternsIn(text)).slice(0, writingFaults.length).map((one) => Number(logit(one).toFixed(4))) } : {};
  process.stdout.write(`${JSON.stringify({ breath, faults, text: head.even(text), ...words })}\n`);
}
for (const text of bank.beside) process.stdout.write(`${JSON.stringify({ breath: 'beside-0', faults: writingFaults.map(() => 0), text: head.even(text) })}\n`);
