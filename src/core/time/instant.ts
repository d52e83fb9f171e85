import { fromLondon } from './calendar';

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

/** Whole years since a birth date (both YYYY-MM-DD), and whole months since the last of them; negative years before it. */
export function ageOn(born: string, day: string): { years: number; months: number } {
  const [year = 0, month = 1, date = 1] = born.split('-').map(Number);
  const [thisYear = 0, thisMonth = 1, thisDate = 1] = day.split('-').map(Number);
  const months = (thisYear - year) * 12 + thisMonth - month - (thisDate < date ? 1 : 0);
  return { years: Math.floor(months / 12), months: ((months % 12) + 12) % 12 };
}
