/**
 * Fits how the encoder and the words are heard together, on messages that neither had learnt from, through the reader itself,
 * and writes it into the model's folder: head.json (`blend`) and manifest.json.
 * Usage: tsx training/fit-cuts.ts FOLDER UNSEEN.json IDS
 *   FOLDER: model.onnx, vocab.txt, head.json, manifest.json; UNSEEN.json: scores by words heads that had not seen the message
 *   (npm run train -- --unseen UNSEEN.json); IDS: file with the ids of messages that the encoder had not learnt from.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEncoderIn, wordsReaderParts } from '../src/cli/reader-parts';
import { bestCut, type Scored } from '../src/cli/training/cuts';
import type { LabelledMessage } from '../src/cli/training/labelled';
import { logistic } from '../src/cli/training/logistic';
import { readMaterial } from '../src/cli/training/material';
import type { SecondTier, SentenceScores } from '../src/core/evidence';
import { assemble, type Material } from '../src/core/evidence/assemble';
import { type Blend, tierRowFeatures, todayFeatures } from '../src/core/evidence/blend';
import { featuresOfLevels } from '../src/core/evidence/look';
import { compileReader, type Compiled } from '../src/core/evidence/reader';
import { isScored } from '../src/core/evidence/sentences';
import { readTwice } from '../src/core/evidence/twice';
import { chanceBy, levelBy, rowFeatures, topTwo, wholeFeatures, type Look } from '../src/core/evidence/whole';
import { writeHead } from './head-file';

/** What is asked for: level 4 falsely called in so few; harmless messages, and all of level 1, called higher; level 2 or more called level 1. */
const wanted = { falseFour: 0.14, harmless: 0.04, level1: 0.12, missed: 0.04, todayFalse: 0.075 };

/** What a row's recall counts beside its precision: near rows still stand under "could also", and every row falsely said is one more to weigh. */
const recallCounts = 0.75;

const [folder = '', unseenFile = '', idsFile = ''] = process.argv.slice(2);
const root = join(import.meta.dirname, '..');

interface Seen { labelled: LabelledMessage; material: Material; words: number[]; features: number[][]; today: number[] }

const short = (value: number) => Number(value.toFixed(4));
const tidy = ({ constant, weights }: Look): Look => ({ constant: short(constant), weights: weights.map(short) });

async function readAll(tier: SecondTier, compiled: Compiled): Promise<Seen[]> {
  const ids = new Set(readFileSync(idsFile, 'utf8').split(/\s+/));
  const scoresOf = JSON.parse(readFileSync(unseenFile, 'utf8')) as Record<string, { two: number[]; three: number[]; four: number[]; today: number; setAside: number[] }[]>;
  const seen: Seen[] = [];
  const { card } = compiled.head;
  for (const labelled of readMaterial(root).messages.filter(({ one }) => ids.has(one.id))) {
    const { message, passages, sentences } = labelled;
    const heard = sentences.map((sentence, at) => ({ sentence, at })).filter(({ sentence }) => isScored(sentence, passages));
    const scores = heard.map(({ at }): SentenceScores => {
      const one = scoresOf[labelled.one.id]?.[at];
      if (!one) throw new Error(`${labelled.one.id} is not in ${unseenFile}`);
      return { two: Float32Array.from(one.two), three: Float32Array.from(one.three), four: Float32Array.from(one.four), today: one.today, setAside: Float32Array.from(one.setAside) };
    });
    const used = heard.map(({ sentence }) => sentence);
    const whole = wholeFeatures(scores);
    const words = card.levels.looks.map((look) => chanceBy(look, whole));
    const material: Material = { message, passages, all: sentences, sentences: used, scores, at: message.sentAt };
    const outputs = await readTwice(tier, material, compiled.passages);
    seen.push({
      labelled, words, material: { ...material, second: { tier, outputs } },
      features: featuresOfLevels(outputs, words), today: todayFeatures(outputs.immediate, chanceBy(card.immediate.look, whole)),
    });
  }
  return seen;
}

