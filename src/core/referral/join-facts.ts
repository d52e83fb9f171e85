import type { Candidate, Facts } from '../evidence';

const same = (a: string, b: string): boolean => {
  const plain = (text: string) => text.toLowerCase().replace(/[\s,.]+/gu, ' ').trim();
  return plain(a) === plain(b) || plain(a).startsWith(plain(b)) || plain(b).startsWith(plain(a));
};

const first = <T>(...candidates: (Candidate<T> | undefined)[]): Candidate<T> | undefined => candidates.find((c) => c !== undefined && !c.unsure) ?? candidates.find((c) => c !== undefined);

const unlike = <T extends { name?: string; relationship: string }>(have: readonly T[], more: readonly T[]): T[] =>
  more.filter((m) => !have.some((h) => (h.name && m.name ? same(h.name, m.name) : h.relationship === m.relationship)));

/** A postcode is the same with its blank and without. */
const samePostcode = (a: string, b: string): boolean => same(a.replace(/\s/gu, ''), b.replace(/\s/gu, ''));

function clash(field: string, a: Candidate<string> | undefined, b: Candidate<string> | undefined, isSame = same): Facts['conflicts'] {
  return a && b && !a.unsure && !b.unsure && !isSame(a.value, b.value) ? [{ field, values: [a, b] }] : [];
}

/** The facts of two messages about one child: the first one's stand, and where the second says otherwise both are shown. */
export function joinFacts(a: Facts, b: Facts): Facts {
  return {
    child: { name: first(a.child.name, b.child.name), dateOfBirth: first(a.child.dateOfBirth, b.child.dateOfBirth), age: first(a.child.age, b.child.age), gender: first(a.child.gender, b.child.gender) },
    otherChildren: [...a.otherChildren, ...unlike(a.otherChildren, b.otherChildren)],
    adults: [...a.adults, ...unlike(a.adults, b.adults)],
    address: first(a.address, b.address), postcode: first(a.postcode, b.postcode), school: first(a.school, b.school), consent: first(a.consent, b.consent),
    language: first(a.language, b.language), ethnicity: first(a.ethnicity, b.ethnicity), interpreter: first(a.interpreter, b.interpreter),
    phones: [...a.phones, ...b.phones.filter((p) => !a.phones.some((q) => q.value.replace(/\D/g, '') === p.value.replace(/\D/g, '')))],
    childsWords: [...a.childsWords, ...b.childsWords.filter((w) => !a.childsWords.some((v) => v.quote.text === w.quote.text))],
    conflicts: [
      ...a.conflicts, ...b.conflicts,
      ...clash('dateOfBirth', a.child.dateOfBirth, b.child.dateOfBirth), ...clash('address', a.address, b.address),
      ...clash('postcode', a.postcode, b.postcode, samePostcode), ...clash('school', a.school, b.school), ...clash('name', a.child.name, b.child.name),
    ],
  };
}
