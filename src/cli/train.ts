/**
 * npm run train: makes rules/model/words from rules/english. Deterministic: the same data give the same weights.
 * With -- --writing it makes rules/model/writing from rules/english/writing instead: the wording advice, in about half a minute.
 * With -- --unseen FILE it also writes the scores of every message by a head that had not learnt from it, for training/fit-cuts.ts.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { learn } from './training/learn';
import { keepWords } from './training/keep';
import { readMaterial } from './training/material';
import { trainWriting } from './train-writing';

const root = resolve(import.meta.dirname, '../..');
const started = process.hrtime.bigint();
const say = (words: string) => process.stderr.write(`${String((process.hrtime.bigint() - started) / 1_000_000_000n).padStart(4)} s  ${words}\n`);

const { values } = parseArgs({ options: { unseen: { type: 'string' }, writing: { type: 'boolean' } } });
if (values.writing) for (const line of trainWriting(root)) say(line);
else trainWords();

function trainWords(): void {
  const material = readMaterial(root);
  say(`${String(material.bank.length)} example sentences, ${String(material.messages.length)} messages`);
  const { bytes, card, unseen } = learn(material, say);
  keepWords(root, { bytes, card, bank: material.bank });
  if (values.unseen) {
    const list = (numbers: Float32Array) => Array.from(numbers, (value) => Number(value.toFixed(5)));
    const plain = unseen.map(({ labelled, scores }) => [labelled.one.id, scores.map(({ two, three, four, today, setAside }) => ({ two: list(two), three: list(three), four: list(four), today, setAside: list(setAside) }))]);
    writeFileSync(values.unseen, JSON.stringify(Object.fromEntries(plain)));
  }
  say(`rules/model/words written, ${String(bytes.byteLength)} bytes`);
}
