import { addDays, instantOf, londonTime } from '../time';

/** A date as far as the words give it: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
export interface Dated {
  at: string;
  /** The words that say it. */
  words: string;
  /** True when it was worked out from the day on which the message was written ("last Friday"). */
  worked: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?';

const numeric = /\b(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?\b/u;
const dayMonth = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})\\b(?:,? (20\\d\\d))?`, 'iu');
const nearDay = new RegExp(`\\b(last|on|this|since|from) (${DAY})(?: (?:night|morning|afternoon|evening))?\\b`, 'iu');
const monthAlone = new RegExp(`\\b(?:in|since|until|by|during|last) (${MONTH})(?: (20\\d\\d))?\\b`, 'iu');
const yearAlone = /\b(?:in|since|until|from) (20[012]\d)\b/iu;
const today = /\b(?:today|this (?:morning|afternoon|evening)|tonight|just now)\b/iu;
const yesterday = /\b(?:yesterday|last night)\b/iu;

const pad = (n: number): string => String(n).padStart(2, '0');
const isDay = (d: number, m: number): boolean => d >= 1 && d <= 31 && m >= 1 && m <= 12;

/** The date of a day and month without a year: the last one that is not after the message. */
function lastBefore(day: number, month: number, written: string): string {
  const year = Number(written.slice(0, 4));
  const same = `${year}-${pad(month)}-${pad(day)}`;
  return same <= written ? same : `${year - 1}-${pad(month)}-${pad(day)}`;
}

const withYear = (year: string | undefined): string | undefined => (year && (year.length === 2 ? `20${year}` : year));
const monthNumber = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;

function exact(text: string, written: string): Dated | undefined {
  const n = numeric.exec(text);
  if (n && isDay(Number(n[1]), Number(n[2]))) {
    const year = withYear(n[3]);
    return { at: year ? `${year}-${pad(Number(n[2]))}-${pad(Number(n[1]))}` : lastBefore(Number(n[1]), Number(n[2]), written), words: n[0], worked: !year };
  }
  const d = dayMonth.exec(text);
  if (!d || !isDay(Number(d[1]), monthNumber(d[2] ?? ''))) return undefined;
  const month = monthNumber(d[2] ?? '');
  return { at: d[3] ? `${d[3]}-${pad(month)}-${pad(Number(d[1]))}` : lastBefore(Number(d[1]), month, written), words: d[0], worked: !d[3] };
}

function near(text: string, written: string): Dated | undefined {
  const back = yesterday.exec(text);
  if (back) return { at: addDays(written, -1), words: back[0], worked: true };
  const now = today.exec(text);
  if (now) return { at: written, words: now[0], worked: true };
  const day = nearDay.exec(text);
  if (!day?.[2]) return undefined;
  const wanted = DAYS.indexOf(day[2].slice(0, 3).toLowerCase()) + 1;
  const is = londonTime(new Date(`${written}T12:00:00Z`)).day;
  const days = (is - wanted + 7) % 7;
  return { at: addDays(written, -(days === 0 && day[1]?.toLowerCase() === 'last' ? 7 : days)), words: day[0].trim(), worked: true };
}

function loose(text: string, written: string): Dated | undefined {
  const m = monthAlone.exec(text);
  if (m?.[1]) {
    const month = monthNumber(m[1]);
    const year = m[2] ?? lastBefore(1, month, written).slice(0, 4);
    return { at: `${year}-${pad(month)}`, words: m[0], worked: !m[2] };
  }
  const y = yearAlone.exec(text);
  return y?.[1] ? { at: y[1], words: y[0], worked: false } : undefined;
}

/**
 * When something happened, from the words of one sentence and the day on which it was written.
 * The last such day before the writing is meant; what is still to come is for the caller to leave out.
 * @returns nothing where the words give no date, or the day of writing is not known
 */
export function dateIn(text: string, writtenAt: string): Dated | undefined {
  const at = instantOf(writtenAt);
  if (!at) return undefined;
  const written = londonTime(at).date;
  return exact(text, written) ?? near(text, written) ?? loose(text, written);
}
