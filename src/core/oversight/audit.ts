import { chronology, isAfter, type CaseEvent, type EventOf } from '../case';
import type { Level } from '../pack';
import { seeded } from './random';

/** The four points at which thresholds are applied. Source: county audit of thresholds, 36 cases at four points. */
export type AuditPoint = EventOf<'audit-rating'>['point'];
export const auditPoints: Record<AuditPoint, string> = {
  'front-door': 'Front door', 'plan-start': 'Becoming subject to a child protection plan', 'plan-end': 'Ceasing a child protection plan', 'care-end': 'Ceasing involvement with children’s social care',
};

/** What an audit looks for, in the audit's themes. Source: Learning from the audit, Findings; Three learning points for managers. */
export const auditThemes: { id: string; asks: string }[] = [
  { id: 'tools', asks: 'Was the threshold matrix used to measure the concern?' },
  { id: 'neglect-tool', asks: 'Where neglect was a concern, was the neglect tool used?' },
  { id: 'information', asks: 'Was information shared fully when the referral was made, and were minutes and step up or down shared afterwards?' },
  { id: 'decisions', asks: 'Were decisions and the management of risk shared between agencies and evidenced?' },
  { id: 'oversight', asks: 'Are the manager’s decisions and oversight clear on the record?' },
  { id: 'planning', asks: 'Was the planning joint, with owners, dates and a contingency?' },
  { id: 'timeliness', asks: 'Were the steps taken in time?' },
  { id: 'challenge', asks: 'Did partners hold each other to account where they disagreed?' },
];

/** True when a case reached this point. */
export function reached(events: readonly CaseEvent[], point: AuditPoint): boolean {
  return events.some((e) => (point === 'front-door' ? e.kind === 'referral' : e.kind === 'threshold-point' && e.point === point));
}

/**
 * A sample of cases: the same keys, size and seed give the same sample, whatever the order in which the keys came.
 * Fewer than `size` keys give all of them.
 */
export function drawSample(caseKeys: readonly string[], size: number, seed: string): string[] {
  const keys = [...new Set(caseKeys)].sort();
  const next = seeded(seed);
  for (let i = keys.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    [keys[i], keys[j]] = [keys[j] as string, keys[i] as string];
  }
  return keys.slice(0, Math.max(0, size));
}

const tellsOpinion = new Set<CaseEvent['kind']>(['reply', 'sign-off', 'audit-rating', 'escalation', 'escalation-contact', 'escalation-closed', 'closed', 'impact', 'threshold-point']);

export interface BlindCase {
  caseKey: string;
  age: number | null;
  domain: string;
  /** What was written, without the level it was put at. */
  quotes: { text: string; author?: string }[];
  /** What was asked and answered in the referral, as it was sent, without answers that state a level or a legal route. */
  answers: { question: string; answer: string }[];
}

const statesLevel = (text: string) => /\blevel\b|threshold|section\s*(17|47)|\bs\s?(17|47)\b/i.test(text);

/** A case as the second rater sees it: the words it rested on, and nobody's level, outcome or opinion. */
export function blindCase(unordered: readonly CaseEvent[]): BlindCase | undefined {
  const events = chronology(unordered).filter((e) => !tellsOpinion.has(e.kind));
  const consultation = events.findLast((e) => e.kind === 'consultation');
  if (!consultation) return undefined;
  const referral = events.findLast((e) => e.kind === 'referral');
  return {
    caseKey: consultation.caseKey, age: consultation.age, domain: consultation.domain,
    quotes: [...new Map(consultation.evidence.map(({ text, author }) => [text, { text, author }])).values()],
    answers: (referral?.answers ?? []).filter((a) => !statesLevel(a.question) && !statesLevel(a.answer)).map(({ question, answer }) => ({ question, answer })),
  };
}

export interface AuditRow { caseKey: string; point: AuditPoint; auditor: string; theirs: Level | null; second: Level | null; why: string; findings: EventOf<'audit-rating'>['findings'] }

/** Each case's latest second opinion of a sample, beside the level that the case was put at when it was given. */
export function auditRows(cases: readonly (readonly CaseEvent[])[], sample: string): AuditRow[] {
  return cases.flatMap((unordered) => {
    const events = chronology(unordered);
    const rating = events.findLast((e): e is EventOf<'audit-rating'> => e.kind === 'audit-rating' && e.sample === sample);
    if (!rating) return [];
    const settled = events.findLast((e) => (e.kind === 'consultation' || e.kind === 'referral') && !isAfter(e, rating));
    const theirs = settled?.kind === 'consultation' || settled?.kind === 'referral' ? settled.settled.level : null;
    return [{ caseKey: rating.caseKey, point: rating.point, auditor: rating.by.name, theirs, second: rating.level, why: rating.why, findings: rating.findings }];
  });
}
