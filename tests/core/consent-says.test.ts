import { consentIn } from '../../src/core/evidence/facts/consent-says';

describe('what one sentence plainly says of the family’s agreement', () => {
  test.each([
    ['Justyna has agreed to speak to you but only in the day.', 'given'],
    ['Mum is keen for some help and said yes to me contacting you.', 'given'],
    ['Both parents consent.', 'given'],
    ['With the young person’s agreement.', 'given'],
    ['She knows I am writing and has read this.', 'given'],
    ['Parents have NOT been told.', 'not-sought'],
    ['I have not spoken to her parents.', 'not-sought'],
    ['Mum does not want a referral.', 'refused'],
    ['He said no to early help.', 'refused'],
  ])('“%s” says %s', (sentence, kind) => expect(consentIn(sentence)?.kind).toBe(kind));

  test.each([
    'Is mum happy for us to refer?', 'If mum agrees to the referral I will send it.', 'She was not happy for me to write.', 'I’ve said yes to a photograph.',
    'They fell out about who was being left out.', 'I have not asked her anything else.', 'I’d be grateful for a call by ten thirty.', 'Duty have agreed to speak to you.',
  ])('“%s” says nothing', (sentence) => expect(consentIn(sentence)).toBeUndefined());
});
