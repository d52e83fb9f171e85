import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { compilePassageRules, findFacts, isVerified, readPassages, readSentences, type Facts, type Message, type Quote } from '../../src/core/evidence';
import { adultCandidates, readScene } from '../../src/core/evidence';
import learned from '../../src/core/evidence/facts/learned.json';

const root = join(__dirname, '../..');
const rules = compilePassageRules(parse(readFileSync(join(root, 'rules/english/passages.yaml'), 'utf8')) as Parameters<typeof compilePassageRules>[0]);

const mail = (subject: string, body: string): Message => ({ id: 'm', channel: 'outlook', subject, sentAt: '2026-10-06T15:40:00', parts: [{ text: body }] });
const chat = (...posts: [string, string][]): Message => ({ id: 'c', channel: 'teams', subject: '', sentAt: '2026-10-06T15:40:00', parts: posts.map(([author, text]) => ({ author, text })) });

function factsOf(message: Message): Facts {
  const passages = readPassages(message, rules);
  return findFacts(message, passages, readSentences(message, passages));
}

function quotesOf(facts: Facts): Quote[] {
  const { child } = facts;
  const single = [child.name, child.dateOfBirth, child.age, child.gender, facts.address, facts.postcode, facts.school, facts.consent, facts.language, facts.ethnicity, facts.interpreter];
  return [
    ...single.flatMap((one) => (one ? [one.quote] : [])), ...facts.phones.map((one) => one.quote), ...facts.adults.map((one) => one.quote),
    ...facts.otherChildren.map((one) => one.quote), ...facts.childsWords.map((one) => one.quote), ...facts.conflicts.flatMap((one) => one.values.map((value) => value.quote)),
  ];
}

const referral = mail('Yusuf Demir - referral', [
  'Dear colleagues', '',
  'Yusuf Demir (8), dob 14/03/2018, lives at 12 Larch Road, Ilford IG1 9TN with his mum Elif, his dad Mehmet and his sister Zeynep (4). Mum can be reached on 07700 900123.', '',
  'This morning he told me, "Baba hit me with the belt and I am scared to go home". Mum speaks Turkish and will need an interpreter. She has agreed to this referral.', '',
  'Kind regards', 'Helen Marsh', 'Designated Safeguarding Lead, Barley Cross Primary', '020 7946 0602',
].join('\n'));

test('a plain referral gives the child, the family and how to reach them', () => {
  const facts = factsOf(referral);
  expect(facts.child.name?.value).toBe('Yusuf Demir');
  expect(facts.child.dateOfBirth?.value).toBe('2018-03-14');
  expect(facts.child.age?.value).toBe(8);
  expect(facts.child.gender?.value).toBe('male');
  expect(facts.adults.map(({ name, relationship }) => [name, relationship])).toEqual(expect.arrayContaining([['Elif', 'mother'], ['Mehmet', 'father']]));
  expect(facts.otherChildren).toEqual([expect.objectContaining({ name: 'Zeynep', relationship: 'sister', age: 4 })]);
  expect(facts.postcode?.value).toBe('IG1 9TN');
  expect(facts.address?.value).toContain('12 Larch Road');
  expect(facts.language?.value).toBe('Turkish');
  expect(facts.interpreter?.value).toBe(true);
  expect(facts.consent?.value).toBe('given');
});

test("the child's own words are given without quotation marks and with a speaker", () => {
  const [words] = factsOf(referral).childsWords;
  expect(words?.quote.text).toBe('Baba hit me with the belt and I am scared to go home');
  expect(words?.speaker).toBe('Yusuf Demir');
});

test("the family's telephone number is given and the sender's is not", () => {
  expect(factsOf(referral).phones.map((phone) => phone.value)).toEqual(['07700 900123']);
});

test('professionals, senders and those written to are nobody of the family', () => {
  const names = factsOf(referral).adults.map((adult) => adult.name ?? '');
  expect(names.filter((name) => /Helen|Marsh/.test(name))).toEqual([]);
});

test('an age is never computed from a birth date, and a year group is no age', () => {
  const facts = factsOf(mail('Amara Okafor Y4', 'Dear all\n\nAmara Okafor (Y4), d.o.b. 2 May 2017, came in without a coat again.\n\nJo'));
  expect(facts.child.dateOfBirth?.value).toBe('2017-05-02');
  expect(facts.child.age).toBeUndefined();
});

test('two birth dates for the same child are shown as a conflict', () => {
  const facts = factsOf(mail('Amara Okafor', 'Amara Okafor, dob 02/05/2017, is in Year 4.\n\nAmara Okafor (d.o.b. 12/05/2017) is known to you.'));
  expect(facts.conflicts).toEqual([expect.objectContaining({ field: 'child.dateOfBirth' })]);
  expect(facts.conflicts[0]?.values.map((one) => one.value).sort()).toEqual(['2017-05-02', '2017-05-12']);
});

test('when nothing speaks of consent there is none', () => {
  expect(factsOf(mail('Boiler', 'The boiler man comes on Friday at 7.30.')).consent).toBeUndefined();
});

test("a parent's mother is read as a grandmother, a parent's brother as an uncle", () => {
  const message = mail('Ola', "Ola (6) lives with his mum Funke. Funke's mother helps at weekends and Funke's brother Segun drives him.");
  const passages = readPassages(message, rules);
  const scene = readScene(message, passages, readSentences(message, passages), learned.weights);
  const child = scene.people.find((person) => person.name === 'Ola');
  const relations = adultCandidates(scene, child).map((one) => [one.name, one.relationship].join(' '));
  expect(relations).toEqual(expect.arrayContaining([' grandmother', 'Segun uncle']));
});

