import { quoteAt, textOfPart, type Place } from '../message';
import type { Candidate, Facts } from '../reading';
import { isoDateIn } from './dates';
import type { Family } from './family';
import { relationOf } from './form';
import type { FormKey } from './form-labels';
import type { FormPerson, FormValue } from './form-people';
import type { FamilyCandidate } from './relations';
import { postcodeIn } from './places';
import type { Scene } from './scene';

/** Puts everybody whom a form's block or label calls so where they belong. */
export function familyByForm(scene: Scene, family: Family): Family {
  const { form } = scene;
  let { adults, otherChildren } = family;
  for (const [one, person] of form.who) {
    if (one.role === 'suspect') adults = adults.map((other) => (other.person === person ? { ...other, unsure: true } : other));
    if (!form.barred.has(person) || one.role === 'suspect') continue;
    const known = [...adults, ...otherChildren].find((other) => other.person === person);
    const said = relationOf(one);
    const loose = said !== undefined && /^(?:parent or carer|partner|husband|wife|sibling)$/.test(said);
    const relationship = loose ? known?.relationship ?? (said === 'parent or carer' || said === 'sibling' ? said : undefined) : said;
    if (!relationship && one.role !== 'staff') continue;
    adults = adults.filter((other) => other.person !== person);
    otherChildren = otherChildren.filter((other) => other.person !== person);
    if (one.role === 'staff' || !relationship || !one.name) continue;
    const same = (other: FamilyCandidate) => !other.person && (other.relationship === relationship || other.relationship === 'sibling');
    const entry = { role: one.role === 'sibling' ? 'otherChild' as const : 'adult' as const, name: one.name.value, relationship, place: one.name.place, marks: new Set<string>(), person };
    if (one.role === 'sibling') otherChildren = [...otherChildren.filter((other) => !same(other)), entry];
    else adults = [...adults.filter((other) => !same(other)), entry];
  }
  return { ...family, adults, otherChildren };
}