/** A row's strength and cuts: the common cut that weighs recall and precision best, each row's own held back to it. */
function fitRows(seen: readonly Seen[], { head: { card } }: Compiled, hold = 6): Blend['rows'] {
  const cases = seen.flatMap(({ labelled, material }) => {
    const { indicators, acceptable = [] } = labelled.one.expected;
    const want = new Set(indicators.filter(({ level }) => level >= 2).map(({ row }) => row));
    const fair = new Set([...indicators, ...acceptable].map(({ row }) => row));
    const fine = topTwo(material.second?.outputs.sentences ?? [], card.rows.length);
    const words = topTwo(material.scores, card.rows.length);
    return card.rows.map((row, r) => {
      const own = chanceBy(card.rowLook, rowFeatures(words.first[r] as number, words.second[r] as number));
      return { row, features: tierRowFeatures(fine.first[r] as number, fine.second[r] as number, own), wanted: want.has(row), fair: fair.has(row) };
    });
  });
  const told = cases.filter(({ wanted: yes, fair, features }) => (yes || !fair) && (features[0] as number) > -6);
  const look = tidy(logistic(told.map(({ features }) => features), told.map(({ wanted: yes }) => Number(yes)), 0.001, 600, 0.5));
  const scored = cases.map((one): Scored & { row: string } => ({ row: one.row, score: chanceBy(look, one.features), wanted: one.wanted, fair: one.fair }));
  const common = bestCut(scored, undefined, recallCounts);
  const share = hold / Math.max(1, scored.filter((one) => one.wanted).length);
  const own = (row: string) => short(bestCut(scored.filter((one) => one.row === row), { cases: scored, share, common }, recallCounts));
  return { look, every: short(common), cuts: Object.fromEntries(card.rows.map((row) => [row, own(row)])) };
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.floor(sorted.length * share)))] ?? 0.5;
}

function fitToday(seen: readonly Seen[]): Blend['today'] {
  const yes = seen.map(({ labelled }) => labelled.one.expected.immediate);
  const look = tidy(logistic(seen.map(({ today }) => today), yes.map(Number), 0.002, 2500, 0.3));
  const chances = seen.map(({ today }) => chanceBy(look, today));
  return { look, cut: short(quantile(chances.filter((_, i) => !yes[i]), 1 - wanted.todayFalse)) };
}

/** The level that the reader gives each message, for each level at which the whole may read: rows and signals have their say too. */
function outcomes(seen: readonly Seen[], compiled: Compiled, blend: Blend): number[][] {
  return seen.map(({ material }) => [1, 2, 3, 4].map((whole) => {
    blend.levels = { looks: [always, always, always], cuts: [2, 3, 4].map((level) => (whole >= level ? 0 : 2)) };
    return assemble(material, compiled).level;
  }));
}
const always: Look = { constant: 0, weights: [] };

/** How far readings with these cuts fall short of what is asked for; kappa decides among the rest. */
function judge(seen: readonly Seen[], { levels }: Blend, given: readonly number[][]): { cost: number; falsely: number; says: string } {
  const wholeOf = ({ features }: Seen) => levelBy(levels.looks, levels.cuts, features);
  const pairs = seen.map((one, i) => ({ said: given[i]?.[wholeOf(one) - 1] ?? 1, is: one.labelled.one.expected.level, harmless: one.labelled.one.expected.level === 1 && one.labelled.one.expected.indicators.length === 0 }));
  const share = (of: (one: (typeof pairs)[number]) => boolean, hit: (one: (typeof pairs)[number]) => boolean) => { const all = pairs.filter(of); return all.filter(hit).length / Math.max(1, all.length); };
  const found = share(({ is }) => is === 4, ({ said }) => said === 4);
  const falsely = share(({ is }) => is < 4, ({ said }) => said === 4);
  const harmless = share((one) => one.harmless, ({ said }) => said > 1);
  const ones = share(({ is }) => is === 1, ({ said }) => said > 1);
  const missed = share(({ is }) => is > 1, ({ said }) => said === 1);
  const kappa = weightedKappa(pairs.map(({ said }) => said), pairs.map(({ is }) => is));
  const over = (value: number, limit: number) => Math.max(0, value - limit);
  const cost = -kappa + over(harmless, wanted.harmless) + 0.5 * over(ones, wanted.level1) + over(missed, wanted.missed);
  const pc = (value: number) => (100 * value).toFixed(0);
  return { cost, falsely, says: `kappa ${kappa.toFixed(3)}  level 4 ${pc(found)}/${pc(falsely)}  harmless ${pc(harmless)}  level 1 called higher ${pc(ones)}  higher called level 1 ${pc(missed)}` };
}