test('a chat is read across its posts', () => {
  const facts = factsOf(chat(['Dawn (DSL)', 'Can you talk about Ciarán Ward?'], ['Sam (tutor)', 'Yes. He is 13. His mum Bridget knows I am ringing you'], ['Dawn (DSL)', 'Thanks. Ciarán said "I am not going back there tonight"']));
  expect(facts.child.name?.value).toBe('Ciarán Ward');
  expect(facts.child.age?.value).toBe(13);
  expect(facts.adults).toContainEqual(expect.objectContaining({ name: 'Bridget', relationship: 'mother' }));
  expect(facts.childsWords.map((words) => words.quote.text)).toEqual(['I am not going back there tonight']);
});

test("whoever is called mum's boyfriend is her partner, and never the mother", () => {
  const facts = factsOf(mail('Kieran Boateng 4M', [
    'Morning Joanna,', '', 'When Kieran took his jumper off I saw bruises on his arm. After a bit he said "Lee grabbed me cos I spilt his drink" and then "don\'t tell mum or he\'ll do it again".', '',
    "Lee is mum's boyfriend, he moved in over the summer. Kieran is 8. His sister Amara, who is four, is in Reception.", '', 'Thanks,', 'Farida', '', 'Farida Haque', 'Class teacher, 4M | Cranbrook Vale Primary School', '114 Vale Rise, Ilford IG1 7QX',
  ].join('\n')));
  expect(facts.adults.filter((adult) => adult.name === 'Lee').map((adult) => adult.relationship)).toEqual(["mother's partner"]);
  expect(facts.childsWords.map((words) => [words.quote.text, words.speaker])).toEqual([['Lee grabbed me cos I spilt his drink', 'Kieran Boateng'], ["don't tell mum or he'll do it again", 'Kieran Boateng']]);
  expect(facts.otherChildren).toEqual([expect.objectContaining({ name: 'Amara', age: 4 })]);
  expect([facts.address, facts.postcode]).toEqual([undefined, undefined]);
});

test('brothers and sisters keep their ages, however these are put', () => {
  const age = (text: string) => factsOf(mail('Maya Osei', `Maya Osei (10) lives with her mum Efua. ${text} I am worried about Maya.`)).otherChildren.map((child) => child.age);
  expect(age('Her brother Micah is 5.')).toEqual([5]);
  expect(age('Her little sister Zina, aged 4, was there.')).toEqual([4]);
  expect(age('Her brother Jude 8 months was asleep.')).toEqual([0]);
  expect(age('Her 3 year old brother Jonah was there.')).toEqual([3]);
});

test('two relatives and then their two names belong together in order', () => {
  const facts = factsOf(mail('Lexi Walsh', 'Lexi Walsh (15) lives with mum and dad (Hannah and Craig). Mum and dad have both asked for help for Lexi.'));
  expect(facts.adults.map(({ name, relationship }) => [name, relationship])).toEqual(expect.arrayContaining([['Hannah', 'mother'], ['Craig', 'father']]));
});

test('a postcode in an address line is found, also one that the post office never gave out', () => {
  expect(factsOf(mail('Sam Reed', 'Sam Reed (9) lives at 114 Haverill Crescent, DA8 1UK with his mum. Mum is Kim.')).postcode?.value).toBe('DA8 1UK');
});

test('every candidate quotes what stands in the message', () => {
  for (const quote of quotesOf(factsOf(referral))) expect(isVerified(referral, quote)).toBe(true);
});

test('nothing that can be typed makes it fail, and every quotation stays exact', () => {
  const pieces = fc.constantFrom('mum ', "Jamie's ", 'Mr and Mrs ', '"', '“', '’', '(8)', ', 7, ', 'dob 31/02/2019 ', '07700 900123 ', 'IG1 9TN', 'J. ', '\n', '> ', '👩‍👧 ', 'Ştefan ', '李小龍 ', 'محمد ', '\ud800', 'Child A ', 'al-Hassan ', 'his ', 'said ', 'aged ');
  const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 60 }).map((all) => all.join(''));
  fc.assert(fc.property(text, text, fc.boolean(), (first, second, talk) => {
    const message = talk ? chat(['A (post)', first], ['B', second]) : mail(second, first);
    for (const quote of quotesOf(factsOf(message))) expect(isVerified(message, quote)).toBe(true);
  }), { numRuns: 300 });
});

test.each([['names', 'Aaa Bbb '], ['relatives', "her mum's brother Tom and "], ['quotation marks', '"I said \'no\' '], ['numbers', '8 (7) 07700 900 '], ['one long line of letters', 'a']])('a very long message of %s is read in bounded time', (_, piece) => {
  const message = mail('Long', piece.repeat(Math.ceil(200_000 / piece.length)));
  const passages = readPassages(message, rules);
  const sentences = readSentences(message, passages);
  const before = process.cpuUsage();
  findFacts(message, passages, sentences);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(6000);
});

test('the words in use are those of rules/english/facts.yaml', () => {
  expect(learned.words).toEqual(parse(readFileSync(join(root, 'rules/english/facts.yaml'), 'utf8')));
});
