import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { compilePassageRules, findFacts, isVerified, readPassages, readSentences, type Facts, type Message, type Quote } from '../../src/core/evidence';
import { adultCandidates, readScene } from '../../src/core/evidence';
import learned from '../../src/core/evidence/facts/learned.json';
import { learnedScorers } from '../../src/core/evidence/facts/lexicon';

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
  const scene = readScene(message, passages, readSentences(message, passages), learnedScorers);
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

const outward = (text: string) => { const { postcode } = factsOf(mail('Sam Reed', `Sam Reed (9) lives with his mum Kim. ${text}`)); return postcode && [postcode.value, postcode.unsure ?? false]; };

test('the first half of a postcode is found where the words call it one or it ends an address, and only offered after a town', () => {
  expect(outward('They live at 61 Wychwood Ave, IG3.')).toEqual(['IG3', false]);
  expect(outward('The postcode is IG3, I have no more.')).toEqual(['IG3', false]);
  expect(outward('They have moved to Ilford IG3 with an aunt.')).toEqual(['IG3', true]);
});

test.each(['He is in Y6 and loves it.', 'Section S47 was spoken of.', 'His mum is G2P1 and booked in.', 'See page B12 of the policy.', 'He sat in M15 for an hour.'])('“%s” holds no postcode', (text) => expect(outward(text)).toBeUndefined());

test('an address carries its house, its town and no class, clock or court of law', () => {
  const address = (text: string) => factsOf(mail('Sam Reed', `Sam Reed (9) is worried. ${text}`)).address?.value;
  expect(address('Home: 19 Tansey Hill Road, Dudley DY3 9QQ.')).toBe('19 Tansey Hill Road, Dudley');
  expect(address('Searched at 18:40, High Street by the shop. Bail to 88 Sandringham Ave.')).toBe('88 Sandringham Ave');
  expect(address('From Miss Dev, Year 6, Holly Lane Primary.')).toBeUndefined();
  expect(address('It goes to the Crown Court next week.')).toBeUndefined();
});

test('a sentence without anybody who can agree is never quoted as consent', () => {
  const facts = factsOf(mail('Re: Leyla Demir 10R', [
    "Joanna, you asked for it in writing. I am the DSL at Goodmayes Park, Leyla's brother is with you in Year 5.", '',
    'Leyla (15) told her tutor at 2.30 that a man she met through a game has asked her for pictures. She has been crying in the medical room.', '',
    'Mum is at work until six. Leyla does not want her told.', '', 'I have her phone in my safe, switched to flight mode.', '', 'Sam Whitlock', 'Deputy head and DSL',
  ].join('\n')));
  expect(facts.consent?.quote.text ?? '').not.toMatch(/in writing/);
});

test('consent said in the answer to a question counts, and the question alone does not', () => {
  const consent = (...posts: [string, string][]) => { const facts = factsOf(chat(['Dawn (DSL)', 'It is about Ciarán Ward, 13.'], ...posts)); return facts.consent && !facts.consent.unsure ? facts.consent.value : undefined; };
  expect(consent(['Sam (tutor)', 'I want to refer him to early help'], ['Dawn (DSL)', 'Does his mum agree?'], ['Sam (tutor)', 'Yes, rang her at two'])).toBe('given');
  expect(consent(['Dawn (DSL)', 'Do his parents know you are asking us?'], ['Sam (tutor)', 'Not yet'])).toBe('not-sought');
  expect(consent(['Dawn (DSL)', 'Does his mum agree?'])).toBeUndefined();
});

test("a child's words are found without quotation marks, and never run into the writer's own", () => {
  const words = factsOf(mail('Keira Nolan', 'Keira Nolan (9) came to me after lunch. Keira said my uncle hits me when mummy is at work. I rang the office.')).childsWords;
  expect(words.map((one) => one.quote.text)).toEqual(['my uncle hits me when mummy is at work']);
});

test('somebody who writes no capitals still names the child, and so does a single letter with an age', () => {
  expect(factsOf(mail('dinner money', 'hi mrs cole\n\namelie yr 3 came in crying, amelie told me her dad hit her with a belt last night. mum is on nights.\n\nsue')).child.name?.value).toBe('amelie');
  expect(factsOf(mail('Drop in', 'Hi\n\nJ (7) joined in today. His mum was there and J told her that he is scared of his uncle.\n\nTess')).child.name?.value).toBe('J');
  expect(factsOf(mail('rota', 'hi all\n\nroom 7 and flat 4 are empty, bring about 6 chairs\n\nsue')).child.name).toBeUndefined();
});

test('language and origin are read from how people write them down', () => {
  const facts = (text: string) => factsOf(mail('Zaid Hakimi', `Zaid Hakimi (11) is in my class. ${text}`));
  expect(facts('French and Lingala at home.').language?.value).toBe('French and Lingala');
  expect(facts('Somali is his first language.').language?.value).toBe('Somali');
  expect(facts('I left the leaflet in Romanian.').language?.unsure).toBe(true);
  expect(facts('He is doing Urdu GCSE.').language).toBeUndefined();
  expect(facts('Our Zaid, Afghan, is thirteen next week.').ethnicity?.value).toBe('Afghan');
  expect(facts('They are an Irish Traveller family.').ethnicity?.value).toBe('Irish Traveller');
  expect(facts('He had a Polish father.').ethnicity?.unsure).toBe(true);
  expect(facts('Interpreter required: No').interpreter?.value).toBe(false);
  expect(facts('Interpreter needed? N').interpreter?.value).toBe(false);
  expect(facts('Interpreter required: Yes').interpreter?.value).toBe(true);
  expect(facts('Interpreter offered, not wanted.').interpreter?.value).toBe(false);
  expect(facts('Book an interpreter, not the uncle.').interpreter?.value).toBe(true);
  expect(facts('Her English is fine.').interpreter).toMatchObject({ value: false, unsure: true });
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

test('what only the child agrees to is offered, never filled in as the parents’ answer', () => {
  const facts = factsOf(mail('Zubair Khan, 7', 'Zubair Khan, 7, held his face at lunch. Zubair doesn’t mind me telling you, I asked him.'));
  expect(facts.consent).toMatchObject({ value: 'given', unsure: true });
  expect(factsOf(mail('Zubair Khan, 7', 'Zubair Khan, 7, held his face at lunch. His mum Rabia doesn’t mind me telling you.')).consent?.unsure).toBeUndefined();
});

test('a question alone is no agreement', () => {
  expect(factsOf(mail('Zubair Khan, 7', 'Zubair Khan, 7, is off again and his mum will not open. I want to send this to the front door. Could one of you say yes by lunchtime?')).consent?.quote.text ?? '').not.toMatch(/Could one of you/);
});

test('what is written now of agreement stands before what an older message below it said', () => {
  const facts = factsOf(mail('Theo Markou', 'Mum Eleni agrees to this referral. Theo Markou is 14.\n\nFrom: Eleni Markou\nSent: 5 May 2026 22:40\nTo: Office\nSubject: Theo\n\nHis father is away, I have not told him anything of it. Theo’s dad has not been told.'));
  expect(facts.consent).toMatchObject({ value: 'given' });
  expect(facts.consent?.unsure).toBeUndefined();
});
