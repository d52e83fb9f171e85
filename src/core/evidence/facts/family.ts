import { adultCandidates } from './adults';
import { heardBeside, heardOfPerson } from './closer';
import { chooseChild } from './child-choice';
import { familyByForm } from './form-facts';
import type { KinPhrase } from './kin';
import { childRelations, cuts, likelihood, sure, unsureUnder } from './lexicon';
import { kinMarks, personMarks, type Marks } from './marks';
import type { Person } from './people';
import { isTold } from './shown';
import { bestPlace, groupKin, kinPlace, ownerRoleOf, type FamilyCandidate } from './relations';
import type { Scene } from './scene';

export interface Family {
  child?: FamilyCandidate;
  otherChildren: FamilyCandidate[];
  adults: FamilyCandidate[];
}

/** Candidates for brothers, sisters and other children of the household. */
export function otherChildCandidates(scene: Scene, child: Person | undefined): FamilyCandidate[] {
  const named = scene.people.filter((person) => person !== child).map((person) => {
    const link = scene.links.find((one) => one.person === person && childRelations.has(one.relation));
    const marks: Marks = new Set(personMarks(scene, person));
    marks.add(child ? 'child-known' : 'child-unknown');
    if (child && sharesMention(scene, child, person)) marks.add('beside-child');
    if (child && isJoined(scene, child, person)) marks.add('joined-child');
    if (link?.phrase) marks.add(`owner-role:${ownerRoleOf(scene, child, link.phrase)}`).add(`ko:${link.phrase.owner}`);
    return { role: 'otherChild' as const, name: person.name, relationship: asSibling(link?.relation, person.gender), place: bestPlace(scene, person), marks, person };
  });
  const phrases = scene.kin.filter((phrase) => childRelations.has(phrase.relation) || /^(?:unborn sibling|foster (?:brother|sister))$/.test(phrase.relation)).map((phrase) => ({ ...phrase, ownerRole: ownerRoleOf(scene, child, phrase) }));
  return [...named, ...groupKin(phrases).map(([relation, group]) => unnamedChild(scene, child, relation, group))];
}

function unnamedChild(scene: Scene, child: Person | undefined, relation: string, group: readonly KinPhrase[]): FamilyCandidate {
  const marks = kinMarks(scene, group, child);
  marks.add('unnamed').add(`rel=${relation}`).add(child ? 'child-known' : 'child-unknown');
  if (scene.links.some((link) => link.relation === relation && link.person !== child)) marks.add('named-too');
  if (scene.links.some((link) => link.relation === relation && link.person === child)) marks.add('is-child');
  for (const phrase of group) marks.add(`${phrase.ownerRole ?? ''}:${relation}`);
  const many = group.find((phrase) => phrase.many !== undefined)?.many;
  if (many) marks.add('many');
  const plain: Record<string, string> = { baby: 'sibling', twin: many ? 'sibling' : 'twin sibling', son: 'brother', daughter: 'sister' };
  return { role: 'otherChild', relationship: plain[relation] ?? relation, place: kinPlace(scene, group), marks, heads: group.map((phrase) => phrase.head), many };
}

/** "Two brothers" are two children without a name. */
const eachOf = (one: FamilyCandidate): FamilyCandidate[] => (one.many ? Array.from({ length: one.many }, (_, nth) => ({ ...one, nth })) : [one]);

function asSibling(relation: string | undefined, gender: 'female' | 'male' | undefined): string {
  if (relation && !['son', 'daughter', 'baby', 'twin', 'child'].includes(relation)) return relation;
  if (relation === 'son' || gender === 'male') return 'brother';
  return relation === 'daughter' || gender === 'female' ? 'sister' : 'sibling';
}

function sharesMention(scene: Scene, child: Person, person: Person): boolean {
  return person.mentions.slice(0, 30).some((mention) => child.mentions.slice(0, 30).some((other) => Math.abs(other.start - mention.start) < 6 && scene.tokens[other.start]?.sentence === scene.tokens[mention.start]?.sentence));
}

/** Named in one breath with the child: "Kacey and Bobby", "Elif (13) and Nur". */
function isJoined(scene: Scene, child: Person, person: Person): boolean {
  return person.mentions.slice(0, 30).some((mention) => [1, -1].some((step) => {
    for (let at = step > 0 ? mention.end + 1 : mention.start - 1, left = 9; left > 0; at += step, left -= 1) {
      const token = scene.tokens[at];
      if (!token || token.sentence !== scene.tokens[mention.start]?.sentence) return false;
      if (scene.personAt.get(at) === child) return left < 9;
      if (scene.personAt.has(at) ? false : token.kind === 'word' && !/^(?:and|aged|yr|yrs|year|years|old|months?|y|m|reception|nursery|is|then|or|plus)$/.test(token.word)) return false;
    }
    return false;
  }));
}

/** How likely a candidate is one of the family's grown-ups: by the words, and by what was heard of somebody named. */
export function adultScore(scene: Scene, one: FamilyCandidate): number {
  if (one.marks.has('how:carrying') && one.relationship === 'mother') return 1;
  const score = likelihood(scene.scorers, 'adult', one.marks);
  return one.person ? heardBeside(scene, 'adult', score, heardOfPerson(scene, one.person, 'grown')) : score;
}

export function otherChildScore(scene: Scene, one: FamilyCandidate): number {
  const score = likelihood(scene.scorers, 'otherChild', one.marks);
  return one.person ? heardBeside(scene, 'otherChild', score, heardOfPerson(scene, one.person, 'young')) : score;
}

