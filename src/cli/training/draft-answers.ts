import { FIRST_YEAR } from '../../core/referral';

/** The facts of a label as drafts are scored by them. */
export interface WantedFacts {
  child: { name?: string | null; dob?: string | null; age?: number | null; gender?: string | null };
  adults?: readonly { name?: string | null; relationship?: string | null }[];
  otherChildren?: readonly { name?: string | null; relationship?: string | null }[];
  address?: string | null; postcode?: string | null; phones?: readonly string[]; school?: string | null; language?: string | null; ethnicity?: string | null;
  interpreter?: boolean | null; childsWords?: readonly string[]; consent?: string | null;
}

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const holds = (value: string, wanted: string) => plain(value).includes(plain(wanted));

/** A child's name is right when it is the first name or more of the name wanted: a surname that only the parents' names give may be missing. */
export function isRight(field: string, value: string, want: readonly string[]): boolean {
  if (want.some((w) => holds(value, w)) || (field === 'child-age' && want.includes('0') && FIRST_YEAR.test(value))) return true;
  const given = plain(value).split(' ');
  return field === 'child-name' && want.some((w) => given.includes(plain(w).split(' ')[0] ?? '') && given.every((part) => plain(w).split(' ').some((word) => word === part || (part.length < 3 && word.startsWith(part.charAt(0))))));
}

const one = (value: string | null | undefined): string[] => (value === null || value === undefined || value === '' ? [] : [value]);
const yesOrNo = (answer: boolean | null | undefined, words: readonly [string, string]): string[] => (answer === null || answer === undefined ? [] : [words[answer ? 0 : 1]]);
const called = (list: WantedFacts['adults']): string[] => (list ?? []).flatMap((person) => one(person.name ?? person.relationship));

/** What each labelled fact should put into the form. */
export function wantedOf(f: WantedFacts): Record<string, string[]> {
  const { name, dob, age, gender } = f.child;
  return {
    'child-name': one(name), 'child-dob': one(dob?.split('-').reverse().join('/')), 'child-age': one(age === null || age === undefined ? undefined : String(age)),
    'child-gender': one(gender && (gender === 'female' ? 'girl' : 'boy')), 'child-address': [...one(f.address), ...one(f.postcode), ...(f.phones ?? [])], school: one(f.school),
    'household-person': [...called(f.adults), ...called(f.otherChildren)], 'child-language': one(f.language), 'child-ethnicity': one(f.ethnicity),
    interpreter: yesOrNo(f.interpreter, ['Yes', 'No']), 'childs-words': [...(f.childsWords ?? [])], 'parents-agree': yesOrNo(!f.consent || f.consent === 'unknown' ? undefined : f.consent === 'given', ['yes', 'no']),
  };
}
