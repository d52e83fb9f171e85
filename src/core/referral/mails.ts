import { quoteAt, textOfPart, type Message, type Passage } from '../evidence';
import { instantOf, londonTime } from '../time';
import type { Happening } from './answer';
import { fromMessage, type Read } from './source';

const KINDS = { outlook: 'Email', teams: 'Chat', pasted: 'Message' } as const;
const MINUTE = 60_000;
/** One mail's own clock and its header in another mail may differ by so much. */
const SAME = 5 * MINUTE;

const sayAt = (sentAt: string): string | undefined => {
  const at = instantOf(sentAt);
  if (!at) return undefined;
  const { date, time } = londonTime(at);
  return /T/u.test(sentAt) ? `${date}T${time}` : date;
};

function messageItself(message: Message): Happening[] {
  const at = sayAt(message.sentAt);
  return at ? [{
    at, says: [`${KINDS[message.channel]}${message.from ? ` from ${message.from}` : ''}`, message.subject].filter(Boolean).join(': '),
    from: { kind: 'message', quote: { text: message.subject, place: { part: -1, start: 0, end: message.subject.length } }, subject: message.subject, author: message.from, sentAt: message.sentAt, messageId: message.id },
  }] : [];
}

/** The first line of what somebody wrote: the source of an entry about a mail that stands inside another. */
function firstLine(message: Message, { place }: Passage): Passage['place'] {
  const text = textOfPart(message, place.part).slice(place.start, place.end);
  const start = place.start + (/[^\s>]/u.exec(text)?.index ?? 0);
  const end = text.indexOf('\n', start - place.start);
  return { part: place.part, start, end: end < 0 ? place.end : place.start + end };
}

/** The other mails that stand in this one: quoted, forwarded, or fetched as its conversation. Those without a name or a date are left out. */
function mailsInside(read: Read): Happening[] {
  const { message, reading } = read;
  if (message.channel === 'teams') return [];
  return reading.passages.flatMap((passage): Happening[] => {
    const where = passage.kind === 'forwarded' ? 'forwarded in this mail' : passage.kind === 'quoted-reply' ? 'quoted in this mail' : passage.kind === 'written-now' ? 'in this conversation' : undefined;
    if (!where || !passage.author || !passage.sentAt) return [];
    const from = fromMessage(read, quoteAt(message, firstLine(message, passage)), passage);
    const at = from.kind === 'message' ? sayAt(from.sentAt) : undefined;
    return at && from.kind === 'message' ? [{ at, says: `Email from ${from.author ?? ''}, ${where}`, from }] : [];
  });
}

const authorOf = ({ from }: Happening): string => (from.kind === 'message' ? (from.author ?? '').toLowerCase() : '');

/**
 * Tells whether a mail is one of those it has been given: the same writer, at about the same time or, where only the day is known,
 * on that day. It looks a fixed number of times, however many it has been given: all times of a slot as long as `SAME` lie within it
 * of each other, and of the slots beside it the last and the first time are enough.
 */
function mailsSeen() {
  const times = new Map<string, { first: number; last: number }>();
  const days = new Set<string>();
  const daysAlone = new Set<string>();
  const keyed = (one: Happening) => {
    const author = authorOf(one);
    const minute = one.at.includes('T') ? Date.parse(`${one.at}Z`) : undefined;
    return { minute, day: `${one.at.slice(0, 10)} ${author}`, slot: (beside: number) => `${String(Math.floor((minute ?? 0) / SAME) + beside)} ${author}` };
  };
  return {
    add: (one: Happening): void => {
      const { minute, day, slot } = keyed(one);
      days.add(day);
      if (minute === undefined) { daysAlone.add(day); return; }
      const { first, last } = times.get(slot(0)) ?? { first: minute, last: minute };
      times.set(slot(0), { first: Math.min(first, minute), last: Math.max(last, minute) });
    },
    has: (one: Happening): boolean => {
      const { minute, day, slot } = keyed(one);
      if (minute === undefined) return days.has(day);
      const [before, after] = [times.get(slot(-1)), times.get(slot(1))];
      return daysAlone.has(day) || times.has(slot(0)) || (before !== undefined && minute - before.last <= SAME) || (after !== undefined && after.first - minute <= SAME);
    },
  };
}

/** The messages of a draft and the mails that stand inside them, each once. */
export function mailsOf(reads: readonly Read[]): Happening[] {
  const open = reads.flatMap(({ message }) => messageItself(message));
  const seen = mailsSeen();
  for (const one of open) seen.add(one);
  const inside = reads.flatMap(mailsInside).filter((one) => {
    const isNew = !seen.has(one);
    if (isNew) seen.add(one);
    return isNew;
  });
  return [...open, ...inside];
}
