import type { CaseEvent, EventOf } from '../../src/core/case';

const settled = { authority: 'redbridge', edition: '2025-07-interim', editionName: 'Redbridge, interim July 2025', level: 3 as const, legal: 's17' as const };
const dsl = { name: 'Denise Falkirk', upn: 'denise.falkirk@fernmead.example', objectId: 'o-1', role: 'practitioner' };

const bodies: { [K in CaseEvent['kind']]: Omit<EventOf<K>, 'id' | 'caseKey' | 'happenedAt' | 'recordedAt' | 'by' | 'kind'> } = {
  consultation: { childLabel: 'KM', setting: 'Fernmead Primary', domain: 'abuse-and-neglect', age: 7, suggested: 3, settled, immediate: false, consent: { agreement: 'given', tellParents: 'told', why: '' }, routes: ['front-door'], evidence: [], messageId: 'm-1', readerBuild: 'b-1' },
  referral: { form: 'MARF', settled, to: 'Family Help Front Door', replyDueAt: '2026-11-23T16:30:00.000Z', replyDueRule: 'one working day', sentBy: 'portal', answers: [] },
  'phone-call': { to: 'Front door', person: 'Sam', agreed: 'Send it in writing' },
  reply: { outcome: 'nfa', rationale: 'Not met', toldWhom: 'DSL' },
  'further-information': { says: 'She is seven.', to: 'Front door' },
  escalation: { escalationId: 'x-1', ground: 'level-of-need', stage: 1, stageTitle: 'Talk to the person who decided', placeholderLadder: true, withWhom: 'Social worker', why: 'The bruise was seen twice.', wanted: 'An assessment', risk: 'Further injury', dueAt: '2026-11-25T10:00:00.000Z', dueRule: '1 working day' },
  'escalation-contact': { escalationId: 'x-1', stage: 1, person: 'A. Shah', role: 'Social worker', agency: 'Council', channel: 'telephone', said: 'Will look again' },
  'escalation-closed': { escalationId: 'x-1', outcome: 'agreed-with-us', reason: 'They will assess', resolvedOn: '2026-11-25' },
  'sign-off': { decision: 'approved', comment: 'Agreed', rationale: 'The level fits' },
  impact: { says: 'In school every day since.' },
  shared: { what: 'Minutes', withWhom: 'School nurse', why: 'Plan; parents agreed' },
  'threshold-point': { point: 'plan-start', says: 'Conference decided' },
  'step-down': { from: '2026-12-01', review: '2027-01-12', until: '2027-02-23', weeks: 12, reviewDueAt: '2027-01-12T17:00:00.000Z', endDueAt: '2027-02-23T17:00:00.000Z', rule: 'at least 12 weeks of early help', lead: 'Family centre', agreed: 'Weekly visits', stepUpIf: 'He is hurt again' },
  'audit-rating': { sample: 's', point: 'front-door', level: 4, legal: 's47', why: 'Injury', findings: [] },
  note: { says: 'Spoke to the class teacher.' },
  closed: { outcome: 'Help is in place', reason: 'Plan ended well' },
};

let count = 0;

/** An event of a made-up case, at a time, with what the test cares about. Recorded when it happened unless said otherwise. */
export function event<K extends CaseEvent['kind']>(kind: K, at: string, more: Partial<EventOf<K>> = {}): EventOf<K> {
  count += 1;
  return { id: `e-${String(count).padStart(4, '0')}`, caseKey: 'TCP-2026-4F7K2M', happenedAt: at, recordedAt: at, by: dsl, kind, ...bodies[kind], ...more } as unknown as EventOf<K>;
}
