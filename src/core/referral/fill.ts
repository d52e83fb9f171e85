import { countedRows, type ConsentAnswer } from '../decision';
import type { Candidate, Facts, Quote } from '../evidence';
import { levelLabel, type FormField } from '../pack';
import { londonTime, sayTime, instantOf } from '../time';
import type { Answer, From, Statement } from './answer';
import { sentencesFor, sentencesWith, type Collection } from './collect';
import { difficulties, kindsOfHarm } from './rows';
import { fromMessage, type Drafting } from './source';

/** What a filler found: a value with its sources, or nothing. */
export type Filled = Partial<Pick<Answer, 'value' | 'statements' | 'offered' | 'from' | 'conflict' | 'keepFromFamily'>>;

/** Everything the fillers look at, gathered once a draft. */
export interface Desk {
  drafting: Drafting;
  facts: Facts;
  collection: Collection;
  counted: string[];
  fromQuote: (quote: Quote) => From;
}

type Filler = (desk: Desk, field: FormField) => Filled | undefined;

const DECISION: From[] = [{ kind: 'decision' }];
const REFERRER: From[] = [{ kind: 'referrer' }];

const one = <T>(candidate: Candidate<T> | undefined, desk: Desk, say: (value: T) => string): Filled | undefined =>
  candidate && { value: say(candidate.value), from: [desk.fromQuote(candidate.quote)] };

const sayDate = (iso: string): string => iso.split('-').reverse().join('/');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const conflicting = (name: string, filler: Filler): Filler => (desk, field) => {
  const clash = desk.facts.conflicts.find((c) => c.field.split('.').at(-1) === name && c.values.length > 1);
  if (!clash) return filler(desk, field);
  return { value: '', conflict: clash.values.map((v) => ({ value: v.value, from: [desk.fromQuote(v.quote)] })) };
};

const TOLD = { 'child-said': 'child said', 'told-by': 'told', observed: 'seen by the writer', opinion: 'opinion of the writer' } as const;

/** "[told by Mum; Denise Falkirk, Tue 6 October, 15:47]": how a sentence is known and who wrote it. */
export function sayTelling({ told, teller, from }: Statement): string {
  const how = told === 'told-by' && teller ? `told by ${teller}` : told ? TOLD[told] : 'source not said';
  if (from.kind !== 'message') return how;
  const at = instantOf(from.sentAt);
  return [how, [from.author, at && sayTime(at)].filter(Boolean).join(', ')].filter(Boolean).join('; ');
}

const plainly = ({ text, told, teller, from }: Statement): Statement => ({ text, told, teller, from });

/** A long answer made of sentences, each with how it is known. The words stay the message's own. */
export function fromSentences(said: Statement[]): Filled | undefined {
  if (!said.length) return undefined;
  const statements = said.map(plainly);
  return { statements, from: statements.map((s) => s.from), value: statements.map((s) => `${s.text.replace(/\s+/g, ' ')} [${sayTelling(s)}]`).join('\n') };
}

const counted = (desk: Desk): Quote[] => desk.drafting.suggestions.filter((s) => desk.counted.includes(s.id)).flatMap((s) => s.evidence.map((e) => e.quote));

const bySentence = (id: string): Filler => (desk) => {
  const { filed, offered } = sentencesFor(id, desk.collection, desk.drafting, desk.counted);
  return { ...fromSentences(filed), offered: offered.map(plainly) };
};

const agreement = (desk: Desk): ConsentAnswer | undefined => desk.drafting.settled?.consent;

const parentsKnow: Filler = (desk) => {
  const told = agreement(desk)?.tellParents;
  if (told === 'told') return { value: 'yes', from: DECISION };
  if (told === 'not-told' || told === 'will-tell') return { value: 'no', from: DECISION };
  return undefined;
};
const parentsAgree: Filler = (desk, field) => {
  const answer = agreement(desk)?.agreement;
  if (answer === 'given') return { value: 'yes', from: DECISION };
  if (answer === 'refused') return { value: 'no', from: DECISION };
  if (answer === 'not-sought' || answer === 'not-needed') return { value: field.kind === 'yes-no' ? 'no' : 'not asked', from: DECISION };
  return desk.facts.consent && one(desk.facts.consent, desk, (v) => (v === 'given' ? 'yes' : 'no'));
};
const whyNotTold: Filler = (desk, field) => {
  const answer = agreement(desk);
  if (answer?.why.trim() && (answer.tellParents !== 'told' || answer.agreement !== 'given')) return { value: answer.why.trim(), from: DECISION };
  return bySentence('why-not-told')(desk, field);
};

const requestKind: Filler = ({ drafting: { settled } }, field) => {
  const wanted = settled?.legal === 's47' ? 'section 47' : settled?.legal === 's17' ? 'section 17' : settled?.routes.includes('early-help') ? 'early help' : undefined;
  const choice = wanted && field.choices?.find((c) => c.includes(wanted));
  return choice ? { value: choice, from: DECISION } : undefined;
};

