import type { Message } from '../message';
import type { Passage, PassageKind } from '../reading';
import type { Sentence } from '../sentences';
import { kinWords, notPeople, openerWords, postWords } from './lexicon';
import { tokensOf, type Token } from './tokens';

/** Everything the finders of facts read from. Made once a message. */
export interface FactText {
  message: Message;
  passages: readonly Passage[];
  sentences: readonly Sentence[];
  tokens: Token[];
  /** First token of each sentence; one more entry at the end. */
  starts: number[];
  /** Words that stand somewhere in the message in lower case. */
  small: ReadonlySet<string>;
  /** Words with a capital inside a sentence somewhere in the message. */
  capital: ReadonlySet<string>;
  /** Ordinary words that are somebody's name here: "Summer Aldous, 3" and "Summer's great". */
  owners: ReadonlySet<string>;
  /** How often a single capital letter stands alone. */
  letters: ReadonlyMap<string, number>;
  /** Two or three capitals that an age follows: "KP, 13". */
  initials: ReadonlySet<string>;
  /** Names that are written small throughout: "jaya 7 and kunal 4", "amelie yr3". */
  smallNames: ReadonlySet<string>;
}

/** Longest stretch of a message that is read for facts; what comes after is left alone. */
const mostTokens = 40_000;

export function readFactText(message: Message, passages: readonly Passage[], sentences: readonly Sentence[]): FactText {
  const tokens = tokensOf(sentences, passages).slice(0, mostTokens);
  const small = new Set<string>();
  const capital = new Set<string>();
  const letters = new Map<string, number>();
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    if (token.text.length < 5 && /^\p{Lu}(?:['’]s)?$/u.test(token.text)) letters.set(token.text.charAt(0), (letters.get(token.text.charAt(0)) ?? 0) + 1);
    if (/^\p{Ll}/u.test(token.text)) small.add(token.word);
    else if (!token.opens) capital.add(token.word);
  }
  const starts: number[] = [];
  tokens.forEach((token, at) => { while (starts.length <= token.sentence) starts.push(at); });
  while (starts.length <= sentences.length) starts.push(tokens.length);
  return { message, passages, sentences, tokens, starts, small, capital, owners: ownersIn(tokens), letters, initials: initialsIn(tokens), smallNames: smallNamesIn(tokens, capital, message.channel === 'teams' ? 12 : 5) };
}

/** Words that begin a sentence with a capital and an age behind them or behind the surname, and that have something of their own elsewhere. */
function ownersIn(tokens: readonly Token[]): Set<string> {
  const owning = new Set(tokens.filter((token) => token.owns && /^\p{Lu}/u.test(token.text)).map((token) => token.word));
  const aged = tokens.filter((token, at) => owning.has(token.word) && !token.owns && [1, 2].some((step) => /^[,(]$/.test(tokens[at + step]?.text ?? '') && isYoung(tokens[at + step + 1])));
  return new Set(aged.map((token) => token.word));
}

function initialsIn(tokens: readonly Token[]): Set<string> {
  const found = new Set<string>();
  tokens.forEach((token, at) => {
    if (token.text.length > 6 || tokens[at + 2]?.kind !== 'number' || !/^\p{Lu}{2,3}$/u.test(token.text)) return;
    const mark = tokens[at + 1];
    const number = tokens[at + 2];
    const after = tokens[at + 3]?.text ?? '';
    if (mark && /^[,(]$/.test(mark.text) && number?.kind === 'number' && Number(number.text) < 19 && /^[,).;]$/.test(after) && number.sentence === token.sentence) found.add(token.text);
  });
  return found;
}

/** Words after which a number is no age. */
const numbered = /^(?:room|rm|flat|bed|cot|plot|bay|unit|page|step|stage|grade|table|gate|route|bus|van|band|size|week|wk|day|age|ages|aged|no|number|part|item|class|form|group|team|top|under|over|only|box|seat|lane|door|floor|ward|key|chapter|level|ks|about|around|abt|maybe|nearly|almost|approx|all|another|past|last|next|every|at|in|is|was|for|of|to|by|and|or|the|a|from|till|until|since|after|before|with|just|has|have|had|got|than|are|her|his|them|turned|least|probs|like|call|option|question|til|thing|things|stuff|minus|sheet|tray|bar|point|pages|verse|yrs|aye|jab|else|junction|extension|ext|exhibit|tier|times|leaves|misses|side|year|yr|years|hes|shes|hrs|mins|x|gcs|score|epds|pcn|ref|total|up|out|on)$/;

/** A small word before an age or school year, or whose mother is spoken of, that is no ordinary word. Only people who write next to nothing large name children so; in a chat the others' capitals are allowed for. */
function smallNamesIn(tokens: readonly Token[], capital: ReadonlySet<string>, most: number): Set<string> {
  const found = new Set<string>();
  const writesLarge = capital.size > most;
  tokens.forEach((token, at) => {
    if (token.kind !== 'word' || (writesLarge && !capital.has(token.word)) || !(token.owns || [1, 2, 3].some((step) => tokens[at + step]?.kind === 'number')) || !isUnusual(token)) return;
    const isAged = isAgeAhead(tokens, at);
    if (!isAged && !(token.owns && !writesLarge && /^(?:mum|dad|mam|nan|gran|mother|father|brother|sister)$/.test(tokens[at + 1]?.word ?? ''))) return;
    found.add(token.word);
    const first = tokens[at - 1];
    if (isAged && first && token.gap === 1 && first.sentence === token.sentence && isUnusual(first)) found.add(first.word);
  });
  return found;
}

/** A small word that is no ordinary one. */
function isUnusual(token: Token): boolean {
  return token.kind === 'word' && /^\p{Ll}[\p{Ll}-]{2,}(?:['’]s)?$/u.test(token.text) && token.owns === /['’]/.test(token.text) && ![numbered.test(token.word), openerWords.has(token.word), kinWords.has(token.word), postWords.has(token.word), notPeople.has(token.word)].includes(true);
}

const isYoung = (token: Token | undefined): boolean => token?.kind === 'number' && Number(token.text) < 19 && token.text.length < 3;
const isSchoolYear = (token: Token | undefined): boolean => /^(?:yr|y|year)$/.test(token?.word ?? '');
const endsAge = (token: Token | undefined): boolean => !token || /^(?:[,.;)&]|and|in|she|he|her|his|then|who|yrs?|years?)$/.test(token.text);

/** "(7)", "7 and", "7,", ", 15,", "yr3", "yr 5", "in year 4". */
function isAgeAhead(tokens: readonly Token[], at: number): boolean {
  const [a, b, c] = [1, 2, 3].map((step) => { const token = tokens[at + step]; return token?.sentence === tokens[at]?.sentence ? token : undefined; });
  if (isSchoolYear(a)) return isYoung(b);
  if (a?.word === 'in') return isSchoolYear(b) && isYoung(c);
  if (a?.text === '(') return isYoung(b) && c?.text === ')';
  if (a?.text === ',') return isYoung(b) && (!c || c.text === ',' || /^(?:yrs?|years?)$/.test(c.word));
  return isYoung(a) && a?.gap === 1 && endsAge(b);
}

/** The first token of a part from a place on; -1 where there is none. Tokens stand in the order of the text. */
export function firstFrom({ tokens }: FactText, part: number, start: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const token = tokens[middle];
    if (token && (token.part < part || (token.part === part && token.start < start))) low = middle + 1;
    else high = middle;
  }
  return tokens[low]?.part === part ? low : -1;
}

export function kindOf(text: FactText, token: Token): PassageKind {
  return text.passages[token.passage]?.kind ?? 'written-now';
}

/** True where people write about the child: not in signatures and small print. */
export function isBody(kind: PassageKind): boolean {
  return kind === 'subject' || kind === 'written-now' || kind === 'post' || kind === 'quoted-reply' || kind === 'forwarded';
}

/** The token `step` places on, in the same sentence. */
export function beside(text: FactText, at: number, step: number): Token | undefined {
  const here = text.tokens[at];
  const there = text.tokens[at + step];
  return here && there && there.sentence === here.sentence ? there : undefined;
}

/** Its word, or '' where the sentence ends. */
export function wordBeside(text: FactText, at: number, step: number): string {
  return beside(text, at, step)?.word ?? '';
}

/** Its characters as written, or ''. */
export function writtenBeside(text: FactText, at: number, step: number): string {
  return beside(text, at, step)?.text ?? '';
}

/** Whether it follows its neighbour without a space. */
export function touches(text: FactText, at: number): boolean {
  return text.tokens[at]?.gap === 0;
}
