import type { Place } from '../message';
import type { KinPhrase } from './kin';
import { childRelations, femaleWords, maleWords } from './lexicon';
import type { Marks } from './marks';
import { nameStart, type Person } from './people';
import { placeOf, type Scene } from './scene';

/** Somebody of the family who might go onto the form, with the marks a scorer weighs. */
export interface FamilyCandidate {
  role: 'child' | 'otherChild' | 'adult';
  name?: string;
  relationship: string;
  place: Place;
  marks: Marks;
  person?: Person;
  /** The kin phrases that it rests on. */
  heads?: number[];
  /** How many are spoken of together without names, and which of them this is. */
  many?: number;
  nth?: number;
  /** How likely it is what it is taken for, where that was weighed. */
  score?: number;
  unsure?: true;
  /** The child where nobody else is near as likely. */
  certain?: true;
}

const farthest = 45;

/** Whose relative a phrase speaks of: the child's, a parent's, another relative's or somebody else's. */
export function ownerRoleOf(scene: Scene, child: Person | undefined, phrase: KinPhrase): string {
  if (phrase.owner === 'name' && phrase.ownerAt !== undefined) {
    const person = scene.personAt.get(phrase.ownerAt);
    return person ? roleOf(scene, child, person) : 'none';
  }
  const wanted = phrase.owner === 'her' ? 'female' : phrase.owner === 'his' ? 'male' : undefined;
  return wanted ? antecedentRole(scene, child, phrase.start - 1, wanted) : 'none';
}

/** Whose relative a phrase speaks of, where somebody named is meant: "Jamie's mum", or the last fitting name before "his mum". */
export function ownerOf(scene: Scene, phrase: KinPhrase): Person | undefined {
  if (phrase.owner === 'name' && phrase.ownerAt !== undefined) return scene.personAt.get(phrase.ownerAt);
  const wanted = phrase.owner === 'her' ? 'female' : phrase.owner === 'his' ? 'male' : undefined;
  const part = scene.tokens[phrase.start]?.part;
  for (let back = phrase.start - 2; wanted && back >= Math.max(0, phrase.start - farthest); back -= 1) {
    const token = scene.tokens[back];
    if (!token || token.part !== part) return undefined;
    const person = scene.personAt.get(back);
    if (person && (person.gender ?? wanted) === wanted) return person;
    const kin = scene.kinAt.get(back);
    if (kin && !kin.plural && genderOfWord(token.word) === wanted) return undefined;
  }
  return undefined;
}

function antecedentRole(scene: Scene, child: Person | undefined, before: number, wanted: 'female' | 'male'): string {
  const part = scene.tokens[before]?.part;
  for (let back = before - 1; back >= Math.max(0, before - farthest); back -= 1) {
    const token = scene.tokens[back];
    if (!token || token.part !== part) break;
    const person = scene.personAt.get(back);
    if (person) {
      const { gender } = person;
      if (gender === undefined || gender === wanted) return roleOf(scene, child, person);
      continue;
    }
    const kin = scene.kinAt.get(back);
    if (kin && !kin.plural && genderOfWord(token.word) === wanted) return parents.test(kin.relation) ? 'parent' : childRelations.has(kin.relation) ? 'child' : 'relative';
  }
  return 'none';
}

const parents = /^(?:step)?(?:mother|father)$|partner/;

function genderOfWord(word: string): 'female' | 'male' | undefined {
  return femaleWords.has(word) ? 'female' : maleWords.has(word) ? 'male' : undefined;
}

function roleOf(scene: Scene, child: Person | undefined, person: Person): string {
  if (person === child) return 'child';
  const link = scene.links.find((one) => one.person === person);
  if (!link) return 'other';
  return parents.test(link.relation) ? 'parent' : childRelations.has(link.relation) ? 'child' : 'relative';
}

export function groupKin(phrases: readonly KinPhrase[]): [string, KinPhrase[]][] {
  const groups = new Map<string, KinPhrase[]>();
  for (const phrase of phrases) {
    const group = groups.get(phrase.relation);
    if (group) group.push(phrase);
    else groups.set(phrase.relation, [phrase]);
  }
  return [...groups];
}

export function kinPlace(scene: Scene, phrases: readonly KinPhrase[]): Place {
  const first = phrases[0];
  return first ? placeOf(scene, first.start, first.head) : { part: 0, start: 0, end: 0 };
}

/** The fullest mention of the name. */
export function bestPlace(scene: Scene, person: Person): Place {
  const best = person.mentions.find((mention) => mention.names.length === person.names.length) ?? person.mentions[0];
  return best ? placeOf(scene, nameStart(best), best.end) : { part: 0, start: 0, end: 0 };
}
