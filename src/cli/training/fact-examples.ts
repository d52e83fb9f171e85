import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  adultCandidates, ageCandidates, compilePassageRules, consentMarks, findFamily, findSpeech, genderCandidates, genderedWords, openScorers, otherChildCandidates,
  phoneCandidates, postcodeCandidates, readPassages, readScene, readSentences, rolesIn, schoolCandidates, scorePeople, secondMarks, type Message, type Passage, type Scene, type Sentence, type WrittenScorers,
} from '../../core/evidence';
import { learnConsent } from './fact-consent';
import { fitMarks, type FitOptions, type MarkedExample } from './fact-fit';
import { messageOf, type Case } from './labelled';

/** The facts of a labelled message, as FORMAT.md describes them. */
export interface LabelledFacts {
  child: { name?: string | null; dob?: string | null; age?: number | null; gender?: string | null };
  otherChildren?: { name?: string | null; relationship?: string | null; age?: number | null }[];
  adults?: { name?: string | null; relationship?: string | null }[];
  postcode?: string | null;
  phones?: string[];
  school?: string | null;
  childsWords?: string[];
  consent?: string;
}

export interface FactCase { one: Case; facts: LabelledFacts; message: Message; passages: Passage[]; sentences: Sentence[] }

const rules = compilePassageRules(parse(readFileSync(join(__dirname, '../../../rules/english/passages.yaml'), 'utf8')) as Parameters<typeof compilePassageRules>[0]);

export function factCaseOf(one: Case): FactCase {
  const message = messageOf(one);
  const passages = readPassages(message, rules);
  return { one, facts: one.expected.facts as unknown as LabelledFacts, message, passages, sentences: readSentences(message, passages) };
}

const plain = (words: unknown): string => (typeof words === 'string' || typeof words === 'number' ? String(words) : '').toLowerCase().replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();
const digits = (words: string): string => words.replace(/\D/g, '').slice(-9);
export const sameName = (a: string, b: string): boolean => { const other = plain(b).split(' '); return plain(a).split(' ').some((word) => word.length > 1 && !/^(?:mr|mrs|ms|miss|dr)$/.test(word) && other.includes(word)) || plain(a) === plain(b); };

type Bins = Record<string, MarkedExample[]>;
const put = (bins: Bins, scorer: string, marks: Iterable<string>, right: boolean, weight?: number) => { (bins[scorer] ??= []).push({ marks: [...marks], right, weight }); };

const options: FitOptions = { least: 5, ridge: 1.2, lasso: 1, floor: 0.25, rounds: 40 };

/** Which scorer is learnt how strictly: those with few or noisy labels more so. */
const special: Record<string, Partial<FitOptions>> = {
  'consent-given': { least: 6, ridge: 2, lasso: 1.6 }, 'consent-refused': { least: 4, ridge: 2, lasso: 1.2, floor: 0.35 }, 'consent-not-sought': { least: 6, ridge: 2, lasso: 1.6 },
  meant: { least: 8, ridge: 1.5, lasso: 2, floor: 0.15 }, gender: { floor: 0.1 }, speech: { lasso: 1.6 }, spoken: { floor: 0.45 }, young: { floor: 0.35 }, grown: { floor: 0.35 }, school: { ridge: 1 }, phone: { ridge: 1 }, postcode: { ridge: 1 },
};

