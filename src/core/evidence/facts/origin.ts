import { quoteAt } from '../message';
import type { Candidate, Facts } from '../reading';
import { languageWords, nationalityWords } from './lexicon';
import { beside, isBody, kindOf, wordBeside, writtenBeside } from './text';
import type { Token } from './tokens';
import { placeOf, type Scene } from './scene';

/** Language spoken at home, ethnicity where stated, and whether an interpreter is needed. */
export function readOrigin(scene: Scene): Pick<Facts, 'language' | 'ethnicity' | 'interpreter'> {
  return { language: languageOf(scene), ethnicity: ethnicityOf(scene), interpreter: interpreterOf(scene) };
}

function candidate(scene: Scene, from: number, to: number): Candidate<string> {
  const quote = quoteAt(scene.message, placeOf(scene, from, to));
  return { value: quote.text, quote };
}

/** The family's language: said to be spoken, or written of where it can be nothing else; a leaflet or a song in it is only offered. */
function languageOf(scene: Scene): Candidate<string> | undefined {
  let offered: Candidate<string> | undefined;
  for (let at = 0; at < scene.tokens.length; at += 1) {
    const token = scene.tokens[at];
    const word = token?.word.replace(/-speak(?:ing|ers?)$/, '') ?? '';
    if (!token || !languageWords.has(word) || (word === 'english' ? !isCalled(scene, at) : !/^\p{Lu}/u.test(token.text) && !/^interp/.test(wordBeside(scene, at, 1))) || !isBody(kindOf(scene, token)) || isTaught(scene, at)) continue;
    const found = candidate(scene, ...allSpoken(scene, at));
    const plain = { ...found, value: (word === token.word ? found.value : found.value.slice(0, word.length)).replace(/ ?& ?/g, ' and ') };
    if (isEither(scene, at)) { offered ??= { ...plain, unsure: true }; continue; }
    if (word === 'english' || word !== token.word || isSpoken(scene, at)) return plain;
    if (!nationalityWords.has(word) || /^(?:in|into|from)$/.test(wordBeside(scene, at, -1))) offered ??= { ...plain, unsure: true };
  }
  return offered;
}

/** "First language English", "Language: English": only there is it the language of the home. */
const isCalled = (scene: Scene, at: number): boolean => /^languages?$/.test(wordBeside(scene, at, /^[:=–-]$/.test(wordBeside(scene, at, -1)) ? -2 : -1)) && !/^(?:additional|second|another|body|foreign)$/.test(wordBeside(scene, at, -2));

/** From the first to the last of "French and Lingala", "English & Greek". */
function allSpoken(scene: Scene, at: number): [number, number] {
  const ends: [number, number] = [at, at];
  for (const [side, step] of [[0, -1], [1, 1]] as const) {
    while (/^(?:and|&|\/)$/.test(wordBeside(scene, ends[side], step)) && languageWords.has(wordBeside(scene, ends[side], 2 * step))) ends[side] += 2 * step;
  }
  return ends;
}

/** A lesson, a teacher or a dish. */
function isTaught(scene: Scene, at: number): boolean {
  return [1, 2].some((step) => /^(?:gcse|gcses|lessons?|teacher|homework|mock|exam|exams|class|club|food|shop|restaurant|copy)$/.test(wordBeside(scene, at, step))) || /^(?:gcse|a-level|year)$/.test(wordBeside(scene, at, -1));
}

const speaking = /^(?:speaks?|speaking|spoken|spoke|language|languages|interpreter|interprets?|translat\w*|fluent|bilingual|dialect|eal|signs|reads|understands)$/;
const told = /^(?:told|tells?|said|says?|saying|spoke|talk\w*|asked|whisper\w*|shout\w*|chat\w*|explain\w*|phoned|rang|answered)$/;

