/** threshold: the commands of this checkout. `threshold suggest --pack redbridge [--tier words|encoder] [--explain]`, `threshold rules check|new|diff|import|schema` */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { encoderTier, hasEncoder, wordsReader } from './reader-parts';
import { runRules } from './rules';
import { suggestAll } from './suggest';

const root = resolve(process.argv[1] ?? '.', '../..');

async function suggest(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args, allowPositionals: true,
    options: { pack: { type: 'string' }, tier: { type: 'string' }, explain: { type: 'boolean', default: false }, cases: { type: 'string' } },
  });
  if (positionals[0] !== 'suggest') {
    process.stderr.write('threshold suggest --pack redbridge [--tier words|encoder] [--explain] < cases.jsonl\nthreshold rules check|new|diff|import|schema\n');
    return 2;
  }
  const reader = wordsReader(root);
  const tier = values.tier ?? (hasEncoder(root) ? 'encoder' : 'words');
  if (tier !== 'words' && tier !== 'encoder') { process.stderr.write('--tier is words or encoder\n'); return 2; }
  const encoder = tier === 'encoder' ? await encoderTier(root) : undefined;
  const failed = await suggestAll({ input: process.stdin, output: process.stdout, errors: process.stderr, explain: values.explain, read: (message) => reader.read(message, { encoder }) });
  return failed > 0 ? 1 : 0;
}

// A reader of our output that stops early (head, less) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code === 'EPIPE') process.exit(0); throw error; });
const [command, ...rest] = process.argv.slice(2);
const desk = { root, today: new Date().toISOString().slice(0, 10), out: (line: string) => process.stdout.write(`${line}\n`), err: (line: string) => process.stderr.write(`${line}\n`) };
process.exitCode = command === 'rules' ? await runRules(rest, desk) : await suggest(process.argv.slice(2));
