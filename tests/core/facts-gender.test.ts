import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compilePassageRules, findFacts, isVerified, readPassages, readSentences, type Facts, type Message } from '../../src/core/evidence';

const rules = compilePassageRules(parse(readFileSync(join(__dirname, '../../rules/english/passages.yaml'), 'utf8')) as Parameters<typeof compilePassageRules>[0]);

function childOf(subject: string, body: string): Facts['child'] {
  const message: Message = { id: 'm', channel: 'outlook', subject, sentAt: '2026-10-06T15:40:00', parts: [{ text: body }] };
  const passages = readPassages(message, rules);
  const { child } = findFacts(message, passages, readSentences(message, passages));
  if (child.gender) expect(isVerified(message, child.gender.quote)).toBe(true);
  return child;
}

const swaps: Readonly<Record<string, string>> = { she: 'he', her: 'his', hers: 'his', him: 'her', his: 'her', he: 'she', mum: 'dad', dad: 'mum', girls: 'boys', boys: 'girls', nan: 'grandad', brother: 'sister', sister: 'brother', daughter: 'son', son: 'daughter' };
/** Every word of a sex turned round; the sentences below say "her" only where "his" stands in its place. */
const turned = (text: string): string => text.replace(/\p{L}+/gu, (word) => {
  const other = swaps[word.toLowerCase()];
  return other === undefined ? word : /^\p{Lu}/u.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
});

describe('boy or girl from the words that mean the child', () => {
  const told = [
    ['what a father does says nothing of a girl who has “her dad”', 'Ines Brandt', 'Ines Brandt (7) was brought in by her dad. He had been drinking and he shouted at the office. He left without a word. She cried.'],
    ['the nan of a child who is handed over', 'Ines Brandt', 'Ines Brandt (3) cries at night. Her nan comes round and sits by her bed. She settles once her lamp is on.'],
    ['a child who speaks', 'Ines Brandt', 'Ines Brandt (9) told me that she is hungry at home. She said her brother hides bread. I rang her mum.'],
  ] as const;
  test.each(told)('%s', (_, subject, body) => {
    expect(childOf(subject, body).gender).toMatchObject({ value: 'female' });
    expect(childOf(subject, body).gender?.unsure).toBeUndefined();
  });

  test.each(told)('turned round it is as sure of a boy: %s', (_, subject, body) => {
    const [one, other] = [childOf(subject, body).gender, childOf(subject, turned(body)).gender];
    expect([other?.value, other?.unsure]).toEqual(['male', one?.unsure]);
  });

  test('a man who is said to have hit her is not she, and what he does makes no boy of the child', () => {
    const { gender } = childOf('Ines Brandt', 'Ines Brandt (7) said that Otto hit her at home. Otto is mum’s new partner. He drinks and he shouts. His van is outside all day.');
    expect(gender?.value === 'male' && !gender.unsure).toBe(false);
  });

  test('“the girls” says of two children what “he” of somebody who stays with them does not', () => {
    expect(childOf('Ines and Lara Brandt', 'There are two children, Ines Brandt (7) and Lara (4). He sleeps there most nights and he drinks. The girls were not spoken to.').gender).toMatchObject({ value: 'female' });
  });

  test('another child’s name in the place of the first changes nothing', () => {
    const body = 'Ines Brandt (9) told me that she is hungry at home. She said her brother hides bread. I rang her mum.';
    for (const name of ['Olu Adeyemi', 'Dev Patel', 'Alex Moss']) expect(childOf(name, body.replace('Ines Brandt', name)).gender).toMatchObject({ value: 'female' });
  });
});

describe('who is no child', () => {
  test.each([
    ['of age, in brackets', 'Petra Novak', 'Petra Novak (27) rang us today. She takes pills and she has lost her flat.'],
    ['of age, between commas', 'Petra Novak', 'Petra Novak, 22, rang us today. She takes pills and she has lost her flat.'],
    ['called by name at the beginning', 'a question', 'Petra, saw a family today who cannot pay the rent. What would you do?'],
  ])('%s', (_, subject, body) => expect(childOf(subject, body).name).toBeUndefined());

  test('a child of seventeen, and one who stands with her age behind the comma, may be', () => {
    expect(childOf('Petra Novak', 'Petra Novak (17) told me that her dad hits her. She is in Year 12.').name?.value).toBe('Petra Novak');
    expect(childOf('a worry', 'Petra, in Year 4, told me that her dad hits her. She cried.').name?.value).toBe('Petra');
  });
});

describe('birth dates', () => {
  test.each([
    ['in brackets behind the age', 'Petra Novak', 'Child: Petra Novak, 15 (19/08/2011). She told me that her dad hits her.', '2011-08-19'],
    ['the day of whom somebody gave birth to', 'Petra', 'Mrs Novak gave birth to Petra on 4 September. Petra does not gain weight and her mum is worn out.', '2026-09-04'],
  ])('%s', (_, subject, body, iso) => expect(childOf(subject, body).dateOfBirth?.value).toBe(iso));

  test('the day on which a child’s mother had another is not the child’s', () => {
    expect(childOf('Petra Novak', 'Petra Novak (7) was late. Her mum gave birth to a boy on 4 September. Petra cried.').dateOfBirth).toBeUndefined();
  });

  test('the answer to a post that asks for it', () => {
    const message: Message = { id: 'm', channel: 'teams', subject: '', sentAt: '2026-10-06T15:40:00', parts: [{ author: 'Bea', text: 'Petra Novak came in with a bruise' }, { author: 'Cy', text: 'Have you a dob?' }, { author: 'Bea', text: '19/08/2015, so she is 11' }] };
    const passages = readPassages(message, rules);
    expect(findFacts(message, passages, readSentences(message, passages)).child.dateOfBirth?.value).toBe('2015-08-19');
  });
});
