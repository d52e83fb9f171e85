import { quoteAt } from '../message';
import type { Candidate } from '../reading';
import type { Family } from './family';
import { cuts, likelihood, pronounGender, sure, unsureUnder } from './lexicon';
import { genderOfRelation, spokenOf } from './links';
import type { Marks } from './marks';
import type { Person } from './people';
import { placeOf, type Scene } from './scene';
import { isBody, kindOf } from './text';

type Gender = 'female' | 'male';

interface GenderCandidate { value: Gender; marks: Marks; at: number }

type Tally = Record<Gender, number>;
const nothing = (): Tally => ({ female: 0, male: 0 });

/** Female and male, each with what speaks for it: the words that follow the child's name, "a girl", "her son", all pronouns. */
export function genderCandidates(scene: Scene, family: Family): GenderCandidate[] {
  const [near, all, nouns, own] = [nothing(), nothing(), nothing(), nothing()];
  const meant = { child: nothing(), nobody: nothing(), other: nothing() };
  for (const phrase of scene.kin) if (phrase.owner === 'his' || phrase.owner === 'her') own[phrase.owner === 'his' ? 'male' : 'female'] += 1;
  const first: Partial<Tally> = {};
  const firstNear: Partial<Tally> = {};
  for (const { gender, at, weight } of aroundName(scene, family)) { near[gender] += weight; firstNear[gender] ??= at; }
  scene.tokens.forEach((token, at) => {
    if (!isBody(kindOf(scene, token))) return;
    const noun = genderNoun(token.word);
    const gender = noun ?? pronounGender(token.word);
    if (!gender) return;
    (noun ? nouns : all)[gender] += 1;
    if (!noun) meant[meantBy(scene, family, at, gender)][gender] += 1;
    first[gender] ??= at;
  });
  return (['female', 'male'] as const).flatMap((value) => {
    const at = firstNear[value] ?? first[value];
    return at === undefined ? [] : [{ value, at, marks: marksOf(scene, family, value, { near, all, nouns, own, ...meant }) }];
  });
}

/** What was counted: the words after the child's name, all pronouns, nouns such as "girl", "his mum" and "her brother", and pronouns by whom they can mean. */
type Tallies = Record<'near' | 'all' | 'nouns' | 'own' | 'child' | 'nobody' | 'other', Tally>;

const farthest = 60;

/** Whom a pronoun can mean: the child when its name is the last that fits, somebody else, or nobody spoken of before it. */
function meantBy(scene: Scene, family: Family, at: number, gender: Gender): Meant {
  const part = scene.tokens[at]?.part;
  for (let back = at - 1; back >= Math.max(0, at - farthest); back -= 1) {
    const token = scene.tokens[back];
    if (!token || (token.part !== part && scene.message.channel !== 'teams')) break;
    const who = personMeant(scene, family, back, gender) ?? relativeMeant(scene, family, back, gender);
    if (who) return who;
  }
  return 'nobody';
}

type Meant = 'child' | 'nobody' | 'other';

/** Somebody named there whom a pronoun of that gender can mean; who is neither he nor she yet, and no writer, may be nobody at all. */
function personMeant(scene: Scene, family: Family, at: number, gender: Gender): Meant | undefined {
  const person = scene.personAt.get(at);
  if (!person) return undefined;
  if (person === family.child?.person) return 'child';
  if ((person.gender ?? gender) !== gender || person.names.some((name) => scene.writers.has(name) || scene.signers.has(name))) return undefined;
  return person.gender ? 'other' : 'nobody';
}

/** A relative, or "the girl", whom a pronoun of that gender can mean. */
function relativeMeant(scene: Scene, family: Family, at: number, gender: Gender): Meant | undefined {
  const word = scene.tokens[at]?.word ?? '';
  const kin = scene.kinAt.get(at);
  if (!kin) return genderNoun(word) === gender ? 'child' : undefined;
  if ((genderOfRelation(kin.relation) ?? pronounGender(word)) === gender) return /^(?:son|daughter)$/.test(kin.relation) && !family.child ? 'child' : 'other';
  return undefined;
}

