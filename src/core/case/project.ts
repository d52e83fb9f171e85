import type { CaseEvent, CaseStatus, CaseSummary } from './events';

const order = (a: CaseEvent, b: CaseEvent) => a.happenedAt.localeCompare(b.happenedAt) || a.recordedAt.localeCompare(b.recordedAt) || a.id.localeCompare(b.id);

/** Events in the order in which they happened; each id once. */
export function chronology(events: readonly CaseEvent[]): CaseEvent[] {
  const seen = new Map(events.map((event) => [event.id, event]));
  return [...seen.values()].sort(order);
}

/** Escalations that have been opened and not closed, latest stage of each. */
export function openEscalations(events: readonly CaseEvent[]): Extract<CaseEvent, { kind: 'escalation' }>[] {
  const open = new Map<string, Extract<CaseEvent, { kind: 'escalation' }>>();
  for (const event of chronology(events)) {
    if (event.kind === 'escalation') open.set(event.escalationId, event);
    if (event.kind === 'escalation-closed') open.delete(event.escalationId);
  }
  return [...open.values()];
}

const ANSWERS = new Set(['nfa', 'advice', 'early-help', 's17', 'strategy-discussion', 's47']);

interface State {
  status: CaseStatus;
  dueAt: string | null;
  dueRule: string | null;
}

/** What is being waited for now: the earliest due of all open things. A closed case waits for nothing. */
function stateOf(events: CaseEvent[]): State {
  const closed = events.findLast((e) => e.kind === 'closed');
  const reopened = closed && events.some((e) => order(e, closed) > 0 && (e.kind === 'consultation' || e.kind === 'referral' || e.kind === 'escalation'));
  if (closed && !reopened) return { status: 'closed', dueAt: null, dueRule: null };
  const referral = events.findLast((e) => e.kind === 'referral');
  const answered = referral && events.some((e) => e.kind === 'reply' && ANSWERS.has(e.outcome) && order(e, referral) > 0);
  const waiting = [
    ...openEscalations(events).map((e) => ({ dueAt: e.dueAt, dueRule: e.dueRule })),
    ...(referral && !answered && referral.replyDueAt ? [{ dueAt: referral.replyDueAt, dueRule: referral.replyDueRule ?? '' }] : []),
  ].sort((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
  const status: CaseStatus = openEscalations(events).length ? 'escalated' : referral ? (answered ? 'answered' : 'awaiting-reply') : 'consultation';
  return { status, dueAt: waiting?.dueAt ?? null, dueRule: waiting?.dueRule ?? null };
}

/** A referral at level 3 or 4, a returned case's re-referral, and every escalation want a manager's eye. */
function signOffOf(events: CaseEvent[]): CaseSummary['signOff'] {
  const wanting = events.findLast((e) => e.kind === 'referral' || e.kind === 'escalation');
  const given = events.findLast((e) => e.kind === 'sign-off');
  if (!wanting) return 'not-needed';
  if (!given || order(given, wanting) < 0) return 'awaiting';
  return given.decision;
}

/**
 * The one row that a case has in the case list, worked out from its events and nothing else.
 *
 * Never looks at the clock: whether a case is overdue is `isOverdue(summary, now)`.
 * @throws when there is no event, or no consultation or referral to say whose case it is.
 */
export function projectCase(unordered: readonly CaseEvent[]): CaseSummary {
  const events = chronology(unordered);
  const first = events[0];
  const consultation = events.findLast((e) => e.kind === 'consultation');
  if (!first || !consultation) throw new Error('A case begins with a consultation.');
  const settled = events.findLast((e) => e.kind === 'consultation' || e.kind === 'referral')?.settled ?? consultation.settled;
  const reply = events.findLast((e) => e.kind === 'reply' && ANSWERS.has(e.outcome));
  const frontDoor = events.findLast((e) => e.kind === 'reply' && e.level !== undefined);
  const signOff = events.findLast((e) => e.kind === 'sign-off' && e.managerLevel !== undefined);
  const stages = openEscalations(events).map((e) => e.stage);
  const closed = events.findLast((e) => e.kind === 'closed');
  return {
    caseKey: first.caseKey,
    childLabel: consultation.childLabel,
    setting: consultation.setting,
    authority: settled.authority,
    editionName: settled.editionName,
    domain: consultation.domain,
    age: consultation.age,
    level: settled.level,
    legal: settled.legal,
    suggested: consultation.suggested,
    frontDoorLevel: frontDoor?.kind === 'reply' ? (frontDoor.level?.level ?? null) : null,
    managerLevel: signOff?.kind === 'sign-off' ? (signOff.managerLevel ?? null) : null,
    ...stateOf(events),
    escalationStage: stages.length ? Math.max(...stages) : null,
    outcome: reply?.kind === 'reply' ? reply.outcome : closed?.kind === 'closed' ? closed.outcome : null,
    signOff: signOffOf(events),
    owner: first.by.name,
    ownerUpn: first.by.upn,
    openedAt: first.happenedAt,
    updatedAt: events.reduce((latest, e) => (e.recordedAt > latest ? e.recordedAt : latest), first.recordedAt),
    events: events.length,
  };
}

/** True when something was due before `now` and is still awaited. */
export function isOverdue(summary: Pick<CaseSummary, 'dueAt' | 'status'>, now: Date): boolean {
  return summary.status !== 'closed' && summary.dueAt !== null && Date.parse(summary.dueAt) < now.getTime();
}

const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** A case key that says nothing of the child: 'TCP-2026-4F7K2M', made from a random id that is handed in. */
export function caseKeyFrom(id: string, now: Date): string {
  const hex = id.replace(/[^0-9a-f]/gi, '').padEnd(12, '0');
  const letters = Array.from({ length: 6 }, (_, i) => ALPHABET[Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16) % ALPHABET.length]).join('');
  return `TCP-${now.getUTCFullYear()}-${letters}`;
}
