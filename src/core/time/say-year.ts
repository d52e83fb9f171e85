import { fromLondon } from './calendar';
import { londonTime } from './clock';
import { DAYS, MONTHS } from './say';

/** "Mon 23 November 2026, 16:30" in London: for records, which are read years later. */
export function sayMoment(at: Date): string {
  const { date, time, day } = londonTime(at);
  return `${DAYS[day - 1]} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}, ${time}`;
}

/** "Sun 14 February 2027" of "2027-02-14". */
export function sayDay(date: string): string {
  return sayMoment(fromLondon(date, '12:00')).replace(/, 12:00$/, '');
}
