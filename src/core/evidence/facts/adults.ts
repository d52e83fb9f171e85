import { textOfPart } from '../message';
import { childRelations, femaleWords, maleWords } from './lexicon';
import { genderOfRelation } from './links';
import { through, type KinPhrase } from './kin';
import { kinMarks, personMarks, type Marks } from './marks';
import { isProfessionalTitle, type Person } from './people';
import { bestPlace, groupKin, kinPlace, ownerRoleOf, type FamilyCandidate } from './relations';
import { placeOf, type Link, type Scene } from './scene';

/** Candidates for adults: linked names, names whose relationship must be guessed, and relatives without a name. */
export function adultCandidates(scene: Scene, child: Person | undefined): FamilyCandidate[] {
  const links = scene.links.filter((link) => !/^(?:grand)?parents$|^child$|^baby$|^son$|^daughter$|^twin$/.test(link.relation));
  const roles = new Map(scene.kin.map((phrase) => [phrase, ownerRoleOf(scene, child, phrase)]));
  const found: FamilyCandidate[] = [];
  const said = saidOf(scene, links);
  const linked = new Map<Person, Link[]>();
  for (const link of links) linked.set(link.person, [...(linked.get(link.person) ?? []), link]);
  const free = scene.people.filter((person) => person !== child && !linked.has(person) && !isOutsider(scene, person));
  for (const person of scene.people) {
    if (person === child) continue;
    const own = linked.get(person) ?? [];
    const plain = personMarks(scene, person);
    const meant = meanings(own, roles);
    const relations = own.length ? [...new Set(meant.map((one) => one.relation))] : guesses(said, person);
    for (const relation of relations) {
      if (isOtherwise(person, relation) || isListed(person, own)) continue;
      const marks: Marks = new Set(plain);
      marks.add(own.length ? 'linked' : 'guessed').add(`rel=${relation}`).add(own.length ? `linked=${relation}` : `guessed=${relation}`).add(`rels${String(Math.min(3, relations.length))}`);
      messageMarks(scene, said, relation, child, marks);
      if (!own.length) { nearMarks(scene, said, person, relation, marks); guessMarks(person, relation, free, marks); trustMarks(scene, person, free, marks); }
      if (child && surnameOf(person) === surnameOf(child)) marks.add('surname-of-child').add(`surname-of-child:${relation}`);
      for (const one of meant) if (one.relation === relation) linkMarks(scene, one, marks);
      found.push({ role: 'adult', name: person.name, relationship: relation, place: (own[0] && placeOf(scene, own[0].mention.start, own[0].mention.end)) ?? bestPlace(scene, person), marks, person, heads: own.map((link) => link.phrase?.head ?? -1) });
    }
  }
  return [...found, ...unnamedAdults(scene, said, child, roles)];
}

/** What the whole message says of relatives: which are named and which spoken of, which phrases have a name, and who is said to have a child. */
interface Said { named: ReadonlySet<string>; spoken: ReadonlySet<string>; taken: ReadonlySet<KinPhrase | undefined>; parents: ReadonlySet<Person | undefined> }

function saidOf(scene: Scene, links: readonly Link[]): Said {
  const owners = scene.kin.filter((phrase) => childRelations.has(phrase.relation) && phrase.ownerAt !== undefined).map((phrase) => scene.personAt.get(phrase.ownerAt ?? -1));
  return { named: new Set(links.map((link) => link.relation)), spoken: new Set(scene.kin.map((phrase) => phrase.relation)), taken: new Set(links.map((link) => link.phrase)), parents: new Set(owners) };
}

/** "Mr" is no mother and "Mrs" no father. */
function isOtherwise({ title }: Person, relation: string): boolean {
  const titled = femaleWords.has(title ?? '') ? 'female' : maleWords.has(title ?? '') ? 'male' : undefined;
  return titled !== undefined && (genderOfRelation(relation) ?? titled) !== titled;
}

/** "Chat with mum, PC Oakes to do his talk": a professional after a comma is the next of a list. */
const isListed = ({ title }: Person, links: readonly Link[]): boolean => isProfessionalTitle(title) && links.length > 0 && links.every(({ how }) => how === 'comma');

interface Meaning { link: Link; relation: string; shifted: boolean; role: string }

