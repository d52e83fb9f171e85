import { plain } from './say';
import { DAY, isDay, MONTH, monthNumber, pad } from './when';

const CLOCK = /^(.*?)[,\s]*(?:\bat )?\b(\d{1,2})[:.](\d{2})$/iu;
const WEEKDAY = new RegExp(`^${DAY},? `, 'iu');
const IN_ORDER = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u;
const IN_FIGURES = /^(?:(\d{1,2})[./-])?(\d{1,2})[./-](\d{4})$/u;
const IN_LETTERS = new RegExp(`^(?:(\\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(${MONTH}),? (\\d{4})$`, 'iu');

/** Year, month and day as they are written; the day stands before the month. */
function partsOf(text: string): [number, number?, number?] | undefined {
  const order = IN_ORDER.exec(text);
  if (order) return [Number(order[1]), order[2] ? Number(order[2]) : undefined, order[3] ? Number(order[3]) : undefined];
  const figures = IN_FIGURES.exec(text);
  if (figures) return [Number(figures[3]), Number(figures[2]), figures[1] ? Number(figures[1]) : undefined];
  const letters = IN_LETTERS.exec(text);
  return letters ? [Number(letters[3]), monthNumber(letters[2] ?? ''), letters[1] ? Number(letters[1]) : undefined] : undefined;
}

function dateOf(text: string): string | undefined {
  const [year, month, day] = partsOf(text.trim().replace(WEEKDAY, '')) ?? [];
  if (year === undefined || year < 1900 || year > 2099) return undefined;
  if (month === undefined) return String(year);
  if (!isDay(day ?? 1, month, year)) return undefined;
  return [String(year), pad(month), ...(day === undefined ? [] : [pad(day)])].join('-');
}

/**
 * A date that a person typed, as far as they know it: "6 October 2026", "06/10/2026, 15:47", "October 2026" or "2026".
 * The year stands in full and the day before the month.
 * @returns ISO as a chronology has it; nothing for what is no such date, also "31/02/2026" and a time without a day
 */
export function dateTyped(text: string): string | undefined {
  const said = plain(text).replace(/^(\d{4}-\d\d-\d\d)T/u, '$1 ');
  const [, before, hour = '', minute = ''] = CLOCK.exec(said) ?? [];
  const day = before === undefined ? undefined : dateOf(before);
  if (day?.length === 10) return Number(hour) < 24 && Number(minute) < 60 ? `${day}T${pad(Number(hour))}:${minute}` : undefined;
  return dateOf(said);
}
