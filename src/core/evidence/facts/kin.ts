import { kinWords } from './lexicon';
import { beside, isBody, kindOf, wordBeside, type FactText } from './text';

/** Words that name a relative: "his mum", "Mum's new partner", "foster carer". Token indexes, end included. */
export interface KinPhrase {
  start: number;
  head: number;
  relation: string;
  /** 'his', 'her', 'their', 'my', 'the', 'a', 'both', 'name' (Jamie's mum), 'kin' (mum's partner), 'none'. */
  owner: string;
  /** Token of the owning name. */
  ownerAt?: number;
  plural: boolean;
  /** How many are spoken of, where the words say: "two brothers", "the twins". */
  many?: number;
  /** To whom the owner is: 'child', 'parent', 'relative', 'other'. Set by the family finder. */
  ownerRole?: string;
  /** The relation was moved up a generation, because it is the parent's relative. */
  shifted?: boolean;
}

const modifiers = new Set(['maternal', 'paternal', 'great', 'step', 'half', 'foster', 'adoptive', 'late', 'little', 'older', 'younger', 'elder', 'eldest', 'youngest', 'big', 'small', 'wee', 'baby', 'twin', 'unborn', 'own', 'new', 'birth', 'biological', 'real', 'current', 'former', 'ex', 'middle', 'other', 'private', 'kinship', 'connected', 'two', 'three', 'four', 'five', '2', '3', '4', '5', 'infant', 'teenage', 'adult', 'dear', 'poor', 'host']);
const owners = new Set(['his', 'her', 'their', 'my', 'your', 'our', 'the', 'a', 'an', 'both', 'this', 'that', 'whose', 'another', 'two', 'no', 'any', 'each', 'some', 'all', 'one']);

/** Every kin phrase of the message's body, in order. */
export function findKin(text: FactText): KinPhrase[] {
  const found: KinPhrase[] = [];
  text.tokens.forEach((token, at) => {
    const relation = youngAt(text, at) ?? kinWords.get(token.word);
    if (!relation || token.kind !== 'word' || !isBody(kindOf(text, token))) return;
    if (relation === 'child' || (relation === 'baby' && isModifier(text, at))) return;
    found.push(phraseAt(text, at, relation));
  });
  return found;
}

const youngWords = new Set(['one', 'ones', 'children', 'kids', 'girls', 'boys', 'lads']);

/** "The little ones", "her two younger boys", "three kids": children of a family who are called no brothers or sisters. */
function youngAt(text: FactText, at: number): string | undefined {
  const word = text.tokens[at]?.word ?? '';
  if (!youngWords.has(word)) return undefined;
  const before = wordBeside(text, at, -1);
  if (word.startsWith('one')) return /^(?:little|younger|youngest|older|oldest|eldest|smaller|wee)$/.test(before) ? 'sibling' : undefined;
  if (!/^(?:little|younger|older|two|three|four|five|2|3|4|5)$/.test(before)) return undefined;
  return word === 'girls' ? 'sister' : /^(?:boys|lads)$/.test(word) ? 'brother' : 'sibling';
}

function isModifier(text: FactText, at: number): boolean {
  const next = beside(text, at, 1);
  return next?.gap === 1 && kinWords.has(next.word) && !['child', 'baby'].includes(kinWords.get(next.word) ?? '');
}

function phraseAt(text: FactText, head: number, plain: string): KinPhrase {
  const before: string[] = [];
  const word = text.tokens[head]?.word ?? '';
  const isModifying = (one: string) => modifiers.has(one) && (/^\D/.test(one) || many.test(word));
  while (before.length < 3 && isModifying(wordBeside(text, head, -1 - before.length))) before.push(wordBeside(text, head, -1 - before.length));
  const start = head - before.length;
  const phrase: KinPhrase = { start, head, relation: compound(plain, new Set(before)), owner: 'none', plural: plain !== 'carer' && many.test(word), many: manyOf(word, before) };
  const previous = beside(text, start, -1);
  if (!previous) return phrase;
  const kin = kinWords.get(previous.word);
  if (!previous.owns) return owners.has(previous.word) ? { ...phrase, owner: previous.word } : phrase;
  return kin ? { ...phrase, owner: 'kin', relation: relativeOf(kin, phrase.relation) } : { ...phrase, owner: 'name', ownerAt: start - 1 };
}

const many = /[^s]s$|^children$/;

function manyOf(word: string, before: readonly string[]): number | undefined {
  if (!many.test(word)) return undefined;
  const said = before.map((one) => Number(one) || ['two', 'three', 'four', 'five'].indexOf(one) + 2).find((one) => one > 1);
  return said ?? (word === 'twins' ? 2 : undefined);
}

function compound(plain: string, before: ReadonlySet<string>): string {
  const first = ['host', 'foster', 'step', 'half', 'great'].find((word) => before.has(word));
  if (first === 'host') return 'private foster carer';
  if (first === 'foster') return !/^(?:mother|father|carer|parents)$/.test(plain) ? `foster ${plain}` : before.has('private') ? 'private foster carer' : 'foster carer';
  if (first) return first === 'step' ? `step${plain}` : `${first}-${plain}`;
  if (plain === 'baby') return before.has('unborn') ? 'unborn sibling' : plain;
  const side = ['maternal', 'paternal'].find((word) => before.has(word));
  if (side && plain.startsWith('grand')) return `${side} ${plain}`;
  return (before.has('ex') || before.has('former')) && /^(?:partner|husband)$/.test(plain) ? 'ex-partner' : plain;
}

export const through: Readonly<Record<string, string>> = {
  mother: 'grandmother', father: 'grandfather', sister: 'aunt', brother: 'uncle', parents: 'grandparents', son: 'brother', daughter: 'sister', aunt: 'great aunt', uncle: 'great-uncle',
};

/** "mum's …": the relative of a relative, seen from the child. */
function relativeOf(kin: string, relation: string): string {
  if (kin === 'mother' || kin === 'father') {
    if (relation === 'wife') return 'stepmother';
    if (relation === 'husband') return `${kin}'s husband`;
    return through[relation] ?? (/partner|friend|cousin/.test(relation) ? `${kin}'s ${relation}` : relation);
  }
  if (/^(?:brother|sister|son|daughter|cousin|child)$/.test(kin)) return relation;
  return /partner|husband|wife/.test(relation) ? `${kin}'s ${relation}` : kin === 'grandmother' && relation === 'mother' ? 'great-grandmother' : relation;
}
