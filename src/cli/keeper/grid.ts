import type { Level } from '../../core/pack';
import type { Table } from './tables';

/** One row of a document's matrix as it is printed: text by level, under its heading. */
export interface GridRow {
  /** The nearest heading above: "HEALTH", "Places / Spaces". */
  heading: string;
  cells: Partial<Record<Level, string>>;
  /** 0 to 1: how likely it goes on with the row before it (a row that a page break has cut in two). */
  continues: number;
}

const levelOf = (cell: string): Level | undefined => {
  const found = /^\W*(?:level|tier)\s*([1-4])\b/i.exec(cell)?.[1];
  return found ? (Number(found) as Level) : undefined;
};

function columnsOf(row: string[]): (Level | undefined)[] | undefined {
  const columns = row.map(levelOf);
  return columns.filter(Boolean).length >= 3 ? columns : undefined;
}

const isHeading = (row: string[]): boolean => (row[0] ?? '') !== '' && row.slice(1).every((cell) => cell === '');

/** A cell that begins in the middle of a sentence, or follows one that was not ended. */
function continuesAt(text: string, before: string | undefined): number {
  if (/^[a-z]/.test(text)) return 1;
  return before && !/[.!?:)]$/.test(before) && /^[^A-Z]/.test(text) ? 0.5 : 0;
}

function continuation(cells: GridRow['cells'], before: GridRow | undefined): number {
  if (!before) return 0;
  const levels = Object.keys(cells).map(Number) as Level[];
  const scores = levels.map((level) => continuesAt(cells[level] ?? '', before.cells[level]));
  return scores.length ? scores.reduce((a, b) => a + b, 0) / scores.length : 0;
}

/**
 * The matrix of a document: every row of every table with a column for each level. A table without headings takes
 * those of the table before it, as after a page break. Tables with no level columns are left out.
 */
export function gridOf(tables: readonly Table[]): GridRow[] {
  const rows: GridRow[] = [];
  let columns: (Level | undefined)[] | undefined;
  let heading = '';
  for (const table of tables) {
    const blank = table[0]?.every((cell) => cell === '') ?? false;
    const goesOn = blank && columns !== undefined && table.every((row) => row.length === columns?.length);
    if (!goesOn && !table.some((row) => columnsOf(row))) {
      if (!blank) columns = undefined;
      continue;
    }
    for (const row of table) {
      const header = columnsOf(row);
      if (header) columns = header;
      else if (isHeading(row)) heading = row[0] ?? '';
      else if (columns && row.some((cell) => cell !== '')) rows.push(rowOf(row, columns, heading, rows.at(-1)));
    }
  }
  return rows.filter((row) => Object.keys(row.cells).length > 0);
}

function rowOf(row: string[], columns: (Level | undefined)[], heading: string, before: GridRow | undefined): GridRow {
  const cells: GridRow['cells'] = {};
  for (const [i, text] of row.entries()) {
    const level = columns[i];
    if (level && text !== '') cells[level] = text;
  }
  const label = columns.flatMap((level, i) => (level ? [] : [row[i] ?? ''])).filter(Boolean).join(' ');
  return { heading: [heading, label].filter(Boolean).join(' '), cells, continues: continuation(cells, before) };
}
