import type { Holidays } from '../core/time';

/** England and Wales bank holidays, from rules/calendar. */
export async function bankHolidays(): Promise<Holidays> {
  const file = (await import(/* webpackChunkName: "holidays" */ '../../rules/calendar/bank-holidays.yaml')).default as { days: { date: string }[] };
  return new Set(file.days.map((day) => day.date));
}
