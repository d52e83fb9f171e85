import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Pack } from '../core/pack';
import { checkEdition, overlaps, sayFinding, unfinished } from './keeper/check';
import { checkEnglish } from './keeper/check-english';
import { checkCalendar, checkVocabulary } from './keeper/check-shared';
import { diffPacks } from './keeper/diff';
import { editionsIn, editionsOf, LONDON, openEdition, sharedIndicators, type Edition, type Finding } from './keeper/edition';
import { gridOfDocument, importDocument, writeWording } from './keeper/import-document';
import { leftOutOf, sourceKey, startEdition } from './keeper/new-edition';
import { sayImport } from './keeper/say-import';
import { writeSchemas } from './keeper/schemas';
import { startFromDocument } from './keeper/skeleton';
import { sayFailure } from './read-text';

/** Where the commands work and what they print to. */
export interface RulesDesk {
  /** The folder that holds rules/. */
  root: string;
  /** YYYY-MM-DD. */
  today: string;
  out: (line: string) => void;
  err: (line: string) => void;
}

const usage = [
  'rules check [AUTHORITY[/EDITION] | english] …      what must be mended, with file and line',
  'rules try "WORDS" --pack AUTHORITY                 what the panel would say of a sentence of yours',
  'rules learn [--keep]                               learns the words anew from your sentences, and shows what that changes',
  'rules new AUTHORITY EDITION [--from A/E]           starts an edition from another',
  'rules diff A/E B/E                                 what differs, in plain words',
  'rules import DOCUMENT --pack AUTHORITY[/EDITION]   takes the wording of an authority’s own document (.docx .html .md .txt)',
  'rules report --cases FILE.jsonl [--pack AUTHORITY] how well labelled messages are read',
  'rules schema                                       writes JSON Schemas for editors',
];

function checkOne(desk: RulesDesk, edition: Edition): number {
  const { id } = edition;
  const found = checkEdition(edition, desk.today);
  const c = found.counts;
  desk.out(`${id}: ${found.problems.length ? `${found.problems.length} to mend` : 'in order'}${c ? ` (${c.rows} rows, ${c.cells} cells, ${c.contacts} contacts, ${c.consentRules} consent rules, ${c.fields} form fields)` : ''}`);
  sayMends(desk, found.problems);
  for (const note of found.notes) desk.out(`  note  ${sayFinding(note)}`);
  for (const finding of found.known) desk.out(`  known ${sayFinding(finding)}`);
  return found.problems.length;
}

/** What is to be mended; what is to be written in a new edition in the order in which to write it, step by step. */
function sayMends(desk: RulesDesk, findings: readonly Finding[]): void {
  const toWrite = findings.filter(({ step }) => step !== undefined);
  const steps = [...new Set(toWrite.map(({ step }) => step))];
  for (const finding of findings.filter(({ step }) => step === undefined)) desk.err(`  mend  ${sayFinding(finding)}`);
  for (const [i, title] of steps.entries()) {
    desk.err(`  step ${String(i + 1)} of ${String(steps.length)}: ${title ?? ''}`);
    for (const finding of toWrite.filter(({ step }) => step === title)) desk.err(`  mend  ${sayFinding(finding)}`);
  }
  if (toWrite.length) desk.err(`  The panel leaves this edition out until ${toWrite.length === 1 ? 'this place is' : `these ${String(toWrite.length)} places are`} written. What you can find nothing about may be left out where the line says so.`);
}

function checkShared(desk: RulesDesk, name: string, found: readonly Finding[]): number {
  desk.out(`${name}: ${found.length ? `${found.length} to mend` : 'in order'}`);
  sayMends(desk, found);
  return found.length;
}

function check(desk: RulesDesk, rules: string, asked: readonly string[]): number {
  const all = asked.length === 0;
  const ids = all ? editionsIn(rules) : [...new Set(asked.filter((one) => one !== 'english').flatMap((one) => editionsOf(rules, one)))];
  const [fault] = checkVocabulary(rules);
  if (fault) throw new Error(sayFinding(fault));
  const indicators = sharedIndicators(rules);
  const editions = ids.map((id) => openEdition(rules, id, indicators));
  let problems = 0;
  for (const edition of editions) problems += checkOne(desk, edition);
  const across = overlaps(editions);
  sayMends(desk, across);
  if (all) problems += checkShared(desk, 'calendar', checkCalendar(rules));
  if (all || asked.includes('english')) problems += checkShared(desk, 'english', checkEnglish(rules));
  return problems + across.length ? 1 : 0;
}

function packOf(rules: string, id: string) {
  const loaded = openEdition(rules, id).load();
  if (!('pack' in loaded)) throw new Error(`rules/${id} has faults. Mend them first: npm run threshold -- rules check ${id}.`);
  return loaded.pack;
}

