import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import yaml from 'yaml';
import { compilePassageRules, findFacts, maskMessage, readPassages, readSentences, type Facts, type Message } from '../../src/core/evidence';
import { messageOf, openCasesPath, readCases, type LabelledCase } from '../support/labelled';
import { secretsOf, shownOf, wordsOf } from '../support/leaks';

const root = path.resolve(__dirname, '../..');
const english = (name: string): unknown => yaml.parse(readFileSync(path.join(root, 'rules/english', name), 'utf8'));
const common = new Set((english('common-words.yaml') as { words: string }).words.split(/\s+/));
const rules = { isCommon: (word: string) => common.has(word) };
const passageRules = compilePassageRules(english('passages.yaml') as Parameters<typeof compilePassageRules>[0]);
const noFacts: Facts = { child: {}, otherChildren: [], adults: [], phones: [], childsWords: [], conflicts: [] };
const message = (text: string, subject = ''): Message => ({ id: 'm', channel: 'outlook', subject, sentAt: '2026-10-06T15:00:00', from: 'Denise Falkirk', parts: [{ author: 'Denise Falkirk', text }] });
const masked = (text: string, facts: Facts = noFacts) => maskMessage(message(text), facts, rules).parts[0]?.text ?? '';

/** As the panel reads them: facts are always found before anything is masked. */
function factsIn(read: Message): Facts {
  const passages = readPassages(read, passageRules);
  return findFacts(read, passages, readSentences(read, passages));
}
const readMasked = (text: string) => masked(text, factsIn(message(text)));

