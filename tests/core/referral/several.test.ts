import type { ThresholdDecision } from '../../../src/core/decision';
import { answersOf, asJson, asText, draftReferral, formFor, missingAnswers, ReferralJson, withEdits, type Drafting } from '../../../src/core/referral';
import { joinFacts } from '../../../src/core/referral/join-facts';
import { messageOf, readingOf, type LabelledCase } from '../../support/labelled';
import { packOf } from '../../support/packs';

const pack = packOf('redbridge', '2025-07-interim');
const facts = { child: { name: 'Sam Brook', dob: '2019-02-01', age: null, gender: 'male' as const }, otherChildren: [{ name: 'Ivy', relationship: 'sister', age: 4 }], adults: [], address: null, postcode: null, phones: [], school: null, childsWords: [], consent: 'refused' as const, language: null, ethnicity: null, interpreter: null };
const labelled = (more: Partial<LabelledCase>): LabelledCase => ({
  id: 'made-3', channel: 'outlook', role: 'Ruth Adler', sentAt: '2026-10-06T15:47:00', subject: 'Sam Brook', body: 'Sam Brook, 2019-02-01. His sister Ivy is 4. On Monday he came without shoes. Dad rang on 3 October. Mum does not agree to it.',
  expected: { level: 3, immediate: false, routes: [], indicators: [], facts }, ...more,
});
const settled = (change: Partial<ThresholdDecision>): ThresholdDecision => ({
  authority: pack.id, edition: pack.edition, editionName: pack.editionName, level: 3, legal: 's17', immediate: false, suggested: 3, routes: [],
  consent: { agreement: 'given', tellParents: 'told', why: '' }, ...change,
});
const first = labelled({});
const drafting = (more: Partial<Drafting> = {}): Drafting => { const message = messageOf(first); return { message, reading: readingOf(first, message), suggestions: [], decisions: [], pack, ...more }; };
const answer = (key: string, more?: Partial<Drafting>) => answersOf(draftReferral(drafting(more))).find((a) => a.key === key);