/** What each link may mean: as it stands, or a generation up when the relative is a parent's. */
function meanings(links: readonly Link[], roles: ReadonlyMap<KinPhrase, string>): Meaning[] {
  return links.flatMap((link) => {
    const role = link.phrase ? roles.get(link.phrase) ?? 'none' : 'none';
    const phrase = link.phrase ? { ...link.phrase, relation: link.relation } : undefined;
    return (phrase ? readingsOf(phrase, role) : [{ relation: link.relation, shifted: false }]).map((one) => ({ link, role, ...one }));
  });
}

function linkMarks(scene: Scene, { link, shifted, role }: Meaning, marks: Marks): void {
  marks.add(`how:${link.how}`).add(`${shifted ? 'shifted' : 'plain'}:${role}`);
  if (!link.phrase) return;
  const word = scene.tokens[link.phrase.head]?.word ?? '';
  marks.add(`ko:${link.phrase.owner}`).add(`kw:${word}`).add(`kw:${word}>${[...marks].find((mark) => mark.startsWith('rel=')) ?? ''}`);
}

/** The relations that a phrase may stand for, seen from the child. */
function readingsOf(phrase: KinPhrase, role: string): { relation: string; shifted: boolean }[] {
  const { relation, owner } = phrase;
  const plain = (...all: string[]) => all.map((one) => ({ relation: one, shifted: false }));
  if (relation === 'partner') return owner === 'his' ? plain("father's partner", 'girlfriend') : plain("mother's partner", 'father', 'boyfriend');
  if (relation === 'ex-partner') return plain("mother's ex-partner", 'father');
  if (relation === 'husband') return plain('father', "mother's partner");
  if (relation === 'wife') return plain('mother', 'stepmother');
  const up = through[relation];
  const mayShift = up !== undefined && (role === 'parent' || role === 'relative' || role === 'other') && (owner === 'his' || owner === 'her' || owner === 'name' || owner === 'their');
  return mayShift ? [...plain(relation), { relation: up, shifted: true }] : plain(relation);
}

function unnamedAdults(scene: Scene, said: Said, child: Person | undefined, roles: ReadonlyMap<KinPhrase, string>): FamilyCandidate[] {
  const phrases = scene.kin.flatMap((phrase): KinPhrase[] => {
    const ownerRole = roles.get(phrase) ?? 'none';
    if (phrase.relation === 'parents') return ['mother', 'father'].map((relation) => ({ ...phrase, ownerRole, relation, owner: `${phrase.owner}-parents` }));
    return readingsOf(phrase, ownerRole).map(({ relation, shifted }) => ({ ...phrase, relation, ownerRole, shifted }));
  }).filter((phrase) => !childRelations.has(phrase.relation));
  const free = String(Math.min(2, scene.people.filter((person) => person !== child && !isOutsider(scene, person)).length));
  return groupKin(phrases).map(([relation, group]) => {
    const marks = kinMarks(scene, group, child);
    marks.add('unnamed').add(`unnamed=${relation}`);
    if (group.every((phrase) => phrase.owner.endsWith('-parents'))) marks.add('parents-only');
    if (group.every((phrase) => phrase.shifted)) marks.add('shifted-only');
    if (group.every((phrase) => /partner|husband|wife/.test(scene.kinAt.get(phrase.head)?.relation ?? ''))) marks.add('by-partner');
    const who = /^(?:mother|father)$/.test(relation) ? relation : 'relative';
    for (const phrase of group) marks.add(`u:${who}:${phrase.owner}:${phrase.ownerRole ?? ''}`);
    marks.add(`u:${who}:${String(Math.min(4, group.length))}`).add(`u:${who}:${String(Math.min(4, group.length))}:${said.named.has(relation) ? 'named' : 'unnamed'}`).add(`u:${who}:free${free}`);
    for (const phrase of group) marks.add(`uw:${scene.tokens[phrase.head]?.word ?? ''}>${relation}`);
    messageMarks(scene, said, relation, child, marks);
    return { role: 'adult' as const, relationship: relation, place: kinPlace(scene, group), marks, heads: group.map((phrase) => phrase.head) };
  });
}

function messageMarks(scene: Scene, { named, spoken }: Said, relation: string, child: Person | undefined, marks: Marks): void {
  marks.add(child ? 'child-known' : 'child-unknown').add(`${relation}:${child ? 'child-known' : 'child-unknown'}`);
  if (named.has(relation)) marks.add('relation-named').add(`named-somewhere=${relation}`);
  if (spoken.has(relation)) marks.add('relation-spoken').add(`spoken=${relation}`);
  if ((relation === 'mother' || relation === 'father') && spoken.has('parents')) marks.add('parents-spoken');
  marks.add(`channel-${scene.message.channel}`);
}

