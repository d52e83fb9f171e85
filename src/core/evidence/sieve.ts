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
    const times = '?*+{'.includes(source.charAt(after) || ' ') ? (quantifier.exec(source.slice(after, after + 9))?.[0] ?? '') : '';
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

function lettersIn(stem: string): number {
  let count = 0;
  for (let at = 0; at < stem.length; at += 1) if (stem.charCodeAt(at) !== 32) count += 1;
  return count;
}

/** How rarely a set of stems will be found: by its shortest, fewer being better. */
function rarity(stems: readonly string[]): number {
  let shortest = Infinity;
  for (const stem of stems) shortest = Math.min(shortest, lettersIn(stem));
  return shortest - stems.length / 20;
}

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
    if (run.length > 2 && lettersIn(run) > 0) needs.push([run]);
    before = pieces.slice(at, end);
    at = end - 1;
  }
  return needs.sort((a, b) => rarity(b) - rarity(a));
}

/** Each way in which the pieces can match, with what it needs; no more of it than tells ways apart. */
function waysOf(pieces: readonly Piece[]): string[][][] {
  const at = pieces.findIndex((piece) => !('edge' in piece));
  const piece = pieces[at];
  if (piece && 'choice' in piece && !piece.many && pieces.slice(at + 1).every((one) => 'edge' in one)) return piece.choice.flatMap((one) => waysOf([...pieces.slice(0, at), ...one, ...pieces.slice(at + 1)]));
  const needs = needsOf(pieces);
  return [needs.filter((need, i) => !needs.slice(0, i).some((rarer) => rarer.every((stem) => need.some((one) => stem.includes(one))))).slice(0, mostNeeds)];
}

/** More sets than these seldom tell anything. */
const mostNeeds = 3;

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
  /** By the number of a way: which expression it is one of, and a bit for each thing that it needs. */
  const which: number[] = [];
  const wanted: number[] = [];
  const stems: string[][] = [];
  const always = all.filter((at) => {
    const ways = waysIn(expressions[at] as RegExp);
    for (const needs of ways ?? []) {
      for (let i = 0; i <= mostNeeds; i += 1) stems.push(needs[i] ?? []);
      wanted.push((1 << needs.length) - 1);
      which.push(at);
    }
    return !ways;
  });
  const { ways, ends } = machineOf(stems);
  const found = new Uint8Array(which.length);
  return (text) => {
    const may = new Set(always);
    const begun: number[] = [];
    let node = ways[0] as number;
    for (let at = 0; at <= text.length; at += 1) {
      const unit = at < text.length ? text.charCodeAt(at) : 0;
      // Letters that fold to a plain one without being one: a text with them is left to the expressions themselves.
      if (unit === 0x17f || unit === 0x212a) { for (const way of begun) found[way] = 0; return all; }
      node = ways[node * 27 + codeOf(unit)] as number;
      for (const need of ends[node] ?? none) {
        const way = need >> 2;
        const had = found[way] as number;
        const has = had | (1 << (need & 3));
        if (has === had) continue;
        if (had === 0) begun.push(way);
        found[way] = has;
        if (has === wanted[way]) may.add(which[way] as number);
      }
    }
    for (const way of begun) found[way] = 0;
    return [...may].sort((a, b) => a - b);
  };
}

const none: readonly number[] = [];

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
function machineOf(stems: readonly (readonly string[])[]): { ways: Int32Array; ends: readonly (number[] | undefined)[] } {
  const ways = new Int32Array(27 * stems.reduce((sum, all) => all.reduce((length, stem) => length + stem.length, sum), 1));
  const ends: (number[] | undefined)[] = [undefined];
  stems.forEach((all, which) => {
    for (const stem of all) {
      let node = 0;
      for (let i = 0; i < stem.length; i += 1) {
        const way = node * 27 + codeOf(stem.charCodeAt(i));
        if (ways[way] === 0) ways[way] = ends.push(undefined) - 1;
        node = ways[way] as number;
      }
      ends[node] = [...(ends[node] ?? []), which];
    }
  });
  fallBack(ways, ends);
  return { ways, ends };
}

/** Fills in where each node goes on when no stem goes on from it: to the longest end of what was read that begins a stem. */
function fallBack(ways: Int32Array, ends: (number[] | undefined)[]): void {
  const back = new Int32Array(ends.length);
  const queue = [0];
  for (const node of queue) {
    for (let code = 0; code < 27; code += 1) {
      const way = node * 27 + code;
      const other = node === 0 ? 0 : (ways[(back[node] as number) * 27 + code] as number);
      const child = ways[way] as number;
      if (child === 0) { ways[way] = other; continue; }
      back[child] = other;
      const more = ends[other];
      if (more) ends[child] = [...(ends[child] ?? []), ...more];
      queue.push(child);
    }
  }
}
