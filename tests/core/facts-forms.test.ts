import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compilePassageRules, findFacts, isVerified, readPassages, readSentences, type Facts, type Message } from '../../src/core/evidence';

const rules = compilePassageRules(parse(readFileSync(join(__dirname, '../../rules/english/passages.yaml'), 'utf8')) as Parameters<typeof compilePassageRules>[0]);
const mail = (lines: string[], subject = 'Referral'): Message => ({ id: 'm', channel: 'outlook', subject, sentAt: '2026-10-06T15:40:00', parts: [{ text: lines.join('\n') }] });

function factsOf(message: Message): Facts {
  const passages = readPassages(message, rules);
  const facts = findFacts(message, passages, readSentences(message, passages));
  const quotes = [facts.child.name, facts.child.dateOfBirth, facts.child.age, facts.child.gender, facts.address, facts.postcode, facts.school, facts.language, facts.ethnicity, facts.interpreter, ...facts.adults, ...facts.otherChildren, ...facts.phones].flatMap((one) => (one ? [one.quote] : []));
  expect(quotes.every((quote) => isVerified(message, quote))).toBe(true);
  return facts;
}

/** The child's name and birth date as they would be filled in; a value only offered has a question mark. */
const child = ({ child: { name, dateOfBirth } }: Facts) => [name, dateOfBirth].map((one) => one && `${one.value}${one.unsure ? '?' : ''}`);
const adults = (facts: Facts) => facts.adults.map(({ name, relationship }) => `${name ?? ''} ${relationship}`.trim());

const story = ['', 'He came home late and shouted at everybody. There was a bruise on the left arm and nobody could explain it.'];

test('labelled lines give the child, the home, the school and the family', () => {
  const facts = factsOf(mail(['Name of child: Summer Daley', 'D.O.B.: 14/08/2012', 'Address: 9 Plover Court, Ilford IG1 4QZ', 'Tel: 07700 900214', 'Mother: Kelly Daley', 'Ethnicity: White British', 'First language: English', 'Interpreter required: No', 'School: Larkfield Academy', 'GP: Dr Anand', 'NHS no: 943 476 5919', ...story]));
  expect(child(facts)).toEqual(['Summer Daley', '2012-08-14']);
  expect([facts.address?.value, facts.postcode?.value, facts.school?.value, facts.ethnicity?.value, facts.language?.value, facts.interpreter?.value]).toEqual(['9 Plover Court, Ilford', 'IG1 4QZ', 'Larkfield Academy', 'White British', 'English', false]);
  expect(facts.phones.map((one) => one.value)).toEqual(['07700 900214']);
  expect(adults(facts)).toEqual(['Kelly Daley mother']);
});

test('a label and its value on two lines', () => {
  const facts = factsOf(mail(["Child's name", 'Summer Daley', 'Date of birth', '14/08/2012', "Mother's name", 'Kelly Daley', 'First language', 'Twi', 'School', 'Larkfield', ...story]));
  expect(child(facts)).toEqual(['Summer Daley', '2012-08-14']);
  expect([facts.language?.value, facts.school?.value]).toEqual(['Twi', 'Larkfield']);
  expect(adults(facts)).toEqual(['Kelly Daley mother']);
});

test("a flattened table whose child is left blank never gives the mother's name or birth date to the child", () => {
  const facts = factsOf(mail(["Child's name", '', "Mother's name", 'Kelly Daley', "Mother's date of birth", '02/03/1985', 'Address', '9 Plover Court', ...story]));
  expect(child(facts)).toEqual([undefined, undefined]);
  expect(adults(facts)).toEqual(['Kelly Daley mother']);
});

