import type { CaseEvent, EventOf } from '../case';
import { chronology, isAfter, isClosed, openEscalations, openStepDown } from '../case';
import { nextAfter } from '../decision';
import type { Pack } from '../pack';
import type { Holidays } from '../time';
import { writtenFollowUpDue } from './ladder';

/** A thing to do next on a case: what, by when, under which rule, to whom. */
export interface NextStep {
  kind: 'refer' | 'chase-reply' | 'write-up-call' | 'answer-question' | 'returned' | 'escalation-due' | 'next-stage' | 'record-impact' | 'step-down';
  says: string;
  dueAt: string | null;
  rule: string | null;
  overdue: boolean;
  /** Who is waited for, or who waits. */
  whom?: string;
}

const hasPassed = (at: string, now: Date) => Date.parse(at) < now.getTime();

/** What shows that a case is with others already, or that its writing is asked for elsewhere. */
const TAKEN_ON = new Set<CaseEvent['kind']>(['referral', 'phone-call', 'reply', 'escalation', 'threshold-point', 'step-down']);

/** A decision that asks for a referral, of which none is on record. */
function refer(events: CaseEvent[], pack: Pack): NextStep[] {
  const consultation = events.findLast((e) => e.kind === 'consultation');
  if (!consultation || consultation.settled.authority !== pack.id || nextAfter(pack, { ...consultation, ...consultation.settled }) !== 'refer') return [];
  if (events.some((e) => TAKEN_ON.has(e.kind))) return [];
  return [{ kind: 'refer', says: 'What was decided asks for a referral. None is recorded yet: write it, send it, then record it.', dueAt: null, rule: null, overdue: false }];
}

/** A telephone call with something to put in writing that nobody has put in writing since. Asking for advice or for a reply is none. */
function writeUpCall(events: CaseEvent[], pack: Pack, now: Date, holidays: Holidays): NextStep[] {
  const call = events.findLast((e): e is EventOf<'phone-call'> => e.kind === 'phone-call' && e.purpose !== 'advice' && e.purpose !== 'chase');
  if (!call || events.some((e) => (e.kind === 'referral' || (e.kind === 'further-information' && call.purpose === 'new-information')) && isAfter(e, call))) return [];
  const due = writtenFollowUpDue(pack, new Date(call.happenedAt), holidays);
  const stated = pack.clock.rules.find((rule) => rule.what === 'written-follow-up');
  return [{
    kind: 'write-up-call', says: 'You telephoned. Now put it in writing, even if you were told that it is not needed.', whom: call.to,
    dueAt: due?.at.toISOString() ?? null, rule: due?.rule ?? stated?.rule ?? null, overdue: due ? due.at < now : false,
  }];
}

const waitingSays = (late: boolean, acknowledged: boolean): string => {
  if (late) return acknowledged ? 'The front door has it, but has not said what was decided. Telephone and ask.' : 'No reply yet. Telephone the front door and ask what was decided.';
  return acknowledged ? 'The front door has it. Their decision is still to come.' : 'Waiting for the front door to reply.';
};

/** A referral that has no answer. A receipt is no answer; a question is one to answer first. */
function awaitReply(events: CaseEvent[], now: Date): NextStep[] {
  const referral = events.findLast((e) => e.kind === 'referral');
  if (!referral) return [];
  const replies = events.filter((e): e is EventOf<'reply'> => e.kind === 'reply' && isAfter(e, referral));
  if (replies.some((e) => e.outcome !== 'acknowledged' && e.outcome !== 'more-information')) return [];
  const question = replies.findLast((e) => e.outcome === 'more-information');
  const answered = question && events.some((e) => e.kind === 'further-information' && isAfter(e, question));
  const steps: NextStep[] = question && !answered ? [{ kind: 'answer-question', says: `The front door asks for more: “${question.rationale}”`, dueAt: null, rule: null, overdue: false, whom: referral.to }] : [];
  if (!referral.replyDueAt) return [...steps, { kind: 'chase-reply', says: 'Waiting for the front door to reply. No time for it is stated.', dueAt: null, rule: null, overdue: false, whom: referral.to }];
  const late = hasPassed(referral.replyDueAt, now);
  return [...steps, { kind: 'chase-reply', says: waitingSays(late, replies.length > 0), dueAt: referral.replyDueAt, rule: referral.replyDueRule, overdue: late, whom: referral.to }];
}

function carryOnEscalations(events: CaseEvent[], pack: Pack, now: Date): NextStep[] {
  return openEscalations(events).map((open) => {
    const late = hasPassed(open.dueAt, now);
    const next = pack.escalation.stages.find((s) => s.number === open.stage + 1);
    const says = !late ? `Stage ${open.stage}, ${open.stageTitle}: waiting for ${open.withWhom}.`
      : next ? `Stage ${open.stage} has run out of time. Take it to stage ${next.number}: ${next.title}.`
      : `Stage ${open.stage}, the last, has run out of time. Telephone ${open.withWhom}.`;
    return { kind: late && next ? 'next-stage' : 'escalation-due', says, dueAt: open.dueAt, rule: open.dueRule, overdue: late, whom: late && next ? next.to : open.withWhom };
  });
}

function heedManager(events: CaseEvent[]): NextStep[] {
  const signOff = events.findLast((e) => e.kind === 'sign-off');
  if (signOff?.decision !== 'returned' || events.some((e) => (e.kind === 'referral' || e.kind === 'consultation' || e.kind === 'escalation') && isAfter(e, signOff))) return [];
  return [{ kind: 'returned', says: `${signOff.by.name} has returned this: “${signOff.comment}”`, dueAt: null, rule: null, overdue: false, whom: signOff.by.name }];
}

function recordImpact(events: CaseEvent[]): NextStep[] {
  const reply = events.findLast((e) => e.kind === 'reply' && e.outcome !== 'acknowledged' && e.outcome !== 'more-information');
  if (!reply || events.some((e) => e.kind === 'impact' && isAfter(e, reply))) return [];
  return [{ kind: 'record-impact', says: 'Record what difference the help has made to the child.', dueAt: null, rule: null, overdue: false }];
}

/** The review half way through a step down, and its end. */
function lookAfterStepDown(events: CaseEvent[], now: Date): NextStep[] {
  const open = openStepDown(events);
  if (!open) return [];
  const { event, at, dueAt, dueRule } = open;
  const says = at === 'review'
    ? `Stepped down: review with the family whether it holds, and record what difference it made. Step up again if: ${event.stepUpIf}`
    : 'Stepped down: the early help may end now, if it held. Record what difference it made, or close the record.';
  return [{ kind: 'step-down', says, dueAt, rule: dueRule, overdue: hasPassed(dueAt, now), whom: event.lead }];
}

/**
 * What a case waits for, most urgent first. Depends on the events and the moment only; a closed case waits for nothing.
 * An open dispute never pauses protection: this list never replaces the immediate-danger panel.
 */
export function nextSteps(unordered: readonly CaseEvent[], pack: Pack, now: Date, holidays: Holidays): NextStep[] {
  const events = chronology(unordered);
  if (isClosed(events)) return [];
  const steps = [...refer(events, pack), ...writeUpCall(events, pack, now, holidays), ...awaitReply(events, now), ...carryOnEscalations(events, pack, now), ...heedManager(events), ...recordImpact(events), ...lookAfterStepDown(events, now)];
  const due = (step: NextStep) => (step.dueAt ? Date.parse(step.dueAt) : Number.MAX_SAFE_INTEGER);
  return steps.sort((a, b) => Number(b.overdue) - Number(a.overdue) || due(a) - due(b));
}
