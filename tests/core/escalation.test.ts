import { closingProblems, draftChallenge, nextSteps, replyDue, stageDue, writtenFollowUpDue } from '../../src/core/escalation';
import { fromLondon, sayTime } from '../../src/core/time';
import { event } from '../support/case-events';
import { packOf } from '../support/packs';

const redbridge = packOf('redbridge', '2025-07-interim');
const holidays = new Set(['2026-12-25', '2026-12-28']);
const consultation = event('consultation', '2026-11-20T15:10:00.000Z', {
  evidence: [
    { text: 'a hand-shaped bruise on her arm', row: 'abuse-and-neglect/injuries', level: 4, decision: 'accepted', author: 'J. Bell' },
    { text: 'he was tired', row: 'abuse-and-neglect/basic-care', level: 2, decision: 'rejected', reason: 'ill that week' },
  ],
});
const referral = event('referral', '2026-11-20T16:30:00.000Z');
const steps = (now: string, ...events: Parameters<typeof nextSteps>[0]) => nextSteps([consultation, ...events], redbridge, new Date(now), holidays);

describe('when a reply is due', () => {
  const friday = fromLondon('2026-11-20', '16:30');
  it('is one working day at level 3, and the rule is said', () => { expect(replyDue(redbridge, 3, friday, holidays)?.says).toMatch(/^due Mon 23 November, 16:30: one working day/); });
  it('is one working day at level 4 too, where the guidance states no time', () => { expect(sayTime(replyDue(redbridge, 4, friday, holidays)?.at as Date)).toBe('Mon 23 November, 16:30'); });
  it('stays at the national working day when the longer reading is chosen: a shorter clock wins', () => { expect(sayTime(replyDue(redbridge, 3, friday, holidays, 'desk-hours')?.at as Date)).toBe('Mon 23 November, 16:30'); });
  it('is three working days under the longer reading alone', () => {
    const alone = { ...redbridge, clock: { ...redbridge.clock, rules: redbridge.clock.rules.filter((r) => r.what === 'feedback') } };
    expect(sayTime(replyDue(alone, 3, friday, holidays, 'desk-hours')?.at as Date)).toBe('Wed 25 November, 16:30');
  });
  it('is not stated at level 2', () => { expect(replyDue(redbridge, 2, friday, holidays)).toBeUndefined(); });
  it('has no time for the written follow-up in Redbridge', () => { expect(writtenFollowUpDue(redbridge, friday, holidays)).toBeUndefined(); });
});

describe('the ladder', () => {
  const friday = fromLondon('2026-11-20', '16:30');
  it('counts working days at a stage and says that the ladder is a stand-in', () => {
    const due = stageDue(redbridge, 2, friday, false, holidays);
    expect(sayTime(due.at)).toBe('Tue 24 November, 16:30');
    expect(due).toMatchObject({ assumed: true });
    expect(due.rule).toBe('2 working days at stage 2, a stand-in: the local policy was not found');
  });
  it('takes the fast lane for a child at risk: 24 hours, through the weekend', () => { expect(sayTime(stageDue(redbridge, 2, friday, true, holidays).at)).toBe('Sat 21 November, 16:30'); });
  it('keeps the shorter clock where the stage is shorter than the fast lane', () => {
    const quick = { ...redbridge, escalation: { ...redbridge.escalation, stages: [{ ...redbridge.escalation.stages[0]!, within: { count: 4, unit: 'hours' as const } }] } };
    expect(sayTime(stageDue(quick, 1, friday, true, holidays).at)).toBe('Fri 20 November, 20:30');
  });
  it.each<[number, 'working-days' | 'working-hours' | 'hours', string]>([
    [1, 'working-days', '1 working day at stage'], [2, 'working-days', '2 working days at stage'], [1, 'working-hours', '1 working hour at stage'], [1, 'hours', '1 hour at stage'], [24, 'hours', '24 hours at stage'],
  ])('says %s %s as "%s"', (count, unit, says) => {
    const told = { ...redbridge, escalation: { ...redbridge.escalation, stages: [{ ...redbridge.escalation.stages[0]!, within: { count, unit } }] } };
    expect(stageDue(told, 1, friday, false, holidays).rule).toMatch(new RegExp(`^${says}`));
  });
  it('refuses a pack without stages', () => { expect(() => stageDue({ ...redbridge, escalation: { ...redbridge.escalation, stages: [] } }, 1, friday, false, holidays)).toThrow('no escalation stages'); });
});

