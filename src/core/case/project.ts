import type { CaseEvent, CaseStatus, CaseSummary, EventOf } from './events';

/** Moments may be written with different offsets: they are compared as moments, and as text only where one is no time. */
const sooner = (a: string, b: string) => {
  const apart = Date.parse(a) - Date.parse(b);
  return Number.isNaN(apart) ? a.localeCompare(b) : apart;
};

/** People type the minute in which something happened; within it the order of recording holds. */
const minute = (iso: string) => {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? iso : new Date(at - (at % 60_000)).toISOString();
};

const order = (a: CaseEvent, b: CaseEvent) => sooner(minute(a.happenedAt), minute(b.happenedAt)) || sooner(a.recordedAt, b.recordedAt) || a.id.localeCompare(b.id);

/** True when the one event comes after the other in the chronology. */
export const isAfter = (one: CaseEvent, other: CaseEvent): boolean => order(one, other) > 0;

/** Events in the order in which they happened; each id once. */
export function chronology(events: readonly CaseEvent[]): CaseEvent[] {
  const seen = new Map(events.map((event) => [event.id, event]));
  return [...seen.values()].sort(order);
}

/** Escalations that have been opened and not closed, latest stage of each. */
export function openEscalations(events: readonly CaseEvent[]): EventOf<'escalation'>[] {
  const open = new Map<string, EventOf<'escalation'>>();
  for (const event of chronology(events)) {
    if (event.kind === 'escalation') open.set(event.escalationId, event);
    if (event.kind === 'escalation-closed') open.delete(event.escalationId);
  }
  return [...open.values()];
}

/**
 * What a step down waits for: its review, and after an impact entry its end; after a second one nothing. A referral or a
 * consultation made since is a step up, and ends it.
 */
export function openStepDown(unordered: readonly CaseEvent[]): { event: EventOf<'step-down'>; at: 'review' | 'end'; dueAt: string; dueRule: string } | undefined {
  const event = chronology(unordered).findLast((e) => e.kind === 'step-down');
  if (!event || unordered.some((e) => reopens(e) && isAfter(e, event))) return undefined;
  const looked = unordered.filter((e) => e.kind === 'impact' && isAfter(e, event)).length;
  if (looked > 1) return undefined;
  return { event, at: looked ? 'end' : 'review', dueAt: looked ? event.endDueAt : event.reviewDueAt, dueRule: event.rule };
}

const ANSWERS = new Set(['nfa', 'advice', 'early-help', 's17', 'strategy-discussion', 's47']);

interface State {
  status: CaseStatus;
  dueAt: string | null;
  dueRule: string | null;
}

const isAnswer = (e: CaseEvent): e is EventOf<'reply'> => e.kind === 'reply' && ANSWERS.has(e.outcome);
const reopens = (e: CaseEvent) => e.kind === 'consultation' || e.kind === 'referral' || e.kind === 'escalation';

/** True once a case is closed and nothing has opened it again. */
export function isClosed(unordered: readonly CaseEvent[]): boolean {
  const closed = chronology(unordered).findLast((e) => e.kind === 'closed');
  return closed !== undefined && !unordered.some((e) => reopens(e) && isAfter(e, closed));
}

/** The first referral since the front door last answered; undefined when it has answered the last one, or none was made. */
export function unansweredReferral(unordered: readonly CaseEvent[]): EventOf<'referral'> | undefined {
  const events = chronology(unordered);
  const answer = events.findLast(isAnswer);
  return events.find((e): e is EventOf<'referral'> => e.kind === 'referral' && (!answer || isAfter(e, answer)));
}

/** What is being waited for now: the earliest due of all open things. A closed case waits for nothing. */
function stateOf(events: CaseEvent[]): State {
  if (isClosed(events)) return { status: 'closed', dueAt: null, dueRule: null };
  const referral = events.findLast((e) => e.kind === 'referral');
  const answered = referral !== undefined && !unansweredReferral(events);
  const open = openEscalations(events);
  const due: { dueAt: string; dueRule: string | null }[] = open.map(({ dueAt, dueRule }) => ({ dueAt, dueRule }));
  if (referral?.replyDueAt && !answered) due.push({ dueAt: referral.replyDueAt, dueRule: referral.replyDueRule });
  const eased = openStepDown(events);
  if (eased) due.push(eased);
  const first = due.sort((a, b) => sooner(a.dueAt, b.dueAt))[0];
  const asked: CaseStatus = answered ? 'answered' : referral ? 'awaiting-reply' : 'consultation';
  return { status: open.length ? 'escalated' : asked, dueAt: first?.dueAt ?? null, dueRule: first?.dueRule ?? null };
}

/** A referral at level 3 or 4, a returned case's re-referral, and every escalation want a manager's eye. */
function signOffOf(events: CaseEvent[]): CaseSummary['signOff'] {
  const wanting = events.findLast((e) => e.kind === 'referral' || e.kind === 'escalation');
  const given = events.findLast((e) => e.kind === 'sign-off');
  if (!wanting) return 'not-needed';
  if (!given || order(given, wanting) < 0) return 'awaiting';
  return given.decision;
}

/** What became of it: the front door's last answer, failing that how the record was closed. */
const outcomeOf = (events: CaseEvent[]): string | null => events.findLast(isAnswer)?.outcome ?? events.findLast((e) => e.kind === 'closed')?.outcome ?? null;

/** The last decision on record, which names the authority and the edition under which the case stands; undefined when there is none. */
export const rulesOf = (unordered: readonly CaseEvent[]): EventOf<'consultation'>['settled'] | undefined =>
  chronology(unordered).findLast((e) => e.kind === 'consultation' || e.kind === 'referral')?.settled;

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
  const settled = rulesOf(events) ?? consultation.settled;
  const stages = openEscalations(events).map((e) => e.stage);
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
    frontDoorLevel: events.findLast((e): e is EventOf<'reply'> => e.kind === 'reply' && e.level !== undefined)?.level?.level ?? null,
    managerLevel: events.findLast((e): e is EventOf<'sign-off'> => e.kind === 'sign-off' && e.managerLevel !== undefined)?.managerLevel ?? null,
    ...stateOf(events),
    escalationStage: stages.length ? Math.max(...stages) : null,
    outcome: outcomeOf(events),
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

/** True for what looks like a case key: a key from a link is checked before it is used. */
export const isCaseKey = (text: string): boolean => /^TCP-\d{4}-[A-Z0-9]{6}$/.test(text);
