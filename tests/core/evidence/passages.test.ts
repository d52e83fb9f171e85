import { bearsEvidence, compilePassageRules, quoteAt, readPassages, type Message } from '../../../src/core/evidence';
import { readEnglishFrom } from '../../../src/cli/training/material';
import { chat, checkout, mail } from '../../support/reader';

const rules = compilePassageRules(readEnglishFrom(checkout).passages);
const zones = (message: Message) => readPassages(message, rules).map((passage) => ({ kind: passage.kind, text: quoteAt(message, passage.place).text, author: passage.author, sentAt: passage.sentAt }));
const kindOf = (message: Message, words: string) => zones(message).find(({ text }) => text.includes(words))?.kind;

describe('a mail is zoned by who wrote each stretch', () => {
  it('tells what is written now from the reply under "-----Original Message-----"', () => {
    const message = mail('He is in again.\n\n-----Original Message-----\nFrom: Jo Lim\nSent: 3 November 2026 09:00\nTo: Bev\nSubject: RE: Sam\n\nHe was out all night.');
    expect(kindOf(message, 'He is in again')).toBe('written-now');
    expect(zones(message).find(({ text }) => text.includes('out all night'))).toMatchObject({ kind: 'quoted-reply', author: 'Jo Lim', sentAt: '3 November 2026 09:00' });
  });

  it('is not held up by "on", a very long run of blanks, and "wrote:"', () => {
    const run = ' '.repeat(60_000);
    const began = process.cpuUsage();
    for (const text of [`He is in.\n\non${run}wrote:\n> Cold.`, `He is in.\n\non${run}wrote`, `On 2 Dec 2026 Jo${run}wrote:\n> Cold.`]) readPassages(mail(text), rules);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1_500);
  });

  it('reads a stretched "On … wrote:" as it reads a plain one', () => {
    expect(zones(mail('Thanks.\n\nOn 2 Dec 2026,  at 15:20,   Saskia Verhoeven  wrote :\n> She has no coat.')).find(({ text }) => text.includes('no coat'))).toMatchObject({ author: 'Saskia Verhoeven', sentAt: '2 Dec 2026, at 15:20' });
  });

  it('reads the author and date of "On … wrote:"', () => {
    const message = mail('Thanks.\n\nOn 2 Dec 2026, at 15:20, Saskia Verhoeven (MASH) wrote:\n> She has no coat.\n> She was cold.');
    expect(zones(message).find(({ text }) => text.includes('no coat'))).toMatchObject({ kind: 'quoted-reply', author: 'Saskia Verhoeven (MASH)', sentAt: '2 Dec 2026, at 15:20' });
  });

  it('keeps that author and date where an empty line stands above the quotation, as Gmail and Apple Mail write it', () => {
    const message = mail('Thanks.\n\nOn Fri, 20 Nov 2026 at 16:02, Sunita Amadi <s.amadi@school.example> wrote:\n\n> She has no coat.\n>\n> She was cold.\n> > No lunch.');
    expect(zones(message).find(({ text }) => text.includes('no coat'))).toMatchObject({ kind: 'quoted-reply', author: 'Sunita Amadi <s.amadi@school.example>', sentAt: 'Fri, 20 Nov 2026 at 16:02' });
    expect(zones(message).find(({ text }) => text.includes('No lunch'))?.author).toBeUndefined();
  });

  it('takes a forwarded note as evidence with its own author', () => {
    const message = mail('See below.\n\n---------- Forwarded message ---------\nFrom: Head of Year\nDate: Thu, 29 Oct 2026 at 11:02\nSubject: Ana\n\nAna slept in the car.');
    expect(zones(message).find(({ text }) => text.includes('slept in the car'))).toMatchObject({ kind: 'forwarded', author: 'Head of Year' });
    expect(bearsEvidence('forwarded')).toBe(true);
  });

  it('never takes signature, small print, banner or footer as evidence', () => {
    const message = mail('CAUTION: This email originated from outside the organisation.\nHe had a mark on his arm.\n\nKind regards\n\nPaula Reid\nHead of Year 9\n01632 960733\n\nThis email is confidential. If you are worried that a child is in immediate danger call 999.\nSent from my iPhone');
    expect(kindOf(message, 'CAUTION')).toBe('banner');
    expect(kindOf(message, 'mark on his arm')).toBe('written-now');
    expect(kindOf(message, 'Paula Reid')).toBe('signature');
    expect(kindOf(message, 'confidential')).toBe('disclaimer');
    expect(kindOf(message, 'iPhone')).toBe('footer');
    expect((['signature', 'disclaimer', 'banner', 'footer'] as const).some(bearsEvidence)).toBe(false);
  });

  it('keeps what is written after the signature', () => {
    expect(kindOf(mail('All fine here.\n\nThanks\nJo\n\nPS his mum rang at four and said he had not been home since Sunday night.'), 'not been home')).toBe('written-now');
  });

  it('does not take one header-like line of the text for an older message', () => {
    expect(kindOf(mail('Subject: f.a.o. day team\n\nAttended at 23:40 last night.'), 'Attended')).toBe('written-now');
  });

  it('gives one passage a post, with author', () => {
    expect(zones(chat('She is still not in', 'Ring mum')).map(({ kind, author }) => [kind, author])).toEqual([['post', 'Ms Reid (Y4)'], ['post', 'Ms Reid (Y4)']]);
  });
});