/** Learns all scorers of facts from labelled messages. The child is learnt first, then the family around the child, then what was said. */
export function learnScorers(cases: readonly FactCase[]): WrittenScorers {
  const scorers: Record<string, Record<string, number>> = {};
  const learn = (collect: (one: FactCase, bins: Bins) => void) => {
    const bins: Bins = {};
    for (const one of cases) collect(one, bins);
    for (const [scorer, examples] of Object.entries(bins)) scorers[scorer] = fitMarks(examples, { ...options, ...special[scorer] });
  };
  const sceneOf = (one: FactCase) => sceneWith(one, scorers);
  Object.assign(scorers, learnPeople(cases));
  learn((one, bins) => choiceExamples(one, sceneWith(one, withoutIts(cases, one)), bins));
  learn((one, bins) => familyExamples(one, sceneOf(one), bins));
  learn((one, bins) => meantExamples(one, sceneOf(one), bins));
  learn((one, bins) => aroundExamples(one, sceneOf(one), bins));
  Object.assign(scorers, learnConsent(cases.map((one) => ({ said: one.facts.consent ?? 'unknown', level: one.one.expected.level, sentences: consentMarks(sceneOf(one)).map(({ marks }) => [...marks]) })), (kind) => ({ ...options, ...special[`consent-${kind}`] })));
  return scorers;
}

const scenes = new WeakMap<FactCase, Scene>();

/** The scene of a case, read once, with the scorers learnt so far. */
function sceneWith(one: FactCase, scorers: WrittenScorers): Scene {
  const scene = scenes.get(one) ?? readScene(one.message, one.passages, one.sentences, {});
  scenes.set(one, scene);
  return { ...scene, scorers: openScorers(scorers) };
}

const PARTS = 4;
const partsOf = new WeakMap<readonly FactCase[], WrittenScorers[]>();

/** Scorers of people learnt without the part of the cases that a case belongs to: the second look must see first scores as unsure as on unseen text. */
function withoutIts(cases: readonly FactCase[], one: FactCase): WrittenScorers {
  const parts = partsOf.get(cases) ?? Array.from({ length: PARTS }, (_, part) => learnPeople(cases.filter((_one, at) => at % PARTS !== part)));
  partsOf.set(cases, parts);
  return parts[cases.indexOf(one) % PARTS] ?? {};
}

/** The scorers that look at one person alone: is it the child, an adult of the family, another child? */
function learnPeople(cases: readonly FactCase[]): Record<string, Record<string, number>> {
  const bins: Bins = {};
  for (const one of cases) for (const [scorer, examples] of Object.entries(peopleIn(one))) (bins[scorer] ??= []).push(...examples);
  return Object.fromEntries(Object.entries(bins).map(([scorer, examples]) => [scorer, fitMarks(examples, { ...options, ...special[scorer] })]));
}

const people = new WeakMap<FactCase, Bins>();

/** What the people of one message teach; read once. */
function peopleIn(one: FactCase): Bins {
  const known = people.get(one);
  if (known) return known;
  const bins: Bins = {};
  for (const { person, marks } of scorePeople(sceneWith(one, {}))) {
    const { child, grown, young } = labelsOf(one, person.name);
    put(bins, 'child', marks, child);
    put(bins, 'grown', marks, grown);
    put(bins, 'young', marks, young);
  }
  people.set(one, bins);
  return bins;
}

/** What the labels call somebody of that name. */
export function labelsOf({ facts }: FactCase, name: string): { child: boolean; grown: boolean; young: boolean } {
  const named = (list: readonly { name?: string | null }[] | undefined) => (list ?? []).some((want) => want.name && sameName(want.name, name));
  const child = isChild(facts, name);
  return { child, grown: named(facts.adults), young: named(facts.otherChildren) && !child };
}

const isChild = (facts: LabelledFacts, name: string): boolean => Boolean(facts.child.name) && sameName(facts.child.name ?? '', name) && firstOf(facts.child.name ?? '', name);

/** The first name, or all of a name of which only the surname is known: a shared surname alone does not make somebody the child. */
function firstOf(wanted: string, name: string): boolean {
  const first = plain(wanted).split(' ')[0] ?? '';
  return plain(name).split(' ').includes(first) || !plain(name).includes(' ');
}

function choiceExamples(one: FactCase, scene: Scene, bins: Bins): void {
  const second = secondMarks(scene, scorePeople(scene));
  for (const [person, marks] of second) if (!person.title || !/^(?:mr|mrs|ms|miss|dr)$/.test(person.title)) put(bins, 'choice', marks, isChild(one.facts, person.name));
}

