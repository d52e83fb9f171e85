import { addDays, fromLondon } from './calendar';
import { londonTime, weekday } from './clock';

/** When a desk is open: days 1 (Monday) to 7, times as 24-hour London clock. */
export interface Desk {
  days: number[];
  from: string;
  to: string;
}

/** Bank holidays of England and Wales, YYYY-MM-DD. School holidays are working days. */
export type Holidays = ReadonlySet<string>;

/** True on the desk's days that are no bank holiday. */
function isWorkingDay(date: string, desk: Desk, holidays: Holidays): boolean {
  return desk.days.includes(weekday(date)) && !holidays.has(date);
}

/** True while the desk is open: from the opening minute up to, not including, the closing minute. */
export function isDeskOpen(at: Date, desk: Desk, holidays: Holidays): boolean {
  const { date, time } = londonTime(at);
  return isWorkingDay(date, desk, holidays) && time >= desk.from && time < desk.to;
}

/** More days or hours than any clock of an authority: what goes on beyond is a fault of the rules. */
export const MOST = 10_000;

/** @throws RangeError for hours at which a desk is never open: what counts on it would have no end */
function mustOpen({ days, from, to }: Desk): void {
  const isReadable = [from, to].every((time) => /^\d\d:\d\d$/.test(time));
  if (!isReadable || from >= to || !days.some((day) => [1, 2, 3, 4, 5, 6, 7].includes(day))) throw new RangeError(`The desk never opens: days ${days.join(', ') || 'none'}, from ${from} to ${to}.`);
}

/** The first working day at or after `date`. @throws RangeError where none comes */
export function workingDayFrom(date: string, desk: Desk, holidays: Holidays): string {
  for (let day = date, past = 0; past < MOST; day = addDays(day, 1), past += 1) if (isWorkingDay(day, desk, holidays)) return day;
  throw new RangeError('The desk never opens: every day is a bank holiday.');
}

/**
 * The first moment at or after `at` when the desk is open.
 * @throws RangeError for a desk that never opens
 */
export function nextOpening(at: Date, desk: Desk, holidays: Holidays): Date {
  mustOpen(desk);
  if (isDeskOpen(at, desk, holidays)) return at;
  const { date, time } = londonTime(at);
  return fromLondon(workingDayFrom(time < desk.from ? date : addDays(date, 1), desk, holidays), desk.from);
}
