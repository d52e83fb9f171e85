import type { Message } from '../../../src/core/evidence';
import { asJson, asText, chronologyLines, draftReferral, ReferralJson, sayChronology, sayHow, withEdits, withoutChild, type ReferralDraft } from '../../../src/core/referral';
import { nameIn } from '../../../src/core/referral/source';
import { sayWhen } from '../../../src/core/referral/text';
import { dateTyped } from '../../../src/core/referral/typed-date';
import { dateIn, writtenAt } from '../../../src/core/referral/when';
import { instantOf } from '../../../src/core/time';
import { packOf } from '../../support/packs';
import { reader } from '../../support/reader';

const pack = packOf('redbridge', '2025-07-interim');
const mail = (text: string, more: Partial<Message> = {}): Message => ({ id: 'chronology-1', channel: 'outlook', subject: 'RE: Ollie Finch', sentAt: '2026-11-20T15:20:00', from: 'Ruth Adler', parts: [{ text }], ...more });

async function happened(message: Message): Promise<string[]> {
  const draft = draftReferral({ message, reading: await reader().read(message), suggestions: [], decisions: [], pack });
  return draft.chronology.map(({ at, says }) => `${at} ${says}`);
}

describe('mails inside a mail', () => {
  it('stand in the chronology with their own author and date, and what they date is dated from them', async () => {
    expect(await happened(mail([
      'Please see below. He came in without a coat today.', '',
      'On Mon, 16 Nov 2026 at 09:12, Denise Falkirk <d.falkirk@vale.example> wrote:',
      '> He had a bruise on his ear yesterday.', '>', '> On Fri, 13 Nov 2026 at 16:40, Tom Reid <t.reid@vale.example> wrote:', '>> Ollie was crying at the gate this afternoon.',
    ].join('\n')))).toEqual([
      '2026-11-13 Ollie was crying at the gate this afternoon.',
      '2026-11-13T16:40 Email from Tom Reid, quoted in this mail',
      '2026-11-15 He had a bruise on his ear yesterday.',
      '2026-11-16T09:12 Email from Denise Falkirk, quoted in this mail',
      '2026-11-20 He came in without a coat today.',
      '2026-11-20T15:20 Email from Ruth Adler: RE: Ollie Finch',
    ]);
  });

  it('stand there when they were forwarded, once, with the line they begin with as their source', async () => {
    const message = mail('FYI\n\n---------- Forwarded message ---------\nFrom: Bronagh Keane <b.keane@nhs.example>\nDate: Thu, 12 Nov 2026 at 4:12pm\nSubject: Ollie\nTo: Ruth Adler\n\nWeight has dropped two centiles.\nMum says he is fussy.', { subject: 'FW: Ollie' });
    const draft = draftReferral({ message, reading: await reader().read(message), suggestions: [], decisions: [], pack });
    expect(draft.chronology.map(({ at, says, from }) => [at, says, from.kind === 'message' && [from.author, from.sentAt, from.quote.text]])).toEqual([
      ['2026-11-12T16:12', 'Email from Bronagh Keane, forwarded in this mail', ['Bronagh Keane', '2026-11-12T16:12', 'Weight has dropped two centiles.']],
      ['2026-11-20T15:20', 'Email from Ruth Adler: FW: Ollie', expect.anything()],
    ]);
  });

  it('are each an entry where the whole conversation was fetched, and not twice where one quotes the other', async () => {
    const parts = [
      { author: 'Tom Reid', sentAt: '2026-11-13T16:40:00', text: 'Ollie was crying at the gate.' },
      { author: 'Ruth Adler', sentAt: '2026-11-20T15:20:00', text: 'He is quiet.\n\nOn Fri, 13 Nov 2026 at 16:40, Tom Reid <t.reid@vale.example> wrote:\n> Ollie was crying at the gate.' },
    ];
    expect(await happened(mail('', { parts, extent: 'whole' }))).toEqual(['2026-11-13T16:40 Email from Tom Reid, in this conversation', '2026-11-20T15:20 Email from Ruth Adler: RE: Ollie Finch']);
  });

  it('are left out where nobody can read their date', async () => {
    expect(await happened(mail('See below.\n\nFrom: Tom Reid\nSent: last week sometime\nTo: Ruth Adler\n\nHe was crying.'))).toEqual(['2026-11-20T15:20 Email from Ruth Adler: RE: Ollie Finch']);
  });
});