/** Somebody who writes, is written to, or has a professional's title. */
function isOutsider(scene: Scene, person: Person): boolean {
  return isProfessionalTitle(person.title) || person.names.some((name) => scene.writers.has(name) || scene.signers.has(name));
}

/** How many others could be meant, and what the title says. */
function guessMarks(person: Person, relation: string, free: readonly Person[], marks: Marks): void {
  const wanted = relation === 'mother' ? 'female' : 'male';
  const rivals = free.filter((other) => other !== person && (other.gender === wanted || other.gender === undefined)).length;
  const state = `${marks.has('relation-named') ? 'named' : 'unnamed'} ${marks.has('relation-spoken') ? 'spoken' : marks.has('parents-spoken') ? 'parents' : 'silent'}`;
  const title = /^(?:mr|mrs|ms)$/.test(person.title ?? '') ? person.title ?? '' : person.gender === undefined ? 'unclear' : 'plain';
  const outside = free.includes(person) ? 'free' : 'outsider';
  const count = String(Math.min(3, rivals));
  const surname = marks.has('surname-of-child') ? 'same' : 'other';
  for (const mark of [`is-${person.gender ?? 'unclear'}`, `is-${person.gender ?? 'unclear'} ${outside} ${state}`, `rivals${count}`, `${outside} ${state}`, `${outside} ${state} ${count}`, `${outside} ${title} ${state}`, `${outside} ${title} ${surname}`, `${outside} ${title} ${count} ${surname}`]) marks.add(`g:${relation}:${mark}`);
}

const lodged = /\b(?:liv|stay|lodg|board|plac|sleep)\w* (?:\w+ )?(?:with|by|at) (?:(?:mr|mrs|ms) (?:and|&) )?$/iu;

/** "Mrs Vaz" who does not write and is not written to is oftener a parent than staff are; those with whom the child is said to stay, or of whom fostering is spoken, are no parents for sure. */
function trustMarks(scene: Scene, person: Person, free: readonly Person[], marks: Marks): void {
  const before = (at: number): string => { const token = scene.tokens[at]; return token ? textOfPart(scene.message, token.part).slice(Math.max(0, token.start - 40), token.start) : ''; };
  if (person.mentions.some(({ start }) => lodged.test(before(start))) || ['foster', 'fostering', 'fostered'].some((word) => scene.small.has(word))) marks.add('hosts');
  else if (/^(?:mr|mrs|ms)$/.test(person.title ?? '') && free.includes(person) && !marks.has('greeted')) marks.add('lay-title');
}

/** How near a name stands to a phrase for the relative that it may belong to. */
function nearMarks(scene: Scene, { taken, parents }: Said, person: Person, relation: string, marks: Marks): void {
  let least = 9;
  for (const phrase of scene.kin.slice(0, 120)) {
    if (phrase.relation !== relation && !(relation === "mother's partner" && phrase.relation === 'partner')) continue;
    if (taken.has(phrase)) continue;
    const at = scene.tokens[phrase.head]?.sentence ?? 0;
    for (const mention of person.mentions.slice(0, 20)) least = Math.min(least, Math.abs((scene.tokens[mention.start]?.sentence ?? 0) - at));
  }
  marks.add(`near${least > 3 ? '4' : String(least)}:${relation}`);
  if (parents.has(person)) marks.add('owns-child-kin');
}

function surnameOf(person: Person): string | undefined {
  return person.names.length > 1 || person.title ? person.names[person.names.length - 1] : `${person.names[0] ?? ''}?`;
}

/** What an adult without a stated relationship may be. */
function guesses({ spoken }: Said, person: Person): string[] {
  if (isProfessionalTitle(person.title)) return [];
  return [...parentGuesses(person), ...['foster carer', 'private foster carer', 'grandmother'].filter((relation) => spoken.has(relation))];
}

function parentGuesses(person: Person): string[] {
  return person.title === 'mr' ? ['father', "mother's partner"] : person.title === 'mrs' || person.title === 'ms' || person.title === 'miss' ? ['mother'] : ['mother', 'father', "mother's partner"];
}
