import { basename, join } from 'node:path';
import fc from 'fast-check';
import { wordsReaderParts } from '../../../src/cli/reader-parts';
import { messageOf, readFolder, readLines, type Case } from '../../../src/cli/training/labelled';
import { isKeptAside } from '../../../src/cli/training/material';
import { inOtherOrder } from '../../../src/cli/training/other-order';
import { compilePassageRules, createReader, type Message, readPassages, type Reading, type SecondTier } from '../../../src/core/evidence';
import { chat, checkout, mail, reader } from '../../support/reader';

const parts = wordsReaderParts(checkout);
const rules = compilePassageRules(parts.english.passages);
const open = join(checkout, 'tests/cases/open.jsonl');
const cases = [...readFolder<Case>(join(checkout, 'rules/english/messages')), { file: open, items: readLines<Case>(open) }]
  .flatMap(({ file, items }) => items.filter(({ id }) => !isKeptAside(basename(file), id)));
const threads = cases.map(messageOf).filter((message) => inOtherOrder(message, rules, (list) => [...list]) !== undefined);
const [chats, mails] = [threads.filter(({ channel }) => channel === 'teams'), threads.filter(({ channel }) => channel !== 'teams')];

/** All that a person is told first, the words that stand for it too. */
const told = ({ level, rows, immediate }: Reading) => ({
  level, today: immediate.suggested, because: immediate.because.map(({ says }) => says).sort(),
  rows: rows.map((one) => [one.row, one.level, ...one.evidence.map(({ quote }) => quote.text).sort()].join('\n')).sort(),
});
const reversed = (message: Message): Message => inOtherOrder(message, rules, (list) => list.toReversed()) as Message;

describe('in what order a thread is handed over', () => {
  it('is no matter for what the words show, in chats', () => {
    expect(chats.length).toBeGreaterThan(1000);
    fc.assert(fc.property(fc.constantFrom(...chats), fc.infiniteStream(fc.nat()), (message, figures) => {
      const shuffled = inOtherOrder(message, rules, (list) => list.map((one) => ({ one, by: figures.next().value ?? 0 })).sort((a, b) => a.by - b.by).map(({ one }) => one));
      expect(told(reader().readNow(shuffled as Message))).toEqual(told(reader().readNow(message)));
    }), { numRuns: 20 });
  });

  it('is no matter for what the words show, in quoted replies and forwarded notes of one mail', () => {
    expect(mails.length).toBeGreaterThan(100);
    fc.assert(fc.property(fc.constantFrom(...mails), (message) => { expect(told(reader().readNow(reversed(message)))).toEqual(told(reader().readNow(message))); }), { numRuns: 20 });
  });

  it('is no matter for the closer reading of a chat: it takes the posts as they were written', async () => {
    const heard: string[][] = [];
    const tier = { rows: [], tells: 1, readTwice: (_tier, { sentences }) => { heard.push(sentences.map(({ text }) => text)); return Promise.reject(new Error('enough')); } } as Partial<SecondTier> as SecondTier;
    const dated: Message = { ...chat(), parts: [['09:10', 'Third. And fourth.'], ['09:00', 'First.'], ['09:05', 'Second.']].map(([at, text]) => ({ author: 'Jo', sentAt: `2026-11-10T${String(at)}:00`, text: String(text) })) };
    for (const message of [dated, reversed(dated)]) await expect(createReader(parts).read(message, { encoder: tier })).rejects.toThrow('enough');
    expect(heard).toEqual([['First.', 'Second.', 'Third.', 'And fourth.'], ['First.', 'Second.', 'Third.', 'And fourth.']]);
  });

  it('moves no quotation: each still stands where the thread has it', () => {
    const late = 'He has a bruise on his cheek and says dad punched him.';
    const message = { ...chat(late, 'Morning all.'), parts: [{ sentAt: '2026-11-10T11:00:00', text: late }, { sentAt: '2026-11-10T09:00:00', text: 'Morning all.' }] };
    expect(reader().readNow(message).rows[0]?.evidence[0]?.quote).toEqual({ text: late, place: { part: 0, start: 0, end: late.length } });
  });

  it('decides no kind: in a forwarded mail every older one was forwarded', () => {
    const message = mail('See below.\n\nFrom: Jo Lim\nSent: 3 November 2026 10:00\nHe was late.\n\nFrom: Sam Roe\nSent: 2 November 2026 10:00\nNo lunch again.', 'FW: Ali');
    expect(readPassages(message, rules).map(({ kind }) => kind)).toEqual(['subject', 'written-now', 'forwarded', 'forwarded']);
  });
});
