import type { EventOf } from '../case';
import { addDays, londonTime } from '../time';

/** What a person has written towards closing an escalation. */
export interface Closing { outcome: EventOf<'escalation-closed'>['outcome'] | null; reason: string; resolvedOn: string }

/**
 * What is missing before an escalation may be closed: outcome, reason and the date on which it was resolved.
 * Source: guidance for safeguarding leads, Recording (the solution and when it was reached are always recorded).
 */
export function closingProblems(closing: Closing, openedAt: string, now: Date): string[] {
  const day = Date.parse(closing.resolvedOn);
  return [
    ...(closing.outcome ? [] : ['Choose how it ended.']),
    ...(closing.reason.trim() ? [] : ['Write why: if you agreed to something else, what it was and why you agreed.']),
    ...(Number.isNaN(day) ? ['Give the date on which it was resolved.'] : []),
    ...(day >= Date.parse(addDays(londonTime(now).date, 1)) ? ['The date is in the future. Close it when it is resolved.'] : []),
    ...(day < Date.parse(openedAt.slice(0, 10)) ? ['The date is before the challenge began. Check it.'] : []),
  ];
}
