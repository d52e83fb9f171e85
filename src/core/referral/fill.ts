import type { ConsentAnswer } from '../decision';
import type { Candidate, Quote } from '../evidence';
import { levelLabel, type FormField } from '../pack';
import { ageOn, instantOf, londonTime, sayMoment } from '../time';
import { agesListed } from './ages-listed';
import type { Answer, From, Statement } from './answer';
import { sentencesFor, sentencesWith } from './collect';
import type { Desk } from './gather';
import { householdOf } from './household';
import { sayFound, type FoundPerson } from './person-rows';
import { difficulties, kindsOfHarm } from './rows';
import { sayStatement, sayWords, sayYears } from './say';
import type { Said } from './source';
import { placedAt, wordsOfCalls, wordsSaid } from './words-said';

/** What a filler found: a value with its sources, or nothing. */
export type Filled = Partial<Pick<Answer, 'value' | 'statements' | 'offered' | 'maybe' | 'from' | 'conflict' | 'keepFromFamily'>> & { people?: FoundPerson[] };

export type Filler = (desk: Desk, field: FormField) => Filled | undefined;

const DECISION: From[] = [{ kind: 'decision' }];
const REFERRER: From[] = [{ kind: 'referrer' }];

/** A candidate that is sure is filled in for the person to confirm; another one is offered beside the question. */
const one = <T>(candidate: Candidate<T> | undefined, desk: Desk, say: (value: T, words: string) => string): Filled | undefined => {
  if (!candidate) return undefined;
  const found = { value: say(candidate.value, candidate.quote.text), from: [desk.fromQuote(candidate.quote)] };
  return candidate.unsure ? { maybe: [found] } : found;
};

interface Found { value: string; from: From; unsure?: true }

/** Several values in one answer, a line each: the sure ones filled in, the others offered. */
const listed = (found: readonly Found[]): Filled => {
  const certain = found.filter((f) => !f.unsure);
  return { value: certain.map((f) => f.value).join('\n'), from: certain.map((f) => f.from), maybe: found.filter((f) => f.unsure).map((f) => ({ value: f.value, from: [f.from] })) };
};

export const sayDate = (iso: string): string => iso.split('-').reverse().join('/');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const sayGender = (gender: string): string => (gender === 'female' ? 'girl' : 'boy');
const sayAgreed = (consent: string): string => (consent === 'given' ? 'yes' : 'no');
const SHOWN: Readonly<Record<string, (value: string) => string>> = { age: (years) => sayYears(Number(years)), dateOfBirth: sayDate, gender: sayGender, consent: sayAgreed, language: capital, ethnicity: capital };

/** Where the sources disagree nothing is filled in: the values stand side by side. */
const unlessConflicting = (name: string, filler: Filler): Filler => (desk, field) => {
  const clash = desk.facts.conflicts.find((c) => c.field.split('.').at(-1) === name && c.values.length > 1);
  if (!clash) return filler(desk, field);
  const shown = SHOWN[name] ?? String;
  return { value: '', conflict: clash.values.map((v) => ({ value: shown(v.value), from: [desk.fromQuote(v.quote)] })) };
};

const plainly = ({ text, told, teller, from, keepFromFamily }: Statement): Statement => ({ text, told, teller, from, keepFromFamily });

/** A long answer made of sentences, each with how it is known. The words stay the message's own. */
function fromSentences(said: readonly Said[]): Filled {
  const statements = said.map(plainly);
  return { statements, from: statements.map((s) => s.from), value: statements.map(sayStatement).join('\n') };
}

const bySentence = (id: string): Filler => (desk) => {
  const { filed, offered } = sentencesFor(id, desk.collection, desk.evidence);
  return { ...fromSentences(filed), offered: offered.map(plainly) };
};

/** True where another child's name stands nearer before the words than this child's: "Hana has a brother, Yusuf, at Mill Lane". */
function isNearerAnother(desk: Desk, quote: Quote): boolean {
  const [sentence] = sentencesWith([placedAt(desk, quote)], desk.collection);
  const before = sentence?.text.slice(0, Math.max(0, sentence.text.indexOf(quote.text))) ?? '';
  const placeOf = (name: string | undefined): number => (name ? before.lastIndexOf(name.split(' ')[0] ?? name) : -1);
  const own = placeOf(desk.facts.child.name?.value);
  return desk.facts.otherChildren.some(({ name }) => placeOf(name) > own);
}

