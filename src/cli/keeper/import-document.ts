import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Level, Pack, TheirWords } from '../../core/pack';
import { readBytes, readText } from '../read-text';
import { alignMatrix, type Alignment } from './align';
import type { Edition } from './edition';
import { gridOf, type GridRow } from './grid';
import { tablesOfHtml, tablesOfText, type Table } from './tables';

/** What an import found, for the keeper to read. Nothing of it is guessed silently. */
export interface ImportReport {
  document: string;
  matched: number;
  cells: number;
  /** Rows whose pairing rests on few common words: to be looked at. */
  unsure: { title: string; begins: string }[];
  /** The pack prints a cell here; the document has none. */
  notInDocument: string[];
  /** The document has a cell or a row for which the pack has none. */
  notInPack: string[];
  /** Against the import before; undefined at the first. */
  since?: { changed: { cell: string; before: string; now: string }[]; added: string[]; gone: string[] };
}

async function tablesOfWord(path: string): Promise<Table[]> {
  const buffer = readBytes(path);
  const { default: mammoth } = await import('mammoth');
  const read = await mammoth.convertToHtml({ buffer }).catch(() => { throw new Error(`${basename(path)} is not a Word document that can be read. Open it in Word and save it as .docx again.`); });
  return tablesOfHtml(read.value);
}

async function tablesOf(path: string): Promise<Table[]> {
  const kind = extname(path).toLowerCase();
  if (kind === '.docx') return tablesOfWord(path);
  if (kind === '.html' || kind === '.htm') return tablesOfHtml(readText(path));
  if (kind !== '.md' && kind !== '.txt') throw new Error(`A ${kind || 'file without an ending'} cannot be read. Save the document as .docx, .html, .md or .txt first.`);
  const text = readText(path);
  return [...tablesOfText(text), ...tablesOfHtml(text)];
}

/** The matrix of a document. Throws a sentence when it has none that can be read. */
export async function gridOfDocument(path: string): Promise<GridRow[]> {
  const grid = gridOf(await tablesOf(path));
  if (grid.length === 0) throw new Error(`No table with a column for each level ("Level 1" to "Level 4") was found in ${basename(path)}. A list under headings cannot be imported; restate it by hand.`);
  return grid;
}

const begins = (text: string): string => (text.length > 70 ? `${text.slice(0, 70)}…` : text);

function wordsByCell(found: Alignment): { words: Record<string, string>; blank: string[]; extra: string[] } {
  const words: Record<string, string> = {};
  const blank: string[] = [];
  const extra: string[] = [];
  for (const { row, cells } of found.rows) {
    for (const cell of row.cells) {
      const text = cells[cell.level];
      if (text) words[cell.id] = text;
      else blank.push(cell.id);
    }
    for (const [level, text] of Object.entries(cells)) {
      if (!row.cells.some((cell) => cell.level === (Number(level) as Level))) extra.push(`${row.title}, level ${level}: ${begins(text)}`);
    }
  }
  return { words, blank, extra };
}

function sinceLast(before: TheirWords | undefined, now: Record<string, string>): ImportReport['since'] {
  if (!before) return undefined;
  return {
    changed: Object.entries(now).flatMap(([cell, text]) => {
      const old = before.cells[cell];
      return old !== undefined && old !== text ? [{ cell, before: old, now: text }] : [];
    }),
    added: Object.keys(now).filter((cell) => !(cell in before.cells)),
    gone: Object.keys(before.cells).filter((cell) => !(cell in now)),
  };
}

/**
 * Puts a document's own wording to the cells of a pack. Writes nothing.
 * @param before the wording of an earlier import
 */
export function matchWording(grid: readonly GridRow[], pack: Pack, document: string, before?: TheirWords): { report: ImportReport; words: Record<string, string> } {
  const found = alignMatrix(grid, pack.matrix, (cell) => before?.cells[cell]);
  const { words, blank, extra } = wordsByCell(found);
  return {
    words,
    report: {
      document, matched: Object.keys(words).length, cells: pack.matrix.reduce((sum, row) => sum + row.cells.length, 0),
      unsure: found.rows.filter((one) => one.alike < 0.2).map((one) => ({ title: one.row.title, begins: begins(Object.values(one.cells)[0] ?? '') })),
      notInDocument: [...blank, ...found.missing.flatMap((row) => row.cells.map((cell) => cell.id))],
      notInPack: [...extra, ...found.unmatched.map((row) => `${row.heading}: ${begins(Object.values(row.cells)[0] ?? '')}`)],
      since: sinceLast(before, words),
    },
  };
}

/** Writes the exact wording of a document beside its pack. */
export function writeWording(edition: Edition, path: string, words: Record<string, string>, today: string): void {
  const theirs: TheirWords = {
    authority: edition.authority, edition: edition.edition,
    document: { name: basename(path), sha256: createHash('sha256').update(readBytes(path)).digest('hex'), importedOn: today },
    cells: Object.fromEntries(Object.entries(words).sort(([a], [b]) => a.localeCompare(b))),
  };
  writeFileSync(join(edition.rules, edition.authority, edition.edition, 'their-words.json'), `${JSON.stringify(theirs, null, 1)}\n`);
}

/**
 * Reads an authority's own document and writes its exact wording to their-words.json beside the pack, which the next
 * build shows under "their words". The file is kept out of git. Nothing is written when nothing fits.
 * @throws a sentence when the document or the pack cannot be read
 */
export async function importDocument(edition: Edition, path: string, today: string): Promise<ImportReport> {
  const loaded = edition.load();
  if (!('pack' in loaded)) throw new Error(`rules/${edition.id} has faults of its own. Mend them first: npm run threshold -- rules check ${edition.id}.`);
  const { pack } = loaded;
  const grid = await gridOfDocument(path);
  const { report, words } = matchWording(grid, pack, basename(path), pack.theirWords);
  if (report.matched === 0) return report;
  writeWording(edition, path, words, today);
  return report;
}