const household: Filler = (desk) => {
  const people = [...desk.facts.adults.map((a) => ({ ...a, age: undefined })), ...desk.facts.otherChildren];
  if (!people.length) return undefined;
  return {
    value: people.map((p) => [p.name ?? 'name not known', p.relationship, p.age === undefined ? '' : `aged ${p.age}`].filter(Boolean).join(', ')).join('\n'),
    from: people.map((p) => desk.fromQuote(p.quote)),
  };
};

const homeAddress: Filler = (desk) => {
  const parts = [desk.facts.address, desk.facts.postcode, ...desk.facts.phones].filter((c) => c !== undefined);
  return parts.length ? { value: parts.map((c) => c.value).join('\n'), from: parts.map((c) => desk.fromQuote(c.quote)) } : undefined;
};

const childsWords: Filler = (desk) => {
  const statements = desk.facts.childsWords.map(({ quote, speaker }): Statement => ({ text: quote.text, told: 'child-said', teller: speaker, from: desk.fromQuote(quote) }));
  if (!statements.length) return undefined;
  return { statements, from: statements.map((s) => s.from), value: statements.map((s) => `“${s.text}” [${sayTelling({ ...s, told: undefined }).replace('source not said', s.teller ?? 'the child')}]`).join('\n') };
};

const reason: Filler = (desk) => fromSentences(sentencesWith(counted(desk), desk.collection));

const recent = /\b(?:(?<!weeks )today|tonight|tomorrow|this (?:morning|afternoon|evening|week|weekend)|last (?:night|week|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday|just now|at the weekend|last (?:few|\d+) (?:days|nights)|over the weekend|on arrival)\b/iu;

/** Counted evidence that is of these days, and what the writer says has changed. */
const whyNow: Filler = (desk) => {
  const { filed, offered } = sentencesFor('why-now', desk.collection, desk.drafting, desk.counted);
  const fresh = sentencesWith(counted(desk), desk.collection).filter((s) => s.written === 'now' && recent.test(s.text));
  const chosen = desk.collection.said.filter((s) => filed.includes(s) || fresh.includes(s)).slice(0, 4);
  return { ...fromSentences(chosen), offered: offered.filter((s) => !chosen.includes(s)).map(plainly) };
};

const firstHand: Filler = (desk) => fromSentences(sentencesWith(counted(desk), desk.collection).filter((s) => s.told && s.told !== 'opinion'));

const chosen = (pick: (rows: readonly string[], choices: readonly string[]) => string[]): Filler => (desk, field) => {
  const kinds = pick(desk.counted, field.choices ?? []);
  return kinds.length ? { value: kinds.join(', '), from: DECISION } : undefined;
};

const referrer = (part: 'name' | 'role' | 'agency' | 'contact'): Filler => ({ drafting }) => {
  const value = drafting.referrer?.[part];
  return value ? { value, from: REFERRER } : undefined;
};

const call: Filler = ({ drafting }, field) => {
  const event = drafting.events?.findLast((e) => e.kind === 'phone-call');
  if (!event) return undefined;
  const at = instantOf(event.happenedAt);
  const value = field.kind === 'date-time' ? (at ? sayTime(at) : event.happenedAt) : [event.person, event.to, event.agreed].filter(Boolean).join('; ');
  return { value, from: [{ kind: 'case', happenedAt: event.happenedAt, by: event.by.name }] };
};

/** Field ids that are filled otherwise than by a sentence of the message. Ids are shared by all authorities' forms. */
const fillers: Record<string, Filler> = {
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
  'child-name': conflicting('name', (desk) => one(desk.facts.child.name, desk, String)),
  'child-dob': conflicting('dateOfBirth', (desk) => one(desk.facts.child.dateOfBirth, desk, sayDate)),
  'child-age': conflicting('age', (desk) => one(desk.facts.child.age, desk, String)),
  'child-gender': conflicting('gender', (desk) => one(desk.facts.child.gender, desk, (g) => (g === 'female' ? 'girl' : 'boy'))),
  'child-ethnicity': conflicting('ethnicity', (desk) => one(desk.facts.ethnicity, desk, capital)),
  'child-language': conflicting('language', (desk) => one(desk.facts.language, desk, capital)),
  interpreter: (desk) => one(desk.facts.interpreter, desk, (needed) => (needed ? 'Yes' : 'No')),
  'child-address': conflicting('address', homeAddress),
  school: conflicting('school', (desk) => one(desk.facts.school, desk, String)),
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
  'first-hand': firstHand,
};

/** What the sources say to one field; undefined where they say nothing, and nothing is made up. */
export function fill(desk: Desk, field: FormField): Filled | undefined {
  const filler = fillers[field.id];
  if (filler) return filler(desk, field);
  if (field.kind === 'yes-no' || field.kind === 'one-of') return undefined;
  return bySentence(field.id)(desk, field);
}

/** Gathers what the fillers look at: facts, sentences in order, and the rows that still count after the person's decisions. */
export function deskFor(drafting: Drafting, collection: Collection, facts: Facts, origin: (quote: Quote) => From | undefined): Desk {
  return {
    drafting, facts, collection, counted: countedRows(drafting.suggestions, drafting.decisions),
    fromQuote: (quote) => origin(quote) ?? fromMessage(drafting.message, drafting.reading, quote),
  };
}
