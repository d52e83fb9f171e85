import { londonTime } from './clock';

export const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
export const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "Mon 23 November, 16:30" in London. */
export function sayTime(at: Date): string {
  const { date, time, day } = londonTime(at);
  return `${DAYS[day - 1]} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}, ${time}`;
}

/** "March 2021" of "2021-03-01". */
export function sayMonth(date: string): string {
  return `${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`.trim();
}
