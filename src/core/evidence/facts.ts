import { ageAfter, ageBefore, ageOf, agesAfter } from './facts/ages';
import { ageBeside, genderBeside, listedAges, type ListedAge } from './facts/beside-name';
import { consentOf } from './facts/consent';
import type { CloserFacts } from './facts/closer';
import { birthDateOf } from './facts/dates';
import { findFamily } from './facts/family';
import type { FamilyCandidate } from './facts/relations';
import { learnedScorers, type Scorers } from './facts/lexicon';
import { factsByForm } from './facts/form-facts';
import { readPlaces } from './facts/places';
import { readOrigin } from './facts/origin';
import { rolesIn } from './facts/roles';
import { readScene } from './facts/read-scene';
import type { Scene } from './facts/scene';
import { childGender } from './facts/gender';
import { wordsOfChild } from './facts/speech';
import { quoteAt, type Message } from './message';
import type { Facts, Passage } from './reading';
import type { Sentence } from './sentences';

/**
 * Candidates for the referral form, each with the words it came from, each to be confirmed by a person.
 * Never computes an age, never decides between two birth dates, never lists professionals; leaves out what the text does not say.
 * Names are found by where they stand, not by a list. Never throws.
 * @param closer what a finer tier heard, weighed beside the scorers where it is there
 */
export function findFacts(message: Message, passages: readonly Passage[], sentences: readonly Sentence[], closer?: CloserFacts, scorers: Scorers = learnedScorers): Facts {
  return factsIn(readScene(message, passages, sentences, scorers, closer));
}

/** The same from a scene: who is named and spoken of does not depend on how sure an answer must be. */
export function factsIn(scene: Scene): Facts {
  const { message } = scene;
  const family = findFamily(scene);
  const roles = rolesIn(scene, family);
  const births = birthDateOf(scene, family.child?.person);
  const name = family.child;
  const listed = listedAges(scene);
  return factsByForm(scene, {
    child: {
      name: name?.name ? { value: name.name, quote: quoteAt(message, name.place), ...(name.unsure && { unsure: name.unsure }), ...(name.certain && { certain: name.certain }) } : undefined,
      dateOfBirth: births.chosen, age: ageBeside(scene, family.child, births.chosen, listed) ?? ageOf(scene, roles, family.child, births.chosen?.value), gender: genderBeside(scene, family.child) ?? childGender(scene, family),
    },
    otherChildren: family.otherChildren.map((one) => ({ name: one.name, relationship: one.relationship, age: siblingAge(scene, one, listed), quote: quoteAt(message, one.place), ...(one.unsure && { unsure: one.unsure }) })),
    adults: family.adults.map((one) => ({ name: one.name, relationship: one.relationship, quote: quoteAt(message, one.place), ...(one.unsure && { unsure: one.unsure }) })),
    ...readPlaces(scene, roles),
    childsWords: wordsOfChild(scene, roles, family.child?.name),
    consent: consentOf(scene, roles),
    ...readOrigin(scene),
    conflicts: births.rivals.length && births.chosen ? [{ field: 'child.dateOfBirth', values: [births.chosen, ...births.rivals] }] : [],
  });
}

function siblingAge(scene: Scene, one: FamilyCandidate, listed: readonly ListedAge[]): number | undefined {
  const own = one.person && listed.find(({ person }) => person === one.person);
  if (own) return own.years;
  const phrases = scene.links.flatMap((link) => (one.person && link.person === one.person && link.phrase ? [link.phrase.head] : [])).concat(one.person ? [] : one.heads ?? []);
  const places = [...(one.person?.mentions ?? []).map(({ start, end }) => ({ start, end })), ...phrases.map((head) => ({ start: scene.kinAt.get(head)?.start ?? head, end: head }))];
  for (const { start, end } of places) {
    const age = one.many && one.nth !== undefined ? agesAfter(scene, end, one.many)[one.nth] : ageAfter(scene, end) ?? ageBefore(scene, start);
    if (age !== undefined) return age;
  }
  return undefined;
}
