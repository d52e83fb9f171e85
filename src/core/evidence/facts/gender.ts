import { quoteAt } from '../message';
import type { Candidate } from '../reading';
import type { Family } from './family';
import { cuts, likelihood } from './lexicon';
import type { Marks } from './marks';
import { pronounGender } from './roles';
import { placeOf, type Scene } from './scene';
import { isBody, kindOf } from './text';

type Gender = 'female' | 'male';

interface GenderCandidate { value: Gender; marks: Marks; at: number }

/** Female and male, each with what speaks for it: the words that follow the child's name, "a girl", "her son", all pronouns. */
export function genderCandidates(scene: Scene, family: Family): GenderCandidate[] {
  const near = { female: 0, male: 0 };
  const all = { female: 0, male: 0 };
  const nouns = { female: 0, male: 0 };
  const first: Partial<Record<Gender, number>> = {};
  const firstNear: Partial<Record<Gender, number>> = {};
  const child = family.child?.person;
  aroundName(scene, family, (gender, at, weight) => { near[gender] += weight; firstNear[gender] ??= at; });
  scene.tokens.forEach((token, at) => {
    if (!isBody(kindOf(scene, token))) return;
    const noun = genderNoun(token.word);
    const gender = noun ?? pronounGender(token.word);
    if (!gender) return;
    (noun ? nouns : all)[gender] += 1;
    first[gender] ??= at;
  });
  return (['female', 'male'] as const).flatMap((value) => {
    const other = value === 'female' ? 'male' : 'female';
    const at = firstNear[value] ?? first[value];
    if (at === undefined) return [];
    const marks: Marks = new Set([child ? 'child-known' : 'child-unknown', `near:${share(near[value], near[other])}`, `all:${share(all[value], all[other])}`, `noun:${share(nouns[value], nouns[other])}`]);
    marks.add(`${child ? 'known' : 'unknown'} ${[...marks].slice(1, 3).join(' ')}`).add(`${child ? 'known' : 'unknown'} all:${share(all[value], all[other])}`).add(`sum${all[value] + all[other] > 8 ? '9' : all[value] + all[other] > 2 ? '3' : '1'}`);
    if (family.child) marks.add(`sure${String(Math.floor(likelihood(scene.scorers, 'child', family.child.marks) * 4))}`);
    for (const link of scene.links) if (link.person === child && genderNoun(scene.tokens[link.phrase?.head ?? -1]?.word ?? '') === value) marks.add('linked-noun');
    return [{ value, marks, at }];
  });
}

/** 0 to 4: how much of what was counted speaks for it; '-' when nothing was. */
function share(mine: number, other: number): string {
  return mine + other === 0 ? '-' : String(Math.round((4 * mine) / (mine + other)));
}

/** The child's gender, from words only. */
export function childGender(scene: Scene, family: Family): Candidate<Gender> | undefined {
  let best: GenderCandidate | undefined;
  let most = cuts.gender;
  for (const one of genderCandidates(scene, family)) {
    const score = likelihood(scene.scorers, 'gender', one.marks);
    if (score > most) { most = score; best = one; }
  }
  return best && { value: best.value, quote: quoteAt(scene.message, placeOf(scene, best.at, best.at)) };
}

function aroundName(scene: Scene, family: Family, note: (gender: Gender, at: number, weight: number) => void): void {
  const child = family.child?.person;
  for (const mention of child?.mentions.slice(0, 60) ?? []) {
    for (let step = 1; step <= 18; step += 1) {
      const at = mention.end + step;
      const token = scene.tokens[at];
      if (!token || (token.passage !== scene.tokens[mention.end]?.passage && scene.message.channel !== 'teams')) break;
      const other = scene.personAt.get(at);
      if (other && other !== child && other.gender !== undefined) break;
      const gender = pronounGender(token.word) ?? genderNoun(token.word);
      if (gender) { note(gender, at, token.sentence === scene.tokens[mention.end]?.sentence ? 3 : 2); break; }
    }
    for (let step = 1; step <= 3; step += 1) {
      const gender = genderNoun(scene.tokens[mention.start - step]?.word ?? '');
      if (gender) note(gender, mention.start - step, 3);
    }
  }
}

function genderNoun(word: string): Gender | undefined {
  if (/^(?:girl|daughter|schoolgirl|lass|lassie|niece|granddaughter|sister)$/.test(word)) return 'female';
  return /^(?:boy|son|lad|schoolboy|nephew|grandson|brother)$/.test(word) ? 'male' : undefined;
}
