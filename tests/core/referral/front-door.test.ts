import type { ThresholdDecision } from '../../../src/core/decision';
import type { Facts, Message } from '../../../src/core/evidence';
import { notRead } from '../../../src/core/evidence';
import { answersOf, asText, draftReferral, formFor, frontDoorQuestions, missingAnswers, withEdits, type ReferralDraft } from '../../../src/core/referral';
import { packOf } from '../../support/packs';

const redbridge = packOf('redbridge', '2025-07-interim');
const dudley = packOf('dudley', '2021-03');
const settled = (more: Partial<ThresholdDecision>, pack = redbridge): ThresholdDecision => ({
  authority: pack.id, edition: pack.edition, editionName: pack.editionName, level: 4, legal: 's47', immediate: false, suggested: 4, differsBecause: '', routes: ['front-door'],
  consent: { agreement: 'given', tellParents: 'told', why: '' }, ...more,
});

function drafted(text: string, child: Partial<Facts['child']>, decision: ThresholdDecision, pack = redbridge): ReferralDraft {
  const message: Message = { id: 'door-1', channel: 'outlook', subject: 'Worry', sentAt: '2026-11-20T13:10:00', from: 'Ruth Adler', parts: [{ text }] };
  const reading = notRead();
  const sentences = [{ place: { part: 0, start: 0, end: text.length }, passage: 0, likely: [] }];
  const passages = [{ kind: 'written-now' as const, place: { part: 0, start: 0, end: text.length } }];
  return draftReferral({ message, reading: { ...reading, passages, sentences, facts: { ...reading.facts, child } }, suggestions: [], decisions: [], pack, settled: decision });
}
const quote = { text: 'x', place: { part: 0, start: 0, end: 1 } };
const open = (draft: ReferralDraft) => missingAnswers(draft).map((m) => m.key);

describe('as the front door would read a referral for significant harm', () => {
  it('safety now comes first, then what happened; what only fills the form comes after', () => {
    const keys = open(drafted('x', { age: { value: 9, quote } }, settled({})));
    expect(keys.slice(0, 6)).toEqual(['safe-now', 'child-location', 'who-caused', 'parents-whereabouts', 'person-posing-risk', 'what-happened']);
    expect(keys.indexOf('parental-responsibility')).toBeGreaterThan(keys.indexOf('last-seen'));
    expect(keys.indexOf('school')).toBeGreaterThan(keys.indexOf('parental-responsibility'));
  });

  it('a child in need is read from the worry, its impact and what was tried', () => {
    const keys = open(drafted('x', {}, settled({ level: 3, legal: 's17' })));
    expect(keys.slice(0, 5)).toEqual(['reason', 'impact', 'voice-of-child', 'why-now', 'support-so-far']);
    expect(keys).not.toContain('safe-now');
  });
});

describe('a question that nobody could answer is not asked', () => {
  it('a baby is not asked for words, school or learning; its day is asked for in words that fit', () => {
    const draft = drafted('x', { age: { value: 0, quote } }, settled({}));
    for (const key of ['childs-words', 'school', 'learning', 'child-told']) expect(open(draft)).not.toContain(key);
    expect(frontDoorQuestions(draft)).toContain('How does the baby look, sound and respond to those who care for them? What is an ordinary day like?');
    expect(asText(draft)).not.toContain('what they said');
  });

  it('nor a child whose date of birth shows it', () => {
    expect(open(drafted('x', { dateOfBirth: { value: '2025-12-24', quote } }, settled({})))).not.toContain('childs-words');
    expect(open(drafted('x', { dateOfBirth: { value: '2019-12-24', quote } }, settled({})))).toContain('childs-words');
  });

  it('nor where an unborn child is, or when it was last seen', () => {
    const draft = drafted('The unborn baby is due in March.', {}, settled({}));
    for (const key of ['child-location', 'last-seen', 'childs-words', 'child-told', 'school']) expect(open(draft)).not.toContain(key);
    expect(open(draft)).toEqual(expect.arrayContaining(['parents-whereabouts', 'child-dob']));
  });

  it('a named child is not taken for unborn because a mother expects another', () => {
    expect(open(drafted('Sam is worried about the unborn baby.', { name: { value: 'Sam', quote } }, settled({})))).toContain('child-location');
  });
});

describe('a question that could put a child at risk is not asked', () => {
  it('what the parents say, and who agreed, where they are not to be told', () => {
    const untold = drafted('x', {}, settled({ consent: { agreement: 'not-sought', tellParents: 'not-told', why: 'The uncle lives there.' } }));
    for (const key of ['parents-views', 'agreement-to-share']) expect(open(untold)).not.toContain(key);
    expect(asText(untold)).not.toContain('Agreement to share');
    for (const key of ['parents-views', 'agreement-to-share']) expect(open(drafted('x', {}, settled({})))).toContain(key);
  });

  it('it can be answered all the same', () => {
    const draft = drafted('x', {}, settled({ consent: { agreement: 'not-sought', tellParents: 'not-told', why: 'The uncle lives there.' } }));
    expect(asText(withEdits(draft, { 'parents-views': { value: 'Mum rang on Monday.' } }))).toContain('Mum rang on Monday.');
  });
});

describe.each([['Redbridge FHA, level 2', redbridge, 'redbridge-fha', 2], ['Dudley EHA, level 2', dudley, 'dudley-eha', 2], ['Dudley EHA, level 3', dudley, 'dudley-eha', 3]] as const)('early help: %s', (_name, pack, form, level) => {
  const decision = settled({ level, legal: 'none', routes: ['early-help'], consent: { agreement: 'unknown', tellParents: 'unknown', why: '' } }, pack);
  it('takes the early-help form, with agreement first, and asks for it first', () => {
    expect(formFor(pack, decision).id).toBe(form);
    const draft = drafted('x', {}, decision, pack);
    expect(draft.sections[0]?.id).toBe('consent');
    expect(open(draft).slice(0, 3)).toEqual(['parents-know', 'parents-agree', 'agreement-to-share']);
  });

  it('asks nothing that belongs to significant harm', () => {
    const keys = answersOf(drafted('x', {}, decision, pack)).map((a) => a.key);
    for (const key of ['danger-now', 'safe-now', 'child-location', 'who-caused', 'injuries', 'parents-whereabouts', 'what-happened', 'person-posing-risk', 'type-of-harm', 'request-kind', 'why-not-told', 'keep-from-family']) expect(keys).not.toContain(key);
    expect(keys.length).toBeLessThanOrEqual(41);
  });
});
