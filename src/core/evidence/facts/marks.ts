import type { KinPhrase } from './kin';
import { childRelations, notPeople, openerWords, particles, postWords, streetWords } from './lexicon';
import type { Mention } from './mentions';
import { isKinTitle, isProfessionalTitle, type Person } from './people';
import { classAt, numberOf, type Scene } from './scene';
import { kindOf, wordBeside } from './text';
import type { Token } from './tokens';

/** Marks are short names of what stands around a candidate; scorers weigh them. No mark contains anybody's name. */
export type Marks = Set<string>;

const unborn = ['unborn', 'pregnant', 'pregnancy', 'gestation', 'antenatal', 'trimester', 'booking', 'midwife', 'bump'];

const count = (n: number): string => (n >= 8 ? '8' : n >= 5 ? '5' : n >= 3 ? '3' : String(n));

/** The two words before and after, as classes. */
function windowMarks(scene: Scene, start: number, end: number, marks: Marks): void {
  const l1 = classAt(scene, start - 1, start);
  const l2 = l1 === '^' ? '^' : classAt(scene, start - 2, start);
  const r1 = classAt(scene, end + 1, end);
  const r2 = r1 === '$' ? '$' : classAt(scene, end + 2, end);
  const r3 = r2 === '$' ? '$' : classAt(scene, end + 3, end);
  for (const mark of [`l:${l1}`, `ll:${l2} ${l1}`, `r:${r1}`, `rr:${r1} ${r2}`, `rrr:${r1} ${r2} ${r3}`]) marks.add(mark);
}

const known = new WeakMap<Person, ReadonlySet<string>>();

/** Everything a scorer may weigh about somebody named; found once, when everybody of the message is known. */
export function personMarks(scene: Scene, person: Person): ReadonlySet<string> {
  const marks = known.get(person) ?? marksOfPerson(scene, person);
  known.set(person, marks);
  return marks;
}

function marksOfPerson(scene: Scene, person: Person): Marks {
  const marks: Marks = new Set([`n${count(person.mentions.length)}`, `people${count(scene.people.length)}`, titleMark(person)]);
  const add = (holds: boolean, mark: string) => { if (holds) marks.add(mark); };
  add(person.mentions.length === scene.most.mentions, scene.most.people === 1 ? 'most' : 'most-shared');
  add(scene.people[0] === person, 'first');
  add(person.mentions.some((mention) => mention.names.length !== person.names.length), 'varied');
  add(person.names.some((name) => /^\p{L}(?:-\p{L})?$/u.test(name)), 'initial');
  add(person.mentions.every((mention) => scene.tokens[mention.start]?.opens), 'opens-only');
  wordingMarks(scene, person, marks);
  for (const mention of person.mentions.slice(0, 60)) mentionMarks(scene, mention, marks);
  writerMarks(scene, person, marks);
  for (const link of scene.links) {
    if (link.person !== person) continue;
    const side = childRelations.has(link.relation) ? 'child' : 'adult';
    marks.add(`kin-${side}`).add(`kin-${side}:${link.how}`).add(`kin=${link.relation}`);
  }
  add(shareSurname(scene, person), 'surname-shared');
  add(person.gender !== undefined, person.gender ?? '');
  if (unborn.some((word) => scene.small.has(word))) {
    marks.add('unborn-spoken').add(`unborn-spoken-${person.gender ?? ''}`);
    add(marks.has('in-subject'), 'unborn-spoken-subject');
  }
  add(['grown-age', 'young-age', 'class-ahead'].some((mark) => marks.has(mark)), 'age-said');
  return marks;
}

/** The words of a name that have a capital: "de" and "al-" are small in many names and say nothing. */
function capitalsOf(scene: Scene, person: Person): string[] {
  return person.mentions.slice(0, 1).flatMap(({ from, end }) => scene.tokens.slice(from, end + 1).filter((token) => /^\p{Lu}/u.test(token.text) && !particles.has(token.word)).map((token) => token.word));
}

