import { kinWords, pronounGender } from './lexicon';
import { genderOfRelation } from './links';
import type { Marks } from './marks';
import { chainOf, referentOf, roleAt, type Roles } from './roles';
import { classAt, type Scene } from './scene';
import type { Teller } from './speech-teller';
import type { Token } from './tokens';

const verbs = /^(?:said|says?|saying|told|tells?|telling|asked|asks|added|adds|replied|whispered|whispers|shouted|shouts|disclosed|wrote|writes|written|texted|goes|went|answered|explained|explains|mentioned|muttered|mumbled|repeated|announced|reported|reports|calls?|called|calling|described|describes|put|went|cried|screamed|claimed|claims|reckons|admitted|stated|states|typed|messaged|commented|insisted|quote|quoted|words|signed|yelled|laughed|shrugged|thinks|thought|talks|talked|talking)$/;
const self = /^(?:i|i'm|i've|i'd|i'll|me|my|mine|im|ive)$/;

/** Marks of the words between the quotation marks. */
export function insideMarks(scene: Scene, first: number, last: number, marks: Marks): void {
  const words = scene.tokens.slice(first, last + 1).filter((token) => token.kind === 'word');
  marks.add(`len${String([1, 3, 7, 15].find((most) => words.length <= most) ?? 30)}`);
  const start = words[0];
  if (start) {
    const kin = kinWords.get(start.word);
    marks.add(/^\p{Lu}/u.test(start.text) ? 'capital' : 'small').add(`w:${kin ? `K:${kin}` : scene.personAt.has(first) ? 'NAME' : start.word}`);
  }
  for (const token of words) { wordMarks(token.word, marks); marks.add('c:' + token.word); }
  const end = scene.tokens[last]?.text ?? '';
  if (/[.?!…,]/.test(end)) marks.add(`end${end}`);
}