describe('what comes next', () => {
  it('is the referral after a consultation that asks for one, until something is on its way', () => {
    expect(steps('2026-11-20T16:00:00Z')).toEqual([expect.objectContaining({ kind: 'refer', dueAt: null, overdue: false })]);
    expect(steps('2026-11-20T16:00:00Z', event('note', '2026-11-20T15:30:00Z')).map((s) => s.kind)).toEqual(['refer']);
    expect(steps('2026-11-20T17:00:00Z', referral).map((s) => s.kind)).not.toContain('refer');
    expect(steps('2026-11-20T17:00:00Z', event('phone-call', '2026-11-20T16:00:00Z')).map((s) => s.kind)).not.toContain('refer');
  });
  it('is nothing after a consultation that asks for no referral, or of another authority’s rules', () => {
    const at = (change: Partial<typeof consultation>) => nextSteps([{ ...consultation, immediate: false, routes: [], ...change }], redbridge, new Date('2026-11-20T16:00:00Z'), holidays);
    expect(at({ settled: { ...consultation.settled, level: 2, legal: 'none' } })).toEqual([]);
    expect(at({ settled: { ...consultation.settled, authority: 'dudley' } })).toEqual([]);
  });
  it('waits at the moment a reply is due, and chases it a moment later', () => {
    expect(steps('2026-11-23T16:30:00.000Z', referral)[0]).toMatchObject({ kind: 'chase-reply', overdue: false, rule: 'one working day' });
    const late = steps('2026-11-23T16:30:00.001Z', referral)[0];
    expect(late).toMatchObject({ kind: 'chase-reply', overdue: true, whom: 'Family Help Front Door' });
    expect(late?.says).toContain('Telephone the front door');
  });
  it('goes on waiting after a receipt, and says that the decision is to come', () => { expect(steps('2026-11-23T10:00:00Z', referral, event('reply', '2026-11-23T09:30:00Z', { outcome: 'acknowledged' }))[0]?.says).toContain('decision is still to come'); });
  it('says so when it has only been received and time is up', () => { expect(steps('2026-11-24T10:00:00Z', referral, event('reply', '2026-11-23T09:30:00Z', { outcome: 'acknowledged' }))[0]).toMatchObject({ overdue: true, kind: 'chase-reply' }); });
  it('puts their question before the practitioner until it is answered; the clock runs on', () => {
    const asked = event('reply', '2026-11-23T09:30:00Z', { outcome: 'more-information', rationale: 'How old is she?' });
    expect(steps('2026-11-23T10:00:00Z', referral, asked).map((s) => s.kind).sort()).toEqual(['answer-question', 'chase-reply']);
    expect(steps('2026-11-23T10:00:00Z', referral, asked, event('further-information', '2026-11-23T09:50:00Z')).map((s) => s.kind)).toEqual(['chase-reply']);
  });
  it('stops waiting on an answer, and asks what difference it made', () => {
    const answered = event('reply', '2026-11-23T10:00:00Z', { outcome: 'early-help' });
    expect(steps('2026-12-01T10:00:00Z', referral, answered).map((s) => s.kind)).toEqual(['record-impact']);
    expect(steps('2026-12-01T10:00:00Z', referral, answered, event('impact', '2026-11-30T10:00:00Z'))).toEqual([]);
  });
  it('wants a telephone referral in writing even where no time is stated, until it is referred', () => {
    const call = event('phone-call', '2026-11-20T15:20:00Z', { purpose: 'referral' });
    expect(steps('2026-11-20T16:00:00Z', call)[0]).toMatchObject({ kind: 'write-up-call', dueAt: null });
    expect(steps('2026-11-20T16:00:00Z', call)[0]?.rule).toContain('always put it in writing');
    expect(steps('2026-11-20T16:40:00Z', call, referral).map((s) => s.kind)).toEqual(['chase-reply']);
  });
  it('wants nothing in writing after a call for advice or to chase a reply', () => {
    for (const purpose of ['advice', 'chase'] as const) expect(steps('2026-11-20T16:00:00Z', event('phone-call', '2026-11-20T15:20:00Z', { purpose }))).toEqual([]);
  });
  it('goes to the next stage a moment after a stage ran out, not before', () => {
    const open = event('escalation', '2026-11-24T10:00:00Z');
    expect(steps('2026-11-25T10:00:00.000Z', open)[0]).toMatchObject({ kind: 'escalation-due', overdue: false, whom: 'Social worker' });
    expect(steps('2026-11-25T10:00:00.001Z', open)[0]).toMatchObject({ kind: 'next-stage', overdue: true, whom: 'Team manager' });
  });
  it('has no stage after the last: it says to telephone', () => { expect(steps('2026-12-25T10:00:00Z', event('escalation', '2026-11-24T10:00:00Z', { stage: 4 }))[0]?.says).toContain('the last'); });
  it('brings back what a manager returned, until it is done again', () => {
    const returned = event('sign-off', '2026-11-21T10:00:00Z', { decision: 'returned', comment: 'Say what she said.' });
    expect(steps('2026-11-21T12:00:00Z', referral, returned).map((s) => s.kind)).toContain('returned');
    expect(steps('2026-11-22T12:00:00Z', referral, returned, event('referral', '2026-11-21T15:00:00Z')).map((s) => s.kind)).not.toContain('returned');
  });
  it('puts what is overdue first, then by time', () => {
    const found = steps('2026-11-24T12:00:00Z', referral, event('escalation', '2026-11-24T10:00:00Z'));
    expect(found.map((s) => s.overdue)).toEqual([true, false]);
  });
  it('is nothing for a closed case', () => { expect(steps('2026-12-24T12:00:00Z', referral, event('closed', '2026-12-01T10:00:00Z'))).toEqual([]); });
});

