/** Piece of an expression: a letter or ' ' for any one character that is no letter; an edge of a word; a choice; anything else. */
type Piece = { one: string } | { edge: true } | { choice: Piece[][]; many: boolean } | { gap: true };

const gap: Piece = { gap: true };
const edge: Piece = { edge: true };
const looksAround = /^\((?:\?<?[=!])/;
/** "No letter before", "no letter after", as the rules are wrapped in and as `\b` says too. */
const wordEdge = /^\(\?<?!(?:\[\\p\{L\}[^\]]*\]|\\p\{L\})\)/;
const quantifier = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/;

const plain = (letter: string): string => (codeOf(letter.charCodeAt(0)) ? letter.toLowerCase() : ' ');

/** Reads the alternatives of an expression from `at` up to the bracket that closes them. */
function readChoice(source: string, at: number): { choice: Piece[][]; end: number } {
  const choice: Piece[][] = [[]];
  let here = at;
  while (here < source.length && source[here] !== ')') {
    if (source[here] === '|') { choice.push([]); here += 1; continue; }
    const [piece, after] = readPiece(source, here);
    const times = quantifier.exec(source.slice(after))?.[0] ?? '';
    choice[choice.length - 1]?.push(...repeated(piece, times));
    here = after + times.length;
  }
  return { choice, end: here };
}

function repeated(piece: Piece | undefined, times: string): Piece[] {
  if (!piece) return [];
  if (times === '') return [piece];
  if (times.startsWith('?')) return [{ choice: [[piece], []], many: false }];
  if (/^(?:\*|\{0)/.test(times)) return [gap];
  return 'choice' in piece ? [{ ...piece, many: true }] : [piece, gap, piece];
}

/** One piece and the place after it; no piece for what only looks ahead or back. */
function readPiece(source: string, at: number): [Piece | undefined, number] {
  const letter = source.charAt(at);
  if (letter === '(') return readGroup(source, at);
  if (letter === '[') return readClass(source, at);
  if (letter === '^' || letter === '$') return [edge, at + 1];
  if (letter === '.') return [gap, at + 1];
  if (letter !== '\\') return [{ one: plain(letter) }, at + 1];
  const next = source.charAt(at + 1);
  if (next === 'b') return [edge, at + 2];
  if (/[sdnrt]/.test(next)) return [{ one: ' ' }, at + 2];
  return /\w/.test(next) ? [gap, at + (/^\\(?:[pPuk](?:\{[^}]*\}|<[^>]*>)|u[\da-f]{4}|x[\da-f]{2}|.)/i.exec(source.slice(at))?.[0].length ?? 2)] : [{ one: ' ' }, at + 2];
}

function readGroup(source: string, at: number): [Piece | undefined, number] {
  const rest = source.slice(at);
  const word = wordEdge.exec(rest);
  if (word) return [edge, at + word[0].length];
  const open = /^\((?:\?(?:<?[=!]|:|<\w+>))?/.exec(rest)?.[0].length ?? 1;
  const { choice, end } = readChoice(source, at + open);
  return [looksAround.test(rest) ? undefined : { choice, many: false }, end + 1];
}

/** A class whose characters are all one letter, or none of them a letter, is that; any other may be anything. */
function readClass(source: string, at: number): [Piece, number] {
  const whole = /^\[(?:[^\]\\]|\\.)*\]/u.exec(source.slice(at))?.[0] ?? '[]';
  const inside = whole.slice(1, -1);
  const kinds = new Set((inside.match(/\\.|[^\\]/gs) ?? []).map((one) => (one.length === 1 ? plain(one) : /^\\[sdnrt]|^\\\W/.test(one) ? ' ' : 'any')));
  const [kind = 'any'] = kinds;
  const clear = kinds.size === 1 && kind !== 'any' && !/^\^|\w-\w|[\ud800-\udfff]/.test(inside);
  return [clear ? { one: kind } : gap, at + whole.length];
}

/** The run of letters and edges that begins at a place. An edge and the character that makes it one are the same. */
function runFrom(pieces: readonly Piece[], from: number): { run: string; end: number } {
  let run = '';
  let isEdge = false;
  let at = from;
  for (let piece = pieces[at]; piece && ('one' in piece || 'edge' in piece); piece = pieces[++at]) {
    const one = 'one' in piece ? piece.one : ' ';
    if (one === ' ' && run.endsWith(' ') && (isEdge || 'edge' in piece)) { isEdge &&= 'edge' in piece; continue; }
    run += one;
    isEdge = 'edge' in piece;
  }
  return { run, end: at };
}

/** How rarely a set of stems will be found: by its shortest, fewer being better. */
const rarity = (stems: readonly string[]): number => Math.min(...stems.map((stem) => stem.replaceAll(' ', '').length)) - stems.length / 20;

