import * as fc from 'fast-check';
import { projectCase, type CaseSummary } from '../../src/core/case';
import { agendaOf, agreementBy, agreementOf, auditRows, auditThemes, blindCase, challengesOf, channelText, childRecord, confusionOf, drawSample, kappaInterval, reached, toCsv, weightedKappa, whyNotSignOff } from '../../src/core/oversight';
import { event } from '../support/case-events';

type Level = 1 | 2 | 3 | 4;
const pair = (first: Level, second: Level, n = 0) => ({ caseKey: `TCP-2026-${n}`, first, second });
const base = projectCase([event('consultation', '2026-11-20T15:10:00.000Z')]);
const summary = (change: Partial<CaseSummary>): CaseSummary => ({ ...base, ...change });

describe('weighted kappa', () => {
  it('is 1 when all agree', () => { expect(weightedKappa(confusionOf([pair(1, 1), pair(2, 2), pair(4, 4)]))).toBe(1); });
  it('is −1 when two raters give opposite ends', () => { expect(weightedKappa(confusionOf([pair(1, 4), pair(4, 1)]))).toBe(-1); });
  it('is what a worked example gives', () => {
    // Observed: 10 pairs one apart of 40, weight 1. Expected by the margins: 20/40 x 20/40 twice, weight 1, of 40 = 20.
    const pairs = [...Array(15).fill(pair(2, 2)), ...Array(15).fill(pair(3, 3)), ...Array(5).fill(pair(2, 3)), ...Array(5).fill(pair(3, 2))];
    expect(weightedKappa(confusionOf(pairs))).toBeCloseTo(0.5, 10);
  });
  it('weighs two levels apart four times as much as one', () => {
    const near = weightedKappa(confusionOf([pair(1, 1), pair(2, 2), pair(3, 3), pair(4, 4), pair(1, 2)])) as number;
    const far = weightedKappa(confusionOf([pair(1, 1), pair(2, 2), pair(3, 3), pair(4, 4), pair(1, 3)])) as number;
    expect(far).toBeLessThan(near);
  });
  it('is not defined for no cases, nor when everybody gives one level', () => {
    expect(weightedKappa(confusionOf([]))).toBeNull();
    expect(weightedKappa(confusionOf([pair(3, 3), pair(3, 3)]))).toBeNull();
  });
  it('never exceeds 1, and is the same with the raters swapped', () => {
    const level = fc.constantFrom<Level>(1, 2, 3, 4);
    fc.assert(fc.property(fc.array(fc.tuple(level, level), { minLength: 1, maxLength: 60 }), (given) => {
      const there = weightedKappa(confusionOf(given.map(([a, b]) => pair(a, b))));
      const back = weightedKappa(confusionOf(given.map(([a, b]) => pair(b, a))));
      if (there === null) { expect(back).toBeNull(); return; }
      expect(there).toBeLessThanOrEqual(1 + 1e-12);
      expect(back).toBeCloseTo(there, 10);
    }));
  });
  it('has an interval around it that is the same each time it is drawn', () => {
    const pairs = [...Array(20).keys()].map((n) => pair(((n % 4) + 1) as Level, (((n + (n % 5 === 0 ? 1 : 0)) % 4) + 1) as Level, n));
    const kappa = weightedKappa(confusionOf(pairs)) as number;
    const interval = kappaInterval(pairs, 'seed');
    expect(interval?.low).toBeLessThanOrEqual(kappa);
    expect(interval?.high).toBeGreaterThanOrEqual(kappa);
    expect(kappaInterval(pairs, 'seed')).toEqual(interval);
  });
  it('has no interval below five cases', () => { expect(kappaInterval([pair(1, 2), pair(2, 2)], 'seed')).toBeNull(); });
});

