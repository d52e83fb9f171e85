import { isOverdue, openEscalations, projectCase, type CaseEvent, type CaseSummary } from '../case';

/** What supervision asks about each referral. Source: guidance for safeguarding leads, Supervision. */
export const supervisionQuestions: readonly string[] = [
  'What was decided, by whom, and why?',
  'Did you agree with the decision? Why, or why not?',
  'What would you do differently next time?',
  'Which challenge led to help that the child would not have had? Say so, and thank those who made it.',
  'What has changed for the child since? What is the evidence?',
  'Does anything here need to be taken to another stage?',
];

export interface AgendaItem { summary: CaseSummary; /** Why it is on the agenda. */ because: string[] }

function reasons(events: readonly CaseEvent[], summary: CaseSummary, now: Date): string[] {
  const reply = events.some((e) => e.kind === 'reply' && e.outcome !== 'acknowledged' && e.outcome !== 'more-information');
  return [
    ...(isOverdue(summary, now) ? ['Something is overdue.'] : []),
    ...(openEscalations(events).length ? ['A challenge is open.'] : []),
    ...(events.some((e) => e.kind === 'escalation-closed' && e.outcome === 'agreed-with-us') ? ['A challenge changed the decision.'] : []),
    ...(summary.signOff === 'returned' ? ['A manager returned it.'] : []),
    ...(summary.frontDoorLevel !== null && summary.level !== null && summary.frontDoorLevel !== summary.level ? ['The front door saw another level.'] : []),
    ...(reply && !events.some((e) => e.kind === 'impact') ? ['Nothing is recorded about what difference it made.'] : []),
  ];
}

/** An agenda for supervision: each case with why it is on it, those with most reasons first. Cases without a reason come last. */
export function agendaOf(cases: readonly (readonly CaseEvent[])[], now: Date): AgendaItem[] {
  return cases
    .filter((events) => events.some((e) => e.kind === 'consultation'))
    .map((events) => { const summary = projectCase(events); return { summary, because: reasons(events, summary, now) }; })
    .sort((a, b) => b.because.length - a.because.length || a.summary.caseKey.localeCompare(b.summary.caseKey));
}
