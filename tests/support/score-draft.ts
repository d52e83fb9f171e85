/**
 * Figures for referral drafts: `npx tsx tests/support/score-draft.ts [--encoder FOLDER] [--cases FILE...] [--facts FILE]`. Not a test: it prints.
 * Of other messages than the open set with `--cases`; by the facts of a second person (tests/cases/facts-again.jsonl) with `--facts`.
 * The facts of the open set are scored on the cases used while building (number not divisible by 3) and on those kept aside;
 * answers in free words only where sentences were labelled by hand (tests/cases/draft-answers.jsonl, all of the first kind).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { draftMessage } from '../../src/cli/draft';
import { openEncoderIn, wordsReader } from '../../src/cli/reader-parts';
import { wantedOf } from '../../src/cli/training/draft-answers';
import type { Message, Reading } from '../../src/core/evidence';
import { answersOf, type Answer, type ReferralDraft } from '../../src/core/referral';
import { countFacts, isInvented, none, type Count } from './draft-figures';
import { haveOpenCases, messageOf, openCasesPath, readCases, readingOf, type LabelledCase } from './labelled';
import { packOf } from './packs';

const pack = packOf('redbridge', '2025-07-interim');

interface Labelled { id: string; answers: Record<string, { must: string[]; fair: string[] }> }

function countSentences(draft: ReferralDraft, { answers }: Labelled, count: Count): void {
  const oneOf = (list: string[], answer: Answer) => (text: string) => list.some((l) => text.replace(/\s+/gu, ' ').startsWith(l)) && answer.value !== '';
  for (const answer of answersOf(draft).filter((a) => a.field in answers || (a.kind === 'long-text' && a.statements.length && !['reason', 'what-happened', 'first-hand'].includes(a.field)))) {
    const { must = [], fair = [] } = answers[answer.field] ?? {};
    const texts = answer.statements.map((s) => s.text);
    if (must.length) count.supported += 1;
    if (must.length && texts.some(oneOf(must, answer))) count.filled += 1;
    if (texts.length) { if (texts.every(oneOf([...must, ...fair], answer))) count.right += 1; else count.wrong += 1; }
  }
}

const percent = (part: number, of: number) => (of ? `${((100 * part) / of).toFixed(1)}% (${String(part)}/${String(of)})` : '-');
const say = (title: string, c: Count) => console.log(`${title}: filled ${percent(c.filled, c.supported)}${c.offered ? `, filled or offered beside the question ${percent(c.offered, c.supported)}` : ''}, correct ${percent(c.right, c.right + c.wrong)}, invented ${String(c.invented)}${c.words ? `, child's words verbatim ${percent(c.verbatim, c.words)}` : ''}`);

async function score(title: string, cases: LabelledCase[], read: (c: LabelledCase, m: Message) => Reading | Promise<Reading>, labels: Map<string, Labelled>): Promise<void> {
  const facts = none();
  const free = none();
  for (const one of cases) {
    const message = messageOf(one);
    const draft = await draftMessage(message, pack, async () => read(one, message));
    countFacts(draft, wantedOf(one.expected.facts), facts);
    facts.invented += answersOf(draft).filter((a) => isInvented(a, message)).length;
    const label = labels.get(one.id);
    if (label) countSentences(draft, label, free);
  }
  say(`${title}, facts`, facts);
  if (free.supported) say(`${title}, free words (${String(labels.size)} labelled cases)`, free);
}

/** The messages asked for, with the facts of a second person where these are named; of those that this person labelled. */
function casesOf(files: readonly string[], again: string | undefined): LabelledCase[] {
  const cases = files.flatMap(readCases);
  if (again === undefined) return cases;
  const second = new Map(readCases(again).map((one) => [one.id, (one as unknown as { facts: LabelledCase['expected']['facts'] }).facts]));
  return cases.flatMap((one) => { const facts = second.get(one.id); return facts ? [{ ...one, expected: { ...one.expected, facts } }] : []; });
}

async function main(): Promise<void> {
  const { values: { encoder: folder, facts, cases: isOther }, positionals } = parseArgs({ allowPositionals: true, options: { encoder: { type: 'string' }, facts: { type: 'string' }, cases: { type: 'boolean', default: false } } });
  if (!isOther && !haveOpenCases) { console.log('Skipped: the labelled messages are not beside this checkout.'); return; }
  const cases = casesOf(isOther ? positionals : [openCasesPath], facts);
  const isKept = (c: LabelledCase) => Number(/\d+$/.exec(c.id)?.[0]) % 3 === 0;
  const labels = new Map(readFileSync(join(__dirname, '../cases/draft-answers.jsonl'), 'utf8').trim().split('\n').map((l) => JSON.parse(l) as Labelled).map((l) => [l.id, l]));
  const reader = wordsReader(join(__dirname, '../..'));
  const encoder = folder === undefined ? undefined : await openEncoderIn(folder, join(__dirname, '../..'));
  const readers = encoder ? [['encoder', (_: LabelledCase, m: Message) => reader.read(m, { encoder })] as const] : [['perfect reading', readingOf] as const, ['words reader', (_: LabelledCase, m: Message) => reader.readNow(m)] as const];
  for (const [name, read] of readers) {
    if (isOther) await score(`${name}, ${String(cases.length)} messages`, cases, read, labels);
    else for (const kept of [false, true]) await score(`${name}, ${kept ? 'kept aside' : 'built on'}`, cases.filter((c) => isKept(c) === kept), read, labels);
  }
}

void main();
