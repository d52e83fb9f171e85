/**
 * threshold rules report --cases FILE: how the reader does on labelled cases, for a safeguarding lead who has added sentences.
 * Recall and false suggestions by row, by level and by who writes; rows that are never found.
 */
import type { Message, Reading } from '../core/evidence';
import { messageOf, readLines, type Case } from './training/labelled';

interface Tally { wanted: number; found: number; said: number; fair: number }
type Tallies = Map<string, Tally>;

function count(tallies: Tallies, key: string, change: Partial<Tally>): void {
  const tally = tallies.get(key) ?? { wanted: 0, found: 0, said: 0, fair: 0 };
  for (const [name, value] of Object.entries(change) as [keyof Tally, number][]) tally[name] += value;
  tallies.set(key, tally);
}

const share = (part: number, whole: number) => (whole ? `${String(Math.round((100 * part) / whole))}%`.padStart(5) : '    –');
const line = (name: string, { wanted, found, said, fair }: Tally) => `  ${name.padEnd(58)} found ${share(found, wanted)} of ${String(wanted).padStart(3)}   fair ${share(fair, said)} of ${String(said).padStart(3)} said`;

/** Reads every case and gives the lines of the report. Row names and counts only, never words of a case. */
export async function reportOn(file: string, read: (message: Message) => Promise<Reading>): Promise<string[]> {
  const cases = readLines<Case>(file);
  const rows: Tallies = new Map();
  const levels: Tallies = new Map();
  const roles: Tallies = new Map();
  for (const one of cases) tallyCase(one, await read(messageOf(one)), rows, levels, roles);
  const sorted = (tallies: Tallies) => [...tallies].sort(([a], [b]) => a.localeCompare(b)).map(([name, tally]) => line(name, tally));
  const never = [...rows].filter(([, { wanted, found }]) => wanted > 0 && found === 0).map(([row]) => `  ${row}`).sort();
  return [
    `${String(cases.length)} cases`, 'By row', ...sorted(rows), 'By level of the label', ...sorted(levels), 'By who writes', ...sorted(roles),
    'Rows that are never found', ...(never.length ? never : ['  none']),
  ];
}

function tallyCase({ role, expected }: Case, reading: Reading, rows: Tallies, levels: Tallies, roles: Tallies): void {
  const writer = (role || 'not said').split(',')[0] as string;
  const said = new Set(reading.rows.filter(({ level }) => level >= 2).map(({ row }) => row));
  const fair = new Set([...expected.indicators, ...(expected.acceptable ?? [])].map(({ row }) => row));
  const wanted = new Map(expected.indicators.filter(({ level }) => level >= 2).map(({ row, level }) => [row, level]));
  for (const [row, level] of wanted) {
    const change = { wanted: 1, found: said.has(row) ? 1 : 0 };
    count(rows, row, change);
    count(levels, `level ${String(level)}`, change);
    count(roles, writer, change);
  }
  for (const { row, level } of reading.rows.filter((one) => one.level >= 2)) {
    const change = { said: 1, fair: fair.has(row) ? 1 : 0 };
    count(rows, row, change);
    count(levels, `level ${String(level)}`, change);
    count(roles, writer, change);
  }
}
