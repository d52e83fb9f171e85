import type { Message } from '../../../src/core/evidence';
import { answersOf, draftReferral, ReferralJson, asJson, asText, type Drafting } from '../../../src/core/referral';
import { collectFrom } from '../../../src/core/referral/collect';
import { sentencesOf } from '../../../src/core/referral/source';
import { withTellers } from '../../../src/core/referral/tellers';
import { tellingOf } from '../../../src/core/referral/telling';
import { packOf } from '../../support/packs';
import { reader } from '../../support/reader';

const pack = packOf('redbridge', '2025-07-interim');

describe('how the writer knows', () => {
  it.each([
    ['Mrs Oakes said "he hits her".', 'told-by', 'Mrs Oakes'],
    ['Dr Wood (paediatrics) reported that the fracture was old.', 'told-by', 'Dr Wood'],
    ['Mr Bell, his tutor, told us "he sleeps in lessons".', 'told-by', 'Mr Bell'],
    ['The caller, Leon MARSH (08/06/2013), said "He is hurting my mum, please come."', 'child-said', undefined],
    ['Ivy, who is five, whispered "don’t tell Mummy".', 'child-said', undefined],
    ['From my visit yesterday: the kitchen had no food.', 'observed', undefined],
    ['He had a full nappy and cried when I left.', 'observed', undefined],
    ['I’ve seen him take food from the bin.', 'observed', undefined],
    ['I have not seen this myself.', undefined, undefined],
    ['He was seen by the GP on Monday.', undefined, undefined],
    ['His nan looked after him in the holidays.', undefined, undefined],
    ['A red mark was seen on her arm at 9.05.', 'observed', undefined],
    ['She showed me how she cannot lift it above here.', 'observed', undefined],
    ['He calls her thick in front of my colleague.', 'observed', undefined],
    ['On arrival Ms Doyle was on the kitchen floor.', 'observed', undefined],
    ['I undressed him fully.', 'observed', undefined],
    ['Mum has agreed to a referral.', 'told-by', 'Mum'],
    ['Dad accepts that he shouts.', 'told-by', 'Dad'],
    ['Parents have NOT been told.', undefined, undefined],
    ['Mum was asked about the mark.', undefined, undefined],
    ['Mum was asked and said that it was the cot.', 'told-by', 'Mum'],
    ['Mum was saying that it was the cot.', 'told-by', 'Mum'],
    ['Mum refused to open the door.', undefined, undefined],
    ['The drop-in SLT said that he will need more.', 'told-by', 'The drop-in SLT'],
    ['His last school say he is a sweet kid.', 'told-by', 'His last school'],
    ['Ms B said that they were moved on.', 'told-by', 'Ms B'],
    ['No marks seen on his arms or face.', 'observed', undefined],
    ['Neither parent picked him up while I was there.', 'observed', undefined],
    ['A girl from her year told me that he waits at the gate.', 'told-by', 'A girl'],
    ['His auntie’s pastor has said that there is a spirit in him.', 'told-by', 'His auntie’s pastor'],
    ['Mum’s partner says that he fell.', 'told-by', 'Mum’s partner'],
    ['Mum’s told us that he fell.', 'told-by', 'Mum'],
    ['Corey’s mum rang to say that he fell.', 'told-by', 'Corey’s mum'],
    ['Both parents agree to the referral.', 'told-by', 'Both parents'],
    ['They join in with nothing after school, mum said there is no money.', 'told-by', 'mum'],
    ['A police notice says that he was convicted.', 'told-by', 'A police notice'],
    ['He won’t go to the GP about his sleep, says it is not for him.', undefined, undefined],
    ['She was told at the clinic, partner told by them.', undefined, undefined],
    ['Aunty Esi does the school runs when asked.', undefined, undefined],
    ['Mum brought his school report.', undefined, undefined],
    ['Told the play worker that they say no.', 'own', undefined],
    ['I am told that the boiler is broken.', 'told-by', undefined],
    ['Our records show two earlier referrals.', 'told-by', 'Our records'],
    ['I don’t think she is safe there.', 'opinion', undefined],
    ['He probably walked home alone.', 'opinion', undefined],
    ['I’ve knocked fourteen times.', 'own', undefined],
    ['Yesterday we made a T4 referral.', 'own', undefined],
    ['Please could somebody phone me before then.', 'own', undefined],
    ['Can you ring me on my mobile?', 'own', undefined],
    ['Told parents that we have to.', 'own', undefined],
    ['"I am not a person that should be here."', undefined, undefined],
    ['Riley’s shoes are two sizes too small.', undefined, undefined],
  ])('%s', (sentence, told, teller) => {
    expect(tellingOf(sentence)).toEqual({ ...(told && { told }), ...(told === 'told-by' && { teller }) });
  });
});

