import type { FormField } from '../pack';
import type { ReferralKind } from './answer';
import type { Desk } from './gather';

type Condition = (desk: Desk, kind: ReferralKind) => boolean | undefined;

const consentGap: Condition = ({ drafting: { settled } }) =>
  settled && (settled.consent.tellParents !== 'told' || settled.consent.agreement !== 'given');

/** When a conditional field is to be asked. What the sources do not tell stays open. */
const conditions: Record<string, Condition> = {
  'why-not-told': consentGap,
  'phone-call-at': ({ drafting }) => drafting.settled?.immediate || drafting.events?.some((e) => e.kind === 'phone-call'),
  'phone-call-to': ({ drafting }) => drafting.settled?.immediate || drafting.events?.some((e) => e.kind === 'phone-call'),
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

/** Whether a field that is asked only sometimes is to be asked here; always true for the others. */
export function conditionHolds(field: FormField, desk: Desk, kind: ReferralKind): boolean | undefined {
  return field.need === 'C' ? conditions[field.id]?.(desk, kind) : true;
}
