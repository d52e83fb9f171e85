import { graphReminders } from '../../src/adapters/graph';
import { projectCase } from '../../src/core/case';
import { stepDownPlan } from '../../src/core/decision';
import { nextSteps } from '../../src/core/escalation';
import { localToken } from '../../src/local/graph';
import { makeRecords } from '../../src/service/records';
import { AMINA, BY_HAND, eventOf, NOW, startSite, type Site } from '../support/graph-site';
import { packOf } from '../support/packs';

const dudley = packOf('dudley', '2021-03');
const KEY = 'TCP-2026-STEPDN';
const settled = { authority: 'dudley', edition: '2021-03', editionName: 'Dudley, March 2021', level: 4, legal: 's17' };
const holidays = new Set<string>();

let site: Site;
beforeAll(async () => { site = await startSite(); });
afterAll(async () => { await site.close(); });

/** Records as the panel makes them, kept by the server. */
function records() {
  let n = 900;
  const identity = { me: async () => ({ name: AMINA.name, upn: AMINA.upn, objectId: 'o', role: 'practitioner' as const }), token: async () => '', signOut: async () => undefined };
  return makeRecords({ cases: site.store(AMINA), identity, clock: { now: () => NOW }, ids: { next: () => `00000000-0000-4000-9000-${String((n += 1)).padStart(12, '0')}` }, holidays });
}

const whole = { happenedAt: NOW.toISOString(), lead: 'Family centre', agreed: 'A visit each week', stepUpIf: 'he is hurt or not seen' };

test('a step down is kept by the server like any other entry, and the case then waits for its review', async () => {
  await site.store(AMINA).append([eventOf('consultation', KEY, AMINA, { settled, happenedAt: '2026-11-19T10:00:00.000Z' })]);
  const plan = stepDownPlan(dudley, '2026-11-20');
  if (!plan) throw new Error('Dudley states a time for stepping down');
  expect((await records().other('step-down', KEY, { ...whole, ...plan })).result.state).toBe('saved');

  const kept = await records().chronology(KEY);
  expect(kept.map((event) => event.kind)).toEqual(['consultation', 'step-down']);
  expect(kept[1]).toMatchObject({ from: '2026-11-20', review: '2027-01-01', until: '2027-02-12', weeks: 12, lead: 'Family centre', by: { upn: AMINA.upn } });
  const row = (await records().list({ queue: 'open', size: 10 })).cases.find((one) => one.caseKey === KEY);
  expect(row?.dueAt && new Date(row.dueAt).toISOString()).toBe(plan.reviewDueAt);
  expect(row?.dueRule).toBe('at least 12 weeks of early help, Dudley, March 2021; reviewed half way');
  expect(nextSteps(kept, dudley, NOW, holidays)).toEqual([expect.objectContaining({ kind: 'step-down', dueAt: plan.reviewDueAt, overdue: false, whom: 'Family centre' })]);
});

test('the reminder says that a review is due, and nothing of the child', async () => {
  const dueAt = stepDownPlan(dudley, '2026-11-20')?.reviewDueAt ?? '';
  expect(await graphReminders(site.as(AMINA), () => 'https://contoso.sharepoint.com/').put({ caseKey: KEY, authority: 'Dudley', dueAt, what: 'review due' })).toEqual({ state: 'kept' });
  const get = async (path: string) => (await (await fetch(`${site.server.url}/v1.0${path}`, { headers: { ...BY_HAND, Authorization: `Bearer ${localToken(AMINA)}` } })).json() as { value: Record<string, unknown>[] }).value;
  const [list] = await get('/me/todo/lists');
  const [task] = await get(`/me/todo/lists/${String(list?.['id'])}/tasks`);
  expect(task).toMatchObject({ title: `${KEY}: review due (Dudley)`, reminderDateTime: { dateTime: '2027-01-01T17:00:00.0000000', timeZone: 'UTC' } });
});

test('after the review the end is waited for, after a second look nothing, and stepping up again ends it', async () => {
  const before = await records().chronology(KEY);
  const impact = (happenedAt: string, more: object = {}) => eventOf('impact', KEY, AMINA, { happenedAt, recordedAt: happenedAt, says: 'In school every day.', ...more });
  const reviewed = [...before, impact('2026-12-30T10:00:00.000Z')];
  expect(projectCase(reviewed).dueAt).toBe('2027-02-12T17:00:00.000Z');
  expect(nextSteps(reviewed, dudley, new Date('2027-02-12T17:00:00.001Z'), holidays)[0]).toMatchObject({ kind: 'step-down', overdue: true });
  expect(nextSteps(reviewed, dudley, new Date('2027-02-12T17:00:00.000Z'), holidays)[0]).toMatchObject({ overdue: false });
  expect(projectCase([...reviewed, impact('2027-02-12T10:00:00.000Z')]).dueAt).toBeNull();
  expect(projectCase([...before, eventOf('consultation', KEY, AMINA, { settled, happenedAt: '2026-12-20T10:00:00.000Z', recordedAt: '2026-12-20T10:00:00.000Z' })]).dueAt).toBeNull();
});