/** What speaks against a name at all: ordinary words, capitals throughout, only in the subject, only inside quotation marks, nobody's pronoun. */
function wordingMarks(scene: Scene, person: Person, marks: Marks): void {
  const first = scene.tokens[person.mentions[0]?.from ?? -1];
  const names = capitalsOf(scene, person);
  const plain = names.filter((name) => openerWords.has(name) || notPeople.has(name) || scene.small.has(name));
  if (names.length > 0 && names.every((name) => plain.includes(name) || postWords.has(name))) marks.add('ordinary');
  else if (plain.length > 0) marks.add('ordinary-part');
  if (first && first.text.length > 3 && first.text === first.text.toUpperCase()) marks.add('shouted');
  if (first && /^\p{Lu}\p{Ll}+-\p{Ll}/u.test(first.text)) marks.add('hyphen-small');
  if (person.names.length > 1 && streetWords.has(person.names[person.names.length - 1] ?? '')) marks.add('street-end');
  if (person.mentions.every((mention) => { const token = scene.tokens[mention.start]; return token && kindOf(scene, token) === 'subject'; })) marks.add('subject-only');
  if (person.mentions.every((mention) => /^["“‘']$/.test(scene.tokens[mention.start - 1]?.text ?? ''))) marks.add('quoted-only');
  if (person.gender === undefined) marks.add('no-gender').add(`no-gender-${marks.has('first') ? 'first' : 'later'}`);
}

function titleMark(person: Person): string {
  if (!person.title) return 'untitled';
  return isKinTitle(person.title) ? 'title-kin' : isProfessionalTitle(person.title) ? 'title-pro' : `title-${person.title}`;
}

function mentionMarks(scene: Scene, mention: Mention, marks: Marks): void {
  const token = scene.tokens[mention.start];
  if (!token) return;
  const kind = kindOf(scene, token);
  marks.add(`in-${kind}`);
  windowMarks(scene, mention.start, mention.end, marks);
  aheadMarks(scene, mention, marks);
  if (mention.owns) {
    marks.add('owns');
    const next = scene.kinAt.get(mention.end + 1);
    if (next) marks.add('owns-kin').add(`owns=${next.relation}`);
  }
  if (mention.start === scene.starts[token.sentence]) {
    marks.add('opens');
    const end = scene.tokens[mention.end + 1];
    if (end?.sentence === token.sentence && end.text === ',') marks.add('opens-comma');
    if (!end || end.sentence !== token.sentence) marks.add('alone');
  }
}

/** Ages, year groups, birth dates and posts that follow a name closely, before anybody else is named. */
function aheadMarks(scene: Scene, mention: Mention, marks: Marks): void {
  const here = scene.tokens[mention.end];
  const before = scene.tokens[mention.start - 1];
  if (before && before.sentence === here?.sentence && postWords.has(before.word)) marks.add('post-before');
  for (let step = 1; step <= 7; step += 1) {
    const word = wordBeside(scene, mention.end, step);
    if (!word || /[.;!?]/.test(word) || scene.personAt.has(mention.end + step)) break;
    const number = numberOf(word);
    if (number !== undefined && step <= 5) numberMarks(scene, mention.end + step, number, marks);
    if (/^(?:dob|d\.o\.b|born)$/.test(word)) marks.add('birth-ahead');
    if (step <= 4) wordAheadMarks(word, scene.kinAt.has(mention.end + step), marks);
  }
}

function wordAheadMarks(word: string, kin: boolean, marks: Marks): void {
  if (!kin && postWords.has(word)) marks.add('post-ahead');
  if (/^(?:pregnant|expecting|weeks|wks|tenant|booked|edd|gestation|g\d)$/.test(word)) marks.add('expecting-ahead');
  if (/^(?:y|yr|year)\d{1,2}$/.test(word)) marks.add('class-ahead');
  if (/^u\d{1,2}$/.test(word)) marks.add('young-ahead');
  if (/^(?:reception|nursery|pupil|student|boy|girl|toddler|baby|child|lad|form|class|sixth)$/.test(word)) marks.add('young-ahead');
}

const inMonths = /^(?:months?|mths?|mo|m|weeks?|wks?|days?)$/;
const inYears = /^(?:years?|yrs?|yo|y)$/;

/** The word for what was counted: "22 months", "10 mo", "3-year-old"; none where the weeks are a pregnancy's. */
function unitAfter(scene: Scene, at: number): string {
  const next = wordBeside(scene, at, 1);
  const unit = next === '-' ? wordBeside(scene, at, 2).split('-')[0] ?? '' : next;
  const pregnant = [1, 2, 3].some((step) => /^(?:pregnant|gestation|gone|pregnancy|into)$/.test(wordBeside(scene, at, step + 1)));
  return pregnant || (scene.small.has('pregnant') && /^(?:weeks?|wks?)$/.test(unit)) ? '' : unit;
}

function numberMarks(scene: Scene, at: number, number: number, marks: Marks): void {
  const before = scene.tokens[at - 1]?.word ?? '';
  const after = scene.tokens[at + 1];
  const form = after?.gap === 0 && /^[a-z]{1,3}$/.test(after.word) && !/^(?:y|yo|yr|yrs|m|mths|st|nd|rd|th|pm|am)$/.test(after.word);
  const year = /^(?:year|yr)$/.test(before) || (scene.tokens[at]?.gap === 0 && before === 'y');
  if (form || year) marks.add('class-ahead');
  else if (inMonths.test(unitAfter(scene, at))) marks.add('young-age').add('months-ahead');
  else if (/^(?:[(,–-]|aged?|is|turned|nearly|almost|only|about|he's|she's)$/.test(before) || inYears.test(unitAfter(scene, at))) marks.add(number < 18 ? 'young-age' : number < 100 ? 'grown-age' : 'number-ahead');
}

function writerMarks(scene: Scene, person: Person, marks: Marks): void {
  const first = person.names[0] ?? '';
  const last = person.names[person.names.length - 1] ?? '';
  if (scene.writers.has(first)) marks.add('writer');
  if (person.names.length > 1 && scene.writers.has(last)) marks.add('writer-last');
  if (scene.signers.has(first)) marks.add('signer');
  if (person.names.length > 1 && scene.signers.has(last)) marks.add('signer-last');
  if (person.mentions.some((mention) => greets(scene, mention))) marks.add('greeted');
}

/** "Hi Bev," "Dear Mr Holloway", "Thanks, Ruth". */
function greets(scene: Scene, mention: Mention): boolean {
  const sentence = scene.tokens[mention.start]?.sentence ?? 0;
  const from = scene.starts[sentence] ?? 0;
  const words = scene.tokens.slice(from, mention.start);
  return opensMail(scene, mention, sentence) || words.length > 0 && words.length < 9 && /^(?:hi|hello|dear|hiya|morning|afternoon|evening|good|hey|thanks|thank|cheers|to|cc|from|att|attn|fao)$/.test(words[0]?.word ?? '') && words.slice(1).every((word) => word.kind === 'mark' || /^(?:and|both|all|morning|afternoon|evening|again|there)$/.test(word.word) || /^\p{Lu}/u.test(word.text));
}

/** "Ms Ferns" alone above a mail, or "Rob," with a comma. */
function opensMail(scene: Scene, { start, end }: Mention, sentence: number): boolean {
  const passage = scene.sentences[sentence]?.passage;
  const isFirst = start === scene.starts[sentence] && scene.sentences[sentence - 1]?.passage !== passage && kindOf(scene, scene.tokens[start] as Token) !== 'subject' && scene.message.channel !== 'teams';
  const after = scene.tokens[end + 1];
  return isFirst && (after?.sentence !== sentence || (after.text === ',' && scene.tokens[end + 2]?.sentence !== sentence));
}

function shareSurname(scene: Scene, person: Person): boolean {
  if (person.names.length < 2 && !person.title) return false;
  const last = person.names[person.names.length - 1];
  return scene.people.some((other) => other !== person && (other.names.length > 1 || other.title) && other.names[other.names.length - 1] === last);
}

/** What stands around the phrases that speak of one relative. */
export function kinMarks(scene: Scene, phrases: readonly KinPhrase[], child?: Person): Marks {
  const marks: Marks = new Set([`k${count(phrases.length)}`]);
  for (const phrase of phrases.slice(0, 60)) {
    const token = scene.tokens[phrase.head];
    if (!token) continue;
    marks.add(`in-${kindOf(scene, token)}`).add(`o:${phrase.owner}`);
    if (phrase.owner === 'none') marks.add(token.opens ? 'opens' : 'bare').add(!token.opens && /^\p{Lu}/u.test(token.text) ? 'as-name' : 'plain');
    ownerMarks(scene, phrase, child, marks);
    if (phrase.start < phrase.head) marks.add(`mod:${scene.tokens[phrase.start]?.word ?? ''}`);
    windowMarks(scene, phrase.start, phrase.head, marks);
  }
  return marks;
}

function ownerMarks(scene: Scene, phrase: KinPhrase, child: Person | undefined, marks: Marks): void {
  if (phrase.ownerAt !== undefined) marks.add(scene.personAt.get(phrase.ownerAt) === child ? 'of-child' : 'of-other');
  if (phrase.plural) marks.add('plural');
  if (phrase.ownerRole) marks.add(`owner-role:${phrase.ownerRole}`);
  if (phrase.shifted) marks.add('shifted').add(`shifted:${phrase.ownerRole ?? ''}:${phrase.owner}`);
}
