import { asJson, asText, draftReferral, missingAnswers, ReferralJson, withEdits, answersOf } from '../../../src/core/referral';
import { suggest } from '../../../src/core/decision';
import { find, messageOf, readingOf, type LabelledCase } from '../../support/labelled';
import { packOf } from '../../support/packs';

const pack = packOf('redbridge', '2025-07-interim');
const labelled: LabelledCase = {
  id: 'made-1', channel: 'outlook', role: 'Ruth Adler', sentAt: '2026-10-06T15:47:00', subject: 'Sam Brook, Y3',
  body: 'Hi\n\nSam Brook, DOB 01/02/2019, of 3 Mill Lane, IG1 1AA. I saw two red lines on his back this morning. He said "Daddy used the belt". Mum has not been told.\n\nRuth',
  expected: {
    level: 4, immediate: true, routes: ['front-door'],
    indicators: [{ row: 'abuse-and-neglect/injuries', level: 4, quote: 'two red lines on his back' }],
    facts: {
      child: { name: 'Sam Brook', dob: '2019-02-01', age: null, gender: 'male' }, otherChildren: [], adults: [{ name: null, relationship: 'mother' }], address: '3 Mill Lane', postcode: 'IG1 1AA',
      phones: [], school: null, childsWords: ['Daddy used the belt'], consent: 'not-sought', language: null, ethnicity: null, interpreter: null,
    },
  },
};
const message = messageOf(labelled);
const reading = readingOf(labelled, message);
const drafted = () => draftReferral({ message, reading, suggestions: suggest(reading, pack), decisions: [], pack });
const answer = (field: string) => answersOf(drafted()).find((a) => a.field === field);

