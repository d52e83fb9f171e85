import { kinWords, languageWords, nationalityWords, notPeople, openerWords, particles, postWords, schoolWords, streetWords, titleWords } from './lexicon';
import { beside, touches, wordBeside, type FactText } from './text';
import type { Token } from './tokens';

const contraction = /^(?:he|she|it|there|who|what|that|here|where|i|we|they|you|let|how|don|won|can|didn|isn|wasn|doesn|couldn|wouldn|ain|nobody|everyone|someone|one)'/;
const calendar = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|satur|sun)(?:day)?$|^(?:january|february|october|november|december)$|^i\b/;
const organisation = /^(?:team|centre|hub|services?|clinic|hospital|trust|council|surgery|unit|committee|subgroup|panel|partnership|department|practice|police|nhs|library|hostel|refuge|charity)$/;
/** Ends of the names of landlords, firms and charities, which are nobody on their own either. */
const firm = /^(?:homes|housing|association|society|foundation|agency|borough|ltd|limited|plc|llp|cic)$/;
const place = /^(?:road|primary|academy|nursery|club|fc|infirmary|estate|university|mosque|station|hall|cottages?|fields|downs|crossing|reach|roundabout)$/;
/** Kinds of street that are nobody's surname: "Stanmore Ave", "Fennel St". */
const onlyStreet = /^(?:road|rd|street|st|avenue|ave|crescent|cres|terrace|tce|gardens|gdns|parade|mews|villas|lodge|mansions|buildings|wharf|quay|cl|ct|ln|pl|sq)$/;
/** Places that are surnames as well: "Ciarán Ward", "Mrs House". */
const placeOrSurname = /^(?:house|court|street|ward|church|temple|park)$/;
const label = /^(?:flat|class|form|ref|item|page|tel|re|fw|fwd)$/;

/** Whether one word looks like part of a name. `inside`: it follows a title or another part of the name. */
export function isName(text: FactText, at: number, inside: boolean): boolean {
  const token = text.tokens[at];
  if (!token || (inside && isParticle(text, at))) return token !== undefined;
  if (text.smallNames.has(token.word)) return true;
  if (!isCapital(token) || isNeverName(token, inside)) return false;
  const letters = token.text.replace(/\.$/, '');
  if (letters.length === 1) return token.word !== 'i' && (inside || letters !== token.text) && nextIsName(text, at);
  if (isShouted(letters)) return letters.length > 3 && !text.small.has(token.word) && (inside || nextIsShouted(text, at));
  if (isNobody(token.word) && !mayBeGiven(text, at, token.word)) return inside && mayBeSurname(text, at, token.word);
  return readsAsName(text, token, inside);
}

/** Days, months, organisations, peoples and languages: "Tuesdays", "Polish", "Lingala". "Karen" is a first name far more often than a language. */
function isNobody(word: string): boolean {
  return notPeople.has(word) || /^(?:mon|tues|wednes|thurs|fri|satur|sun)days$/.test(word) || (word !== 'karen' && (nationalityWords.has(word) || languageWords.has(word)));
}

/** "Ciarán Ward", "Theresa May": ordinary as a word, a surname after a first name. */
function mayBeSurname(text: FactText, at: number, word: string): boolean {
  return !calendar.test(word) && !/^(?:in|at|on|from|to|the|of)$/.test(wordBeside(text, at, -2));
}

