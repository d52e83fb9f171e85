import type { Place } from '../message';
import type { KinPhrase } from './kin';
import { childRelations, likelihood } from './lexicon';
import { genderOf, linkNames, type Link } from './links';
import { kinMarks, personMarks, type Marks } from './marks';
import { isProfessionalTitle, type Person } from './people';
import { placeOf, type Scene } from './scene';

/** Somebody of the family who might go onto the form, with the marks a scorer weighs. */
export interface FamilyCandidate {
  role: 'child' | 'otherChild' | 'adult';
  name?: string;
  relationship: string;
  place: Place;
  marks: Marks;
  person?: Person;
}

export interface Family {
  child?: FamilyCandidate;
  otherChildren: FamilyCandidate[];
  adults: FamilyCandidate[];
}

const cut = { child: 0.3, otherChild: 0.42, adult: 0.42 };

/** All candidates for the child: everybody named. */
export function childCandidates(scene: Scene, links: readonly Link[]): FamilyCandidate[] {
  return scene.people.map((person) => ({ role: 'child' as const, name: person.name, relationship: 'child', place: bestPlace(scene, person), marks: personMarks(scene, person, links), person }));
}

/** Candidates for brothers, sisters and other children of the household. */
export function otherChildCandidates(scene: Scene, links: readonly Link[], child: Person | undefined): FamilyCandidate[] {
  const named = scene.people.filter((person) => person !== child).map((person) => {
    const link = links.find((one) => one.person === person && childRelations.has(one.relation));
    const marks = personMarks(scene, person, links);
    marks.add(child ? 'child-known' : 'child-unknown');
    if (child && sharesMention(scene, child, person)) marks.add('beside-child');
    return { role: 'otherChild' as const, name: person.name, relationship: asSibling(link?.relation, genderOf(scene, person)), place: bestPlace(scene, person), marks, person };
  });
  const unnamed = groupKin(scene.kin.filter((phrase) => childRelations.has(phrase.relation) || /^(?:unborn sibling|foster (?:brother|sister))$/.test(phrase.relation))).map(([relation, phrases]) => {
    const marks = kinMarks(scene, phrases, child);
    marks.add('unnamed').add(`rel=${relation}`);
    const linked = links.some((link) => link.relation === relation && link.person !== child);
    if (linked) marks.add('named-too');
    if (links.some((link) => link.relation === relation && link.person === child)) marks.add('is-child');
    marks.add(child ? 'child-known' : 'child-unknown');
    return { role: 'otherChild' as const, relationship: relation === 'baby' || relation === 'twin' ? (relation === 'twin' ? 'twin sibling' : 'sibling') : relation === 'son' ? 'brother' : relation === 'daughter' ? 'sister' : relation, place: kinPlace(scene, phrases), marks };
  });
  return [...named, ...unnamed];
}

function asSibling(relation: string | undefined, gender: 'female' | 'male' | undefined): string {
  if (relation && !['son', 'daughter', 'baby', 'twin', 'child'].includes(relation)) return relation;
  if (relation === 'son' || gender === 'male') return 'brother';
  return relation === 'daughter' || gender === 'female' ? 'sister' : 'sibling';
}

/** Candidates for adults: linked names, names whose relationship must be guessed, and relatives without a name. */
export function adultCandidates(scene: Scene, links: readonly Link[], child: Person | undefined): FamilyCandidate[] {
  const adult = links.filter((link) => !childRelations.has(link.relation) && link.relation !== 'parents' && link.relation !== 'grandparents');
  const found: FamilyCandidate[] = [];
  for (const person of scene.people) {
    if (person === child) continue;
    const own = adult.filter((link) => link.person === person);
    const relations = own.length ? [...new Set(own.map((link) => settle(scene, link)))] : guesses(scene, person);
    for (const relation of relations) {
      const marks = personMarks(scene, person, links);
      marks.add(own.length ? 'linked' : 'guessed').add(`rel=${relation}`).add(own.length ? `linked=${relation}` : `guessed=${relation}`);
      messageMarks(scene, adult, relation, child, marks);
      for (const link of own) if (settle(scene, link) === relation) { marks.add(`how:${link.how}`); if (link.phrase) marks.add(`ko:${link.phrase.owner}`); }
      found.push({ role: 'adult', name: person.name, relationship: relation, place: (own[0] && placeOf(scene, own[0].mention.start, own[0].mention.end)) ?? bestPlace(scene, person), marks, person });
    }
  }
  return [...found, ...unnamedAdults(scene, adult, child)];
}

function unnamedAdults(scene: Scene, adult: readonly Link[], child: Person | undefined): FamilyCandidate[] {
  const phrases = scene.kin.filter((phrase) => !childRelations.has(phrase.relation)).flatMap((phrase): KinPhrase[] => {
    if (phrase.relation !== 'parents') return [{ ...phrase, relation: settlePhrase(scene, phrase) }];
    return [{ ...phrase, relation: 'mother', owner: `${phrase.owner}-parents` }, { ...phrase, relation: 'father', owner: `${phrase.owner}-parents` }];
  });
  return groupKin(phrases).map(([relation, group]) => {
    const marks = kinMarks(scene, group, child);
    marks.add('unnamed').add(`unnamed=${relation}`);
    if (group.every((phrase) => phrase.owner.endsWith('-parents'))) marks.add('parents-only');
    messageMarks(scene, adult, relation, child, marks);
    return { role: 'adult' as const, relationship: relation, place: kinPlace(scene, group), marks };
  });
}

