import type { Message, Place } from '../message';
import type { Passage } from '../reading';
import { isoDateIn } from './dates';
import { readLabel, type FormKey, type FormRole, type Label } from './form-labels';
import { readFields, type Field } from './form-lines';
import { nameIn } from './form-values';

export interface FormValue { key: FormKey; value: string; place: Place; unsure?: true }

/** Somebody that a form has fields of: under a heading, in a row of a table, or on the lines after a labelled name. */
export interface FormPerson {
  role: FormRole;
  relation?: string;
  /** A heading or a row of a table says that what follows is theirs. */
  isBlock: boolean;
  row?: number;
  name?: { value: string; place: Place };
  values: FormValue[];
  /** Several named in one field. */
  many?: Place;
}

/** Everybody that the labelled fields of a message are about, in order. */
export function readFormPeople(message: Message, passages: readonly Passage[]): FormPerson[] {
  const people: FormPerson[] = [];
  let heading: FormPerson | undefined;
  let here: FormPerson | undefined;
  const open = (role: FormRole, more: Partial<FormPerson> = {}): FormPerson => {
    const person: FormPerson = { role, isBlock: false, values: [], ...more };
    people.push(person);
    return person;
  };
  for (const field of readFields(message, passages)) {
    const { label, row } = field;
    if (field.opens) { here = heading = open(label.role ?? 'whole', { isBlock: true, relation: label.relation }); continue; }
    if (row !== undefined && here?.row !== row) here = open(heading?.role ?? 'whole', { isBlock: true, row });
    const isName = !label.key || label.key === 'name' || label.key === 'surname' || label.key === 'forename';
    if (label.many && isName) { here = open(label.role ?? 'whole', { many: field.place, relation: label.relation }); continue; }
    if (isName) { here = nameHolder(field, here, open); putName(here, field); continue; }
    here ??= open('whole');
    const { person, guessed } = holderOf(field, here, people, message.sentAt, open);
    put(person, guessed, field);
  }
  for (const person of people) if (person.role === 'whole' && ageIn(person, message.sentAt) >= 18) person.role = 'adult';
  return people;
}

type Open = (role: FormRole, more?: Partial<FormPerson>) => FormPerson;

/** Whose name a field gives: of the block that waits for one, or of somebody new. */
function nameHolder({ label, row }: Field, here: FormPerson | undefined, open: Open): FormPerson {
  const isPart = label.key === 'surname' || label.key === 'forename';
  const waits = here && !here.many && (isPart ? !here.values.some(({ key }) => key === label.key) : !here.name);
  if (here && waits && (!label.role || label.role === here.role || row !== undefined)) {
    if (row !== undefined && label.role) here.role = label.role;
    return here;
  }
  const goesOn = !label.role && here?.isBlock && here.role !== 'whole';
  return open(label.role ?? (goesOn ? here.role : 'whole'), { relation: label.relation, isBlock: goesOn ?? false });
}

/** Whose field it is where its own label or the block above says so. */
function holderOf({ label, value, row }: Field, here: FormPerson, people: readonly FormPerson[], sentAt: string, open: Open): { person: FormPerson; guessed: boolean } {
  const last = (of: (one: FormPerson) => boolean) => people.filter(of).at(-1);
  const child = last((one) => one.role === 'child' || one.role === 'whole');
  if (label.role && label.key !== 'relation' && row === undefined) {
    const theirs = label.role === here.role ? here : last((one) => one.role === label.role && (!label.relation || one.relation === label.relation)) ?? (label.role === 'child' ? child : undefined);
    return { person: theirs ?? open(label.role, { relation: label.relation }), guessed: false };
  }
  return isOwn(label, value, here, sentAt) ? { person: here, guessed: false } : { person: child ?? open('whole'), guessed: true };
}

/** Whether a field without a name of its own is of whoever was named last: after one line of an adult, what only a child's form asks is the child's again. */
function isOwn({ key }: Label, value: string, here: FormPerson, sentAt: string): boolean {
  if (here.isBlock || key === 'address' || key === 'tel' || /^(?:child|whole|suspect)$/.test(here.role)) return true;
  if (here.role === 'sibling') return !here.many;
  return here.role === 'adult' && (key === 'age' || key === 'gender' || (key === 'dob' && yearsAt(isoDateIn(value)?.iso, sentAt) >= 18));
}

function put(person: FormPerson, guessed: boolean, { label, value, place, row }: Field): void {
  if (label.key === 'relation' && row !== undefined) {
    const said = readLabel(value);
    person.role = said?.role ?? 'adult';
    person.relation = said?.relation;
  }
  if (label.key && !(guessed && person.values.some(({ key }) => key === label.key))) person.values.push({ key: label.key, value, place, ...(guessed && { unsure: true as const }) });
}

const sexIn = /(?:^|[\s,(/|])(m|f|male|female|boy|girl)(?=$|[\s,)/.|])/iu;
const ageBehind = /(?:^|[,(/;|]\s*|\baged?\s+)(\d{1,2})(?=\s*(?:$|[.,)/;(|]|y))/iu;

/** Puts a name, and what stands behind it on its line: a birth date, an age, "M". */
function putName(person: FormPerson, { label, value, place }: Field): void {
  const found = nameIn(value);
  if (!found) return;
  const at = (from: number, text: string): Place => ({ part: place.part, start: place.start + from, end: place.start + from + text.length });
  const words = value.slice(0, found.length);
  const from = words.endsWith(found.name) ? words.length - found.name.length : 0;
  const here = at(from, words.slice(from));
  const part = label.key === 'surname' || label.key === 'forename' ? label.key : undefined;
  if (part) person.values.push({ key: part, value: found.name, place: here });
  const forename = person.values.find(({ key }) => key === 'forename');
  const surname = person.values.find(({ key }) => key === 'surname');
  if (!part) person.name = { value: found.name, place: here };
  else if (forename && surname) person.name = { value: `${forename.value} ${surname.value}`, place: forename.place };
  const rest = value.slice(found.length).split(/\.\s+\p{Lu}|;/u)[0] ?? '';
  if (/\b(?:weeks|wks|pregnant|tenant)\b/i.test(rest) && person.role === 'whole') person.role = 'adult';
  const date = isoDateIn(rest);
  const add = (key: FormKey, text: string, offset: number) => { person.values.push({ key, value: text, place: at(found.length + offset, text) }); };
  if (date) add('dob', rest.slice(date.at, date.at + date.length), date.at);
  const plain = date ? rest.slice(0, date.at) + ' '.repeat(date.length) + rest.slice(date.at + date.length) : rest;
  const age = ageBehind.exec(plain);
  if (age?.[1]) add('age', age[1], age.index + age[0].length - age[1].length);
  const sex = sexIn.exec(rest);
  if (sex?.[1]) add('gender', sex[1], sex.index + sex[0].length - sex[1].length);
}

/** Full years between two dates as YYYY-MM-DD. */
function yearsAt(born: string | undefined, sentAt: string): number {
  if (!born) return Number.NaN;
  return Number(sentAt.slice(0, 4)) - Number(born.slice(0, 4)) - Number(sentAt.slice(5, 10) < born.slice(5));
}

/** How old a form says that somebody is; not a number where it does not. */
export function ageIn(person: FormPerson, sentAt: string): number {
  const value = (key: FormKey) => person.values.find((one) => one.key === key && !one.unsure)?.value;
  const age = value('age');
  return age ? Number.parseInt(age, 10) : yearsAt(isoDateIn(value('dob') ?? '')?.iso, sentAt);
}
