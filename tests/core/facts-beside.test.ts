import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compilePassageRules, findFacts, isVerified, readPassages, readSentences, type Facts, type Message } from '../../src/core/evidence';
import { isYetToCome } from '../../src/core/evidence/facts/ages';
import { sure } from '../../src/core/evidence/facts/lexicon';

const rules = compilePassageRules(parse(readFileSync(join(__dirname, '../../rules/english/passages.yaml'), 'utf8')) as Parameters<typeof compilePassageRules>[0]);

function factsOf(subject: string, body: string): Facts {
  const message: Message = { id: 'm', channel: 'outlook', subject, sentAt: '2026-10-06T15:40:00', parts: [{ text: body }] };
  const passages = readPassages(message, rules);
  const facts = findFacts(message, passages, readSentences(message, passages));
  for (const one of [facts.child.age, facts.child.gender]) if (one) expect(isVerified(message, one.quote)).toBe(true);
  return facts;
}

const told = 'is worried about her step-dad. Keira’s mum Dawn works nights. Keira came to school without a coat again and Keira was hungry.';

describe('what stands right behind the child’s name', () => {
  test.each([
    ['in the words that go on', `Keira Nolan 13 has been late all week. Keira ${told}`, 13],
    ['behind her sex', `Keira Nolan (f, 13) ${told}`, 13],
    ['before a birth date', `Keira Nolan, 13, DOB 02/03/2013 ${told}`, 13],
    ['behind a birth date', `Name: Keira Nolan\nDOB: 2.3.13 (13)\n\nKeira ${told}`, 13],
    ['behind a birth date as a sum', `Keira Nolan, born 02/03/2013, so thirteen. She ${told}`, 13],
    ['one of two in one breath', `Keira and Jamie Nolan, 13 and 4, are in our care. Keira ${told}`, 13],
  ])('is an age, %s', (_, text, age) => {
    const { child } = factsOf('Keira Nolan', text);
    expect([child.age?.value, child.age?.unsure]).toEqual([age, undefined]);
  });

  test.each([
    ['a house', `Keira Nolan, 14 Elm Road, ${told}`],
    ['a class', `Keira Nolan 8R ${told}`],
    ['a time', `Keira Nolan 8:40 late. Keira ${told}`],
    ['weeks', `Keira Nolan 6 weeks in our care. Keira ${told}`],
    ['a birth date', `Keira Nolan 14.2.13 ${told}`],
  ])('is no age where it is %s', (_, text) => {
    const { child } = factsOf('Keira Nolan', text);
    expect(child.age && !child.age.unsure ? child.age.value : undefined).toBeUndefined();
  });

  test.each([
    ['is still to come, on a day', `Keira Nolan is ten on Thursday. Keira ${told}`],
    ['is still to come, in a month', `Keira ${told} She’s 7 in March.`],
    ['is still to come, next week', `Keira ${told} Keira is nearly 9.`],
    ['is a class with its letter', `Keira Nolan (9W) ${told}`],
    ['cannot go with the birth date', `Keira Nolan, DOB 02/03/2013. Keira ${told} Her cousin, who is 4 now, was there.`],
  ])('is no age where it %s', (_, text) => {
    const { child } = factsOf('Keira Nolan', text);
    expect(child.age && !child.age.unsure ? child.age.value : undefined).toBeUndefined();
  });

  test.each([[' is ', ' in March.', true], [' was ', ' in March.', false], [' turned ', ' on Monday.', false], [' is nearly ', '.', true], [' is ', ' in Year 5.', false]])('“Keira%sten%s” is still to come: %s', (before, after, isSo) => {
    expect(isYetToCome(before, after)).toBe(isSo);
  });

  test('two ages beside one name are not settled by the order in which they stand', () => {
    const { child } = factsOf('Keira Nolan', `Keira Nolan (13) ${told}\n\nKeira Nolan (11) was seen.`);
    expect(child.age?.unsure ?? (child.age === undefined)).toBe(true);
  });

  test.each([
    ['F behind the age', 'Ashanti Nolan, 13, F. Dawn, mum, said he shouted at him. He left with him.', 'female'],
    ['m in brackets', 'Ashanti Nolan (m, 13) was seen. Dawn, mum, said she would ring. She did.', 'male'],
    ['a word of its own', 'Ashanti Nolan, 4, dob 12 Dec 2021. Boy. Dawn, mum, said she would ring.', 'male'],
    ['a word before the name', 'Dawn was in about her bladder. Her lad Ashanti Nolan (6) wore yesterday’s shirt. She is safe and she rang. Ashanti was fed.', 'male'],
  ])('says boy or girl: %s', (_, text, gender) => {
    const { child } = factsOf('Ashanti Nolan', text);
    expect([child.gender?.value, child.gender?.unsure]).toEqual([gender, undefined]);
  });
});

test('of brothers and sisters in one breath each has the age of its place', () => {
  const { otherChildren } = factsOf('Keira Nolan', `Keira Nolan (13) lives with her mum Dawn and her brothers Jon and Kit, 9 and 4. Keira ${told}`);
  expect(otherChildren.map(({ name, age }) => [name, age])).toEqual([['Jon', 9], ['Kit', 4]]);
});

test('of a child who has “his dad” no girl is filled in, however often “she” is said', () => {
  const was = { ...sure };
  Object.assign(sure, { gender: 0, genderOfUnsure: 0 });
  const { child } = factsOf('Theo Voight', 'Theo Voight is 6. She showed me a folder and she asked about the dose. Theo eats at Beavers with his dad. She trained as a nurse. Theo never has any of it when she is away.');
  Object.assign(sure, was);
  expect(child.gender?.value === 'male' || child.gender?.unsure).toBe(true);
});

test('where no child is named a girl is only offered: “she” may be the mother', () => {
  const was = { ...sure };
  Object.assign(sure, { gender: 0, genderOfUnsure: 0 });
  const { child } = factsOf('Booking', 'She came to booking at 14 weeks and has been to nothing since. She said that she would come, and her flat is cold. She has bought a kitten.');
  Object.assign(sure, was);
  expect([child.name, child.gender]).toEqual([undefined, expect.objectContaining({ value: 'female', unsure: true })]);
});
