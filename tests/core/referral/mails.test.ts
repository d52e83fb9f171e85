import * as fc from 'fast-check';
import { notRead, type Message, type Passage } from '../../../src/core/evidence';
import { mailsOf } from '../../../src/core/referral/mails';

interface Mail { author: string; day: number; minute: number | null }

const pad = (n: number): string => String(n).padStart(2, '0');
const sentAt = ({ day, minute }: Mail): string => `2026-10-${pad(day)}${minute === null ? '' : `T${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`}`;

/** A message that is the first of the mails, with the others quoted in it. */
function threadOf([open, ...quoted]: readonly Mail[]) {
  const lines = quoted.map((_, at) => `Mail ${String(at)}.`);
  const message: Message = { id: 'thread-1', channel: 'outlook', subject: 'Thread', sentAt: `${sentAt({ ...(open as Mail), minute: 0 })}:00`, from: open?.author, parts: [{ text: lines.join('\n') }] };
  let start = 0;
  const passages = quoted.map((mail, at): Passage => {
    const place = { part: 0, start, end: start + (lines[at]?.length ?? 0) };
    start = place.end + 1;
    return { kind: 'quoted-reply', place, author: mail.author, sentAt: sentAt(mail) };
  });
  return { message, reading: { ...notRead(), passages } };
}

/** What counts as one mail, put as plainly as can be: one writer, within five minutes, or on the same day where one has no time. */
function isOne(a: Mail, b: Mail): boolean {
  if (a.author.toLowerCase() !== b.author.toLowerCase()) return false;
  return a.minute === null || b.minute === null ? a.day === b.day : Math.abs((a.day - b.day) * 1440 + a.minute - b.minute) <= 5;
}

const mail = fc.record<Mail>({ author: fc.constantFrom('Ruth', 'ruth', 'Tom'), day: fc.integer({ min: 1, max: 3 }), minute: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1430, max: 1439 })) });

describe('the mails of a thread', () => {
  it('stand there once each: the first of those that are one, in whatever order and across midnight', () => {
    fc.assert(fc.property(fc.array(mail, { minLength: 1, maxLength: 14 }), (mails) => {
      const [open, ...quoted] = mails as [Mail, ...Mail[]];
      const kept = quoted.reduce<Mail[]>((before, one) => (before.some((other) => isOne(other, one)) ? before : [...before, one]), [{ ...open, minute: 0 }]);
      expect(mailsOf([threadOf(mails)]).map(({ at }) => at)).toEqual(kept.map(sentAt));
    }), { numRuns: 500 });
  });

  it('are looked at a fixed number of times each, however many there are', () => {
    const lowered = jest.spyOn(String.prototype, 'toLowerCase');
    const parsed = jest.spyOn(Date, 'parse');
    const looksAt = (count: number): number => {
      const thread = threadOf(Array.from({ length: count }, (_, at) => ({ author: `Writer ${String(at % 3)}`, day: 1 + (at % 28), minute: (at * 7) % 1440 })));
      lowered.mockClear();
      parsed.mockClear();
      expect(mailsOf([thread]).length).toBeGreaterThan(count / 2);
      return lowered.mock.calls.length + parsed.mock.calls.length;
    };
    const [few, many] = [looksAt(300), looksAt(1200)];
    lowered.mockRestore();
    parsed.mockRestore();
    expect(many / few).toBeLessThan(4.5);
    expect(few).toBeLessThan(300 * 20);
  });
});
