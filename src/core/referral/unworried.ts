import type { Facts } from '../evidence';

const asOffered = <T extends object>(found: T | undefined): (T & { unsure: true }) | undefined => found && { ...found, unsure: true };

/**
 * The facts of messages in which nothing counts as a worry: then a first name alone does not say whom a referral would be about, so the name,
 * age, gender, people and where they come from are offered, not filled in. A full name, a birth date, or a name that nobody else's comes near stands.
 */
export function offeredUnlessWorried(facts: Facts, counted: readonly string[]): Facts {
  const { child } = facts;
  const isGiven = (child.name && !child.name.unsure && (child.name.certain ?? /\s/u.test(child.name.value))) === true || (child.dateOfBirth !== undefined && !child.dateOfBirth.unsure);
  if (counted.length > 0 || isGiven) return facts;
  return {
    ...facts, child: { ...child, name: asOffered(child.name), age: asOffered(child.age), gender: asOffered(child.gender) },
    language: asOffered(facts.language), ethnicity: asOffered(facts.ethnicity), interpreter: asOffered(facts.interpreter),
    adults: facts.adults.map((one) => ({ ...one, unsure: true as const })), otherChildren: facts.otherChildren.map((one) => ({ ...one, unsure: true as const })), childsWords: facts.childsWords.map((one) => ({ ...one, unsure: true as const })),
  };
}