describe('closing an escalation', () => {
  const now = new Date('2026-11-26T10:00:00Z');
  const whole = { outcome: 'alternative-accepted' as const, reason: 'Early help by Friday; we agreed because school leads it', resolvedOn: '2026-11-25' };
  const problems = (change: object) => closingProblems({ ...whole, ...change }, '2026-11-24T10:00:00Z', now);
  it('is allowed with outcome, reason and date', () => { expect(problems({})).toEqual([]); });
  it('is refused without an outcome', () => { expect(problems({ outcome: null })).toHaveLength(1); });
  it('is refused without a reason, or with an empty one', () => { expect(problems({ reason: '  ' })).toHaveLength(1); });
  it('is refused without a date', () => { expect(problems({ resolvedOn: '' })).toHaveLength(1); });
  it('is refused with a date to come', () => { expect(problems({ resolvedOn: '2026-11-27' })).toHaveLength(1); });
  it('is allowed for today in the hour after a summer midnight, when it is still yesterday by Greenwich', () => { expect(closingProblems({ ...whole, resolvedOn: '2026-07-01' }, '2026-06-24T10:00:00Z', new Date('2026-06-30T23:30:00Z'))).toEqual([]); });
  it('is refused with a date before the challenge began', () => { expect(problems({ resolvedOn: '2026-11-23' })).toHaveLength(1); });
  it('is allowed on the day the challenge began', () => { expect(problems({ resolvedOn: '2026-11-24' })).toEqual([]); });
});

describe('the drafted challenge', () => {
  const blank = { ground: '', risk: '', wanted: '', wantedBy: '', challenged: '', alternative: '' };
  const nfa = event('reply', '2026-11-23T10:00:00.000Z', { outcome: 'nfa', rationale: 'Single incident' });
  const text = draftChallenge([consultation, referral, nfa], redbridge, { ...blank, ground: 'level-of-need', risk: 'a further injury', wanted: 'a strategy discussion', wantedBy: 'Tuesday noon' });
  it('quotes what was accepted, under the published row with its citation', () => {
    expect(text).toContain('“a hand-shaped bruise on her arm” (J. Bell)');
    expect(text).toMatch(/level 4: .+\[.+\]/);
  });
  it('leaves out what the practitioner rejected', () => { expect(text).not.toContain('tired'); });
  it('says what was decided, the risk, what is wanted and by when', () => { for (const words of ['no further action', 'Single incident', 'a further injury', 'a strategy discussion, by Tuesday noon']) expect(text).toContain(words); });
  it('names the level with its authority and edition', () => { expect(text).toContain('Level 3 · s17 · Redbridge, interim July 2025'); });
  it('marks a gap where something is missing instead of filling it', () => { expect(draftChallenge([consultation], redbridge, blank)).toContain('[write the risk here]'); });
  it('says that there was no answer, and when it is due, whether that has come or not', () => { expect(draftChallenge([consultation, referral], redbridge, blank)).toContain('and have had no answer (due Mon 23 November, 16:30: one working day).'); });
  it('puts one full stop after what the person ended with one', () => { expect(draftChallenge([consultation], redbridge, { ...blank, wanted: 'A strategy discussion today. ', wantedBy: 'Today, 17:00.' })).toContain('What we ask for: A strategy discussion today, by Today, 17:00.'); });
});