/** "speaks Somali", "Somali interpreter", "first language Urdu", "told me in Polish", "Twi and English at home", "Somali is his first language". */
function isSpoken(scene: Scene, at: number): boolean {
  for (let step = 1; step <= 5; step += 1) {
    if (speaking.test(wordBeside(scene, at, -step))) return true;
    if (step < 5 && /^(?:speak\w*|spoken|language|interp|interpreter|interpreting|translat\w*|home|dialect|users?)$/.test(wordBeside(scene, at, step))) return true;
  }
  const next = wordBeside(scene, at, 1);
  if (/^(?:and|or|but|with|,|\/)$/.test(next) && [2, 3, 4].some((step) => wordBeside(scene, at, step) === 'english')) return true;
  if (wordBeside(scene, at, -1) === 'and' && wordBeside(scene, at, -2) === 'english') return true;
  if (next === 'is' && /^(?:easier|better|his|her|their|what)$/.test(wordBeside(scene, at, 2))) return true;
  return /^(?:in|into|from)$/.test(wordBeside(scene, at, -1)) && Array.from({ length: 8 }, (_, i) => wordBeside(scene, at, -2 - i)).some((word) => told.test(word));
}

function ethnicityOf(scene: Scene): Candidate<string> | undefined {
  for (let at = 0; at < scene.tokens.length; at += 1) {
    const token = scene.tokens[at];
    if (!token || !isBody(kindOf(scene, token))) continue;
    const found = ethnicField(scene, at) ?? broadGroup(scene, at);
    if (found) return found;
    if (isNationality(token) && isOrigin(scene, at)) return originAt(scene, at);
  }
  return undefined;
}

/** "Ethnicity: Black Caribbean". */
function ethnicField(scene: Scene, at: number): Candidate<string> | undefined {
  const { word = '' } = scene.tokens[at] ?? {};
  if (word !== 'ethnic' && word !== 'ethnicity') return undefined;
  const from = at + (/^(?:[:=–-]|is)$/.test(wordBeside(scene, at, 1)) ? 2 : 1);
  if (!/^\p{Lu}/u.test(writtenBeside(scene, at, from - at))) return undefined;
  let to = from;
  while (to - from < 4 && /^\p{Lu}|^[/&-]$/u.test(writtenBeside(scene, from, to + 1 - from))) to += 1;
  return candidate(scene, from, to);
}

const group = /^(?:british|african|caribbean|asian|european|irish|other|white|black|bangladeshi|pakistani|indian|somali)$/;

const firstOfGroup = new Set(['black', 'white', 'mixed', 'asian']);

function broadGroup(scene: Scene, at: number): Candidate<string> | undefined {
  if (!firstOfGroup.has(scene.tokens[at]?.word ?? '')) return undefined;
  const next = wordBeside(scene, at, 1);
  const joined = /^(?:and|&|\/)$/.test(next) && /^\p{Lu}/u.test(scene.tokens[at]?.text ?? '') && /^(?:black|asian|white)$/.test(wordBeside(scene, at, 2)) && group.test(wordBeside(scene, at, 3));
  if (!(joined || group.test(next) || (nationalityWords.has(next) && /^\p{Lu}/u.test(writtenBeside(scene, at, 1))))) return undefined;
  let last = at + 1;
  for (let step = 1; step <= 6; step += 1) if (group.test(wordBeside(scene, at, step)) || nationalityWords.has(wordBeside(scene, at, step))) last = at + step; else if (!/^(?:and|\/|&|,)$/.test(wordBeside(scene, at, step))) break;
  return candidate(scene, at, last);
}

/** "Polish", "Ghanaian-Nigerian", "British-Pakistani". */
function isNationality(token: Token): boolean {
  return /^\p{Lu}/u.test(token.text) && token.word.split('-').every((part) => nationalityWords.has(part) || part === 'british') && token.word !== 'british';
}

/** "Slovak, speaks good English", "Korean, decent English": what can be a people as well as a language, at the beginning of a note on English or interpreters, may be meant as either. */
function isEither(scene: Scene, at: number): boolean {
  if (!isTongue(scene, at) || !nationalityWords.has(scene.tokens[at]?.word ?? '') || wordBeside(scene, at, -1) !== '' || wordBeside(scene, at, 1) !== ',') return false;
  return [2, 3, 4, 5].some((step) => /^(?:english|interp\w*)$/.test(wordBeside(scene, at, step))) && ![2, 3].some((step) => wordBeside(scene, at, step) !== 'english' && languageWords.has(wordBeside(scene, at, step)));
}

