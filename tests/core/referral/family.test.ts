import { wordPapers } from '../../../src/adapters/documents';
import { fillForm } from '../../../src/adapters/documents/own-form';
import { suggest } from '../../../src/core/decision';
import type { Message } from '../../../src/core/evidence';
import { answersOf, asJson, asText, draftReferral, ReferralJson, withEdits, type Edits, type ReferralDraft } from '../../../src/core/referral';
import { Document, Packer, Paragraph } from 'docx';
import { extractRawText } from 'mammoth';
import { packOf } from '../../support/packs';
import { reader } from '../../support/reader';

const pack = packOf('dudley', '2021-03');
const mail = (text: string, subject = 'Hana Idris'): Message => ({ id: 'family-1', channel: 'outlook', subject, sentAt: '2026-11-19T14:20:00', from: 'Tess Marlow', parts: [{ text }] });

const aunt = mail(`Hana Idris in 7B told me this morning, "Dad hit me with the cable because I dropped the plates." There are three red lines across the back of her left calf.

Her aunt, Samira, phoned the office at 11:40. She told us in confidence that she has seen him hit Hana before, and asked us not to tell Dad that she rang. Please do not mention the aunt's call to the family: she is frightened of what he will do.

The neighbour at number 9, Mrs Oakes, told me that Hana was locked out on Sunday. Hana's mum told me on 6 November that Hana fell off her bed. Hana is very quiet and has stopped eating lunch. Dad was aggressive to staff in reception in May.`);

async function draftOf(message: Message, edits: Edits = {}): Promise<ReferralDraft> {
  const reading = await reader().read(message);
  const suggestions = suggest(reading, pack);
  const decisions = suggestions.map((s) => ({ suggestionId: s.id, decision: 'accepted' as const }));
  return withEdits(draftReferral({ message, reading, suggestions, decisions, pack }), edits);
}

const word = async (draft: ReferralDraft, forFamily: boolean) => (await extractRawText({ buffer: Buffer.from(await (await wordPapers().asWord(draft, { forFamily })).arrayBuffer()) })).value;
async function ownForm(draft: ReferralDraft, forFamily: boolean): Promise<string> {
  const keys = answersOf(draft).map((a) => `{${a.key}}`);
  const form = await Packer.toBuffer(new Document({ sections: [{ children: keys.map((key) => new Paragraph(key)) }] }));
  return (await extractRawText({ buffer: Buffer.from(fillForm(new Uint8Array(form), draft, { forFamily })) })).value;
}
const everyCopy = async (draft: ReferralDraft, forFamily = true): Promise<string[]> => [asText(draft, { forFamily, sources: true }), await word(draft, forFamily), await ownForm(draft, forFamily)];