function diff(desk: RulesDesk, rules: string, [a, b]: string[]): number {
  if (!a || !b) throw new Error('Name two editions, such as: rules diff redbridge dudley.');
  const lines = diffPacks(packOf(rules, a), packOf(rules, b));
  for (const line of lines.length ? lines : ['Nothing differs.']) desk.out(line);
  return 0;
}

/** The one thing outside its own folder that starting an edition changes. */
const saysAdded = (made: Edition): string => `One entry was added at the end of rules/sources.yaml: ${sourceKey(made)}. To undo, take it out and delete rules/${made.id}.`;

const own = (rules: string, authority: string): string[] => editionsIn(rules).filter((id) => id.startsWith(`${authority}/`));

function sayLeftOut(desk: RulesDesk, made: Edition, base: Pack): void {
  const left = leftOutOf(made, base);
  if (left.length) desk.out(`Left out, because they are another authority's own; write yours when you have them: ${left.join('; ')}. rules/${base.id}/${base.edition} shows how.`);
}

/** Starts a pack from the document of an authority that has none. Gives the edition, or undefined when all of it is written already. */
async function startPack(desk: RulesDesk, rules: string, document: string, which: string): Promise<Edition | undefined> {
  const [authority, name] = which.split('/');
  if (!authority || !name) throw new Error(`There is no pack called "${which}". To start one, name its edition too, such as --pack ${which}/${desk.today.slice(0, 7)}.`);
  const there = own(rules, authority);
  if (there.length) throw new Error(`${authority} has editions already: ${there.join(', ')}. Start the next one from it: rules new ${authority} ${name}. Then import the document.`);
  const started = startFromDocument(rules, { authority, edition: name, document: basename(document) }, await gridOfDocument(document), desk.today);
  const kind = started.words ? 'It is not the London matrix: its rows are laid out for you to restate.' : 'It is the London matrix: our words for London are used.';
  desk.out(saysAdded(started.edition));
  desk.out(`Started rules/${started.edition.id}. ${kind} ${String(unfinished(started.edition).length)} places are yours to write: rules check ${started.edition.id} names each, in the order in which to write them.`);
  sayLeftOut(desk, started.edition, packOf(rules, LONDON));
  if (!started.words) return started.edition;
  writeWording(started.edition, document, started.words, desk.today);
  desk.out(`${Object.keys(started.words).length} cells written to rules/${started.edition.id}/their-words.json.`);
  return undefined;
}

async function importInto(desk: RulesDesk, rules: string, document: string | undefined, which: string | undefined): Promise<number> {
  if (!document || !which) throw new Error('Name the document and the pack: rules import guidance.docx --pack redbridge.');
  const there = editionsIn(rules).some((id) => id === which || id.split('/')[0] === which);
  const edition = there ? openEdition(rules, which) : await startPack(desk, rules, document, which);
  if (!edition) return 0;
  const report = await importDocument(edition, document, desk.today);
  for (const line of sayImport(report)) desk.out(line);
  if (report.matched === 0) { desk.err('Nothing was written: no cell of the document fits this pack.'); return 1; }
  desk.out(`Written to rules/${edition.id}/their-words.json. Run npm start again to see it in the workbench under "their words".`);
  return 0;
}

function start(desk: RulesDesk, rules: string, [authority, edition]: string[], from: string | undefined): number {
  if (!authority || !edition) throw new Error('Name the authority and the edition: rules new havering 2026-01.');
  const made = startEdition(rules, { authority, edition, from }, desk.today);
  desk.out(saysAdded(made));
  desk.out(`Started rules/${made.id}. What you must write says "TO FILL IN" in ${String(unfinished(made).length)} places; rules check ${made.id} names each, in the order in which to write them.`);
  sayLeftOut(desk, made, packOf(rules, from ?? (own(rules, authority).find((id) => id !== made.id) ?? LONDON)));
  return 0;
}

/**
 * The `threshold rules` commands for keepers of packs.
 * @returns the exit code: 0 in order, 1 something to mend, 2 not understood
 */
export async function runRules(argv: readonly string[], desk: RulesDesk): Promise<number> {
  const rules = join(desk.root, 'rules');
  try {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: { from: { type: 'string' }, pack: { type: 'string' } } });
    const [command, ...rest] = positionals;
    if (command === 'check') return check(desk, rules, rest);
    if (command === 'diff') return diff(desk, rules, rest);
    if (command === 'new') return start(desk, rules, rest, values.from);
    if (command === 'import') return await importInto(desk, rules, rest[0], values.pack);
    if (command === 'schema') { desk.out(`Written to rules/schemas: ${writeSchemas(rules).join(', ')}`); return 0; }
  } catch (error) {
    desk.err(sayFailure(error));
    return 1;
  }
  for (const line of usage) desk.err(line);
  return 2;
}
