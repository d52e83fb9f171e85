import { type SentenceScores, wholeFeatures } from '../../core/evidence';
import type { LabelledMessage } from './labelled';

/** A message with scores by a head that has not learnt from it. */
export interface Unseen { labelled: LabelledMessage; scores: SentenceScores[] }

/** Where the cuts lie. */
export interface Cuts {
  evidenced: number[];
  levelCuts: { three: number; four: number };
  immediate: { look: { constant: number; weights: number[] }; cut: number };
}

interface RowCase { row: number; score: number; wanted: boolean; fair: boolean }

/** Fits every cut on messages that were not learnt from. */
export function decideCuts(unseen: readonly Unseen[], rows: readonly string[]): Cuts {
  const cases = unseen.flatMap((one) => rowCases(one, rows));
  return { evidenced: rowCuts(cases, rows.length), levelCuts: levelCuts(unseen, rows), immediate: immediateLook(unseen) };
}

function rowCases({ labelled, scores }: Unseen, rows: readonly string[]): RowCase[] {
  const { indicators, acceptable = [] } = labelled.one.expected;
  const wanted = new Set(indicators.filter(({ level }) => level >= 2).map(({ row }) => row));
  const fair = new Set([...indicators, ...acceptable].map(({ row }) => row));
  return rows.map((row, index) => ({ row: index, score: scores.reduce((top, one) => Math.max(top, one.present[index] as number), 0), wanted: wanted.has(row), fair: fair.has(row) }));
}

/** The common cut with the best F1; each row's own cut is held back to it as though it had `hold` more cases of the common kind. */
function rowCuts(cases: readonly RowCase[], rows: number, hold = 8): number[] {
  const common = bestCut(cases, [], 0);
  return Array.from({ length: rows }, (_, row) => round(bestCut(cases.filter((one) => one.row === row), cases, hold / Math.max(1, cases.filter((one) => one.wanted).length), common)));
}

/** The cut with the best F1 over `own` and, with little weight, over `others`. */
function bestCut(own: readonly RowCase[], others: readonly RowCase[], weight: number, start = 0.5): number {
  const candidates = start === 0.5 ? Array.from({ length: 80 }, (_, i) => 0.01 * 1.05 ** i).filter((cut) => cut < 0.95) : [0.4, 0.5, 0.63, 0.8, 1, 1.25, 1.6, 2, 2.5].map((times) => Math.min(0.9, start * times));
  let best = start;
  let high = -1;
  for (const cut of candidates) {
    const a = tally(own, cut);
    const b = weight > 0 ? tally(others, cut) : { hit: 0, good: 0, said: 0, want: 0 };
    const [hit, good, said, want] = (['hit', 'good', 'said', 'want'] as const).map((key) => a[key] + weight * b[key]) as [number, number, number, number];
    const recall = want ? hit / want : 0;
    const precision = said ? good / said : 0;
    const f1 = recall + precision ? (2 * recall * precision) / (recall + precision) : 0;
    if (f1 > high) { high = f1; best = cut; }
  }
  return best;
}

function tally(cases: readonly RowCase[], cut: number): { hit: number; good: number; said: number; want: number } {
  const sums = { hit: 0, good: 0, said: 0, want: 0 };
  for (const { score, wanted, fair } of cases) {
    if (wanted) sums.want += 1;
    if (score < cut) continue;
    sums.said += 1;
    if (wanted) sums.hit += 1;
    if (fair) sums.good += 1;
  }
  return sums;
}

/** Cuts for level 3 and 4 at which sentences that show a row come out right most often. */
function levelCuts(unseen: readonly Unseen[], rows: readonly string[]): { three: number; four: number } {
  const shown = unseen.flatMap(({ labelled, scores }) => labelled.shows.flatMap((list, at) => list.filter(({ level }) => level >= 2).map(({ row, level }) => {
    const index = rows.indexOf(row);
    return { level, three: scores[at]?.three[index] ?? 0, four: scores[at]?.four[index] ?? 0 };
  })));
  let best = { three: 0.5, four: 0.5 };
  let least = Infinity;
  for (let three = 0.3; three <= 0.75; three += 0.05) {
    for (let four = 0.3; four <= 0.75; four += 0.05) {
      const off = shown.reduce((sum, one) => sum + ((one.four >= four ? 4 : one.three >= three ? 3 : 2) - one.level) ** 2, 0);
      if (off < least) { least = off; best = { three: round(three), four: round(four) }; }
    }
  }
  return best;
}

function immediateLook(unseen: readonly Unseen[]): Cuts['immediate'] {
  const points = unseen.map(({ scores }) => wholeFeatures(scores));
  const wants = unseen.map(({ labelled }) => (labelled.one.expected.immediate ? 1 : 0));
  const look = logistic(points, wants);
  const scored = points.map((point, i) => ({ score: 1 / (1 + Math.exp(-point.reduce((sum, value, k) => sum + value * (look.weights[k] as number), look.constant))), wanted: wants[i] === 1 }));
  const cut = bestCut(scored.map(({ score, wanted }) => ({ row: 0, score, wanted, fair: wanted })), [], 0);
  return { look: { constant: round(look.constant), weights: look.weights.map(round) }, cut: round(cut) };
}

/** Logistic regression by plain descent, held back a little. */
export function logistic(points: readonly number[][], wants: readonly number[], held = 0.01, rounds = 3000, rate = 0.3): { constant: number; weights: number[] } {
  const width = points[0]?.length ?? 0;
  const weights = new Array<number>(width).fill(0);
  let constant = 0;
  for (let round = 0; round < rounds; round += 1) {
    const slope = new Array<number>(width).fill(0);
    let lift = 0;
    points.forEach((point, i) => {
      const gap = 1 / (1 + Math.exp(-point.reduce((sum, value, k) => sum + value * (weights[k] as number), constant))) - (wants[i] as number);
      lift += gap;
      point.forEach((value, k) => { slope[k] = (slope[k] as number) + gap * value; });
    });
    constant -= (rate * lift) / points.length;
    for (let k = 0; k < width; k += 1) weights[k] = (weights[k] as number) - rate * ((slope[k] as number) / points.length / 4 + held * (weights[k] as number));
  }
  return { constant, weights };
}

const round = (value: number) => Number(value.toFixed(4));