/** The child, other children and adults that the scorers find likely. */
export function findFamily(scene: Scene): Family {
  const ranked = chooseChild(scene);
  const [first] = ranked;
  const doubt = first && unsureUnder(Math.min(first.score, sure.child + first.score - first.next - sure.childAhead), sure.child);
  const child = first && first.score >= cuts.child ? { role: 'child' as const, name: first.person.name, relationship: 'child', place: bestPlace(scene, first.person), marks: new Set<string>(), person: first.person, score: first.score, ...(doubt?.unsure && !isTold(scene, ranked) ? doubt : {}), ...(first.score >= sure.childUnworried && { certain: true as const }) } : undefined;
  const isKnown = child !== undefined && !child.unsure;
  const adults = pickAdults(scene, adultCandidates(scene, child?.person), isKnown);
  const grown = new Map(adults.map((adult) => [adult.person, adultScore(scene, adult)]));
  const otherChildren = otherChildCandidates(scene, child?.person).flatMap((one): FamilyCandidate[] => {
    const score = otherChildScore(scene, one);
    return score >= cuts.otherChild && !(one.person && (grown.get(one.person) ?? 0) >= score) ? eachOf(one).map((each) => ({ ...each, ...unsureUnder(score, isKnown ? sure.otherChild : sure.ofUnsure) })) : [];
  });
  const young = new Set(otherChildren.flatMap((one) => one.person ?? []));
  return familyByForm(scene, { child, otherChildren, adults: adults.filter((one) => !(one.person && young.has(one.person))) });
}

/** The likeliest first; each person once, each unnamed relation once and only from words that no other adult rests on. */
function pickAdults(scene: Scene, candidates: readonly FamilyCandidate[], isKnown: boolean): FamilyCandidate[] {
  const ranked = candidates.map((one) => ({ one, score: adultScore(scene, one) })).filter(({ score }) => score >= cuts.adult).sort((a, b) => Number(b.one.person !== undefined) - Number(a.one.person !== undefined) || b.score - a.score);
  const people = new Set<Person>();
  const relations = new Set<string>();
  const heads = new Set<number>();
  const picked: FamilyCandidate[] = [];
  for (const { one, score } of ranked) {
    if (one.person ? people.has(one.person) : relations.has(one.relationship) || ((one.heads ?? []).length > 0 && one.heads?.every((head) => heads.has(head)) && !isParent(one))) continue;
    if (one.person) people.add(one.person);
    const twice = picked.findIndex((other) => isSameAdult(other, one));
    if (twice >= 0) { picked[twice] = fuller(picked[twice] ?? one, one); continue; }
    const second = one.person && isParent(one) && picked.some((other) => other.relationship === one.relationship);
    relations.add(one.relationship);
    for (const head of one.heads ?? []) heads.add(head);
    picked.push({ ...one, ...(second ? { unsure: true } : unsureUnder(score, leastOf(one, isKnown))) });
  }
  return asParents(picked.map((one) => (one.person ? one : nameFor(one, scene, candidates, people) ?? one)));
}

const isParent = ({ relationship }: FamilyCandidate): boolean => /^(?:mother|father)$/.test(relationship);

/**
 * A relative without a name is oftener somebody else's where it is not sure who the child is, or where only the words around "her sister" make her an aunt.
 * Whom the text itself calls the mother or father of a child who is sure seldom is; a "husband" or "wife" may be no parent of the child's. One cut for both
 * parents: sex changes nothing. Who is only named is filled in with less where a title sets them apart from staff.
 */
function leastOf(one: FamilyCandidate, isKnown: boolean): number {
  if (one.marks.has('hosts')) return Infinity;
  if (one.person) return one.marks.has('lay-title') ? cuts.adult : isKnown && one.marks.has('linked') ? sure.linked : sure.adult;
  if (isParent(one)) return one.marks.has('by-partner') ? sure.linked : isKnown ? cuts.adult : sure.parent;
  return !isKnown ? sure.ofUnsure : one.marks.has('shifted-only') ? sure.relative : sure.relativeSaid;
}

/** "Her parents" and nobody called mother or father: both of them on one line, as they are spoken of. */
function asParents(picked: readonly FamilyCandidate[]): FamilyCandidate[] {
  const both = picked.filter(isParent);
  const [first] = both;
  if (!first || !both.every((one) => one.marks.has('parents-only'))) return [...picked];
  return picked.flatMap((one) => (one === first ? { ...one, relationship: 'parents' } : both.includes(one) ? [] : one));
}

/** "Ms Crewe" and "Danielle Crewe", both read as the mother: one person. */
function isSameAdult(a: FamilyCandidate, b: FamilyCandidate): boolean {
  const surname = (one: FamilyCandidate) => (one.person && (one.person.title !== undefined || one.person.names.length > 1) ? one.person.names[one.person.names.length - 1] : undefined);
  return a.relationship === b.relationship && surname(a) !== undefined && surname(a) === surname(b) && (a.person?.names.length === 1 || b.person?.names.length === 1);
}

/** Of two ways to name one adult, the one that says more; as sure as the likelier. */
const fuller = (a: FamilyCandidate, b: FamilyCandidate): FamilyCandidate => ((b.person?.names.length ?? 0) > (a.person?.names.length ?? 0) ? { ...a, name: b.name, place: b.place, person: b.person } : a);

/** Somebody named who may be the relative spoken of without a name, by the words and by what was heard of them: offered, never sure. */
function nameFor(relative: FamilyCandidate, scene: Scene, candidates: readonly FamilyCandidate[], taken: Set<Person>): FamilyCandidate | undefined {
  const [best] = candidates.filter((one) => one.person && !taken.has(one.person) && one.relationship === relative.relationship)
    .map((one) => ({ one, score: adultScore(scene, one) })).filter(({ score }) => score >= cuts.mayBeNamed).sort((a, b) => b.score - a.score);
  if (best?.one.person) taken.add(best.one.person);
  return best && { ...best.one, unsure: true };
}