describe('a referral is drafted from what was said', () => {
  it('fills the name with the words it stands on and leaves it unconfirmed', () => {
    expect(answer('child-name')).toMatchObject({ value: 'Sam Brook', state: 'known', confirmed: false, from: [{ kind: 'message', quote: { text: 'Sam Brook' } }] });
  });

  it.each([
    ['2019-02-01', '7 (from the date of birth)'], ['2025-10-07', '11 months (from the date of birth)'], ['2026-09-01', '1 month (from the date of birth)'],
    ['1990-02-01', ''], ['2027-01-01', ''],
  ])('offers the age that follows from a birth date of %s: “%s”', (born, value) => {
    const { child } = reading.facts;
    const facts = { ...reading.facts, child: { ...child, dateOfBirth: child.dateOfBirth && { ...child.dateOfBirth, value: born } } };
    const of = (more: Partial<typeof facts>) => answersOf(draftReferral({ message, reading: { ...reading, facts: { ...facts, ...more } }, suggestions: suggest(reading, pack), decisions: [], pack })).find((a) => a.field === 'child-age');
    expect(of({})).toMatchObject({ value: '', maybe: value ? [{ value, from: [{ kind: 'message', quote: child.dateOfBirth?.quote }] }] : [] });
    const unsure = { child: { ...facts.child, dateOfBirth: facts.child.dateOfBirth && { ...facts.child.dateOfBirth, unsure: true as const } } };
    expect(of(unsure)?.maybe).toEqual([]);
    const two = { conflicts: [{ field: 'child.dateOfBirth', values: [facts.child.dateOfBirth, { ...facts.child.dateOfBirth, value: '2018-01-01' }] }] } as Partial<typeof facts>;
    expect(of(two)?.maybe.map((one) => one.value)).toEqual([...(value ? [value.replace(')', ` ${born.split('-').reverse().join('/')})`)] : []), '8 (from the date of birth 01/01/2018)']);
    expect(of(two)).toMatchObject({ value: '', conflict: undefined });
  });

  it('has beside “Yes” to an interpreter the sentence that says for whom', () => {
    const at = message.parts[0]?.text.indexOf('Sam') ?? 0;
    const heard = { ...reading.facts, interpreter: { value: true, quote: { text: 'Sam', place: { part: 0, start: at, end: at + 3 } } } };
    const found = answersOf(draftReferral({ message, reading: { ...reading, facts: heard }, suggestions: suggest(reading, pack), decisions: [], pack })).find((a) => a.field === 'interpreter');
    expect(found).toMatchObject({ value: 'Yes', offered: [{ text: expect.stringContaining('Sam') as string }] });
  });

  it.each([[7, '7', ''], [6, '', '6']])('fills an unsure age of %i in only where the birth date says the same', (value, filled, offered) => {
    const { child } = reading.facts;
    const quote = find(message, 'Sam Brook');
    const facts = { ...reading.facts, child: { ...child, age: { value, quote, unsure: true as const }, dateOfBirth: child.dateOfBirth && { ...child.dateOfBirth, value: '2019-02-01' } } };
    const age = answersOf(draftReferral({ message, reading: { ...reading, facts }, suggestions: [], decisions: [], pack })).find((a) => a.field === 'child-age');
    expect(age).toMatchObject({ value: filled, from: filled ? [{ quote }, { quote: child.dateOfBirth?.quote }] : [] });
    expect(age?.maybe.map((one) => one.value)).toEqual(offered ? [offered, '7 (from the date of birth)'] : []);
  });

  it.each([['14 weeks', '14 weeks'], ['Sam Brook', 'under a year old']])('says the age of a child in its first year as “%s” has it: %s', (words, value) => {
    const quote = { text: words, place: { part: 0, start: 0, end: words.length } };
    const facts = { ...reading.facts, child: { ...reading.facts.child, age: { value: 0, quote }, dateOfBirth: undefined } };
    expect(answersOf(draftReferral({ message, reading: { ...reading, facts }, suggestions: [], decisions: [], pack })).find((a) => a.field === 'child-age')).toMatchObject({ value });
  });

  it('offers none beside an age that the message says', () => {
    const { child } = reading.facts;
    const facts = { ...reading.facts, child: { ...child, age: child.dateOfBirth && { value: 6, quote: child.dateOfBirth.quote } } };
    expect(answersOf(draftReferral({ message, reading: { ...reading, facts }, suggestions: [], decisions: [], pack })).find((a) => a.field === 'child-age')).toMatchObject({ value: '6', maybe: [] });
  });

  it('keeps what the child said word for word', () => {
    expect(answer('childs-words')?.value).toContain('“Daddy used the belt”');
  });

  it('leaves empty, with its question, what nobody said', () => {
    expect(answer('gp')).toMatchObject({ value: '', state: 'to-ask', from: [] });
    expect(missingAnswers(drafted()).map((m) => m.key)).toContain('parental-responsibility');
  });

  it('asks first for what could change the decision', () => {
    const missing = missingAnswers(drafted());
    const lastTelling = missing.map((m) => m.couldChange).lastIndexOf(true);
    expect(missing.slice(0, lastTelling + 1).every((m) => m.couldChange)).toBe(true);
  });

  it('takes the person’s words over its own and keeps the rest', () => {
    const draft = withEdits(drafted(), { gp: { value: 'Dr Wood', confirmed: true }, 'child-ethnicity': { state: 'not-known' } });
    expect(answersOf(draft).find((a) => a.key === 'gp')).toMatchObject({ value: 'Dr Wood', state: 'known', confirmed: true });
    expect(asText(draft)).toContain('Ethnicity: Not known');
    expect(asText(draft)).toContain('Is the child in immediate danger? ');
    expect(asText(draft)).not.toContain('?:');
  });

  it('only offers a first name and what hangs on it while nothing in the message counts as a worry; a birth date with it stands, and a name that nobody else’s comes near', () => {
    const bare = (dateOfBirth?: typeof reading.facts.child.dateOfBirth, certain?: true) => {
      const name = reading.facts.child.name && { ...reading.facts.child.name, value: 'Sam', certain };
      const language = name && { value: 'Twi', quote: name.quote };
      const age = name && { value: 7, quote: name.quote };
      const draft = draftReferral({ message, reading: { ...reading, facts: { ...reading.facts, language, child: { ...reading.facts.child, age, name, dateOfBirth } } }, suggestions: [], decisions: [], pack });
      return (field: string) => answersOf(draft).find((a) => a.field === field);
    };
    expect(bare()('child-name')).toMatchObject({ value: '', maybe: [{ value: 'Sam' }] });
    expect(bare()('household-person')).toMatchObject({ value: '', maybe: [{ value: 'name not known, mother' }] });
    expect(bare()('child-age')).toMatchObject({ value: '', maybe: [{ value: '7' }] });
    expect(bare()('child-language')).toMatchObject({ value: '', maybe: [{ value: 'Twi' }] });
    expect(bare(reading.facts.child.dateOfBirth)('child-age')).toMatchObject({ value: '7' });
    expect(bare(reading.facts.child.dateOfBirth)('child-name')).toMatchObject({ value: 'Sam' });
    expect(bare(undefined, true)('child-name')).toMatchObject({ value: 'Sam' });
    expect(bare(undefined, true)('household-person')).toMatchObject({ value: 'name not known, mother' });
  });

  it('fills in nothing that is uncertain and offers it beside the question, with its source', () => {
    const unsure = { ...reading, facts: { ...reading.facts, child: { ...reading.facts.child, name: reading.facts.child.name && { ...reading.facts.child.name, unsure: true as const } }, adults: reading.facts.adults.map((a) => ({ ...a, unsure: true as const })) } };
    const draft = draftReferral({ message, reading: unsure, suggestions: [], decisions: [], pack });
    const found = (field: string) => answersOf(draft).find((a) => a.field === field);
    expect(found('child-name')).toMatchObject({ value: '', state: 'to-ask', maybe: [{ value: 'Sam Brook', from: [{ kind: 'message', quote: { text: 'Sam Brook' } }] }] });
    expect(found('household-person')).toMatchObject({ value: '', maybe: [{ value: 'name not known, mother' }] });
    expect(asText(draft)).not.toContain('First names and surname: Sam Brook');
  });

  it('gives data in its published shape', () => {
    expect(() => ReferralJson.parse(asJson(drafted()))).not.toThrow();
  });
  it('names the build that read the message, in text and data', () => {
    expect(asText(drafted()).trimEnd().split('\n').at(-1)).toBe(`Filled in from a reading by the panel’s reader, build ${reading.build}.`);
    expect(asJson(drafted()).readBy).toBe(reading.build);
    expect(asText({ ...drafted(), readBy: undefined })).not.toContain('build');
  });
  it('knows a child whose name ends in a letter with a mark', () => {
    const zoe: LabelledCase = { ...labelled, id: 'made-3', subject: 'Zoë Öztürk', body: 'I last saw Zoë on Tuesday.', expected: { ...labelled.expected, indicators: [], facts: { ...labelled.expected.facts, child: { name: 'Zoë Öztürk', dob: null, age: null, gender: 'female' }, adults: [], address: null, postcode: null, childsWords: [] } } };
    const about = messageOf(zoe);
    const draft = draftReferral({ message: about, reading: readingOf(zoe, about), suggestions: [], decisions: [], pack });
    expect(answersOf(draft).find((a) => a.field === 'last-seen')?.value).toContain('I last saw Zoë on Tuesday.');
  });
});