/** "8", "7 months": how old somebody born on a day is on another; nothing where that is no child. */
function sayAge(born: string, on: string): string | undefined {
  const { years, months } = ageOn(born, on);
  if (years < 0 || years > 18) return undefined;
  return years > 0 ? String(years) : months === 1 ? '1 month' : `${String(months)} months`;
}

/** Where the messages give several birth dates: the age that follows from each, named with it. */
function agesOfEach(desk: Desk): Filled['maybe'] {
  const written = instantOf(desk.drafting.message.sentAt);
  const clash = desk.facts.conflicts.find(({ field, values }) => field.split('.').at(-1) === 'dateOfBirth' && values.length > 1);
  return clash && written && clash.values.flatMap(({ value, quote }) => {
    const years = sayAge(value, londonTime(written).date);
    return years === undefined ? [] : [{ value: `${years} (from the date of birth ${sayDate(value)})`, from: [desk.fromQuote(quote)] }];
  });
}

/** The age that follows from the one sure birth date, beside an age that is not sure. */
function fromBirth(desk: Desk, told: Filled | undefined): Filled | undefined {
  const { dateOfBirth, age: heard } = desk.facts.child;
  const written = instantOf(desk.drafting.message.sentAt);
  const value = dateOfBirth && !dateOfBirth.unsure && written ? sayAge(dateOfBirth.value, londonTime(written).date) : undefined;
  if (!dateOfBirth || value === undefined) return told;
  const from = [desk.fromQuote(dateOfBirth.quote)];
  const saidSo = String(heard?.value) === value ? told?.maybe?.[0] : undefined;
  return saidSo ? { value: saidSo.value, from: [...saidSo.from, ...from] } : { ...told, maybe: [...(told?.maybe ?? []), { value: `${value} (from the date of birth)`, from }] };
}

/** The age that the message says; where it says none for sure, the one that follows from a birth date on the day it was written is offered beside it, and says so. */
const age: Filler = (desk) => {
  const told = one(desk.facts.child.age, desk, sayYears);
  if (!told && !desk.facts.child.dateOfBirth) return { maybe: agesListed(desk.collection.said) };
  if (told?.value) return told;
  const each = agesOfEach(desk);
  return each ? { maybe: [...(told?.maybe ?? []), ...each] } : fromBirth(desk, told);
};

const school: Filler = (desk) => {
  const found = desk.facts.school;
  return one(found && isNearerAnother(desk, found.quote) ? { ...found, unsure: true } : found, desk, String);
};

const agreement = (desk: Desk): ConsentAnswer | undefined => desk.drafting.settled?.consent;

/** The person's decision stands; where the message says otherwise, that is shown beside it. */
function decided(desk: Desk, value: string, heard: Filled | undefined): Filled {
  const said = heard?.conflict ?? (heard?.value ? [{ value: heard.value, from: heard.from ?? [] }] : []);
  const otherwise = said.filter((s) => s.value !== value);
  return { value, from: DECISION, conflict: otherwise.length ? [{ value, from: DECISION }, ...otherwise] : undefined };
}

const heardToldOf: Filler = (desk) => {
  const no = sentencesFor('parents-know-no', desk.collection, []).filed;
  const yes = sentencesFor('parents-know-yes', desk.collection, []).filed;
  const from = [...no, ...yes].map((s) => s.from);
  if (no.length && yes.length) return { value: '', conflict: [{ value: 'no', from: no.map((s) => s.from) }, { value: 'yes', from: yes.map((s) => s.from) }] };
  return from.length ? { value: no.length ? 'no' : 'yes', from, statements: [...no, ...yes].map(plainly) } : undefined;
};

const WILL_TELL = 'no, not yet: they will be told';

const parentsKnow: Filler = (desk, field) => {
  const told = agreement(desk)?.tellParents;
  const heard = heardToldOf(desk, field);
  if (told === 'told') return decided(desk, 'yes', heard);
  if (told === 'will-tell') return decided(desk, WILL_TELL, heard?.value === 'no' ? undefined : heard);
  return told === 'not-told' ? decided(desk, 'no', heard) : heard;
};

const heardAgreed = unlessConflicting('consent', (desk) => one(desk.facts.consent, desk, sayAgreed));

/** Who was not asked has not refused: the reader of the form must be able to tell the two apart. */
const AGREED = { given: 'yes', refused: 'no', 'not-sought': 'no, they were not asked', 'not-needed': 'not asked: not needed here' } as const;