describe('when a quoted mail was written', () => {
  it.each([
    ['Mon, 5 Oct 2026 at 14:02', '2026-10-05T14:02'],
    ['6 Oct 2026, at 15:47', '2026-10-06T15:47'],
    ['Tuesday, October 6, 2026 3:47 PM', '2026-10-06T15:47'],
    ['06 October 2026 08:05', '2026-10-06T08:05'],
    ['12 Nov 2026 4:12pm', '2026-11-12T16:12'],
    ['Friday 13 November 2026 at 09.12', '2026-11-13T09:12'],
    ['Tue 06/10/2026 15:47', '2026-10-06T15:47'],
    ['Fri 11/6/2026 9:15 AM', '2026-11-06T09:15'],
    ['06/10/2026 15:47', '2026-10-06T15:47'],
    ['2026-10-06 15:47', '2026-10-06T15:47'],
    ['Tue, 6 Oct 2026 15:47:09 +0100', '2026-10-06T15:47'],
    ['12 November 2026', '2026-11-12'],
    ['Tuesday 6 October', '2026-10-06'],
    ['last week sometime', undefined],
    ['31/31/2026', undefined],
    ['', undefined],
  ])('%s', (header, at) => { expect(writtenAt(header, '2026-11-20T15:20:00')).toBe(at); });

  it('is not guessed by the host’s own reading where a weekday stands before figures', () => {
    expect(instantOf('Tue 06/10/2026 15:47')).toBeUndefined();
  });
});

describe('a dated sentence', () => {
  it('stays in the chronology though it also says when somebody was born', async () => {
    expect(await happened(mail('Ollie Finch (DOB 01/02/2019) came in with a bruise on 6 October. Ollie Finch, born 1 February 2019, was seen on 7 November 2026 by the nurse. His date of birth is 01/02/2019. Ollie, aged 7, hid under the table on 9 November. His sister was born on 3 November.'))).toEqual([
      '2026-10-06 Ollie Finch (DOB 01/02/2019) came in with a bruise on 6 October.',
      '2026-11-07 Ollie Finch, born 1 February 2019, was seen on 7 November 2026 by the nurse.',
      '2026-11-09 Ollie, aged 7, hid under the table on 9 November.',
      expect.stringContaining('Email'),
    ]);
  });

  it.each(['She weighs 11.4 kg now.', 'He arrived at 9.10 again.', 'She cares for them 24/7.', 'He scored 7/10 for pain.', 'He came in at 8.05 wet through.'])('is not made of figures that are no date: %s', (text) => {
    expect(dateIn(text, '2026-11-20T15:20:00')).toBeUndefined();
  });

  it.each([['6/10: came in with a bruise.', '2026-10-06'], ['He was seen on 6/10 with a bruise.', '2026-10-06'], ['Mon 9/11 no lunch.', '2026-11-09'], ['He left on 6.10.2026 early.', '2026-10-06']])('is made of %s', (text, at) => {
    expect(dateIn(text, '2026-11-20T15:20:00')?.at).toBe(at);
  });
});

