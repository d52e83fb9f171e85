/**
 * Reads the part of the OData v4 filter language that Graph lists and mail take: comparisons, and, or, not, brackets, startswith.
 * Gives a tree; never guesses. Throws `FilterFault` with the place of the first thing it cannot read.
 */
export type Literal = { type: 'text' | 'number' | 'boolean' | 'null' | 'date'; value: string | number | boolean | null };
export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type Filter =
  | { is: 'compare'; field: string; op: Comparison; to: Literal }
  | { is: 'call'; name: string; field: string; to: Literal }
  | { is: 'and'; left: Filter; right: Filter }
  | { is: 'or'; left: Filter; right: Filter }
  | { is: 'not'; of: Filter };

export class FilterFault extends Error {
  override name = 'FilterFault';
  constructor(readonly at: number, readonly because: string) { super(`${because} at position ${at}`); }
}

interface Token { kind: 'word' | 'text' | 'number' | 'date' | 'mark' | 'end'; text: string; at: number }

const SHAPES: [Token['kind'], RegExp][] = [
  ['text', /'(?:[^']|'')*'/y],
  ['date', /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?/y],
  ['number', /-?\d+(?:\.\d+)?/y],
  ['word', /[A-Za-z_][\w./]*/y],
  ['mark', /[(),]/y],
];
const COMPARISONS = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const CALLS = new Set(['startswith', 'endswith', 'contains', 'substringof']);

function nextToken(source: string, at: number): Token {
  for (const [kind, shape] of SHAPES) {
    shape.lastIndex = at;
    const found = shape.exec(source);
    if (found) return { kind, text: found[0], at };
  }
  throw new FilterFault(at, 'Syntax error: unexpected character');
}

function tokens(source: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < source.length) {
    if (/\s/.test(source.charAt(at))) { at += 1; continue; }
    const token = nextToken(source, at);
    found.push(token);
    at += token.text.length;
  }
  found.push({ kind: 'end', text: '', at: source.length });
  return found;
}

/** The filter as a tree. Throws `FilterFault` for anything outside the part of the language described above. */
export function readFilter(source: string): Filter {
  const line = tokens(source);
  let here = 0;
  const peek = (): Token => line[here] ?? { kind: 'end', text: '', at: source.length };
  const take = (): Token => { const token = peek(); here += 1; return token; };
  const isWord = (word: string): boolean => peek().kind === 'word' && peek().text.toLowerCase() === word;
  const expect = (mark: string): void => { const token = take(); if (token.text !== mark) throw new FilterFault(token.at, `Syntax error: '${mark}' expected`); };

  function either(): Filter {
    let left = both();
    while (isWord('or')) { take(); left = { is: 'or', left, right: both() }; }
    return left;
  }
  function both(): Filter {
    let left = one();
    while (isWord('and')) { take(); left = { is: 'and', left, right: one() }; }
    return left;
  }
  function one(): Filter {
    if (isWord('not')) { take(); return { is: 'not', of: one() }; }
    if (peek().text === '(') { take(); const inner = either(); expect(')'); return inner; }
    const word = take();
    if (word.kind !== 'word') throw new FilterFault(word.at, 'Syntax error: a property name expected');
    if (peek().text === '(') return call(word);
    const op = take();
    if (!COMPARISONS.has(op.text)) throw new FilterFault(op.at, 'Syntax error: a comparison expected');
    return { is: 'compare', field: word.text, op: op.text as Comparison, to: literal() };
  }
  function call(name: Token): Filter {
    if (!CALLS.has(name.text.toLowerCase())) throw new FilterFault(name.at, `An unknown function with name '${name.text}' was found`);
    expect('(');
    const field = take();
    if (field.kind !== 'word') throw new FilterFault(field.at, 'Syntax error: a property name expected');
    expect(',');
    const to = literal();
    expect(')');
    if (isWord('eq')) { take(); const truth = literal(); if (truth.value === false) return { is: 'not', of: { is: 'call', name: name.text.toLowerCase(), field: field.text, to } }; }
    return { is: 'call', name: name.text.toLowerCase(), field: field.text, to };
  }
  function literal(): Literal {
    const token = take();
    if (token.kind === 'text') return { type: 'text', value: token.text.slice(1, -1).replaceAll("''", "'") };
    if (token.kind === 'number') return { type: 'number', value: Number(token.text) };
    if (token.kind === 'date') return { type: 'date', value: token.text };
    if (token.kind === 'word' && (token.text === 'true' || token.text === 'false')) return { type: 'boolean', value: token.text === 'true' };
    if (token.kind === 'word' && token.text === 'null') return { type: 'null', value: null };
    throw new FilterFault(token.at, 'Syntax error: a literal expected');
  }

  const tree = either();
  if (peek().kind !== 'end') throw new FilterFault(peek().at, 'Syntax error: unexpected text after the filter');
  return tree;
}

/** Every field the filter names, in the order written. */
export function fieldsOf(filter: Filter): string[] {
  if (filter.is === 'not') return fieldsOf(filter.of);
  if (filter.is === 'and' || filter.is === 'or') return [...fieldsOf(filter.left), ...fieldsOf(filter.right)];
  return [filter.field];
}

/** The part that decides how many rows are read: the leftmost comparison of an and-chain, or the whole of an or. */
export function firstPredicate(filter: Filter): Filter {
  return filter.is === 'and' ? firstPredicate(filter.left) : filter;
}
