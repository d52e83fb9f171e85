import { localToken, type Fault, type FaultPlan } from '../../src/local/graph';
import { AMINA, AUDITOR, BY_HAND, eventOf, HEAD, MASH, startSite, type Site } from '../support/graph-site';

let site: Site;
beforeEach(async () => { site = await startSite(); });
afterEach(async () => { await site.close(); });

const KEY = 'TCP-2026-AUDITA';
const rating = (more: object = {}) => ({ ...eventOf('note', KEY, AUDITOR), kind: 'audit-rating', says: undefined, sample: 'r/front-door/9/autumn', point: 'front-door', level: 4, legal: 's47', why: 'The injury.', findings: [], ...more }) as unknown as ReturnType<typeof eventOf>;
const opinion = (more: object = {}) => JSON.parse(JSON.stringify(rating(more))) as ReturnType<typeof eventOf>;

test('an auditor’s second opinion is kept once, apart from the case, and the case does not change', async () => {
  await site.store(AMINA).append([eventOf('consultation', KEY, AMINA)]);
  const before = [await site.store(AMINA).chronology(KEY), (await site.store(HEAD).list({ queue: 'all', size: 5 })).cases];
  const ours = opinion();
  expect(await site.store(AUDITOR).append([ours])).toEqual({ state: 'saved', caseKey: KEY });
  expect((await site.store(AUDITOR).append([ours])).state).toBe('saved');
  expect(await site.store(HEAD).ratings('r/front-door/9/autumn')).toEqual([ours]);
  expect(await site.store(AUDITOR).ratings('another')).toEqual([]);
  expect([await site.store(AMINA).chronology(KEY), (await site.store(HEAD).list({ queue: 'all', size: 5 })).cases]).toEqual(before);
});

test('auditors write nowhere else, and nobody else writes second opinions or sees them unless they manage', async () => {
  await site.store(AMINA).append([eventOf('consultation', KEY, AMINA)]);
  expect(await site.store(AUDITOR).append([eventOf('note', KEY, AUDITOR)])).toMatchObject({ state: 'not-saved' });
  for (const person of [AMINA, MASH, HEAD]) expect([person.role, await site.store(person).append([opinion()])]).toMatchObject([person.role, { state: 'not-saved' }]);
  for (const person of [AMINA, MASH]) await expect(site.store(person).ratings('r/front-door/9/autumn')).rejects.toMatchObject({ trouble: 'no-permission' });
  await site.store(AUDITOR).append([opinion()]);
  const call = (method: string, path: string, body?: object) => fetch(`${site.server.url}/v1.0/sites/${site.server.site.id}/lists/${path}`, { method, headers: { ...BY_HAND, Authorization: `Bearer ${localToken(AUDITOR)}`, 'Content-Type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) }).then((answer) => answer.status);
  expect(await call('PATCH', 'TcpRatings/items/1/fields', { Level: 1 })).toBe(403);
  expect(await call('DELETE', 'TcpRatings/items/1')).toBe(403);
  expect(await call('PATCH', 'TcpCases/items/1/fields', { Level: 1 })).toBe(403);
  expect(await call('POST', 'TcpCases/items', { fields: { CaseKey: 'x' } })).toBe(403);
});

test('an opinion whose answer is lost is looked up and not stored twice', async () => {
  let lost = 0;
  const faults: FaultPlan = { next: ({ method, part }): Fault | undefined => (method === 'POST' && part && (lost += 1) <= 2 ? { kind: '504', when: 'after' } : undefined) };
  await site.restart({ faults });
  const ours = opinion();
  expect((await site.store(AUDITOR).append([ours])).state).toBe('saved');
  expect(await site.store(AUDITOR).ratings('r/front-door/9/autumn')).toEqual([ours]);
});

test('a press that had arrived after all is not overwritten, and the person is told what the record holds', async () => {
  const first = eventOf('note', KEY, AMINA);
  await site.store(AMINA).append([eventOf('consultation', KEY, AMINA), first]);
  const told = await site.store(AMINA).append([{ ...first, says: 'In other words.' } as typeof first]);
  expect(told).toEqual({ state: 'saved', caseKey: KEY, stands: [first] });
  expect((await site.store(AMINA).append([{ ...first, recordedAt: '2026-11-20T15:30:00Z' }]))).toEqual({ state: 'saved', caseKey: KEY });
});