function marksOf(scene: Scene, family: Family, value: Gender, { near, all, nouns, own, child, nobody, other: elsewhere }: Tallies): Marks {
  const other = value === 'female' ? 'male' : 'female';
  const known = family.child ? 'known' : 'unknown';
  const [n, a, o] = [`near:${share(near[value], near[other])}`, `all:${share(all[value], all[other])}`, `own:${share(own[value], own[other])}`];
  const sum = all[value] + all[other];
  const marks: Marks = new Set([`child-${known}`, n, a, `noun:${share(nouns[value], nouns[other])}`, `${known} ${n} ${a}`, `${known} ${a}`, o, `${known} ${o}`, `${n} ${o}`, `${a} ${o}`, `sum${sum > 8 ? '9' : sum > 2 ? '3' : '1'}`]);
  const [c, no, both] = [`meant:${share(child[value], child[other])}`, `free:${share(nobody[value], nobody[other])}`, `fits:${share(child[value] + nobody[value], child[other] + nobody[other])}`];
  const [many, away] = [`many${String(Math.min(4, child[value] + nobody[value]))}`, `away:${share(elsewhere[value], elsewhere[other])}`];
  for (const mark of [c, no, both, many, `${both} ${many}`, `${c} ${no}`, `${known} ${both}`, `${both} ${n}`, `${c} ${n}`, `${both} ${away}`, `${c} ${o}`, `${both} ${o} ${n}`]) marks.add(mark);
  if (family.child) marks.add(`sure${String(Math.floor((family.child.score ?? 0) * 4))}`);
  const person = family.child?.person?.gender;
  if (person) marks.add(person === value ? 'person-so' : 'person-other');
  for (const link of scene.links) if (link.person === family.child?.person && genderNoun(scene.tokens[link.phrase?.head ?? -1]?.word ?? '') === value) marks.add('linked-noun');
  return marks;
}

/** 0 to 4: how much of what was counted speaks for it; '-' when nothing was. */
function share(mine: number, other: number): string {
  return mine + other === 0 ? '-' : String(Math.round((4 * mine) / (mine + other)));
}

/** The child's gender, from words only; only offered where no child is named, because what "she" then means is as often a mother. */
export function childGender(scene: Scene, family: Family): Candidate<Gender> | undefined {
  let best: GenderCandidate | undefined;
  let most = cuts.gender;
  for (const one of genderCandidates(scene, family)) {
    const score = likelihood(scene.scorers, 'gender', one.marks);
    if (score > most) { most = score; best = one; }
  }
  return best && { value: best.value, quote: quoteAt(scene.message, placeOf(scene, best.at, best.at)), ...(!family.child || isGainsaid(scene, best) ? { unsure: true as const } : unsureUnder(most, leastOf(best.marks, !family.child.unsure))) };
}

/** Less is enough where most words that can mean the child say so; where it is not sure who the child is, also the words next to the name, or a word such as "girl". */
function leastOf(marks: Marks, isKnown: boolean): number {
  const has = (...any: string[]): boolean => any.some((mark) => marks.has(mark));
  const isPlain = has('fits:3', 'fits:4') && !has('person-other') && (isKnown || has('near:4', 'noun:4'));
  return isPlain ? sure.plainGender : isKnown ? sure.gender : sure.genderOfUnsure;
}

/** Whether the words speak against it: "his mum" of a girl, half and more of the pronouns that can mean the child, or half and more of all where none stands next to the name. */
function isGainsaid({ kin }: Scene, { value, marks }: GenderCandidate): boolean {
  const owners = kin.filter(({ owner, relation }) => (owner === 'his' || owner === 'her') && /mother|father|parents/.test(relation)).map(({ owner }) => (owner === 'his' ? 'male' : 'female'));
  if (!marks.has('near:4') && ['all:0', 'all:1', 'all:2'].some((mark) => marks.has(mark))) return true;
  return ['meant:0', 'meant:1', 'meant:2'].some((mark) => marks.has(mark)) || (owners.length > 0 && !owners.includes(value));
}

interface Hint { gender: Gender; at: number; weight: number }

/** The first pronoun or noun of gender after each mention of the child, and nouns just before. */
function aroundName(scene: Scene, family: Family): Hint[] {
  const child = family.child?.person;
  return (child?.mentions.slice(0, 60) ?? []).flatMap((mention) => {
    const before = [1, 2, 3].flatMap((step): Hint[] => {
      const gender = genderNoun(scene.tokens[mention.start - step]?.word ?? '');
      return gender ? [{ gender, at: mention.start - step, weight: 3 }] : [];
    });
    const after = afterName(scene, mention.end, child);
    return after ? [after, ...before] : before;
  });
}

function afterName(scene: Scene, end: number, child: Person | undefined): Hint | undefined {
  const here = scene.tokens[end];
  for (let at = end + 1; at <= end + 18; at += 1) {
    const token = scene.tokens[at];
    if (!token || !here || (token.passage !== here.passage && scene.message.channel !== 'teams')) return undefined;
    const other = scene.personAt.get(at);
    if (other && other !== child && other.gender !== undefined) return undefined;
    const gender = pronounGender(token.word) ?? genderNoun(token.word);
    if (gender && spokenOf(scene, end, at) === gender) return undefined;
    if (gender) return { gender, at, weight: token.sentence === here.sentence ? 3 : 2 };
  }
  return undefined;
}

const nounGenders = new Map<string, Gender>([
  ...['girl', 'daughter', 'schoolgirl', 'lass', 'lassie', 'niece', 'granddaughter', 'sister'].map((word): [string, Gender] => [word, 'female']),
  ...['boy', 'son', 'lad', 'schoolboy', 'nephew', 'grandson', 'brother'].map((word): [string, Gender] => [word, 'male']),
]);
const genderNoun = (word: string): Gender | undefined => nounGenders.get(word);
