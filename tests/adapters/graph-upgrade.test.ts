import { inspect, provision } from '../../src/adapters/graph';
import { columnBody, LISTS, type ColumnPlan } from '../../src/adapters/graph/schema';
import { localToken } from '../../src/local/graph';
import { AMINA, BY_HAND, eventOf, HEAD, OWNER, startSite, type Site } from '../support/graph-site';

let site: Site;
beforeEach(async () => { site = await startSite({ bare: true }); });
afterEach(async () => { await site.close(); });

interface Told { value: { name: string; fields: Record<string, string>; choice: { choices: string[]; allowTextEntry: boolean } }[] }

async function say(method: string, path: string, body?: unknown): Promise<Told> {
  const answer = await fetch(`${site.server.url}/v1.0/sites/${site.server.site.id}${path}`, { method, headers: { ...BY_HAND, Authorization: `Bearer ${localToken(OWNER)}`, 'Content-Type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  expect(answer.status).toBeLessThan(300);
  return await answer.json() as Told;
}

/** A column as version 1 had it: text under its older name, where this version has a choice. */
const asVersionOne = (column: ColumnPlan): ColumnPlan => (column.was ? { name: column.was.name, displayName: column.displayName, type: 'text', ...(column.indexed ? { indexed: true } : {}) } : column);

const ROWS = 45;
const row = (n: number) => ({
  CaseKey: `TCP-2026-${String(n).padStart(6, '0')}`, ChildLabel: 'A.B.', Setting: 'Oakfield Primary', Authority: 'redbridge', EditionName: 'Redbridge thresholds 2025', Domain: 'neglect', Level: 3, Legal: 's17',
  Status: n % 2 ? 'awaiting-reply' : 'closed', SignOff: 'awaiting', ...(n % 3 ? {} : { Outcome: n % 2 ? 'nfa' : 'Moved to another area' }), Owner: 'Amina Yusuf', OwnerUpn: AMINA.upn, OpenedAt: '2026-11-20T15:10:00Z', ChangedAt: '2026-11-20T15:10:00Z', OpenDueAt: '2026-11-23T16:30:00Z', EventCount: 1,
});

/** A site as version 1 of the app left it. */
async function olderSite(): Promise<void> {
  for (const list of LISTS) await say('POST', '/lists', { displayName: list.name, list: { template: list.template }, columns: list.columns.map(asVersionOne).map(columnBody) });
  await say('POST', '/lists/TcpSetup/items', { fields: { Key: 'schema', Value: '1' } });
  for (let n = 1; n <= ROWS; n += 1) await say('POST', '/lists/TcpCases/items', { fields: row(n) });
}

const columns = async () => new Map((await say('GET', '/lists/TcpCases/columns?$select=hidden')).value.map((column) => [column.name, column]));

test('an older site is upgraded where it lies: every row says in choices what it said in codes, and a second run changes nothing', async () => {
  await olderSite();
  const report = await provision(site.as(OWNER), site.server.site.id);
  expect(report.differs).toEqual([]);
  expect(report.made).toEqual(expect.arrayContaining(['TcpCases.CaseStatus', 'TcpCases.SignOffStatus', 'TcpCases.CaseOutcome', 'TcpCases.LegalRoute', '45 rows of TcpCases carried over', 'version 2']));
  expect((await columns()).get('CaseStatus')).toMatchObject({ displayName: 'Status', indexed: true, choice: { choices: ['Consultation', 'Waiting for a reply', 'Escalated', 'Answered', 'Closed'], allowTextEntry: false } });
  expect((await columns()).get('Status')).toMatchObject({ hidden: true, indexed: false, displayName: 'Status (before the upgrade)' });
  const { cases } = await site.store(HEAD).list({ queue: 'all', size: 200 });
  expect(cases).toHaveLength(ROWS);
  expect(cases.filter((one) => one.status === 'awaiting-reply' && one.legal === 's17' && one.signOff === 'awaiting')).toHaveLength(23);
  expect(cases.find((one) => one.caseKey.endsWith('03'))?.outcome).toBe('nfa');
  expect(cases.find((one) => one.caseKey.endsWith('06'))?.outcome).toBe('Moved to another area');
  expect((await provision(site.as(OWNER), site.server.site.id)).made).toEqual([]);
  expect(await inspect(site.as(OWNER), site.server.site.id)).toEqual([]);
});

test('an upgrade that is cut off is finished by the next run', async () => {
  await olderSite();
  let batches = 0;
  const breaking: typeof fetch = (input, init) => {
    if (typeof input === 'string' && input.endsWith('/$batch') && (batches += 1) > 1) return Promise.reject(new TypeError('cut off'));
    return fetch(input, init);
  };
  await expect(provision(site.as(OWNER, breaking), site.server.site.id)).rejects.toMatchObject({ trouble: 'offline' });
  expect((await say('GET', '/lists/TcpSetup/items?$expand=fields')).value[0]?.fields['Value']).toBe('1');
  expect((await provision(site.as(OWNER), site.server.site.id)).made).toEqual(expect.arrayContaining(['25 rows of TcpCases carried over', 'version 2']));
  expect((await site.store(HEAD).list({ queue: 'all', size: 200 })).cases).toHaveLength(ROWS);
});

test('an app that meets an older site says so, and saves nothing', async () => {
  await olderSite();
  await expect(site.store(AMINA).list({ queue: 'open', size: 5 })).rejects.toMatchObject({ trouble: 'older-schema' });
  expect(await site.store(AMINA).append([eventOf('consultation', 'TCP-2026-000099', AMINA)])).toEqual({ state: 'not-saved', says: 'The lists of this site were made by an older version of the app. Nothing is lost. Ask your administrator to run the set-up again, then reload.', retry: false });
  expect((await say('GET', '/lists/TcpEvents/items')).value).toEqual([]);
});

test('choices that the app writes are put in where they are lacking, and those that an administrator added stay', async () => {
  await provision(site.as(OWNER), site.server.site.id);
  await say('PATCH', '/lists/TcpCases/columns/CaseStatus', { choice: { choices: ['Consultation', 'Parked', 'Closed'], allowTextEntry: false, displayAs: 'dropDownMenu' } });
  await say('PATCH', '/lists/TcpCases/columns/CaseOutcome', { choice: { choices: [], allowTextEntry: false, displayAs: 'dropDownMenu' } });
  expect(await inspect(site.as(OWNER), site.server.site.id)).toEqual([
    { list: 'TcpCases', column: 'CaseStatus', says: 'lacks the choice “Waiting for a reply”, “Escalated”, “Answered”' },
    { list: 'TcpCases', column: 'CaseOutcome', says: expect.stringContaining('lacks the choice “No further action”') as string },
  ]);
  expect((await provision(site.as(OWNER), site.server.site.id)).made).toEqual(['TcpCases.CaseStatus', 'TcpCases.CaseOutcome']);
  expect((await columns()).get('CaseStatus')?.choice.choices).toEqual(['Consultation', 'Waiting for a reply', 'Escalated', 'Answered', 'Closed', 'Parked']);
  expect((await columns()).get('CaseOutcome')?.choice.allowTextEntry).toBe(true);
  expect(await inspect(site.as(OWNER), site.server.site.id)).toEqual([]);
});

test('the server takes no status that is not one of the choices, and any words as outcome', async () => {
  await provision(site.as(OWNER), site.server.site.id);
  const post = (fields: object) => fetch(`${site.server.url}/v1.0/sites/${site.server.site.id}/lists/TcpCases/items`, { method: 'POST', headers: { ...BY_HAND, Authorization: `Bearer ${localToken(AMINA)}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ fields }) }).then((answer) => answer.status);
  expect(await post({ CaseKey: 'a', CaseStatus: 'closed' })).toBe(400);
  expect(await post({ CaseKey: 'b', CaseStatus: 'Closed', CaseOutcome: 'constructor' })).toBe(201);
});
