import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compilePassageRules, findFacts, readPassages, readSentences, type Facts, type Message } from '../../src/core/evidence';
import { ageOf } from '../../src/core/evidence/facts/ages';
import { chooseChild } from '../../src/core/evidence/facts/child-choice';
import { sure } from '../../src/core/evidence/facts/lexicon';
import { findFamily, openScorers, readScene, rolesIn } from '../../src/core/evidence/facts/learning';

const rules = compilePassageRules(parse(readFileSync(join(__dirname, '../../rules/english/passages.yaml'), 'utf8')) as Parameters<typeof compilePassageRules>[0]);
const mail = (subject: string, text: string): Message => ({ id: 'm', channel: 'outlook', subject, sentAt: '2026-10-06T09:00:00', parts: [{ text }] });

function peopleOf(message: Message): string[] {
  const passages = readPassages(message, rules);
  return readScene(message, passages, readSentences(message, passages), {}).people.map((person) => person.name);
}

function factsOf(message: Message): Facts {
  const passages = readPassages(message, rules);
  return findFacts(message, passages, readSentences(message, passages));
}

test('a family name alone is nobody of its own', () => {
  expect(peopleOf(mail('Tsang family', 'I saw Kayleigh Tsang and her brother Leo Tsang at school.'))).toEqual(['Kayleigh Tsang', 'Leo Tsang']);
  expect(peopleOf(mail('Osbourne - fifth call', 'Then Lemar Osbourne, 11, rang again.'))).toEqual(['Lemar Osbourne']);
  expect(peopleOf(mail('New start', 'I met Hodan Farah and her dad Farah came too.'))).toEqual(['Hodan Farah', 'Farah']);
});

test('a short and a long form of a first name are one person, two children with their own ages are two', () => {
  expect(peopleOf(mail('Joshua', 'I saw Joshua Penney in class and Josh was upset.'))).toEqual(['Joshua Penney']);
  expect(peopleOf(mail('Two children', 'I saw Ali (7) and later Alisha (4) in class.'))).toEqual(['Ali', 'Alisha']);
  expect(peopleOf(mail('Child K', 'I saw Child K in class. Then K’s mum came in and K cried.'))).toEqual(['Child K']);
});

test('what is joined to a name as a short word is no part of it', () => {
  expect(peopleOf(mail('Pick up', 'I spoke to Trish and Demi’ll fetch him. Later Demi’ll ring.'))).toEqual(['Trish', 'Demi']);
});

test.each([
  ['a year of birth', 'Raymond STANNIFORTH b. 1971 has moved in. Raymond baths her on Fridays and Raymond was told to leave. Ellie KEEGAN (7) lives there.'],
  ['the partner of', 'Raymond STANNIFORTH, partner of Ms Keegan, has moved in. Raymond baths her on Fridays and Raymond was told to leave. Ellie KEEGAN (7) lives there.'],
])('somebody with %s behind the name is not the child', (_, text) => {
  expect(factsOf(mail('Visit', text)).child.name?.value).toBe('Ellie KEEGAN');
});

test('languages, peoples, days and streets are nobody', () => {
  expect(peopleOf(mail('Visit', 'I met Amira at Fennel St with a Polish interpreter, they speak Lingala and come on Tuesdays.'))).toEqual(['Amira']);
  expect(peopleOf(mail('Visit', 'I rang about Amira. Attending school. Supervision notes follow.'))).toEqual(['Amira']);
});

test('landlords, charities and firms are nobody, in a sentence or in the small print', () => {
  expect(peopleOf(mail('Visit', 'I met Amira at the flat. Fairwater Homes sent me, and Larkhill Housing has the file. Mercer Agency rang Amira.'))).toEqual(['Amira']);
  expect(factsOf(mail('Gas check', 'I stayed until their mum came at 3.\n\nLorraine\n\nPrinted on recycled paper. Views are the sender’s own. Fairwater Homes will never ask for your password.')).child.name).toBeUndefined();
});

