import type { Level, MatrixRow } from '../../core/pack';
import type { GridRow } from './grid';

/** A row of the pack with the rows of the document that make it up (two where a page break cut it), and how alike they are. */
export interface Aligned { row: MatrixRow; from: GridRow[]; cells: Partial<Record<Level, string>>; alike: number }

export interface Alignment {
  rows: Aligned[];
  /** Rows of the document that no row of the pack fits. */
  unmatched: GridRow[];
  /** Rows of the pack that the document does not have. */
  missing: MatrixRow[];
}

const stop = new Set('a an and are as at be by for from has have in is it its may not of on or that the their them they this to was where which who with child children young person level'.split(' '));

/** The first letters of each telling word: enough to find "exploited" in "exploitation". */
function stems(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]+/g) ?? []).filter((word) => word.length > 2 && !stop.has(word)).map((word) => word.slice(0, 6));
}

type Bag = Map<string, number>;
function bag(texts: readonly string[], weight: (stem: string) => number): Bag {
  const counted: Bag = new Map();
  for (const stem of texts.flatMap(stems)) counted.set(stem, weight(stem));
  return counted;
}

function alikeness(a: Bag, b: Bag): number {
  let both = 0;
  const size = (of: Bag) => Math.sqrt([...of.values()].reduce((sum, w) => sum + w * w, 0));
  for (const [stem, weight] of a) if (b.has(stem)) both += weight * weight;
  return both / ((size(a) * size(b)) || 1);
}

/** Rare words say more than common ones. */
function weigher(documents: readonly string[][]): (stem: string) => number {
  const inHowMany = new Map<string, number>();
  for (const texts of documents) for (const stem of new Set(texts.flatMap(stems))) inHowMany.set(stem, (inHowMany.get(stem) ?? 0) + 1);
  return (stem) => Math.log(1 + documents.length / (inHowMany.get(stem) ?? 1));
}

const levels: Level[] = [1, 2, 3, 4];

export function join(rows: readonly GridRow[]): Partial<Record<Level, string>> {
  const cells: Partial<Record<Level, string>> = {};
  for (const level of levels) {
    const text = rows.map((row) => row.cells[level]).filter(Boolean).join(' ');
    if (text) cells[level] = text;
  }
  return cells;
}

const textsOfGrid = (rows: readonly GridRow[]): string[] => [rows[0]?.heading ?? '', ...Object.values(join(rows))];
const textsOfPack = (row: MatrixRow, known: (cell: string) => string | undefined): string[] =>
  [row.title, row.domainTitle, row.row.replace(/[/-]/g, ' '), ...row.cells.flatMap((cell) => [cell.text, known(cell.id) ?? ''])];

/** Puts the document's rows to the pack's in order; a row of either may be passed over, and a cut row is joined again. */
class Aligner {
  private readonly memo = new Map<number, { score: number; take: 0 | 1 | 2 | 'skip-grid' | 'skip-row' | 'end' }>();
  private readonly packBags: Bag[];
  private readonly gridBags: (Bag | undefined)[][];

  constructor(private readonly grid: readonly GridRow[], private readonly rows: readonly MatrixRow[], known: (cell: string) => string | undefined) {
    const weight = weigher([...rows.map((row) => textsOfPack(row, known)), ...grid.map((row) => textsOfGrid([row]))]);
    this.packBags = rows.map((row) => bag(textsOfPack(row, known), weight));
    this.gridBags = grid.map((_, i) => [bag(textsOfGrid(grid.slice(i, i + 1)), weight), i + 1 < grid.length ? bag(textsOfGrid(grid.slice(i, i + 2)), weight) : undefined]);
  }

  alike(i: number, count: number, j: number): number {
    const [a, b] = [this.gridBags[i]?.[count - 1], this.packBags[j]];
    return a && b ? alikeness(a, b) : 0;
  }

  private best(i: number, j: number): { score: number; take: 0 | 1 | 2 | 'skip-grid' | 'skip-row' | 'end' } {
    const key = i * 10_000 + j;
    const known = this.memo.get(key);
    if (known) return known;
    const options: { score: number; take: 1 | 2 | 'skip-grid' | 'skip-row' }[] = [];
    if (i < this.grid.length) options.push({ score: this.best(i + 1, j).score, take: 'skip-grid' });
    if (j < this.rows.length) options.push({ score: this.best(i, j + 1).score, take: 'skip-row' });
    if (i < this.grid.length && j < this.rows.length) {
      options.push({ score: this.alike(i, 1, j) + this.best(i + 1, j + 1).score, take: 1 });
      const joins = this.grid[i + 1]?.continues ?? 0;
      if (joins > 0.4) options.push({ score: this.alike(i, 2, j) + 0.5 * joins + this.best(i + 2, j + 1).score, take: 2 });
    }
    const best = options.sort((a, b) => b.score - a.score)[0] ?? { score: 0, take: 'end' as const };
    this.memo.set(key, best);
    return best;
  }

  run(): Alignment {
    const found: Alignment = { rows: [], unmatched: [], missing: [] };
    let [i, j] = [0, 0];
    for (;;) {
      const { take } = this.best(i, j);
      const [row, grid] = [this.rows[j], this.grid[i]];
      if (take === 'end') return found;
      if (take === 'skip-grid') { if (grid) found.unmatched.push(grid); i += 1; }
      else if (take === 'skip-row') { if (row) found.missing.push(row); j += 1; }
      else {
        const from = this.grid.slice(i, i + Number(take));
        if (row) found.rows.push({ row, from, cells: join(from), alike: this.alike(i, Number(take), j) });
        i += Number(take);
        j += 1;
      }
    }
  }
}

/** Likeness below which a pairing is no pairing: it only filled a gap in the order. */
const LEAST = 0.05;

/**
 * Finds for every row of a pack the row of the document that says the same, by order and by telling words. What stands
 * elsewhere in the document is then looked for by words alone. It never splits a printed cell.
 * @param known wording of a cell from an earlier import, which makes the second import surer
 */
export function alignMatrix(grid: readonly GridRow[], rows: readonly MatrixRow[], known: (cell: string) => string | undefined = () => undefined): Alignment {
  const first = new Aligner(grid, rows, known).run();
  const sure = first.rows.filter((one) => one.alike >= LEAST);
  const loose = first.rows.filter((one) => one.alike < LEAST);
  let unmatched = [...first.unmatched, ...loose.flatMap((one) => one.from)];
  const missing: MatrixRow[] = [];
  for (const row of [...first.missing, ...loose.map((one) => one.row)]) {
    const one = new Aligner(unmatched, [row], known);
    const best = unmatched.map((from, i) => ({ from, alike: one.alike(i, 1, 0) })).sort((a, b) => b.alike - a.alike)[0];
    if (best && best.alike > 0.3) {
      sure.push({ row, from: [best.from], cells: join([best.from]), alike: best.alike });
      unmatched = unmatched.filter((other) => other !== best.from);
    } else missing.push(row);
  }
  return { rows: sure, unmatched, missing };
}
