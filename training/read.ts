/**
 * Reads labelled cases through the reader itself, with the weights of any folder, and writes result lines for the score script.
 * Usage: tsx training/read.ts [--encoder FOLDER] [--words FOLDER] [--aside | --ids FILE] CASES... > results.jsonl
 * --aside: only what is kept aside; --ids: only these. Prints nothing of a case but its result.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEncoderIn, wordsReaderParts } from '../src/cli/reader-parts';
import { resultLine } from '../src/cli/suggest-lines';
import { messageOf, readLines, type Case } from '../src/cli/training/labelled';
import { isKeptAside } from '../src/cli/training/material';
import { createReader } from '../src/core/evidence';

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { encoder: { type: 'string' }, words: { type: 'string' }, ids: { type: 'string' }, aside: { type: 'boolean', default: false } } });
async function main(): Promise<void> {
  const reader = createReader(wordsReaderParts(root, values.words));
  const encoder = values.encoder === undefined ? undefined : await openEncoderIn(values.encoder, root);
  const ids = values.ids === undefined ? undefined : new Set(readFileSync(values.ids, 'utf8').split(/\s+/));

  for (const file of positionals) {
    for (const one of readLines<Case>(file)) {
      if (ids ? !ids.has(one.id) : values.aside && !isKeptAside(basename(file), one.id)) continue;
      process.stdout.write(`${JSON.stringify(resultLine(one.id, await reader.read(messageOf(one), { encoder }), false))}\n`);
    }
  }
}

void main();