describe('a copy for the family', () => {
  it('holds nowhere what was told in confidence, whichever question it also answers', async () => {
    const draft = await draftOf(aunt);
    expect(asText(draft)).toMatch(/Who may have caused it[^]*in confidence/u);
    for (const copy of await everyCopy(draft)) {
      expect(copy).toContain('three red lines');
      expect(copy).not.toMatch(/confidence|aunt's call|Samira, phoned|asked us not to tell/u);
    }
  });

  it('says what it is, so that nobody hands over the other one, and asks the family nothing that is still to be asked', async () => {
    const draft = await draftOf(aunt);
    expect(asText(draft)).toContain('To be asked');
    for (const copy of [asText(draft, { forFamily: true }), await word(draft, true)]) {
      expect(copy.split('\n')[0]).toBe(`${draft.form.title}: copy for the family`);
      expect(copy).not.toContain('To be asked');
    }
    for (const copy of [asText(draft), await word(draft, false)]) expect(copy).not.toContain('copy for the family');
  });

  it('says with what is to be kept who is meant, and finds a request in other words', async () => {
    const kept = answersOf(await draftOf(aunt)).find((a) => a.field === 'keep-from-family')?.value ?? '';
    expect(kept).toMatch(/Her aunt, Samira, phoned the office[^]*in confidence[^]*do not mention the aunt's call/u);
  });

  it.each([
    'Mum must not be told where the boys are staying.', 'She begged me not to say anything to her mum.', 'The caller wishes to remain anonymous.', 'Do not disclose the new address to the father.',
    'Nan would be in danger if he found out that she rang us.', 'He asked that this is kept from his stepdad.', 'This is strictly confidential and not for the parents.', 'Please keep this from the family.',
  ])('keeps “%s”', async (sentence) => {
    const draft = await draftOf(mail(`Hana Idris had a bruise on her cheek and said "Dad did it".\n\n${sentence}`));
    expect(answersOf(draft).find((a) => a.field === 'keep-from-family')?.value).toContain(sentence);
    for (const copy of await everyCopy(draft)) expect(copy).not.toContain(sentence);
  });

  const story = 'Hana Idris had a bruise on her cheek and is very quiet. She said "Dad did it". Her mum told me on 6 November that Hana fell off her bed.';
  it.each([
    ['Hana Idris: not for sharing with family', story], ['Do not copy to parents - Hana Idris', story], ['Hana Idris (confidential from dad)', story], ['PRIVATE from the parents', story], ['Hana: parents are not to be told', story],
    ['Hana Idris', `Not for sharing with family.\n\n${story}`], ['Hana Idris', `Dear Tess,\n\nDO NOT COPY TO PARENTS\n\n${story}`], ['Hana Idris', `Confidential from dad\n${story}`], ['Hana Idris', `Hi all,\nplease keep this from the family\n\n${story}`],
  ])('keeps all of a message whose subject or first line asks it: %s, %s', async (subject, text) => {
    const draft = await draftOf(mail(text, subject));
    expect(asText(draft)).toMatch(/bruise on her cheek[^\n]*keep from the family/u);
    expect(answersOf(draft).find((a) => a.field === 'keep-from-family')?.value.split('\n')).toHaveLength(1);
    for (const copy of await everyCopy(draft)) expect(copy).not.toMatch(/bruise on her cheek|Dad did it|fell off her bed/u);
  });

  it.each([
    ['Hana Idris: strictly confidential', story], ['Hana Idris: do not forward to family support', story], ['Hana Idris: no contact with dad since May', story], ['Parents not told yet: Hana Idris', story], ['Not able to reach mum', story], ['Hana Idris: do not send home', story], ['Dad must not see Hana or have her at weekends', story],
    ['Hana Idris', `Please do not tell Mum about the aunt's call on Sunday, and ring me first about anything else that you need to know. ${story}`], ['Hana Idris', `${story}\n\nDo not copy to parents.`],
  ])('keeps no more of a message than what its words ask for: %s, %s', async (subject, text) => {
    for (const copy of await everyCopy(await draftOf(mail(text, subject)))) expect(copy).toContain('bruise on her cheek');
  });

  it.each(['Please do not raise this with dad.', 'Please don\'t report this to her mum.', 'Do not discuss any of it with the family.'])('keeps what is asked to be kept, in the words of an order too: %s', async (sentence) => {
    expect(answersOf(await draftOf(mail(`Hana Idris had a bruise on her cheek.\n\n${sentence}`))).find((a) => a.field === 'keep-from-family')?.value).toContain(sentence);
  });

  it.each(['Hana keeps her drawings in a folder and wants to show her family.', 'We told her parents that we would refer.', 'Mum was told about this on the telephone and agrees.'])('does not keep “%s”', async (sentence) => {
    expect(answersOf(await draftOf(mail(`Hana Idris had a bruise on her cheek.\n\n${sentence}`))).find((a) => a.field === 'keep-from-family')?.value).toBe('');
  });

  it('leaves out an answer’s words everywhere once the person ticks that it is to be kept, also in sentences that hold them', async () => {
    const message = mail('Hana Idris has moved and now lives at 12 Elm Tree Road. She had a bruise on her cheek. Since she came to 12 Elm Tree Road she sleeps better and is not frightened.');
    const draft = await draftOf(message, { 'child-address': { value: '12 Elm Tree Road', keepFromFamily: true }, impact: { value: 'Since she came to 12 Elm Tree Road she sleeps better.\nShe is tired.' } });
    for (const copy of await everyCopy(draft)) {
      expect(copy).not.toContain('Elm Tree');
      expect(copy).toContain('She is tired.');
    }
  });

  it('does not name neighbours and relatives who spoke up, and keeps what a parent said', async () => {
    const draft = await draftOf(aunt, { history: { value: 'The neighbour, Mrs Oakes, told me that Hana was locked out. [told by The neighbour; Tess Marlow, Thu 19 November 2026, 14:20]\nHer teacher told me that she was late. [told by Her teacher; Tess Marlow, Thu 19 November 2026, 14:20]\nMum’s friend told me that he shouts. [told by Mum’s friend; Tess Marlow, Thu 19 November 2026, 14:20]\nCorey’s mum told me that they were alone. [told by Corey’s mum; Tess Marlow, Thu 19 November 2026, 14:20]' } });
    expect(asText(draft)).toContain('Mrs Oakes');
    for (const copy of await everyCopy(draft)) {
      expect(copy).toContain('Her teacher told me');
      expect(copy).not.toMatch(/Mrs Oakes|locked out|he shouts|were alone/u);
      expect(copy).toContain('Hana fell off her bed');
    }
  });

  it.each([
    ['neighbour', 'Mrs Pilbeam', 'Ray Dunmore is not allowed to live with children, according to a neighbour, Mrs Pilbeam at number 9, who does not want the family to know that she spoke to us.'],
    ['aunt', 'Samira', 'Her aunt, Samira, phoned the office. She told us in confidence that she has seen him hit Hana before.'],
  ])('does not list the %s who spoke up among the family’s people, and marks them in every other copy', async (_who, name, told) => {
    const draft = await draftOf(mail(`Hana Idris had a bruise on her cheek and said "Uncle Ray did it". Her mum is Dina Idris; Ray Dunmore is her partner.\n\n${told}`));
    const people = answersOf(draft).find((a) => a.field === 'household-person');
    expect(people?.value).toMatch(new RegExp(`${name}[^\n]*\\[keep from the family\\]`, 'u'));
    expect(people?.value).toMatch(/Dina Idris, mother$/mu);
    for (const copy of await everyCopy(draft)) {
      expect(copy).toContain('Dina Idris, mother');
      expect(copy).not.toContain(name);
    }
    expect(ReferralJson.parse(asJson(draft)).answers.flatMap((a) => a.people ?? []).find((one) => one.name === name)?.keepFromFamily).toBe(true);
  });

  it('does not list a neighbour who told something among the family’s people, whether or not they asked that it is kept', async () => {
    const draft = await draftOf(mail('Hana Idris had a bruise on her cheek. Her mum is Dina Idris. The neighbour, Mrs Oakes, told me that Hana was locked out on Sunday and had a bruise.'), { 'household-person/own 1': { parts: { name: 'Mrs Oakes', relationship: 'neighbour' } }, history: { value: 'The neighbour, Mrs Oakes, told me that Hana was locked out. [told by The neighbour; Tess Marlow, Thu 19 November 2026, 14:20]' } });
    expect(asText(draft)).toContain('Mrs Oakes, neighbour');
    for (const copy of await everyCopy(draft)) expect(copy).not.toContain('Oakes');
  });

  it('does not hold what protects staff, nor two addresses that disagree, unless the person says so', async () => {
    const draft = await draftOf(aunt);
    for (const copy of await everyCopy(draft)) expect(copy).not.toContain('aggressive to staff');
    const moved = answersOf(draft).map((a) => (a.field === 'child-address' ? { ...a, state: 'to-ask' as const, value: '', conflict: [{ value: '1 Old Street', from: [] }, { value: '9 Safe House Lane', from: [] }] } : a));
    const unsettled = { ...draft, sections: [{ id: 'all', title: 'All', answers: moved }] };
    for (const copy of await everyCopy(unsettled)) expect(copy).not.toContain('Safe House');
    expect(asText(unsettled)).toContain('Safe House');
  });
});

describe('the copy for the front door', () => {
  it('is marked where the family must not be given what it says', async () => {
    const draft = await draftOf(aunt, { gp: { value: 'Dr Wood, High Street', keepFromFamily: true } });
    for (const copy of await everyCopy(draft, false)) {
      expect(copy).toMatch(/in confidence[^\n]*\[[^\]]*keep from the family\]/u);
      expect(copy).toMatch(/Dr Wood, High Street \[keep from the family\]|GP \(keep from the family\)/u);
    }
    const data = ReferralJson.parse(asJson(draft));
    const elsewhere = data.answers.filter((a) => a.field !== 'keep-from-family').flatMap((a) => a.statements).filter((s) => s.text.includes('in confidence'));
    expect(elsewhere.length).toBeGreaterThan(0);
    expect(elsewhere.every((s) => s.keepFromFamily)).toBe(true);
  });
});
