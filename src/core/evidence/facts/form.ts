import type { Mention } from './mentions';
import type { Person } from './people';
import { ageIn, readFormPeople, type FormPerson } from './form-people';
import { kinWords, particles, titleWords } from './lexicon';
import type { Scene } from './scene';
import { firstFrom, type FactText } from './text';

/** What the labelled fields of a message say of who is who. */
export interface Form {
  all: FormPerson[];
  /** Whom they call the child; several where more than one could be meant. */
  children: FormPerson[];
  who: Map<FormPerson, Person>;
  /** Those of another's block or label, who are never the child. */
  barred: Set<Person>;
}

export const emptyForm = (): Form => ({ all: [], children: [], who: new Map(), barred: new Set() });

/** The names that a form gives, each as it stands in its field, in the place of what was found there. */
export function nameByForm(text: FactText, mentions: readonly Mention[], all: readonly FormPerson[]): Mention[] {
  const named = all.flatMap((one): Mention[] => {
    const place = one.name?.place;
    const start = place ? firstFrom(text, place.part, place.start) : -1;
    if (!place || start < 0) return [];
    let end = start;
    while ((text.tokens[end + 1]?.end ?? Infinity) <= place.end && text.tokens[end + 1]?.part === place.part) end += 1;
    const first = text.tokens[start];
    if (!first || first.start >= place.end) return [];
    const before = text.tokens[start - 1];
    const title = before?.sentence === first.sentence && titleWords.has(before.word) ? before.word : undefined;
    const names = (one.name?.value ?? '').toLowerCase().replace(/’/g, "'").split(' ').filter((word) => !particles.has(word));
    return [{ start: title ? start - 1 : start, from: start, end, names, owns: false, ...(title && { title }) }];
  });
  if (!named.length) return [...mentions];
  return [...mentions.filter((one) => !named.some((other) => one.start <= other.end && other.start <= one.end)), ...named].sort((a, b) => a.start - b.start);
}

/** Says which people of the scene the form speaks of, and who of them is the child. */
export function settleForm(scene: Scene, all: FormPerson[]): Form {
  const { sentAt } = scene.message;
  const who = new Map<FormPerson, Person>();
  for (const one of all) {
    const person = one.name && scene.personAt.get(firstFrom(scene, one.name.place.part, one.name.place.start));
    if (!person || !one.name) continue;
    who.set(one, person);
    if (one.name.value.split(' ').length >= person.names.length) person.name = one.name.value;
  }
  const says = (one: FormPerson): boolean => {
    const person = who.get(one);
    if (!person || ageIn(one, sentAt) >= 18) return false;
    const isAged = ageIn(one, sentAt) < 18;
    return one.role === 'child' ? isAged || person.mentions.length > 1 || person.names.length > 1 : one.role === 'whole' && (isAged || (person.names.length > 1 && one.values.some(({ key }) => key !== 'relation')));
  };
  const called = all.filter((one) => one.role === 'child' && says(one));
  const meant = all.filter((one) => one.role === 'whole' && says(one) && (!called.length || ageIn(one, sentAt) < 18));
  const children = [...called, ...meant].filter((one, i, list) => list.findIndex((other) => who.get(other) === who.get(one)) === i);
  const barred = new Set<Person>();
  for (const one of all) {
    const person = who.get(one);
    if (person && one.role !== 'child' && one.role !== 'whole') barred.add(person);
    if (one.many && (one.role === 'sibling' || one.relation)) for (const other of peopleIn(scene, one.many)) barred.add(other);
  }
  for (const one of children) { const person = who.get(one); if (person) barred.delete(person); }
  return { all, children, who, barred };
}

const peopleIn = (scene: Scene, { part, start, end }: { part: number; start: number; end: number }): Person[] => scene.people.filter((person) => person.mentions.some((mention) => { const token = scene.tokens[mention.start]; return token?.part === part && token.start >= start && token.end <= end; }));

/** The relative that a form's label names: 'mother' for "Mum". */
export function relationOf({ role, relation }: FormPerson): string | undefined {
  if (relation) return kinWords.get(relation) ?? relation.replace('-', '');
  return role === 'sibling' ? 'sibling' : undefined;
}

export { readFormPeople };
