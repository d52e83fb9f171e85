import type { Facts } from '../evidence';
import type { FormField } from '../pack';
import type { Filled } from './fill';
import type { Desk } from './gather';

const GENDER: readonly [RegExp, string][] = [[/brother|son|nephew/iu, 'boy'], [/sister|daughter|niece/iu, 'girl']];

/** What the message says of a further child who is referred: name, age, and gender where the relationship tells it. */
export function fillForSibling(desk: Desk, child: Facts['otherChildren'][number] | undefined, field: FormField): Filled | undefined {
  if (!child) return undefined;
  const from = [desk.fromQuote(child.quote)];
  if (field.id === 'child-name' && child.name) return { value: child.name, from };
  if (field.id === 'child-age' && child.age !== undefined) return { value: String(child.age), from };
  if (field.id === 'child-gender') {
    const gender = GENDER.find(([word]) => word.test(child.relationship))?.[1];
    return gender && field.choices?.includes(gender) ? { value: gender, from } : undefined;
  }
  return undefined;
}