describe('a date that is none', () => {
  it.each([
    ['2026-13-45 10:00', undefined], ['31/02/2026 10:00', undefined], ['31 June 2026 10:00', undefined],
    ['06-Oct-2026', '2026-10-06'], ['06-Oct-2026 15:47', '2026-10-06T15:47'],
    ['12/11/2026 3:47 PM', '2026-11-12T15:47'], ['11/12/2026 3:47 PM', '2026-11-12T15:47'],
  ])('in a mail’s header gives none, nor a time that is not there, nor a day after the mail it stands in: %s', (header, at) => {
    expect(writtenAt(header, '2026-11-20T15:20:00')).toBe(at);
  });

  it.each(['2/3 of the class saw it.', 'On 9/10 occasions he was late.', '1/2 an hour late.', '30/02/2026 he was hit.', 'On 31 June he was hit.'])('in a sentence gives none: %s', (sentence) => {
    expect(dateIn(sentence, '2026-11-20T15:20:00')).toBeUndefined();
  });

  it('of 29 February without a year is the last one that there was', () => {
    expect(dateIn('On 29 February he was hit.', '2026-11-20T15:20:00')?.at).toBe('2024-02-29');
  });

  it('is no instant, and stops no referral', async () => {
    expect(instantOf('2026-13-45T10:00')).toBeUndefined();
    for (const sent of ['2026-13-45 10:00', '2026-13-45T10:00', '2026-10-06T99:99']) {
      expect(await happened(mail(`See below.\n\nFrom: Denise Falkirk <d@vale.example>\nSent: ${sent}\nTo: Ruth Adler\nSubject: x\n\nHe had a bruise on his ear.`))).toEqual(expect.arrayContaining([expect.stringMatching(/Email from Ruth Adler/)]));
    }
  });

  it('and a writer’s name are looked for in no more than a header holds, however long a hostile line is', () => {
    const before = process.cpuUsage();
    nameIn('<'.repeat(100_000));
    nameIn(`a${' '.repeat(100_000)}b`);
    writtenAt('+01:00('.repeat(20_000), '2026-11-20T15:20:00');
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
    expect(nameIn('"Falkirk, Denise" <d@vale.example>')).toBe('Falkirk, Denise');
  });
});

describe('a day that may be to come', () => {
  const dated = async (text: string): Promise<string[]> => (await happened(mail(text))).filter((line) => !line.includes('Email')).map((line) => line.split(' ')[0] ?? '');

  it.each([
    'He gets his reports on Wednesday.', 'They say that it is to be finished on Wednesday.', 'Ollie’s sixteen on Wednesday.', 'He told me that he’s seeing the GP on Wednesday.', 'For allocation on Wednesday if you can.',
    'The twins are due 2 January.', 'Flu immunisation 6 December in the hall.', 'They fly to Bogotá on 1 December.', 'Her appointment’s in March.', 'He has his talking therapy from Monday.', 'I’d like a visit before then, tonight at the latest.',
    'What has he had to eat today', '14/09.', '16 July, 15:02', 'Ollie Finch, 01/02/2019, aged 7.', 'Subject: Ollie FINCH, 7 (01/02/2019).', 'Ollie Finch (01/02/2019), 7, moved here.',
  ])('and a birthday by the age beside it are left out: %s', async (text) => { expect(await dated(`Ollie Finch, 7, is quiet. ${text}`)).toEqual([]); });

  it.each([
    ['He was arrested on Wednesday by the station.', '2026-11-18'], ['On Wednesday, Dad refused the visit.', '2026-11-18'], ['He hasn’t eaten at home since Wednesday.', '2026-11-18'], ['I met Ollie, 7, on Wednesday at the flat.', '2026-11-18'],
    ['I can confirm from Wednesday’s visit that he lives there.', '2026-11-18'], ['14 October: bruise on the left ear.', '2026-10-14'], ['Seen once, in September, with Gran.', '2026-09'], ['His gran died in March.', '2026-03'],
    ['He came here in September last year.', '2025-09'], ['The school wrote in January and March 2024 that he smelt.', '2024-01'], ['19.6 kg on 9/11.', '2026-11-09'],
  ])('stays where the words tell of the past: %s', async (text, at) => { expect(await dated(`Ollie Finch, 7, is quiet. ${text}`)).toEqual([at]); });

  it('is not the birth date that the message gives elsewhere', async () => {
    expect(await dated('Ollie Finch, DOB 01/02/2019, is quiet. Ollie 01/02/2019 was on the list.')).toEqual([]);
  });
});

