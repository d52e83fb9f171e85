import { rowFeatures, topTwo, wholeFeatures, type Look, type SentenceScores, type WordsCard } from '../../core/evidence';
import type { LabelledMessage } from './labelled';
import { bestCut, cutFinding, type Scored } from './cuts';
import { chance, logistic } from './logistic';

/** A message with scores by a head that has not learnt from it. */
export interface Unseen {
  labelled: LabelledMessage;
  scores: SentenceScores[];
  /** One sentence of it standing alone, as in a two-line note, and the level that it shows by itself. */
  alone?: { level: number; scores: SentenceScores };
}

/** What is fitted on messages that were not learnt from. */
export type Cuts = Pick<WordsCard, 'rowLook' | 'evidenced' | 'levelCuts' | 'levels' | 'immediate'>;

/** Level 4 is found in at least this share of the level 4 messages, false alarms as they fall. */
const findLevelFour = 0.75;
/** A child who needs protecting today is found in at least this share of such messages: a missed one is far worse than a false alarm. */
const findToday = 0.78;
/** Rows: recall counts this much beside precision, so that the two come out alike. */
const recallCounts = 0.9;
/** At most this share of level 1 messages may be called higher, where that can be had. */
const mayRaise = 0.4;
/** A level called too low counts this much beside one called too high by as many. */
const missedCounts = 1.5;

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
  return rows.map((row, index) => ({ row: index, features: rowFeatures(first[index] as number, second[index] as number), wanted: wanted.has(row), fair: fair.has(row) }));
}

function fitRowLook(cases: readonly RowCase[]): Look {
  const told = cases.filter(({ features, wanted, fair }) => features[0] > -5.3 && (wanted || !fair));
  return rounded(logistic(told.map(({ features }) => features), told.map(({ wanted }) => (wanted ? 1 : 0)), 0.001, 400, 0.5));
}

/** The common cut with the best F1; each row's own cut is held back to it as though it had eight more wanted cases of the common kind. */
function rowCuts(cases: readonly (Scored & { row: number })[], rows: number, hold = 8): number[] {
  const common = bestCut(cases, undefined, recallCounts);
  const share = hold / Math.max(1, cases.filter((one) => one.wanted).length);
  return Array.from({ length: rows }, (_, row) => Number(bestCut(cases.filter((one) => one.row === row), { cases, share, common }, recallCounts).toPrecision(2)));
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

/** Messages written to be hard (danger told as routine, frightening words without concern) are learnt from, but say little of what an inbox holds: no cut is set on them. */
const HARD = /^msg-(?:55|57|58|59|62)-/;

/** The looks at whole messages: level 2, 3 and 4 or more, and today. */
function wholeLooks(unseen: readonly Unseen[]): Pick<Cuts, 'levels' | 'immediate'> {
  const points = unseen.map(({ scores }) => wholeFeatures(scores));
  const notes = unseen.flatMap(({ alone }) => (alone ? [{ level: alone.level, point: wholeFeatures([alone.scores]) }] : []));
  const fit = (wants: number[], more: readonly (readonly number[])[] = []) => rounded(logistic([...points, ...more], wants, 0.002, 2500, 0.3));
  const looks = [2, 3, 4].map((level) => fit([...unseen.map(({ labelled }) => labelled.one.expected.level), ...notes.map((note) => note.level)].map((is) => Number(is >= level)), notes.map(({ point }) => point)));
  const usual = unseen.map(({ labelled }, at) => ({ ...labelled.one.expected, point: points[at] ?? [], id: labelled.one.id })).filter(({ id }) => !HARD.test(id));
  const called = looks.map((look) => usual.map(({ point }) => chance(look, point)));
  const levels = usual.map(({ level }) => level);
  const four = cutFinding((called[2] ?? []).map((score, i) => ({ score, wanted: levels[i] === 4 })), findLevelFour);
  const cuts = [...lowerCuts(called, levels, four), four].map(short);
  const today = unseen.map(({ labelled }) => labelled.one.expected.immediate);
  const look = fit(today.map(Number));
  const cut = cutFinding(usual.map(({ point, immediate }) => ({ score: chance(look, point), wanted: immediate })), findToday);
  return { levels: { looks: looks.map(({ constant, weights }) => ({ constant, weights: [...weights] })), cuts }, immediate: { look: { constant: look.constant, weights: [...look.weights] }, cut: short(cut) } };
}

/** The cuts for levels 2 and 3 that bring the levels nearest to the labels, among those that call few level 1 messages higher. */
function lowerCuts(called: readonly number[][], levels: readonly number[], four: number): [number, number] {
  const [two = [], three = [], fourth = []] = called;
  let best: [number, number] = [0.5, 0.5];
  let least = Infinity;
  for (let cutTwo = 0.3; cutTwo < 0.92; cutTwo += 0.02) {
    for (let cutThree = 0.3; cutThree < 0.8; cutThree += 0.02) {
      let off = 0;
      let raised = 0;
      levels.forEach((level, i) => {
        const said = (fourth[i] as number) >= four ? 4 : (three[i] as number) >= cutThree ? 3 : (two[i] as number) >= cutTwo ? 2 : 1;
        off += (said - level) ** 2 * (said < level ? missedCounts : 1);
        if (level === 1 && said > 1) raised += 1;
      });
      if (raised > mayRaise * levels.filter((level) => level === 1).length) off += levels.length;
      if (off < least) { least = off; best = [cutTwo, cutThree]; }
    }
  }
  return best;
}

const short = (value: number) => Number(value.toFixed(3));
const rounded = ({ constant, weights }: Look) => ({ constant: short(constant), weights: weights.map(short) });
