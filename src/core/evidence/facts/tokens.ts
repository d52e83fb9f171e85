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

const pattern = /\p{L}[\p{L}\p{M}]*(?:['’-](?=\p{L})[\p{L}\p{M}]+)*\.?(?<!\p{Ll}{2}\.)|\d+|[^\s\p{L}\d]/gu;

/** The words of every sentence, in order, with exact offsets into their part. */
export function tokensOf(sentences: readonly Sentence[], passages: readonly Passage[]): Token[] {
  const tokens: Token[] = [];
  sentences.forEach((sentence, index) => {
    if (!passages[sentence.passage]) return;
    let opens = true;
    let before = 0;
    for (const found of sentence.text.matchAll(pattern)) {
      const token = tokenAt(found[0], found.index, sentence, index, opens, found.index - before);
      before = found.index + found[0].length;
      if (token.text === '>' && token.gap > 0) continue;
      tokens.push(token);
      opens = token.kind === 'mark' ? opens || /["“‘:;([–—•*|/]/.test(token.text) : token.kind === 'number' && opens;
    }
  });
  return tokens;
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