describe('a line that begins with its date', () => {
  const lines = async (text: string, more: Partial<Message> = {}): Promise<string[]> => (await happened(mail(text, more))).filter((line) => !line.includes('Email'));

  it('is in the chronology without a verb, whatever stands between the date and the words', async () => {
    expect(await lines('Log for Ollie Finch, 7.\n\n12.3.26 bruise L cheek, body map done\n03/02 - no show at clinic\n- Mon 2/11: late, no coat, hungry\n[05/11] Office: two calls home, voicemail\n14 Feb, chin cut, coffee table. 2 May, burn to palm, hair straighteners. 30 June, swallowed a ten pence.\n\nRuth')).toEqual([
      '2026-02-03 03/02 - no show at clinic',
      '2026-02-14 14 Feb, chin cut, coffee table.',
      '2026-03-12 12.3.26 bruise L cheek, body map done',
      '2026-05-02 2 May, burn to palm, hair straighteners.',
      '2026-06-30 30 June, swallowed a ten pence.',
      '2026-11-02 Mon 2/11: late, no coat, hungry',
      '2026-11-05 [05/11] Office: two calls home, voicemail',
    ]);
  });

  it('gives its day to what stands under a date that stands alone, and to “last night” on it', async () => {
    expect(await lines('10 March. Ollie wore his kit under his uniform. Tearful at lunch.\n\n12 October 2026\nBruise on the left shin. He said it was from last night.\n\n28 Oct\nNo lunch again.\n\nPlease ring me.')).toEqual([
      '2026-03-10 Ollie wore his kit under his uniform.',
      '2026-03-10 Tearful at lunch.',
      '2026-10-11 He said it was from last night.',
      '2026-10-12 Bruise on the left shin.',
      '2026-10-28 No lunch again.',
    ]);
  });

  it('may say it in one word where it is one of several, and is no entry where it only says who wrote', async () => {
    expect(await lines('05/10 Noise. Twice.\n12/10/26 11.4 kg.\n27/10 Noise, 999 by no. 9.')).toEqual(['2026-10-05 05/10 Noise.', '2026-10-05 Twice.', '2026-10-12 12/10/26 11.4 kg.', '2026-10-27 27/10 Noise, 999 by no. 9.']);
    expect(await lines('14/10/26 10:20, DSL\nHe has told two friends.\n\n21/10/26, DSL\nMet with his mother.')).toEqual(['2026-10-14 He has told two friends.', '2026-10-21 Met with his mother.']);
  });

  it('may have a month and a year for its date where several lines do', async () => {
    expect(await lines('Oct 25 - head lice, long nails\nJan 26 - Mum back on tablets\nMay 2026 - grandmother had her stroke')).toEqual(['2025-10 Oct 25 - head lice, long nails', '2026-01 Jan 26 - Mum back on tablets', '2026-05 May 2026 - grandmother had her stroke']);
    expect(await lines('03/25 found alone in the lane\n07/25 weight down two centiles')).toEqual(['2025-03 03/25 found alone in the lane', '2025-07 07/25 weight down two centiles']);
    expect(await lines('Mar: late most days\nMay: no coat, no lunch\nNov: asleep in class')).toEqual(['2026-03 Mar: late most days', '2026-05 May: no coat, no lunch', '2026-11 Nov: asleep in class']);
  });

  it('has the year that keeps the list in its order', async () => {
    expect(await lines('28 Nov: shoes with no soles\n15 Dec: weight down two kilos\n9 Jan: asleep in class\n2 Nov: bruise on the shin')).toEqual(['2025-11-28 28 Nov: shoes with no soles', '2025-12-15 15 Dec: weight down two kilos', '2026-01-09 9 Jan: asleep in class', '2026-11-02 2 Nov: bruise on the shin']);
  });

  it.each([
    ['an appointment', '14 Dec, 9.30, interpreter booked for the clinic'], ['an appointment on a weekday', 'Sat 17 April, from the bandstand at ten'], ['a programme', '13 Jan: low mood after birth\n27 Jan: growth faltering'], ['a rota', '23 Dec Ama\n24 Dec Tom'],
    ['a day to come', '24/11/26 visit with the nurse'], ['a birth date', '01/02/2019 Ollie Finch, lives with mum'], ['birth dates', '01/02/2019 Ollie, lives with mum\n03/05/2016 Yusuf, lives with dad'],
    ['a letter’s date', '16 November 2026\nDear Doctor\nbruise on the left ear'], ['a heading', 'From: Tom Reid\n16 November, 09:31\nthank you for the note'], ['a share', '6/6 in the spelling test'], ['a length of time', '6/12 supply of inhalers'], ['a question', '12.3.26 any bruises seen?'],
  ])('is left out where it is %s', async (_, text) => { expect(await lines(`Ollie Finch, 7, is quiet.\n\n${text}`)).toEqual([]); });

});

