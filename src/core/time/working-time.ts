import { addDays, fromLondon } from './calendar';
import { londonTime } from './clock';
import { MOST, nextOpening, workingDayFrom, type Desk, type Holidays } from './desk';

/** @throws RangeError for what is no count, or is longer than any clock */
function mustCount(count: number): void {
  if (!(count <= MOST)) throw new RangeError(`${String(count)} is no count of working time.`);
}

/**
 * `count` working days on: the same clock time on the working day that many later.
 * What is received outside the desk's hours counts from the next opening.
 * @throws RangeError for a desk that never opens, and for what is no count
 */
export function addWorkingDays(from: Date, count: number, desk: Desk, holidays: Holidays): Date {
  mustCount(count);
  const start = nextOpening(from, desk, holidays);
  const { time, ...first } = londonTime(start);
  let { date } = first;
  for (let left = count; left > 0; left -= 1) date = workingDayFrom(addDays(date, 1), desk, holidays);
  return fromLondon(date, time);
}

/**
 * `count` hours of desk time on: the clock runs only while the desk is open.
 * @throws RangeError for a desk that never opens, and for what is no count
 */
export function addWorkingHours(from: Date, count: number, desk: Desk, holidays: Holidays): Date {
  mustCount(count);
  let at = nextOpening(from, desk, holidays);
  let left = count * 60;
  // Each round ends a day of the desk: it goes on, and the minutes left only lessen.
  for (;;) {
    const closing = fromLondon(londonTime(at).date, desk.to);
    const today = Math.max(0, (closing.getTime() - at.getTime()) / 60_000);
    if (left <= today) return new Date(at.getTime() + left * 60_000);
    left -= today;
    at = nextOpening(closing, desk, holidays);
  }
}

export type TimeUnit = 'working-days' | 'working-hours' | 'hours' | 'calendar-days';

/** The moment `count` units after `from`. Hours run round the clock; calendar days keep the London clock time. */
export function addTime(from: Date, count: number, unit: TimeUnit, desk: Desk, holidays: Holidays): Date {
  if (unit === 'working-days') return addWorkingDays(from, count, desk, holidays);
  if (unit === 'working-hours') return addWorkingHours(from, count, desk, holidays);
  if (unit === 'hours') return new Date(from.getTime() + count * 3_600_000);
  const { date, time } = londonTime(from);
  return fromLondon(addDays(date, count), time);
}
