import { instantOf, londonTime } from '../time';
import type { Happening } from './answer';
import { isAsked } from './collect';
import { isPast } from './happened';
import { mailsOf } from './mails';
import type { PastEvent, Read, Said } from './source';
import { ANY_DATE, dateIn } from './when';
import { bareWords } from './words-said';

const birth = /\b(?:d\.? ?o\.? ?b\.?|date of birth|born|edd|due date)(?!\p{L})/iu;
/** A birth or a due date with the day it falls on. What stands beside it may have a day of its own. */
const birthday = new RegExp(`${birth.source}(?:\\s+(?:is|was|on|in))*[:\\s]*(?:${ANY_DATE})`, 'giu');
const WHOLE = '\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}';
/** A birthday by the age beside it: "15 (19/08/2010)", "18/06/2010, aged 15". */
const withAge = new RegExp(`\\b\\d{1,2} ?\\(${WHOLE}\\)|${WHOLE}[),]* ?\\(?(?:so|aged?|now|is) \\d{1,2}\\b|${WHOLE} ?\\(\\d{1,2}\\)`, 'giu');
/** Dates, weekdays and times: a sentence with no other words says nothing of the day. */
const datesAlone = new RegExp(`${ANY_DATE}`, 'giu');
const toCome = /\b(?:every|usually|always|most|will|[’']ll|(?:is|are|am|was|were|[’'](?:s|re|m)) going to|(?:is|are|[’']s) (?:\w+ )?(?:coming|collecting|picking|leaving|returning|travelling|flying)|is due|are due|due to|planned|next|tomorrow|please|could you|can you|booked|is on|review|would like|expects?|hopes?|working days|until|till|by (?:mon|tue|wed|thu|fri|sat|sun))\b/iu;
const MOST = 40;

/** Sentences that say what happened on a day, each with its date. What is still to come or may be, births, bare dates and questions are left out. */
function datedSentences(said: readonly Said[], births: ReadonlySet<string>): Happening[] {
  return said.flatMap((s): Happening[] => {
    if (s.from.kind !== 'message' || s.written === 'subject' || isAsked(s.text) || toCome.test(s.text) || !/\p{L}{3}|\d ?(?:kg|cm|%)/u.test(s.text.replace(datesAlone, ' '))) return [];
    const other = s.text.replace(birthday, ' … ').replace(withAge, ' … ');
    const when = birth.test(other) ? undefined : dateIn(other, s.from.sentAt);
    const written = instantOf(s.from.sentAt);
    if (!when || !written || births.has(when.at) || !isPast(other, { ...when, written: londonTime(written).date })) return [];
    return [{ at: when.at, says: s.text.replace(/\s+/gu, ' '), worked: when.worked ? when.words : undefined, from: s.from, keepFromFamily: s.keepFromFamily }];
  });
}

const ofCase = (e: PastEvent): Happening => {
  const at = instantOf(e.happenedAt);
  const london = at && londonTime(at);
  const said = [e.to, e.person, e.agreed ?? e.says ?? e.rationale, e.childsFirstWords && `the child’s words: “${bareWords(e.childsFirstWords)}”`, e.outcome].filter(Boolean).join('; ');
  const what = e.kind.charAt(0).toUpperCase() + e.kind.slice(1).replaceAll('-', ' ');
  return { at: london ? `${london.date}T${london.time}` : e.happenedAt, says: said ? `${what}: ${said}` : what, from: { kind: 'case', happenedAt: e.happenedAt, by: e.by.name } };
};

/** What happened, oldest first: the messages with those they quote, what they date, and the events of the case. */
export function happenings(reads: readonly Read[], said: readonly Said[], events: readonly PastEvent[]): Happening[] {
  const births = new Set(reads.flatMap(({ reading: { facts } }) => facts.child.dateOfBirth?.value ?? []));
  return [...mailsOf(reads), ...datedSentences(said, births).slice(0, MOST), ...events.map(ofCase)]
    .sort((a, b) => a.at.localeCompare(b.at));
}
