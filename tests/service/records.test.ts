import { CaseEventShape, type CaseEvent } from '../../src/core/case';
import type { ThresholdDecision } from '../../src/core/decision';
import { notRead } from '../../src/core/evidence';
import type { CaseStore, Person, SaveResult } from '../../src/ports';
import { Incomplete, makeRecords } from '../../src/service/records';
import { linesOf } from '../../src/ui/case/event-words';
import { event } from '../support/case-events';
import { packOf } from '../support/packs';

const redbridge = packOf('redbridge', '2025-07-interim');
const NOW = new Date('2026-11-24T10:00:00Z');
const colin: Person = { name: 'Colin', upn: 'colin@x.example', objectId: 'o-2', role: 'manager' };

/** Records over a store that remembers what it was given, and answers as the test says. */
function recordsOf(me: Person, answers: SaveResult['state'][] = []) {
  const appended: CaseEvent[][] = [];
  let n = 16;
  const cases: CaseStore = {
    append: async (events) => {
      appended.push(events);
      const answer = answers.shift();
      if (answer === 'not-saved') return { state: 'not-saved', says: 'Not saved.', retry: true };
      return answer === 'changed-elsewhere' ? { state: answer, theirs: [event('consultation', '2026-11-20T15:10:00Z')] } : { state: 'saved', caseKey: events[0]?.caseKey ?? '' };
    },
    chronology: async () => [], list: async () => ({ cases: [] }), ratings: async () => [],
  };
  let known: Promise<void> = Promise.resolve();
  /** The next question who the person is waits until `now`; those after `later` do not. */
  const waits = () => {
    let now: () => void = () => undefined;
    known = new Promise((done) => { now = done; });
    return { now: () => { now(); }, later: () => { known = Promise.resolve(); } };
  };
  const identity = { me: async () => { await known; return me; }, token: async () => '', signOut: async () => undefined };
  return { appended, waits, records: makeRecords({ cases, identity, clock: { now: () => NOW }, ids: { next: () => `${(n += 1).toString(16)}-an-id` }, holidays: new Set() }) };
}

const closing = { happenedAt: NOW.toISOString(), escalationId: 'x-1', outcome: 'withdrawn' as const, reason: 'Settled by telephone', resolvedOn: '2026-11-24' };

const settled: ThresholdDecision = { authority: 'redbridge', edition: redbridge.edition, editionName: redbridge.editionName, level: 3, legal: 's17', immediate: false, suggested: 3, consent: { agreement: 'given', tellParents: 'told', why: '' }, routes: ['front-door'] };

describe('what may be recorded', () => {
  it('a referral goes on record with the builds that read the messages and the edition whose form it is; what is stored without them is still read', async () => {
    const { records, appended } = recordsOf(colin);
    await records.referral({ caseKey: 'TCP-2026-4F7K2M', form: 'MARF', to: 'MASH', sentBy: 'portal', sentAt: NOW, settled, answers: [], readerBuild: 'words-1 + encoder-2', packEdition: redbridge.edition }, redbridge);
    const made = CaseEventShape.parse(JSON.parse(JSON.stringify(appended[0]?.[0])));
    expect(made).toMatchObject({ kind: 'referral', readerBuild: 'words-1 + encoder-2', packEdition: redbridge.edition });
    expect(linesOf(made)).toEqual(expect.arrayContaining([['Form', `MARF, edition ${redbridge.edition}`], ['Read by', 'words-1 + encoder-2']]));
    expect(linesOf(CaseEventShape.parse(event('referral', '2026-11-20T16:30:00Z'))).map(([label]) => label)).not.toContain('Read by');
  });

  it.each([['reason', { reason: ' ' }], ['date', { resolvedOn: '' }], ['date that has come', { resolvedOn: '2026-12-01' }]])('an escalation is not closed without a %s', async (_, change) => {
    const { records, appended } = recordsOf(colin);
    await expect(records.escalationClosed('TCP-2026-4F7K2M', { ...closing, ...change })).rejects.toBeInstanceOf(Incomplete);
    expect(appended).toEqual([]);
  });
  it('an escalation is closed with outcome, reason and date', async () => {
    const { records, appended } = recordsOf(colin);
    await records.escalationClosed('TCP-2026-4F7K2M', closing);
    expect(appended[0]?.[0]).toMatchObject({ kind: 'escalation-closed', by: { upn: 'colin@x.example' } });
  });
  const signOff = { happenedAt: NOW.toISOString(), decision: 'approved' as const, comment: 'Agreed', rationale: 'It fits' };
  const made = [event('consultation', '2026-11-20T15:10:00Z'), event('referral', '2026-11-20T16:30:00Z')];
  it('nobody signs off their own work', async () => {
    const { records, appended } = recordsOf({ ...colin, upn: 'denise.falkirk@fernmead.example' });
    await expect(records.signOff('TCP-2026-4F7K2M', made, signOff)).rejects.toMatchObject({ says: expect.stringContaining('yourself') });
    expect(appended).toEqual([]);
  });
  it('a sign-off needs a comment and a reason', async () => { await expect(recordsOf(colin).records.signOff('TCP-2026-4F7K2M', made, { ...signOff, rationale: '' })).rejects.toBeInstanceOf(Incomplete); });
  it('another manager signs off', async () => {
    const { records, appended } = recordsOf(colin);
    await records.signOff('TCP-2026-4F7K2M', made, signOff);
    expect(appended[0]?.[0]).toMatchObject({ kind: 'sign-off', decision: 'approved' });
  });
});