test('small words that join the parts of a name do not make two people of one or one of two', () => {
  expect(peopleOf(mail('Visit', 'I met Mr de Souza, and later Mrs de Souza with Beatriz de Souza.'))).toEqual(['Mr de Souza', 'Mrs de Souza', 'Beatriz de Souza']);
  expect(peopleOf(mail('al-Hassan, sixth call', 'I met Layla al-Hassan (7) again.'))).toEqual(['Layla al-Hassan']);
  expect(peopleOf(mail('Visit', 'I met Mr and Mrs de Souza today.'))).toEqual(['Mr Souza', 'Mrs de Souza']);
});

test('names written small are found by the mother spoken of and by the age after the last part', () => {
  expect(peopleOf(mail('gate', "hi, georgie's mum came to the gate with her arm in plaster"))).toContain('georgie');
  expect(peopleOf(mail('gala', 'lexi dunmore (13) cried after training, lexi wont go home'))).toEqual(['lexi dunmore']);
  expect(peopleOf(mail('parcels', 'hi all, the parcel came and the tray (3) was chipped'))).toEqual([]);
});

const family = 'Maya Osei (10) lives with her mum Efua. I am worried about Maya. She told me she is scared.';

test('brothers and sisters without names are as many as the message says, each with its own age', () => {
  const others = (text: string) => factsOf(mail('Maya Osei', `${family} ${text}`)).otherChildren.map(({ name, relationship, age }) => [name, relationship, age]);
  expect(others('At home are her two younger brothers, 6 and 4.')).toEqual([[undefined, 'brother', 6], [undefined, 'brother', 4]]);
  expect(others('Her two brothers are at home too.')).toEqual([[undefined, 'brother', undefined], [undefined, 'brother', undefined]]);
  expect(others('Her brothers Sam (6) and Leo (3) are fine.')).toEqual([['Sam', 'brother', 6], ['Leo', 'brother', 3]]);
});

test('a mother named in two ways is one adult, by the fuller name', () => {
  const mothers = factsOf(mail('Alfie', 'Alfie (6) came in hungry. His mum Danielle Crewe came at three. I told mum, Ms Crewe, what Alfie had said.')).adults.filter((one) => one.relationship === 'mother');
  expect(mothers.map((one) => one.name)).toEqual(['Danielle Crewe']);
});

test('an age that is filled in beside a child who is sure is only offered beside one who is not', () => {
  const message = mail('Maya Osei', family);
  const passages = readPassages(message, rules);
  const scene = readScene(message, passages, readSentences(message, passages), openScorers({ age: { '': 1.4 } }));
  const roles = rolesIn(scene, findFamily(scene));
  const age = (child: { unsure?: true }) => { const found = ageOf(scene, roles, child); return [found?.value, found?.unsure ?? false]; };
  const fitted = { ...sure };
  Object.assign(sure, { age: 0.5, ageOfUnsure: 0.95 });
  try {
    expect(age({})).toEqual([10, false]);
    expect(age({ unsure: true })).toEqual([10, true]);
  } finally { Object.assign(sure, fitted); }
});

test('an ordinary word is part of a name where an age and what is theirs say so', () => {
  expect(peopleOf(mail('A family', 'Can I run a family past you. Summer Aldous, 3. Her nan has her. Summer’s great fun.'))).toEqual(['Summer Aldous']);
  expect(peopleOf(mail('A family', 'I saw them. Thu Ha Dinh, 14, is new here. I am writing about Thu Ha Dinh.'))).toEqual(['Thu Ha Dinh']);
});

