import { logit, topTwo, wholeFeatures, type Look, type SentenceScores, type WordsCard } from '../../core/evidence';
import type { LabelledMessage } from './labelled';
import { bestCut, cutFinding, type Scored } from './cuts';
import { chance, logistic } from './logistic';

/** A message with scores by a head that has not learnt from it. */
export interface Unseen { labelled: LabelledMessage; scores: SentenceScores[] }

/** What is fitted on messages that were not learnt from. */
export type Cuts = Pick<WordsCard, 'rowLook' | 'evidenced' | 'levelCuts' | 'levels' | 'immediate'>;

/** Level 4 is found in at least this share of the level 4 messages, false alarms as they fall. */
const findLevelFour = 0.8;

export function decideCuts(unseen: readonly Unseen[], rows: readonly string[]): Cuts {
  const cases = unseen.flatMap((one) => rowCases(one, rows));
  const rowLook = fitRowLook(cases);
  const scored = cases.map((one): Scored & { row: number } => ({ row: one.row, score: chance(rowLook, one.features), wanted: one.wanted, fair: one.fair }));
  return { rowLook: { ...rowLook, weights: [...rowLook.weights] }, evidenced: rowCuts(scored, rows.length), levelCuts: levelCuts(unseen, rows), ...wholeLooks(unseen) };
}

interface RowCase { row: number; features: [number, number]; wanted: boolean; fair: boolean }

function rowCases({ labelled, scores }: Unseen, rows: readonly string[]): RowCase[] {
  const { indicators, acceptable = [] } = labelled.one.expected;
  const wanted = new Set(indicators.filter(({ level }) => level >= 2).map(({ row }) => row));
  const fair = new Set([...indicators, ...acceptable].map(({ row }) => row));
  const { first, second } = topTwo(scores, rows.length);
  return rows.map((row, index) => ({ row: index, features: [logit(first[index] as number), logit(second[index] as number)], wanted: wanted.has(row), fair: fair.has(row) }));
}

function fitRowLook(cases: readonly RowCase[]): Look {
  const told = cases.filter(({ features, wanted, fair }) => features[0] > -5.3 && (wanted || !fair));
  return rounded(logistic(told.map(({ features }) => features), told.map(({ wanted }) => (wanted ? 1 : 0)), 0.001, 400, 0.5));
}

/** The common cut with the best F1; each row's own cut is held back to it as though it had eight more wanted cases of the common kind. */
function rowCuts(cases: readonly (Scored & { row: number })[], rows: number, hold = 8): number[] {
  const common = bestCut(cases);
  const share = hold / Math.max(1, cases.filter((one) => one.wanted).length);
  return Array.from({ length: rows }, (_, row) => short(bestCut(cases.filter((one) => one.row === row), { cases, share, common })));
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
      const off = shown.reduce((sum, one) => sum + Number((one.four >= four ? 4 : one.three >= three ? 3 : 2) !== one.level), 0);
      if (off < least) { least = off; best = { three: short(three), four: short(four) }; }
    }
  }
  return best;
}

/** The looks at whole messages: level 2, 3 and 4 or more, and today. */
function wholeLooks(unseen: readonly Unseen[]): Pick<Cuts, 'levels' | 'immediate'> {
  const points = unseen.map(({ scores }) => wholeFeatures(scores));
  const fit = (wants: number[]) => rounded(logistic(points, wants, 0.002, 2500, 0.3));
  const looks = [2, 3, 4].map((level) => fit(unseen.map(({ labelled }) => Number(labelled.one.expected.level >= level))));
  const four = looks[2] as Look;
  const cutFour = cutFinding(points.map((point, i) => ({ score: chance(four, point), wanted: unseen[i]?.labelled.one.expected.level === 4 })), findLevelFour);
  const today = unseen.map(({ labelled }) => labelled.one.expected.immediate);
  const look = fit(today.map(Number));
  const cut = bestCut(points.map((point, i) => ({ score: chance(look, point), wanted: today[i] === true, fair: today[i] === true })));
  return { levels: { looks: looks.map(({ constant, weights }) => ({ constant, weights: [...weights] })), cuts: [0.5, 0.47, short(cutFour)] }, immediate: { look: { constant: look.constant, weights: [...look.weights] }, cut: short(cut) } };
}

const short = (value: number) => Number(value.toFixed(4));
const rounded = ({ constant, weights }: Look) => ({ constant: short(constant), weights: weights.map(short) });
