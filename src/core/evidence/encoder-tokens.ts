/** Longest word that is looked up; longer ones are unknown. As in training. */
const longestWord = 100;

/** Cuts text into the numbered word pieces the encoder was trained on. Pure; the same text always gives the same numbers. */
export interface WordPieces {
  /** With the opening and closing marks, at most `limit` long. */
  cut(text: string, limit: number): number[];
}

/**
 * Opens a vocabulary: one piece a line, its number is its line. Words named in `even` are read as the word they stand under, so
 * that a family's community or faith does not matter. Throws when the marks of a sentence are missing.
 */
export function openVocabulary(lines: string, even: Record<string, string> = {}): WordPieces {
  const numbers = new Map(lines.split('\n').filter((line) => line !== '').map((piece, i) => [piece, i]));
  const mark = (name: string): number => {
    const found = numbers.get(name);
    if (found === undefined) throw new Error(`The encoder's vocabulary has no ${name}: fetch its files again.`);
    return found;
  };
  const [open, close, unknown] = [mark('[CLS]'), mark('[SEP]'), mark('[UNK]')];
  const listed = Object.keys(even).sort((a, b) => b.length - a.length).join('|');
  const wordsMadeEven = listed ? new RegExp(`(?<![\\p{L}\\p{N}_])(?:${listed})(?![\\p{L}\\p{N}_])`, 'giu') : undefined;
  const level = (text: string) => (wordsMadeEven ? text.replace(wordsMadeEven, (word) => even[word.toLowerCase()] ?? word) : text);
  return {
    cut(text, limit) {
      const pieces: number[] = [];
      for (const word of wordsOf(level(tidy(text)))) {
        if (pieces.length >= limit - 2) break;
        pieces.push(...piecesOf(word, numbers, unknown));
      }
      return [open, ...pieces.slice(0, limit - 2), close];
    },
  };
}

const plain = new Map([...'‘’ʼ'].map((c): [string, string] => [c, "'"]).concat([...'“”'].map((c) => [c, '"']), [...'–—'].map((c) => [c, '-']), [['…', '...'], ['\u00a0', ' ']]));

/** One line, with plain quotation marks and dashes, without the `>` of quoted replies. */
export function tidy(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+[\s>]*/g, ' ').replace(/^[\s>]+/, '').replace(/[‘’ʼ“”–—…\u00a0]/g, (c) => plain.get(c) ?? c).trim();
}

/** Lower case, without accents and control characters; punctuation and ideographs stand alone. */
function wordsOf(text: string): string[] {
  return text
    .replace(/[\0\ufffd]|(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, '')
    .replace(/[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/gu, ' $& ')
    .normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase()
    .replace(/[\p{P}$+<=>^`|~]/gu, ' $& ')
    .split(/\s+/u).filter((word) => word !== '');
}

/** The longest known piece first, then what follows it; a word with an unknown rest is unknown as a whole. */
function piecesOf(word: string, numbers: Map<string, number>, unknown: number): number[] {
  const letters = [...word];
  if (letters.length > longestWord) return [unknown];
  const out: number[] = [];
  let start = 0;
  while (start < letters.length) {
    let end = letters.length;
    let found: number | undefined;
    for (; end > start; end -= 1) {
      found = numbers.get((start > 0 ? '##' : '') + letters.slice(start, end).join(''));
      if (found !== undefined) break;
    }
    if (found === undefined) return [unknown];
    out.push(found);
    start = end;
  }
  return out;
}
