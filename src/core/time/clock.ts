export interface LondonTime {
  /** YYYY-MM-DD. */
  date: string;
  /** HH:MM, 24 hours. */
  time: string;
  /** 1 Monday to 7 Sunday. */
  day: number;
}

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

/** The date, clock time and weekday in London at an instant. */
export function londonTime(at: Date): LondonTime {
  const [day, month, year, hour, minute] = format.format(at).match(/\d+/g) ?? [];
  const date = `${year}-${month}-${day}`;
  return { date, time: `${hour}:${minute}`, day: weekday(date) };
}

/** 1 Monday to 7 Sunday. */
export function weekday(date: string): number {
  return ((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
}
