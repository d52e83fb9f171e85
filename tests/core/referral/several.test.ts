import type { ThresholdDecision } from '../../../src/core/decision';
import { answersOf, asText, draftReferral, formFor, type Drafting } from '../../../src/core/referral';
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

  it('fills in neither of two birth dates and shows both with their messages', () => {
    const second = labelled({ id: 'made-4', body: 'Sam Brook 2018-02-01', expected: { ...first.expected, facts: { ...facts, child: { ...facts.child, dob: '2018-02-01' } } } });
    const message = messageOf(second);
    const found = answer('child-dob', { more: [{ message, reading: readingOf(second, message) }] });
    expect(found).toMatchObject({ value: '', state: 'to-ask' });
    expect(found?.conflict?.map((c) => [c.value, c.from[0]?.kind === 'message' ? c.from[0].messageId : ''])).toEqual([['01/02/2019', 'made-3'], ['01/02/2018', 'made-4']]);
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