function wordMarks(word: string, marks: Marks): void {
  if (self.test(word)) marks.add('me');
  const kin = kinWords.get(word);
  if (kin && kin !== 'child') marks.add(`says:${kin}`);
  if (/^(?:mummy|daddy|mum|dad|nan)$/.test(word)) marks.add(`says=${word}`);
  if (/^(?:you|he|she|they|we|your|us|not|don't|never|just)$/.test(word)) marks.add(`has:${word}`);
}

const allows = /^(?:i|we|you)(?:'d| can| could| may| might| should| would| will| must| was to| am to| need)\b.{0,30}\b(?:shar\w*|tell|refer|writ\w+|pass|send\w*|ring\w*|call|speak|contact|have|ask|go ahead|get|be|back|please)\b|\b(?:could|would|did|was|should|asks?|asked|rang|showed) i\b/;
const mine = /^(?:and )?i (?:asked|gave|said|spoke|did|took|rang|told|went|had him|had her|mentioned|checked|believe|'d come)\b|^(?:in my|while i|mum )/;
const noSpeech = /^(?:it(?!')|twice|sorry and|no and|no to|yes|thank you|tonight|straight|back|and|or|me|us|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|^no thanks? (?:you )?and\b/;

/** Grown-ups who are said to have spoken: what they say is no child's, whether it is given as spoken or told. */
const grown = /^(?:writer|staff|parent|partner|titled|passive)/;

/**
 * Marks of words without quotation marks, whether they are given as they were spoken or told: a child speaks of itself in them, and of now.
 * "She said I could tell you" is the writer's own, "he said he was hungry" a report. False where nobody who could be a child speaks, or no words are left.
 */
export function asSpoken(scene: Scene, { first, last }: { first: number; last: number }, teller: Teller, side: string, marks: Marks): boolean {
  const words = scene.tokens.slice(first, last + 1).filter((token) => token.kind === 'word').map((token) => token.word);
  const said = words.join(' ');
  if (grown.test(side) || words.length < 2 || noSpeech.test(said)) return false;
  const gender = pronounGender(scene.tokens[teller.at]?.word ?? '') ?? teller.person?.gender;
  const own = words.some((word) => self.test(word) && word !== 'me') ? 'own' : 'not-own';
  const found = wordingOf(said, gender !== undefined && words.some((word) => pronounGender(word) === gender), own);
  if (isDenied(scene, first)) found.push('denied');
  if (isCapital(scene, first)) found.push('capital-inside');
  if (ofChild.test(side) && (found.includes('as-spoken') || (found.includes('self-first') && !found.includes('writers-own')))) marks.add(plainlySpoken);
  for (const mark of found) marks.add(mark).add(`${mark} ${own}`).add(`${mark} t:${side}`);
  marks.add(own).add(/^[,:]$/.test(scene.tokens[first - 1]?.text ?? '') ? 'after-mark' : 'no-mark');
  return true;
}

/** The mark of a child's words that are put as they were spoken beyond much doubt: at least offered. */
export const plainlySpoken = 'plainly-spoken';
const ofChild = /^(?:child|she-child|she-any|a-child|sibling)/;

/** Which of the ways to put things are in some words; 'alone' where neither their speaker is spoken of as somebody else nor the writer speaks. */
function wordingOf(said: string, ofTeller: boolean, whose: string): string[] {
  const own = mine.test(said) || allows.test(said);
  const calls = callsSomebody.test(said);
  const alone = !ofTeller && !own;
  const ways: [string, boolean][] = [
    ['of-teller', ofTeller], ['writers-own', own], ['alone', alone], ['calls', calls], ['as-spoken', alone && (whose === 'own' || calls || isOfNow(said, said.split(' ').length))], ['of-now', inPresent.test(said)],
    ['reported', reported.test(said)], ['self-first', self.test(said.split(' ')[0] ?? '')],
  ];
  return ways.flatMap(([mark, holds]) => (holds ? [mark] : []));
}

const isDenied = (scene: Scene, first: number): boolean => /^(?:not|n't|never)$|n't$/.test(scene.tokens[first - 3]?.word ?? '');

/** "She told her teacher, If I get better": a capital within a sentence that is nobody's name. */
function isCapital(scene: Scene, first: number): boolean {
  const token = scene.tokens[first];
  return token !== undefined && /^\p{Lu}/u.test(token.text) && !scene.personAt.has(first) && !self.test(token.word);
}

const callsSomebody = /^(?:miss|sir|mummy|daddy|mammy|mum|dad|please)\b|\b(?:miss|sir)$/;

/** "It's worse when …", "if you don't …": what a report would put into the past. */
const inPresent = /^(?:it|that|there|he|she|they|nobody|everyone|what)'?(?:s|re)\b(?! (?:been|got))|\byou(?:'re)? (?:don't|dont|can't|cant|have|get|do|want|just|know|stop)\b|^(?:can|do|are|will|does|is) (?:you|it|he|she|they|we)\b|\bto us$/;
/** What a writer adds of their own: "said they're fine to collect", "said you can ring". */
const reported = /\byou (?:can|could|may|should|might|need)\b|\b(?:yesterday|today|tomorrow|last (?:night|week))$|\b(?:was|were|had)\b(?!.*\b(?:is|it's|don't|when)\b)/;

const isOfNow = (said: string, length: number): boolean => length > 3 && inPresent.test(said) && !reported.test(said);

/** Who opens the sentence, who opened the one before, and whether somebody else of the child's gender was spoken of lately. */
export function settingMarks(scene: Scene, roles: Roles, first: number, marks: Marks): void {
  const here = scene.tokens[first];
  if (!here) return;
  marks.add(`open:${openerOf(scene, roles, here.sentence, first)}`).add(`prev:${openerOf(scene, roles, here.sentence - 1, first)}`);
  let last = 'none';
  let rival = 'no-rival';
  for (let back = first - 1; back > first - 60 && back >= 0; back -= 1) {
    const token = scene.tokens[back];
    if (!token || (token.part !== here.part && scene.message.channel !== 'teams')) break;
    const role = roleAt(scene, roles, back);
    if (!role) continue;
    if (last === 'none') last = role;
    if (isRival(scene, roles, back, role)) rival = 'rival';
  }
  for (const mark of [`last:${last}`, rival, `last:${last} ${rival}`]) marks.add(mark);
}

function isRival(scene: Scene, roles: Roles, at: number, role: string): boolean {
  const gender = scene.personAt.get(at)?.gender ?? genderOfRelation(role.slice(2));
  return role !== 'P:child' && role !== 'P:writer' && gender !== undefined && gender === roles.childGender;
}

function openerOf(scene: Scene, roles: Roles, sentence: number, before: number): string {
  const from = scene.starts[sentence] ?? before;
  for (let at = from; at < Math.min(before, from + 8); at += 1) {
    const word = scene.tokens[at]?.word ?? '';
    const role = roleAt(scene, roles, at);
    if (role) return role;
    const gender = pronounGender(word);
    if (gender) return `${genderSide(roles, gender)}-pronoun`;
    if (/^(?:i|we|they)$/.test(word)) return word;
  }
  return 'none';
}

function genderSide(roles: Roles, gender: 'female' | 'male'): string {
  return roles.childGender === undefined ? 'any' : roles.childGender === gender ? 'child' : 'not-child';
}

interface Side { subject: string; close: boolean }

/** Reads away from the quotation to the nearest verb of speech and whoever does it. */
export function sideMarks(scene: Scene, roles: Roles, from: number, step: 1 | -1, marks: Marks): Side {
  const side = step < 0 ? 'b' : 'a';
  const places = stretch(scene, from, step);
  const near = places.slice(0, 3).map((at) => roleAt(scene, roles, at) ?? classAt(scene, at, at));
  near.forEach((_, i) => marks.add(`${side}${String(i + 1)}:${near.slice(0, i + 1).join(' ')}`));
  const verbAt = places.findIndex((at) => verbs.test(scene.tokens[at]?.word ?? ''));
  const verb = scene.tokens[places[verbAt] ?? -1]?.word;
  const close = verbAt >= 0 && verbAt < 3;
  let subject = 'none';
  places.forEach((at, i) => { if (subject === 'none' && (step > 0 || i < 3 || (verbAt >= 0 && i >= verbAt))) subject = subjectAt(scene, roles, at, side, marks); });
  marks.add(`${side}subj:${subject}`);
  if (places.some((at) => scene.tokens[at]?.sentence !== scene.tokens[from - step]?.sentence)) marks.add(`${side}-sentence-away`);
  if (verb) for (const mark of [`verb:${verb}`, close ? 'verb-close' : 'verb-far', `subj+verb:${subject}`]) marks.add(side + mark);
  return { subject, close };
}

/** The tokens beside a quotation, nearest first, up to the next quotation mark. */
function stretch(scene: Scene, from: number, step: 1 | -1): number[] {
  const here = scene.tokens[from - step];
  const places: number[] = [];
  for (let i = 0; i < 14; i += 1) {
    const token = scene.tokens[from + i * step];
    if (!token || !here || !sameStretch(scene, token, here, step)) break;
    if (!/["“”]/.test(token.text)) places.push(from + i * step);
    else if (i > 0) break;
  }
  return places;
}

/** Before a quotation the sentence before it may lead in; after it only its own sentence counts. */
function sameStretch(scene: Scene, token: Token, here: Token, step: 1 | -1): boolean {
  return (token.passage === here.passage || (step < 0 && scene.message.channel === 'teams')) && Math.abs(token.sentence - here.sentence) <= (step < 0 ? 1 : 0);
}

function subjectAt(scene: Scene, roles: Roles, at: number, side: string, marks: Marks): string {
  const word = scene.tokens[at]?.word ?? '';
  const role = roleAt(scene, roles, at);
  if (role) return role;
  if (/^(?:i|we|they|who|nobody)$/.test(word)) return `W:${word}`;
  const gender = /^(?:she|he|she's|he's|she'd|he'd)$/.test(word) ? pronounGender(word) : undefined;
  if (!gender) return 'none';
  const who = `R:${referentOf(scene, roles, at)}`;
  const chain = chainOf(scene, roles, at);
  marks.add(`${side}chain:${chain}`).add(`${side}chain:${chain} ${who}`).add(`${side}chain:${chain} ${marks.has('no-rival') ? 'no-rival' : ''}`);
  marks.add(`${side}refers:${who} ${marks.has('no-rival') ? 'no-rival' : ''}`).add(`${side}pronoun-${genderSide(roles, gender)}`);
  return who;
}
