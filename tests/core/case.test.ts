import * as fc from 'fast-check';
import { CaseEventShape, caseKeyFrom, chronology, isAfter, isClosed, isOverdue, openEscalations, openMonitoring, projectCase, sharingLog, type CaseEvent } from '../../src/core/case';
import { event } from '../support/case-events';
import { packOf } from '../support/packs';

const consultation = event('consultation', '2026-11-20T15:10:00.000Z');
const referral = event('referral', '2026-11-20T16:30:00.000Z');
const reply = event('reply', '2026-11-23T10:00:00.000Z', { outcome: 's17' });

describe('the chronology', () => {
  it('puts events in the order in which they happened, whatever the order of recording', () => {
    const late = event('note', '2026-11-20T15:00:00.000Z', { recordedAt: '2026-11-25T09:00:00.000Z' });
    expect(chronology([referral, consultation, late]).map((e) => e.kind)).toEqual(['note', 'consultation', 'referral']);
  });
  it('holds an event that was saved twice once', () => { expect(chronology([consultation, { ...consultation }])).toHaveLength(1); });
  it('compares moments, not texts, when offsets differ', () => {
    const summer = event('note', '2026-11-20T17:00:00+01:00');
    expect(isAfter(referral, summer)).toBe(true);
  });
  it('lets the order of recording decide within a minute, since people type minutes', () => {
    const precise = event('referral', '2026-11-20T16:30:41.000Z');
    const typed = event('reply', '2026-11-20T16:30:00.000Z', { recordedAt: '2026-11-20T16:31:10.000Z' });
    expect(isAfter(typed, precise)).toBe(true);
  });
  it('is the same for every order in which events arrive', () => {
    const events: CaseEvent[] = [consultation, referral, reply, event('note', '2026-11-21T08:00:00.000Z'), event('impact', '2026-12-01T08:00:00.000Z')];
    const expected = chronology(events);
    fc.assert(fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => { expect(chronology(shuffled)).toEqual(expected); expect(projectCase(shuffled)).toEqual(projectCase(events)); }));
  });
});

