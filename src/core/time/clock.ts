export interface LondonTime {
  /** YYYY-MM-DD. */
  date: string;
  /** HH:MM, 24 hours. */
  time: string;
  /** 1 Monday to 7 Sunday. */
  day: number;
}

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

/** What the clock in London shows, field by field. */
export function londonFields(at: Date): Record<string, string> {
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** The date, clock time and weekday in London at an instant. */
export function londonTime(at: Date): LondonTime {
  const f = londonFields(at);
  const date = `${f.year}-${f.month}-${f.day}`;
  return { date, time: `${f.hour}:${f.minute}`, day: weekday(date) };
}

/** 1 Monday to 7 Sunday. */
export function weekday(date: string): number {
  return ((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
}
