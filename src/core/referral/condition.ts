import type { FormField } from '../pack';
import { addDays, instantOf, londonTime } from '../time';
import type { ReferralKind } from './answer';
import type { Desk } from './gather';
import { kindsOfHarm } from './rows';

type Condition = (desk: Desk, kind: ReferralKind) => boolean | undefined;

const consentGap: Condition = ({ drafting: { settled } }) =>
  settled && (settled.consent.tellParents !== 'told' || settled.consent.agreement !== 'given');

/** When a conditional field is to be asked, as far as the sources tell; what the answers tell of it is looked at in `withConditions`. */
const conditions: Record<string, Condition> = {
  'why-not-told': consentGap,
  'phone-call-at': ({ drafting }) => drafting.settled?.immediate || drafting.events?.some((e) => e.kind === 'phone-call'),
  'phone-call-to': ({ drafting }) => drafting.settled?.immediate || drafting.events?.some((e) => e.kind === 'phone-call'),
  'childs-words': ({ facts, collection }) => facts.childsWords.length > 0 || collection.said.some((s) => s.told === 'child-said') || undefined,
  'neglect-toolkit': ({ counted }) => kindsOfHarm(counted, ['neglect']).length > 0 || undefined,
  injuries: ({ counted }) => counted.includes('abuse-and-neglect/injuries') || undefined,
  'who-caused': (_desk, kind) => kind === 'significant-harm' || undefined,
  development: (_desk, kind) => kind === 'child-in-need' || undefined,
  parenting: (_desk, kind) => kind === 'child-in-need' || undefined,
  environment: (_desk, kind) => kind === 'child-in-need' || undefined,
  'young-person-agrees': ({ facts, drafting: { pack } }) => {
    const from = pack.consent.youngPerson?.fromAge;
    const age = facts.child.age?.unsure ? undefined : facts.child.age?.value;
    return from !== undefined && age !== undefined ? age >= from : undefined;
  },
};

/** How young the child is, where that decides what can be asked: not born yet, or not speaking yet. */
function littleOne({ facts, collection, drafting: { message, reading } }: Desk): 'unborn' | 'baby' | undefined {
  const { name, age, dateOfBirth } = facts.child;
  // An age that is only offered because nothing counts as a worry still says what cannot be asked of the child.
  const years = [age, reading.facts.child.age].find((one) => one && !one.unsure)?.value;
  const written = instantOf(message.sentAt);
  const born = dateOfBirth && !dateOfBirth.unsure && written ? dateOfBirth.value : undefined;
  const today = written ? londonTime(written).date : '';
  if (born !== undefined && born > today) return 'unborn';
  if (years !== undefined ? years < 2 : born !== undefined && addDays(born, 730) > today) return 'baby';
  const unnamed = !name && years === undefined && born === undefined && facts.otherChildren.length === 0;
  return unnamed && collection.said.some((s) => /\bunborn\b/iu.test(s.text)) ? 'unborn' : undefined;
}

/** What a little one cannot answer. */
export const WORDLESS = new Set(['childs-words', 'child-told', 'school', 'learning', 'young-person-agrees']);
const UNBORN = new Set([...WORDLESS, 'child-location', 'last-seen', 'voice-of-child', 'injuries', 'child-gender', 'child-language']);
/** Why a question is not put about a child so young. */
export const BORN = 'The child is born.';
export const OLDER = 'The child is older than a baby.';
/** Answers that are had only by speaking to the parents, which was decided against. */
const BY_PARENTS = new Set(['parents-views', 'agreement-to-share']);

/** When a question that would otherwise be asked is not: it has no answer yet, or asking would tell those who are not to be told. */
export function unlessAsked({ id }: FormField, desk: Desk): string | undefined {
  if (BY_PARENTS.has(id) && desk.drafting.settled?.consent.tellParents === 'not-told') return 'The parents may be told.';
  const little = UNBORN.has(id) ? littleOne(desk) : undefined;
  if (little === 'unborn') return BORN;
  return little === 'baby' && WORDLESS.has(id) ? OLDER : undefined;
}

/** The question as it is put about this child. */
export const askOf = ({ id, ask }: FormField, desk: Desk): string =>
  (id === 'voice-of-child' && littleOne(desk) === 'baby' ? 'How does the baby look, sound and respond to those who care for them? What is an ordinary day like?' : ask);

/** Whether a field that is asked only sometimes is to be asked here; always true for the others. */
export function conditionHolds(field: FormField, desk: Desk, kind: ReferralKind): boolean | undefined {
  return field.need === 'C' ? conditions[field.id]?.(desk, kind) : true;
}
