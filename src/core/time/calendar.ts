import { londonTime } from './clock';

/**
 * The instant of a London date and clock time.
 *
 * A time that the clocks skip in March becomes the same reading an hour later; one that comes twice in October is the first.
 */
export function fromLondon(date: string, time: string): Date {
  if (time === '24:00') return fromLondon(addDays(date, 1), '00:00');
  const asIfUtc = Date.parse(`${date}T${time}Z`);
  // None of a text that is no time: nothing can be said of London then.
  for (const offset of asIfUtc ? [60, 0] : []) {
    const guess = new Date(asIfUtc - offset * 60_000);
    const there = londonTime(guess);
    if (there.date === date && there.time === time.slice(0, 5)) return guess;
  }
  return new Date(asIfUtc);
}

/** The calendar date `days` later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