describe('agreement', () => {
  const cases = [
    summary({ caseKey: 'A', level: 3, frontDoorLevel: 3, domain: 'education' }), summary({ caseKey: 'B', level: 4, frontDoorLevel: 2, domain: 'health' }),
    summary({ caseKey: 'C', level: 3, frontDoorLevel: 2, domain: 'health' }), summary({ caseKey: 'D', level: 3, frontDoorLevel: null }),
  ];
  it('counts only cases to which both gave a level', () => { expect(agreementOf(cases, 'practitioner', 'front-door')).toMatchObject({ cases: 3, same: 1 }); });
  it('lists the cases that differ, furthest apart first', () => { expect(agreementOf(cases, 'practitioner', 'front-door').differing.map((p) => p.caseKey)).toEqual(['B', 'C']); });
  it('refuses to compare levels of different thresholds', () => { expect(() => agreementOf([...cases, summary({ authority: 'dudley', editionName: 'Dudley 2021' })], 'panel', 'practitioner')).toThrow('different thresholds'); });
  it('gathers by domain and leaves out groups without a pair', () => { expect(agreementBy(cases, 'practitioner', 'front-door', 'domain').map((g) => [g.name, g.agreement.cases])).toEqual([['education', 1], ['health', 2]]); });
  it('gathers by the London month', () => { expect(agreementBy([summary({ openedAt: '2026-06-30T23:30:00Z', frontDoorLevel: 3 })], 'practitioner', 'front-door', 'month')[0]?.name).toBe('2026-07'); });
});

describe('the audit', () => {
  const keys = [...Array(40).keys()].map((n) => `TCP-2026-${n}`);
  it('draws the same sample for the same name, whatever the order of the cases', () => { expect(drawSample([...keys].reverse(), 9, 'spring')).toEqual(drawSample(keys, 9, 'spring')); });
  it('draws another sample for another name', () => { expect(drawSample(keys, 9, 'autumn')).not.toEqual(drawSample(keys, 9, 'spring')); });
  it('never draws a case twice, and gives all when there are too few', () => {
    expect(new Set(drawSample(keys, 20, 'x')).size).toBe(20);
    expect(drawSample(keys.slice(0, 3), 9, 'x')).toHaveLength(3);
  });
  it('draws every case about equally often', () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 400; n += 1) for (const key of drawSample(keys, 10, `name ${n}`)) counts.set(key, (counts.get(key) ?? 0) + 1);
    expect(Math.min(...keys.map((key) => counts.get(key) ?? 0))).toBeGreaterThan(60);
    expect(Math.max(...keys.map((key) => counts.get(key) ?? 0))).toBeLessThan(150);
  });
  const consultation = event('consultation', '2026-11-20T15:10:00.000Z', { evidence: [{ text: 'a bruise', row: 'r', level: 4, decision: 'accepted' }] });
  const referral = event('referral', '2026-11-20T16:30:00.000Z', { answers: [{ question: 'What are you worried about?', answer: 'A bruise.' }, { question: 'Level of need', answer: '3' }, { question: 'What do you ask for?', answer: 'A section 47 enquiry' }] });
  it('knows which point a case reached', () => {
    expect(reached([consultation], 'front-door')).toBe(false);
    expect(reached([consultation, referral], 'front-door')).toBe(true);
    expect(reached([consultation, referral, event('threshold-point', '2026-12-10T10:00:00Z', { point: 'plan-end' })], 'plan-end')).toBe(true);
  });
  it('shows the second rater the words and nobody’s level or outcome', () => {
    const shown = JSON.stringify(blindCase([consultation, referral, event('reply', '2026-11-23T10:00:00Z', { outcome: 's47', rationale: 'harm is likely' })]));
    expect(shown).toContain('a bruise');
    for (const told of ['"level"', 's17', 's47', 'section 47', 'Level of need', 'harm is likely']) expect(shown).not.toContain(told);
  });
  it('sets the second opinion beside the level on the record when it was given', () => {
    const rating = event('audit-rating', '2026-12-01T10:00:00Z', { sample: 'spring', level: 4, findings: [{ theme: 'tools', met: 'no', says: 'not used' }] });
    const later = event('referral', '2026-12-05T10:00:00Z', { settled: { ...referral.settled, level: 4, legal: 's47' } });
    expect(auditRows([[consultation, referral, rating, later]], 'spring')[0]).toMatchObject({ theirs: 3, second: 4 });
    expect(auditRows([[consultation, referral, rating]], 'other')).toEqual([]);
  });
  it('asks about every theme of the county audit', () => { for (const id of ['tools', 'information', 'decisions', 'timeliness', 'oversight', 'planning', 'challenge']) expect(auditThemes.map((t) => t.id)).toContain(id); });
});

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1+1', '\t=1', '\r=1', '＝1+1'])('writes %j so that a spreadsheet does not run it', (text) => { expect(toCsv(['a'], [[text]]).split('\r\n')[1]).toMatch(/^"?'/); });
  it('quotes commas, quotes and line breaks', () => { expect(toCsv(['a'], [['He said "no", twice\nor so']])).toContain('"He said ""no"", twice\nor so"'); });
  it('leaves numbers and plain words as they are, and empty what is empty', () => { expect(toCsv(['a', 'b', 'c'], [[-3, 'Fernmead', null]])).toBe('\uFEFFa,b,c\r\n-3,Fernmead,\r\n'); });
});

