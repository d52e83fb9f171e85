/**
 * Fits how sure an answer must be to be filled in (`sure` of src/core/evidence/facts/learned.json): field by field on messages that neither
 * encoder nor scorers had learnt from, so that as many as possible are filled and the wanted share of those filled is right.
 * Usage: tsx training/fit-sure.ts FOLDER IDS [--right 0.95]      Deterministic. Run it after fit-facts.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEncoderIn, wordsReader } from '../src/cli/reader-parts';
import { isRight, wantedOf, type WantedFacts } from '../src/cli/training/draft-answers';
import { readLearntFrom } from '../src/cli/training/fact-cases';
import { factCaseOf, learnScorers, type FactCase } from '../src/cli/training/fact-examples';
import { suggest } from '../src/core/decision';
import { findFacts, openScorers } from '../src/core/evidence';
import { closerFacts } from '../src/core/evidence/assemble';
import type { CloserFacts } from '../src/core/evidence/facts/closer';
import { sure } from '../src/core/evidence/facts/lexicon';
import { isScored } from '../src/core/evidence/sentences';
import { answersOf, draftReferral } from '../src/core/referral';
import { packOf } from '../tests/support/packs';

const { values: { right: wantedRight }, positionals: [folder = '', idsFile = ''] } = parseArgs({ options: { right: { type: 'string', default: '0.95' } }, allowPositionals: true });
const root = join(import.meta.dirname, '..');
const file = join(root, 'src/core/evidence/facts/learned.json');
type Key = keyof typeof sure;
type Tally = Record<string, { right: number; wrong: number }>;

/** Keys whose fields do not touch each other stand in different lists and are tried at once. */
const turns: Record<string, Key[]> = {
  'household-person': ['otherChild', 'adult', 'parent', 'relative', 'ofUnsure'], 'child-age': ['age', 'ageOfUnsure', 'ageAhead'], 'child-gender': ['gender', 'genderOfUnsure'],
  'childs-words': ['speech', 'spoken'], 'parents-agree': ['consent', 'plainConsent'], 'child-address': ['phone', 'postcode'], school: ['school'],
};
const grid: Partial<Record<Key, readonly number[]>> = { plainConsent: [0, 0.15, 0.3, 0.5, 0.65, 0.8], ageAhead: [0, 0.1, 0.2, 0.35, 0.5], ofUnsure: [0.75, 0.85, 0.92, 0.97], childAhead: [0.1, 0.2, 0.3, 0.45], child: [0.5, 0.6, 0.7, 0.8] };
const triedFor = (key: Key): readonly number[] => grid[key] ?? [0.35, 0.5, 0.6, 0.7, 0.8, 0.9];

interface Held { one: FactCase; closer: CloserFacts | undefined; reading: ReturnType<ReturnType<typeof wordsReader>['readNow']>; want: Record<string, string[]> }

async function readHeld(): Promise<{ held: Held[]; scorers: ReturnType<typeof openScorers> }> {
  const tier = await openEncoderIn(folder, root);
  const reader = wordsReader(root);
  const ids = new Set(readFileSync(idsFile, 'utf8').split(/\s+/));
  const cases = readLearntFrom(root).map(factCaseOf);
  const held: Held[] = [];
  for (const one of cases.filter(({ one: { id } }) => ids.has(id))) {
    const sentences = one.sentences.filter((sentence) => isScored(sentence, one.passages));
    const outputs = await tier.read(one.message, one.passages, sentences);
    const closer = closerFacts({ message: one.message, passages: one.passages, all: one.sentences, sentences, scores: [], at: one.message.sentAt, second: { tier, outputs } });
    held.push({ one, closer, reading: reader.readNow(one.message), want: wantedOf(one.facts as WantedFacts) });
  }
  return { held, scorers: openScorers(learnScorers(cases.filter(({ one }) => !ids.has(one.id)))) };
}

const pack = packOf('redbridge', '2025-07-interim');

/** How many answers of each field are right and wrong with the numbers as they stand. */
function tally(held: readonly Held[], scorers: ReturnType<typeof openScorers>): Tally {
  const sums: Tally = {};
  for (const { one, closer, reading, want } of held) {
    const read = { ...reading, facts: findFacts(one.message, one.passages, one.sentences, closer, scorers) };
    for (const { field, value } of answersOf(draftReferral({ message: one.message, reading: read, suggestions: suggest(reading, pack), decisions: [], pack }))) {
      const wanted = want[field];
      if (!wanted || !value) continue;
      const sum = (sums[field] ??= { right: 0, wrong: 0 });
      sum[isRight(field, value, wanted) ? 'right' : 'wrong'] += 1;
    }
  }
  return sums;
}

const total = (sums: Tally) => Object.values(sums).reduce((all, { right, wrong }) => ({ right: all.right + right, wrong: all.wrong + wrong }), { right: 0, wrong: 0 });
const say = (name: string, { right, wrong }: { right: number; wrong: number }) => { console.log(`${name.padEnd(44)} right ${String(right)} wrong ${String(wrong)}, correct ${(100 * right / Math.max(1, right + wrong)).toFixed(1)}`); };
/** What one wrong answer costs, in right ones. */
type Price = number;
const worth = ({ right, wrong }: { right: number; wrong: number }, price: Price) => right - price * wrong;

interface Try { key: Key; value: number; right: number; wrong: number }

/** The best value of a key at a price; the present one where none is better. */
function bestOf(tries: readonly Try[], price: Price, now: number): Try | undefined {
  return [...tries].sort((a, b) => worth(b, price) - worth(a, price) || Math.abs(a.value - now) - Math.abs(b.value - now))[0];
}

async function main(): Promise<void> {
  const { held, scorers } = await readHeld();
  const count = () => tally(held, scorers);
  const start: Record<Key, number> = { ...sure };
  say('before', total(count()));
  const sums = (key: Key, value: number, pick: (all: Tally) => { right: number; wrong: number }): Try => { const was = sure[key]; sure[key] = value; const found = pick(count()); sure[key] = was; return { key, value, ...found }; };
  for (const key of ['child', 'childAhead'] as const) {
    const tries = triedFor(key).map((value) => sums(key, value, total));
    for (const one of tries) say(`${key} ${String(one.value)}`, one);
    sure[key] = bestOf(tries, 8, start[key])?.value ?? start[key];
  }
  const tables = new Map<Key, Try[]>();
  for (let turn = 0; turn < 5; turn += 1) {
    const moved = Object.entries(turns).flatMap(([field, keys]) => (keys[turn] ? [{ field, key: keys[turn], values: triedFor(keys[turn]) }] : []));
    for (let at = 0; moved.some(({ values }) => at < values.length); at += 1) {
      for (const { key, values } of moved) sure[key] = values[at] ?? start[key];
      const all = count();
      for (const { field, key, values } of moved) { const value = values[at]; if (value !== undefined) tables.set(key, [...(tables.get(key) ?? []), { key, value, ...(all[field] ?? { right: 0, wrong: 0 }) }]); }
    }
    for (const { key } of moved) sure[key] = start[key];
  }
  for (let price = 2; price <= 40; price += 2) {
    for (const [key, tries] of tables) sure[key] = bestOf(tries, price, start[key])?.value ?? start[key];
    const all = count();
    say(`price ${String(price)} ${JSON.stringify(sure)}`, total(all));
    const { right, wrong } = total(all);
    if (right / (right + wrong) < Number(wantedRight)) continue;
    for (const [field, sum] of Object.entries(all)) say(field, sum);
    break;
  }
  const written = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...written, sure }).replace(/},"/g, '},\n"') + '\n');
}

void main();
