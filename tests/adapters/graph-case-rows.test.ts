import { checkRows, graphClient, mendRows, type RowFinding } from '../../src/adapters/graph';
import { caseFields, filled } from '../../src/adapters/graph/case-row';
import { eventFields } from '../../src/adapters/graph/event-row';
import { runRows } from '../../src/cli/case-rows';
import { projectCase, type CaseEvent } from '../../src/core/case';
import { localToken, seededFaults, type FaultPlan } from '../../src/local/graph';
import { recorder } from '../support/graph-contract';
import { AMINA, BEN, BY_HAND, eventOf, HEAD, NOW, OWNER, startSite, type Site } from '../support/graph-site';

let site: Site;
afterEach(async () => { await site.close(); });

const key = (n: number): string => `TCP-2026-${String(n).padStart(6, '0')}`;
interface Held { id: string; eTag: string; fields: Record<string, string> }
async function say(method: string, path: string, body?: unknown): Promise<{ status: number; value: Held[] }> {
  const answer = await fetch(`${site.server.url}/v1.0/sites/${site.server.site.id}/lists/${path}`, { method, headers: { ...BY_HAND, Authorization: `Bearer ${localToken(OWNER)}`, 'Content-Type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await answer.text();
  return { status: answer.status, ...(text === '' ? { value: [] } : JSON.parse(text) as { value: Held[] }) };
}
const find = async (list: string, caseKey: string): Promise<Held> => (await say('GET', `${list}/items?$filter=fields/CaseKey eq '${caseKey}'&$expand=fields`)).value[0] as Held;
async function spoil(caseKey: string, fields: object): Promise<void> { expect((await say('PATCH', `TcpCases/items/${(await find('TcpCases', caseKey)).id}/fields`, fields)).status).toBe(200); }
const remove = async (list: string, caseKey: string) => { expect((await say('DELETE', `${list}/items/${(await find(list, caseKey)).id}`)).status).toBe(204); };
const rows = async () => (await say('GET', 'TcpCases/items?$expand=fields&$top=2000')).value;
const check = async (): Promise<RowFinding[]> => (await checkRows(site.as(OWNER), site.server.site.id)).found;

/** Cases with a consultation and a referral each, saved as the app saves them. */
async function saved(count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1) expect((await site.store(AMINA).append([eventOf('consultation', key(n), AMINA), eventOf('referral', key(n), AMINA)])).state).toBe('saved');
}

/** Cases put straight into the lists, twenty items at a time. */
async function filledWith(count: number): Promise<void> {
  const posts: { url: string; fields: object }[] = [];
  for (let n = 1; n <= count; n += 1) {
    const events: CaseEvent[] = [eventOf('consultation', key(n), AMINA), eventOf('referral', key(n), AMINA)];
    posts.push(...events.map((event, at) => ({ url: 'TcpEvents', fields: eventFields(event, at + 1) })), { url: 'TcpCases', fields: filled(caseFields(projectCase(events), events)) });
  }
  for (let at = 0; at < posts.length; at += 20) {
    const requests = posts.slice(at, at + 20).map(({ url, fields }, id) => ({ id: String(id), method: 'POST', url: `/sites/${site.server.site.id}/lists/${url}/items`, headers: { 'Content-Type': 'application/json' }, body: { fields } }));
    await fetch(`${site.server.url}/v1.0/$batch`, { method: 'POST', headers: { ...BY_HAND, Authorization: `Bearer ${localToken(AMINA)}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ requests }) });
  }
}

test('rows that say what their events say are left alone, by check and by mend', async () => {
  site = await startSite();
  await saved(3);
  const before = JSON.stringify(await rows());
  expect(await checkRows(site.as(OWNER), site.server.site.id)).toEqual({ cases: 3, events: 6, found: [], unsettled: 0 });
  expect(await mendRows(site.as(OWNER), site.server.site.id)).toEqual({ cases: 3, events: 6, found: [], unsettled: 0 });
  expect(JSON.stringify(await rows())).toBe(before);
});

test('the kind of worry stands in words in the list; a row of before that holds its id is read the same, is no fault, and is not rewritten', async () => {
  site = await startSite();
  await saved(2);
  const { fields } = await find('TcpCases', key(1));
  expect(fields['Domain']).toBe('Abuse and neglect');
  await spoil(key(2), { Domain: 'abuse-and-neglect' });
  expect((await site.store(AMINA).list({ queue: 'open', size: 50 })).cases.map((one) => one.domain)).toEqual(['abuse-and-neglect', 'abuse-and-neglect']);
  expect([await check(), (await mendRows(site.as(OWNER), site.server.site.id)).found]).toEqual([[], []]);
  expect((await find('TcpCases', key(2))).fields['Domain']).toBe('abuse-and-neglect');
});

describe('rows that were spoilt', () => {
  beforeEach(async () => {
    site = await startSite();
    await saved(6);
    await spoil(key(1), { CaseStatus: 'Closed', OpenDueAt: null, ChildLabel: 'Jordan Smith' });
    await spoil(key(2), { EventCount: 1, Level: 1 });
    await remove('TcpCases', key(3));
  });
  const FOUND = [
    { caseKey: key(1), is: 'differs', columns: ['ChildLabel', 'CaseStatus', 'OpenDueAt'] }, { caseKey: key(2), is: 'differs', columns: ['Level', 'EventCount'] }, { caseKey: key(3), is: 'missing' },
  ];

  test('are found by case and column, and nothing is changed by looking', async () => {
    const before = JSON.stringify(await rows());
    expect(await check()).toEqual(FOUND);
    expect(JSON.stringify(await rows())).toBe(before);
  });

  test('are rewritten where they differ and nowhere else, over the row as it was read; a second run writes nothing', async () => {
    const record = recorder();
    const report = await mendRows(site.as(OWNER, record.fetch), site.server.site.id);
    expect(report).toMatchObject({ found: FOUND, unsettled: 0 });
    const writes = record.seen.filter((one) => one.method === 'PATCH' || (one.method === 'POST' && one.path !== '/$batch'));
    expect(writes.map((one) => [one.method, Object.keys((one.request as { fields?: object }).fields ?? one.request as object).length])).toEqual([['PATCH', 3], ['PATCH', 2], ['POST', expect.any(Number)]]);
    expect(writes.filter((one) => one.method === 'PATCH' && !/^"[0-9a-f-]{36},\d+"$/.test(one.requestHeaders['If-Match'] ?? ''))).toEqual([]);
    expect((await find('TcpCases', key(1))).fields).toMatchObject({ CaseStatus: 'Waiting for a reply', ChildLabel: 'A.B.', OpenDueAt: '2026-11-23T15:00:00Z' });
    expect((await rows()).filter((row) => row.fields['CaseKey'] === key(3))).toHaveLength(1);
    expect(await check()).toEqual([]);
    expect((await mendRows(site.as(OWNER), site.server.site.id)).found).toEqual([]);
  });

  test('are the command’s to say: key and column in its lines, never a word that stands in one; its exit code tells', async () => {
    const lines: string[] = [];
    const run = (what: string) => { lines.length = 0; return runRows([what, '--site', 'https://local.sharepoint.com/sites/safeguarding', '--graph', site.server.url], (line) => lines.push(line), { GRAPH_TOKEN: localToken(OWNER) }, async () => undefined); };
    await say('POST', 'TcpCases/items', { fields: { CaseKey: 'Jordan Smith, 4 Elm Road' } });
    expect(await run('check')).toBe(1);
    expect(lines.slice(0, 4)).toEqual([
      `${key(1)}  differs: ChildLabel, CaseStatus, OpenDueAt`, `${key(2)}  differs: Level, EventCount`, expect.stringMatching(/^\(row \d+, which has no case key\) {2}NOT CHANGED {2}has a row and no events/), `${key(3)}  has no row`,
    ]);
    expect(lines.slice(4)).toEqual(['7 cases, 12 events.', '3 rows not as the events say: run threshold rows mend.', '1 case for a person to look at; nothing was changed there.']);
    expect(lines.join('\n')).not.toMatch(/Jordan|Elm|A\.B\.|Oakfield/);
    expect(await run('mend')).toBe(1);
    expect(lines).toContain('3 rows put right.');
    expect(lines.join('\n')).not.toMatch(/Jordan|Elm|A\.B\.|Oakfield/);
    await say('DELETE', `TcpCases/items/${String((await rows()).find((row) => row.fields['CaseKey']?.startsWith('Jordan'))?.id)}`);
    expect(await run('check')).toBe(0);
    expect(lines).toEqual(['6 cases, 12 events.', 'Every row says what its events say.']);
    expect(await run('everything')).toBe(2);
  }, 180_000);
});

test('what only a person can put right is named and left: events that are gone, broken or newer, and a row without any', async () => {
  site = await startSite();
  await saved(6);
  await remove('TcpEvents', key(1));
  const two = (await say('GET', `TcpEvents/items?$filter=fields/CaseKey eq '${key(2)}'&$expand=fields`)).value;
  await say('DELETE', `TcpEvents/items/${String(two[1]?.id)}`);
  await say('PATCH', `TcpEvents/items/${(await find('TcpEvents', key(3))).id}/fields`, { Payload: '{"kind":"note"}' });
  await say('PATCH', `TcpEvents/items/${(await find('TcpEvents', key(4))).id}/fields`, { Payload: '{"kind":"video-call"}' });
  await remove('TcpEvents', key(5));
  await remove('TcpEvents', key(5));
  await spoil(key(2), { CaseStatus: 'Closed' });
  const before = JSON.stringify(await rows());
  const found = [[key(1), 'events-missing'], [key(2), 'events-missing'], [key(3), 'broken'], [key(4), 'newer'], [key(5), 'no-events']].map(([caseKey, why]) => ({ caseKey, is: 'unclear', why }));
  expect(await check()).toEqual(found);
  expect((await mendRows(site.as(OWNER), site.server.site.id)).found).toEqual(found);
  expect(JSON.stringify(await rows())).toBe(before);
});

test('a row whose status somebody emptied does not stop saves to its case, and mending brings it back into the lists', async () => {
  site = await startSite();
  await saved(2);
  await spoil(key(1), { CaseStatus: null, EventCount: null });
  await expect(site.store(HEAD).list({ queue: 'all', size: 5 })).rejects.toMatchObject({ trouble: 'unreadable' });
  expect((await mendRows(site.as(OWNER), site.server.site.id)).found).toEqual([{ caseKey: key(1), is: 'differs', columns: ['CaseStatus', 'EventCount'] }]);
  expect((await site.store(HEAD).list({ queue: 'all', size: 5 })).cases).toHaveLength(2);
  await spoil(key(2), { CaseStatus: null, EventCount: null });
  expect((await site.store(BEN).append([eventOf('note', key(2), BEN)])).state).toBe('saved');
  expect(await check()).toEqual([]);
});

test('two people go on saving while rows are mended: nothing of theirs is overwritten or lost, and every row is right in the end', async () => {
  site = await startSite();
  await saved(12);
  for (let n = 1; n <= 12; n += 1) await spoil(key(n), { CaseStatus: 'Answered', Level: 2 });
  let working = true;
  const told: [string, string][] = [];
  const writer = async (who: typeof AMINA, kinds: Parameters<typeof eventOf>[0][]): Promise<void> => {
    const store = site.store(who);
    for (let n = 0; n < 40; n += 1) {
      const event = eventOf(kinds[n % kinds.length] ?? 'note', key((n % 12) + 1), who);
      const { state } = await store.append([event]);
      expect(['saved', 'changed-elsewhere']).toContain(state);
      if (state === 'saved') told.push([event.caseKey, event.id]);
    }
  };
  const mending = (async () => { let wrong = 0; while (working) wrong += (await mendRows(site.as(OWNER), site.server.site.id)).found.filter((one) => one.is === 'unclear').length; return wrong; })();
  await Promise.all([writer(AMINA, ['note', 'escalation']), writer(HEAD, ['note', 'sign-off', 'reply'])]);
  working = false;
  expect(await mending).toBe(0);
  await mendRows(site.as(OWNER), site.server.site.id);
  expect(await check()).toEqual([]);
  expect(told.length).toBeGreaterThan(60);
  const stored = new Set((await Promise.all(Array.from({ length: 12 }, (_, n) => site.store(OWNER).chronology(key(n + 1))))).flat().map((event) => event.id));
  expect(told.filter(([, id]) => !stored.has(id))).toEqual([]);
}, 180_000);

test('looking while two people save finds nothing wrong with what they are at', async () => {
  site = await startSite();
  await saved(6);
  let working = true;
  const checking = (async () => { const wrong: RowFinding[] = []; while (working) wrong.push(...await check()); return wrong; })();
  const writer = async (who: typeof AMINA) => { const store = site.store(who); for (let n = 0; n < 30; n += 1) expect((await store.append([eventOf('note', key((n % 6) + 1), who)])).state).toBe('saved'); };
  await Promise.all([writer(AMINA), writer(BEN)]);
  working = false;
  expect(await checking).toEqual([]);
}, 180_000);

test('under faults on a fifth of all requests rows are mended all the same; a run that is cut off is finished by the next', async () => {
  let plan: FaultPlan | undefined;
  site = await startSite({ faults: { next: (request) => plan?.next(request) } });
  await saved(25);
  const spoilAll = async () => { for (let n = 1; n <= 25; n += 1) await spoil(key(n), { CaseStatus: 'Answered' }); };
  await spoilAll();
  plan = seededFaults({ seed: 5, share: 0.2, kinds: ['429', '503', '504', 'reset', '412'] });
  const report = await mendRows(site.as(OWNER), site.server.site.id);
  plan = undefined;
  expect([report.unsettled, report.found.length]).toEqual([0, 25]);
  expect(await check()).toEqual([]);
  await spoilAll();
  let batches = 0;
  const breaking: typeof fetch = (input, init) => (typeof init?.body === 'string' && init.body.includes('PATCH') && (batches += 1) > 1 ? Promise.resolve(new Response('{"error":{"code":"accessDenied"}}', { status: 403 })) : fetch(input, init));
  await expect(mendRows(site.as(OWNER, breaking), site.server.site.id)).rejects.toMatchObject({ trouble: 'no-permission' });
  expect(await check()).toHaveLength(15);
  expect((await mendRows(site.as(OWNER), site.server.site.id)).found).toHaveLength(15);
  expect(await check()).toEqual([]);
}, 180_000);

test('a thousand cases are read in sixteen requests, a hundred spoilt rows found or mended in twenty more, and a limit that is met is waited for', async () => {
  let clock = NOW.getTime();
  const statuses: number[] = [];
  site = await startSite({ now: () => new Date(clock), unitsPerMinute: 1250, seen: ({ status }) => { statuses.push(status); } });
  await site.restart({ unitsPerMinute: 1_000_000 });
  await filledWith(1000);
  for (let n = 10; n <= 1000; n += 10) await spoil(key(n), { Level: 1 });
  await site.restart();
  const slow = (unitsPerMinute?: number) => graphClient({ baseUrl: site.server.url, token: async () => localToken(OWNER), wait: async (ms) => { clock += ms; }, patience: { tries: unitsPerMinute ? 8 : 5 } });
  statuses.length = 0;
  const found = await checkRows(slow(), site.server.site.id);
  expect([found.cases, found.events, found.found.length]).toEqual([1000, 2000, 100]);
  // Opening the site, 5 pages of rows, 10 of events; then every suspect twice, ten in a request.
  expect(statuses).toHaveLength(1 + 5 + 10 + 20);
  statuses.length = 0;
  const report = await mendRows(slow(), site.server.site.id);
  expect([report.found.length, report.unsettled, statuses.length]).toEqual([100, 0, 1 + 5 + 10 + 20]);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  // A minute's units are fewer than the work needs: the server says how long to wait, and it is waited.
  for (let n = 10; n <= 1000; n += 10) await spoil(key(n), { Level: 1 });
  statuses.length = 0;
  await site.restart({ unitsPerMinute: 150 });
  expect((await mendRows(slow(150), site.server.site.id)).found).toHaveLength(100);
  await site.restart({ unitsPerMinute: 1_000_000 });
  expect((await checkRows(slow(), site.server.site.id)).found).toEqual([]);
}, 300_000);