describe('sign-off', () => {
  const made = [event('consultation', '2026-11-20T15:10:00Z'), event('referral', '2026-11-20T16:30:00Z')];
  it('is for a manager who did not make it', () => { expect(whyNotSignOff(made, { upn: 'colin.okafor@fernmead.example', role: 'manager' })).toBeUndefined(); });
  it('is never for one’s own work, however the sign-in name is written', () => { expect(whyNotSignOff(made, { upn: 'Denise.Falkirk@FERNMEAD.example', role: 'manager' })).toContain('yourself'); });
  it('is not for practitioners', () => { expect(whyNotSignOff(made, { upn: 'x', role: 'practitioner' })).toContain('manager'); });
  it('waits for something to sign off', () => { expect(whyNotSignOff(made.slice(0, 1), { upn: 'x', role: 'manager' })).toContain('no referral'); });
});

describe('challenges', () => {
  const open = [event('consultation', '2026-11-20T15:10:00Z'), event('escalation', '2026-11-21T10:00:00Z'), event('escalation-contact', '2026-11-22T10:00:00Z'), event('escalation', '2026-11-24T10:00:00Z', { stage: 2, dueAt: '2026-11-26T10:00:00Z' })];
  it('are one row each, at their latest stage, counted from the first', () => { expect(challengesOf(open, new Date('2026-11-27T10:00:00Z'))).toMatchObject([{ stage: 2, days: 6, contacts: 1, overdue: true, closed: null }]); });
  it('are counted by London days: an hour after midnight in summer is the new day', () => {
    const made = [event('consultation', '2026-06-30T15:10:00Z'), event('escalation', '2026-06-30T23:30:00Z')];
    expect(challengesOf(made, new Date('2026-07-01T10:00:00Z'))).toMatchObject([{ days: 0 }]);
    expect(challengesOf(made, new Date('2026-07-01T23:30:00Z'))).toMatchObject([{ days: 1 }]);
    expect(challengesOf([...made, event('escalation-closed', '2026-07-02T09:00:00Z', { resolvedOn: '2026-07-02' })], new Date('2026-07-27T10:00:00Z'))).toMatchObject([{ days: 1 }]);
  });
  it('are counted to the day on which they were resolved, and are no longer overdue', () => {
    expect(challengesOf([...open, event('escalation-closed', '2026-11-27T09:00:00Z', { resolvedOn: '2026-11-25' })], new Date('2026-12-27T10:00:00Z'))).toMatchObject([{ days: 4, overdue: false, closed: { outcome: 'agreed-with-us' } }]);
  });
});

describe('what is handed on', () => {
  const events = [event('consultation', '2026-11-20T15:10:00Z'), event('referral', '2026-11-20T16:30:00Z')];
  it('tells a channel key, authority and clock, and nothing personal', () => {
    const row = projectCase(events);
    const text = channelText(row, new Date('2026-11-24T10:00:00Z'));
    expect(text).toBe('TCP-2026-4F7K2M · Redbridge, interim July 2025 · overdue since Mon 23 November, 16:30');
    for (const personal of [row.childLabel, row.owner, row.setting]) expect(text).not.toContain(personal);
  });
  it('gives the whole record of a child with the log of whom it was shared with', () => {
    const record = childRecord(events, 'Colin Okafor', new Date('2026-11-24T10:00:00Z'));
    expect(record.cases[0]?.events).toHaveLength(2);
    expect(record.sharing).toMatchObject([{ withWhom: 'Family Help Front Door' }]);
  });
});

describe('the supervision agenda', () => {
  it('puts first what has most reasons, and says them', () => {
    const quiet = [event('consultation', '2026-11-20T15:10:00Z', { caseKey: 'TCP-2026-QUIET2' })];
    const loud = [event('consultation', '2026-11-20T15:10:00Z'), event('referral', '2026-11-20T16:30:00Z'), event('escalation', '2026-11-24T10:00:00Z')];
    const agenda = agendaOf([quiet, loud], new Date('2026-12-01T10:00:00Z'));
    expect(agenda[0]?.because).toEqual(['Something is overdue.', 'A challenge is open.']);
    expect(agenda[1]?.because).toEqual([]);
  });
});
