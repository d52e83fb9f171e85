import type { CaseEvent, EventKind, EventOf } from '../../core/case';
import { outcomeWords } from '../../core/escalation';
import { levelLabel } from '../../core/pack';
import { sayDay, sayMoment } from '../../core/time';
import { consents, endings, points, purposes, tellings, words } from './words';

type Lines = [label: string, says: string][];
const at = (iso: string | null | undefined) => (iso ? sayMoment(new Date(iso)) : '');

const consultation = (e: EventOf<'consultation'>): Lines => [
  ['Decided', levelLabel(e.settled, e.settled.level, e.settled.legal)],
  ['Differs because', e.differsBecause ?? ''],
  ['Protecting today', e.immediate ? 'yes' : 'no'],
  ['Consent', [consents.get(e.consent.agreement) ?? e.consent.agreement, tellings.get(e.consent.tellParents) ?? e.consent.tellParents, e.consent.why].filter(Boolean).join('; ')],
  ['Goes to', e.routes.join(', ').replaceAll('-', ' ')],
  ['Note', e.note ?? ''],
];

const escalation = (e: EventOf<'escalation'>): Lines => [
  ['Stage', `${e.stage}, ${e.stageTitle}${e.placeholderLadder ? words.standIn : ''}`], ['With', e.withWhom], ['Ground', e.ground.replaceAll('-', ' ')], ['Why', e.why],
  ['Risk', e.risk], ['Wanted', e.wanted], ['By when', e.wantedBy ?? ''], ['Due', `${at(e.dueAt)} (${e.dueRule})`], ['Advice from', e.consulted ?? ''],
];

const said = (says: string): Lines => [['', says]];

const linesByKind: { [K in EventKind]: (e: EventOf<K>) => Lines } = {
  consultation,
  referral: (e) => [['Decided', levelLabel(e.settled, e.settled.level, e.settled.legal)], ['To', e.to], ['By', e.sentBy], ['Reply due', e.replyDueAt ? `${at(e.replyDueAt)} (${e.replyDueRule ?? ''})` : 'no time is stated'], ['Form', e.packEdition ? `${e.form}, edition ${e.packEdition}` : ''], ['Read by', e.readerBuild ?? '']],
  'phone-call': (e) => [['For', e.purpose ? purposes[e.purpose] : ''], ['To', `${e.person}, ${e.to}`], ['Agreed', e.agreed], ['The child’s words', e.childsFirstWords ? `“${e.childsFirstWords}”` : '']],
  reply: (e) => [['Outcome', outcomeWords[e.outcome]], ['Their level', e.level ? levelLabel(e.level, e.level.level, e.level.legal) : ''], ['Because', e.rationale], ['From', [e.from, e.channel].filter(Boolean).join(', ')], ['Told', e.toldWhom]],
  'further-information': (e) => [['To', e.to], ['', e.says]],
  escalation,
  'escalation-contact': (e) => [['With', [e.person, e.role, e.agency].filter(Boolean).join(', ')], ['By', e.channel], ['Said', e.said]],
  'escalation-closed': (e) => [['Ended', endings[e.outcome]], ['Because', e.reason], ['Resolved on', e.resolvedOn], ['Plan', e.plan ?? ''], ['Partnership told', e.partnershipTold ?? ''], ['Learning', e.learning ?? '']],
  'sign-off': (e) => [['Decision', e.decision], ['Level, by the same thresholds', e.managerLevel ? String(e.managerLevel) : ''], ['Comment', e.comment], ['Because', e.rationale]],
  impact: (e) => [['', e.says], ['Monitoring', e.monitoring ? `${e.monitoring.what}, for ${e.monitoring.howLong}; then ${e.monitoring.next}` : '']],
  shared: (e) => [['What', e.what], ['With', e.withWhom], ['Why', e.why]],
  'threshold-point': (e) => [['', points[e.point]], ['', e.says]],
  'step-down': (e) => [['From', sayDay(e.from)], ['Review by', sayDay(e.review)], ['Not before', `${sayDay(e.until)} (${e.rule})`], ['Led by', e.lead], ['Agreed', e.agreed], ['Step up again if', e.stepUpIf]],
  'audit-rating': () => said('A second opinion was given. It is shown under Audit.'),
  note: (e) => said(e.says),
  closed: (e) => [['Outcome', e.outcome], ['Because', e.reason]],
};

/** What an event says, line by line, in words. Lines without words are left out. */
export function linesOf(e: CaseEvent): Lines {
  const lines = linesByKind[e.kind] as (event: CaseEvent) => Lines;
  return lines(e).filter(([, says]) => says.trim());
}
