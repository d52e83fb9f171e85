import type { Level } from '../pack';
import type { Evidence, RowReading } from './reading';

/** Rows of the evidence: strongest and highest first within a row, highest level first among rows. */
export function gatherRows(evidence: readonly Evidence[], levelOf: (row: string, evidence: readonly Evidence[]) => { level: Level; range?: RowReading['range'] }): RowReading[] {
  const byRow = new Map<string, Evidence[]>();
  for (const one of evidence) byRow.set(one.row, [...(byRow.get(one.row) ?? []), one]);
  return [...byRow].map(([row, found]): RowReading => {
    const ordered = [...found].sort((a, b) => b.strength - a.strength || b.level - a.level || a.quote.place.part - b.quote.place.part || a.quote.place.start - b.quote.place.start);
    const { level, range } = levelOf(row, ordered);
    const steps = ordered.flatMap((one) => one.steps);
    return { row, level, range, strength: ordered[0]?.strength ?? 0, evidence: ordered, steps };
  }).sort(byWeight);
}

/** Highest level first, then strongest, then by name so that the order is always the same. */
export function byWeight(a: RowReading, b: RowReading): number {
  return b.level - a.level || b.strength - a.strength || a.row.localeCompare(b.row);
}