/** "de" of "Ms de Souza", "Abu" of "Mr Abu Bakr", "al-Hassan": small words and prefixes that belong to the name after them. */
function isParticle(text: FactText, at: number): boolean {
  const token = text.tokens[at];
  if (!token) return false;
  if (/^\p{Ll}{1,3}['’-]\p{Lu}\p{L}/u.test(token.text)) return true;
  const next = beside(text, at, 1);
  return particles.has(token.word) && next?.gap === 1 && /^\p{Lu}\p{L}/u.test(next.text);
}

/** "Jun Jie", "May said": a month or day only where a number or "in", "last", "on" stands beside it. */
function mayBeGiven(text: FactText, at: number, word: string): boolean {
  if (!/^(?:jan|mar|april|may|june?|july|august|dec|sun|sat|thu|dean|grace)$/.test(word) || (text.tokens[at]?.opens && !nextIsName(text, at))) return false;
  const numbered = [-1, 1].some((step) => beside(text, at, step)?.kind === 'number' || /^(?:\d|st|nd|rd|th|of|half|term|mon|tues?|wed|thurs?|fri|[/&-])$/.test(wordBeside(text, at, step)));
  return !numbered && !/^(?:in|on|by|since|until|till|from|last|next|this|end|mid|early|late|to|every|during|before|after|and|or|for|through)$/.test(wordBeside(text, at, -1));
}

/** Short words for relatives that are also parts of names ("Ma", "Abu"), as against "Mum" and "Nan". */
function isWeakKin(word: string): boolean {
  return word.length <= 4 && !/^(?:mum|mom|mam|dad|nan|gran|aunt|papa|mama|pops|wife|twin|baby|son|sons|kids?|boys?|girl|lads?|lass|mate)$/.test(word);
}

function isNeverName(token: Token, inside: boolean): boolean {
  return contraction.test(token.word) || (kinWords.has(token.word) && !(inside && isWeakKin(token.word))) || (!inside && postWords.has(token.word));
}

/** Words for doings and states, which begin lines of notes: "Supervision", "Attending", "Payments". */
const doing = /\p{L}{4}ing$|\p{L}{2}(?:tion|sion|ment|ness|ship)s?$|\p{L}{3}ings$/u;

/** A capital inside a sentence names somebody; one at its beginning only when the word is no ordinary one. */
function readsAsName(text: FactText, token: Token, inside: boolean): boolean {
  const ordinary = openerWords.has(token.word) && !text.owners.has(token.word);
  const small = text.small.has(token.word);
  if (inside) return !ordinary || !small;
  return !token.opens || text.capital.has(token.word) || (!ordinary && !small && !doing.test(token.word));
}

/** "al-Hassan", "d'Souza": a small prefix, then a capital. */
const prefixed = /^(?:(?:a[dlnrstz]|el|u[dlt])-|d['’])\p{Lu}\p{L}/u;

/** A word with a capital, or in a script that has none. */
function isCapital(token: Token): boolean {
  return token.kind === 'word' && (/^[\p{Lu}\p{Lt}\p{Lo}]/u.test(token.text) || prefixed.test(token.text));
}

function isShouted(letters: string): boolean {
  return letters === letters.toUpperCase() && letters !== letters.toLowerCase() && !/^\p{Lu}(?:['’-]\p{Lu})+$/u.test(letters);
}

function nextIsName(text: FactText, at: number): boolean {
  const next = beside(text, at, 1);
  return next !== undefined && next.gap === 1 && (/^\p{Lu}\p{L}/u.test(next.text) || prefixed.test(next.text)) && !notPeople.has(next.word) && !postWords.has(next.word);
}

/** "URGENT Levi Marsh" begins with no name, "DELROY JUNIOR" does. */
function nextIsShouted(text: FactText, at: number): boolean {
  return nextIsName(text, at) && isShouted(beside(text, at, 1)?.text ?? '');
}

/** "Mrs", "PC", "Uncle" before a name. */
export function isTitle(text: FactText, at: number): boolean {
  const token = text.tokens[at];
  if (!token || !titleWords.has(token.word) || token.owns || !/^\p{Lu}/u.test(token.text)) return false;
  const next = beside(text, at, 1);
  return next !== undefined && next.gap === 1 && (/^\p{Lu}/u.test(next.text) || isParticle(text, at + 1)) && isName(text, at + 1, true);
}

/** How many tokens further the name goes: the next name, an initial, or a particle and a name. */
export function reaches(text: FactText, end: number, next: Token): number {
  if (text.tokens[end]?.owns || next.gap !== 1 || next.kind !== 'word' || isNumbered(text, end + 1) || endsAtInitial(text, end)) return 0;
  if (/^\p{Lu}\.?$/u.test(next.text) && next.word !== 'i') return 1;
  if (isName(text, end + 1, true)) return 1;
  return particles.has(next.word) && beside(text, end, 2)?.gap === 1 && isName(text, end + 2, true) ? 2 : 0;
}

/** "Alfie R. Changing …": an initial with a full stop after a first name ends the name. */
function endsAtInitial(text: FactText, end: number): boolean {
  return /^\p{Lu}\.$/u.test(text.tokens[end]?.text ?? '') && /^\p{Lu}\p{Ll}/u.test(text.tokens[end - 1]?.text ?? '') && !titleWords.has(text.tokens[end - 1]?.word ?? '');
}

/** "Yr 4", "Y4", "Flat 16". */
function isNumbered(text: FactText, at: number): boolean {
  return /^(?:yr|year|years|ref|flat|class|form)$/.test(text.tokens[at]?.word ?? '') || (text.tokens[at + 1]?.kind === 'number' && touches(text, at + 1));
}

/** Streets, schools and teams: a name that goes on with what the place is, or stands after a house number. */
export function isPlaceName(text: FactText, at: number, from: number, end: number): boolean {
  const first = text.tokens[at];
  const last = text.tokens[end];
  if (!first || !last || label.test(first.word)) return true;
  if (endsAsPlace(text, at, last, end > from)) return true;
  const next = beside(text, end, 1);
  return !last.owns && next?.gap === 1 && /^\p{Lu}/u.test(next.text) && (schoolWords.has(next.word) || streetWords.has(next.word) || organisation.test(next.word) || firm.test(next.word));
}

function endsAsPlace(text: FactText, at: number, last: Token, several: boolean): boolean {
  const street = streetWords.has(last.word);
  if (firm.test(last.word)) return true;
  if (!several) return street && text.tokens[at] === last;
  if (onlyStreet.test(last.word) && !last.owns) return true;
  if (placeOrSurname.test(last.word) && /^(?:at|in|on|from|to|the|near|outside|via)$/.test(wordBeside(text, at, -1))) return true;
  if (street && !text.tokens[at]?.owns && /^(?:on|in|at|off|near|along|down)$/.test(wordBeside(text, at, -1))) return true;
  return schoolWords.has(last.word) || organisation.test(last.word) || place.test(last.word) || (street && beside(text, at, -1)?.kind === 'number');
}
