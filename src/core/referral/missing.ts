import { answersOf, type Answer, type ReferralDraft, type ReferralKind } from './answer';
import { sayPerson, whoOf } from './person-rows';

export interface MissingAnswer {
  key: string;
  label: string;
  ask: string;
  /** True: an answer could change the decision. */
  couldChange: boolean;
  must: boolean;
  /** Set where the sources disagree: choose one. */
  conflict?: string[];
}

const isOpen = (answer: Answer): boolean => answer.state === 'to-ask' && (answer.need !== 'C' || answer.holds === true);

/** The rows of a list of people of whom the person says that they are still to be asked about. */
const openRows = (answer: Answer): Answer[] => (answer.state !== 'known' ? [] : answer.people ?? []).filter((row) => row.stands === 'in' && row.state === 'to-ask' && sayPerson(row))
  .map((row) => ({ ...answer, key: row.key, label: `${answer.label} (${whoOf(row)})`, ask: `${whoOf(row)}: ${answer.label}?` }));

/** Which child is meant, where several are referred. */
const named = (child: string | undefined, says: string): string => (child ? `${child.charAt(0).toUpperCase()}${child.slice(1)}: ${says}` : says);

/** What each answer of a draft is called, by its key; of a further child with whom it is about. */
export const labelsOf = (draft: ReferralDraft): ReadonlyMap<string, string> =>
  new Map(draft.sections.flatMap(({ about, answers }) => answers.map(({ key, label }) => [key, named(about, label)] as const)));

/** What the reader of such a referral asks before anything else, in that order: of what could change the decision. */
const FIRST: Record<ReferralKind, readonly string[]> = {
  'significant-harm': ['danger-now', 'safe-now', 'child-location', 'who-caused', 'injuries', 'parents-whereabouts', 'person-posing-risk', 'what-happened', 'reason', 'childs-words', 'first-hand', 'last-seen'],
  'child-in-need': ['danger-now', 'reason', 'impact', 'voice-of-child', 'why-now', 'support-so-far', 'parents-agree', 'what-is-wanted', 'if-nothing'],
  'early-help': ['parents-know', 'parents-agree', 'agreement-to-share', 'parents-views', 'reason', 'voice-of-child', 'what-is-wanted'],
  undecided: ['danger-now', 'reason', 'what-happened', 'childs-words', 'impact'],
};

function turnOf({ field, weight }: Answer, first: readonly string[]): number {
  const at = weight >= 3 ? first.indexOf(field) : -1;
  return at < 0 ? 0 : 1000 - 10 * at;
}

const NEED = { M: 2, C: 1, R: 0 } as const;

/**
 * What is still to be asked: first what could change the decision, in the order in which the front door reads such a referral,
 * then what the form must have.
 * "Not known" is an answer. A conditional field counts only once its condition is known to hold.
 */
export function missingAnswers(draft: ReferralDraft): MissingAnswer[] {
  const about = new Map(draft.sections.flatMap((section) => section.answers.map((answer) => [answer.key, section.about] as const)));
  return answersOf(draft).flatMap((answer) => [...(isOpen(answer) ? [answer] : []), ...openRows(answer)])
    .map((answer, at) => ({ answer, at, rank: turnOf(answer, FIRST[draft.kind]) + answer.weight * 10 + NEED[answer.need] + (answer.conflict ? 5 : 0) }))
    .sort((a, b) => b.rank - a.rank || a.at - b.at)
    .map(({ answer }) => ({ key: answer.key, label: named(about.get(answer.key), answer.label), ask: named(about.get(answer.key), answer.ask), couldChange: answer.weight >= 3, must: answer.need !== 'R', conflict: answer.conflict?.map((c) => c.value) }));
}

/** What the front door is likely to ask first: open answers that could change the decision, and what the sources disagree on. */
export function frontDoorQuestions(draft: ReferralDraft): string[] {
  return missingAnswers(draft).filter((m) => m.couldChange || m.conflict).map((m) => (m.conflict ? `${m.ask} (The message gives more than one: ${m.conflict.join('; ')}.)` : m.ask));
}
