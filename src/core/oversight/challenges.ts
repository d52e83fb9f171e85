import { chronology, type CaseEvent, type EventOf } from '../case';
import { londonTime } from '../time';

/** One challenge from its first stage to its end, or to now. */
export interface ChallengeRow {
  caseKey: string;
  escalationId: string;
  ground: string;
  stage: number;
  stageTitle: string;
  withWhom: string;
  openedAt: string;
  dueAt: string;
  overdue: boolean;
  /** Days of the London calendar since it was opened; to its resolution where it has one. */
  days: number;
  contacts: number;
  closed: Pick<EventOf<'escalation-closed'>, 'outcome' | 'reason' | 'resolvedOn'> | null;
}

/** The number of a day in London, of an instant or of a date. */
const dayOf = (iso: string) => Date.parse(iso.length === 10 ? iso : londonTime(new Date(iso)).date) / 86_400_000;

function rowOf(events: CaseEvent[], id: string, now: Date): ChallengeRow[] {
  const stages = events.filter((e): e is EventOf<'escalation'> => e.kind === 'escalation' && e.escalationId === id);
  const [first, latest] = [stages[0], stages.at(-1)];
  if (!first || !latest) return [];
  const closed = events.findLast((e): e is EventOf<'escalation-closed'> => e.kind === 'escalation-closed' && e.escalationId === id);
  return [{
    caseKey: first.caseKey, escalationId: id, ground: first.ground, stage: latest.stage, stageTitle: latest.stageTitle, withWhom: latest.withWhom, openedAt: first.happenedAt, dueAt: latest.dueAt,
    overdue: !closed && Date.parse(latest.dueAt) < now.getTime(), days: Math.max(0, dayOf(closed?.resolvedOn ?? now.toISOString()) - dayOf(first.happenedAt)),
    contacts: events.filter((e) => e.kind === 'escalation-contact' && e.escalationId === id).length,
    closed: closed ? { outcome: closed.outcome, reason: closed.reason, resolvedOn: closed.resolvedOn } : null,
  }];
}

/** The challenges of a case, those still open first, the longest open first. */
export function challengesOf(unordered: readonly CaseEvent[], now: Date): ChallengeRow[] {
  const events = chronology(unordered);
  const ids = new Set(events.flatMap((e) => (e.kind === 'escalation' ? [e.escalationId] : [])));
  return [...ids].flatMap((id) => rowOf(events, id, now)).sort((a, b) => Number(a.closed !== null) - Number(b.closed !== null) || b.days - a.days);
}