const mail = (text: string): Message => ({ id: 'telling-1', channel: 'outlook', subject: 'Ollie Finch', sentAt: '2026-11-20T15:20:00', from: 'Ruth Adler', parts: [{ text }] });
async function draftOf(text: string, more: Partial<Drafting> = {}) {
  const message = mail(text);
  return draftReferral({ message, reading: await reader().read(message), suggestions: [], decisions: [], pack, ...more });
}
/** How each sentence of a message is known, wherever it stands in the draft. */
async function toldIn(text: string): Promise<Map<string, string>> {
  const draft = await draftOf(text);
  return new Map(answersOf(draft).flatMap((a) => [...a.statements, ...a.offered]).map((s) => [s.text, [s.told, s.teller].filter(Boolean).join(' ')]));
}

/** The same of every sentence, whether or not an answer takes it. */
async function saidIn(text: string): Promise<Map<string, string>> {
  const read = { message: mail(text), reading: await reader().read(mail(text)) };
  return new Map(withTellers(collectFrom(sentencesOf(read), read.reading.facts), [read]).said.map((s) => [s.text, [s.told, s.teller].filter(Boolean).join(' ')]));
}

describe('a sentence among others', () => {
  it('is not the child’s because a grown-up is only called “she” in it', async () => {
    const told = await toldIn('Ollie Finch, 7, has a bruise on his arm. Mum came to the office at 3. She said "he is a liar and he bruises like a peach".');
    expect(told.get('She said "he is a liar and he bruises like a peach".')).toBe('told-by');
  });

  it('stays the child’s where the child is “he”', async () => {
    const told = await toldIn('Ollie Finch, 7, has a bruise on his arm. He said "Uncle Pete did it with the belt".');
    expect(told.get('He said "Uncle Pete did it with the belt".')).toBe('child-said');
  });

  it('was seen where the next one says so', async () => {
    const told = await toldIn('Ollie Finch said "Uncle Pete did it". There are three red marks across his back. I saw these myself.');
    expect(told.get('There are three red marks across his back.')).toBe('observed');
  });
});

describe('whose word it is', () => {
  it('is the child’s where only the child can be “he”, without quotation marks too', async () => {
    const told = await toldIn('Ollie Finch, 7, has a bruise on his arm. He says that it hurts to sit down since the belt. He told his nan about the bruise.');
    expect(told.get('He says that it hurts to sit down since the belt.')).toBe('child-said');
  });

  it('is a carer’s where the carer is named, without a word for mother or father', async () => {
    const told = await toldIn('Ollie Finch, 7, lives with his mum, Tanya Finch. Tanya accepts that she hit him with a belt.');
    expect(told.get('Tanya accepts that she hit him with a belt.')).toBe('told-by');
  });

  it('is that of whoever is named, where that is no child of the message', async () => {
    const draft = await draftOf('Ollie Finch, 7, has a bruise on his arm. Michelle said that his bruise came from the trampoline. Ollie said he did not want to go home.');
    const told = new Map(answersOf(draft).flatMap((a) => [...a.statements, ...a.offered]).map((one) => [one.text, [one.told, one.teller]]));
    expect(told.get('Michelle said that his bruise came from the trampoline.')).toEqual(['told-by', 'Michelle']);
    expect(told.get('Ollie said he did not want to go home.')).toEqual(['child-said', undefined]);
  });

  it.each([
    ['She’s told me that the bruise hurts.', 'told-by'],
    ['He’s told me that the bruise hurts.', 'child-said'],
    ['Ollie’s just said that the bruise hurts.', 'child-said'],
    ['He’s not told his dad about the bruise.', ''],
    ['He’s told off when he shows the bruise.', ''],
    ['I’ve told mum about the bruise.', 'own'],
    ['Every one says that the bruise is old.', ''],
    ['The clinic says that the bruise is old.', 'told-by The clinic'],
    ['Her pal says that the bruise is old.', 'told-by Her pal'],
    ['Neighbours’ letter said that the bruise is old.', 'told-by Neighbours’ letter'],
    ['The bruise is from the cot, she said "ask anyone".', 'told-by'],
  ])('is never a contraction’s, nor somebody’s who was told: %s', async (sentence, told) => {
    const all = await saidIn(`Ollie Finch, 7, has a bruise on his arm. His mum, Tanya Finch, came to the office at 3. ${sentence}`);
    expect(all.get(sentence)).toBe(told);
  });

  it.each([
    ['Amir was told to leave the room about the bruise.', ''],
    ['Never said anything to staff about the bruise.', ''],
    ['Already reported to the police that he hit him.', ''],
    ['Nothing reported about the bruise on his ear.', ''],
    ['Bruising reported by his nursery.', ''],
    ['Ollie was told by his dad to keep quiet about the bruise.', ''],
    ['Ollie never said anything about the bruise on his arm.', ''],
    ['Later she said that the bruise was an accident.', 'told-by'],
    ['Yesterday Michelle said that his bruise came from the trampoline.', 'told-by Michelle'],
  ])('is nobody’s for the first word of a sentence alone: %s', async (sentence, told) => {
    const all = await saidIn(`Ollie Finch, 7, has a bruise on his arm. Mum came to the office at 3. ${sentence}`);
    expect(all.get(sentence)).toBe(told);
  });

  it('is said to be the writer’s own doing or request where it is, and stays out of what was seen or heard', async () => {
    const draft = await draftOf('Ollie Finch, 7, has a bruise on his arm. I have phoned his mum four times since Monday about the bruise. Please can you ring me about a strategy discussion.');
    const lines = answersOf(draft).flatMap((a) => a.value.split('\n'));
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/^I have phoned his mum four times .* \[the writer’s own doing or request; Ruth Adler/)]));
    expect(answersOf(draft).find((a) => a.key === 'first-hand')?.statements.filter((one) => one.told === 'own') ?? []).toEqual([]);
  });
});

