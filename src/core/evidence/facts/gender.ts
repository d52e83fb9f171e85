import { quoteAt } from '../message';
import type { Candidate } from '../reading';
import type { Family } from './family';
import { cuts, likelihood, sure, unsureUnder } from './lexicon';
import type { Marks } from './marks';
import { genderedWords, type Gender } from './meant';
import { placeOf, type Scene } from './scene';

/** Female or male, with what speaks for it and the word that does so most. */
interface GenderCandidate { value: Gender; marks: Marks; at: number }

/** How likely each word of a gender is to mean the child, most likely first. */
type Chances = Record<Gender, { at: number; chance: number }[]>;

const opposite = (value: Gender): Gender => (value === 'female' ? 'male' : 'female');

/** Female and male, each with what speaks for it: every word of that gender, weighed by how likely it means the child. */
export function genderCandidates(scene: Scene, family: Family): GenderCandidate[] {
  const chances: Chances = { female: [], male: [] };
  for (const { at, gender, marks } of genderedWords(scene, family)) chances[gender].push({ at, chance: likelihood(scene.scorers, 'meant', marks) });
  for (const list of Object.values(chances)) list.sort((a, b) => b.chance - a.chance);
  return (['female', 'male'] as const).flatMap((value) => {
    const [most] = chances[value];
    return most ? [{ value, at: most.at, marks: marksOf(scene, family, value, chances) }] : [];
  });
}

const step = (number: number, most: number, width: number): string => String(Math.round(Math.max(-most, Math.min(most, number)) / width));

function marksOf({ kin }: Scene, family: Family, value: Gender, chances: Chances): Marks {
  const [mine, theirs] = [chances[value], chances[opposite(value)]];
  const [strength, against] = [strengthOf(mine), strengthOf(theirs)];
  const known = family.child ? (family.child.unsure ? 'unsure' : 'known') : 'nobody';
  const ahead = `ahead${step(strength - against, 6, 1)}`;
  const other = `against${step(against, 3, 0.5)}`;
  const [best, rival] = [`best${step(mine[0]?.chance ?? 0, 1, 0.1)}`, `rival${step(theirs[0]?.chance ?? 0, 1, 0.1)}`];
  const many = `many${String(Math.min(4, mine.length))}-${String(Math.min(4, theirs.length))}`;
  const parents = (gender: Gender) => Math.min(2, kin.filter(({ owner, relation }) => owner === (gender === 'female' ? 'her' : 'his') && /mother|father|parents/.test(relation)).length);
  const marks: Marks = new Set([known, ahead, other, `${ahead} ${other}`, `${ahead} ${known}`, `for${step(strength, 6, 1)}`, best, rival, `${best} ${rival}`, `${best} ${known}`, many, `${many} ${best}`, `parents${String(parents(value))}-${String(parents(opposite(value)))}`]);
  if (family.child) marks.add(`sure${String(Math.floor((family.child.score ?? 0) * 5))}`);
  const person = family.child?.person?.gender;
  return person ? marks.add(person === value ? 'person-so' : 'person-other') : marks;
}

/** As if each word spoke by itself: how unlikely it is that none of them means the child. */
const strengthOf = (words: Chances[Gender]): number => -words.reduce((sum, { chance }) => sum + Math.log(1 - Math.min(0.98, chance)), 0);

/** The child's gender, from words only; only offered where no child is named, because what "she" then means is as often a mother. */
export function childGender(scene: Scene, family: Family): Candidate<Gender> | undefined {
  let best: GenderCandidate | undefined;
  let most = cuts.gender;
  for (const one of genderCandidates(scene, family)) {
    const score = likelihood(scene.scorers, 'gender', one.marks);
    if (score > most) { most = score; best = one; }
  }
  return best && { value: best.value, quote: quoteAt(scene.message, placeOf(scene, best.at, best.at)), ...(family.child && !isGainsaid(best) ? unsureUnder(most, family.child.unsure ? sure.genderOfUnsure : sure.gender) : { unsure: true as const }) };
}

/** "His mum" of a girl, and never "her mum". */
const isGainsaid = ({ marks }: GenderCandidate): boolean => marks.has('parents0-1') || marks.has('parents0-2');
