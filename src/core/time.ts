/** Working time in London: pure functions over instants, a desk's hours and a list of bank holidays. */

export interface LondonTime {
  /** YYYY-MM-DD. */
  date: string;
  /** HH:MM, 24 hours. */
  time: string;
  /** 1 Monday to 7 Sunday. */
  day: number;
}

/** When a desk is open: days 1 (Monday) to 7, times as 24-hour London clock. */
export interface Desk {
  days: number[];
  from: string;
  to: string;
}

/** Bank holidays of England and Wales, YYYY-MM-DD. School holidays are working days. */
export type Holidays = ReadonlySet<string>;

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

function londonFields(at: Date): Record<string, string> {
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** The date, clock time and weekday in London at an instant. */
export function londonTime(at: Date): LondonTime {
  const f = londonFields(at);
  const date = `${f.year}-${f.month}-${f.day}`;
  return { date, time: `${f.hour}:${f.minute}`, day: weekday(date) };
}

/** 1 Monday to 7 Sunday. */
function weekday(date: string): number {
  return ((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

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

/** A clock time with its zone at the end of a text. */
const ZONED = /(?:\d\s*(?:z|ut|utc|gmt)(?:[+-]\d{2}:?\d{2})?|:\d{2}(?:\.\d+)?\s*[+-]\d{2}:?\d{2})\s*(?:\([^)]*\))?$/i;

/** What a text without a zone says, as London time: the machine may stand elsewhere. */
function readInLondon(text: string): Date {
  const asIfUtc = new Date(`${text} UTC`);
  if (ZONED.test(text) || Number.isNaN(asIfUtc.getTime())) return new Date(text);
  const iso = asIfUtc.toISOString();
  return fromLondon(iso.slice(0, 10), iso.slice(11, 19));
}

/**
 * An instant from a host's text. Without a zone it is London time. Gives undefined for what is no date, for a date without its year, and for
 * one in figures alone (3/4/2026), of which nobody knows whether the day or the month stands first.
 */
export function instantOf(text: string): Date | undefined {
  const local = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?$/.exec(text);
  const at = local?.[1] && local[2] ? fromLondon(local[1], local[2]) : /\b\d{4}\b/.test(text) && !/^\s*(?:[a-z]{3,9}[.,]*\s+)?\d{1,2}[/.-]\d{1,2}[/.-]/i.test(text) ? readInLondon(text) : new Date(Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** The calendar date `days` later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole years since a birth date (both YYYY-MM-DD), and whole months since the last of them; negative years before it. */
export function ageOn(born: string, day: string): { years: number; months: number } {
  const [year = 0, month = 1, date = 1] = born.split('-').map(Number);
  const [thisYear = 0, thisMonth = 1, thisDate = 1] = day.split('-').map(Number);
  const months = (thisYear - year) * 12 + thisMonth - month - (thisDate < date ? 1 : 0);
  return { years: Math.floor(months / 12), months: ((months % 12) + 12) % 12 };
}

/** True on the desk's days that are no bank holiday. */
export function isWorkingDay(date: string, desk: Desk, holidays: Holidays): boolean {
  return desk.days.includes(weekday(date)) && !holidays.has(date);
}

/** True while the desk is open: from the opening minute up to, not including, the closing minute. */
export function isDeskOpen(at: Date, desk: Desk, holidays: Holidays): boolean {
  const { date, time } = londonTime(at);
  return isWorkingDay(date, desk, holidays) && time >= desk.from && time < desk.to;
}

/** More days or hours than any clock of an authority: what goes on beyond is a fault of the rules. */
const MOST = 10_000;

/** @throws RangeError for hours at which a desk is never open: what counts on it would have no end */
function mustOpen({ days, from, to }: Desk): void {
  const isReadable = [from, to].every((time) => /^\d\d:\d\d$/.test(time));
  if (!isReadable || from >= to || !days.some((day) => [1, 2, 3, 4, 5, 6, 7].includes(day))) throw new RangeError(`The desk never opens: days ${days.join(', ') || 'none'}, from ${from} to ${to}.`);
}

/** @throws RangeError for what is no count, or is longer than any clock */
function mustCount(count: number): void {
  if (!(count <= MOST)) throw new RangeError(`${String(count)} is no count of working time.`);
}

/** The first working day at or after `date`. @throws RangeError where none comes */
function workingDayFrom(date: string, desk: Desk, holidays: Holidays): string {
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

/**
 * `count` working days on: the same clock time on the working day that many later.
 * What is received outside the desk's hours counts from the next opening.
 * @throws RangeError for a desk that never opens, and for what is no count
 */
export function addWorkingDays(from: Date, count: number, desk: Desk, holidays: Holidays): Date {
  mustCount(count);
  const start = nextOpening(from, desk, holidays);
  let { date } = londonTime(start);
  for (let left = count; left > 0; left -= 1) date = workingDayFrom(addDays(date, 1), desk, holidays);
  return fromLondon(date, londonFields(start).hour + ':' + londonFields(start).minute);
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

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "Mon 23 November, 16:30" in London. */
export function sayTime(at: Date): string {
  const { date, time, day } = londonTime(at);
  return `${DAYS[day - 1]} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}, ${time}`;
}

/** "Mon 23 November 2026, 16:30" in London: for records, which are read years later. */
export function sayMoment(at: Date): string {
  const { date, time, day } = londonTime(at);
  return `${DAYS[day - 1]} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}, ${time}`;
}

/** "March 2021" of "2021-03-01". */
export function sayMonth(date: string): string {
  return `${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`.trim();
}

/** "Sun 14 February 2027" of "2027-02-14". */
export function sayDay(date: string): string {
  return sayMoment(fromLondon(date, '12:00')).replace(/, 12:00$/, '');
}
