/**
 * threshold rules report --cases FILE: how the reader does on labelled cases, for a safeguarding lead who has added sentences.
 * The figures of docs/accuracy.md over all cases and how long a reading took; recall and false suggestions by row, by level, by who writes and by
 * the family's community; rows that are never found; how often the labelled row is among a sentence's five likeliest; examples that false
 * suggestions read like. With --by row the rows alone, as a Markdown table.
 */
import { basename } from 'node:path';
import type { Message, Quote, Reading } from '../core/evidence';
import { figuresOf, sayFigures, type ReadCase } from './figures';
import { messageOf, readCases, type Case } from './training/labelled';
import { isKeptAside } from './training/material';

interface Tally { wanted: number; found: number; said: number; fair: number }
type Tallies = Map<string, Tally>;

function count(tallies: Tallies, key: string, change: Partial<Tally>): void {
  const tally = tallies.get(key) ?? { wanted: 0, found: 0, said: 0, fair: 0 };
  for (const [name, value] of Object.entries(change) as [keyof Tally, number][]) tally[name] += value;
  tallies.set(key, tally);
}

const share = (part: number, whole: number) => (whole ? `${String(Math.round((100 * part) / whole))}%`.padStart(5) : '    –');
const line = (name: string, { wanted, found, said, fair }: Tally) => `  ${name.padEnd(58)} found ${share(found, wanted)} of ${String(wanted).padStart(3)}   fair ${share(fair, said)} of ${String(said).padStart(3)} said`;

/** What is counted over the cases. */
interface Counts {
  rows: Tallies;
  levels: Tallies;
  roles: Tallies;
  communities: Tallies;
  /** Sentences that carry a label, and those of them whose five likeliest rows hold the labelled one. */
  five: { asked: number; right: number };
  /** By an example of ours, how many false suggestions read like it, and which row it was learnt for. */
  pulls: Map<string, { row: string; times: number }>;
}

export interface ReportOptions {
  /** rules/english/communities.json: what the names, languages and ethnicities in a message of ours suggest, by its id. */
  communities?: Record<string, string>;
  /** The rows alone, as a Markdown table. */
  byRow?: boolean;
  /** Only what is kept aside: never learnt from. */
  aside?: boolean;
}

/**
 * Reads every case and gives the lines of the report: row names, counts and example sentences of our own, never words of a case.
 * @throws a sentence for a line that is no labelled case, and where there is no case at all
 */
export async function reportOn(files: readonly string[], read: (message: Message) => Promise<Reading>, { communities = {}, byRow, aside }: ReportOptions = {}): Promise<string[]> {
  const cases = files.flatMap((file) => readCases(file).filter((one) => !aside || isKeptAside(basename(file), one.id))).map((one) => ({ ...one, community: one.community ?? communities[one.id] }));
  if (!cases.length) throw new Error(`There is no case${aside ? ' that is kept aside' : ''} in ${files.join(', ')}.`);
  const counts: Counts = { rows: new Map(), levels: new Map(), roles: new Map(), communities: new Map(), five: { asked: 0, right: 0 }, pulls: new Map() };
  const done: ReadCase[] = [];
  const took: number[] = [];
  for (const one of cases) {
    const started = performance.now();
    const reading = await read(messageOf(one));
    took.push(performance.now() - started);
    done.push({ one, reading: { level: reading.level, rows: reading.rows, immediate: reading.immediate } });
    tallyCase(one, reading, counts);
    tallyFive(one, reading, counts.five);
    tallyPulls(one, reading, counts.pulls);
  }
  return byRow ? rowTable(counts.rows) : [`${String(cases.length)} cases`, ...sayFigures(figuresOf(done)).map(([name, figure]) => `  ${name.padEnd(40)}${figure}`), sayTimes(took), ...tallied(counts)];
}

/** Half of the readings took at most the first, nineteen in twenty at most the second; on this machine, as busy as it was. */
function sayTimes(took: readonly number[]): string {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (part: number) => String(Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0));
  return `  ${'a reading took, p50 / p95'.padEnd(40)}${at(0.5)} / ${at(0.95)} ms`;
}

