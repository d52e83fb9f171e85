/** threshold: the commands of this checkout. Each says its own usage when something is missing. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { runDraft } from './draft';
import { runForm } from './form';
import { runDoctor, runProvision, runSiteScript, versionIn } from './administer';
import { runRows } from './case-rows';
import { openPack } from './keeper/shelf';
import { reportOnPack } from './pack-report';
import { runLearn } from './learn/learn';
import { runPackage } from './package';
import { sayFailure } from './read-text';
import { readBy, TIERS } from './reader-parts';
import { reportOn } from './report';
import { runRules } from './rules';
import { suggestAll } from './suggest';
import { messageOfWords, sayTried } from './try-words';

const root = resolve(process.argv[1] ?? '.', '../..');
const out = (line: string): void => { process.stdout.write(`${line}\n`); };
const err = (line: string): void => { process.stderr.write(`${line}\n`); };

const USAGE = `threshold suggest --pack redbridge [--tier words|encoder] [--explain] < cases.jsonl
threshold rules check|new|diff|import|schema
threshold rules try "WORDS" --pack redbridge [--tier words|encoder]
threshold rules learn [--keep]
threshold rules report --cases FILE.jsonl|FOLDER … [--pack AUTHORITY] [--tier words|encoder] [--by row] [--aside]
threshold provision | site-script | doctor | package
threshold rows check|mend --site ADDRESS
threshold draft --pack redbridge --format json|docx|text [--tier words|encoder] [--out FOLDER] < cases.jsonl
threshold draft --schema
threshold form check FILE.docx [--form FORM] [--pack redbridge]
threshold form fill FILE.docx --case CASES.jsonl --out FILLED.docx [--id CASE] [--form FORM] [--family] [--tier words|encoder]`;

async function suggest(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { pack: { type: 'string' }, tier: { type: 'string' }, explain: { type: 'boolean', default: false } } });
  const pack = values.pack ? openPack(root, values.pack) : undefined;
  const read = await readBy(root, values.tier);
  if (!read) { err(TIERS); return 2; }
  const failed = await suggestAll({ input: process.stdin, output: process.stdout, errors: process.stderr, explain: values.explain, pack, read });
  return failed > 0 ? 1 : 0;
}

const communitiesIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'rules/english/communities.json'), 'utf8')) as Record<string, string>;

/** The files of cases in a folder, in order; or the file that is named. */
const caseFiles = (path: string): string[] => (existsSync(path) && statSync(path).isDirectory() ? readdirSync(path).filter((name) => name.endsWith('.jsonl')).sort().map((name) => join(path, name)) : [path]);

async function report(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { cases: { type: 'string', multiple: true }, tier: { type: 'string' }, pack: { type: 'string' }, by: { type: 'string' }, aside: { type: 'boolean' } } });
  const { pack, tier, by, aside } = values;
  // --cases *.jsonl gives the first file to the option and the others by themselves.
  const cases = [...(values.cases ?? []), ...positionals].flatMap(caseFiles);
  if (!cases.length) { err('Name the labelled cases: rules report --cases FILE.jsonl [--pack AUTHORITY] [--tier words|encoder] [--by row] [--aside]'); return 2; }
  if ((by !== undefined && by !== 'row') || (pack && (by || aside))) { err('--by row gives the rows as a table, --aside only what is kept aside; both without --pack.'); return 2; }
  const read = await readBy(root, tier);
  if (!read) { err(TIERS); return 2; }
  for (const line of pack ? await reportOnPack(cases, openPack(root, pack), root, read) : await reportOn(cases, read, { communities: communitiesIn(root), byRow: by === 'row', aside })) out(line);
  return 0;
}

async function tryWords(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { pack: { type: 'string' }, tier: { type: 'string' } } });
  // Without the quotation marks every word comes by itself: all of them are the sentence.
  const words = positionals.join(' ').trim();
  if (!words || !values.pack) { err('Write the sentence in double quotes and name the authority: rules try "Her uncle has taken her to the caravan." --pack redbridge'); return 2; }
  const pack = openPack(root, values.pack);
  const read = await readBy(root, values.tier);
  if (!read) { err(TIERS); return 2; }
  for (const line of sayTried(await read(messageOfWords(words)), pack)) out(line);
  return 0;
}

/** Asks whoever sits at the terminal. */
async function ask(question: string): Promise<string> {
  const desk = createInterface({ input: process.stdin, output: process.stderr });
  try { return await desk.question(question); } finally { desk.close(); }
}

const COMMANDS: Record<string, (args: string[]) => Promise<number> | number> = {
  suggest,
  rules: (args) => args[0] === 'report' ? report(args.slice(1)) : args[0] === 'try' ? tryWords(args.slice(1)) : args[0] === 'learn' ? runLearn(args.slice(1), { root, out, err, ask: process.stdin.isTTY ? ask : undefined }) : runRules(args, { root, today: new Date().toISOString().slice(0, 10), out, err }),
  provision: (args) => runProvision(args, out, process.env),
  rows: (args) => runRows(args, out, process.env),
  'site-script': () => runSiteScript(root, out),
  doctor: (args) => runDoctor(args, out, process.env),
  draft: (args) => runDraft(args, { root, input: process.stdin, out, err }),
  form: (args) => runForm(args, { root, out, err }),
  package: (args) => runPackage(args, root, versionIn(root), out),
};

// A reader of our output that stops early (head, less) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code === 'EPIPE') process.exit(0); throw error; });
const [name = '', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (!command) err(USAGE);
try {
  process.exitCode = command ? await command(rest) : 2;
} catch (error) {
  // A sentence says more than a trace of the program; with an option that is not there, what there is.
  const isOption = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  err(isOption ? `${error.message.split('. ')[0] ?? ''}.\n${USAGE}` : sayFailure(error));
  process.exitCode = isOption ? 2 : 1;
}
