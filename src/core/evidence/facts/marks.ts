import type { KinPhrase } from './kin';
import { childRelations, postWords } from './lexicon';
import { isKinTitle, isProfessionalTitle, type Mention, type Person } from './people';
import { classAt, numberOf, type Scene } from './scene';
import { kindOf } from './text';

/** Marks are short names of what stands around a candidate; scorers weigh them. No mark contains anybody's name. */
export type Marks = Set<string>;

const unborn = ['unborn', 'pregnant', 'pregnancy', 'gestation', 'antenatal', 'trimester', 'booking', 'midwife', 'bump'];

const count = (n: number): string => (n >= 8 ? '8' : n >= 5 ? '5' : n >= 3 ? '3' : String(n));

/** The two words before and after, as classes. */
export function windowMarks(scene: Scene, start: number, end: number, marks: Marks, lead = ''): void {
  const l1 = classAt(scene, start - 1, start);
  const l2 = l1 === '^' ? '^' : classAt(scene, start - 2, start);
  const r1 = classAt(scene, end + 1, end);
  const r2 = r1 === '$' ? '$' : classAt(scene, end + 2, end);
  const r3 = r2 === '$' ? '$' : classAt(scene, end + 3, end);
  for (const mark of [`l:${l1}`, `ll:${l2} ${l1}`, `r:${r1}`, `rr:${r1} ${r2}`, `rrr:${r1} ${r2} ${r3}`]) marks.add(lead + mark);
}

export function personMarks(scene: Scene, person: Person): Marks {
  const marks: Marks = new Set();
  const here = scene.people;
  const most = Math.max(...here.map((one) => one.mentions.length));
  marks.add(`n${count(person.mentions.length)}`);
  if (person.mentions.length === most) marks.add(here.filter((one) => one.mentions.length === most).length === 1 ? 'most' : 'most-shared');
  marks.add(`people${count(here.length)}`);
  if (here[0] === person) marks.add('first');
  marks.add(`parts${Math.min(3, person.names.length)}`);
  if (person.names.some((name) => /^\p{L}(?:-\p{L})?$/u.test(name))) marks.add('initial');
  marks.add(titleMark(person));
  if (person.mentions.every((mention) => scene.tokens[mention.start]?.opens)) marks.add('opens-only');
  for (const mention of person.mentions.slice(0, 60)) mentionMarks(scene, mention, marks);
  writerMarks(scene, person, marks);
  for (const link of scene.links) {
    if (link.person !== person) continue;
    const side = childRelations.has(link.relation) ? 'child' : 'adult';
    marks.add(`kin-${side}`).add(`kin-${side}:${link.how}`).add(`kin=${link.relation}`);
  }
  if (shareSurname(scene, person)) marks.add('surname-shared');
  const { gender } = person;
  if (gender) marks.add(gender);
  if (unborn.some((word) => scene.small.has(word))) { marks.add('unborn-spoken'); if (gender) marks.add(`unborn-spoken-${gender}`); if (marks.has('in-subject')) marks.add('unborn-spoken-subject'); }
  if (['grown-age', 'young-age', 'class-ahead'].some((mark) => marks.has(mark))) marks.add('age-said');
  return marks;
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
  if (postWords.has(scene.tokens[mention.start - 1]?.word ?? '') && scene.tokens[mention.start - 1]?.sentence === here?.sentence) marks.add('post-before');
  for (let step = 1; step <= 7; step += 1) {
    const at = mention.end + step;
    const token = scene.tokens[at];
    if (!token || !here || token.sentence !== here.sentence || /[.;!?]/.test(token.text)) break;
    if (scene.personAt.has(at)) break;
    const number = numberOf(token.word);
    const before = scene.tokens[at - 1];
    if (number !== undefined && step <= 5) numberMarks(number, before?.word ?? '', token.gap, scene.tokens[at + 1], marks);
    if (/^(?:dob|d\.o\.b|born)$/.test(token.word)) marks.add('birth-ahead');
    if (step <= 4 && postWords.has(token.word) && !scene.kinAt.has(at)) marks.add('post-ahead');
    if (step <= 4 && /^(?:pregnant|expecting|weeks|wks|tenant|booked|edd|gestation|g\d)$/.test(token.word)) marks.add('expecting-ahead');
    if (step <= 4 && /^(?:reception|nursery|pupil|student|boy|girl|toddler|baby|child|lad|form|class|sixth)$/.test(token.word)) marks.add('young-ahead');
  }
}

function numberMarks(number: number, before: string, gap: number, after: { word: string; gap: number } | undefined, marks: Marks): void {
  if (gap === 0 && /^y(?:r|ear)?$/.test(before) || /^(?:year|yr)$/.test(before) || (after?.gap === 0 && /^[a-z]{1,3}$/.test(after.word) && !/^(?:y|yo|yr|yrs|m|mths|st|nd|rd|th|pm|am)$/.test(after.word))) marks.add('class-ahead');
  else if (/^[(,–-]$/.test(before) || /^(?:aged?|is|turned|nearly|almost|only|about|he's|she's)$/.test(before)) marks.add(number < 18 ? 'young-age' : number < 100 ? 'grown-age' : 'number-ahead');
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
  const from = scene.starts[scene.tokens[mention.start]?.sentence ?? 0] ?? 0;
  const words = scene.tokens.slice(from, mention.start);
  return words.length > 0 && words.length < 9 && /^(?:hi|hello|dear|hiya|morning|afternoon|evening|good|hey|thanks|thank|cheers|to|cc|from|att|attn|fao)$/.test(words[0]?.word ?? '') && words.slice(1).every((word) => word.kind === 'mark' || /^(?:and|both|all|morning|afternoon|evening|again|there)$/.test(word.word) || /^\p{Lu}/u.test(word.text));
}

function shareSurname(scene: Scene, person: Person): boolean {
  if (person.names.length < 2 && !person.title) return false;
  const last = person.names[person.names.length - 1];
  return scene.people.some((other) => other !== person && (other.names.length > 1 || other.title) && other.names[other.names.length - 1] === last);
}

/** What stands around the phrases that speak of one relative. */
export function kinMarks(scene: Scene, phrases: readonly KinPhrase[], child?: Person): Marks {
  const marks: Marks = new Set();
  marks.add(`k${count(phrases.length)}`);
  for (const phrase of phrases.slice(0, 60)) {
    const token = scene.tokens[phrase.head];
    if (!token) continue;
    marks.add(`in-${kindOf(scene, token)}`);
    marks.add(`o:${phrase.owner}`);
    if (phrase.owner === 'none' && /^\p{Lu}/u.test(token.text) && !token.opens) marks.add('as-name');
    if (phrase.owner === 'none') marks.add(token.opens ? 'opens' : 'bare');
    if (phrase.ownerAt !== undefined) marks.add(scene.personAt.get(phrase.ownerAt) === child ? 'of-child' : 'of-other');
    if (phrase.plural) marks.add('plural');
    if (phrase.ownerRole) marks.add(`owner-role:${phrase.ownerRole}`);
    if (phrase.shifted) marks.add('shifted').add(`shifted:${phrase.ownerRole ?? ''}:${phrase.owner}`);
    if (phrase.start < phrase.head) marks.add(`mod:${scene.tokens[phrase.start]?.word ?? ''}`);
    windowMarks(scene, phrase.start, phrase.head, marks);
  }
  return marks;
}
