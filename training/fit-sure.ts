/**
 * Fits how sure an answer must be to be filled in (`sure` of src/core/evidence/facts/learned.json), field by field, so that as many as possible
 * are filled and the wanted share of those filled is right. Each message is read once; then only its answers are decided again.
 * Usage: tsx training/fit-sure.ts FOLDER IDS [--right 0.95] [--more 240] [--dry]     Run it after fit-facts.ts. Prints figures, no words of a message.
 * IDS names messages from which the encoder in FOLDER had not learnt; --more takes as many others, evenly spaced, so that the habits of few writers
 * do not decide. Of both only those count from which the scorers had not learnt. Deterministic; about half a second of processor time a message.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEncoderIn, wordsReaderParts } from '../src/cli/reader-parts';
import { readLearntFrom } from '../src/cli/training/fact-cases';
import { factCaseOf } from '../src/cli/training/fact-examples';
import { createReader, type TierOutputs } from '../src/core/evidence';
import { closerFacts } from '../src/core/evidence/assemble';
import { chooseChild } from '../src/core/evidence/facts/child-choice';
import { sure } from '../src/core/evidence/facts/lexicon';
import { isScored } from '../src/core/evidence/sentences';
import { packOf } from '../tests/support/packs';
import { holdDraft, outcomesOf, scoredFields, type Held, type Outcome } from './drafted';

type Key = keyof typeof sure;
/** Whether the child is sure: nearly every answer hangs on it. */
type State = 'known' | 'unsure';
interface Sum { right: number; wrong: number }

/** Up to which part the scorers of facts were learnt whole (training/README.md). */
const scorersLearntTo = 43;
/** A wrong answer never costs more right ones than this: beyond it the labels' own mistakes decide. */
const mostPrice = 3;
const root = join(import.meta.dirname, '..');
const pack = packOf('redbridge', '2025-07-interim');
const usual = [0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];
/** Where several stand in one answer it counts as right when one of them is, so more than half of each must be. */
const ofSeveral = usual.filter((value) => value >= 0.6);
/** Of named relatives that score 0.5 to 0.6, counted one by one, more than eight of ten are right or more. */
const ofLinked = usual.filter((value) => value >= 0.5);
/** An aunt or a grandfather called so beside a child who is sure is the child's nearly nine times of ten from 0.35 on. */
const ofSaid = [0.35, ...usual];
const ahead = [0, 0.1, 0.2, 0.3, 0.45, 0.6];
/** The last fills in no first name where nothing counts as a worry. */
const unworried = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 2];

/**
 * Which keys move which field, in which state of the child (a field that stands under 'known' alone does not hang on it). What stands in one line
 * is tried one after the other, the lines at once.
 */
const turns: Record<State, Record<string, Partial<Record<Key, readonly number[]>>>> = {
  known: {
    'household-person': { otherChild: ofSeveral, linked: ofLinked, relative: ofSeveral, relativeSaid: ofSaid, adult: ofSeveral }, 'child-age': { age: usual, ageAhead: ahead, ageOfChild: usual, ageAlone: usual }, 'child-gender': { gender: usual },
    'childs-words': { speech: ofSeveral, spoken: ofSeveral }, 'parents-agree': { consent: usual, noConsent: usual }, 'child-address': { phone: usual, postcode: usual }, school: { school: usual },
  },
  unsure: { 'household-person': { parent: usual, ofUnsure: [...ofSeveral, 0.97], adult: ofSeveral }, 'child-age': { ageOfUnsure: [...usual, 0.97] }, 'child-gender': { genderOfUnsure: [...usual, 0.97] } },
};
const childGrid = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85];

/** The messages that are named, and so many others at even steps. */
export function withOthers<T extends { id: string }>(all: readonly T[], ids: ReadonlySet<string>, more: number): T[] {
  const others = all.filter(({ id }) => !ids.has(id));
  const step = Math.max(1, others.length / Math.max(1, more));
  return [...all.filter(({ id }) => ids.has(id)), ...Array.from({ length: Math.min(more, others.length) }, (_, at) => others[Math.floor(at * step)]).filter((one) => one !== undefined)];
}

