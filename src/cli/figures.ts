/** How far readings agree with labels, counted as docs/accuracy.md says under "What each line of the tables is". Counts only, never words of a case. */
import type { Reading } from '../core/evidence';
import { confusionOf, weightedKappa, type Pair } from '../core/oversight';
import type { Case } from './training/labelled';

/** So many of so many. */
export interface Share { is: number; of: number }

export interface Figures {
  cases: number;
  pairs: Pair[];
  /** Labelled rows at level 2 or more that are found, and rows said at level 2 or more that are labelled or fair. */
  recall: Share;
  precision: Share;
  fourFound: Share;
  fourFalse: Share;
  todayFound: Share;
  todayFalse: Share;
  /** Messages at level 1 without any labelled row, called level 2 or more. */
  harmless: Share;
  /** Quotations that look like a row and must not raise it, quoted for it all the same. */
  traps: Share;
  /** Messages called lower than their label. */
  tooLow: Share;
}

/** A labelled message with what was read in it. */
export interface ReadCase { one: Case; reading: Pick<Reading, 'level' | 'rows' | 'immediate'> }

const plain = (text: string): string => text.toLowerCase().replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"').replace(/\s+/gu, ' ').trim();

/** Whether two quotations, placed in the text, share at least a third of the shorter one. */
function overlaps(text: string, a: string, b: string): boolean {
  const [x, y] = [plain(a), plain(b)];
  if (!x || !y) return false;
  if (x.includes(y) || y.includes(x)) return true;
  const [i, j] = [text.indexOf(x), text.indexOf(y)];
  return i >= 0 && j >= 0 && Math.min(i + x.length, j + y.length) - Math.max(i, j) >= Math.min(x.length, y.length) / 3;
}

const textOf = (one: Case): string => plain([one.subject, one.body, ...(one.messages ?? []).map(({ text }) => text)].filter(Boolean).join('\n'));

function count(share: Share, is: boolean): void {
  share.of += 1;
  if (is) share.is += 1;
}

function countRows(figures: Figures, { one, reading }: ReadCase): void {
  const { indicators, acceptable = [], absent = [] } = one.expected;
  const said = reading.rows.filter(({ level }) => level >= 2);
  for (const { row } of indicators.filter(({ level }) => level >= 2)) count(figures.recall, reading.rows.some((found) => found.row === row));
  for (const { row } of said) count(figures.precision, [...indicators, ...acceptable].some((fair) => fair.row === row));
  const text = absent.length ? textOf(one) : '';
  for (const trap of absent) count(figures.traps, said.some(({ row, evidence }) => row === trap.row && evidence.some(({ quote }) => overlaps(text, quote.text, trap.quote))));
}

/** Counts over messages that were read. */
export function figuresOf(read: readonly ReadCase[]): Figures {
  const none = (): Share => ({ is: 0, of: 0 });
  const figures: Figures = { cases: read.length, pairs: [], recall: none(), precision: none(), fourFound: none(), fourFalse: none(), todayFound: none(), todayFalse: none(), harmless: none(), traps: none(), tooLow: none() };
  for (const one of read) {
    const { level, immediate, indicators } = one.one.expected;
    const called = one.reading.level;
    figures.pairs.push({ caseKey: one.one.id, first: level, second: called });
    count(level === 4 ? figures.fourFound : figures.fourFalse, called === 4);
    count(immediate ? figures.todayFound : figures.todayFalse, one.reading.immediate.suggested);
    if (level === 1 && indicators.length === 0) count(figures.harmless, called >= 2);
    count(figures.tooLow, called < level);
    countRows(figures, one);
  }
  return figures;
}

/** Agreement of the levels, 1 where it is full; null where it cannot be said. */
export const kappaOf = ({ pairs }: Figures): number | null => weightedKappa(confusionOf(pairs));

/** A share as a number; null of nothing. */
export const ratio = ({ is, of }: Share): number | null => (of ? is / of : null);

const sayShare = (share: Share): string => (share.of ? `${(100 * share.is / share.of).toFixed(1)}% (${String(share.is)} of ${String(share.of)})` : '– (none)');

/** Each figure with its name, in the order in which a report says them. */
export function sayFigures(figures: Figures): [string, string][] {
  const kappa = kappaOf(figures);
  return [
    ['level 4 found', sayShare(figures.fourFound)], ['others called level 4', sayShare(figures.fourFalse)],
    ['protect today found', sayShare(figures.todayFound)], ['others called so', sayShare(figures.todayFalse)],
    ['level called too low', sayShare(figures.tooLow)], ['harmless mails called level 2 or more', sayShare(figures.harmless)],
    ['levels agree (kappa, 1 is full)', kappa === null ? '– (none)' : kappa.toFixed(2)],
    ['labelled rows found', sayShare(figures.recall)], ['rows said that are right or fair', sayShare(figures.precision)], ['traps fallen into', sayShare(figures.traps)],
  ];
}