const parentsAgree: Filler = (desk, field) => {
  const answer = agreement(desk)?.agreement;
  const heard = heardAgreed(desk, field);
  if (!answer || answer === 'unknown') return heard;
  // A message that says only that nobody was asked does not speak against it.
  const isUnasked = answer !== 'given' && answer !== 'refused' && !heard?.conflict && desk.facts.consent?.value === 'not-sought';
  return decided(desk, AGREED[answer], isUnasked ? undefined : heard);
};

const whyNotTold: Filler = (desk, field) => {
  const answer = agreement(desk);
  if (answer?.why.trim() && (answer.tellParents !== 'told' || answer.agreement !== 'given')) return { ...bySentence('why-not-told')(desk, field), value: answer.why.trim(), from: DECISION };
  return bySentence('why-not-told')(desk, field);
};

const requestKind: Filler = ({ drafting: { settled } }, field) => {
  const wanted = settled?.legal === 's47' ? 'section 47' : settled?.legal === 's17' ? 'section 17' : settled?.routes.includes('early-help') ? 'early help' : undefined;
  const choice = wanted && field.choices?.find((c) => c.includes(wanted));
  return choice ? { value: choice, from: DECISION } : undefined;
};

const household: Filler = (desk) => {
  const people = householdOf(desk);
  return { people, maybe: people.filter((one) => one.unsure).map((one) => ({ value: sayFound(one), from: [one.from] })) };
};

const homeAddress: Filler = (desk) => {
  const { address, postcode, phones } = desk.facts;
  const parts = [address, postcode && address?.value.endsWith(postcode.value) ? undefined : postcode, ...phones].filter((c) => c !== undefined);
  return listed(parts.map((c) => ({ value: c.value, from: desk.fromQuote(c.quote), unsure: c.unsure })));
};

const childsWords: Filler = (desk) => {
  const said = [...desk.facts.childsWords.map(({ quote, speaker, unsure }) => ({ unsure, statement: wordsSaid(desk, quote, speaker) })), ...wordsOfCalls(desk).map((statement) => ({ unsure: undefined, statement }))];
  const filed = listed(said.map(({ unsure, statement }) => ({ value: sayWords(statement), from: statement.from, unsure })));
  return { ...filed, statements: said.filter((s) => !s.unsure).map((s) => s.statement) };
};

const kept: Filler = (desk) => fromSentences(desk.collection.said.filter((s) => s.asksToKeep));

/** The sentences that hold what the child said, whether or not a row of the matrix was found in them. */
const disclosures = (desk: Desk): Said[] => sentencesWith(desk.facts.childsWords.filter((w) => !w.unsure).map(({ quote }) => placedAt(desk, quote)), desk.collection);

const reason: Filler = (desk) => {
  const filed = sentencesWith(desk.evidence, desk.collection);
  return { ...fromSentences(filed), offered: disclosures(desk).filter((s) => !filed.includes(s)).map(plainly) };
};
const firstHand: Filler = (desk) => fromSentences(sentencesWith([...desk.evidence, ...disclosures(desk)], desk.collection).filter((s) => s.told && s.told !== 'opinion' && s.told !== 'own'));