describe('masking names for a no-names consultation', () => {
  it('gives the same name the same label wherever it stands, and two people two', () => {
    const text = masked('I spoke to Kwabena today. Kwabena says his sister Abena hit him. Later kwabena cried.');
    expect(text).not.toMatch(/kwabena|abena/i);
    const [first, second] = text.match(/\[name \d+\]/g)?.filter((label, i, all) => all.indexOf(label) === i) ?? [];
    expect(text).toBe(`I spoke to ${first ?? ''} today. ${first ?? ''} says his sister ${second ?? ''} hit him. Later ${first ?? ''} cried.`);
  });

  it('keeps a child and parents of one surname apart', () => {
    const text = masked('Ibrahim Chowdhury came in late. Shafiq Chowdhury hit him and Rehana Chowdhury told Shafiq to stop. Ibrahim cried. I rang Mr Chowdhury.');
    const [child, father, mother] = text.match(/\[name \d+\]/g) ?? [];
    expect(new Set([child, father, mother]).size).toBe(3);
    expect(text).toMatch(new RegExp(`told ${(father ?? '').replace(/[[\]]/g, '\\$&')} to stop. ${(child ?? '').replace(/[[\]]/g, '\\$&')} cried. I rang Mr \\[`));
  });

  it('masks numbers, addresses, postcodes, dates of birth and mail addresses', () => {
    const text = masked('Call 07700 900142 or 020 7946 0118. DOB 14/02/2018. 41 Tansy Close, Ilford IG1 9QW, x.y@school.example, NHS 943 476 5919, car AB12 CDE, snap @kwabz_14');
    expect(text).not.toMatch(/\d{3}|Tansy|Ilford|IG1|school\.example|\b41\b|AB12|kwabz/);
  });

  it('masks half a postcode, and a birth date in whatever form', () => {
    expect(masked('They moved to IG1 from the flat in E3, near SE15.')).not.toMatch(/IG1|E3|SE15/);
    for (const date of ['born 14 February 2018', 'dob 14.2.18', 'born on 14th Feb 2018', 'DOB 2018-02-14', 'born February 14, 2018', "dob 14 Feb '18", 'birthday is 14 February', 'born 6 Oct']) {
      expect([date, masked(`A boy, ${date}, was seen.`)]).toEqual([date, expect.not.stringMatching(/14|18|feb|6 oct/i)]);
    }
    expect(masked('In Y4 and KS2; section 47, s17; the meeting is on 14 February.')).toBe('In Y4 and KS2; section 47, s17; the meeting is on 14 February.');
  });

  it('masks a first name that is also a day written short, and leaves the day', () => {
    expect(masked('I am writing about Thu Dinh, 14. Seen on Thu 20 November and last Thu Dinh was away.')).toBe('I am writing about [name 1], 14. Seen on Thu 20 November and last Thu [name 1] was away.');
  });

  it('masks initials that stand for somebody', () => {
    expect(masked('K.B. twisted his foot at 3 p.m. D.O.B. not known.')).toBe('[initials] twisted his foot at 3 p.m. D.O.B. not known.');
    expect(masked('Year 10 girl, initials SO. DSL told.')).toBe('Year 10 girl, initials [initials]. DSL told.');
    expect(masked('They get dropped there by "Sunny" after school.')).toBe('They get dropped there by "[name 1]" after school.');
  });

  it('masks names where somebody minds no capitals, and keeps what happened', () => {
    const text = masked('ellie (yr10) has not long come in. she told mrs jallow that pete locked the kitchen. mum was crying');
    expect(text).not.toMatch(/ellie|jallow|pete/i);
    expect(text).toMatch(/\(yr10\) has not long come in\. she told mrs \[name \d+\] that \[name \d+\] locked the kitchen\. mum was crying/);
  });

  it('tells a month from somebody called by it', () => {
    expect(masked('In January and since May he has been with Jan and Sofia.')).toMatch(/^In January and since May he has been with \[name \d+\] and \[name \d+\]\.$/);
  });

  it('leaves "will", "may" and "can" where the child is called Will', () => {
    const facts: Facts = { ...noFacts, child: { name: { value: 'Will', quote: { text: 'Will', place: { part: 0, start: 0, end: 4 } } } } };
    expect(masked('Will says that mum will not come and may not ring.', facts)).toBe('Child A says that mum will not come and may not ring.');
  });

  it('keeps what carries the worry', () => {
    expect(masked('Asha told her TA that Dad hit her with a belt on Tuesday and the DSL saw two red marks.')).toMatch(/told her TA that Dad hit her with a belt on Tuesday and the DSL saw two red marks/);
  });

  it('keeps days in the plural and what services are called for short', () => {
    const text = 'He is out on Mondays and Fridays with the PCSO, and the ADHD form was for the NSPCC and Prevent.';
    expect(masked(text)).toBe(text);
  });

  it('never shows who wrote it, nor the mailbox, but which of several wrote what', () => {
    expect(JSON.stringify(maskMessage({ ...message('Nothing'), mailbox: 'dsl@tansyhill.example', extent: 'one' }, noFacts, rules))).not.toMatch(/Falkirk|tansyhill|extent/);
    const chat = maskMessage({ id: 'c', channel: 'teams', subject: '', sentAt: '', parts: [{ author: 'Roz Kent (babies)', text: 'Fee can you come' }, { author: 'Fee Dale (owner)', text: 'Yes Roz' }, { author: 'Roz Kent (babies)', text: 'Ta' }] }, noFacts, rules);
    expect(chat.parts.map((part) => [part.author, part.text])).toEqual([['Colleague 1', 'Colleague 2 can you come'], ['Colleague 2', 'Yes Colleague 1'], ['Colleague 1', 'Ta']]);
  });

  it('gives the child, found by the reader, one label throughout', () => {
    const text = readMasked('Kwabena Osei-Bonsu (14) was missing on Monday. His mother Abena Osei-Bonsu rang. Kwabena said nothing. KWABENA came back, and kwabena slept.');
    expect(text.match(/Child A/g)).toHaveLength(4);
    expect(text).not.toMatch(/osei|bonsu|abena/i);
  });

  it('masks a surname in small letters after a first name, whatever its apostrophe, and a first name of two letters', () => {
    for (const [text, left] of [
      ["thomas o'shea was late. his nan rang", /^\[name \d\] \[name \d\] was late\. his nan rang$/],
      ["bradley wilkes' poem is dark. he wrote it", /^\[name \d\] \[name \d\]' poem is dark\. he wrote it$/],
      ['mo idris was in at 7. he sat on the wall', /^\[name \d\] \[name \d\] was in at 7\. he sat on the wall$/],
      ['lim jun wei is here, and little sister jun xi. he is nine', /^(?:\[name \d\] ){3}is here, and little sister \[name \d\] \[name \d\]\. he is nine$/],
      ['tia brown told me. she was crying', /^\[name 1\] \[name 2\] told me\. she was crying$/],
    ] as const) expect([text, masked(text)]).toEqual([text, expect.stringMatching(left)]);
    expect(masked("it was 4 o'clock. tia wasn't in and d'you know why")).toMatch(/^it was 4 o'clock\. \[name 1\] wasn't in and d'you know why$/);
  });

  it('masks a name of two letters in small letters where it stands with its capital elsewhere', () => {
    expect(masked('We saw Mo today. Later I think mo went home.')).toMatch(/^We saw (\[name 1\]) today\. Later I think \1 went home\.$/);
  });

  it('masks somebody called by a month or a day, and leaves the day', () => {
    const facts: Facts = { ...noFacts, child: { name: { value: 'Corey Harwood', quote: { text: 'Corey Harwood', place: { part: 0, start: 0, end: 4 } } } } };
    expect(masked('Owner Jan Harwood, sons Kyle and Corey. In Jan Corey left.', facts)).toMatch(/^\[name \d\], sons \[name \d\] and Child A\. In Jan Child A left\.$/);
    expect(masked('He lives with her husband Mr Sunday Okafor. On Sunday he was hit by Sunday with a belt.')).toMatch(/^He lives with her husband Mr (\[name 1\])\. On Sunday he was hit by \1 with a belt\.$/);
    expect(masked('On Sunday Okafor rang. Seen Monday Okafor and Tuesday.')).toMatch(/^On Sunday \[name 1\] rang\. Seen Monday \[name 1\] and Tuesday\.$/);
    const told: Facts = { ...noFacts, adults: [{ name: 'Mr', relationship: 'father', quote: { text: 'Mr', place: { part: 0, start: 0, end: 2 } } }, { name: 'Jan', relationship: 'mother', quote: { text: 'Jan', place: { part: 0, start: 0, end: 3 } } }] };
    expect(masked('Jan rang. Mr Eze told Jan in Jan, and since jan nothing.', told)).toMatch(/^Adult 2 \(mother\) rang\. Mr \[name 1\] told Adult 2 \(mother\) in Jan, and since jan nothing\.$/);
  });

  it('masks the name that answers a question for a relative, though it is an ordinary word', () => {
    expect(masked('Reg: mum?\nHang, on her way from work. She may hang up.')).toMatch(/^Reg: mum\?\n\[name \d\], on her way from work\. She may hang up\.$/);
    expect(masked('Does she live with mum? Yes, and with Dad? No.')).toBe('Does she live with mum? Yes, and with Dad? No.');
  });

  it('masks the name in brackets after a relative or somebody spoken of, though it is an ordinary word, and leaves a day or a month', () => {
    expect(masked("Mum (May) won't open. In May she did.")).toBe("Mum ([name 1]) won't open. In May she did.");
    expect(masked("Mum won't open. Her review is in spring (May).")).toBe("Mum won't open. Her review is in spring (May).");
    expect(masked("Mum's in the town (Carol). Then Carol rang. Poor Carol rang.")).toMatch(/^Mum's in the town \((\[name \d\])\)\. Then \1 rang\. (?:Poor )?\1 rang\.$/);
    expect(masked('She says he (Mick, 44) lets her out. Her stepdad (Rob, aged 31) does not.')).toMatch(/^She says he \(\[name \d\], 44\) lets her out\. Her stepdad \(\[name \d\], aged 31\) does not\.$/);
    for (const kept of ['Mum rang today (Tuesday).', 'The office wants a place in the class (Reception).', 'The talk is for all (Still free).', 'He went home (Tired) and mum is at work (Yes).']) expect(masked(kept)).toBe(kept);
  });

  it('masks a first name that is an ordinary word where only somebody does that, and "An" and "My" where they are somebody', () => {
    expect(masked("making tea. Carol's at work. he's humming. Carol knows.")).toMatch(/^making tea\. (\[name \d\]) at work\. he's humming\. \1 knows\.$/);
    expect(masked('Wing Yan is on it.')).toMatch(/^(?:\[name \d\] ){1,2}is on it\.$/);
    expect(masked('Wing mirrors were broken.')).toBe('Wing mirrors were broken.');
    expect(masked('Blessing told me.')).toMatch(/^\[name \d\] told me\.$/);
    expect(masked("An (6) came. An ambulance came. We saw An. An's the spokesman. My shift is over.")).toMatch(/^(\[name \d\]) \(6\) came\. An ambulance came\. We saw \1\. \1's the spokesman\. My shift is over\.$/);
    expect(masked('An old car came. My mum said no.')).toBe('An old car came. My mum said no.');
  });

  it('masks an ordinary word that is called out as somebody, has an age and does something, or heads a line of a list of names', () => {
    expect(masked('Marvellous (17) injects. Marvellous is willing.')).not.toContain('Marvellous');
    expect(masked('About 4, they call her Bibi. Then it went quiet.')).not.toContain('Bibi');
    expect(masked('Ezra: 2 words.\nTeddy: 5 words.')).not.toContain('Teddy');
    expect(masked('Girl is Sumaya Abdi, b.6 June 2018.')).not.toContain('2018');
    expect(masked('Room (7) is locked. They call her later. Version 2.6 June was fine.')).toContain('Room (7) is locked. They call her later.');
  });

  it('masks short names that are words too where an age, a year group or another short name follows', () => {
    expect(masked('Van Anh is late. The van came.')).toMatch(/^(?:\[name \d\] ?){1,2}is late\. The van came\.$/);
    expect(masked("Ed in yr 6 owned up. Kit (7) stopped me. Kit told me. Kit list: boots.")).toMatch(/^(\[name \d\]) in yr 6 owned up\. (\[name \d\]) \(7\) stopped me\. \2 told me\./);
    expect(masked('Boy Long 11, girl My 4. My 4 year old is fine.')).toMatch(/girl \[name \d\] 4\. My 4 year old/);
    expect(masked('Her sister’s own: Marvellous, 3. In all: Marvellous, and 3 more.')).toMatch(/own: \[name \d\], 3\./);
    expect(masked('An, 14. An, this morning, was calm. We saw An. An, as we know, odd case.')).toMatch(/^(\[name \d\]), 14\. \1, this morning, was calm\. We saw \1\. An, as we know/);
    expect(masked("Petra came. petra'd to wash it.")).toMatch(/^(\[name \d\]) came\. \1'd to wash it\.$/);
  });

  it("masks the outer half of the family's postcode wherever it stands", () => {
    expect(readMasked('They live at 29 Hartnoll Street, N17 9QX. He is often seen round N17 after dark, and this is section 17.')).toMatch(/seen round \[postcode\] after dark, and this is section 17\.$/);
  });

  it('masks a surname after a title and an initial, though it is an ordinary word', () => {
    expect(masked('Copies to Mr D. Brown and to Mrs. K. Wood.')).toMatch(/^Copies to Mr D\. \[name \d\] and to Mrs\. K\. \[name \d\]\.$/);
    expect(masked('He takes vitamin D. Liver was normal.')).toMatch(/ D\. Liver was normal\.$/);
  });

  it('masks a known name that is a word too, in small letters, where it does what only somebody does', () => {
    expect(masked('Her Dad Rob lives there. The boys rob shops, and rob is paying half.')).toMatch(/^Her Dad (\[name 1\]) lives there\. The boys rob shops, and \1 is paying half\.$/);
    expect(masked('Her brother Mark came. A mark was seen, and the mark is red.')).toMatch(/^Her brother \[name 1\] came\. A mark was seen, and the mark is red\.$/);
  });

  it('masks the whole line of an address: what stands before its number, the house, the town', () => {
    for (const [text, left] of [
      ['Seen by me today. They live at: Bay 2, Moss Road, Carlisle CA6 4QQ, with Mum.', /^Seen by me today\. They live at: (?:\[[a-z\d ]+\],? ?)+ with Mum\.$/],
      ['Flat 3, Merganser Point, E14 9ZZ. She flushed it.', /^(?:\[[a-z\d ]+\],? ?)+\. She flushed it\.$/],
      ['he is at 12 moss road, reading rg1 4qq. he was hit', /^he is at (?:\[[a-z\d ]+\],? ?)+\. he was hit$/],
      ['The fire was in flat 3 and not next door.', /^The fire was in \[address\] and not next door\.$/],
      ['they are on the site on canal rd with their da.', /^they are on the site on \[place\] with their da\.$/],
    ] as const) expect([text, readMasked(text)]).toEqual([text, expect.stringMatching(left)]);
    expect(masked('She fell 3 times on the road and it took 2 people in our street.')).toBe('She fell 3 times on the road and it took 2 people in our street.');
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => { expect(typeof masked(text)).toBe('string'); }), { numRuns: 200 });
  });
});

/** Labelled as names and none: "Tata" is what several languages call any father, "Rev", "Madam" and "Sgt" are titles, all kept as "Dad" and "Mr" are; a girl called Summer is masked and the season of the same mail is not; "HV" in a writer's name is a post; of "2 Ellesmere" both are gone, and a toddler of 2 is left; "Nonna" is a grandmother, and the "No." before one house stands before others too. */
const NO_NAMES: ReadonlySet<string> = new Set(['msg-53-013 Tata', 'msg-53-139 Rev', 'msg-60-122 Madam', 'msg-60-237 Sgt', 'msg-60-057 Summer', 'msg-64-077 HV', 'msg-65-158 2 Ellesmere', 'msg-68-182 Nonna', 'msg-68-228 No']);

/** What is left of the labelled secrets, how many were looked for, and what was masked of all words and of ordinary ones. */
function measure(cases: readonly LabelledCase[], factsOf: (read: Message) => Facts) {
  const leaks: string[] = [];
  const sum = { looked: 0, words: 0, masked: 0, ordinary: 0 };
  for (const labelled of cases) {
    const original = messageOf(labelled);
    const out = maskMessage(original, factsOf(original), rules);
    const [before, after] = [shownOf(original), shownOf(out)];
    for (const secret of secretsOf(labelled, rules.isCommon)) {
      if (!secret.leaksIn(before) || NO_NAMES.has(`${labelled.id} ${secret.value}`)) continue;
      sum.looked += 1;
      if (secret.leaksIn(after)) leaks.push(`${labelled.id} ${secret.kind}`);
    }
    const [had, has] = [wordsOf(original), wordsOf(out)];
    sum.words += had.length;
    sum.masked += Math.max(0, had.length - has.length);
    const left = new Map<string, number>();
    for (const word of has) left.set(word, (left.get(word) ?? 0) + 1);
    for (const word of had) {
      const count = left.get(word) ?? 0;
      if (count > 0) left.set(word, count - 1);
      else if (common.has(word)) sum.ordinary += 1;
    }
  }
  return { ...sum, leaks };
}

const bank = path.join(root, 'rules/english/messages');
/** Messages that no reader has learnt from; masking has no weights, so they serve it as the others do. */
const notMet = path.join(root, 'tests/cases/not-met');
const teaching = () => [bank, notMet].flatMap((folder) => readdirSync(folder).flatMap((file) => readCases(path.join(folder, file))));

describe('masking leaks nothing', () => {
  (existsSync(openCasesPath) ? it : it.skip)('of the open messages: no name, address line, postcode, telephone number, school, birth date or writer, with the facts found and without (skipped where ../shared/eval is absent)', () => {
    const cases = readCases(openCasesPath);
    for (const factsOf of [factsIn, () => noFacts]) {
      const { leaks, looked, words, masked: gone, ordinary } = measure(cases, factsOf);
      expect(leaks).toEqual([]);
      expect(looked).toBeGreaterThan(850);
      expect(gone / words).toBeLessThan(0.09);
      expect(ordinary / words).toBeLessThan(0.012);
    }
  }, 600_000);

  it('of the teaching messages: no name, address line, postcode, telephone number, school, birth date or writer', () => {
    const { leaks, looked, words, masked: gone, ordinary } = measure(teaching(), factsIn);
    // Parts 44 and later came after the mask was mended: what leaks in those of them that are kept aside is counted and not mended one by one, or they would measure nothing.
    // Two in parts 44-47, two more in 53-56 (msg-53-115, msg-56-140), three in the 286 kept aside of 57-62 (msg-57-180, msg-60-155, msg-61-235),
    // two in the 260 kept aside of 63-66 (msg-64-225, msg-66-245), two in the 185 of 67-70 (msg-70-150, msg-70-195), one in the 166 of 71-73 (msg-72-220), one in the 163 of 74-76 (msg-75-100),
    // two in the 265 of 77 and 78, all of which are kept aside (msg-77-120, msg-78-062).
    const isCounted = (leak: string) => /^msg-(?:(?:4[4-9]|[56]\d|7[0-6])-\d+[05]|7[78]-\d+) /.test(leak);
    expect(leaks.filter((leak) => !isCounted(leak))).toEqual([]);
    expect(leaks.filter(isCounted).length).toBeLessThanOrEqual(14);
    expect(looked).toBeGreaterThan(5_000);
    // Of all words; parts 35-39 are short and full of names. The share of ordinary words below is the one that says whether too much goes.
    // 0.077 before parts 67-70, which are rich in names, addresses and numbers.
    // 0.0793 with 77 and 78, which are rich in them too.
    expect(gone / words).toBeLessThan(0.08);
    // 0.0065 before parts 53-56, which have more capitals in mid-sentence, and 0.00653 with them.
    // 0.0069 with parts 67-70, where names that are ordinary words too (Joy, Praise, Long) are many.
    expect(ordinary / words).toBeLessThan(0.007);
  }, 600_000);

  it('and gives the child and everybody else whom the labels name a label of their own', () => {
    const shared: string[] = [];
    let pairs = 0;
    for (const labelled of teaching().slice(0, 300)) {
      const { facts } = labelled.expected;
      const people = [...new Set([facts.child.name, ...facts.otherChildren.map((one) => one.name), ...facts.adults.map((one) => one.name)].flatMap((name) => {
        const given = (name ?? '').split(/\s+/)[0] ?? '';
        return given.length > 2 && /^\p{Lu}\p{Ll}/u.test(given) && !/^(?:Mrs|Miss|Child|Adult|Aunty|Uncle|Pastor|Papa|Baba|Mum|Dad|Nan|Baby)$/.test(given) ? [given] : [];
      }))];
      if (people.length < 2) continue;
      const original = messageOf(labelled);
      const asked = { ...original, parts: [...original.parts, ...people.map((name) => ({ text: `We saw ${name} today.` }))] };
      const labels = maskMessage(asked, factsIn(original), rules).parts.slice(-people.length).map((part) => part.text);
      pairs += people.length - 1;
      if (new Set(labels).size < people.length) shared.push(`${labelled.id} ${people.join(' ')} ${labels.join(' ')}`);
    }
    expect(pairs).toBeGreaterThan(150);
    expect(shared).toEqual([]);
  }, 600_000);
});
