import { answersOf, asJson, asText, draftReferral, familyCopy, knownAs, withEdits, type Answer, type Edits, type ReferralDraft } from '../../../src/core/referral';
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