describe('saving again', () => {
  const note = (says: string) => ({ happenedAt: NOW.toISOString(), says });
  it('saves what the person sees now, under the keys of the press that failed', async () => {
    const { records, appended } = recordsOf(colin, ['not-saved']);
    const failed = await records.other('note', 'TCP-2026-4F7K2M', note('Rang the school nurse.'));
    expect(failed.result.state).toBe('not-saved');
    const again = await records.under(failed.events).other('note', 'TCP-2026-4F7K2M', note('Rang the school nurse, who will look.'));
    expect(appended[1]?.[0]).toMatchObject({ id: appended[0]?.[0]?.id, says: 'Rang the school nurse, who will look.' });
    expect(again.events).toEqual(appended[1]);
  });
  it('takes over the keys of one press only', async () => {
    const { records, appended } = recordsOf(colin, ['not-saved']);
    const failed = await records.other('note', 'TCP-2026-4F7K2M', note('One'));
    await records.under(failed.events).other('note', 'TCP-2026-4F7K2M', note('Two'));
    await records.other('note', 'TCP-2026-4F7K2M', note('Three'));
    expect(appended[2]?.[0]?.id).not.toBe(appended[0]?.[0]?.id);
  });
  it('leaves another entry, made while it waits to know who the person is, its own keys', async () => {
    const { records, appended, waits } = recordsOf(colin, ['not-saved']);
    const failed = await records.other('note', 'TCP-2026-4F7K2M', note('One'));
    const answer = waits();
    const again = records.under(failed.events).other('note', 'TCP-2026-4F7K2M', note('One, mended'));
    answer.later();
    const other = records.other('note', 'TCP-2026-4F7K2M', note('Another'));
    await other;
    answer.now();
    await again;
    const idOf = (says: string) => appended.flat().find((one) => 'says' in one && one.says === says)?.id;
    expect(idOf('One, mended')).toBe(idOf('One'));
    expect(idOf('Another')).toBeDefined();
    expect(idOf('Another')).not.toBe(idOf('One'));
  });
});

describe('a case key that another case has already', () => {
  const consulted = { message: { id: 'm-1', channel: 'outlook' as const, subject: '', sentAt: NOW.toISOString(), parts: [] }, reading: notRead(), suggestions: [], decisions: [], childLabel: 'KB', setting: 'School', domain: 'health', age: null,
    settled: { authority: 'redbridge', edition: 'e', editionName: 'Redbridge', level: 2 as const, legal: 'none' as const, suggested: null, differsBecause: '', immediate: false, consent: { agreement: 'given' as const, tellParents: 'told' as const, why: '' }, routes: [] } };
  it('is drawn again: the person’s entry is stored under another, and nobody is told of the other case', async () => {
    const { records, appended } = recordsOf(colin, ['changed-elsewhere']);
    const { result, events } = await records.consultation(consulted);
    expect(appended).toHaveLength(2);
    expect(appended[1]?.[0]?.caseKey).not.toBe(appended[0]?.[0]?.caseKey);
    expect(appended[1]?.[0]?.id).toBe(appended[0]?.[0]?.id);
    expect(result).toEqual({ state: 'saved', caseKey: appended[1]?.[0]?.caseKey });
    expect(events[0]?.caseKey).toBe(appended[1]?.[0]?.caseKey);
  });
  it('is drawn again also where an earlier press failed before that could be noticed', async () => {
    const { records, appended } = recordsOf(colin, ['not-saved', 'changed-elsewhere']);
    const failed = await records.consultation(consulted);
    const { result } = await records.under(failed.events).consultation(consulted);
    expect(appended.map(([one]) => one?.caseKey)).toEqual([appended[0]?.[0]?.caseKey, appended[0]?.[0]?.caseKey, result.state === 'saved' ? result.caseKey : '']);
    expect(appended[2]?.[0]?.caseKey).not.toBe(appended[0]?.[0]?.caseKey);
  });
});

describe('an escalation', () => {
  const made = { caseKey: 'TCP-2026-4F7K2M', ground: 'delay', stage: 2, withWhom: 'Team manager', why: 'No plan', wanted: 'A plan', risk: 'Drift', happenedAt: NOW };
  it('is due by the authority’s ladder, says that it is a placeholder, and takes the fast lane when the child is at risk', async () => {
    const { records, appended } = recordsOf(colin);
    await records.escalation({ ...made, atRisk: false }, redbridge);
    await records.escalation({ ...made, atRisk: true }, redbridge);
    expect(appended[0]?.[0]).toMatchObject({ dueAt: '2026-11-26T10:00:00.000Z', placeholderLadder: true, stageTitle: 'Manager to manager' });
    expect(appended[1]?.[0]).toMatchObject({ dueAt: '2026-11-25T10:00:00.000Z', atRisk: true });
  });
});