/** The origin of one parent is only offered: it may not be the child's. */
function originAt(scene: Scene, at: number): Candidate<string> {
  const last = lastOfOrigin(scene, at);
  const ofOne = [at - 1, last + 1].some((place) => /^(?:mother|father|grand|step)/.test(scene.kinAt.get(place)?.relation ?? ''));
  return { ...candidate(scene, at, last), ...((ofOne || isEither(scene, at)) && { unsure: true as const }) };
}

/** The end of "Irish Traveller", "Turkish Cypriot and White British". */
function lastOfOrigin(scene: Scene, at: number): number {
  let last = at;
  for (let next = beside(scene, last, 1); next && next.gap === 1 && isNationality(next); next = beside(scene, last, 1)) last += 1;
  return last;
}

const people = /^(?:family|families|heritage|background|origin|descent|community|household|parents|mother|father|mum|mam|dad|boy|girl|lad|lady|woman|man|child|kid|baby|teenager|student|fella|bloke|chap|guy|lass|national|nationals|couple|roma|catholic|muslim|christian|sikh)$/;
const notPeople = /^(?:speak\w*|interpreter|interpreting|language|teacher|lesson|gcse|homework|school|saturday|food|shop|restaurant|class|club|embassy|passport|leaflet|copy|translat\w*|church|mosque|and|but|for|in|is|phone)$/;

/** "Irish Traveller.": a note of nothing else, of a name of two words. */
const isAlone = (scene: Scene, at: number, last: number): boolean => last > at && wordBeside(scene, at, -1) === '' && /^\.?$/.test(wordBeside(scene, last, 1));

const isTongue = (scene: Scene, at: number): boolean => languageWords.has(scene.tokens[at]?.word ?? '');

/** A language rather than a people: one of several ("Polish, Urdu, Arabic"), or beside an interpreter or a leaflet. */
function isOfTongues(scene: Scene, at: number): boolean {
  if (!isTongue(scene, at)) return false;
  const isListed = [-1, 1].some((step) => wordBeside(scene, at, step) === ',' && languageWords.has(wordBeside(scene, at, 2 * step)));
  return isListed || /\b(?:interpret\w*|leaflet|translat\w*|two close|one of)\b/iu.test(scene.sentences[scene.tokens[at]?.sentence ?? -1]?.text.slice(0, 400) ?? '');
}

/** Said of a person or a family: "the Somali family", "is Polish", "mum Ghanaian", "Eritrean, says he is 15", "a girl, 15, Kurdish, in". */
function isOrigin(scene: Scene, at: number): boolean {
  const last = lastOfOrigin(scene, at);
  const [next, before] = [wordBeside(scene, last, 1), wordBeside(scene, at, -1)];
  if (people.test(next) || isAlone(scene, at, last)) return true;
  if (isOfTongues(scene, at)) return false;
  if (Array.from({ length: 5 }, (_, step) => wordBeside(scene, at, -1 - step)).some((word) => /^(?:languages?|tongue|speaks?|spoken)$/.test(word))) return false;
  if (next === '(' && people.test(wordBeside(scene, last, 4))) return true;
  if (notPeople.test(next)) return false;
  if (/^(?:is|are|am|both|i'm|she's|he's|they're|a|an)$/.test(before)) return next === '' || !/^\p{Ll}/u.test(next) || /^(?:and|who|so|myself|like|too|as|originally|by|with|aged)$/.test(next);
  const apposed = /^(?:|[,.;)])$/.test(next);
  return apposed && (scene.kinAt.has(at - 1) || /^[,(]$/.test(before) || (before === '' && next === ','));
}

