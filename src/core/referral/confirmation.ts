import { sayMoment } from '../time';
import { answersOf, type ReferralDraft } from './answer';

export interface Telephoned { to: string; person: string; agreed: string; at: Date }

/**
 * A short confirmation of a telephone call, for the person to send: whom, when, what was agreed, and that the written
 * referral follows. It holds no name and nothing about the child. Source: the call is always followed in writing (dsl-referrals, Making a Referral).
 */
export function confirmationOf(draft: ReferralDraft, { to, person, agreed, at }: Telephoned): string {
  const name = answersOf(draft).find((a) => a.field === 'referrer-name')?.value;
  return [
    `I telephoned ${to} on ${sayMoment(at)} and spoke to ${person}.`,
    `We agreed: ${agreed}`,
    'The written referral follows. Please tell me if you have understood anything differently, and confirm that you have received this.',
    ...(name ? ['', name] : []),
  ].join('\n');
}
