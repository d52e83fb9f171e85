import { suggest, type ConsentAnswer, type ThresholdDecision } from '../../../src/core/decision';
import { answersOf, asJson, draftReferral, withEdits, type Drafting } from '../../../src/core/referral';
import { messageOf, readingOf, type LabelledCase } from '../../support/labelled';
import { packOf } from '../../support/packs';

const pack = packOf('redbridge', '2025-07-interim');
const labelled: LabelledCase = {
  id: 'made-1', channel: 'outlook', role: 'Ruth Adler', sentAt: '2026-10-06T15:47:00', subject: 'Sam Brook, Y3', body: 'Sam Brook has two red lines on his back. He said "Daddy used the belt".',
  expected: {
    level: 4, immediate: true, routes: ['front-door'], indicators: [{ row: 'abuse-and-neglect/injuries', level: 4, quote: 'two red lines on his back' }],
    facts: { child: { name: 'Sam Brook', dob: null, age: null, gender: null }, otherChildren: [], adults: [], address: null, postcode: null, phones: [], school: null, childsWords: [], consent: 'unknown', language: null, ethnicity: null, interpreter: null },
  },
};
const message = messageOf(labelled);
const reading = readingOf(labelled, message);
const saved = { kind: 'consultation', happenedAt: '2026-10-06T15:10:00Z', by: { name: 'Joanna Pryce' } };
const settledWith = (consent: Partial<ConsentAnswer>): ThresholdDecision => ({
  authority: pack.id, edition: pack.edition, editionName: pack.editionName, level: 4, legal: 's47', immediate: true, suggested: 4, routes: ['front-door'],
  consent: { agreement: 'refused', tellParents: 'not-told', why: 'Telling them could put him at risk.', ...consent },
});
const draftOf = (more: Partial<Drafting>) => draftReferral({ message, reading, suggestions: suggest(reading, pack), decisions: [], pack, settled: settledWith({}), events: [saved], ...more });
const ticked = (more: Partial<Drafting> = {}) => answersOf(draftOf(more)).filter(({ confirmed }) => confirmed).map(({ field }) => field).sort();
const ALL = ['danger-now', 'level-believed', 'parents-agree', 'parents-know', 'request-kind', 'why-not-told'];

describe('what was answered at the decision', () => {
  it('is ticked on the form, with who answered it and when; nothing else is', () => {
    expect(ticked()).toEqual(ALL);
    expect(answersOf(draftOf({})).find(({ field }) => field === 'danger-now')).toMatchObject({ value: 'yes', confirmed: true, checked: { at: '2026-10-06T15:10:00Z', by: 'Joanna Pryce' } });
    expect(asJson(draftOf({})).answers.filter(({ checked }) => checked).map(({ field }) => field).sort()).toEqual(ALL);
  });

  it('is not ticked while the consultation is not on record', () => {
    expect(ticked({ events: [] })).toEqual([]);
    expect(ticked({ settled: undefined })).toEqual([]);
  });

  it.each<[Partial<ConsentAnswer>, string]>([[{ agreement: 'not-sought' }, 'parents-agree'], [{ agreement: 'not-needed' }, 'parents-agree'], [{ tellParents: 'will-tell' }, 'parents-know']])('is not ticked where the form says it in other words: %o', (consent, field) => {
    expect(ticked({ settled: settledWith(consent) })).toEqual(ALL.filter((one) => one !== field));
  });

  it.each<[Partial<ConsentAnswer>, string, string]>([
    [{ agreement: 'refused' }, 'parents-agree', 'no'], [{ agreement: 'not-sought' }, 'parents-agree', 'no, they were not asked'], [{ agreement: 'not-needed' }, 'parents-agree', 'not asked: not needed here'],
    [{ tellParents: 'not-told' }, 'parents-know', 'no'], [{ tellParents: 'will-tell' }, 'parents-know', 'no, not yet: they will be told'],
  ])('says to the front door whether somebody refused, was not asked or is to be told: %o', (consent, field, value) => {
    expect(answersOf(draftOf({ settled: settledWith(consent) })).find((one) => one.field === field)?.value).toBe(value);
    const why = answersOf(withEdits(draftOf({ settled: settledWith(consent) }), {})).find((one) => one.field === 'why-not-told');
    expect(why).toMatchObject({ value: 'Telling them could put him at risk.', holds: true });
  });

  it('does not show “nobody was asked” as speaking against “not asked”, and does show a refusal so', () => {
    const [quote] = reading.rows.flatMap((row) => row.evidence.map((one) => one.quote));
    if (!quote) throw new Error('The case has no quotation.');
    const conflict = (value: 'not-sought' | 'refused') => answersOf(draftOf({ reading: { ...reading, facts: { ...reading.facts, consent: { value, quote } } }, settled: settledWith({ agreement: 'not-sought' }) })).find(({ field }) => field === 'parents-agree')?.conflict;
    expect(conflict('not-sought')).toBeUndefined();
    expect(conflict('refused')?.map(({ value }) => value)).toEqual(['no, they were not asked', 'no']);
  });

  it('is not ticked where the message says otherwise, and loses its tick when it is changed', () => {
    const [quote] = reading.rows.flatMap((row) => row.evidence.map((one) => one.quote));
    if (!quote) throw new Error('The case has no quotation.');
    const heard = { ...reading, facts: { ...reading.facts, consent: { value: 'given' as const, quote } } };
    expect(ticked({ reading: heard })).toEqual(ALL.filter((one) => one !== 'parents-agree'));
    const [changed] = answersOf(withEdits(draftOf({}), { 'danger-now': { value: 'no', confirmed: false } })).filter(({ field }) => field === 'danger-now');
    expect(changed).toMatchObject({ value: 'no', confirmed: false, checked: undefined });
  });
});