const unneeded = /\b(?:no|without(?: an?)?|(?:not|n't|never|doesn't|don't|didn't|hasn't|haven't) (?:need|want|require|use)\w*(?: an?| the| any)?|(?:declined|refused)(?: an?| the)?)(?: \w+){0,2}$/;
const unwanted = /^[\s:,–-]*(?:(?:was|is|has been|were) )?(?:offered ?,? ?(?:and |but )?)?(?:(?:was|is) )?(?:not|isn't|wasn't|declined|refused)(?: (?:needed|required|wanted|used))?\b(?! (?:the|her|his|a|an|who)\b)/;

/** "Interpreter required: No", as a form answers. */
const fieldNo = /^(?:\/ ?\w+ )?(?:is )?(?:required|needed|wanted|necessary|requested)? ?\??(?: \( ?\w ?\/ ?\w ?\))? ?[:?=|–-]? ?(?:no|n|none)\b(?! (?:longer|idea|one))/;

/** "Don't use family to interpret" says who must not, not that nobody is wanted. */
const notThem = /\b(?:family|relatives?|friends?|child|children|kids?|son|daughter|brother|sister|husband|uncle|aunt|cousin|neighbours?)\b/;
const ifWanted = /^(?:\w+ ){0,3}if\b/;

/** Whether an interpreter is wanted; from how much English is spoken, from who must not or does interpret, and where it is asked whether, it is only offered. */
function interpreterOf(scene: Scene): Candidate<boolean> | undefined {
  for (let at = 0; at < scene.tokens.length; at += 1) {
    const token = scene.tokens[at];
    if (!token || !/^(?:interp(?:ret(?:er|ers|ing|ed|ation|s)?)?|translators?)$/.test(token.word) || !isBody(kindOf(scene, token))) continue;
    const sentence = scene.sentences[token.sentence];
    if (!sentence) continue;
    const wordsBefore = (most: number): string => scene.tokens.slice(Math.max(scene.starts[token.sentence] ?? 0, at - most), at).map((one) => one.word).join(' ');
    const before = wordsBefore(6);
    const after = scene.tokens.slice(at + 1, at + 7).filter((one) => one.sentence === token.sentence).map((one) => one.word).join(' ');
    const answer = /[?:]\s*$/u.test(sentence.text) ? scene.tokens.slice(at + 1, at + 7).map((one) => one.word).join(' ') : after;
    const isUnneeded = unneeded.test(before);
    const ofThem = (isUnneeded || /n't\b/.test(wordsBefore(9))) && notThem.test(before);
    const value = !((isUnneeded && !ofThem) || unwanted.test(after) || fieldNo.test(answer));
    const english = ofThem ? byEnglish(scene) : undefined;
    if (english?.value === false) return english;
    return { value, quote: quoteAt(scene.message, sentence.place), ...(value && (ofThem || token.word === 'interprets' || ifWanted.test(after)) && { unsure: true as const }) };
  }
  return byEnglish(scene);
}

/** "English is fine", "speaks little English": nobody says that an interpreter is wanted or not, nor always whose English it is; that there is none of it goes first. */
function byEnglish(scene: Scene): Candidate<boolean> | undefined {
  const found = scene.sentences.flatMap((sentence): Candidate<boolean>[] => {
    const kind = scene.passages[sentence.passage]?.kind;
    if (!kind || !isBody(kind)) return [];
    const text = sentence.text.slice(0, 600);
    const none = /\b(?:no|little|limited|not much|hardly any|doesn['’]t speak(?: any| much)?|not speak(?: any| much)?|without) English\b|\bEnglish (?:is |very )?(?:little|limited|poor|small)\b/u.test(text);
    const fine = /\bEnglish(?: is|['’]s)? (?:fine|good|excellent|fluent(?:ly)?|perfect(?:ly)?|very good|better|well)\b|\b(?:good|fluent|perfect|excellent) English\b/u.test(text) && !/\b(?:maths|science|history|subjects?|lessons?|sets?|grades?|gcse|sats|homework|reading|spelling)\b/iu.test(text);
    return none !== fine ? [{ value: none, quote: quoteAt(scene.message, sentence.place), unsure: true }] : [];
  });
  return found.find(({ value }) => value) ?? found[0];
}
