import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compilePassageRules, findFacts, isVerified, readPassages, readSentences, type Facts, type Message } from '../../src/core/evidence';

const rules = compilePassageRules(parse(readFileSync(join(__dirname, '../../rules/english/passages.yaml'), 'utf8')) as Parameters<typeof compilePassageRules>[0]);
const mail = (subject: string, body: string): Message => ({ id: 'm', channel: 'outlook', subject, sentAt: '2026-10-06T15:40:00', parts: [{ text: body }] });
const chat = (...posts: [string, string][]): Message => ({ id: 'c', channel: 'teams', subject: '', sentAt: '2026-10-06T15:40:00', parts: posts.map(([author, text]) => ({ author, text })) });

function wordsIn(message: Message): Facts['childsWords'] {
  const passages = readPassages(message, rules);
  const { childsWords } = findFacts(message, passages, readSentences(message, passages));
  for (const { quote } of childsWords) expect(isVerified(message, quote)).toBe(true);
  return childsWords;
}
const said = (message: Message) => wordsIn(message).map(({ quote }) => quote.text);
const about = (text: string) => mail('Keira Nolan 5B', `Keira Nolan (9) is in my class. She lives with her mum Dawn.\n\n${text}\n\nThanks\nRuth`);

describe("the child's own words, however they are set down", () => {
  test.each([
    ['straight marks', 'Keira said "my uncle hits me with his belt" at lunch.', 'my uncle hits me with his belt'],
    ['curly marks', 'Keira told me “I don’t want to go home tonight” at lunch.', 'I don’t want to go home tonight'],
    ['single marks', "Keira whispered 'he comes in my room' at lunch.", 'he comes in my room'],
    ['marks over a wrapped line', 'At lunch Keira told me "he comes in my room\nwhen mum is on nights" and cried.', 'he comes in my room\nwhen mum is on nights'],
    ['no marks', 'Keira told me my uncle hits me when mum is at work.', 'my uncle hits me when mum is at work'],
    ['no marks to a colleague', 'Keira said to the school nurse I keep my coat on in bed.', 'I keep my coat on in bed'],
    ['a label', 'Her words: I only eat when I am at school.', 'I only eat when I am at school'],
    ['a label with what for', 'Keira wrote on the whiteboard: my tummy hurts when he is there.', 'my tummy hurts when he is there'],
    ['who spoke after it', 'I do everything so she can sleep, says Keira.', 'I do everything so she can sleep'],
    ['words that were hers, further off', 'Her words on the check-in card yesterday were I am being a grown up until they wake.', 'I am being a grown up until they wake'],
    ['who spoke after it, no comma', 'She was quiet. My dad waited up with the big light on she says.', 'My dad waited up with the big light on'],
    ['several sentences', 'Keira said "I hide under the bed. I count to a hundred. Then it stops." and went quiet.', 'I hide under the bed. I count to a hundred. Then it stops.'],
    ['another language', 'Keira told me “no quiero ir a casa” (I do not want to go home).', 'no quiero ir a casa'],
    ['no marks, in the present', 'Keira said it’s worse when the door’s shut.', 'it’s worse when the door’s shut'],
    ['no marks, to whoever listens', 'Keira told me if you don’t do it they do it to you. I took her in.', 'if you don’t do it they do it to you'],
    ['no marks, but a capital within the sentence', 'Keira was quiet. She told her teacher, If I get better Mummy will be on her own.', 'If I get better Mummy will be on her own'],
    ['the keys of a talker', 'Keira went to her talker and pressed DAD HURT ARM. Nobody had prompted her.', 'DAD HURT ARM'],
  ])('%s', (_, text, words) => expect(said(about(text))).toContain(words));

  test.each([
    ['a report of what was said', 'Keira said that she was hungry and that her uncle shouts.'],
    ["the writer's own leave to tell", 'Keira said I could tell you this and I should ring her mum.'],
    ["the writer's own words", 'I told Keira I would have to pass it on and I rang the office.'],
    ['an answer to a question', 'Keira said yes to me ringing you.'],
  ])('%s is not given as her words', (_, text) => expect(said(about(text))).toEqual([]));

  test('what a parent said is not given as the words of the child', () => {
    expect(wordsIn(about('Her mum Dawn told me "she is a little liar and I have had enough" on the phone.')).filter(({ unsure }) => !unsure)).toEqual([]);
  });

  test('a name and a colon right before the words says who spoke, and what follows “and I” does not', () => {
    expect(wordsIn(about('She asked for her coat at two. Gareth: "if it gets worse my sister has the room".')).filter(({ speaker, unsure }) => !unsure && speaker !== 'Gareth')).toEqual([]);
    expect(wordsIn(about('Her mother told me "I do not believe a word of it and neither does she", and I cannot say I was surprised.')).filter(({ unsure }) => !unsure)).toEqual([]);
  });

  test('a baby has no words: what its mother says is hers', () => {
    expect(said(mail('New birth visit', 'Baby Mason Cole is 3 weeks old, feeding well. Mum, Jade Cole, said "I feel like I am a bad mum" and cried. Weight on the 25th centile. Cot in their room.'))).toEqual([]);
  });

  test('words said to a sister or brother keep that name beside them', () => {
    const [words] = wordsIn(mail('Keira Nolan 5B', 'Keira Nolan (9) is in my class. Her brother Jamie (7) told me "I hide under the bed when Craig shouts". I am worried about Keira.\n\nRuth'));
    expect([words?.quote.text, words?.speaker]).toEqual(['I hide under the bed when Craig shouts', 'Jamie']);
  });
});

