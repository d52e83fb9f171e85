import { instantOf, londonTime } from '../time';
import type { Happening } from './answer';
import { withoutBirths } from './birth-dates';
import { daysOfLines, type DayOfLine } from './dated-lines';
import { isPast } from './happened';
import { mailsOf } from './mails';
import type { PastEvent, Read, Said } from './source';
import { ANY_DATE, dateIn } from './when';
import { bareWords } from './words-said';

/** Dates, weekdays and times: a sentence with no other words says nothing of the day. */
const datesAlone = new RegExp(`${ANY_DATE}`, 'giu');
const toCome = /\b(?:every|usually|always|most|will|[’']ll|(?:is|are|am|was|were|[’'](?:s|re|m)) going to|(?:is|are|[’']s) (?:\w+ )?(?:coming|collecting|picking|leaving|returning|travelling|flying)|is due|are due|due to|planned|next|tomorrow|please|could you|can you|booked|is on|review|would like|expects?|hopes?|working days|until|till|by (?:mon|tue|wed|thu|fri|sat|sun))\b/u;
const MOST = 40;

const saysMore = (text: string): boolean => /\p{L}{3}|\d ?(?:kg|cm|%)/u.test(text.replace(datesAlone, ' '));

/** The date that a sentence says; words like "last night" are said on the day of its line. */
function dateSaid(other: string, sent: string, day: DayOfLine | undefined): (ReturnType<typeof dateIn> & { written: string }) | undefined {
  const found = dateIn(other, sent);
  if (!found) return undefined;
  const wasSaid = day?.at.length === 10 && !/\d/u.test(found.words) ? `${day.at}T12:00` : sent;
  const [when, written] = [wasSaid === sent ? found : dateIn(other, wasSaid), instantOf(wasSaid)];
  return when && written && { ...when, written: londonTime(written).date };
}

/** When a sentence says that something happened. On a dated line it was written that day, and needs no date of its own. */
function whenIn(s: Said, births: ReadonlySet<string>, day: DayOfLine | undefined): Pick<Happening, 'at' | 'worked'> | undefined {
  if (day?.how === 'open') return undefined;
  if (day?.how === 'line') return { at: day.at, worked: day.worked ? day.words : undefined };
  const other = toCome.test(s.text.toLowerCase()) ? undefined : withoutBirths(s.text);
  if (other === undefined || s.from.kind !== 'message') return undefined;
  const when = dateSaid(other, s.from.sentAt, day);
  if (!when) return day?.how === 'under' ? { at: day.at, worked: day.words } : undefined;
  return !births.has(when.at) && isPast(other, when) ? { at: when.at, worked: when.worked ? when.words : undefined } : undefined;
}

/** Sentences that say what happened on a day, each with its date. What is still to come or may be, births, bare dates and questions are left out. */
function datedSentences(said: readonly Said[], births: ReadonlySet<string>, reads: readonly Read[]): Happening[] {
  const days = daysOfLines(said, reads, births);
  return said.flatMap((s): Happening[] => {
    if (s.from.kind !== 'message' || s.written === 'subject' || s.asks) return [];
    const when = whenIn(s, births, days.get(s));
    return when && saysMore(s.text) ? [{ ...when, says: s.text.replace(/\s+/gu, ' '), told: s.told, teller: s.teller, from: s.from, keepFromFamily: s.keepFromFamily }] : [];
  });
}

const ofCase = (e: PastEvent): Happening => {
  const at = instantOf(e.happenedAt);
  const london = at && londonTime(at);
  const said = [e.to, e.person, e.agreed ?? e.says ?? e.rationale, e.childsFirstWords && `the child’s words: “${bareWords(e.childsFirstWords)}”`, e.outcome].filter(Boolean).join('; ');
  const what = e.kind.charAt(0).toUpperCase() + e.kind.slice(1).replaceAll('-', ' ');
  return { at: london ? `${london.date}T${london.time}` : e.happenedAt, says: said ? `${what}: ${said}` : what, from: { kind: 'case', happenedAt: e.happenedAt, by: e.by.name } };
};

const byDate = (a: Happening, b: Happening): number => a.at.localeCompare(b.at);

/** What happened, oldest first: the messages with those they quote, what they date, and the events of the case. Of very many dated sentences the later ones stand apart, in `further`: none is dropped. */
export function happenings(reads: readonly Read[], said: readonly Said[], events: readonly PastEvent[]): { chronology: Happening[]; further?: Happening[] } {
  const births = new Set(reads.flatMap(({ reading: { facts } }) => facts.child.dateOfBirth?.value ?? []));
  const dated = datedSentences(said, births, reads);
  const further = dated.slice(MOST).sort(byDate);
  return { chronology: [...mailsOf(reads), ...dated.slice(0, MOST), ...events.map(ofCase)].sort(byDate), ...(further.length ? { further } : {}) };
}