describe('the child’s words', () => {
  const text = 'Ollie Finch (7) stays here for now. Ollie said to his TA, Mrs Lunn, at 13:50: "Uncle Pete puts his hand down my trousers when Mum is at bingo." Uncle Pete lives with them.';

  it('stand with whom they were said to and when, as the message has it', async () => {
    const found = answersOf(await draftOf(text)).find((a) => a.key === 'childs-words');
    expect(found?.value).toMatch(/^“Uncle Pete puts his hand down my trousers when Mum is at bingo\.” \[Ollie Finch; Ollie said to his TA, Mrs Lunn, at 13:50; written down by Ruth Adler, Fri 20 November 2026, 15:20\]$/u);
    expect(found?.statements[0]?.text).toBe('Uncle Pete puts his hand down my trousers when Mum is at bingo.');
  });

  it('are offered for what happened, and tell what was said by whom, whether or not a row of the matrix was found in them', async () => {
    const draft = await draftOf(text);
    expect(answersOf(draft).find((a) => a.key === 'first-hand')?.value).toContain('hand down my trousers');
    for (const key of ['reason', 'what-happened']) expect(answersOf(draft).find((a) => a.key === key)?.offered.map((s) => s.text).join(' ')).toContain('hand down my trousers');
  });

  it('that were recorded of a telephone call stand in the written referral, with who recorded them', async () => {
    const call = { kind: 'phone-call', happenedAt: '2026-11-20T14:35:00Z', by: { name: 'Joanna Pryce' }, to: 'Front door', person: 'Devon Hart', agreed: 'Keep him in school', childsFirstWords: '"He said I would be taken away"' };
    const draft = await draftOf(text, { events: [call] });
    const found = answersOf(draft).find((a) => a.key === 'childs-words');
    expect(found?.value).toMatch(/“He said I would be taken away” \[the child; as recorded of the telephone call by Joanna Pryce, Fri 20 November 2026, 14:35\]/u);
    expect(asText(draft)).toMatch(/Phone call: [^\n]*He said I would be taken away/u);
    expect(() => ReferralJson.parse(asJson(draft))).not.toThrow();
    const again = await draftOf(text, { events: [{ ...call, childsFirstWords: 'Uncle Pete puts his hand down my trousers when Mum is at bingo.' }] });
    expect(answersOf(again).find((a) => a.key === 'childs-words')?.value.match(/trousers/gu)).toHaveLength(1);
  });
});

it('what the child said does not answer how the parents responded', async () => {
  const draft = await draftOf('Dad is due to collect Ollie Finch, 7, at 4.30. At register his TA noticed he would not sit back in his chair. She asked if he was ok and he said "my back stings". Mum said that she had seen nothing.');
  expect(answersOf(draft).find(({ field }) => field === 'parents-response')?.statements.map(({ text }) => text)).toEqual(['Mum said that she had seen nothing.']);
});