function familyExamples(one: FactCase, scene: Scene, bins: Bins): void {
  const child = findFamily(scene).child?.person;
  for (const candidate of otherChildCandidates(scene, child)) put(bins, 'otherChild', candidate.marks, isOtherChild(one, candidate));
  for (const candidate of adultCandidates(scene, child)) put(bins, 'adult', candidate.marks, isAdult(one, candidate));
}

type Relative = ReturnType<typeof adultCandidates>[number];

/** Whether the labels have the other child of a candidate. */
export function isOtherChild({ facts }: FactCase, candidate: Relative): boolean {
  return (facts.otherChildren ?? []).some((want) => (candidate.person ? want.name && sameName(want.name, candidate.name ?? '') : !want.name && plain(want.relationship) === candidate.relationship));
}

/** Whether the labels have the grown-up of a candidate, with that relationship. */
export function isAdult({ facts }: FactCase, candidate: Relative): boolean {
  return (facts.adults ?? []).some((want) => plain(want.relationship) === candidate.relationship && (want.name ? candidate.name !== undefined && sameName(want.name, candidate.name) : !candidate.marks.has('guessed')));
}

/** Whether the labels have the words of a candidate as a child's. */
export function isChildsWords({ facts, message }: FactCase, { part, start, end }: { part: number; start: number; end: number }): boolean {
  const words = plain(message.parts[part]?.text.slice(start, end) ?? message.subject);
  return (facts.childsWords ?? []).some((want) => words.includes(plain(want)) || plain(want).includes(words));
}

/** Every word that is he or she: whether the child is so. */
function meantExamples(one: FactCase, scene: Scene, bins: Bins): void {
  for (const { gender, marks } of genderedWords(scene, findFamily(scene))) put(bins, 'meant', marks, one.facts.child.gender === gender);
}

function aroundExamples(one: FactCase, scene: Scene, bins: Bins): void {
  const { facts } = one;
  const family = findFamily(scene);
  const roles = rolesIn(scene, family);
  for (const candidate of genderCandidates(scene, family)) put(bins, 'gender', candidate.marks, facts.child.gender === candidate.value);
  const age = facts.child.age;
  for (const candidate of ageCandidates(scene, roles)) put(bins, 'age', candidate.marks, typeof age === 'number' && candidate.value === age);
  for (const candidate of findSpeech(scene, roles)) {
    if (candidate.how !== 'written') put(bins, candidate.how === 'quoted' ? 'speech' : 'spoken', candidate.marks, isChildsWords(one, candidate.place));
  }
  placeExamples(one, scene, roles, bins);
}

/** Telephone numbers are learnt only from messages whose labels keep to the family's. */
function placeExamples({ one, facts }: FactCase, scene: Scene, roles: ReturnType<typeof rolesIn>, bins: Bins): void {
  const code = plain(facts.postcode).replace(/ /g, '');
  const numbers = new Set((facts.phones ?? []).map(digits));
  if (!/^msg-(?:\d|1\d)-/.test(one.id)) for (const candidate of phoneCandidates(scene, roles)) put(bins, 'phone', candidate.marks, numbers.has(digits(candidate.value)));
  for (const candidate of postcodeCandidates(scene, roles)) put(bins, 'postcode', candidate.marks, code === plain(candidate.value).replace(/ /g, ''));
  for (const candidate of schoolCandidates(scene, roles)) put(bins, 'school', candidate.marks, Boolean(facts.school) && sameSchool(facts.school ?? '', candidate.value));
}

function sameSchool(a: string, b: string): boolean {
  const common = /^(?:school|primary|academy|college|nursery|the|st|infants|juniors|high)$/;
  const other = plain(b).split(' ');
  return plain(a).split(' ').some((word) => word.length > 2 && !common.test(word) && other.includes(word));
}
