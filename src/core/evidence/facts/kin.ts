import { kinWords } from './lexicon';
import { beside, isBody, kindOf, type FactText } from './text';

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
  /** To whom the owner is: 'child', 'parent', 'relative', 'other'. Set by the family finder. */
  ownerRole?: string;
  /** The relation was moved up a generation, because it is the parent's relative. */
  shifted?: boolean;
}

const modifiers = new Set(['maternal', 'paternal', 'great', 'step', 'half', 'foster', 'adoptive', 'late', 'little', 'older', 'younger', 'elder', 'eldest', 'youngest', 'big', 'small', 'wee', 'baby', 'twin', 'unborn', 'own', 'new', 'birth', 'biological', 'real', 'current', 'former', 'ex', 'middle', 'other', 'private', 'kinship', 'connected', 'two', 'three', 'four', 'five', 'infant', 'teenage', 'adult', 'dear', 'poor', 'host']);
const owners = new Set(['his', 'her', 'their', 'my', 'your', 'our', 'the', 'a', 'an', 'both', 'this', 'that', 'whose', 'another', 'two', 'no', 'any', 'each', 'some', 'all', 'one']);

/** Every kin phrase of the message's body, in order. */
export function findKin(text: FactText): KinPhrase[] {
  const found: KinPhrase[] = [];
  text.tokens.forEach((token, at) => {
    const relation = kinWords.get(token.word);
    if (!relation || token.kind !== 'word' || !isBody(kindOf(text, token))) return;
    if (relation === 'child' || (relation === 'baby' && isModifier(text, at))) return;
    found.push(phraseAt(text, at, relation));
  });
  return found;
}

function isModifier(text: FactText, at: number): boolean {
  const next = beside(text, at, 1);
  return next?.gap === 1 && kinWords.has(next.word) && !['child', 'baby'].includes(kinWords.get(next.word) ?? '');
}

function phraseAt(text: FactText, head: number, plain: string): KinPhrase {
  let start = head;
  const before: string[] = [];
  for (let step = -1; step >= -3; step -= 1) {
    const token = beside(text, head, step);
    if (token?.text === '-' && beside(text, head, step + 1)?.gap === 0) continue;
    if (!token || !modifiers.has(token.word)) break;
    before.push(token.word);
    start = head + step;
  }
  const previous = beside(text, start, -1);
  const token = text.tokens[head];
  const phrase: KinPhrase = { start, head, relation: compound(plain, before), owner: 'none', plural: /[^s]s$/.test(token?.word ?? '') && plain !== 'carer' };
  if (previous?.owns) {
    const kin = kinWords.get(previous.word);
    phrase.owner = kin ? 'kin' : 'name';
    if (kin) phrase.relation = relativeOf(kin, phrase.relation);
    else phrase.ownerAt = start - 1;
  } else if (previous && owners.has(previous.word)) phrase.owner = previous.word;
  return phrase;
}

function compound(plain: string, before: readonly string[]): string {
  const has = (word: string) => before.includes(word);
  if (has('foster') || has('host')) return has('private') || has('host') ? 'private foster carer' : ['mother', 'father', 'carer', 'parents'].includes(plain) ? 'foster carer' : `foster ${plain}`;
  if (has('step')) return `step${plain}`;
  if (has('half')) return `half-${plain}`;
  if (has('great')) return plain.startsWith('grand') ? `great-${plain}` : `great-${plain}`;
  if (has('unborn') && plain === 'baby') return 'unborn sibling';
  if ((has('maternal') || has('paternal')) && plain.startsWith('grand')) return `${has('maternal') ? 'maternal' : 'paternal'} ${plain}`;
  if (has('ex') || has('former')) return plain === 'partner' || plain === 'husband' ? 'ex-partner' : plain;
  return plain;
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
