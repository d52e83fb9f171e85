import { answersOf, draftReferral } from '../../../src/core/referral';
import { messageOf, readingOf, type LabelledCase } from '../../support/labelled';
import { packOf } from '../../support/packs';

const pack = packOf('redbridge', '2025-07-interim');
const BROTHER = { name: null, relationship: 'brother', age: null };
const MOTHER = { name: 'Kirsty Brook', relationship: 'mother' };

function household(body: string, otherChildren: LabelledCase['expected']['facts']['otherChildren'] = [], adults = [MOTHER]): { rows: string[]; offered: string[] } {
  const facts = { child: { name: 'Sam Brook', dob: null, age: 7, gender: 'male' as const }, otherChildren, adults, address: null, postcode: null, phones: [], school: null, childsWords: [], consent: 'unknown' as const, language: null, ethnicity: null, interpreter: null };
  const labelled: LabelledCase = { id: 'household-1', channel: 'outlook', role: 'Ruth Adler', sentAt: '2026-11-20T15:20:00', subject: 'Sam Brook', body, expected: { level: 3, immediate: false, routes: [], indicators: [{ row: 'abuse-and-neglect/injuries', level: 3, quote: 'bruise' }], facts } };
  const message = messageOf(labelled);
  const reading = readingOf(labelled, message);

  const answer = answersOf(draftReferral({ message, reading, suggestions: [], decisions: [], pack })).find((a) => a.field === 'household-person');
  return { rows: answer?.value.split('\n').filter(Boolean) ?? [], offered: answer?.maybe.map((m) => m.value) ?? [] };
}

describe('who stands in the household’s rows', () => {
  it.each([
    ['Sam Brook has a bruise. His brother lives with dad in Leeds.', 'name not known, brother, “lives with dad in Leeds”'],
    ['Sam Brook has a bruise. He has a brother (14) who now lives with his nan and sees them on Sundays.', 'name not known, brother, “lives with his nan”'],
    ['Sam Brook has a bruise. His brother is in foster care since May.', 'name not known, brother, “in foster care”'],
    ['Sam Brook has a bruise. His brother has moved out.', 'name not known, brother, “moved out”'],
    ['Sam Brook has a bruise. His brother lives with them too.', 'name not known, brother'],
    ['Sam Brook has a bruise. His brother is at Mill Lane Primary. Sam lives with Mum.', 'name not known, brother'],
  ])('says in the message’s words where a brother lives: %s', (body, row) => { expect(household(body, [BROTHER]).rows).toContain(row); });

  it.each([
    ['There is also a baby, Ezra, 7 months, and a dog.', 'Ezra, sibling, 7 months'],
    ['Ezra (aged 5 weeks) was asleep.', 'Ezra, sibling, 5 weeks'],
    ['Baby Ezra was asleep. Sam is off for 3 weeks.', 'Ezra, sibling, under a year old'],
  ])('says of a baby how old it is, and never that it is 0: %s', (text, row) => { expect(household(`Sam Brook has a bruise. ${text}`, [{ name: 'Ezra', relationship: 'sibling', age: 0 }]).rows).toContain(row); });

  it('finds it by the name in another sentence, of that child alone', () => {
    expect(household('Sam Brook has a bruise. His brothers are Corey and Leo. Corey, 14, lives with dad in Leeds. Leo shares his room.', [{ name: 'Corey', relationship: 'brother', age: 14 }, { name: 'Leo', relationship: 'brother', age: null }]).rows)
      .toEqual(['Kirsty Brook, mother', 'Corey, brother, aged 14, “lives with dad in Leeds”', 'Leo, brother']);
  });

  it.each([
    ['Mum is expecting her third in May.', 'expecting her third in May'], ['His mum, who is 20 weeks pregnant, looked tired.', '20 weeks pregnant'], ['Kirsty is heavily pregnant and did not sit.', 'pregnant'], ['Mum’s pregnant again.', 'pregnant again'], ['Sam’s mother is expecting twins.', 'expecting twins'],
  ])('has a row for a child who is not born yet: %s', (text, words) => {
    const row = household(`Sam Brook has a bruise. ${text}`).rows.find((r) => r.includes('unborn'));
    expect(row).toMatch(/^name not known, unborn sibling, not born yet: “/u);
    expect(words).toContain(/“(.*)”$/u.exec(row ?? '')?.[1] ?? 'nothing');
  });

  it('only offers it where it is not sure, or only “she” says who', () => {
    for (const text of ['Sam thinks that Mum is pregnant.', 'I saw Kirsty at the gate. She is expecting a baby in May.', 'If mum is pregnant she needs a midwife.']) {
      const { rows, offered } = household(`Sam Brook has a bruise. ${text}`);
      expect(rows).toEqual(['Kirsty Brook, mother']);
      expect(offered).toEqual([expect.stringContaining('unborn sibling')]);
    }
  });

  it.each(['Mum is not pregnant.', 'Mum is expecting a call from you.', 'Mum was pregnant with Sam at the time.', 'Leo’s mum is pregnant.', 'Is mum pregnant?', 'Mum is expecting him home at six.'])('has none for: %s', (text) => {
    const { rows, offered } = household(`Sam Brook has a bruise. ${text}`);
    expect([...rows, ...offered].filter((row) => row.includes('unborn'))).toEqual([]);
  });

  it('has none beside a baby or an unborn child whom the message names, who is said not to be born yet', () => {
    expect(household('Sam Brook has a bruise. Mum is pregnant with an unborn sibling.', [{ name: null, relationship: 'unborn sibling', age: null }]).rows).toEqual(['Kirsty Brook, mother', 'name not known, unborn sibling, not born yet']);
  });
});