const school = ({ value }: FormValue) => value.replace(/[,(\s]+(?:Y|Yr|Year)\s?\d+\)?$/i, '');
const language = ({ value }: FormValue) => value.split(/\s*[.;(]/)[0];

/** What the words name inside a field is the field's value without what stands around it. */
function fuller(read: Candidate<string> | undefined, field: Candidate<string> | undefined): Candidate<string> | undefined {
  return read && field && touchesPlace(read.quote.place, field.quote.place) && !(field.value.startsWith(read.value)) ? { value: read.value, quote: read.quote } : field;
}

const touchesPlace = (a: Place, b: Place): boolean => a.part === b.part && a.start < b.end && b.start < a.end;

/** Lays the labelled fields over what was read from the words, and takes away what stands in somebody else's. */
export function factsByForm(scene: Scene, facts: Facts): Facts {
  const { form, message } = scene;
  if (!form.all.length) return facts;
  const isOther = (one: FormPerson) => one.role !== 'child' && one.role !== 'whole';
  const placesOf = (of: (one: FormPerson) => boolean) => form.all.filter(of).flatMap((one) => one.values.filter(({ key }) => key !== 'address').map(({ place }) => place));
  const homes = (of: (one: FormPerson) => boolean) => form.all.filter(of).flatMap((one) => one.values.filter(({ key }) => key === 'address').map(({ place }) => ({ ...place, end: endOfBlock(textOfPart(message, place.part), place) })));
  const isOutside = (one: FormPerson) => one.role === 'suspect' || one.role === 'staff';
  const foreign = [...placesOf(isOutside), ...homes(isOutside)];
  const others = placesOf(isOther);
  const without = <T>(candidate: Candidate<T> | undefined, places: readonly Place[]) => (candidate && places.some((place) => touchesPlace(place, candidate.quote.place)) ? undefined : candidate);
  const own = form.children.length === 1 ? form.children.flatMap((child) => form.all.filter((one) => one === child || (form.who.get(one) === form.who.get(child) && !isOther(one)))) : [];
  const said = <T>(key: FormKey, read: (one: FormValue) => T | undefined, from = own) => from.flatMap((one) => one.values).filter((one) => one.key === key).flatMap((one): Candidate<T>[] => { const value = read(one); return value === undefined ? [] : [{ value, quote: quoteAt(message, one.place), ...(one.unsure && { unsure: true as const }) }]; })[0];
  const gender = (one: FormValue) => (/^[fg]/i.test(one.value) ? 'female' as const : 'male' as const);
  const child = {
    ...facts.child,
    dateOfBirth: said('dob', (one) => isoDateIn(one.value)?.iso) ?? without(facts.child.dateOfBirth, others),
    age: said('age', (one) => Number.parseInt(one.value, 10)) ?? without(facts.child.age, others), gender: said('gender', gender) ?? without(facts.child.gender, others),
  };
  const home = form.all.filter((one) => !isOutside(one));
  const laid: Facts = {
    ...facts, child, ...placesByForm(scene, facts, home, foreign),
    school: fuller(facts.school, said('school', school, home)) ?? without(facts.school, placesOf((one) => one.role === 'suspect')),
    ethnicity: said('ethnicity', (one) => one.value) ?? without(facts.ethnicity, others), language: fuller(facts.language, said('language', language)) ?? without(facts.language, foreign),
    interpreter: said('interpreter', (one) => !/^(?:no|n|none|not)\b/i.test(one.value), home) ?? without(facts.interpreter, foreign),
  };
  return form.children.length > 1 ? eitherChild(scene, laid) : laid;
}

function endOfBlock(text: string, { end }: Place): number {
  const gap = text.slice(end).search(/\n\s*\n|\n[^\n:]*:/);
  return gap < 0 ? Math.min(text.length, end + 120) : end + gap;
}

/** The home and how to reach it, from the fields of the child and the family. */
function placesByForm({ message, form }: Scene, facts: Facts, home: readonly FormPerson[], foreign: readonly Place[]): Pick<Facts, 'address' | 'postcode' | 'phones'> {
  const isFree = (one: { quote: { place: Place } }) => !foreign.some((place) => touchesPlace(place, one.quote.place));
  const at = ({ part, start }: Place, from: number, value: string) => quoteAt(message, { part, start: start + from, end: start + from + value.length });
  const ranked = [...home].sort((a, b) => Number(form.children.includes(b)) - Number(form.children.includes(a)));
  const line = ranked.flatMap((one) => one.values).find(({ key }) => key === 'address');
  const code = line && postcodeIn(line.value);
  const street = line && line.value.slice(0, code?.at).replace(/[,.;\s]+$/, '');
  const address = line && street && /\d/.test(street) && /\p{L}{3}/u.test(street) ? { value: street, quote: at(line.place, 0, street) } : facts.address && isFree(facts.address) ? facts.address : undefined;
  return {
    address, phones: facts.phones.filter(isFree),
    postcode: line && code ? { value: code.value, quote: at(line.place, code.at, code.words) } : facts.postcode && isFree(facts.postcode) ? facts.postcode : undefined,
  };
}

/** Two children could be meant: both are shown, nothing of one of them is filled in. */
function eitherChild({ form, message }: Scene, facts: Facts): Facts {
  const values = form.children.flatMap(({ name }) => (name ? [{ value: name.value, quote: quoteAt(message, name.place) }] : []));
  const maybe = <T>(one: Candidate<T> | undefined) => one && { ...one, unsure: true as const };
  const { name, dateOfBirth, age, gender } = facts.child;
  return { ...facts, child: { name: maybe(values[0] ?? name), dateOfBirth: maybe(dateOfBirth), age: maybe(age), gender: maybe(gender) }, conflicts: [...facts.conflicts, { field: 'child.name', values }] };
}
