import { particles } from './lexicon';
import { isName, isPlaceName, isTitle, reaches } from './names';
import { beside, isBody, kindOf, touches, wordBeside, writtenBeside, type FactText } from './text';
import type { Token } from './tokens';

/** One place where somebody seems to be named. Token indexes, end included; `from` leaves the title out. */
export interface Mention {
  start: number;
  from: number;
  end: number;
  title?: string;
  /** The parts of the name in lower case. */
  names: string[];
  owns: boolean;
  /** "Mr" of "Mr and Mrs Sowande": the token at which the surname stands. */
  surnameAt?: number;
}

/** Where a capital says that somebody is named, in the order of the text. No list of names is used. */
export function findMentions(text: FactText): Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < text.tokens.length; at += 1) {
    const token = text.tokens[at];
    if (token?.kind !== 'word' || isPlain(text, token) || !isBody(kindOf(text, token))) continue;
    const mention = coupleAt(text, at) ?? initialsAt(text, at) ?? letterName(text, at) ?? loneLetter(text, at) ?? nameAt(text, at);
    if (!mention) continue;
    found.push(mention);
    at = mention.end;
  }
  return found;
}

/** A word all in small letters that can begin no name: no title, no small prefix ("al-Hassan", "d'Souza"), nobody who is written small here. */
function isPlain(text: FactText, { text: written, word }: Token): boolean {
  const unit = written.charCodeAt(0);
  return unit >= 97 && unit <= 122 && !text.smallNames.has(word) && !titles.has(word) && !/['’-]/.test(written);
}

const titles = new Set(['mr', 'mrs', 'ms', 'dr']);

function nameAt(text: FactText, at: number): Mention | undefined {
  const titled = isTitle(text, at);
  const from = titled ? at + 1 : at;
  if (!isName(text, from, titled) || isRuling(text, at)) return undefined;
  let end = from;
  for (let next = beside(text, end, 1); next && end - from < 5; next = beside(text, end, 1)) {
    const step = reaches(text, end, next);
    if (step === 0) break;
    end += step;
  }
  if (isPlaceName(text, at, from, end)) return undefined;
  const led = titled ? at : leadAt(text, at);
  const words = text.tokens.slice(from, end + 1).filter((token) => token.kind === 'word');
  const names = words.filter((token, i) => !isLinking(token, i > 0 || titled) || words.length === 1).map((token) => token.word.replace(/\.$/, ''));
  return { start: led, from: titled ? from : led, end, title: titled ? text.tokens[at]?.word : undefined, names, owns: text.tokens[end]?.owns ?? false };
}

/** "Fraser competent", "Gillick guidelines": a ruling, nobody in the message. */
const isRuling = (text: FactText, at: number): boolean => /^(?:fraser|gillick)$/.test(wordBeside(text, at, 0)) && /^(?:competen\w+|guidelines?|guidance|criteria|principles?|ruling|assessment|assessed)$/.test(wordBeside(text, at, 1));

/** "de", "dos", "ní" and "bin" join the parts of a name and are none of them. */
function isLinking(token: Token, inside: boolean): boolean {
  return particles.has(token.word) && (inside || /^\p{Ll}/u.test(token.text));
}

/** Where "de Souza" begins that has no first name before it. */
function leadAt(text: FactText, at: number): number {
  let led = at;
  while (at - led < 3 && text.tokens[led]?.gap === 1 && /^(?:d[eiu]|d[ao]s|del|della|v[ao]n|bint?i?|ibn|al|el|ul)$/.test(writtenBeside(text, led, -1))) led -= 1;
  return led;
}

/** "Child A", "Adult 1", "Baby B". */
function letterName(text: FactText, at: number): Mention | undefined {
  const first = text.tokens[at];
  const next = beside(text, at, 1);
  if (!first || next?.gap !== 1 || !/^(?:Child|Baby|Boy|Girl|Pupil|Student|Sibling|Adult|Male|Female|Person)$/.test(first.text) || !/^(?:[A-Z]{1,2}|\d)$/.test(next.text)) return undefined;
  return { start: at, from: at, end: at + 1, names: [`${first.word} ${next.word}`], owns: next.owns };
}

const abbreviated = /^(?:d\.o|n\.b|p\.s|u\.k|e\.g|i\.e|a\.m|p\.m|b\.o)/;

/** "J.S.", "F.C.", and "KP" where an age follows it somewhere. */
function initialsAt(text: FactText, at: number): Mention | undefined {
  const first = text.tokens[at];
  if (!first) return undefined;
  if (text.initials.has(first.text.replace(/['’]s$/, ''))) return { start: at, from: at, end: at, names: [first.word], owns: first.owns };
  const previous = writtenBeside(text, at, -1);
  if (!initial.test(first.text) || (first.gap === 0 && initial.test(previous))) return undefined;
  let end = at;
  while (end - at < 3 && initialFollows(text, end)) end += 1;
  const name = text.tokens.slice(at, end + 1).map((token) => token.word.replace(/\.$/, '')).join('.');
  return end === at || abbreviated.test(name) ? undefined : { start: at, from: at, end, names: [name], owns: text.tokens[end]?.owns ?? false };
}

const initial = /^\p{Lu}\.$/u;

function initialFollows(text: FactText, at: number): boolean {
  return writtenBeside(text, at, 0).endsWith('.') && touches(text, at + 1) && /^\p{Lu}\.?(?:['’]s)?$/u.test(writtenBeside(text, at, 1));
}

/** The first of "Mr and Mrs Sowande", "Mr & Mrs Begum". */
function coupleAt(text: FactText, at: number): Mention | undefined {
  const first = text.tokens[at];
  if (!first || !titles.has(first.word) || !/^(?:and|&)$/.test(wordBeside(text, at, 1)) || !/^(?:mr|mrs|ms|dr|miss)$/.test(wordBeside(text, at, 2))) return undefined;
  const surnameAt = particles.has(wordBeside(text, at, 3)) && isName(text, at + 4, true) ? at + 4 : at + 3;
  const name = beside(text, at, surnameAt - at);
  return name && isName(text, surnameAt, true) ? { start: at, from: at, end: at, title: first.word, names: [name.word], owns: false, surnameAt } : undefined;
}

/** A single letter that stands for somebody throughout: "J, 8", "E's mum". */
function loneLetter(text: FactText, at: number): Mention | undefined {
  const token = text.tokens[at];
  if (token && /^\p{Lu}\.?$/u.test(token.text) && !/^[AI]\.?$/.test(token.text) && hasAge(text, at)) return { start: at, from: at, end: at, names: [token.word.replace('.', '')], owns: false };
  if (!token || !/^\p{Lu}(?:['’]s)?$/u.test(token.text) || token.word === 'i' || (token.word === 'a' && token.opens)) return undefined;
  if ((text.letters.get(token.text.charAt(0)) ?? 0) < 3) return undefined;
  const next = text.tokens[at + 1];
  const listed = token.opens && /^[.)]$/.test(next?.text ?? '');
  return listed || (next?.kind === 'number' && next.gap === 0) ? undefined : { start: at, from: at, end: at, names: [token.word], owns: token.owns };
}

/** "J (7)", "B., 17,": an age follows. "Ştefan, M, 14" names nobody M. */
function hasAge(text: FactText, at: number): boolean {
  if (/^[mf]/.test(wordBeside(text, at, 0)) && wordBeside(text, at, -1) !== '') return false;
  const number = beside(text, at, 2);
  return /^[(,]$/.test(wordBeside(text, at, 1)) && number?.kind === 'number' && Number(number.text) < 19 && number.text.length < 3 && /^(?:|[),.;])$/.test(wordBeside(text, at, 3));
}