describe('what a person makes of the chronology', () => {
  const text = 'Dad hit him last Friday. Mum said he fell on Monday. On 16 November he cried in class.';
  const drafted = async () => draftReferral({ message: mail(text), reading: await reader().read(mail(text)), suggestions: [], decisions: [], pack });
  const keyOf = (draft: ReferralDraft, says: string) => chronologyLines(draft, {}).find(({ happening }) => happening.says.startsWith(says))?.key ?? '';

  it('a line says how it is known, who wrote it and when, also where the record holds it', async () => {
    const draft = await drafted();
    const line = draft.chronology.find((h) => h.says.startsWith('Mum said'));
    expect(line).toMatchObject({ told: 'told-by', teller: 'Mum' });
    expect(line && sayHow(line)).toBe('told by Mum; Ruth Adler, Fri 20 November 2026, 15:20');
    expect(draft.chronology.filter((h) => h.says.startsWith('Email')).map(sayHow)).toEqual(['']);
    expect(sayHow({ at: '2026-11-19', says: 'Phone call: MASH', from: { kind: 'case', happenedAt: '2026-11-19T10:00:00', by: 'Ruth Adler' } })).toBe('the record, Ruth Adler, Thu 19 November 2026, 10:00');
  });

  it('what is left out is in no copy, and comes back when it is taken back', async () => {
    const draft = await drafted();
    const key = keyOf(draft, 'Dad hit him');
    const without = withEdits(draft, { [key]: { leftOut: true } });
    expect(without.chronology).toHaveLength(draft.chronology.length - 1);
    expect([asText(without).split('WHAT HAPPENED WHEN')[1], JSON.stringify(asJson(without).chronology), sayChronology(without)].filter((copy) => copy?.includes('Dad hit him'))).toEqual([]);
    expect(asText(withEdits(draft, { [key]: { leftOut: false } }))).toContain('13 November 2026 (worked out from “last Friday”): Dad hit him last Friday.');
    expect(chronologyLines(draft, { [key]: { leftOut: true } })).toHaveLength(draft.chronology.length);
  });

  it('a date that was corrected stands in every copy as the person’s own, in its place by time', async () => {
    const draft = await drafted();
    const dated = withEdits(draft, { [keyOf(draft, 'Dad hit him')]: { value: 'October 2026' } });
    expect(dated.chronology[0]).toMatchObject({ at: '2026-10', says: 'Dad hit him last Friday.', worked: undefined, dated: 'person' });
    expect(sayChronology(dated)).toMatch(/^October 2026: Dad hit him last Friday\.\n/);
    expect(ReferralJson.parse(asJson(dated)).chronology[0]).toMatchObject({ at: '2026-10', dated: 'person' });
  });

  it('what is no date changes nothing and is said', async () => {
    const draft = await drafted();
    const key = keyOf(draft, 'Dad hit him');
    const typed = { [key]: { value: 'the other day' } };
    expect(withEdits(draft, typed).chronology).toEqual(draft.chronology);
    expect(chronologyLines(draft, typed).find((line) => line.key === key)).toMatchObject({ unread: true, corrected: false, date: 'the other day', when: '13 November 2026' });
  });

  it('of very many dated sentences the later ones are in no copy until the person takes one in, and none is dropped', async () => {
    const many = Array.from({ length: 43 }, (_, at) => `On ${String(1 + (at % 28))} ${at < 28 ? 'September' : 'October'} 2026 he came in without lunch number ${String(at + 1)}.`).join(' ');
    const draft = draftReferral({ message: mail(many), reading: await reader().read(mail(many)), suggestions: [], decisions: [], pack });
    const all = chronologyLines(draft, {});
    expect([draft.chronology.length, draft.further?.length, all.filter((line) => line.leftOut).length]).toEqual([41, 3, 3]);
    expect([asJson(draft).furtherLines, asJson(await drafted()).furtherLines]).toEqual([3, undefined]);
    const last = keyOf(draft, 'On 15 October 2026');
    expect(asText(withEdits(draft, {}))).not.toContain('number 43.');
    expect(asText(withEdits(draft, { [last]: { leftOut: false } }))).toContain('15 October 2026: On 15 October 2026 he came in without lunch number 43.');
    expect(ReferralJson.parse(asJson(withEdits(draft, { [last]: { leftOut: false } }))).chronology).toHaveLength(42);
  });

  it('a line that the person checked says so as data, and no line does before', async () => {
    const draft = await drafted();
    const checked = withEdits(draft, { [keyOf(draft, 'Dad hit him')]: { confirmed: true } });
    expect(ReferralJson.parse(asJson(checked)).chronology.filter((line) => line.confirmed).map((line) => line.says)).toEqual(['Dad hit him last Friday.']);
    expect(draft.chronology.some((line) => line.confirmed)).toBe(false);
  });

  it('each line has a key of its own that outlives a child who is taken off', async () => {
    const draft = await drafted();
    const twice = chronologyLines({ chronology: [...draft.chronology, ...draft.chronology] }, {}).map(({ key }) => key);
    expect(new Set(twice).size).toBe(2 * draft.chronology.length);
    const edits = { [twice[0] ?? '']: { leftOut: true }, 'line/teams~2/0/4/said': { leftOut: true }, 'gp~3': { value: 'x' } };
    expect(withoutChild(edits, 2)).toEqual({ [twice[0] ?? '']: { leftOut: true }, 'line/teams~2/0/4/said': { leftOut: true }, 'gp~2': { value: 'x' } });
  });
});

describe('a date as a person types it', () => {
  it.each([
    ['6 October 2026', '2026-10-06'], ['06/10/2026', '2026-10-06'], ['Tue 6 Oct 2026, 15:47', '2026-10-06T15:47'], ['6.10.2026 9:05', '2026-10-06T09:05'], ['6 October 2026 at 15.47', '2026-10-06T15:47'],
    ['October 2026', '2026-10'], ['10/2026', '2026-10'], ['2026', '2026'], ['2026-10-06', '2026-10-06'], ['2026-10-06T15:47', '2026-10-06T15:47'], ['29 February 2024', '2024-02-29'],
    ['31/02/2026', undefined], ['29 February 2026', undefined], ['6/10', undefined], ['6/10/26', undefined], ['last Friday', undefined], ['', undefined], ['6 October 2026, 25:00', undefined], ['October 2026, 15:47', undefined], ['13/2026', undefined],
  ])('“%s” is %s', (typed, at) => { expect(dateTyped(typed)).toBe(at); });

  it('what the chronology says of a date is read as that date', () => {
    for (const at of ['2026', '2026-10', '2026-10-06', '2026-10-06T15:47']) expect(dateTyped(sayWhen(at))).toBe(at);
  });
});