/** What whatever matches the pieces must hold: of each set of stems one. The rarest first. */
function needsOf(pieces: readonly Piece[]): string[][] {
  const needs: string[][] = [];
  let before: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] as Piece;
    if ('gap' in piece) { before = []; continue; }
    if ('choice' in piece) {
      const after = piece.many ? [] : pieces.slice(at + 1, runFrom(pieces, at + 1).end);
      const each = piece.choice.map((one) => needsOf([...(piece.many ? [] : before), ...one, ...after])[0]);
      if (each.every((one) => one !== undefined)) needs.push(each.flat());
      before = [];
      continue;
    }
    const { run, end } = runFrom(pieces, at);
    if (run.length > 2 && run.trim()) needs.push([run]);
    before = pieces.slice(at, end);
    at = end - 1;
  }
  return needs.sort((a, b) => rarity(b) - rarity(a));
}

/** Each way in which the pieces can match, with what it needs; the two rarest of them: more seldom tell anything. */
function waysOf(pieces: readonly Piece[]): string[][][] {
  const [piece, more] = pieces.filter((one) => !('edge' in one));
  if (piece && !more && 'choice' in piece && !piece.many) return piece.choice.flatMap((way) => waysOf(pieces.flatMap((one) => (one === piece ? way : one))));
  return [needsOf(pieces).slice(0, 2)];
}

/**
 * Ways in which an expression can match: of each set of stems of one of them, one stands in every text that it matches, in small letters, ' ' for what
 * is no letter; undefined where for some way none can be told.
 */
export function waysIn(expression: RegExp): string[][][] | undefined {
  const ways = waysOf([{ choice: readChoice(expression.source, 0).choice, many: false }]);
  return ways.every((needs) => needs.length > 0) ? ways : undefined;
}

/** For a text, the places of the expressions that may match it, in order; those that are left out do not. */
export type Sieve = (text: string) => readonly number[];

/** Characters after which a sieve has paid for being made: a short message is read before. */
const worthwhile = 20_000;

/**
 * Puts together what many expressions need, so that one pass over a text tells which of them are worth trying. Leaves out none that
 * would match. Made once it has been asked about `after` characters; until then all are worth trying.
 */
export function sieveOf(expressions: readonly RegExp[], after = worthwhile): Sieve {
  const all = [...expressions.keys()];
  let asked = 0;
  let sieve: Sieve | undefined;
  return (text) => {
    asked += text.length;
    if (!sieve && asked >= after) sieve = madeOf(expressions, all);
    return sieve?.(text) ?? all;
  };
}

function madeOf(expressions: readonly RegExp[], all: readonly number[]): Sieve {
  /** By the number of a way: which expression it is one of. What it needs has twice that number, and one more. */
  const which: number[] = [];
  const stems: string[][] = [];
  const always = all.filter((at) => {
    const ways = waysIn(expressions[at] as RegExp);
    for (const [one = [], other = one] of ways ?? []) {
      stems.push(one, other);
      which.push(at);
    }
    return !ways;
  });
  const { ways, ends } = machineOf(stems);
  return (text) => {
    const may = new Set(always);
    const found = new Set<number>();
    let node = ways[0] as number;
    for (let at = 0; at <= text.length; at += 1) {
      const unit = text.charCodeAt(at);
      // Letters that fold to a plain one without being one: a text with them is left to the expressions themselves.
      if (unit === 0x17f || unit === 0x212a) return all;
      node = ways[node * 27 + codeOf(unit)] as number;
      for (const need of ends[node] ?? []) {
        found.add(need);
        if (found.has(need ^ 1)) may.add(which[need >> 1] as number);
      }
    }
    return all.filter((at) => may.has(at));
  };
}

/** Whether an expression speaks in a text, tried only where it can. */
export function sifted(expression: RegExp): (text: string) => boolean {
  const sieve = sieveOf([expression]);
  return (text) => sieve(text).length > 0 && text.search(expression) >= 0;
}

/** 1 to 26 for a letter of either case, 0 for anything else. */
function codeOf(unit: number): number {
  const small = unit | 32;
  return unit < 128 && small >= 97 && small <= 122 ? small - 96 : 0;
}

/** The machine of Aho and Corasick (1975): from each node the way on for each letter, and what ends there. Node 0 is before the text, where no letter stands. */
function machineOf(stems: readonly (readonly string[])[]): { ways: Int32Array; ends: readonly number[][] } {
  const ways = new Int32Array(27 * (stems.flat().join('').length + 1));
  const ends: number[][] = [[]];
  stems.forEach((all, which) => {
    for (const stem of all) {
      let node = 0;
      for (let i = 0; i < stem.length; i += 1) {
        const way = node * 27 + codeOf(stem.charCodeAt(i));
        node = ways[way] ||= ends.push([]) - 1;
      }
      ends[node]?.push(which);
    }
  });
  // Where a node goes on when no stem goes on from it: to the longest end of what was read that begins a stem.
  const back = new Int32Array(ends.length);
  const queue = [0];
  for (const node of queue) {
    for (let code = 0; code < 27; code += 1) {
      const way = node * 27 + code;
      const other = node === 0 ? 0 : (ways[(back[node] as number) * 27 + code] as number);
      const child = ways[way] as number;
      if (child === 0) { ways[way] = other; continue; }
      back[child] = other;
      ends[child]?.push(...(ends[other] ?? []));
      queue.push(child);
    }
  }
  return { ways, ends };
}
