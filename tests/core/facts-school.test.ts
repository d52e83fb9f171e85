import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compilePassageRules, findFacts, isVerified, readPassages, readSentences, type Facts, type Message } from '../../src/core/evidence';

const rules = compilePassageRules(parse(readFileSync(join(__dirname, '../../rules/english/passages.yaml'), 'utf8')) as Parameters<typeof compilePassageRules>[0]);

function schoolOf(body: string): Facts['school'] {
  const message: Message = { id: 'm', channel: 'outlook', subject: 'Keira Nolan', sentAt: '2026-10-06T15:40:00', parts: [{ text: body }] };
  const passages = readPassages(message, rules);
  const { school } = findFacts(message, passages, readSentences(message, passages));
  if (school) expect(isVerified(message, school.quote)).toBe(true);
  return school;
}
const told = 'Keira’s mum Dawn works nights. Keira came in without a coat again and Keira was hungry.';

describe('the school that the words call one', () => {
  test.each([
    ['after the word for it', `Keira Nolan (9). School is Thorpe Fields. ${told}`, 'Thorpe Fields'],
    ['in brackets', `Keira Nolan (9). School (Holy Cross) say she is late. ${told}`, 'Holy Cross'],
    ['in short', `Keira Nolan (9). Sch: Cliffend\n${told}`, 'Cliffend'],
    ['a saint', `Keira Nolan (9). School St Oswald's went out of their way. ${told}`, "St Oswald's"],
    ['behind the school year', `Keira Nolan, Y8, Priory Park. ${told}`, 'Priory Park'],
    ['behind age and year', `Keira Nolan, aged 15, Year 10, Haven Side Academy. ${told}`, 'Haven Side Academy'],
    ['behind the age', `Keira Nolan, 6, Fernhill Infants. ${told}`, 'Fernhill Infants'],
    ['both at it', `Keira Nolan and her brother Jon, both at Woodthorpe Rise Primary. ${told}`, 'Woodthorpe Rise Primary'],
    ['where she goes', `Keira Nolan (9) goes to Northmoor Girls every day. ${told}`, 'Northmoor Girls'],
    ['what she attends', `Keira Nolan (9) attends Aldermoor Bank for her autism. ${told}`, 'Aldermoor Bank'],
    ['behind the school year', `Keira Nolan, 9, Y5 at Sevenoaks Rise, has a spastic diplegia. ${told}`, 'Sevenoaks Rise'],
    ['with its kind in small letters', `Keira Nolan (9) is at Thistlecombe primary. ${told}`, 'Thistlecombe primary'],
    ['that she came to', `Keira Nolan (9) transferred to us at Copse Vale in September. ${told}`, 'Copse Vale'],
  ])('%s', (_, text, name) => {
    const school = schoolOf(text);
    expect([school?.value, school?.unsure]).toEqual([name, undefined]);
  });

  test.each([
    ['a teacher', `Keira Nolan (9). School (Mrs Tanner) say she is late. ${told}`],
    ['a club', `Keira Nolan (9) attends Brownies on Mondays. ${told}`],
    ['a class', `Keira Nolan (9), Y5 Hedgehogs, is late. ${told}`],
    ['a day', `Keira Nolan (9). School Friday as usual. ${told}`],
    ['a service', `Keira Nolan (9). School Nurse to see her. ${told}`],
    ['the end of one sentence and the beginning of the next', `Keira Nolan (9) lives at 4 Elm Road, SE18 5QT. School rang twice. ${told}`],
  ])('%s is none', (_, text) => expect(schoolOf(text)).toBeUndefined());

  test('a street behind an age and the days of the week are no school', () => {
    expect(schoolOf(`Keira Nolan, 6, Wainwright Street. ${told}`)).toBeUndefined();
    expect(schoolOf(`Keira Nolan (9) is in school Tuesdays and Thursdays. ${told}`)).toBeUndefined();
  });

  test('a brother’s school is not filled in as hers', () => {
    const school = schoolOf(`Keira Nolan (2) is at home with mum. Her brother Jon (9) goes to Northmoor Juniors Academy. ${told}`);
    expect(school === undefined || school.unsure).toBe(true);
  });

  test('two schools that the words call hers are not settled', () => {
    const school = schoolOf(`Keira Nolan (9). School is Thorpe Fields. ${told}\n\nKeira goes to Aldermoor Bank.`);
    expect(school?.unsure).toBe(true);
  });
});
