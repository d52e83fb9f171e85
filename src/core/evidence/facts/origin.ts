import { quoteAt } from '../message';
import type { Candidate, Facts } from '../reading';
import { languageWords, nationalityWords } from './lexicon';
import { isBody, kindOf, wordBeside, writtenBeside } from './text';
import { placeOf, type Scene } from './scene';

/** Language spoken at home, ethnicity where stated, and whether an interpreter is needed. */
export function readOrigin(scene: Scene): Pick<Facts, 'language' | 'ethnicity' | 'interpreter'> {
  return { language: languageOf(scene), ethnicity: ethnicityOf(scene), interpreter: interpreterOf(scene) };
}

function candidate(scene: Scene, from: number, to: number): Candidate<string> {
  const quote = quoteAt(scene.message, placeOf(scene, from, to));
  return { value: quote.text, quote };
}

function languageOf(scene: Scene): Candidate<string> | undefined {
  let english: Candidate<string> | undefined;
  for (let at = 0; at < scene.tokens.length; at += 1) {
    const token = scene.tokens[at];
    if (!token || !languageWords.has(token.word) || !/^\p{Lu}/u.test(token.text) || !isBody(kindOf(scene, token)) || !isSpoken(scene, at)) continue;
    if (token.word === 'english') { english ??= candidate(scene, at, at); continue; }
    return candidate(scene, at, at);
  }
  return undefined;
}

/** "speaks Somali", "Somali interpreter", "first language Urdu", "in Polish", "our Twi speaker". */
function isSpoken(scene: Scene, at: number): boolean {
  for (let step = 1; step <= 5; step += 1) {
    if (/^(?:speaks?|speaking|spoken|language|languages|interpreter|interprets?|translat\w*|fluent|bilingual|dialect|eal|signs|reads|understands)$/.test(wordBeside(scene, at, -step))) return true;
    if (step < 4 && /^(?:speak\w*|spoken|language|interpreter|interpreting|translat\w*|home|dialect)$/.test(wordBeside(scene, at, step))) return true;
  }
  return /^(?:in|into|from)$/.test(wordBeside(scene, at, -1));
}

function ethnicityOf(scene: Scene): Candidate<string> | undefined {
  for (let at = 0; at < scene.tokens.length; at += 1) {
    const token = scene.tokens[at];
    if (!token || !isBody(kindOf(scene, token))) continue;
    const found = ethnicField(scene, at) ?? broadGroup(scene, at);
    if (found) return found;
    if (nationalityWords.has(token.word) && /^\p{Lu}/u.test(token.text) && isOrigin(scene, at)) return candidate(scene, at, at);
  }
  return undefined;
}

/** "Ethnicity: Black Caribbean". */
function ethnicField(scene: Scene, at: number): Candidate<string> | undefined {
  if (!/^ethnic(?:ity)?$/.test(scene.tokens[at]?.word ?? '')) return undefined;
  const from = at + (/^(?:[:=–-]|is)$/.test(wordBeside(scene, at, 1)) ? 2 : 1);
  if (!/^\p{Lu}/u.test(writtenBeside(scene, at, from - at))) return undefined;
  let to = from;
  while (to - from < 4 && /^\p{Lu}|^[/&-]$/u.test(writtenBeside(scene, from, to + 1 - from))) to += 1;
  return candidate(scene, from, to);
}

function broadGroup(scene: Scene, at: number): Candidate<string> | undefined {
  const first = /^(?:black|white|mixed|asian)$/.test(scene.tokens[at]?.word ?? '');
  return first && /^(?:british|african|caribbean|asian|european|irish|other|white|black|bangladeshi|pakistani|indian|somali)$/.test(wordBeside(scene, at, 1)) ? candidate(scene, at, at + 1) : undefined;
}

function isOrigin(scene: Scene, at: number): boolean {
  const next = wordBeside(scene, at, 1);
  if (/^(?:family|families|heritage|background|origin|descent|community|household|parents|mother|father|mum|dad|boy|girl|national|nationals|couple|roma)$/.test(next)) return true;
  return /^(?:is|are)$/.test(wordBeside(scene, at, -1)) && !/^(?:speak\w*|interpreter|language|teacher|lesson|gcse|homework)$/.test(next);
}

function interpreterOf(scene: Scene): Candidate<boolean> | undefined {
  for (let at = 0; at < scene.tokens.length; at += 1) {
    const token = scene.tokens[at];
    if (!token || !/^(?:interpreter|interpreters|interpreting|translator|interpreted|interpretation)$/.test(token.word) || !isBody(kindOf(scene, token))) continue;
    const sentence = scene.sentences[token.sentence];
    if (!sentence) continue;
    const before = scene.tokens.slice(Math.max(scene.starts[token.sentence] ?? 0, at - 6), at).map((one) => one.word).join(' ');
    const after = scene.tokens.slice(at + 1, at + 6).map((one) => one.word).join(' ');
    const none = /\b(?:no|not|without|doesn't|don't|didn't|never)\b(?! \w+ (?:her|his|their) children)/.test(before) || /^(?:is |was )?not (?:needed|required)|^(?:isn't|wasn't) (?:needed|required)/.test(after);
    return { value: !none, quote: quoteAt(scene.message, sentence.place) };
  }
  return undefined;
}