test('the child is nobody whom the words set aside', () => {
  const child = (text: string) => factsOf(mail('A worry', text)).child.name?.value;
  expect(child('I am Ines’s mum. It is not about Ines. Her friend Maja, who is 13, has had her tea here four nights. Maja said she is done at home.')).not.toBe('Ines');
  expect(child('Did Bilal tell you about the cat? Bilal wrote it down, he is 8 and his dad shouts. Kath’s doing the referral now.')).toBe('Bilal');
  expect(child('Handover for room 3. Demi (17) and baby Roman (7 weeks). Roman yelled when I moved his sleeve. Demi says he is always so.')).toBe('Roman');
});

test('nobody born nineteen years ago, no family and no parent of somebody’s little one is the child', () => {
  const { child } = factsOf(mail('Unborn of Tamsin Rowe', 'Tamsin Rowe (19, d.o.b. 27/01/2007) was looked after by us. Tamsin told me she is pregnant and she smokes every day.'));
  expect([child.name?.value, child.dateOfBirth, child.age?.value]).toEqual([undefined, undefined, undefined]);
  const first = (text: string) => factsOf(mail('A worry', text)).child.name?.value;
  expect(first('I saw the Mwangis on Friday. The Mwangis had no food in and the baby was cold. He was crying.')).not.toBe('Mwangis');
  expect(first('I went to see Zoë. Zoë’s wee one (Bram, 6 months) was sore. Bram cried when I changed him, he had a bruise.')).toBe('Bram');
});

test.each(['Kerry-Ann S, approx 27/40', 'Petronela G 35+5', 'Nadine Osei-Grant (17/40)'])('who carries a child is not the child: %s', (who) => {
  expect(factsOf(mail(who, 'Never booked. She declined three home visits. She smokes every day.')).child.name).toBeUndefined();
});

test('a girl who carries a child may be the child', () => expect(factsOf(mail('A worry', 'Jade Rowe (15), 20+3, told me her dad hits her. Jade cried. She is in Year 10.')).child.name?.value).toBe('Jade Rowe'));

test('a ruling is nobody’s name', () => {
  const named = (text: string) => factsOf(mail('A worry', text)).child.name?.value;
  expect(named('She came to the clinic about her pill. I am satisfied she is Fraser competent.')).toBeUndefined();
  expect(named('Fraser came to the clinic, he is 14. His mum shouts at Fraser and he is scared.')).toBe('Fraser');
});

test('a part of the child’s own name is no rival', () => {
  const ahead = (text: string) => { const message = mail('A worry', text); const passages = readPassages(message, rules); return chooseChild(readScene(message, passages, readSentences(message, passages), openScorers({ child: { '': 0 } }))); };
  const two = ahead('Matei Popescu came in cold, and his mum Andreea Popescu rang. Mr Popescu is away. Popescu, the brother, came too.');
  expect(two.find(({ person }) => person.name === 'Matei Popescu')?.next).toBe(0.5);
  const one = ahead('Matei Popescu was cold. Popescu family again.');
  expect(one[0]).toMatchObject({ score: 0.5, next: 0 });
});

/** The facts of a message with other cuts. */
function withCuts(cuts: Partial<typeof sure>, message: ReturnType<typeof mail>): ReturnType<typeof factsOf> {
  const fitted = { ...sure };
  Object.assign(sure, cuts);
  try { return factsOf(message); } finally { Object.assign(sure, fitted); }
}

test('a child is certain where the chance reaches the cut for messages without a worry', () => {
  const message = mail('Maya Osei', family);
  expect(withCuts({ childUnworried: 0.1 }, message).child.name).toMatchObject({ value: 'Maya Osei', certain: true });
  expect(withCuts({ childUnworried: 2 }, message).child.name?.certain).toBeUndefined();
});

test('whom the text calls the mother of a sure child is sure by the cut of whom the text links, not of adults', () => {
  const mother = (cuts: Partial<typeof sure>) => withCuts({ child: -1, childAhead: -1, ...cuts }, mail('Maya Osei', family)).adults.map(({ name, relationship, unsure }) => [name, relationship, unsure ?? false]);
  expect(mother({ linked: 0, adult: 2 })).toEqual([['Efua', 'mother', false]]);
  expect(mother({ linked: 2, adult: 0 })).toEqual([['Efua', 'mother', true]]);
});