test('tabs and pipes part the cells of a row', () => {
  for (const mark of ['\t', ' | ']) {
    const facts = factsOf(mail([['Mother', 'Kelly Daley'], ['DOB', '02/03/1985'], ['Pupil', 'Summer Daley', 'DOB', '14/08/2012'], ['Ethnicity', 'White Irish']].map((row) => row.join(mark)).concat(story)));
    expect(child(facts)).toEqual(['Summer Daley', '2012-08-14']);
    expect(facts.ethnicity?.value).toBe('White Irish');
  }
});

test('a table with a heading row and a person a row', () => {
  const facts = factsOf(mail(['| Name | DOB | Relationship |', '|---|---|---|', '| Kelly Daley | 02/03/1985 | Mother |', '| Summer Daley | 14/08/2012 | Subject child |', '| Kai Daley | 01/05/2018 | Brother |', ...story]));
  expect(child(facts)).toEqual(['Summer Daley', '2012-08-14']);
  expect(adults(facts)).toEqual(['Kelly Daley mother']);
  expect(facts.otherChildren).toEqual([expect.objectContaining({ name: 'Kai Daley', relationship: 'brother' })]);
});

test('a table with a heading row, flattened to lines', () => {
  const facts = factsOf(mail(['Name', 'Date of birth', 'Relationship', 'Kelly Daley', '02/03/1985', 'Mother', 'Summer Daley', '14/08/2012', 'Child', ...story]));
  expect(child(facts)).toEqual(['Summer Daley', '2012-08-14']);
});

test('blocks under role headings keep what is theirs, whichever comes first', () => {
  const suspect = ['SUSPECT', 'Name: Jayden Cole', 'DOB: 03/02/2010', 'Address: 41 Sorrel Parade, Ilford IG6 4QT', 'Tel: 07700 900888', 'Ethnicity: White British'];
  const victim = ['VICTIM', 'Name: Summer Daley', 'DOB: 14/08/2012', 'Address: 9 Plover Court, Ilford IG1 4QZ', 'Tel: 07700 900214', 'Ethnicity: Black Caribbean'];
  const mother = ['MOTHER', 'Name: Kelly Daley', 'DOB: 02/03/1985'];
  for (const blocks of [[suspect, victim, mother], [mother, victim, suspect], [victim, suspect, mother]]) {
    const facts = factsOf(mail([...blocks.flatMap((block) => [...block, '']), ...story], 'Crime report 4471'));
    expect(child(facts)).toEqual(['Summer Daley', '2012-08-14']);
    expect([facts.address?.value, facts.postcode?.value, facts.ethnicity?.value]).toEqual(['9 Plover Court, Ilford', 'IG1 4QZ', 'Black Caribbean']);
    expect(facts.phones.map((one) => one.value)).toEqual(['07700 900214']);
    expect(adults(facts)).toContain('Kelly Daley mother');
  }
});

test('a suspect alone is never the child, though named often', () => {
  const facts = factsOf(mail(['SUSPECT', 'Name: Jayden Cole', 'DOB: 03/02/2010', '', 'Jayden, 16, punched a boy. Jayden ran off with his mum. Jayden is at school nearby.']));
  expect(child(facts)).toEqual([undefined, undefined]);
});

test('a police notice with everything on one line', () => {
  const facts = factsOf(mail(['PPN - CHILD', 'Subject: Summer DALEY, b. 14/08/2012', 'Suspect: Darren COLE, b. 03/02/1988', 'Address: 41 Sorrel Parade, Ilford IG6 4QT', ...story]));
  expect(child(facts)).toEqual(['Summer DALEY', '2012-08-14']);
  expect([facts.address, facts.postcode]).toEqual([undefined, undefined]);
});

test('a surname before the first name', () => {
  expect(child(factsOf(mail(['SUBJECT: DALEY, Summer, F, dob 14/08/2012', 'ADDRESS: 9 Plover Court, Ilford IG1 4QZ', ...story])))).toEqual(['Summer DALEY', '2012-08-14']);
  expect(child(factsOf(mail(['Surname: Daley', 'Forename: Summer', 'DOB: 14/08/2012', ...story])))).toEqual(['Summer Daley', '2012-08-14']);
});