/** Rows as docs/accuracy.md shows them; those with most labels first. */
function rowTable(rows: Tallies): string[] {
  const percent = (part: number, whole: number) => (whole ? `${String(Math.round((100 * part) / whole))}%` : '–');
  const sorted = [...rows].sort(([a, one], [b, other]) => other.wanted - one.wanted || a.localeCompare(b));
  return ['| row | labelled | found | said | falsely |', '|---|---|---|---|---|', ...sorted.map(([row, { wanted, found, said, fair }]) => `| ${row} | ${String(wanted)} | ${percent(found, wanted)} | ${String(said)} | ${String(said - fair)} (${percent(said - fair, said)}) |`)];
}

function tallied(counts: Counts): string[] {
  const sorted = (tallies: Tallies) => [...tallies].sort(([a], [b]) => a.localeCompare(b)).map(([name, tally]) => line(name, tally));
  const never = [...counts.rows].filter(([, { wanted, found }]) => wanted > 0 && found === 0).map(([row]) => `  ${row}`).sort();
  const pulls = [...counts.pulls].filter(([, { times }]) => times > 1).sort(([, a], [, b]) => b.times - a.times).slice(0, 15).map(([text, { row, times }]) => `  ${String(times)} times, ${row}: ${text}`);
  const { asked, right } = counts.five;
  return [
    'By row', ...sorted(counts.rows), 'By level of the label', ...sorted(counts.levels), 'By who writes', ...sorted(counts.roles),
    'By the family\'s community', ...sorted(counts.communities), 'Rows that are never found', ...(never.length ? never : ['  none']),
    `The labelled row is among the five likeliest of its sentence: ${share(right, asked).trim()} of ${String(asked)}`,
    'Examples that false suggestions read like, twice or more', ...(pulls.length ? pulls : ['  none']),
  ];
}

function tallyCase({ role, community, expected }: Case, reading: Reading, { rows, levels, roles, communities }: Counts): void {
  const add = (row: string, level: number, change: Partial<Tally>) => {
    count(rows, row, change);
    count(levels, `level ${String(level)}`, change);
    count(roles, (role || 'not said').split(',')[0] as string, change);
    count(communities, community ?? 'not said', change);
  };
  const said = new Set(reading.rows.filter(({ level }) => level >= 2).map(({ row }) => row));
  const fair = fairRows(expected);
  const wanted = new Map(expected.indicators.filter(({ level }) => level >= 2).map(({ row, level }) => [row, level]));
  for (const [row, level] of wanted) add(row, level, { wanted: 1, found: said.has(row) ? 1 : 0 });
  for (const { row, level } of reading.rows.filter((one) => one.level >= 2)) add(row, level, { said: 1, fair: fair.has(row) ? 1 : 0 });
}

const fairRows = ({ indicators, acceptable = [] }: Case['expected']) => new Set([...indicators, ...acceptable].map(({ row }) => row));

/** For every labelled quotation at level 2 or more, the sentence that holds most of it. */
function tallyFive(one: Case, { sentences }: Reading, five: Counts['five']): void {
  const message = messageOf(one);
  for (const { row, level, quote } of one.expected.indicators) {
    if (level < 2 || !quote) continue;
    const place = placeIn(message, quote);
    const nearest = place && [...sentences].sort((a, b) => overlap(b.place, place) - overlap(a.place, place))[0];
    five.asked += 1;
    if (nearest && overlap(nearest.place, place) > 0 && nearest.likely.slice(0, 5).some((likely) => likely.row === row)) five.right += 1;
  }
}

function placeIn({ subject, parts }: Message, quote: string): Quote['place'] | undefined {
  const texts = [{ part: -1, text: subject }, ...parts.map(({ text }, part) => ({ part, text }))];
  const held = texts.find(({ text }) => text.includes(quote));
  return held && { part: held.part, start: held.text.indexOf(quote), end: held.text.indexOf(quote) + quote.length };
}

const overlap = (a: Quote['place'], b: Quote['place']) => (a.part === b.part ? Math.min(a.end, b.end) - Math.max(a.start, b.start) : 0);

function tallyPulls({ expected }: Case, reading: Reading, pulls: Counts['pulls']): void {
  const fair = fairRows(expected);
  for (const { row, evidence } of reading.rows.filter(({ row: name, level }) => level >= 2 && !fair.has(name))) {
    const nearest = evidence[0]?.readsLike[0];
    if (nearest) pulls.set(nearest.text, { row, times: (pulls.get(nearest.text)?.times ?? 0) + 1 });
  }
}
