/** threshold: the commands of this checkout. `threshold suggest --pack redbridge [--tier words|encoder] [--explain]` */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { wordsReader } from './reader-parts';
import { suggestAll } from './suggest';

const root = resolve(process.argv[1] ?? '.', '../..');
const { values, positionals } = parseArgs({
  args: process.argv.slice(2), allowPositionals: true,
  options: { pack: { type: 'string' }, tier: { type: 'string' }, explain: { type: 'boolean', default: false }, cases: { type: 'string' } },
});

if (positionals[0] === 'suggest') {
  const reader = wordsReader(root);
  const failed = await suggestAll({ input: process.stdin, output: process.stdout, errors: process.stderr, explain: values.explain, read: (message) => reader.read(message) });
  process.exitCode = failed > 0 ? 1 : 0;
} else {
  process.stderr.write('threshold suggest --pack redbridge [--tier words|encoder] [--explain] < cases.jsonl\n');
  process.exitCode = 2;
}