function messageMarks(scene: Scene, adult: readonly Link[], relation: string, child: Person | undefined, marks: Marks): void {
  marks.add(child ? 'child-known' : 'child-unknown').add(`${relation}:${child ? 'child-known' : 'child-unknown'}`);
  if (adult.some((link) => link.relation === relation)) marks.add('relation-named').add(`named-somewhere=${relation}`);
  if (scene.kin.some((phrase) => phrase.relation === relation)) marks.add('relation-spoken').add(`spoken=${relation}`);
  if (relation === 'mother' || relation === 'father') { if (scene.kin.some((phrase) => phrase.relation === 'parents')) marks.add('parents-spoken'); }
  marks.add(`channel-${scene.message.channel}`);
}

/** "her partner" is the mother's where she was spoken of last; a husband is the father, a wife the mother, unless it says otherwise. */
function settlePhrase(scene: Scene, phrase: KinPhrase): string {
  const relation = phrase.relation;
  if (relation === 'husband') return 'father';
  if (relation === 'wife') return 'mother';
  if (relation === 'partner' || relation === 'ex-partner') return phrase.owner === 'his' ? "father's partner" : isBoyfriend(scene, phrase) ? 'boyfriend' : `mother's ${relation}`;
  return relation;
}

function isBoyfriend(scene: Scene, phrase: KinPhrase): boolean {
  if (scene.tokens[phrase.head]?.word !== 'boyfriend') return false;
  const last = scene.kin.filter((other) => other.head < phrase.start && phrase.start - other.head < 25);
  return last[last.length - 1]?.relation !== 'mother';
}

function settle(scene: Scene, link: Link): string {
  return link.phrase ? settlePhrase(scene, { ...link.phrase, relation: link.relation }) : link.relation;
}

/** What an adult without a stated relationship may be. */
function guesses(scene: Scene, person: Person): string[] {
  if (isProfessionalTitle(person.title)) return [];
  const gender = genderOf(scene, person);
  return gender === 'female' ? ['mother'] : gender === 'male' ? ['father', "mother's partner"] : ['mother', 'father'];
}

function groupKin(phrases: readonly KinPhrase[]): [string, KinPhrase[]][] {
  const groups = new Map<string, KinPhrase[]>();
  for (const phrase of phrases) {
    const group = groups.get(phrase.relation);
    if (group) group.push(phrase);
    else groups.set(phrase.relation, [phrase]);
  }
  return [...groups];
}

function kinPlace(scene: Scene, phrases: readonly KinPhrase[]): Place {
  const first = phrases[0];
  return first ? placeOf(scene, first.start, first.head) : { part: 0, start: 0, end: 0 };
}

function sharesMention(scene: Scene, child: Person, person: Person): boolean {
  return person.mentions.slice(0, 30).some((mention) => child.mentions.slice(0, 30).some((other) => Math.abs(other.start - mention.start) < 6 && scene.tokens[other.start]?.sentence === scene.tokens[mention.start]?.sentence));
}

/** The fullest mention of the name. */
function bestPlace(scene: Scene, person: Person): Place {
  const best = person.mentions.find((mention) => mention.names.length === person.names.length) ?? person.mentions[0];
  return best ? placeOf(scene, best.title && best.names.length === 1 ? best.start : best.from, best.end) : { part: 0, start: 0, end: 0 };
}

/** The child, other children and adults that the scorers find likely. */
export function findFamily(scene: Scene): Family {
  const links = linkNames(scene);
  const ranked = childCandidates(scene, links).map((one) => ({ one, score: likelihood(scene.scorers, 'child', one.marks) })).sort((a, b) => b.score - a.score);
  const child = ranked[0] && ranked[0].score >= cut.child ? ranked[0].one : undefined;
  const adults = pickAdults(scene, adultCandidates(scene, links, child?.person));
  const taken = new Set(adults.map((adult) => adult.person));
  const otherChildren = otherChildCandidates(scene, links, child?.person).filter((one) => !(one.person && taken.has(one.person)) && likelihood(scene.scorers, 'otherChild', one.marks) >= cut.otherChild);
  return { child, otherChildren, adults };
}

function pickAdults(scene: Scene, candidates: readonly FamilyCandidate[]): FamilyCandidate[] {
  const ranked = candidates.map((one) => ({ one, score: likelihood(scene.scorers, 'adult', one.marks) })).filter(({ score }) => score >= cut.adult).sort((a, b) => Number(b.one.person !== undefined) - Number(a.one.person !== undefined) || b.score - a.score);
  const people = new Set<Person>();
  const relations = new Set<string>();
  const picked: FamilyCandidate[] = [];
  for (const { one } of ranked) {
    if (one.person ? people.has(one.person) : relations.has(one.relationship)) continue;
    if (one.person) people.add(one.person);
    relations.add(one.relationship);
    picked.push(one);
  }
  return picked;
}
