import type { CaseEvent } from '../../core/case';

/** Events that decide something about a case; two of them, made without knowing of each other, may contradict. Notes and calls only add. */
const DECIDING = new Set<CaseEvent['kind']>(['consultation', 'referral', 'reply', 'escalation', 'escalation-closed', 'sign-off', 'closed']);

/** True when what somebody else did in between could change what the person is about to do: both decide something, or the case was closed. */
export function matters(ours: readonly CaseEvent[], theirs: readonly CaseEvent[]): boolean {
  if (theirs.some((event) => event.kind === 'closed')) return true;
  return ours.some((event) => DECIDING.has(event.kind)) && theirs.some((event) => DECIDING.has(event.kind));
}