const recent = /\b(?:(?<!weeks )today|tonight|tomorrow|this (?:morning|afternoon|evening|week|weekend)|last (?:night|week|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday|just now|at the weekend|last (?:few|\d+) (?:days|nights)|over the weekend|on arrival)\b/iu;

/** Counted evidence that is of these days, and what the writer says has changed. */
const whyNow: Filler = (desk) => {
  const { filed, offered } = sentencesFor('why-now', desk.collection, desk.evidence);
  const fresh = sentencesWith(desk.evidence, desk.collection).filter((s) => s.written === 'now' && recent.test(s.text));
  const chosen = desk.collection.said.filter((s) => filed.includes(s) || fresh.includes(s)).slice(0, 4);
  return { ...fromSentences(chosen), offered: offered.filter((s) => !chosen.includes(s)).map(plainly) };
};

/** What counted rows speak to: from the person's decision where a row was decided, else from the words that show it. */
const chosen = (pick: (rows: readonly string[], choices: readonly string[]) => string[]): Filler => (desk, field) => {
  const choices = field.choices ?? [];
  const rows = desk.counted.filter((row) => pick([row], choices).length > 0);
  const isDecided = (row: string): boolean => desk.drafting.decisions.some(({ suggestionId }) => suggestionId === row || suggestionId.startsWith(`${row}: `));
  const shown = rows.filter((row) => !isDecided(row)).flatMap((row) => desk.evidence.filter((one) => one.row === row).slice(0, 1));
  const from = sentencesWith(shown, desk.collection).map((said) => said.from);
  return rows.length ? { value: pick(desk.counted, choices).join(', '), from: [...(rows.some(isDecided) ? DECISION : []), ...from] } : undefined;
};

/** Whether one is needed; beside it the sentence, which may say by whom. */
const interpreter: Filler = (desk) => {
  const found = desk.facts.interpreter;
  return found && { ...one(found, desk, (needed) => (needed ? 'Yes' : 'No')), offered: sentencesWith([placedAt(desk, found.quote)], desk.collection).map(plainly) };
};

const referrer = (part: 'name' | 'role' | 'agency' | 'contact'): Filler => ({ drafting }) => {
  const value = drafting.referrer?.[part];
  return value ? { value, from: REFERRER } : undefined;
};

const call: Filler = ({ drafting }, field) => {
  const event = drafting.events?.findLast((e) => e.kind === 'phone-call');
  if (!event) return undefined;
  const at = instantOf(event.happenedAt);
  const value = field.kind === 'date-time' ? (at ? sayMoment(at) : event.happenedAt) : [event.person, event.to, event.agreed].filter(Boolean).join('; ');
  return { value, from: [{ kind: 'case', happenedAt: event.happenedAt, by: event.by.name }] };
};

/** Field ids that are filled otherwise than by a sentence of the message. Ids are shared by all authorities' forms. */
const fillers: Readonly<Record<string, Filler>> = {
  'danger-now': ({ drafting: { settled } }) => settled && { value: settled.immediate ? 'yes' : 'no', from: DECISION },
  'request-kind': requestKind,
  'level-believed': ({ drafting: { settled, pack } }) => (settled && settled.level !== null ? { value: levelLabel(pack, settled.level, settled.legal), from: DECISION } : undefined),
  'referral-date': ({ drafting: { now } }) => now && { value: sayDate(londonTime(now).date), from: REFERRER },
  'referral-time': ({ drafting: { now } }) => now && { value: londonTime(now).time, from: REFERRER },
  'phone-call-at': call,
  'phone-call-to': call,
  'referrer-name': referrer('name'),
  'referrer-role': referrer('role'),
  'referrer-agency': referrer('agency'),
  'referrer-contact': referrer('contact'),
  'child-name': unlessConflicting('name', (desk) => one(desk.facts.child.name, desk, String)),
  'child-dob': unlessConflicting('dateOfBirth', (desk) => one(desk.facts.child.dateOfBirth, desk, sayDate)),
  'child-age': unlessConflicting('age', age),
  'child-gender': unlessConflicting('gender', (desk) => one(desk.facts.child.gender, desk, sayGender)),
  'child-ethnicity': unlessConflicting('ethnicity', (desk) => one(desk.facts.ethnicity, desk, capital)),
  'child-language': unlessConflicting('language', (desk) => one(desk.facts.language, desk, capital)),
  interpreter,
  'child-address': unlessConflicting('address', unlessConflicting('postcode', homeAddress)),
  school: unlessConflicting('school', school),
  'also-referred': ({ drafting }) => (drafting.alsoRefer?.length ? { value: 'yes', from: [{ kind: 'person' }] } : undefined),
  'household-person': household,
  'parents-know': parentsKnow,
  'parents-agree': parentsAgree,
  'why-not-told': whyNotTold,
  reason,
  'why-now': whyNow,
  'type-of-harm': chosen(kindsOfHarm),
  'family-difficulties': chosen(difficulties),
  'what-happened': reason,
  'childs-words': childsWords,
  'keep-from-family': kept,
  'first-hand': firstHand,
};

/** What the sources say to one field; nothing where they say nothing, and nothing is made up. */
export function fill(desk: Desk, field: FormField): Filled | undefined {
  const filler = fillers[field.id];
  if (filler) return filler(desk, field);
  if (field.kind === 'yes-no' || field.kind === 'one-of') {
    const { filed, offered } = sentencesFor(field.id, desk.collection, desk.evidence);
    return { offered: [...filed, ...offered].map(plainly) };
  }
  return bySentence(field.id)(desk, field);
}
