import type { Level } from '../pack';
import type { Indicators } from './english';

/** The question that settles whether a row stands at `high` or below it: the row's own, else one that fits every row. */
export function whatSettles({ rows }: Indicators, row: string, high: Level): string {
  const asks = rows.find((one) => one.row === row)?.asks;
  return (high === 4 ? asks?.four : high === 3 ? asks?.three : undefined) ?? 'How often, how badly, and what does the carer do about it?';
}
