/** tsx training/advice.ts FILE: how much of the wording faults in FILE ({"text", "faults": []} a line) the advice finds, and what it says of the clean ones. Prints no text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closerWording } from '../src/cli/reader-parts';
import { adviseWriting, openWritingHead, readCloser, withCloser, type HeardSoFar, type WritingHead, type WritingModel } from '../src/core/referral';

interface Paragraph { text: string; faults: string[] }

const [file = ''] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line) as Paragraph);
const model = JSON.parse(readFileSync(join(import.meta.dirname, '../rules/model/writing/writing.json'), 'utf8')) as WritingModel;

const isWhole = (faults: readonly string[]): boolean => faults.some((fault) => fault.startsWith('no-'));

function score(name: string, head?: WritingHead): void {
  const said = lines.map(({ text, faults }) => ({ faults, ids: new Set(adviseWriting(text, { whole: isWhole(faults), head }).map(({ id }) => id)) }));
  console.log(`${name}: ${String(said.length)} paragraphs, ${String(said.filter(({ faults }) => faults.length === 0).length)} of them clean`);
  for (const fault of [...new Set(lines.flatMap(({ faults }) => faults))].sort()) {
    const having = said.filter(({ faults }) => faults.includes(fault));
    console.log(`  ${fault}: found ${String(having.filter(({ ids }) => ids.has(fault)).length)} of ${String(having.length)}; said where it is not: ${String(said.filter(({ faults, ids }) => !faults.includes(fault) && ids.has(fault)).length)}`);
  }
  const planted = said.flatMap(({ faults, ids }) => faults.map((fault) => ids.has(fault)));
  const any = said.filter(({ faults }) => faults.length > 0);
  const clean = said.filter(({ faults }) => faults.length === 0);
  const wrong = clean.filter(({ ids }) => ids.size > 0);
  console.log(`  all faults: ${String(planted.filter(Boolean).length)} of ${String(planted.length)}; faulty paragraphs with any advice: ${String(any.filter(({ ids }) => ids.size > 0).length)} of ${String(any.length)}`);
  console.log(`  clean paragraphs with any advice: ${String(wrong.length)} of ${String(clean.length)}; of these only a short form: ${String(wrong.filter(({ ids }) => [...ids].every((id) => id === 'abbreviation')).length)}`);
}

async function main(): Promise<void> {
  score('patterns alone');
  const head = openWritingHead(model);
  score('learnt', head);
  const read = await closerWording(join(import.meta.dirname, '..'));
  let heard: HeardSoFar | undefined;
  for (const { text, faults } of lines) heard = await readCloser(text, head, read, heard, { whole: isWhole(faults) });
  if (heard) score('learnt and closer read', withCloser(head, heard));
}

void main();
