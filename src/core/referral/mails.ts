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

/** Whether two entries are of one mail: the same writer, at about the same time or, where only the day is known, on that day. */
function isSame(a: Happening, b: Happening): boolean {
  if (authorOf(a) !== authorOf(b)) return false;
  const whole = a.at.includes('T') && b.at.includes('T');
  return whole ? Math.abs(Date.parse(`${a.at}Z`) - Date.parse(`${b.at}Z`)) <= SAME : a.at.slice(0, 10) === b.at.slice(0, 10);
}

/** The messages of a draft and the mails that stand inside them, each once. */
export function mailsOf(reads: readonly Read[]): Happening[] {
  const open = reads.flatMap(({ message }) => messageItself(message));
  return reads.flatMap(mailsInside).reduce((mails, one) => (mails.some((before) => isSame(before, one)) ? mails : [...mails, one]), open);
}
