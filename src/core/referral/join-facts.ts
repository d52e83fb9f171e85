import type { Candidate, Facts, Quote } from '../evidence';

const same = (a: string, b: string): boolean => {
  const plain = (text: string) => text.toLowerCase().replace(/[\s,.]+/gu, ' ').trim();
  return plain(a) === plain(b) || plain(a).startsWith(plain(b)) || plain(b).startsWith(plain(a));
};

const first = <T>(...candidates: (Candidate<T> | undefined)[]): Candidate<T> | undefined => candidates.find((c) => c !== undefined && !c.unsure) ?? candidates.find((c) => c !== undefined);

const unlike = <T extends { name?: string; relationship: string }>(have: readonly T[], more: readonly T[]): T[] =>
  more.filter((m) => !have.some((h) => (h.name && m.name ? same(h.name, m.name) : h.relationship === m.relationship)));

/** A postcode is the same with its blank and without. */
const samePostcode = (a: string, b: string): boolean => same(a.replace(/\s/gu, ''), b.replace(/\s/gu, ''));

type Found = { value: string; quote: Quote; unsure?: true } | undefined;

const words = (candidate: Candidate<string | number> | undefined): Found => candidate && { ...candidate, value: String(candidate.value) };
/** Somebody who was not asked has not agreed either. */
const agreed = (consent: string): boolean => consent === 'given';
/** A birthday may lie between two messages. */
const nearAge = (a: string, b: string): boolean => Math.abs(Number(a) - Number(b)) <= 1;
const exactly = (a: string, b: string): boolean => a === b;

/** What two messages may say differently of one child, and when two values are the same. */
const COMPARED: readonly { field: string; of: (facts: Facts) => Found; isSame: (a: string, b: string) => boolean }[] = [
  { field: 'dateOfBirth', of: (f) => f.child.dateOfBirth, isSame: exactly },
  { field: 'age', of: (f) => words(f.child.age), isSame: nearAge },
  { field: 'gender', of: (f) => f.child.gender, isSame: exactly },
  { field: 'address', of: (f) => f.address, isSame: same },
  { field: 'postcode', of: (f) => f.postcode, isSame: samePostcode },
  { field: 'school', of: (f) => f.school, isSame: same },
  { field: 'name', of: (f) => f.child.name, isSame: same },
  { field: 'language', of: (f) => f.language, isSame: same },
  { field: 'ethnicity', of: (f) => f.ethnicity, isSame: same },
  { field: 'consent', of: (f) => f.consent, isSame: (a, b) => agreed(a) === agreed(b) },
];

/** All values that the messages so far give to a field: those that already disagree, or the one that is sure. */
function valuesOf(facts: Facts, field: string, of: (facts: Facts) => Found): NonNullable<Found>[] {
  const clash = facts.conflicts.find((c) => c.field.split('.').at(-1) === field);
  const found = of(facts);
  return clash ? clash.values : found && !found.unsure ? [found] : [];
}

function clashes(a: Facts, b: Facts): Facts['conflicts'] {
  return COMPARED.flatMap(({ field, of, isSame }) => {
    const values = [...valuesOf(a, field, of), ...valuesOf(b, field, of)];
    const distinct = values.filter((value, at) => !values.slice(0, at).some((before) => isSame(before.value, value.value)));
    return distinct.length > 1 ? [{ field, values: distinct }] : [];
  });
}

/** The facts of two messages about one child: the first one's stand, and where another says otherwise all are shown. */
export function joinFacts(a: Facts, b: Facts): Facts {
  return {
    child: { name: first(a.child.name, b.child.name), dateOfBirth: first(a.child.dateOfBirth, b.child.dateOfBirth), age: first(a.child.age, b.child.age), gender: first(a.child.gender, b.child.gender) },
    otherChildren: [...a.otherChildren, ...unlike(a.otherChildren, b.otherChildren)],
    adults: [...a.adults, ...unlike(a.adults, b.adults)],
    address: first(a.address, b.address), postcode: first(a.postcode, b.postcode), school: first(a.school, b.school), consent: first(a.consent, b.consent),
    language: first(a.language, b.language), ethnicity: first(a.ethnicity, b.ethnicity), interpreter: first(a.interpreter, b.interpreter),
    phones: [...a.phones, ...b.phones.filter((p) => !a.phones.some((q) => q.value.replace(/\D/g, '') === p.value.replace(/\D/g, '')))],
    childsWords: [...a.childsWords, ...b.childsWords.filter((w) => !a.childsWords.some((v) => v.quote.text === w.quote.text))],
    conflicts: clashes(a, b),
  };
}
