import { textOfPart, type Place } from '../message';
import type { Candidate } from '../reading';
import { quoteAt } from '../message';
import type { Person } from './people';
import type { Scene } from './scene';
import { isBody } from './text';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const written = [
  String.raw`(?<iy>(?:19|20)\d\d)-(?<im>\d{1,2})-(?<id>\d{1,2})`,
  String.raw`(?<nd>\d{1,2})\s?[/.\-]\s?(?<nm>\d{1,2})\s?[/.\-]\s?(?<ny>(?:19|20)?\d\d)`,
  String.raw`(?<wd>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s.\-/]+(?<wm>${monthWord})(?:[\s.,\-/]+(?<wy>(?:19|20)\d\d|['’]?\d\d(?![:\d])))?`,
  String.raw`(?<am>${monthWord})\s+(?<ad>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<ay>(?:19|20)\d\d)`,
].join('|');
const datePattern = new RegExp(`(?<![\\d/.\\-])(?:${written})(?![\\d/])`, 'giu');
const saysBirth = /(?:\bd\s?\.?\s?o\s?\.?\s?b\b\.?|\bdate of birth|\bborn(?: on| at \S+ on)?|\bbirth ?date|\bbirthday|\bb\.|\bborn at [^.]{0,40}|\bgave birth to (?!(?:a|an|the|her|his|their|another|twins)\b)[\p{L}'’ -]{2,30} on)[\s:=,(–-]*(?:is |was |as |of |on )?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?,? )?(?:the )?$/iu;
const saysBirthAfter = /^\s*[)\],]?\s*\(?(?:d\.?o\.?b\b|date of birth)/iu;
/** "Confirmed dob?": what the post before a date asks for. */
const asksBirth = /\b(?:d\.?o\.?b|date of birth|when (?:was|were) \p{L}+ born)\b[^?!.\n]{0,20}\?\s*$/iu;

export interface BirthDate extends Candidate<string> {
  /** How far it stands from the child's name, in characters; large when not near. */
  distance: number;
  /** Whose name stands nearest before it. */
  person?: Person;
  labelled: boolean;
}

/** Dates that the text calls somebody's birth date, or that stand in brackets after a name and can be a child's. */
export function findBirthDates(scene: Scene): BirthDate[] {
  const found: BirthDate[] = [];
  for (const [nth, passage] of scene.passages.entries()) {
    if (!isBody(passage.kind)) continue;
    const text = textOfPart(scene.message, passage.place.part).slice(passage.place.start, passage.place.end);
    for (const match of text.matchAll(datePattern)) {
      const before = text.slice(Math.max(0, match.index - 60), match.index);
      const labelled = saysBirth.test(before) || (before.trim() === '' && isAsked(scene, nth)) || saysBirthAfter.test(text.slice(match.index + match[0].length, match.index + match[0].length + 20));
      const bracketed = /[\p{L}\p{M}.'’](?:,? \d{1,2})?\s?[,(]\s?$/u.test(before) || /^\s*$|[\p{Lu}]\p{L}+,?\s$/u.test(before);
      if (!labelled && !bracketed) continue;
      const value = isoDate(match.groups ?? {}, scene.message.sentAt, labelled);
      if (!value || !(labelled || isChildsAge(value, scene.message.sentAt))) continue;
      const place: Place = { part: passage.place.part, start: passage.place.start + match.index, end: passage.place.start + match.index + match[0].length };
      found.push({ value, quote: quoteAt(scene.message, place), labelled, ...nearestName(scene, place) });
    }
  }
  return found;
}

/** Whether the post before asks for a birth date. */
function isAsked({ message, passages }: Scene, nth: number): boolean {
  const { place, kind } = passages[nth - 1] ?? {};
  return kind === 'post' && place !== undefined && asksBirth.test(textOfPart(message, place.part).slice(Math.max(place.start, place.end - 80), place.end));
}

/** The first date of a value that a label asks for, as YYYY-MM-DD; undefined where there is none with a year. */
export function isoDateIn(value: string, sentAt = ''): { iso: string; at: number; length: number } | undefined {
  const pattern = new RegExp(datePattern.source, 'iu');
  let short: { iso: string; at: number; length: number } | undefined;
  for (const { index } of value.slice(0, 200).matchAll(/(?<!\d)\d|(?<!\p{L})\p{Lu}/gu)) {
    const found = pattern.exec(value.slice(index));
    const iso = found?.index === 0 ? isoDate(found.groups ?? {}, sentAt, false) : undefined;
    if (!found || !iso) continue;
    if (/(?:19|20)\d\d/.test(found[0])) return { iso, at: index, length: found[0].length };
    if (/(\D+)\d+\1\d|\p{L}/u.test(found[0])) short ??= { iso, at: index, length: found[0].length };
  }
  return short;
}

function isoDate(parts: Record<string, string | undefined>, sentAt: string, labelled: boolean): string | undefined {
  const part = (...names: string[]) => names.map((name) => parts[name]).find((one) => one !== undefined);
  const day = Number(part('id', 'nd', 'wd', 'ad'));
  const named = part('wm', 'am');
  const month = named ? months.indexOf(named.slice(0, 3).toLowerCase()) + 1 : Number(part('im', 'nm'));
  const stated = part('iy', 'ny', 'wy', 'ay');
  if (!stated && !labelled) return undefined;
  const year = stated ? fullYear(stated.replace(/\D/g, ''), sentAt) : lastYear(month, day, sentAt);
  const real = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return real ? `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : undefined;
}

function fullYear(digits: string, sentAt: string): number {
  if (digits.length === 4) return Number(digits);
  const now = Number(sentAt.slice(0, 4)) || 2026;
  const here = Math.floor(now / 100) * 100 + Number(digits);
  return here > now ? here - 100 : here;
}

/** The last time that this day came round before the message was sent. */
function lastYear(month: number, day: number, sentAt: string): number {
  const year = Number(sentAt.slice(0, 4)) || 2026;
  const today = Number(sentAt.slice(5, 7)) * 100 + Number(sentAt.slice(8, 10));
  return month * 100 + day > today ? year - 1 : year;
}

function isChildsAge(value: string, sentAt: string): boolean {
  const years = (Number(sentAt.slice(0, 4)) || 2026) - Number(value.slice(0, 4));
  return years >= 1 && years < 20;
}

function nearestName(scene: Scene, place: Place): { distance: number; person?: Person } {
  let distance = 1_000;
  let person: Person | undefined;
  for (const one of scene.people) for (const mention of one.mentions) {
    const token = scene.tokens[mention.end];
    if (!token || token.part !== place.part) continue;
    const gap = place.start - token.end;
    if (gap >= -2 && gap < distance) { distance = gap; person = one; }
  }
  return { distance, person };
}

/** Whether somebody born then is nineteen or more in the year of the message: no child's birth date. */
export const isGrownBy = (born: string, sentAt: string): boolean => (Number(sentAt.slice(0, 4)) || 2026) - Number(born.slice(0, 4)) > 18;

/** The child's birth date, and every differing one that the text gives for the same child. */
export function birthDateOf(scene: Scene, child: Person | undefined): { chosen?: Candidate<string>; rivals: Candidate<string>[] } {
  const all = findBirthDates(scene).filter((one) => (one.labelled || one.distance < 12) && !isGrownBy(one.value, scene.message.sentAt));
  const own = all.filter((one) => one.person === child && one.distance < 200);
  const free = all.filter((one) => one.labelled && (one.person === undefined || one.distance > 60));
  const pool = own.length ? own : free.length ? free : all.length === 1 && isChildsAge(all[0]?.value ?? '', scene.message.sentAt) ? all : [];
  const best = pool.find((one) => one.labelled) ?? pool[0];
  const rivals = pool.filter((one) => one !== best && one.value !== best?.value && one.labelled && one.person === best?.person && child !== undefined);
  const plain = ({ value, quote }: BirthDate): Candidate<string> => ({ value, quote });
  return { chosen: best && plain(best), rivals: rivals.map(plain) };
}
