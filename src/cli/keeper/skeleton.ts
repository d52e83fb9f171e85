import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { alignMatrix } from './align';
import { LONDON, openEdition, TO_FILL_IN, type Edition } from './edition';
import type { GridRow } from './grid';
import { sourceKey, startEdition } from './new-edition';

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 50) || 'matrix';

interface Laid { heading: string; domain: string; rows: { id: string; cells: GridRow['cells'] }[] }

/** Rows and cells as they stand in the document, under ids of their own, a domain for each heading. No two headings share a domain. */
function layOut(grid: readonly GridRow[]): Laid[] {
  const taken = new Set<string>();
  return [...new Set(grid.map((row) => row.heading))].map((heading) => {
    const plain = slug(heading);
    let domain = plain;
    for (let n = 2; taken.has(domain); n += 1) domain = `${plain}-${String(n)}`;
    taken.add(domain);
    const rows = grid.filter((row) => row.heading === heading);
    return { heading, domain, rows: rows.map(({ cells }, i) => ({ id: `${domain}/row-${String(i + 1).padStart(2, '0')}`, cells })) };
  });
}

/** A matrix file in which each cell waits for plain words of ours. The document's wording is not in it. */
function matrixFile(laid: Laid, order: number, key: string): unknown {
  return {
    domain: laid.domain, title: laid.heading || 'Matrix', order,
    rows: laid.rows.map(({ id, cells }) => ({
      row: id, title: `${laid.heading || 'Matrix'}, row ${id.slice(-2)}`, cite: { source: key, section: laid.heading || 'Matrix' },
      cells: Object.keys(cells).map((level) => ({ id: `${id}/L${level}`, level: Number(level), text: TO_FILL_IN, takes: [TO_FILL_IN] })),
    })),
  };
}

const wordsOf = (laid: readonly Laid[]): Record<string, string> =>
  Object.fromEntries(laid.flatMap(({ rows }) => rows.flatMap(({ id, cells }) => Object.entries(cells).map(([level, text]) => [`${id}/L${level}`, text]))));

/** `words` is the document's wording where its rows were laid out as they stand; undefined for the London matrix. */
export interface Started { edition: Edition; words?: Record<string, string> }

/**
 * Starts the pack of an authority from its own document. Where the document is the London matrix (three rows in five are
 * found in it) our restatement of London is kept; otherwise its rows are laid out empty for the keeper.
 */
export function startFromDocument(rules: string, made: { authority: string; edition: string; document: string }, grid: readonly GridRow[], today: string): Started {
  const base = openEdition(rules, LONDON).load();
  const londonRows = 'pack' in base ? base.pack.matrix : [];
  const surely = alignMatrix(grid, londonRows).rows.filter((one) => one.alike >= 0.2).length;
  const edition = startEdition(rules, { ...made, from: LONDON }, today);
  if (londonRows.length > 0 && surely >= 0.6 * londonRows.length) return { edition };
  const folder = join(rules, made.authority, made.edition, 'matrix');
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  const laid = layOut(grid);
  for (const [i, one] of laid.entries()) writeFileSync(join(folder, `${one.domain}.yaml`), stringify(matrixFile(one, i + 1, sourceKey(made)), { lineWidth: 0 }));
  return { edition: openEdition(rules, edition.id), words: wordsOf(laid) };
}