describe('what a child wrote', () => {
  test('a note to a teacher is given sentence by sentence, without greeting and name', () => {
    const words = wordsIn(mail('worry box', 'miss please dont ring home. my mums boyfriend comes in my room at night. he says its our secret\n\nSkye 7P'));
    expect(words.map(({ quote }) => quote.text)).toEqual(['miss please dont ring home', 'my mums boyfriend comes in my room at night', 'he says its our secret']);
    expect(words.every(({ unsure }) => !unsure)).toBe(true);
  });

  test('a note from a parent is nobody’s words but theirs', () => {
    expect(said(mail('Skye', 'Miss, my daughter Skye told her nan that her dad shouts at us. I have told my husband to leave.\n\nJo Marsh'))).toEqual([]);
  });

  test('in a chat with an adult only the posts of the child are given', () => {
    const words = wordsIn(chat(['Aisha Khan (pupil)', 'are you there'], ['Ms Brook (pastoral)', 'I am here Aisha, are you safe'], ['Aisha Khan (pupil)', 'my dad has locked me in and taken my keys'], ['Ms Brook (pastoral)', 'I am ringing somebody now'], ['Aisha Khan (pupil)', 'ok']));
    expect(words.map(({ quote }) => quote.text)).toEqual(['are you there', 'my dad has locked me in and taken my keys']);
  });

  test('of a chat pasted into a mail the lines of the child are given', () => {
    const words = wordsIn(mail('Keira Nolan 5B', 'Keira Nolan (9) showed me her phone. Keira is frightened.\n\n[21:03] Keira: he wont let me out of my room\n[21:04] Mia: tell your mum\n[21:05] Keira: she is not here till morning\n[21:06] Mia: ring 999\n\nRuth'));
    expect(words.map(({ quote }) => quote.text)).toEqual(['he wont let me out of my room', 'she is not here till morning']);
  });
});

test('a child who is told of as speaking of itself is filled in, not only offered', () => {
  const sure = (text: string) => wordsIn(about(text)).filter((one) => !one.unsure).map(({ quote }) => quote.text);
  expect(sure('She told me I sleep in the bath when they fight.')).toEqual(['I sleep in the bath when they fight']);
  expect(sure('She said I could tell you.')).toEqual([]);
});

describe('words of a child who is told by the place in the family alone', () => {
  const household = (text: string) => mail('Home visit', `Gas check at the household, two boys at your school (7 and 9). No food in the kitchen.\n\n${text}\n\nI stayed until she came.`);
  test.each([
    ['the older one', 'The boys were by themselves, the older one said that mum went out "yesterday when it was dark".', 'yesterday when it was dark'],
    ['The youngest', 'The youngest told me "we had crisps for tea and then no tea".', 'we had crisps for tea and then no tea'],
    ['The little one', 'The little one then whispered “she sleeps in the bath”.', 'she sleeps in the bath'],
    ['the other boy', '"He locks the door from outside," said the other boy.', 'He locks the door from outside,'],
    ['her eldest', 'On the stairs her eldest asked \'when is she coming back from there\'.', 'when is she coming back from there'],
  ])('%s: offered with the words for the speaker, not filled in', (speaker, text, words) => {
    expect(wordsIn(household(text))).toMatchObject([{ quote: { text: words }, speaker, unsure: true }]);
  });

  test.each([
    ['the older one of the neighbours’ cars', 'The older one had "SOLD" on its window.'],
    ['a grown-up beside', 'The younger caretaker said "mind the step".'],
  ])('not from %s', (_, text) => {
    expect(wordsIn(household(text)).filter(({ speaker }) => /^the/iu.test(speaker ?? ''))).toEqual([]);
  });
});