/** Reads the messages that the cuts are fitted on, each once. */
async function readHeld(folder: string, ids: ReadonlySet<string>, more: number): Promise<Held[]> {
  const tier = await openEncoderIn(folder, root);
  const reader = createReader(wordsReaderParts(root));
  const cases = withOthers(readLearntFrom(root).filter(({ id }) => Number(/^msg-(\d+)-/.exec(id)?.[1]) > scorersLearntTo), ids, more).map(factCaseOf);
  const held: Held[] = [];
  for (const one of cases) {
    let first: TierOutputs | undefined;
    const reading = await reader.read(one.message, { encoder: { ...tier, read: async (...asked) => { const outputs = await tier.read(...asked); first ??= outputs; return outputs; } } });
    const sentences = one.sentences.filter((sentence) => isScored(sentence, one.passages));
    held.push(holdDraft(one, reading, first && closerFacts({ message: one.message, passages: one.passages, all: one.sentences, sentences, scores: [], at: one.message.sentAt, second: { tier, outputs: first } }), pack));
  }
  return held;
}

/** Outcomes of every field, message by message. */
type Table = Record<string, Outcome[]>;

function tableNow(held: readonly Held[]): Table {
  const table: Table = {};
  for (const [at, one] of held.entries()) for (const [field, outcome] of Object.entries(outcomesOf(one, scoredFields(pack, one)))) (table[field] ??= [])[at] = outcome;
  return table;
}

const add = (sum: Sum, outcome: Outcome): Sum => ({ right: sum.right + Number(outcome > 0), wrong: sum.wrong + Number(outcome < 0) });
const sumOf = (outcomes: Iterable<Outcome>): Sum => [...outcomes].reduce(add, { right: 0, wrong: 0 });
const totalOf = (table: Table): Sum => sumOf(Object.values(table).flat());
/** What an answer is worth where a wrong one costs as much as so many right ones. */
const worth = ({ right, wrong }: Sum, price: number): number => right - price * wrong;
const say = (name: string, { right, wrong }: Sum): void => { console.log(`${name.padEnd(24)} right ${String(right)} wrong ${String(wrong)}, right of those filled ${(100 * right / Math.max(1, right + wrong)).toFixed(1)}`); };

function withCuts<T>(cuts: Partial<Record<Key, number>>, look: () => T): T {
  const was = { ...sure };
  Object.assign(sure, cuts);
  try { return look(); } finally { Object.assign(sure, was); }
}

const forced: Record<State, Partial<Record<Key, number>>> = { known: { child: -1, childAhead: -1 }, unsure: { child: 2 } };

/** The outcomes of a field with one key at one value, the child taken as sure or as not sure. */
interface Try { field: string; key: Key; state: State; value: number; outcomes: Outcome[] }

function tryAll(held: readonly Held[], state: State): Try[] {
  const lines = Object.entries(turns[state]).map(([field, keys]) => ({ field, steps: Object.entries(keys).flatMap(([key, values]) => values.map((value) => ({ key: key as Key, value }))) }));
  return Array.from({ length: Math.max(...lines.map(({ steps }) => steps.length)) }, (_, at) => lines.flatMap(({ field, steps }) => (steps[at] ? [{ field, ...steps[at] }] : []))).flatMap((here) => {
    const table = withCuts({ ...Object.fromEntries(here.map(({ key, value }) => [key, value])), ...forced[state] }, () => tableNow(held));
    return here.map((one): Try => ({ ...one, state, outcomes: table[one.field] ?? [] }));
  });
}

/** How likely the likeliest child of a message is, and how far ahead of the next. */
interface Chosen { score: number; ahead: number }

/** The best value of a key for those messages whose child is in its state: neighbouring values count half, so that one message decides nothing. */
function bestValue(tries: readonly Try[], isHere: (at: number) => boolean, price: number, now: number): Try {
  const sums = tries.map(({ outcomes }) => worth(sumOf(outcomes.filter((_, at) => isHere(at))), price));
  const smooth = sums.map((sum, at) => (2 * sum + (sums[at - 1] ?? sum) + (sums[at + 1] ?? sum)) / 4);
  const order = [...tries.keys()].sort((a, b) => (smooth[b] ?? 0) - (smooth[a] ?? 0) || Math.abs((tries[a]?.value ?? 0) - now) - Math.abs((tries[b]?.value ?? 0) - now));
  return tries[order[0] ?? 0] as Try;
}

