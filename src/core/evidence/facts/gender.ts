import { quoteAt } from '../message';
import type { Candidate } from '../reading';
import type { Family } from './family';
import { pronounGender, type Roles } from './roles';
import { placeOf, type Scene } from './scene';
import { isBody, kindOf } from './text';

type Gender = 'female' | 'male';

/** The child's gender from the words for the child: the pronouns that follow the name, "a girl", "her son". */
export function childGender(scene: Scene, roles: Roles, family: Family): Candidate<Gender> | undefined {
  const child = family.child?.person;
  const balance = { female: 0, male: 0 };
  const first: Partial<Record<Gender, number>> = {};
  const note = (gender: Gender, at: number, weight: number) => { balance[gender] += weight; first[gender] ??= at; };
  const reach = child ? near(scene, roles, family, note) : 0;
  if (!child || balance.female === balance.male) everywhere(scene, note);
  void reach;
  const gender = balance.female > balance.male ? 'female' : balance.male > balance.female ? 'male' : undefined;
  const at = gender && first[gender];
  if (!gender || at === undefined || (!child && balance.female + balance.male < 1)) return undefined;
  return { value: gender, quote: quoteAt(scene.message, placeOf(scene, at, at)) };
}

function near(scene: Scene, roles: Roles, family: Family, note: (gender: Gender, at: number, weight: number) => void): number {
  const child = family.child?.person;
  for (const mention of child?.mentions.slice(0, 60) ?? []) {
    for (let step = 1; step <= 18; step += 1) {
      const at = mention.end + step;
      const token = scene.tokens[at];
      if (!token || token.passage !== scene.tokens[mention.end]?.passage) break;
      const other = scene.personAt.get(at);
      if (other && other !== child && roles.gender(other) !== undefined) break;
      const gender = pronounGender(token.word) ?? genderNoun(token.word);
      const sameSentence = token.sentence === scene.tokens[mention.end]?.sentence;
      if (gender) { note(gender, at, sameSentence ? 3 : 2); break; }
    }
    for (let step = 1; step <= 3; step += 1) {
      const gender = genderNoun(scene.tokens[mention.start - step]?.word ?? '');
      if (gender) note(gender, mention.start - step, 3);
    }
  }
  return 0;
}

function genderNoun(word: string): Gender | undefined {
  if (/^(?:girl|daughter|schoolgirl|lass|lassie|niece|granddaughter)$/.test(word)) return 'female';
  return /^(?:boy|son|lad|schoolboy|nephew|grandson)$/.test(word) ? 'male' : undefined;
}

function everywhere(scene: Scene, note: (gender: Gender, at: number, weight: number) => void): void {
  scene.tokens.forEach((token, at) => {
    if (!isBody(kindOf(scene, token))) return;
    const noun = genderNoun(token.word);
    const pronoun = pronounGender(token.word);
    if (noun) note(noun, at, 3);
    else if (pronoun) note(pronoun, at, 1);
  });
}