test('an export of a school record', () => {
  const facts = factsOf(mail(['Student: Summer Daley (Year 9)', 'DOB: 14/08/2012', 'UPN: A823432112345', 'Logged by: Helen Marsh', 'Parent/carer: Kelly Daley', 'Tel: 07700 900214', ...story]));
  expect(child(facts)).toEqual(['Summer Daley', '2012-08-14']);
  expect(facts.adults.map((one) => one.name)).toEqual(['Kelly Daley']);
});

test("a doctor's letter names its patient after RE", () => {
  expect(child(factsOf(mail(['Dear colleague', '', 'RE: Aaliyah Warsame 08.01.2018', '4 Elm Close, Ilford IG1 9TN', '', 'I saw her today with her mother Hodan. Hodan was low in mood.', '', 'Dr J Patel'])))).toEqual(['Aaliyah Warsame', '2018-01-08']);
});

test('a victim or a patient who is grown up is not the child', () => {
  const facts = factsOf(mail(['Victim: Harpreet Gill (F, 31)', 'DOB: 02/03/1995', 'Child: Jasleen Gill, 9', ...story]));
  expect(child(facts)).toEqual(['Jasleen Gill', undefined]);
  expect(child(factsOf(mail(['Patient: Harpreet Gill', 'DOB: 02/03/1995', '', 'Harpreet, 31, came to the clinic. Harpreet was upset.'])))).toEqual([undefined, undefined]);
});

test('siblings and others of the household are never the child', () => {
  const facts = factsOf(mail(['SUBJECT', 'Name: Summer Daley', 'DOB: 14/08/2012', 'SIBLING 1', 'Name: Kai Daley', 'DOB: 01/05/2018', 'OTHER PERSONS IN HOUSEHOLD', 'Name: Darren Cole', 'DOB: 03/02/1988', '', 'Kai said he was scared. Kai, 8, hid. Kai would not come out.']));
  expect(child(facts)).toEqual(['Summer Daley', '2012-08-14']);
  expect(facts.otherChildren.map((one) => one.name)).toEqual(['Kai Daley']);
});

test('where two children could be meant neither is filled and both are shown', () => {
  const facts = factsOf(mail(['Child 1: Summer Daley', 'DOB: 14/08/2012', 'Child 2: Kai Daley', 'DOB: 01/05/2018', ...story]));
  expect(facts.child.name?.unsure).toBe(true);
  expect(facts.child.dateOfBirth === undefined || facts.child.dateOfBirth.unsure).toBe(true);
  expect(facts.conflicts).toContainEqual(expect.objectContaining({ field: 'child.name', values: [expect.objectContaining({ value: 'Summer Daley' }), expect.objectContaining({ value: 'Kai Daley' })] }));
});

test("the referrer's own block is nobody's of the family", () => {
  const facts = factsOf(mail(['REFERRER DETAILS', 'Name: Helen Marsh', 'Tel: 020 7946 0602', 'Address: 1 Work Street, Ilford IG2 1AA', "CHILD'S DETAILS", 'Name: Summer Daley', 'DOB: 14/08/2012', ...story]));
  expect(child(facts)).toEqual(['Summer Daley', '2012-08-14']);
  expect([facts.address, facts.postcode, facts.phones]).toEqual([undefined, undefined, []]);
  expect(adults(facts).join()).not.toMatch(/Helen/);
});

test('the heads of a forwarded mail and what somebody says are no form', () => {
  const facts = factsOf(mail(['From: Helen Marsh', 'Sent: 5 October 2026 09:12', 'To: Jo Bell', 'Subject: Maths Homework', '', 'Child: Asleep throughout.', 'I saw Ola (6) with her mum Funke. Ola was crying.'], 'Ola'));
  expect(facts.child.name?.value).toBe('Ola');
  expect(facts.child.name?.unsure).toBeUndefined();
});
