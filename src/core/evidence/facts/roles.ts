import { childRelations, femaleWords, maleWords, pronounGender } from './lexicon';
import type { Family } from './family';
import { genderOfRelation } from './links';
import type { Person } from './people';
import type { Scene } from './scene';

/** Who somebody is to the child: 'child', 'sibling', a relative ('mother'), 'writer' or 'other'. */
export interface Roles {
  of(person: Person): string;
  childGender?: 'female' | 'male';
}

export function rolesIn(scene: Scene, family: Family): Roles {
  const roles = new Map<Person, string>();
  for (const person of scene.people) if (person.names.some((name) => scene.writers.has(name) || scene.signers.has(name))) roles.set(person, 'writer');
  for (const link of scene.links) if (!roles.has(link.person)) roles.set(link.person, childRelations.has(link.relation) ? 'sibling' : link.relation);
  for (const one of family.adults) if (one.person) roles.set(one.person, one.relationship);
  for (const one of family.otherChildren) if (one.person) roles.set(one.person, 'sibling');
  if (family.child?.person) roles.set(family.child.person, 'child');
  const child = family.child?.person;
  return { of: (person) => roles.get(person) ?? 'other', childGender: child?.gender };
}

const farthest = 160;

/** Whom a pronoun most likely stands for: the last one named or spoken of before it whom the pronoun fits. */
export function referentOf(scene: Scene, roles: Roles, at: number): string {
  const wanted = pronounGender(scene.tokens[at]?.word ?? '');
  const here = scene.tokens[at];
  if (!wanted || !here) return 'none';
  for (let back = at - 1; back >= Math.max(0, at - farthest); back -= 1) {
    const token = scene.tokens[back];
    if (!token || token.part !== here.part) break;
    const role = fittingRole(scene, roles, back, wanted);
    if (role) return role;
  }
  return roles.childGender === wanted ? 'child' : 'none';
}

/** Whom a pronoun stands for when each sentence goes on about whoever the one before began with: the first fitting one of this or an earlier sentence. */
export function chainOf(scene: Scene, roles: Roles, at: number): string {
  const wanted = pronounGender(scene.tokens[at]?.word ?? '');
  const here = scene.tokens[at];
  if (!wanted || !here) return 'none';
  for (let sentence = here.sentence; sentence > here.sentence - 8 && sentence >= 0; sentence -= 1) {
    const to = Math.min(at, scene.starts[sentence + 1] ?? at);
    for (let place = scene.starts[sentence] ?? to; place < to; place += 1) {
      if (pronounGender(scene.tokens[place]?.word ?? '') === wanted) break;
      const role = scene.tokens[place]?.owns ? undefined : fittingRole(scene, roles, place, wanted);
      if (role) return role;
    }
  }
  return roles.childGender === wanted ? 'child' : 'none';
}

/** The role of whoever stands there, if a pronoun of that gender may mean them. */
function fittingRole(scene: Scene, roles: Roles, at: number, wanted: 'female' | 'male'): string | undefined {
  const person = scene.personAt.get(at);
  if (person) return roles.of(person) !== 'writer' && (person.gender ?? wanted) === wanted ? roles.of(person) : undefined;
  const kin = scene.kinAt.get(at);
  const word = scene.tokens[at]?.word ?? '';
  const gender = femaleWords.has(word) ? 'female' : maleWords.has(word) ? 'male' : kin && genderOfRelation(kin.relation);
  return kin && (gender ?? wanted) === wanted ? kin.relation : undefined;
}

/** What stands at a token, with the role of whoever is named there. */
export function roleAt(scene: Scene, roles: Roles, at: number): string | undefined {
  const person = scene.personAt.get(at);
  if (person) return `P:${roles.of(person)}`;
  const kin = scene.kinAt.get(at);
  return kin ? `K:${kin.relation}` : undefined;
}