/** All cuts at a price, for one pair of cuts of the child, and what they are worth. */
function cutsAt(tables: Readonly<Record<State, Table>>, groups: readonly (readonly Try[])[], chosen: readonly Chosen[], child: number, childAhead: number, price: number): { cuts: Partial<Record<Key, number>>; worth: number } {
  const isKnown = chosen.map((one) => one.score >= child && one.ahead >= childAhead);
  const cuts: Partial<Record<Key, number>> = { child, childAhead };
  let sum = 0;
  for (const state of ['known', 'unsure'] as const) for (const outcomes of Object.values(tables[state])) sum += worth(sumOf(outcomes.filter((_, at) => isKnown[at] === (state === 'known'))), price);
  for (const group of groups) {
    const [{ key, state, field } = { key: 'child' as Key, state: 'known' as State, field: '' }] = group;
    const isHere = (at: number) => !(field in turns.unsure) || isKnown[at] === (state === 'known');
    const best = bestValue(group, isHere, price, sure[key]);
    const before = worth(sumOf((tables[state][field] ?? []).filter((_, at) => isHere(at))), price);
    sum += worth(sumOf(best.outcomes.filter((_, at) => isHere(at))), price) - before;
    cuts[key] ??= best.value;
  }
  return { cuts, worth: sum };
}

/** How likely the child must be where nothing counts as a worry, by those messages alone; of equals the strictest. */
function unworriedAt(held: readonly Held[], cuts: Partial<Record<Key, number>>, price: number): number {
  const calm = held.filter(({ desk }) => desk.counted.length === 0);
  const sums = unworried.map((childUnworried) => withCuts({ ...cuts, childUnworried }, () => worth(totalOf(tableNow(calm)), price)));
  return unworried[sums.lastIndexOf(Math.max(...sums))] ?? sure.childUnworried;
}

async function main(): Promise<void> {
  const { values, positionals: [folder = '', idsFile = ''] } = parseArgs({ options: { right: { type: 'string', default: '0.95' }, more: { type: 'string', default: '240' }, dry: { type: 'boolean', default: false } }, allowPositionals: true });
  const held = await readHeld(folder, new Set(readFileSync(idsFile, 'utf8').split(/\s+/)), Number(values.more));
  const cuts = fitSure(held, Number(values.right));
  if (values.dry) return;
  const file = join(root, 'src/core/evidence/facts/learned.json');
  const written = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...written, sure: cuts }).replace(/},"/g, '},\n"') + '\n');
}

/** The cuts at which the wanted share of what is filled is right, at the lowest price of a wrong answer that gives it. */
export function fitSure(held: readonly Held[], right: number): Record<Key, number> {
  console.log(`${String(held.length)} messages`);
  for (const [field, outcomes] of Object.entries(tableNow(held))) say(field, sumOf(outcomes));
  say('before', totalOf(tableNow(held)));
  const chosen = held.map(({ scene }): Chosen => { const [first] = chooseChild(scene); return { score: first?.score ?? 0, ahead: first ? first.score - first.next : 0 }; });
  const tables = { known: withCuts(forced.known, () => tableNow(held)), unsure: withCuts(forced.unsure, () => tableNow(held)) };
  const tries = [...tryAll(held, 'known'), ...tryAll(held, 'unsure')];
  const groups = [...new Set(tries.map(({ state, key }) => `${state} ${key}`))].map((name) => tries.filter(({ state, key }) => `${state} ${key}` === name));
  for (let price = 1; ; price += 0.5) {
    const pairs = childGrid.flatMap((child) => ahead.map((step) => cutsAt(tables, groups, chosen, child, step, price)));
    const best = pairs.reduce((a, b) => (b.worth > a.worth ? b : a));
    const cuts = { ...best.cuts, childUnworried: unworriedAt(held, best.cuts, price) };
    const now = withCuts(cuts, () => tableNow(held));
    const sum = totalOf(now);
    say(`price ${String(price)}`, sum);
    console.log(JSON.stringify(cuts));
    if (sum.right / Math.max(1, sum.right + sum.wrong) < right && price < mostPrice) continue;
    for (const [field, outcomes] of Object.entries(now)) say(field, sumOf(outcomes));
    return { ...sure, ...cuts };
  }
}

if (process.argv[1] === import.meta.filename) void main();
