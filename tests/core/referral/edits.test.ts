import { answersOf, asJson, asText, draftReferral, familyCopy, knownAs, missingAnswers, withEdits, type Answer, type Edits, type ReferralDraft } from '../../../src/core/referral';
import type { Message } from '../../../src/core/evidence';
import { suggest } from '../../../src/core/decision';
import { packOf } from '../../support/packs';
import { reader } from '../../support/reader';

const redbridge = packOf('redbridge', '2025-07-interim');
const TEXT = 'Mum said he has no bed of his own. I saw two red lines on his back this morning. He was crying.';

async function draftOf(text = TEXT, more: Partial<Parameters<typeof draftReferral>[0]> = {}): Promise<ReferralDraft> {
  const message: Message = { id: 'edits-1', channel: 'outlook', subject: 'Worry', sentAt: '2026-11-20T15:20:00', from: 'Ruth Adler', parts: [{ text }] };
  const reading = await reader().read(message);
  return draftReferral({ message, reading, suggestions: suggest(reading, redbridge), decisions: [], pack: redbridge, ...more });
}
const find = (draft: ReferralDraft, key: string) => answersOf(draft).find((a) => a.key === key) as Answer;
/** A draft of which one answer holds two sentences, each with its source. */
async function twoSentences(): Promise<ReferralDraft> {
  const draft = await draftOf();
  const from = (text: string, start: number) => ({ kind: 'message' as const, quote: { text, place: { part: 0, start, end: start + text.length } }, subject: 'Worry', author: 'Ruth Adler', sentAt: '2026-11-20T15:20:00', messageId: 'edits-1' });
  const statements = [
    { text: 'Mum said he has no bed of his own.', told: 'told-by' as const, teller: 'Mum', from: from('Mum said he has no bed of his own.', 0) },
    { text: 'I saw two red lines on his back this morning.', told: 'observed' as const, from: from('I saw two red lines on his back this morning.', 35) },
  ];
  const value = 'Mum said he has no bed of his own. [told by Mum; Ruth Adler, Fri 20 November 2026, 15:20]\nI saw two red lines on his back this morning. [seen by the writer; Ruth Adler, Fri 20 November 2026, 15:20]';
  return { ...draft, sections: draft.sections.map((s) => ({ ...s, answers: s.answers.map((a) => (a.key === 'reason' ? { ...a, state: 'known' as const, value, statements, from: statements.map((one) => one.from) } : a)) })) };
}