describe('a referral of several children, from several messages', () => {
  it('refers another child only when the person says so, with what the message says of them', () => {
    expect(answer('child-name~2')).toBeUndefined();
    expect(answer('child-name~2', { alsoRefer: [0] })).toMatchObject({ value: 'Ivy', confirmed: false });
    expect(answer('child-gender~2', { alsoRefer: [0] })?.value).toBe('girl');
    expect(answer('child-dob~2', { alsoRefer: [0] })).toMatchObject({ value: '', state: 'to-ask' });
    expect(answer('child-name~2', { alsoRefer: ['new'] })?.value).toBe('');
  });

  it('says of which child something is still to be asked', () => {
    const asks = (alsoRefer: (number | 'new')[]) => missingAnswers(draftReferral(drafting({ alsoRefer }))).filter((m) => m.key.startsWith('child-dob')).map((m) => m.ask);
    expect(asks([0])).toEqual(expect.arrayContaining([expect.stringMatching(/^Ivy: /u)]));
    expect(asks(['new'])).toEqual(expect.arrayContaining([expect.stringMatching(/^Child 2: /u)]));
    expect(new Set(asks([0, 'new'])).size).toBe(asks([0, 'new']).length);
  });

  describe('each child’s own facts', () => {
    const body = [
      'Sam Brook, 2019-02-01, is in Year 2 at Mill Lane Primary. His sister Ivy (dob 4/3/22) is at Sunny Steps Nursery. His brother Leo was born on 9th May 2015.',
      'Ivy speaks Polish at home. Ivy said "Daddy shouts at night". Sam said "I hide in the shed". Leo has asthma and has not seen a doctor this year. He said "I do the cooking".',
    ].join('\n\n');
    const siblings = [{ name: 'Ivy', relationship: 'sister', age: null }, { name: 'Leo', relationship: 'brother', age: null }];
    const three = labelled({ body, expected: { ...first.expected, facts: { ...facts, otherChildren: siblings, school: 'Mill Lane Primary', language: 'English', childsWords: ['Daddy shouts at night', 'I hide in the shed', 'I do the cooking'] } } });
    const message = messageOf(three);
    const draft = draftReferral(drafting({ message, reading: readingOf(three, message), alsoRefer: [0, 1] }));
    const of = (key: string) => answersOf(draft).find((a) => a.key === key);

    it.each([
      ['child-dob~2', '04/03/2022'], ['child-dob~3', '09/05/2015'], ['school~2', 'Sunny Steps Nursery'], ['child-language~2', 'Polish'],
    ])('%s is %s, with the words that say so', (key, value) => {
      expect(of(key)).toMatchObject({ value, state: 'known', confirmed: false, from: [{ kind: 'message', messageId: 'made-3' }] });
    });

    it('files what a child said under that child, and offers what only a pronoun gives to them', () => {
      expect(of('childs-words~2')?.value).toMatch(/^“Daddy shouts at night” \[Ivy; /u);
      expect(of('childs-words~3')).toMatchObject({ value: '', state: 'to-ask' });
      expect(of('childs-words~3')?.maybe.map((m) => m.value)).toEqual([expect.stringContaining('“I do the cooking”')]);
    });

    it('gives one child nothing of another: school and birth date stay open, the family’s language is only offered', () => {
      expect(of('school~3')).toMatchObject({ value: '', state: 'to-ask', maybe: [] });
      expect(of('child-language~3')).toMatchObject({ value: '', maybe: [{ value: 'English' }] });
      expect(of('child-needs~2')?.value).toBe('');
      expect([of('child-needs~3')?.value, ...(of('child-needs~3')?.offered ?? []).map((s) => s.text)].join(' ')).toContain('asthma');
    });

    it('stands in text, JSON and the person’s own words alike', () => {
      const edited = withEdits(draft, { 'school~3': { value: 'Hill Academy' }, 'child-dob~2': { confirmed: true } });
      const text = asText(edited);
      expect(text).toMatch(/THE CHILD \(2: IVY\)[^]*04\/03\/2022[^]*Sunny Steps Nursery[^]*Daddy shouts[^]*THE CHILD \(3: LEO\)[^]*09\/05\/2015[^]*Hill Academy/u);
      const data = ReferralJson.parse(asJson(edited));
      expect(data.answers.find((a) => a.key === 'child-dob~2')).toMatchObject({ section: 'child~2', value: '04/03/2022', confirmed: true });
      expect(data.answers.find((a) => a.key === 'school~3')).toMatchObject({ section: 'child~3', value: 'Hill Academy' });
    });
  });

  it('fills in neither of two birth dates and shows both with their messages', () => {
    const second = labelled({ id: 'made-4', body: 'Sam Brook 2018-02-01', expected: { ...first.expected, facts: { ...facts, child: { ...facts.child, dob: '2018-02-01' } } } });
    const message = messageOf(second);
    const found = answer('child-dob', { more: [{ message, reading: readingOf(second, message) }] });
    expect(found).toMatchObject({ value: '', state: 'to-ask' });
    expect(found?.conflict?.map((c) => [c.value, c.from[0]?.kind === 'message' ? c.from[0].messageId : ''])).toEqual([['01/02/2019', 'made-3'], ['01/02/2018', 'made-4']]);
  });

  it('takes a postcode with its blank and without for the same, and two postcodes for two', () => {
    const read = (postcode: string, id: string) => { const one = labelled({ id, body: `Sam Brook lives at ${postcode}.`, expected: { ...first.expected, facts: { ...facts, postcode } } }); const message = messageOf(one); return { message, reading: readingOf(one, message) }; };
    const conflicts = (a: string, b: string) => joinFacts(read(a, 'made-5').reading.facts, read(b, 'made-6').reading.facts).conflicts.map(({ field }) => field);
    expect(conflicts('IG1 1AA', 'IG11AA')).toEqual([]);
    expect(conflicts('ig11aa', 'IG1  1AA')).toEqual([]);
    expect(conflicts('IG1 1AA', 'IG1 1AB')).toEqual(['postcode']);
  });

  it('lets the person’s decision on consent stand and shows what the message says instead', () => {
    expect(answer('parents-agree', { settled: settled({}) })).toMatchObject({ value: 'yes', conflict: [{ value: 'yes' }, { value: 'no' }] });
  });

  it('asks what a child in need asks for, or what significant harm asks for', () => {
    const fields = (legal: 's17' | 's47') => answersOf(draftReferral(drafting({ settled: settled({ legal }) }))).map((a) => a.field);
    expect(fields('s17')).toContain('development');
    expect(fields('s17')).not.toContain('safe-now');
    expect(fields('s47')).toContain('safe-now');
    expect(fields('s47')).not.toContain('development');
  });

  it('takes the early-help form when that was settled on', () => {
    expect(formFor(pack, settled({ level: 2, legal: 'none', routes: ['early-help'] })).id).toBe('redbridge-fha');
    expect(formFor(pack, settled({ legal: 's47' })).id).toBe('redbridge-marf');
  });

  it('puts what is dated in order, and says where a date was worked out', () => {
    const text = asText(draftReferral(drafting()));
    expect(text.indexOf('3 October 2026')).toBeLessThan(text.indexOf('5 October 2026 (worked out from “On Monday”): On Monday he came'));
  });
});

describe('what several messages say differently', () => {
  const read = (id: string, change: Partial<LabelledCase['expected']['facts']>) => { const one = labelled({ id, body: `${id}: ${JSON.stringify(change)} consent`, expected: { ...first.expected, facts: { ...facts, consent: 'unknown', ...change } } }); const message = messageOf(one); return { message, reading: readingOf(one, message) }; };
  const between = (field: string, changes: Partial<LabelledCase['expected']['facts']>[], more?: Partial<Drafting>) => {
    const [one, ...others] = changes.map((change, at) => read(`made-${String(at + 20)}`, change));
    return one && answersOf(draftReferral(drafting({ ...one, more: others, ...more }))).find((a) => a.key === field);
  };

  it.each([
    ['parents-agree', [{ consent: 'given' as const }, { consent: 'refused' as const }], ['yes', 'no']],
    ['child-language', [{ language: 'polish' }, { language: 'romanian' }], ['Polish', 'Romanian']],
    ['child-ethnicity', [{ ethnicity: 'black Caribbean' }, { ethnicity: 'white British' }], ['Black Caribbean', 'White British']],
    ['child-gender', [{}, { child: { ...facts.child, gender: 'female' as const } }], ['boy', 'girl']],
    ['child-age', [{ child: { ...facts.child, age: 7 } }, { child: { ...facts.child, age: 12 } }], ['7', '12']],
    ['child-dob', [{}, { child: { ...facts.child, dob: '2019-01-02' } }, { child: { ...facts.child, dob: '2018-02-01' } }, {}], ['01/02/2019', '02/01/2019', '01/02/2018']],
  ])('%s stays to be asked, with every value and its message', (field, changes, values) => {
    const found = between(field, changes);
    expect(found).toMatchObject({ value: '', state: 'to-ask' });
    expect(found?.conflict?.map((c) => c.value)).toEqual(values);
    expect(new Set(found?.conflict?.map((c) => (c.from[0]?.kind === 'message' ? c.from[0].messageId : ''))).size).toBe(values.length);
  });

  it('offers under age what follows from each birth date, never a date, and lets an age stand that the message says', () => {
    const other = { child: { ...facts.child, dob: '2017-02-01' } };
    const found = between('child-age', [{}, other]);
    expect(found).toMatchObject({ value: '', state: 'to-ask', conflict: undefined });
    expect(found?.maybe.map((one) => one.value)).toEqual(['7 (from the date of birth 01/02/2019)', '9 (from the date of birth 01/02/2017)']);
    expect(between('child-age', [{ child: { ...facts.child, age: 7 } }, other])).toMatchObject({ value: '7', maybe: [] });
  });

  it('takes an age a year on, and “not asked” beside “refused”, for no disagreement', () => {
    expect(between('child-age', [{ child: { ...facts.child, age: 7 } }, { child: { ...facts.child, age: 8 } }])).toMatchObject({ value: '7', conflict: undefined });
    expect(between('parents-agree', [{ consent: 'refused' }, { consent: 'not-sought' }])).toMatchObject({ value: 'no', conflict: undefined });
  });

  it('shows beside the person’s decision whatever message says otherwise', () => {
    const found = between('parents-agree', [{ consent: 'given' }, { consent: 'refused' }], { settled: settled({}) });
    expect(found).toMatchObject({ value: 'yes', conflict: [{ value: 'yes', from: [{ kind: 'decision' }] }, { value: 'no', from: [{ kind: 'message', messageId: 'made-21' }] }] });
  });
});

it('dates what has stopped, and leaves out what is still to come', () => {
  const one = labelled({ id: 'made-30', sentAt: '2026-11-19T14:20:00', body: 'Since September she has stopped going to netball. Dad is coming to collect her at 3:15 today. On 6 November she had a bruise.' });
  const message = messageOf(one);
  const lines = draftReferral(drafting({ message, reading: readingOf(one, message) })).chronology.map((h) => h.says);
  expect(lines).toEqual(['Since September she has stopped going to netball.', 'On 6 November she had a bruise.', expect.stringContaining('Email')]);
});

it('does not take the school of a brother for the child’s, and offers it', () => {
  const schoolIn = (body: string) => {
    const one = labelled({ id: 'made-31', body, expected: { ...first.expected, facts: { ...facts, school: 'Mill Lane Primary' } } });
    const message = messageOf(one);
    return answersOf(draftReferral(drafting({ message, reading: readingOf(one, message) }))).find((a) => a.key === 'school');
  };
  expect(schoolIn('Sam Brook has two sisters, Ivy (4) at Mill Lane Primary and a baby.')).toMatchObject({ value: '', state: 'to-ask', maybe: [{ value: 'Mill Lane Primary' }] });
  expect(schoolIn('Ivy is the sister of Sam Brook, who is at Mill Lane Primary.')).toMatchObject({ value: 'Mill Lane Primary' });
});

it('offers or files who was arrested for it, and does not take “does not know” for what a parent says', () => {
  const one = labelled({ id: 'made-32', body: 'Craig Dennis was arrested for strangulation and is in custody. Mum does not know that I am writing.' });
  const message = messageOf(one);
  const found = answersOf(draftReferral(drafting({ message, reading: readingOf(one, message), settled: settled({ legal: 's47' }) })));
  expect(found.find((a) => a.key === 'who-caused')?.value).toContain('arrested for strangulation');
  expect(found.find((a) => a.key === 'parents-views')?.value).toBe('');
});