test('a “mum” and a “dad” without a name are sure by one and the same cut', () => {
  const parents = (cuts: Partial<typeof sure>) => withCuts({ child: 2, ...cuts }, mail('Maya Osei', 'Maya Osei came in cold. Her mum shouts at her. Her dad drinks.')).adults.map(({ relationship, unsure }) => [relationship, unsure ?? false]);
  expect(parents({ parent: 0, linked: 2 })).toEqual(expect.arrayContaining([['mother', false], ['father', false]]));
  expect(parents({ parent: 2, linked: 0 })).toEqual(expect.arrayContaining([['mother', true], ['father', true]]));
});

const adultsOf = (subject: string, text: string) => factsOf(mail(subject, text)).adults.map(({ name, relationship, unsure }) => [name, relationship, unsure]);

test('a title with an initial is part of the name, and the same title and surname is one person', () => {
  expect(peopleOf(mail('Mr A. Begum', 'I met Aidan Begum at the flat. Later Mr Begum rang, and Mrs B. Khan came.'))).toEqual(['Aidan Begum', 'Mrs B. Khan']);
});

test('a title and the capitals of one surname are whoever bears it, never where two do', () => {
  expect(peopleOf(mail('Visit', 'I met Mrs Oakes at the flat. Then I asked Mrs O to sit down.'))).toEqual(['Mrs Oakes']);
  expect(peopleOf(mail('Visit', 'I met Mrs Oakes and later Mrs Orme at the flat. Then I asked Mrs O to sit down.'))).toHaveLength(3);
});

test.each([['27/40'], ['24, 31 weeks by scan'], ['22, 20 weeks'], ['EDD 4 May']])('whose name is followed by "%s" carries a child and is its mother', (behind) => {
  expect(adultsOf('Booking', `Dear team, I saw Tamsin Wray, ${behind}, at the clinic today. She was well.`)).toEqual([['Tamsin Wray', 'mother', undefined]]);
});

test('a child of fourteen who is pregnant, a baby of some weeks and a child not born yet are nobody who carries one', () => {
  expect(adultsOf('Clinic', 'I saw Tamsin Wray, 14, at the clinic. Tamsin Wray, 27/40, was upset.').filter(([, relation]) => relation === 'mother')).toEqual([]);
  expect(adultsOf('Clinic', 'I weighed Alfie, 12 weeks, today. Alfie is well.')).toEqual([]);
  expect(adultsOf('Unborn Wray, EDD 4 May', 'The flat is cold.')).toEqual([]);
});

test('those with whom a child is said to stay are no parents for sure', () => {
  const text = (lives: string) => `I am worried about Kofi Mensah (9). Kofi ${lives} Mr and Mrs Vaughan. Mrs Vaughan shouted at Kofi in the yard and Kofi cried.`;
  expect(adultsOf('Kofi Mensah', text('lives with')).filter(([name, , unsure]) => name && !unsure)).toEqual([]);
});

test('parents who are called nothing else stand on one line', () => {
  const text = 'Maya Osei (10) is often alone. Her parents work nights. I told her parents that I am worried about Maya.';
  expect(adultsOf('Maya Osei', text)).toEqual([[undefined, 'parents', undefined]]);
});

test.each([['mum', 'mother'], ['dad', 'father']])('a "%s" of a child who is sure is filled in', (word, relation) => {
  expect(adultsOf('Maya Osei', `Maya Osei (10) came in late. Maya said her ${word} laughed. I am worried about Maya.`)).toEqual([[undefined, relation, undefined]]);
});

test('a professional named after a relative and a comma is no relative', () => {
  expect(adultsOf('Maya Osei', 'Maya Osei (10) came in late. I will have a chat with mum, PC Oakes to do his talk. I am worried about Maya.').map(([name]) => name)).not.toContain('PC Oakes');
});
