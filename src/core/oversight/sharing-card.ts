import { isOverdue, type CaseSummary } from '../case';
import { sayTime } from '../time';

/** What may be shown in a channel about a case: its key, its authority and its clock. Nothing of the child, nobody's name, no words of the message. */
export function channelText(summary: Pick<CaseSummary, 'caseKey' | 'editionName' | 'dueAt' | 'status'>, now: Date): string {
  const clock = summary.dueAt ? `${isOverdue(summary, now) ? 'overdue since' : 'due'} ${sayTime(new Date(summary.dueAt))}` : 'nothing due';
  return `${summary.caseKey} · ${summary.editionName} · ${clock}`;
}