describe('what an answer rests on follows what the person made of it', () => {
  it('a sentence that was deleted is in no part of the answer as data, nor is its source', async () => {
    const draft = await twoSentences();
    const [, second = ''] = find(draft, 'reason').value.split('\n');
    const reason = (edits: Edits) => asJson(withEdits(draft, edits)).answers.find((a) => a.key === 'reason');
    expect(JSON.stringify(reason({ reason: { confirmed: true } }))).toContain('no bed');
    expect(JSON.stringify(reason({ reason: { value: second } }))).not.toContain('no bed');
    expect(reason({ reason: { value: second } })).toMatchObject({ statements: [{ told: 'observed' }], from: [{ kind: 'message' }, { kind: 'person' }] });
    expect(reason({ reason: { value: 'He sleeps on the floor.' } })).toMatchObject({ statements: [], from: [{ kind: 'person' }] });
    expect(reason({ reason: { state: 'not-known', confirmed: true } })).toMatchObject({ value: '', statements: [], from: [] });
  });

  it('how a sentence is known is what stands behind it now', async () => {
    const draft = await twoSentences();
    const { value, statements } = find(draft, 'reason');
    const told = (to: string) => find(withEdits(draft, { reason: { value: to } }), 'reason').statements.map((s) => [s.told, s.teller]);
    expect(told(value.replace('told by Mum', 'told by Gran'))).toEqual([['told-by', 'Gran'], ['observed', undefined]]);
    expect(told(value.replace('told by Mum', 'seen by the writer'))).toEqual([['observed', undefined], ['observed', undefined]]);
    expect(told(value.replace(/ \[seen.*$/, ''))).toEqual([['told-by', 'Mum'], [undefined, undefined]]);
    expect(told(`${value}\nHe hid.`)).toEqual([['told-by', 'Mum'], ['observed', undefined]]);
    const changed = statements[1] ? knownAs(value, statements[1], 'opinion') : '';
    expect(changed.split('\n')[1]).toBe('I saw two red lines on his back this morning. [opinion of the writer; Ruth Adler, Fri 20 November 2026, 15:20]');
    expect(told(changed)).toEqual([['told-by', 'Mum'], ['opinion', undefined]]);
    expect(statements[0] && knownAs(value, statements[0], undefined).split('\n')[0]).toBe('Mum said he has no bed of his own. [stated by the writer; Ruth Adler, Fri 20 November 2026, 15:20]');
  });

  it('who wrote a sentence stays out of the family’s copy, also where its words were changed', async () => {
    const draft = await twoSentences();
    const value = find(draft, 'reason').value.replace('I saw two red lines', 'I saw red lines').replace('Mum said he has', 'Mum says he has');
    const family = familyCopy(withEdits(draft, { reason: { value } }));
    expect(find(family, 'reason').value).toBe('Mum says he has no bed of his own.\nI saw red lines on his back this morning.');
    expect(asText(withEdits(draft, { reason: { value } }), { forFamily: true })).not.toContain('Ruth Adler');
  });
});

describe('a question with a condition follows the answers', () => {
  const asked = (draft: ReferralDraft, edits: Edits) => missingAnswers(withEdits(draft, edits)).map((m) => m.key);
  it.each<[string, Edits, Edits]>([
    ['social-worker-name', { 'social-worker-known': { value: 'yes' } }, { 'social-worker-known': { value: 'no' } }],
    ['child-upn', { 'referrer-agency': { value: 'Hill Primary School' } }, { 'referrer-agency': { value: 'Hill House, School Nursing' } }],
    ['child-upn', { 'referrer-role': { value: 'Class teacher' } }, { 'referrer-agency': { value: 'Elm Primary Care' } }],
    ['child-nhs', { 'referrer-agency': { value: 'Queen’s Hospital' } }, { 'referrer-role': { value: 'Nursery nurse' } }],
    ['why-not-told', { 'parents-know': { value: 'no' } }, { 'parents-know': { value: 'yes' }, 'parents-agree': { value: 'yes' } }],
    ['development', { 'request-kind': { value: 'child in need (section 17)' } }, { 'request-kind': { value: 'accommodation' } }],
    ['who-caused', { 'request-kind': { value: 'child protection (section 47)' } }, { 'request-kind': { value: 'early help' } }],
    ['young-person-agrees', { 'child-age': { value: '16' } }, { 'child-age': { value: '3' } }],
    ['young-person-agrees', { 'child-dob': { value: '01/02/2010' }, 'referral-date': { value: '20/11/2026' } }, { 'child-dob': { value: '01/02/2021' }, 'referral-date': { value: '20/11/2026' } }],
    ['childs-words', { 'child-age': { value: '9' } }, { 'child-age': { value: '11 months' } }],
    ['childs-words', { 'child-age': { value: '9 years 3 months' } }, { 'child-age': { value: 'under a year old' } }],
    ['young-person-agrees', { 'child-age': { value: '16 years and 2 months' } }, { 'child-age': { value: 'six weeks' } }],
  ])('%s is asked after one answer and not after another', async (key, after, notAfter) => {
    const draft = { ...await draftOf('We are worried.'), youngFrom: 16 };
    expect(asked(draft, after)).toContain(key);
    expect(asked(draft, notAfter)).not.toContain(key);
  });

  it('is no longer asked once the answer is taken back', async () => {
    const draft = await draftOf('We are worried.');
    expect(asked(draft, { 'social-worker-known': { value: '', state: undefined } })).not.toContain('social-worker-name');
    expect(asText(withEdits(draft, { 'social-worker-known': { value: 'yes' } }))).toContain('Name of the social worker: To be asked');
    expect(asText(withEdits(draft, {}))).not.toContain('Name of the social worker');
  });

  it('that the message took the child for a baby is put right by the person’s age', async () => {
    const draft = await draftOf('Baby Sam Brook, 5 months old, has lost weight. I saw bruises on his arm.');
    expect(asked(draft, {})).not.toContain('school');
    expect(asked(draft, { 'child-age': { value: '5' } })).toContain('school');
    expect(asked(draft, { 'child-age': { value: '1' } })).not.toContain('school');
  });

  it('each child referred is asked by their own age, and by the one referrer', async () => {
    const draft = await draftOf('We are worried.', { alsoRefer: ['new'] });
    const keys = asked(draft, { 'referrer-agency': { value: 'Hill School' }, 'child-age': { value: '1' }, 'child-age~2': { value: '9' } });
    expect(keys).toEqual(expect.arrayContaining(['child-upn', 'child-upn~2', 'school~2']));
    expect(keys).not.toContain('school');
  });

  it('early help asks for the child’s words and the neglect toolkit where the message shows that there is something', async () => {
    const form = redbridge.forms?.find((one) => one.id === 'redbridge-fha');
    const shown = await draftOf('Sam Brook, 7, comes in dirty clothes that smell and is hungry every day. He told me: "There is no food at home".', { form });
    const without = await draftOf('We are worried.', { form });
    const holds = (draft: ReferralDraft) => ['childs-words', 'neglect-toolkit'].map((key) => find(withEdits(draft, {}), key).holds);
    expect(holds(shown)).toEqual([true, true]);
    expect(holds(without)).toEqual([undefined, undefined]);
  });
});
