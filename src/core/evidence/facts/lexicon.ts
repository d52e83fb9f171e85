import learned from './learned.json';

/** Scorers as they are written down: weights of each by the names of its marks; the mark '' is the bias. */
export type WrittenScorers = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface Learned {
  words: { kin: Record<string, string> } & Record<string, string | Record<string, string>>;
  openers: string;
  sure: Record<SureKey, number>;
  weights: WrittenScorers;
}

const { words, openers, sure: fitted, weights } = learned as unknown as Learned;

const setOf = (list: unknown): ReadonlySet<string> => new Set(typeof list === 'string' ? list.split(' ').filter(Boolean) : []);

/** Which relative a word names: 'mum' → 'mother'. */
export const kinWords: ReadonlyMap<string, string> = new Map(
  Object.entries(words.kin).flatMap(([relation, list]) => list.split(' ').map((word): [string, string] => [word, relation])),
);
export const childRelations = setOf(words['children']);
export const femaleWords = setOf(words['female']);
export const maleWords = setOf(words['male']);
export const titleWords = setOf(words['titles']);
export const professionalTitles = setOf(words['professionalTitles']);
export const particles = setOf(words['particles']);
export const postWords = setOf(words['posts']);
export const schoolWords = setOf(words['schoolKinds']);
export const streetWords = setOf(words['streets']);
/** The letters of two that a postcode can begin with. */
export const postcodeAreas = setOf(words['postcodeAreas']);
export const notPeople = setOf(words['notPeople']);
export const languageWords = setOf(words['languages']);
export const nationalityWords = setOf(words['nationalities']);
/** Ordinary words that often begin a sentence, so that their capital says nothing. */
export const openerWords = setOf(openers);

/** All scorers, by what they look for, as they are asked. */
export type Scorers = Readonly<Record<string, ReadonlyMap<string, number>>>;
export const openScorers = (all: WrittenScorers): Scorers => Object.fromEntries(Object.entries(all).map(([scorer, table]) => [scorer, new Map(Object.entries(table))]));
export const learnedScorers: Scorers = openScorers(weights);

/** Score of a candidate between 0 and 1: how likely it is what the scorer looks for. */
export function likelihood(scorers: Scorers, scorer: string, marks: Iterable<string>): number {
  const table = scorers[scorer];
  if (!table) return 0;
  let sum = table.get('') ?? 0;
  for (const mark of marks) sum += table.get(mark) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

/** How likely a candidate must be to be shown: set where recall and precision balance on messages by writers not learnt from. */
export const cuts = { child: 0.22, otherChild: 0.26, adult: 0.31, mayBeNamed: 0.2, age: 0.3, gender: 0.4, speech: 0.15, spoken: 0.2, consent: 0.3, phone: 0.45, postcode: 0.4, school: 0.4 };

type SureKey = 'child' | 'childAhead' | 'childUnworried' | 'otherChild' | 'adult' | 'parent' | 'linked' | 'relative' | 'relativeSaid' | 'ofUnsure' | 'age' | 'ageOfUnsure' | 'ageAhead' | 'ageOfChild' | 'ageAlone' | 'gender' | 'genderOfUnsure' | 'speech' | 'spoken' | 'consent' | 'noConsent' | 'phone' | 'postcode' | 'school';

/** How likely it must be to be filled in for the person to confirm; below that it is only offered. Fitted by training/fit-sure.ts for 95 of 100 right. */
export const sure: Record<SureKey, number> = { ...fitted };

/** The mark of a candidate that is less likely than that. */
export const unsureUnder = (score: number, least: number): { unsure?: true } => (score < least ? { unsure: true } : {});

const pronouns = new Map<string, 'female' | 'male'>([
  ...["she", "her", "hers", "herself", "she's", "she'd", "she'll"].map((word): [string, 'female'] => [word, 'female']),
  ...["he", "him", "his", "himself", "he's", "he'd", "he'll"].map((word): [string, 'male'] => [word, 'male']),
]);

/** 'female' or 'male' for a pronoun; undefined for other words. */
export function pronounGender(word: string): 'female' | 'male' | undefined {
  return pronouns.get(word);
}
