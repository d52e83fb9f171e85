import { notRead } from '../../src/core/evidence';
import { makeRecords } from '../../src/service/records';
import { AMINA, AUDITOR, BEN, CARLA, eventOf, HEAD, MASH, NOW, startSite, type Site } from '../support/graph-site';

let site: Site;
beforeAll(async () => { site = await startSite(); });
afterAll(async () => { await site.close(); });

test('a consultation and its referral are saved in one go and read back word for word', async () => {
  const store = site.store(AMINA);
  const events = [eventOf('consultation', 'TCP-2026-AAAAAA', AMINA), eventOf('referral', 'TCP-2026-AAAAAA', AMINA)];
  expect(await store.append(events)).toEqual({ state: 'saved', caseKey: 'TCP-2026-AAAAAA' });
  expect(await store.chronology('TCP-2026-AAAAAA')).toEqual(events);
});

test('saving the same events again stores nothing twice', async () => {
  const events = [eventOf('consultation', 'TCP-2026-BBBBBB', AMINA)];
  await site.store(AMINA).append(events);
  expect((await site.store(AMINA).append(events)).state).toBe('saved');
  expect(await site.store(AMINA).chronology('TCP-2026-BBBBBB')).toHaveLength(1);
});

test('the overview lists open cases by what is due first, page by page', async () => {
  const store = site.store(HEAD);
  const first = await store.list({ queue: 'open', size: 1 });
  expect(first.cases.map((one) => one.caseKey)).toEqual(['TCP-2026-AAAAAA']);
  const second = await store.list({ queue: 'open', size: 1, ...(first.next ? { page: first.next } : {}) });
  expect(second.cases.map((one) => one.caseKey)).toEqual(['TCP-2026-BBBBBB']);
  expect(second.next).toBeUndefined();
});

test('a person of another setting and an auditor who writes are kept out by the server', async () => {
  expect(await site.store(CARLA).chronology('TCP-2026-AAAAAA')).toEqual([]);
  expect((await site.store(CARLA).list({ queue: 'open', size: 10 })).cases).toEqual([]);
  expect((await site.store(MASH).list({ queue: 'front-door', size: 10 })).cases.map((one) => one.caseKey)).toEqual(['TCP-2026-AAAAAA']);
  expect(await site.store(AUDITOR).append([eventOf('note', 'TCP-2026-AAAAAA', AUDITOR)])).toMatchObject({ state: 'not-saved', retry: true });
});

test('a manager is told what somebody else did since they looked, and a second save goes through', async () => {
  const [ben, head] = [site.store(BEN), site.store(HEAD)];
  await head.chronology('TCP-2026-AAAAAA');
  const reply = eventOf('reply', 'TCP-2026-AAAAAA', BEN);
  await ben.append([reply]);
  const closing = eventOf('closed', 'TCP-2026-AAAAAA', HEAD);
  expect(await head.append([closing])).toEqual({ state: 'changed-elsewhere', theirs: [reply] });
  expect((await site.store(HEAD).chronology('TCP-2026-AAAAAA')).map((one) => one.id)).not.toContain(closing.id);
  expect((await head.append([closing])).state).toBe('saved');
});

test('a note goes in beside what somebody else did without a question', async () => {
  const [ben, head] = [site.store(BEN), site.store(HEAD)];
  await head.chronology('TCP-2026-BBBBBB');
  await ben.append([eventOf('note', 'TCP-2026-BBBBBB', BEN)]);
  expect((await head.append([eventOf('note', 'TCP-2026-BBBBBB', HEAD)])).state).toBe('saved');
  expect(await head.chronology('TCP-2026-BBBBBB')).toHaveLength(3);
});

/** A site of which this person may see nothing of another's case, and which refuses what must be unique all the same. */
const walledOff: typeof fetch = async (...asked) => {
  const answer = await fetch(...asked);
  const body = await answer.json() as { responses?: { status: number; body: unknown }[] };
  for (const part of body.responses ?? []) if (part.status === 403) Object.assign(part, { status: 400, body: { error: { code: 'invalidRequest', message: 'One or more fields with unique constraints already has the provided value.' } } });
  return Response.json(body, { status: answer.status });
};

