import type { Candidate, Facts } from '../evidence';
import type { FormField } from '../pack';
import type { Statement } from './answer';
import { sentencesFor, sentencesWith, type Collection } from './collect';
import type { Filled } from './fill';
import type { Desk } from './gather';
import { ageOf } from './household';
import { sayStatement, sayWords } from './say';
import type { Said } from './source';
import { placedAt, wordsSaid } from './words-said';

type Sibling = Facts['otherChildren'][number];

const GENDER: readonly [RegExp, string][] = [[/brother|son|nephew/iu, 'boy'], [/sister|daughter|niece/iu, 'girl']];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMBERS = String.raw`\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}`;
const DATE = String.raw`(${NUMBERS}|\d{1,2}(?:st|nd|rd|th)? (?:${MONTHS.join('|')})[a-z]* (?:\d{4}))`;
const SCHOOL = /\b(?:at|attends|attending|goes to|pupil of)\s+((?:[A-Z][\w’'.-]*\s+(?:of\s+|the\s+)?){1,5}(?:School|Primary|Academy|Nursery|Infants|Juniors|College|Secondary|Pre-?school|Playgroup))\b/u;
const LANGUAGE = /\b(?:speaks|first language is|home language is)\s+(?:only\s+|mainly\s+|mostly\s+)?([A-Z][a-zà-ÿ]+)\b/u;

const firstOf = (name: string | undefined): string | undefined => name?.trim().split(/\s+/u)[0];
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
const word = (name: string): RegExp => new RegExp(String.raw`(?<!\p{L})${escape(name)}(?!\p{L})`, 'u');

/** "dd/mm/yyyy" of a date as people write it. */
function sayDate(text: string): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (iso) return `${iso[3] ?? ''}/${iso[2] ?? ''}/${iso[1] ?? ''}`;
  const [day = '', month = '', year = ''] = text.replace(/(?<=\d)(?:st|nd|rd|th)/u, '').split(/[./\s-]+/u);
  const number = /\d/u.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return [day.padStart(2, '0'), String(number).padStart(2, '0'), year.length === 2 ? `20${year}` : year].join('/');
}

/** How a further child and the others are called. */
interface Called { mine: string; others: string[] }

function namesOf({ facts }: Desk, child: Sibling): Called | undefined {
  const mine = firstOf(child.name);
  if (!mine) return undefined;
  const others = [facts.child.name?.value, ...facts.otherChildren.map((o) => o.name)].flatMap((name) => firstOf(name) ?? []).filter((name) => name !== mine);
  return { mine, others };
}

const namesOnly = (text: string, { mine, others }: Called): boolean => word(mine).test(text) && !others.some((name) => word(name).test(text));

/** The sentences that name this child and no other child of the draft. */
function sentencesAbout({ said, own, all, about, rules }: Collection, called: Called): Collection {
  const kept = said.flatMap((s, at) => (namesOnly(s.text, called) ? [at] : []));
  return { rules, said: kept.flatMap((at) => said[at] ?? []), own: kept.map((at) => own[at] ?? ''), all: kept.map((at) => all[at] ?? ''), about: kept.map((at) => about[at] ?? new Set()) };
}

/** A birth date that stands right after the child's name. */
function birthDate({ collection }: Desk, { mine, others }: Called): Filled | undefined {
  const after = new RegExp(String.raw`(?<!\p{L})${escape(mine)}(?!\p{L})([^.;\n]{0,40}?)(?:\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)[:\s]*|\()${DATE}`, 'iu');
  for (const s of collection.said) {
    const found = after.exec(s.text);
    if (found?.[2] && !others.some((name) => word(name).test(found[1] ?? ''))) return { value: sayDate(found[2]), from: [s.from] };
  }
  return undefined;
}

const inSentences = (said: readonly Said[], pattern: RegExp): Filled | undefined => {
  for (const s of said) {
    const value = pattern.exec(s.text)?.[1];
    if (value) return { value: value.replace(/\s+/gu, ' '), from: [s.from] };
  }
  return undefined;
};

/** What the messages say of the family: true of this child perhaps, so it is offered and not filled in. */
const ofFamily = (desk: Desk, ...candidates: (Candidate<string> | undefined)[]): Filled | undefined => {
  const there = candidates.filter((c) => c !== undefined);
  return there.length ? { maybe: [{ value: there.map((c) => c.value).join('\n'), from: there.map((c) => desk.fromQuote(c.quote)) }] } : undefined;
};

/** Words that this child said: where their sentence names nobody else they are filled in, where it follows one about this child they are offered. */
function wordsOf(desk: Desk, child: Sibling, called: Called): Filled {
  const { said } = desk.collection;
  const spoken = desk.facts.childsWords.map(({ quote, unsure }): { statement: Statement; is: boolean; maybe: boolean } => {
    const [sentence] = sentencesWith([placedAt(desk, quote)], desk.collection);
    const around = sentence?.text.replace(quote.text, ' ') ?? '';
    const before = sentence && said[said.indexOf(sentence) - 1]?.text;
    const isNamed = namesOnly(around, called);
    const isNobody = ![called.mine, ...called.others].some((name) => word(name).test(around));
    return { statement: wordsSaid(desk, quote, child.name), is: isNamed && !unsure, maybe: isNamed || (isNobody && before !== undefined && namesOnly(before, called)) };
  });
  const filed = spoken.filter((s) => s.is).map((s) => s.statement);
  return {
    statements: filed, from: filed.map((s) => s.from), value: filed.map(sayWords).join('\n'),
    maybe: spoken.filter((s) => s.maybe && !s.is).map(({ statement }) => ({ value: sayWords(statement), from: [statement.from] })),
  };
}

function bySentences(desk: Desk, field: FormField, called: Called): Filled {
  const { filed, offered } = sentencesFor(field.id, sentencesAbout(desk.collection, called), []);
  const plain = ({ text, told, teller, from, keepFromFamily }: Said): Statement => ({ text, told, teller, from, keepFromFamily });
  if (field.kind === 'yes-no' || field.kind === 'one-of') return { offered: [...filed, ...offered].map(plain) };
  const statements = filed.map(plain);
  return { statements, from: statements.map((s) => s.from), value: statements.map(sayStatement).join('\n'), offered: offered.map(plain) };
}

function fromNotice(desk: Desk, child: Sibling, field: FormField): Filled | undefined {
  const from = [desk.fromQuote(child.quote)];
  if (field.id === 'child-name') return child.name ? { value: child.name, from } : {};
  if (field.id === 'child-age') return child.age === undefined ? {} : { value: ageOf(desk, child), from };
  if (field.id !== 'child-gender') return undefined;
  const gender = GENDER.find(([relation]) => relation.test(child.relationship))?.[1];
  return gender && field.choices?.includes(gender) ? { value: gender, from } : {};
}

/**
 * What the messages say of a further child who is referred. Filled in only from words that name this child and no other;
 * what is said of the family, or may mean this child, is offered beside the question.
 */
export function fillForSibling(desk: Desk, child: Sibling | undefined, field: FormField): Filled | undefined {
  if (!child) return undefined;
  const { facts } = desk;
  const noticed = fromNotice(desk, child, field);
  if (noticed) return noticed;
  if (field.id === 'child-address') return ofFamily(desk, facts.address, facts.postcode, ...facts.phones);
  if (field.id === 'child-ethnicity') return ofFamily(desk, facts.ethnicity);
  const called = namesOf(desk, child);
  const own = called && sentencesAbout(desk.collection, called).said;
  if (field.id === 'child-language') return (own && inSentences(own, LANGUAGE)) ?? ofFamily(desk, facts.language);
  if (!called || !own) return undefined;
  if (field.id === 'child-dob') return birthDate(desk, called);
  if (field.id === 'school') return inSentences(own, SCHOOL);
  if (field.id === 'childs-words') return wordsOf(desk, child, called);
  return bySentences(desk, field, called);
}
