import { AMINA, AUDITOR, BEN, CARLA, eventOf, HEAD, MASH, startSite, type Site } from '../support/graph-site';

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

test('what was saved is there after the server is stopped and started', async () => {
  await site.restart();
  expect(await site.store(AMINA).chronology('TCP-2026-BBBBBB')).toHaveLength(3);
});
