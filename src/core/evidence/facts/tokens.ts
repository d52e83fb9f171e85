import type { Passage } from '../reading';
import type { Sentence } from '../sentences';

/** One word, number or mark of the message. */
export interface Token {
  text: string;
  /** Lower case, straight apostrophes, without a possessive 's. */
  word: string;
  kind: 'word' | 'number' | 'mark';
  start: number;
  end: number;
  /** Index of its sentence, passage and part. */
  sentence: number;
  passage: number;
  part: number;
  /** First word of its sentence, or after an opening quotation mark, colon or dash. */
  opens: boolean;
  /** It had a possessive 's. */
  owns: boolean;
  /** Characters of space before it. */
  gap: number;
}

/** Words, numbers and marks as they are cut; `cutPlain` cuts alike. */
const pattern = /\p{L}[\p{L}\p{M}]*(?:['’-](?=\p{L})[\p{L}\p{M}]+)*\.?(?<!\p{Ll}{2}\.)|\d+|[^\s\p{L}\d]/gu;

/** The words of every sentence, in order, with exact offsets into their part. */
export function tokensOf(sentences: readonly Sentence[], passages: readonly Passage[]): Token[] {
  const tokens: Token[] = [];
  sentences.forEach((sentence, index) => {
    if (!passages[sentence.passage]) return;
    let opens = true;
    let before = 0;
    for (const [start, end] of isPlain.test(sentence.text) ? cutPlain(sentence.text) : cutAny(sentence.text)) {
      const token = tokenAt(sentence.text.slice(start, end), start, sentence, index, opens, start - before);
      before = end;
      if (token.text === '>' && token.gap > 0) continue;
      tokens.push(token);
      opens = token.kind === 'mark' ? opens || /["“‘:;([–—•*|/]/.test(token.text) : token.kind === 'number' && opens;
    }
  });
  return tokens;
}

const cutAny = (text: string): [number, number][] => [...text.matchAll(pattern)].map((found) => [found.index, found.index + found[0].length]);

/** Text without letters but those of English and without what joins to one: most is, and is cut faster. */
const isPlain = /^[\n\r -~\xa0£½–—‘’“”•…]*$/;

const isSmall = (unit: number): boolean => unit >= 97 && unit <= 122;
const isLetter = (unit: number): boolean => isSmall(unit | 32);
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
/** An apostrophe or hyphen. */
const isJoint = (unit: number): boolean => unit === 39 || unit === 0x2019 || unit === 45;

function cutPlain(text: string): [number, number][] {
  const cuts: [number, number][] = [];
  for (let at = 0; at < text.length;) {
    const from = at;
    const unit = text.charCodeAt(at);
    at += 1;
    if (unit === 32 || unit === 10 || unit === 13 || unit === 0xa0) continue;
    if (isDigit(unit)) while (isDigit(text.charCodeAt(at))) at += 1;
    else if (isLetter(unit)) {
      while (isLetter(text.charCodeAt(at)) || (isJoint(text.charCodeAt(at)) && isLetter(text.charCodeAt(at + 1)))) at += 1;
      if (text.charCodeAt(at) === 46 && !(isSmall(text.charCodeAt(at - 1)) && isSmall(text.charCodeAt(at - 2)))) at += 1;
    }
    cuts.push([from, at]);
  }
  return cuts;
}

function tokenAt(raw: string, at: number, sentence: Sentence, index: number, opens: boolean, gap: number): Token {
  const text = raw.length > 2 && raw.endsWith('.') ? raw.slice(0, -1) : raw;
  const lower = text.toLowerCase();
  const small = lower.includes('’') ? lower.replace(/’/g, "'") : lower;
  const owns = small.length > 2 && small.endsWith("'s") && !contractions.has(small);
  const start = sentence.place.start + at;
  return {
    text, word: owns ? small.slice(0, -2) : small,
    kind: kindOf(text),
    start, end: start + text.length, sentence: index, passage: sentence.passage, part: sentence.place.part, opens, owns, gap,
  };
}

function kindOf(text: string): Token['kind'] {
  const unit = text.charCodeAt(0);
  if (unit > 127) return /^\p{L}/u.test(text) ? 'word' : 'mark';
  const small = unit | 32;
  return small >= 97 && small <= 122 ? 'word' : unit >= 48 && unit <= 57 ? 'number' : 'mark';
}

const contractions = new Set(["it's", "he's", "she's", "that's", "there's", "what's", "who's", "here's", "where's", "let's", "one's", "nobody's", "everyone's", "how's"]);

