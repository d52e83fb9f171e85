import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compilePassageRules, findFacts, readPassages, readSentences, type Facts, type Message } from '../../src/core/evidence';

const rules = compilePassageRules(parse(readFileSync(join(__dirname, '../../rules/english/passages.yaml'), 'utf8')) as Parameters<typeof compilePassageRules>[0]);

function factsOf(body: string): Facts {
  const message: Message = { id: 'm', channel: 'outlook', subject: 'Keira Nolan', sentAt: '2026-10-06T15:40:00', parts: [{ text: body }] };
  const passages = readPassages(message, rules);
  return findFacts(message, passages, readSentences(message, passages));
}
const told = 'Keira’s mum Dawn works nights. Keira came in without a coat again and Keira was hungry.';

test.each([
  ['two with a sign between', `Speaks English & Greek at home. ${told}`, 'English and Greek'],
  ['in small letters before an interpreter in short', `Mum needs hungarian interp. ${told}`, 'hungarian'],
  ['English, where it is called the language', `First language English. ${told}`, 'English'],
])('the language is read, %s', (_, text, language) => expect(factsOf(text).language?.value).toBe(language));

test('an interpreter in short is one', () => expect(factsOf(`Mum needs Hungarian interp. ${told}`).interpreter?.value).toBe(true));

test.each([
  ['who must not do it', 'Don’t use any family to interpret, Dari, female.'],
  ['who must not do it, with more words', 'Please don’t send a family friend in as interpreter, as happened before.'],
  ['who does it so far', 'Mr Safi interprets, or we mime.'],
  ['whether one is wanted', 'I’ll see mum with our own interpreter if she’d like one.'],
])('an interpreter is offered, neither filled in nor denied, by %s', (_, text) => {
  expect(factsOf(`${text} ${told}`).interpreter).toMatchObject({ value: true, unsure: true });
});

test('English that is taught or good is not given as the language of the home', () => expect(factsOf(`Keira is good at English. ${told}`).language).toBeUndefined());

test.each([
  ['a people of these islands', `White Scottish, lives at 4 Elm Road. ${told}`, 'White Scottish'],
  ['two groups', `White and Black Caribbean. ${told}`, 'White and Black Caribbean'],
])('ethnicity is read, %s', (_, text, ethnicity) => expect(factsOf(text).ethnicity?.value).toBe(ethnicity));

test('a white van is nobody’s ethnicity', () => expect(factsOf(`A white transit was outside. ${told}`).ethnicity).toBeUndefined());

test('a first language is no ethnicity', () => expect(factsOf(`His first language is Polish. Home language is Urdu. ${told}`).ethnicity).toBeUndefined());

test.each([
  ['of a family, where an interpreter is spoken of too', `Nigerian family; no interpreter needed. ${told}`, 'Nigerian'],
  ['in a note of its own', `Keira came late. Irish Traveller. ${told}`, 'Irish Traveller'],
])('ethnicity is read %s', (_, text, ethnicity) => expect(factsOf(text).ethnicity?.value).toBe(ethnicity));

test('the languages of a list of books are nobody’s ethnicity', () => expect(factsOf(`There are 12 books: Polish, Urdu, Arabic, Portuguese, Welsh. ${told}`).ethnicity).toBeUndefined());

test.each([
  ['a people before its language', `Iranian, Farsi. ${told}`, 'Iranian'],
  ['a people beside an interpreter for another language', `Mum Dawn, 29, Afghan, Pashto, interpreter needed. ${told}`, 'Afghan'],
  ['a people that is a language too, before the language spoken', `Kurdish, speaks Kurmanji and English. ${told}`, 'Kurdish'],
])('ethnicity is read, %s', (_, text, ethnicity) => expect(factsOf(text).ethnicity).toEqual(expect.objectContaining({ value: ethnicity })));

test('a word that is a people and a language, at the head of a note on English, is offered as either', () => {
  const { ethnicity, language } = factsOf(`Slovak, speaks good English. ${told}`);
  expect([ethnicity, language]).toEqual([expect.objectContaining({ value: 'Slovak', unsure: true }), expect.objectContaining({ value: 'Slovak', unsure: true })]);
});

test.each([
  ['Her mum’s English is fine.', false, true],
  ['Her mum speaks English fluently; please don’t send family in to interpret.', false, true],
  ['Her mum speaks little English. Her dad’s English is good.', true, true],
  ['Her English is good but maths is a struggle.', undefined, undefined],
])('"%s" says whether an interpreter is wanted', (text, value, unsure) => {
  const { interpreter } = factsOf(`${text} ${told}`);
  expect([interpreter?.value, interpreter?.unsure]).toEqual([value, unsure]);
});
