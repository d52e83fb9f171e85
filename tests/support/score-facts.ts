import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFacts } from '../../src/core/evidence/facts';
import { learnedScorers, openScorers, type Scorers } from '../../src/core/evidence/facts/lexicon';
import { readKeptAside, readLearntFrom } from '../../src/cli/training/fact-cases';
import { factCaseOf, learnScorers, type FactCase } from '../../src/cli/training/fact-examples';

/**
 * Recall, precision and F1 of the facts by kind, for text learnt from and text kept aside, side by side.
 *   npx tsx tests/support/score-facts.ts [--folds] [--learn] [--misses KIND]
 * --folds: also learns five times without one fifth of the writers and scores those (text by writers never seen).
 * --learn: learns afresh instead of using the weights in the repository.
 */
const root = join(__dirname, '../..');
const kinds = ['childName', 'childDob', 'childAge', 'childGender', 'adults', 'otherChildren', 'postcode', 'phones', 'school', 'childsWords', 'consent'];
interface Figures { precision: number; recall: number; f1: number; byKind: Record<string, { recall: number | null; precision: number | null; want: number }> }

export function answersOf(cases: readonly FactCase[], scorers: Scorers): object[] {
  return cases.map(({ one, message, passages, sentences }) => {
    const facts = findFacts(message, passages, sentences, undefined, scorers);
    return {
      id: one.id, level: 1, immediate: false, indicators: [], routes: [],
      facts: {
        child: { name: facts.child.name?.value, dob: facts.child.dateOfBirth?.value, age: facts.child.age?.value, gender: facts.child.gender?.value },
        otherChildren: facts.otherChildren, adults: facts.adults, postcode: facts.postcode?.value, phones: facts.phones.map((phone) => phone.value),
        school: facts.school?.value, childsWords: facts.childsWords.map((words) => words.quote.text), consent: facts.consent?.value,
      },
    };
  });
}

export function scored(cases: readonly FactCase[], answers: readonly object[]): Figures {
  const folder = mkdtempSync(join(tmpdir(), 'facts-'));
  const lines = (items: readonly object[]) => items.map((item) => JSON.stringify(item)).join('\n');
  writeFileSync(join(folder, 'cases.jsonl'), lines(cases.map(({ one }) => one)));
  writeFileSync(join(folder, 'results.jsonl'), lines(answers));
  const out = execFileSync('node', [join(root, '../shared/eval/score.mjs'), join(folder, 'cases.jsonl'), join(folder, 'results.jsonl'), '--json'], { encoding: 'utf8' });
  return (JSON.parse(out) as { facts: Figures }).facts;
}

function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? '  –' : String(Math.round(value * 100)).padStart(3);
}

function print(columns: Record<string, Figures>): void {
  const names = Object.keys(columns);
  console.log(''.padEnd(15) + names.map((name) => name.padEnd(28)).join(''));
  const row = (name: string, of: (figures: Figures) => { recall: number | null; precision: number | null; want?: number }) => console.log(name.padEnd(15) + names.map((column) => {
    const { recall, precision, want } = of(columns[column] as Figures);
    const f1 = recall && precision ? (2 * recall * precision) / (recall + precision) : null;
    return `R ${percent(recall)} P ${percent(precision)} F ${percent(f1)} (${String(want ?? '')})`.padEnd(28);
  }).join(''));
  for (const kind of kinds) row(kind, (figures) => figures.byKind[kind] ?? { recall: null, precision: null });
  row('all', (figures) => figures);
}

function folds(cases: readonly FactCase[]): Figures {
  const writerOf = (one: FactCase) => (one.one.id.startsWith('open') ? `open-${String(Math.floor(Number(one.one.id.split('-')[1]) / 30))}` : one.one.id.replace(/-\d+$/, ''));
  const writers = [...new Set(cases.map(writerOf))];
  const held: FactCase[] = [];
  const answers: object[] = [];
  for (let fold = 0; fold < 5; fold += 1) {
    const out = new Set(writers.filter((_, i) => i % 5 === fold));
    const scorers = openScorers(learnScorers(cases.filter((one) => !out.has(writerOf(one)))));
    const unseen = cases.filter((one) => out.has(writerOf(one)));
    held.push(...unseen);
    answers.push(...answersOf(unseen, scorers));
  }
  if (process.argv.includes('--dump')) writeFileSync(process.argv[process.argv.indexOf('--dump') + 1] ?? '', answers.map((one) => JSON.stringify(one)).join('\n'));
  return scored(held, answers);
}

if (require.main === module) {
  const learnt = readLearntFrom(root).map(factCaseOf);
  const aside = readKeptAside(root).map(factCaseOf);
  const scorers = process.argv.includes('--learn') ? openScorers(learnScorers(learnt)) : learnedScorers;
  const columns: Record<string, Figures> = { 'learnt from': scored(learnt, answersOf(learnt, scorers)), 'kept aside': scored(aside, answersOf(aside, scorers)) };
  if (process.argv.includes('--folds')) columns['other writers'] = folds(learnt);
  print(columns);
}
