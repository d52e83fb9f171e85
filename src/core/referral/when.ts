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
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** The months and weekdays as they are written, for finding a date in other words. */
export const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
export const DAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?';

/** Numbers that are no date: "1/2 term", "6/12 supply", "2/7 history of fever". */
export const COUNTED = '(?! (?:of|an?|hours?|days?|nights?|weeks?|months?|terms?|times|occasions|lessons|sessions|hx|history|supply|course|tablets?|mg|ml)\\b)';
/** Without a year only where it can be no time, weight or share: "on 6/10", "6/10: came in". */
const numeric = new RegExp(`\\b(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|\\d{2})\\b|(?:^\\s*|\\b(?:on|since|from|dated|until|${DAY}),? |\\()(\\d{1,2})/(\\d{1,2})(?![\\d/])${COUNTED}`, 'iu');
const dayMonth = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})\\b(?:,? (20\\d\\d))?`, 'iu');
/** Any way in which a date is written out, for finding it in other words. */
export const ANY_DATE = `\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|20\\d\\d-\\d\\d-\\d\\d|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? (?:19|20)\\d\\d)?|${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? (?:19|20)\\d\\d)?|${MONTH}(?: (?:19|20)\\d\\d)?|(?:19|20)\\d\\d|(?:last |this )?${DAY}|yesterday|today`;
const nearDay = new RegExp(`\\b(last|on|this|since|from) (${DAY})(?: (?:night|morning|afternoon|evening))?\\b`, 'iu');
const monthAlone = new RegExp(`\\b(?:in|since|until|by|during|last) (${MONTH})(?: (?:and|or|to) ${MONTH})?(?:,? (?:of )?(20\\d\\d|last year))?\\b`, 'iu');
const yearAlone = /\b(?:in|since|until|from) (20[012]\d)\b/iu;
const today = /\b(?:today|this (?:morning|afternoon|evening)|tonight|just now)\b/iu;
const yesterday = /\b(?:yesterday|last night)\b/iu;

export const pad = (n: number): string => String(n).padStart(2, '0');
/** Whether a month has such a day; without a year 29 February is one. */
export const isDay = (d: number, m: number, year = 2024): boolean => d >= 1 && m >= 1 && m <= 12 && d <= new Date(Date.UTC(year, m, 0)).getUTCDate();

/** The date of a day and month without a year: the last one that is not after the message. */
export function lastBefore(day: number, month: number, written: string): string {
  let year = Number(written.slice(0, 4));
  const same = (): string => `${year}-${pad(month)}-${pad(day)}`;
  // No ten years are without a 29 February, but for 1896 to 1904.
  for (let tries = 0; tries < 10 && (!isDay(day, month, year) || same() > written); tries += 1) year -= 1;
  return same();
}

const withYear = (year: string | undefined): string | undefined => (year && (year.length === 2 ? `20${year}` : year));
export const monthNumber = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;

function exact(text: string, written: string): Dated | undefined {
  const n = numeric.exec(text);
  const [d1, m1] = [Number(n?.[1] ?? n?.[4]), Number(n?.[2] ?? n?.[5])];
  const year = withYear(n?.[3]);
  if (n && isDay(d1, m1, year ? Number(year) : undefined)) {
    return { at: year ? `${year}-${pad(m1)}-${pad(d1)}` : lastBefore(d1, m1, written), words: n[0].trim(), worked: !year };
  }
  const d = dayMonth.exec(text);
  if (!d || !isDay(Number(d[1]), monthNumber(d[2] ?? ''), d[3] ? Number(d[3]) : undefined)) return undefined;
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
    const year = /^last/iu.test(m[2] ?? '') ? String(Number(written.slice(0, 4)) - 1) : m[2] ?? lastBefore(1, month, written).slice(0, 4);
    return { at: `${year}-${pad(month)}`, words: m[0], worked: !/\d/u.test(m[2] ?? '') };
  }
  const y = yearAlone.exec(text);
  return y?.[1] ? { at: y[1], words: y[0], worked: false } : undefined;
}

const clock = /(?:^|[\s,T])(\d{1,2})[:.](\d{2})(?::\d{2})?\s*([ap]\.?m)?(?=[\s,.]|$)/iu;
const zone = /(?:(?:[\d\s]|gmt|utc)[+-]\d{2}:?\d{2}|\b(?:gmt|utc)|\dz)\s*(?:\([^)]*\))?$/iu;

/** The clock time in a header, "HH:MM". */
function timeIn(text: string): string | undefined {
  const found = clock.exec(text);
  if (!found) return undefined;
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  const is = found[3] ? (hour % 12) + (/^p/iu.test(found[3]) ? 12 : 0) : hour;
  return is < 24 && minute < 60 ? `${pad(is)}:${pad(minute)}` : undefined;
}

/** 1 Monday to 7 Sunday, of a date. */
export const weekdayOf = (date: string): number => londonTime(new Date(`${date}T12:00:00Z`)).day;

/** A date in figures: the day stands first, unless the weekday beside it says otherwise or that would be after `latest`. */
function inFigures(text: string, latest: string): string | undefined {
  const found = /\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b/u.exec(text);
  if (!found) return undefined;
  const [a, b, year] = [Number(found[1]), Number(found[2]), withYear(found[3]) ?? ''];
  const both = [[a, b], [b, a]].flatMap(([day = 0, month = 0]) => (isDay(day, month, Number(year)) ? [`${year}-${pad(month)}-${pad(day)}`] : []));
  const day = new RegExp(`\\b${DAY}\\b`, 'iu').exec(text)?.[0];
  const wanted = day ? DAYS.indexOf(day.slice(0, 3).toLowerCase()) + 1 : 0;
  const may = both.filter((date) => wanted === 0 || weekdayOf(date) === wanted);
  return may.find((date) => date <= latest) ?? may[0];
}

/** A date with its month in letters, in either order; without a year the last such day before `written`. */
function inLetters(text: string, written: string): string | undefined {
  const found = new RegExp(`\\b(?:(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](${MONTH})|(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?)\\b(?:,?[ -](20\\d\\d))?`, 'iu').exec(text);
  const [day, month] = [Number(found?.[1] ?? found?.[4]), monthNumber(found?.[2] ?? found?.[3] ?? '')];
  if (!found || !isDay(day, month, found[5] ? Number(found[5]) : undefined)) return undefined;
  return found[5] ? `${found[5]}-${pad(month)}-${pad(day)}` : lastBefore(day, month, written);
}

/** No name and no date of a mail's header is longer; more of its line is not looked at. */
export const LONGEST = 200;

/** The date as figures alone have it, year first. */
function inOrder(text: string): string | undefined {
  const found = /\b(20\d\d)-(\d\d)-(\d\d)(?=\b|T)/u.exec(text);
  return found && isDay(Number(found[3]), Number(found[2]), Number(found[1])) ? found[0] : undefined;
}

/**
 * When a quoted or forwarded mail was written, from the words of its header: London time, 'YYYY-MM-DD' or with 'THH:MM'.
 * @param quotedAt when the mail was written that it stands in
 * @returns nothing where the words give no date
 */
export function writtenAt(header: string, quotedAt: string): string | undefined {
  const said = header.slice(0, LONGEST);
  const exactly = zone.test(said) ? instantOf(said) : undefined;
  if (exactly) { const { date, time } = londonTime(exactly); return `${date}T${time}`; }
  const outer = instantOf(quotedAt);
  const day = outer ? londonTime(outer).date : '';
  const date = inOrder(said) ?? inLetters(said, day) ?? inFigures(said, day && addDays(day, 1));
  if (!date || date.startsWith('-')) return undefined;
  const time = timeIn(said.replace(/\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b/u, ' '));
  return time ? `${date}T${time}` : date;
}

/** Where none of these stands no date is said. */
const SOME = new RegExp(`\\d|yesterday|today|tonight|just now|last night|this (?:morning|afternoon|evening)|\\b(?:${[...MONTHS, ...DAYS].join('|')})`, 'u');

/**
 * When something happened, from the words of one sentence and the day on which it was written.
 * The last such day before the writing is meant; what is still to come is for the caller to leave out.
 * @returns nothing where the words give no date, or the day of writing is not known
 */
export function dateIn(text: string, writtenAt: string): Dated | undefined {
  const at = SOME.test(text.toLowerCase()) ? instantOf(writtenAt) : undefined;
  if (!at) return undefined;
  const written = londonTime(at).date;
  return exact(text, written) ?? near(text, written) ?? loose(text, written);
}
