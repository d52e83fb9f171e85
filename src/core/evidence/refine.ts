import type { Reading, RowReading } from './reading';

/**
 * The closer reading, with what the first one had shown and it does not confirm kept under "could also touch on", said so.
 * Nothing that was on the screen disappears silently, and a level that a floor had set is never lost.
 */
export function refineReading(first: Reading, closer: Reading): Reading {
  const kept = new Set([...closer.rows, ...closer.couldAlso].map(({ row }) => row));
  const unconfirmed: RowReading[] = first.rows.filter(({ row }) => !kept.has(row)).map((row) => ({
    ...row, steps: [...row.steps, { name: 'learned', says: 'The first reading showed this; the closer reading did not confirm it. Judge for yourself.' }],
  }));
  return { ...closer, couldAlso: [...closer.couldAlso, ...unconfirmed] };
}