describe('the case row', () => {
  it('refuses a case without a consultation', () => { expect(() => projectCase([referral])).toThrow('begins with a consultation'); });
  it('starts as a consultation that waits for nothing', () => { expect(projectCase([consultation])).toMatchObject({ status: 'consultation', dueAt: null, signOff: 'not-needed', events: 1 }); });
  it('waits for the reply once it is referred, under the rule shown then, and for a manager', () => {
    expect(projectCase([consultation, referral])).toMatchObject({ status: 'awaiting-reply', dueAt: '2026-11-23T16:30:00.000Z', dueRule: 'one working day', signOff: 'awaiting' });
  });
  it('still waits after a receipt or a question: neither is an answer', () => {
    for (const outcome of ['acknowledged', 'more-information'] as const) expect(projectCase([consultation, referral, event('reply', '2026-11-23T09:00:00.000Z', { outcome })])).toMatchObject({ status: 'awaiting-reply', outcome: null });
  });
  it('is answered by an outcome, and takes the front door’s level from it', () => {
    const settled = { ...referral.settled, level: 4 as const, legal: 's47' as const };
    expect(projectCase([consultation, referral, event('reply', '2026-11-23T10:00:00.000Z', { outcome: 's47', level: settled })])).toMatchObject({ status: 'answered', outcome: 's47', frontDoorLevel: 4, dueAt: null });
  });
  it('is escalated while a challenge is open, and waits for the earliest of what is due', () => {
    const row = projectCase([consultation, referral, event('escalation', '2026-11-24T10:00:00.000Z')]);
    expect(row).toMatchObject({ status: 'escalated', escalationStage: 1, dueAt: '2026-11-23T16:30:00.000Z' });
  });
  it('goes back to answered when the challenge is closed', () => {
    const events = [consultation, referral, reply, event('escalation', '2026-11-24T10:00:00.000Z'), event('escalation-closed', '2026-11-25T09:00:00.000Z')];
    expect(openEscalations(events)).toHaveLength(0);
    expect(projectCase(events)).toMatchObject({ status: 'answered', escalationStage: null });
  });
  it('wants a manager’s eye again after a further referral', () => {
    const approved = event('sign-off', '2026-11-21T09:00:00.000Z', { managerLevel: 3 });
    expect(projectCase([consultation, referral, approved])).toMatchObject({ signOff: 'approved', managerLevel: 3 });
    expect(projectCase([consultation, referral, approved, event('referral', '2026-12-02T09:00:00.000Z')]).signOff).toBe('awaiting');
  });
  it('waits for nothing once it is closed, and opens again on a new referral', () => {
    const closed = event('closed', '2026-12-01T09:00:00.000Z');
    expect(projectCase([consultation, referral, closed])).toMatchObject({ status: 'closed', dueAt: null });
    expect(isClosed([consultation, referral, closed, event('referral', '2026-12-05T09:00:00.000Z')])).toBe(false);
  });
  it('is not changed by a second opinion in an audit', () => {
    const { events: _, updatedAt: __, ...before } = projectCase([consultation, referral]);
    expect(projectCase([consultation, referral, event('audit-rating', '2026-12-01T09:00:00.000Z')])).toMatchObject(before);
  });
  it('keeps every kind of event in a shape that can be read back', () => {
    for (const kind of ['consultation', 'referral', 'phone-call', 'reply', 'further-information', 'escalation', 'escalation-contact', 'escalation-closed', 'sign-off', 'impact', 'shared', 'threshold-point', 'step-down', 'audit-rating', 'note', 'closed'] as const) {
      const one = event(kind, '2026-11-20T15:10:00.000Z');
      expect(CaseEventShape.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
    }
  });
});

describe('overdue', () => {
  const row = { dueAt: '2026-11-23T16:30:00.000Z', status: 'awaiting-reply' as const };
  it('is not overdue at the very moment', () => { expect(isOverdue(row, new Date('2026-11-23T16:30:00.000Z'))).toBe(false); });
  it('is overdue a moment later', () => { expect(isOverdue(row, new Date('2026-11-23T16:30:00.001Z'))).toBe(true); });
  it('is never overdue when closed', () => { expect(isOverdue({ ...row, status: 'closed' }, new Date('2027-01-01T00:00:00Z'))).toBe(false); });
});

describe('the case key', () => {
  it('has the year and six letters that are hard to confuse', () => { expect(caseKeyFrom('00000000-0000-4000-8000-0123456789ab', new Date('2026-11-20T15:10:00Z'))).toMatch(/^TCP-2026-[A-HJKMNP-TV-Z2-9]{6}$/); });
});

describe('"continue to monitor"', () => {
  const { neverCloseOn } = packOf('redbridge', '2025-07-interim').pathway;
  it('asks what, for how long and what next', () => { expect(openMonitoring('We will continue to monitor.', undefined, neverCloseOn)[0]).toContain('for how long'); });
  it('asks in every form of the word', () => { expect(openMonitoring('School is monitoring her.', undefined, neverCloseOn)).toHaveLength(1); });
  it('asks for all three when only one is given', () => { expect(openMonitoring('Better.', { what: 'attendance', howLong: '', next: '' }, neverCloseOn)).toHaveLength(1); });
  it('is content when all three are said', () => { expect(openMonitoring('Continue to monitor.', { what: 'attendance', howLong: 'six weeks', next: 'refer on two more absences' }, neverCloseOn)).toEqual([]); });
  it('leaves other words alone', () => { expect(openMonitoring('He has a new wristwatch and eats well.', undefined, neverCloseOn)).toEqual([]); });
});

describe('the sharing log', () => {
  it('lists referrals, calls, contacts and what was shared, in order, and nothing else', () => {
    const log = sharingLog([event('shared', '2026-12-01T09:00:00.000Z'), referral, consultation, event('note', '2026-11-21T09:00:00.000Z'), event('phone-call', '2026-11-20T15:20:00.000Z')]);
    expect(log.map((one) => one.withWhom)).toEqual(['Sam, Front door', 'Family Help Front Door', 'School nurse']);
  });
});
