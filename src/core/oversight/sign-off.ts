import type { CaseEvent } from '../case';
import { chronology } from '../case';

/**
 * Why this person may not sign this case off; undefined when they may.
 * Nobody signs off their own work: not as its owner, nor as the one who made the consultation, the referral or the escalation.
 */
export function whyNotSignOff(unordered: readonly CaseEvent[], me: { upn: string; role: string }): string | undefined {
  if (me.role !== 'manager') return 'Only a manager signs off.';
  const upn = me.upn.toLowerCase();
  const events = chronology(unordered);
  if (events.some((e) => (e.kind === 'consultation' || e.kind === 'referral' || e.kind === 'escalation') && e.by.upn.toLowerCase() === upn)) return 'You made this yourself. Another manager signs it off.';
  if (!events.some((e) => e.kind === 'referral' || e.kind === 'escalation')) return 'There is no referral or escalation to sign off yet.';
  return undefined;
}