test.each([['seen by this person', BEN, 'B'], ['of which this person may see nothing', CARLA, 'C']])('a key that another case has already, %s, is not written into: another is drawn at the save', async (_, person, letter) => {
  const taken = `TCP-2026-AAAAA${letter}`;
  await site.store(AMINA).append([eventOf('consultation', taken, AMINA)]);
  const nth = letter === 'B' ? '01' : '02';
  const drawn = [`0000000000${nth}`, `an id ${letter}`, `0303030303${nth}`];
  const records = makeRecords({ cases: site.store(person, walledOff), identity: { me: async () => ({ ...person, objectId: 'o', role: 'practitioner' }), token: async () => '', signOut: async () => undefined }, clock: { now: () => NOW }, ids: { next: () => drawn.shift() ?? '' }, holidays: new Set() });
  const settled = { authority: 'redbridge', edition: '2025', editionName: 'Redbridge', level: 2 as const, legal: 'none' as const, suggested: null, differsBecause: '', immediate: false, consent: { agreement: 'given' as const, tellParents: 'told' as const, why: '' }, routes: [] };
  const message = { id: 'm1', channel: 'outlook' as const, subject: '', sentAt: NOW.toISOString(), parts: [] };
  const { result } = await records.consultation({ message, reading: notRead(), suggestions: [], decisions: [], settled, childLabel: 'KB', setting: person.setting ?? '', domain: 'health', age: null });
  expect(result).toMatchObject({ state: 'saved', caseKey: `TCP-2026-DDDDD${letter}` });
  expect(await site.store(AMINA).chronology(taken)).toHaveLength(1);
});

test('what was saved is there after the server is stopped and started', async () => {
  await site.restart();
  expect(await site.store(AMINA).chronology('TCP-2026-BBBBBB')).toHaveLength(3);
});

test('a queue longer than SharePoint will list says so, and not that one should wait', async () => {
  const small = await startSite({ threshold: 3 });
  const store = small.store(AMINA);
  for (const key of ['TCP-2026-L00001', 'TCP-2026-L00002', 'TCP-2026-L00003']) expect((await store.append([eventOf('consultation', key, AMINA)])).state).toBe('saved');
  await expect(store.list({ queue: 'open', size: 2 })).rejects.toMatchObject({ trouble: 'too-many' });
  expect((await store.list({ queue: 'overdue', size: 2 })).cases).toEqual([]);
  await small.close();
});

test('each queue holds what belongs in it, and its order', async () => {
  const queues = await startSite();
  const store = queues.store(AMINA);
  const keys = ['consulted', 'referred', 'overdue', 'escalated', 'answered', 'closed'].map((name) => `TCP-${name}`);
  const save = async (caseKey: string, ...kinds: [Parameters<typeof eventOf>[0], object?][]) => expect((await store.append(kinds.map(([kind, more]) => eventOf(kind, caseKey, AMINA, more)))).state).toBe('saved');
  const late = { replyDueAt: '2026-11-19T09:00:00Z' };
  await save(keys[0]!, ['consultation']);
  await save(keys[1]!, ['consultation'], ['referral']);
  await save(keys[2]!, ['consultation'], ['referral', late]);
  await save(keys[3]!, ['consultation'], ['referral'], ['escalation']);
  await save(keys[4]!, ['consultation'], ['referral'], ['reply']);
  await save(keys[5]!, ['consultation'], ['referral'], ['reply'], ['sign-off'], ['closed']);
  const of = async (queue: string) => (await store.list({ queue, size: 20 })).cases.map((one) => one.caseKey.slice(4));
  expect(await of('open')).toEqual(['overdue', 'referred', 'escalated', 'consulted', 'answered']);
  expect(await of('overdue')).toEqual(['overdue']);
  expect(await of('escalated')).toEqual(['escalated']);
  expect(await of('no-outcome')).toEqual(['referred', 'overdue', 'escalated']);
  expect(await of('front-door')).toEqual(['overdue', 'referred', 'escalated']);
  expect((await of('awaiting-sign-off')).sort()).toEqual(['answered', 'escalated', 'overdue', 'referred']);
  expect((await of('mine')).sort()).toEqual(['answered', 'closed', 'consulted', 'escalated', 'overdue', 'referred']);
  await expect(store.list({ queue: 'none', size: 1 })).rejects.toThrow('no queue of this name');
  await queues.close();
});

test('a first save is not taken for one that had arrived before, in whatever order its fields were filled in', async () => {
  const event = eventOf('consultation', 'TCP-2026-CCCCCC', AMINA);
  const turned = Object.fromEntries(Object.entries(event).reverse()) as typeof event;
  expect(await site.store(AMINA).append([turned])).toEqual({ state: 'saved', caseKey: 'TCP-2026-CCCCCC' });
});

test('a child who is referred again stands in the front door’s queue again, although an earlier referral was answered', async () => {
  const again = await startSite();
  const store = again.store(AMINA);
  const save = async (...kinds: Parameters<typeof eventOf>[0][]) => expect((await store.append(kinds.map((kind) => eventOf(kind, 'TCP-2026-BBBBBB', AMINA)))).state).toBe('saved');
  const of = async (queue: string) => (await store.list({ queue, size: 20 })).cases.map((one) => one.caseKey);
  await save('consultation', 'referral', 'reply');
  expect([await of('front-door'), await of('no-outcome')]).toEqual([[], []]);
  await save('referral');
  expect([await of('front-door'), await of('no-outcome')]).toEqual([['TCP-2026-BBBBBB'], ['TCP-2026-BBBBBB']]);
  await again.close();
});
