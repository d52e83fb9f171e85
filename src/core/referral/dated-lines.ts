import { textOfPart } from '../evidence';
import { instantOf, londonTime } from '../time';
import { withoutBirths } from './birth-dates';
import { daysBetween, FAR, PAST, TO_COME } from './happened';
import type { Read, Said } from './source';
import { COUNTED, DAY, DAYS, isDay, lastBefore, MONTH, monthNumber, pad, weekdayOf } from './when';

/** The day of a line that begins with its date, as the lines of a log do. */
export interface DayOfLine {
  /** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
  at: string;
  words: string;
  /** True when the year is not written out, or the date stands in another sentence. */
  worked: boolean;
  /** 'line' tells of that day itself, 'under' stands under a date that stands alone, 'beside' only follows on the line; 'open' may be to come, or no happening. */
  how: 'line' | 'under' | 'beside' | 'open';
}

interface Head { said: Said; at: string; words: string; rest: string; written: string; hasYear: boolean; weekday?: string; /** Where its line ends; and whether nothing else stands on it. */ end: number; isAlone: boolean }

/** "- ", "[", "Concern 1. ", "Mon ": what a line may have before its date. */
const LEAD = `^(?:[\\s>\\["“(*•·–—-])*(?:(?<weekday>${DAY})[.,]? )?`;
const starting = (source: string): RegExp => new RegExp(`${LEAD}(?<words>${source})`, 'iu');
const DATES = [
  '(?<y>20\\d\\d)-(?<m>\\d\\d)-(?<d>\\d\\d)',
  '(?<d>\\d{1,2})(?<sep>[./-])(?<m>\\d{1,2})\\k<sep>(?<y>20\\d\\d|\\d\\d)(?!\\d)',
  `(?<d>\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](?<month>${MONTH})\\b\\.?(?:(?:,? |-)(?<y>20\\d\\d|\\d\\d(?= [-–—]|: |$))(?!\\d))?`,
  `(?<d>\\d{1,2})/(?<m>\\d{1,2})(?![\\d/])${COUNTED}`,
  `(?<month>${MONTH})\\.?,? (?<y>20\\d\\d)\\b`,
  '(?<y>20[012]\\d)(?=\\s*[:–—]|\\s-\\s)',
].map(starting);
/** Dates that only several lines of a kind show to be dates: "Oct 25 - head lice", "03/25 found alone", "Nov: place offered". */
const LOOSE = [
  `(?<month>${MONTH})\\.? ['’]?(?<y>\\d\\d)(?![\\d:./]|st\\b|nd\\b|rd\\b|th\\b)`,
  '(?<m>0?[1-9]|1[0-2])/(?<y>\\d\\d)(?![\\d/])',
  `(?<month>${MONTH})(?=\\s*[:–—-]\\s)`,
].map(starting);
const OPENS = /(?:^|[\r\n])(?:[\s>["“(*•·–—-]|\p{L}* ?\d{1,2}[.)] )*$/u;
const CLOCK = /\b\d{1,2}[:.]\d\d(?: ?[ap]m)?\b|\b\d{1,2} ?[ap]m\b/giu;
/** Small words that a list of names, classes and addresses has too. */
const IDLE = /^(?:aged?|years?|old|yrs?|months?|class|and|male|female|boy|girl|from|page|ref|the)$/u;
const SHORT = /\b(?:DNA|WNB|ED|A&E|NFA|CIN|CP|ICPC|TAF|HV|OD|EHA|DV|CAMHS|MASH)\b/u;
/** What nobody makes an appointment for. */
const BEFALLS = /\b(?:no[ -]?show|dna|wnb|no (?:answer|reply|lunch|coat|shoes|socks|food|breakfast)|not (?:in|home|seen|collected)|absent|late (?:in|again|for)|bruise[sd]?|scratch(?:es)?|black eye|bite mark|graze|lump|overdose|missing|hungry|tearful|crying|arrest)\b/iu;
const PLANNED = /\b(?:will|[’']ll|due|planned|next|tomorrow|please|could you|can you|would like|booked|review|at \d)\b/iu;
const STARTS = new RegExp(`^[\\s>\\["“(*•·–—-]*(?:${DAY}|${MONTH}|\\d)`, 'iu');
const REQUEST = /\b(?:please|could you|can you|would you)\b/iu;
const HEADER = /^[\s>]*(?:from|to|sent|date|cc|subject|re|dear|hi|hello|good (?:morning|afternoon))\b/iu;
/** Most sentences that are taken from under one date. */
const MOST_UNDER = 4;
const LOOK = 200;
/** Days after which a date that nothing else is said of is rather a birthday. */
const OLD = 2 * 365;
/** Who was there, and numbers: no happening. */
const IDLE_LINE = /^\W*(?:chair|present|apologies|attend(?:ees|ing)|ref|cc|tel|distribution)\b|\d{5}/iu;
/** A name and no more of a sentence after a date that is years back: a birth date. */
const NAMED = /^[\s:,–—-]*\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}\s*(?:[,(]|$)/u;
/** "6/6", "3/4": a share or a mark as well as a date. */
const SHARE = /^(?:(\d+)\/\1|[1-9]\/[1-9])$/u;

const saysMore = (rest: string): boolean => SHORT.test(rest) || /\d ?(?:kg|cm|%)/u.test(rest) || [...rest.matchAll(/(?<![\p{L}\d])\p{Ll}[\p{L}’'-]{2,}/gu)].some(([word]) => !IDLE.test(word));

/** The date that an expression found; none that comes after the day of writing. */
function dateOf({ d, m, month, y }: Record<string, string | undefined>, written: string): { at: string; hasYear: boolean } | undefined {
  const year = y?.length === 2 ? `20${y}` : y;
  const of = month ? monthNumber(month) : Number(m ?? 0);
  const hasYear = year !== undefined;
  if (of > 12 || (d && !isDay(Number(d), of, year ? Number(year) : undefined))) return undefined;
  const at = of === 0 ? year ?? '' : d ? (year ? `${year}-${pad(of)}-${pad(Number(d))}` : lastBefore(Number(d), of, written)) : `${year ?? lastBefore(1, of, written).slice(0, 4)}-${pad(of)}`;
  return at && at <= written.slice(0, at.length) ? { at, hasYear } : undefined;
}

/** The date that a sentence begins its line with, read in the first way that fits. */
function headOf(said: Said, expressions: readonly RegExp[], line: Pick<Head, 'end' | 'isAlone'>): Head | undefined {
  const sent = said.from.kind === 'message' ? instantOf(said.from.sentAt) : undefined;
  const text = withoutBirths(said.text);
  const found = expressions.map((one) => one.exec(text ?? '')).find((one) => one !== null);
  if (!sent || !found?.groups) return undefined;
  const written = londonTime(sent).date;
  const date = dateOf(found.groups, written);
  const { words = '', weekday } = found.groups;
  const rest = found.input.slice(found[0].length).replace(CLOCK, ' ');
  return date && { ...date, said, words, rest, written, weekday, ...line };
}

/** The line that a sentence opens. Of a mail's header and of a letter it gives none. */
function lineOf({ messageId, quote: { place: { part, start } } }: Said, reads: readonly Read[]): { end: number; isAlone: boolean } | undefined {
  const read = reads.find(({ message }) => message.id === messageId);
  const text = read ? textOfPart(read.message, part) : '';
  if (!read || !OPENS.test(text.slice(Math.max(0, start - 30), start))) return undefined;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', start);
  const end = to < 0 ? text.length : to;
  const above = text.slice(Math.max(0, from - LOOK), Math.max(0, from - 1)).split('\n').at(-1) ?? '';
  const below = text.slice(end + 1, end + LOOK).split('\n')[0] ?? '';
  const isAlone = !saysMore(text.slice(start, end).replace(new RegExp(MONTH, 'giu'), ' '));
  return isAlone && (HEADER.test(above) || HEADER.test(below)) ? undefined : { end, isAlone };
}

/** Whether the date of a line without its year is surely past, by its own words; undefined where it may as well be to come. */
function isSurelyPast({ at, rest: whole, written, hasYear, weekday }: Head): boolean | undefined {
  if (hasYear) return true;
  const wanted = weekday ? DAYS.indexOf(weekday.slice(0, 3).toLowerCase()) + 1 : 0;
  const nextYear = `${String(Number(at.slice(0, 4)) + 1)}${at.slice(4)}`;
  if (wanted && at.length === 10 && weekdayOf(at) !== wanted && weekdayOf(nextYear) === wanted) return false;
  if (daysBetween(at, written) <= FAR) return true;
  const rest = whole.slice(0, LOOK / 2);
  if (PLANNED.test(rest) || TO_COME.test(rest)) return false;
  return PAST.test(rest) || BEFALLS.test(rest) ? true : undefined;
}

const backOneYear = (at: string): string => `${String(Number(at.slice(0, 4)) - 1)}${at.slice(4)}`;

/**
 * The lines of one list whose day is past: by their own words, or because later ones of the list are, each after the one before. The year that
 * is not written out is the one that keeps the list in its order.
 */
function pastOf(list: readonly Head[]): Head[] {
  const steps = list.slice(1).map((head, nth) => Math.sign(head.at.localeCompare(list[nth]?.at ?? '')));
  const [up, down] = [steps.filter((step) => step > 0).length, steps.filter((step) => step < 0).length];
  let after = '';
  const past = (down > up ? [...list] : [...list].reverse()).flatMap((one): Head[] => {
    const isYearBack = Math.min(up, down) === 1 && !one.hasYear && after !== '' && one.at.slice(0, after.length) > after.slice(0, one.at.length);
    const head = isYearBack ? { ...one, at: backOneYear(one.at) } : one;
    const isPast = isSurelyPast(head) ?? (after !== '' && head.at <= after);
    if (isPast) after = head.at;
    return isPast ? [head] : [];
  });
  const saysIt = ({ rest }: Head): boolean => PAST.test(rest) || BEFALLS.test(rest);
  const isBirths = past.every((head) => daysBetween(head.at, head.written) > OLD && NAMED.test(head.rest) && !saysIt(head));
  return isBirths || (list.length === 1 && past.some((head) => SHARE.test(head.words) && !saysIt(head))) ? [] : past;
}

/** Whether a sentence goes on with the line of a date before it: a log may stand on one line. */
const isOnLine = ({ quote: { place } }: Said, { said, end }: Head): boolean => place.part === said.quote.place.part && place.start < end;

/** Heads of one writer's text in one message, in order; month and year alone, or a month, count where several lines have no other date. */
function listsOf(said: readonly Said[], reads: readonly Read[]): Head[][] {
  const lists = new Map<string, { dated?: Head; loose?: Head }[]>();
  for (const one of said) {
    if (one.from.kind !== 'message' || one.written === 'subject' || !STARTS.test(one.text.slice(0, 40))) continue;
    const key = `${one.messageId} ${one.written} ${one.from.author ?? ''}`;
    const list = lists.get(key) ?? [];
    const last = list.at(-1)?.dated ?? list.at(-1)?.loose;
    const line = lineOf(one, reads) ?? (last && isOnLine(one, last) ? { end: last.end, isAlone: false } : undefined);
    if (!line) continue;
    list.push({ dated: headOf(one, DATES, line), loose: headOf(one, LOOSE, line) });
    lists.set(key, list);
  }
  return [...lists.values()].map((list) => {
    const isLoose = list.filter(({ dated, loose }) => loose && !dated).length > 1;
    return list.flatMap(({ dated, loose }) => (isLoose ? loose ?? dated : dated) ?? []);
  });
}

/** The sentences after one that opens a dated line, as far as they are of its day: of its line, or of the lines under it where the date stands alone. */
function below(head: Head, said: readonly Said[], from: number, heads: ReadonlySet<Said>, reads: readonly Read[]): Said[] {
  const { messageId, quote: { place } } = head.said;
  const read = reads.find(({ message }) => message.id === messageId);
  const text = read ? textOfPart(read.message, place.part) : '';
  const end = head.isAlone ? (/\n[\s>]*\n/u.exec(text.slice(head.end))?.index ?? text.length) + head.end : head.end;
  const next = said.slice(from + 1, from + 13);
  const stop = next.findIndex((s) => s.messageId !== messageId || s.quote.place.part !== place.part || s.quote.place.start >= end || heads.has(s));
  return stop < 0 ? next : next.slice(0, stop);
}

/** What one dated line gives: its own sentence where it says something, what stands under a date that stands alone, and the rest of the line. */
function daysOf(head: Head, under: readonly Said[], inList: number): [Said, DayOfLine][] {
  const { at, words, rest, isAlone, hasYear, written } = head;
  const day = (one: Said, how: DayOfLine['how'], worked = true): [Said, DayOfLine] => [one, { at, words, worked, how }];
  const own = REQUEST.test(rest) ? [] : [day(head.said, 'line', !hasYear)];
  if (saysMore(rest)) return [...own, ...under.map((one) => day(one, 'beside'))];
  const [first] = under;
  const isHeading = inList > 1 || (!isAlone && first !== undefined && PAST.test(first.text) && !REQUEST.test(first.text));
  const isWord = inList > 2 && /\p{L}{3}/u.test(rest) && (!isAlone || !first || first.quote.place.start < head.end) && daysBetween(at, written) <= OLD;
  return [...(isWord ? own : []), ...(isHeading ? under : []).map((one, nth) => day(one, nth < MOST_UNDER && !IDLE_LINE.test(one.text) ? 'under' : 'beside'))];
}

/**
 * Sentences that stand on a line beginning with its date, or under a date that stands alone, with that day. Verbs are not asked for: a log has
 * few. Left out are birth dates, days that may be to come, and the dates of mails and letters.
 */
export function daysOfLines(said: readonly Said[], reads: readonly Read[], births: ReadonlySet<string>): Map<Said, DayOfLine> {
  const lists = listsOf(said, reads);
  const all = lists.flat();
  const heads = new Set(all.map((head) => head.said));
  const places = new Map(said.map((one, at) => [one, at]));
  const days = new Map(all.map(({ said: one, at, words }): [Said, DayOfLine] => [one, { at, words, worked: true, how: 'open' }]));
  for (const list of lists) for (const head of pastOf(list.filter(({ at }) => !births.has(at)))) {
    for (const [one, day] of daysOf(head, below(head, said, places.get(head.said) ?? 0, heads, reads), list.length)) days.set(one, day);
  }
  return days;
}
