import { quoteAt, type Message, type SentenceReading } from '../evidence';
import { cellsFor, type Cell, type Level, type MatrixRow, type PackFace } from '../pack';
import type { ByHand } from './by-hand';
import type { Decision } from './settle';
import { decidedAs } from './suggest';

const digit = (indicator: string): number => Number(indicator.at(-1));

/** The level of the shared indicator with which a cell is counted: the reader's own where the cell takes it, otherwise the highest that it takes. */
function sharedLevel(cell: Cell, row: string, read: Level): Level {
  const taken = (cell.takes ?? [cell.id]).filter((id) => id.startsWith(`${row}/L`)).map(digit);
  return taken.includes(read) ? read : (Math.max(...taken) as Level);
}

/**
 * The ways in which the person may count a sentence under one row: one a cell that the authority prints for it, lowest level first.
 * None is chosen or marked before the others. Where it prints nothing for the row, or has no matrix, the one way carries no level of the authority's.
 * Gives decisions that are made only when the person takes one.
 */
export function waysToCount(message: Message, { place, passage }: Pick<SentenceReading, 'place' | 'passage'>, { row, level }: { row: string; level: Level }, pack: PackFace): Decision[] {
  const quote = quoteAt(message, place);
  const suggestionId = decidedAs({ id: row, tier: 'added', evidence: [{ quote }] });
  const cells = pack.hasMatrix ? cellsFor(pack, row) : [];
  const ways: ByHand[] = cells.map((cell) => ({ quote, passage, row, level: sharedLevel(cell, row, level), cell: cell.id }));
  return (ways.length ? ways : [{ quote, passage, row, level }]).map((counted) => ({ suggestionId, decision: 'added', counted }));
}

/**
 * The ways in which the person may count a sentence in a printed row or list that they chose by its name: one a cell, lowest level first,
 * each under the first shared indicator that the cell takes. None is chosen or marked before the others; excluded cells are left out.
 */
export function waysInRow(message: Message, { place, passage }: Pick<SentenceReading, 'place' | 'passage'>, printed: MatrixRow): Decision[] {
  const quote = quoteAt(message, place);
  return printed.cells.filter((cell) => !cell.excluded).sort((a, b) => a.level - b.level).map((cell) => {
    const indicator = cell.takes?.[0] ?? cell.id;
    const row = indicator.slice(0, indicator.lastIndexOf('/'));
    return { suggestionId: decidedAs({ id: row, tier: 'added', evidence: [{ quote }] }), decision: 'added', counted: { quote, passage, row, level: digit(indicator) as Level, cell: cell.id } };
  });
}
