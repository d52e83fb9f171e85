import type { Message } from '../../../src/core/evidence';
import { answersOf, draftReferral } from '../../../src/core/referral';
import { packOf } from '../../support/packs';
import { reader } from '../../support/reader';

const pack = packOf('redbridge', '2025-07-interim');

/** What a field of the draft holds, after a child and her mother are named: its sentences, else its value. */
async function filed(field: string, text: string): Promise<string[]> {
  const message: Message = { id: 'cues-1', channel: 'outlook', subject: 'Ollie Finch', sentAt: '2026-11-20T15:20:00', from: 'Ruth Adler', parts: [{ text: `Ollie Finch, 7, has a bruise on his arm. His mum is Tanya Finch. ${text}` }] };
  const answer = answersOf(draftReferral({ message, reading: await reader().read(message), suggestions: [], decisions: [], pack })).find((one) => one.field === field);
  return answer?.statements.map((one) => one.text) ?? [];
}

describe('a sentence is filed', () => {
  it.each([
    ['safe-now', 'Ollie is due to be collected at 15:20 by Ray.'],
    ['keep-from-family', 'His nan rang on Friday, said not to tell mum that she rang.'],
    ['parents-know', 'His parents aren’t aware.'],
    ['parents-know', 'I am referring Ollie with his mother’s knowledge.'],
    ['keep-from-family', 'Can you not tell them that I rang.'],
    ['what-is-wanted', 'Please could he have a proper assessment by one person.'],
    ['what-is-wanted', 'Asking for a CIN assessment.'],
    ['parents-response', 'The consultant told them that a referral is made, dad went quiet but said ok.'],
    ['who-caused', 'Mum hit him with a belt.'],
    ['impact', 'He was asleep in class again.'],
    ['strengths', 'He was polite and chatty.'],
  ])('under %s: %s', async (field, sentence) => { expect(await filed(field, sentence)).toEqual([sentence]); });

  it.each(['There are marks on Ollie’s forearm.', "I saw cuts on Ollie's forearm, fresh, maybe ten."])('under injuries, with the child named before the part of the body: %s', async (sentence) => { expect(await filed('injuries', sentence)).toContain(sentence); });

  it.each([
    ['keep-from-family', 'Mum said not to ring after six.'],
    ['parents-know', 'Mum has agreed somebody else will do that from January.'],
    ['keep-from-family', 'Terrorism can be reported in confidence on the hotline.'],
    ['keep-from-family', 'I was asked for an anonymised case for the inspection.'],
    ['who-caused', 'He has never been arrested for violence.'],
    ['who-caused', 'He was arrested with a lighter in his sock.'],
    ['who-caused', 'His dad has never so much as pushed him.'],
    ['who-caused', 'He shook my hand and thanked me.'],
    ['places-and-times', 'There were two snap bags on the side in the kitchen.'],
    ['impact', 'The baby was asleep in a drawer.'],
    ['impact', 'He was withdrawn from Tunstead Primary by his mum.'],
    ['strengths', 'He was on track in Year 1, now he is at the bottom.'],
    ['safe-now', 'I have put his order on hold until 1 Feb.'],
  ])('not under %s: %s', async (field, sentence) => { expect(await filed(field, sentence)).toEqual([]); });
});
