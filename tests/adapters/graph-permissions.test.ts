import { CALLS, graphDocumentStore, graphMail, graphReminders, graphTeams, openSite, provision, siteIdAt, whoAmI } from '../../src/adapters/graph';
import { localToken } from '../../src/local/graph';
import { recorder } from '../support/graph-contract';
import { AMINA, BY_HAND, eventOf, OWNER, startSite, type Site } from '../support/graph-site';
import { CONVERSATION, talk } from '../support/graph-talk';
import { permissionRowOf, permissionRows as rows } from '../support/permission-rows';

test('the page of permissions has a row for each call the adapter can make, and for no other', () => {
  expect(rows.map(({ call, method, path }) => ({ call, method, path })).sort((a, b) => a.call.localeCompare(b.call))).toEqual(Object.entries(CALLS).map(([call, { method, path }]) => ({ call, method, path })).sort((a, b) => a.call.localeCompare(b.call)));
  expect(rows.filter((row) => !/[A-Z]\w+\.\w+/.test(row.permission) || row.when === '')).toEqual([]);
});

let site: Site;
afterAll(async () => { await site.close(); });

test('nothing goes over the wire that has no row', async () => {
  const record = recorder();
  site = await startSite({ bare: true, talk });
  const [owner, amina] = [site.as(OWNER, record.fetch), site.as(AMINA, record.fetch)];
  await fetch(`${site.server.url}/v1.0/sites/${site.server.site.id}/lists`, { method: 'POST', headers: { ...BY_HAND, Authorization: `Bearer ${localToken(OWNER)}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ displayName: 'TcpSetup', columns: [{ name: 'Key', text: {} }] }) });
  await provision(owner, site.server.site.id);
  await siteIdAt(amina, 'https://local.sharepoint.com/sites/safeguarding');
  await whoAmI(amina);
  const store = site.store(AMINA, record.fetch);
  await store.append([eventOf('consultation', 'TCP-2026-PPPPPP', AMINA)]);
  await store.append([eventOf('referral', 'TCP-2026-PPPPPP', AMINA)]);
  await store.list({ queue: 'mine', size: 5 });
  await store.chronology('TCP-2026-PPPPPP');
  const documents = graphDocumentStore(amina, openSite(amina, site.server.site.id));
  await documents.put('TCP-2026-PPPPPP', 'a.txt', new Blob(['a']));
  await documents.put('TCP-2026-PPPPPP', 'a.txt', new Blob(['b']));
  await documents.put('TCP-2026-PPPPPP', 'large.bin', new Blob([new Uint8Array(5 * 1024 * 1024)]));
  await graphMail(amina).conversation(CONVERSATION);
  await graphMail(amina).conversation(CONVERSATION, 'safeguarding@oakfield.example');
  await graphTeams(amina).chat('19:chat@thread.v2');
  await graphTeams(amina).thread('team-1', '19:channel@thread.tacv2', '160000000002');
  await graphTeams(amina).channel('team-1', '19:channel@thread.tacv2');
  await graphReminders(amina, () => 'https://contoso.sharepoint.com/sites/safeguarding/Lists/TcpCases').put({ caseKey: 'TCP-2026-PPPPPP', authority: 'Redbridge', dueAt: '2026-11-23T15:00:00Z' });
  const uploads = record.seen.filter((one) => one.path.startsWith('/uploads/'));
  const calls = record.seen.filter((one) => !one.path.startsWith('/uploads/'));
  expect(calls.filter((one) => !permissionRowOf(one.method, one.path)).map((one) => `${one.method} ${one.path}`)).toEqual([]);
  expect(uploads).toHaveLength(2);
  expect(uploads.filter((one) => 'Authorization' in one.requestHeaders)).toEqual([]);
  const used = new Set(calls.map((one) => permissionRowOf(one.method, one.path)?.call));
  expect(rows.map((row) => row.call).filter((call) => !used.has(call))).toEqual([]);
});
