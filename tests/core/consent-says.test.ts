import { consentAnswered, consentIn } from '../../src/core/evidence/facts/consent-says';

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
    ['Mrs Misra is happy for us to talk.', 'given'],
    ['She agreed I may ring early help.', 'given'],
    ['He cried, signed consent, and said he would go.', 'given'],
    ['Sienna said I could send this to the hub but not dad.', 'given'],
    ['I have put her name down with her say-so.', 'given'],
    ['Mum knows and said ok.', 'given'],
    ['Consent both.', 'given'],
    ['Both parents have agreed to a child in need assessment.', 'given'],
    ['She has read and signed this.', 'given'],
    ['Not told the family I am contacting you.', 'not-sought'],
    ['I have not asked anyone for consent.', 'not-sought'],
    ['I have not said anything to Siobhan yet.', 'not-sought'],
    ['I didn’t tell her I’d be writing.', 'not-sought'],
    ['Nobody rings home.', 'not-sought'],
    ['He isn’t keen on me ringing.', 'refused'],
    ['She asked us not to refer.', 'refused'],
    ['Mum wouldn’t let me ring anyone.', 'refused'],
    ['Mum is aware and happy.', 'given'],
    ['Parents have been informed and agree.', 'given'],
    ['Parents are aware of the referral.', 'given'],
    ['Verbal consent from nan.', 'given'],
    ['I have asked CAMHS for the pathway with Mrs Bello’s agreement.', 'given'],
    ['Mother was spoken to and is in support of a referral.', 'given'],
    ['Parents were told we would be making a referral and did not object.', 'given'],
    ['Referral to the alcohol nurse accepted by both father and son.', 'given'],
    ['We did not seek consent as it would put her at risk.', 'not-sought'],
    ['Have not told dad because he hits her.', 'not-sought'],
    ['Aint spoke to mum', 'not-sought'],
    ['Mum is Angharad, 07700 900736, who I’ve not rung.', 'not-sought'],
    ['No parent has been told that we are asking.', 'not-sought'],
    ['no calls home.', 'not-sought'],
    ['No consent asked, because it would tip them off.', 'not-sought'],
    ['Parents refused.', 'refused'],
    ['Mum is not in agreement with the referral.', 'refused'],
    ['Consent: Yes (mother, verbal, 12/10/2026)', 'given'],
    ['Consent obtained? Y', 'given'],
    ['Consent to share information: Refused', 'refused'],
    ['Parental consent: No', 'refused'],
    ['Consent sought: No - would increase risk', 'not-sought'],
    ['Are parents aware of referral? No - would increase risk', 'not-sought'],
  ])('“%s” says %s', (sentence, kind) => expect(consentIn(sentence)?.kind).toBe(kind));

  test.each([
    'Is mum happy for us to refer?', 'If mum agrees to the referral I will send it.', 'She was not happy for me to write.', 'I’ve said yes to a photograph.',
    'They fell out about who was being left out.', 'I have not asked her anything else.', 'I’d be grateful for a call by ten thirty.', 'Duty have agreed to speak to you.',
    'Photo consent is signed.', 'Photo consent: Yes', 'Consent for emergency medical treatment: Y', 'Mum knows I am making this referral and is not happy.', 'I’ve written this three times and deleted it.', 'Women seen this week.', 'She gave consent for the steroid injection.', 'She gave me leave to go home.', 'You agreed to the plan.', 'He agreed the score was fair.',
  ])('“%s” says nothing', (sentence) => expect(consentIn(sentence)).toBeUndefined());
});

describe('what a sentence says as the answer to the one before it', () => {
  test.each([
    ['Does mum agree?', 'Yes so long as dad isn’t rung first.', 'given'],
    ['Do they know you’re asking us?', 'Yes both.', 'given'],
    ['Do mum and dad know?', 'No.', 'not-sought'],
    ['Is she happy for us to refer?', 'No, not at all.', 'refused'],
    ['I asked if I could refer her to the family hub.', 'She said yes please.', 'given'],
    ['I told him I was sharing this.', 'He said no.', 'refused'],
    ['Consent obtained:', 'Yes', 'given'],
    ['Are parents aware of this referral?', 'No, at risk', 'not-sought'],
    ['Is mum ok with it?', 'She asked me to do it.', 'given'],
  ])('“%s” “%s” says %s', (before, sentence, kind) => expect(consentAnswered(sentence, before)?.kind).toBe(kind));

  test.each([['Has she eaten?', 'Yes.'], ['I rang Shannon and asked who was there.', 'She said yes he has been there since June.'], ['Does mum agree?', 'Is she in?'], ['', 'She said yes.']])('“%s” “%s” says nothing', (before, sentence) => expect(consentAnswered(sentence, before)).toBeUndefined());
});