function weightedKappa(a: number[], b: number[]): number {
  let near = 0;
  let chance = 0;
  a.forEach((x, i) => { near += (x - (b[i] as number)) ** 2 / a.length; for (const y of b) chance += (x - y) ** 2 / a.length / b.length; });
  return 1 - near / Math.max(1e-9, chance);
}

/** Cuts through whole readings: level 4 as low as its false alarms allow, for a missed one is worst; levels 2 and 3 by cost; round and round. */
function fitLevels(seen: readonly Seen[], compiled: Compiled, blend: Blend): void {
  const given = outcomes(seen, compiled, blend);
  const levels = seen.map(({ labelled }) => labelled.one.expected.level);
  const looks = [2, 3, 4].map((from, k) => tidy(logistic(seen.map(({ features }) => features[k] ?? []), levels.map((level) => Number(level >= from)), 0.004, 2500, 0.2)));
  const cuts = [0.5, 0.5, 0.4];
  blend.levels = { looks, cuts };
  for (let round = 0; round < 3; round += 1) {
    for (const k of [2, 0, 1]) {
      let best = { cost: Infinity, cut: cuts[k] ?? 0.5 };
      for (let cut = 0.06; cut < 0.9; cut += 0.02) {
        cuts[k] = short(cut);
        const { cost, falsely } = judge(seen, blend, given);
        if (k === 2 && falsely <= wanted.falseFour) { best = { cost, cut: cuts[k] }; break; }
        if (k !== 2 && cost < best.cost - 1e-6) best = { cost, cut: cuts[k] };
      }
      cuts[k] = best.cut;
    }
  }
  process.stderr.write(`cuts ${cuts.join(', ')}: ${judge(seen, blend, given).says}\n`);
  showTrade(seen, blend, given);
}

/** What other cuts for level 4, and for level 2, would have given. */
function showTrade(seen: readonly Seen[], blend: Blend, given: readonly number[][]): void {
  const show = (level: 2 | 4, cut: number) => {
    const levels = { ...blend.levels, cuts: blend.levels.cuts.map((own, k) => (k === level - 2 ? cut : own)) };
    process.stderr.write(`  level ${String(level)} from ${String(cut)}: ${judge(seen, { ...blend, levels }, given).says}\n`);
  };
  for (const cut of [0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3, 0.4]) show(4, cut);
  for (const cut of [0.4, 0.5, 0.6, 0.66, 0.7, 0.74, 0.78, 0.82, 0.86]) show(2, cut);
}

async function main(): Promise<void> {
  const tier = await openEncoderIn(folder, root);
  const compiled = compileReader({ ...wordsReaderParts(root), findFacts: undefined });
  const seen = await readAll(tier, compiled);
  const blend: Blend = { rows: fitRows(seen, compiled), levels: { looks: [], cuts: [] }, today: fitToday(seen), beyond: tier.blend.beyond };
  (tier as { blend: Blend }).blend = blend;
  fitLevels(seen, compiled, blend);
  writeHead(folder, (head) => ({ ...head, blend }));
  process.stderr.write(`${String(seen.length)} messages; ${JSON.stringify({ ...blend, rows: { look: blend.rows.look, every: blend.rows.every } })}\n`);
}

void main();
