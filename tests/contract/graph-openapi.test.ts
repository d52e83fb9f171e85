import { graphDocumentStore, graphMail, graphTeams, inspect, openSite, provision, siteIdAt, whoAmI } from '../../src/adapters/graph';
import { LISTS } from '../../src/adapters/graph/schema';
import { localToken } from '../../src/local/graph';
import { describeContract, loadContracts, recorder, type Contracts } from '../support/graph-contract';
import { AMINA, AUDITOR, BY_HAND, eventOf, HEAD, OWNER, startSite, type Site } from '../support/graph-site';
import { CONVERSATION, talk } from '../support/graph-talk';

describeContract('every answer of the local server has the shape Microsoft publishes', () => {
  let site: Site;
  let contracts: Contracts;
  const record = recorder();
  beforeAll(async () => { contracts = loadContracts(); site = await startSite({ bare: true, talk }); });
  afterAll(async () => { await site.close(); });

  const say = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, who = OWNER) =>
    record.fetch(`${site.server.url}/v1.0${path}`, { method, headers: { ...BY_HAND, Authorization: `Bearer ${localToken(who)}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

  test('when the app sets up, saves, lists, keeps documents and reads mail and Teams', async () => {
    const id = site.server.site.id;
    const [owner, amina] = [site.as(OWNER, record.fetch), site.as(AMINA, record.fetch)];
    await provision(owner, id);
    await inspect(owner, id);
    expect(await siteIdAt(amina, 'https://local.sharepoint.com/sites/safeguarding')).toBe(id);
    await whoAmI(amina);
    const store = site.store(AMINA, record.fetch);
    const [consultation, referral, note] = [eventOf('consultation', 'TCP-2026-CCCCCC', AMINA), eventOf('referral', 'TCP-2026-CCCCCC', AMINA), eventOf('note', 'TCP-2026-CCCCCC', AMINA)];
    expect((await store.append([consultation, referral])).state).toBe('saved');
    expect((await store.append([note])).state).toBe('saved');
    await store.list({ queue: 'open', size: 1 });
    await store.chronology('TCP-2026-CCCCCC');
    await graphDocumentStore(amina, openSite(amina, id)).put('TCP-2026-CCCCCC', 'Referral.docx', new Blob(['words'], { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }));
    await graphMail(amina).conversation(CONVERSATION);
    await graphMail(amina).conversation(CONVERSATION, 'safeguarding@oakfield.example');
    await graphTeams(amina).chat('19:chat@thread.v2');
    await graphTeams(amina).channel('team-1', '19:channel@thread.tacv2');
    await graphTeams(amina).thread('team-1', '19:channel@thread.tacv2', '160000000002');
    expect(record.seen.length).toBeGreaterThan(30);
    expect(record.seen.flatMap((one) => contracts.problems(one))).toEqual([]);
  });

  test('when it is asked what the app does not ask, and when it refuses', async () => {
    const before = record.seen.length;
    const items = `/sites/${site.server.site.id}/lists/TcpCases/items`;
    for (const path of ['/me', '/sites/root', `/sites/${site.server.site.id}/lists`, `/sites/${site.server.site.id}/lists/TcpCases?$expand=columns`, items, `${items}?$expand=fields`, `${items}/1`, `${items}/1/fields`, `${items}/1/versions?$expand=fields`,
      `${items}/delta`, `${items}/delta?token=latest`, `${items}/99`, `${items}?$count=true`, `${items}?$filter=fields/Owner eq 'x'`, `${items}?$filter=Title eq 'x'`, '/sites/nowhere.sharepoint.com', '/sites/a,b,c', '/sites/local.sharepoint.com:/sites/none',
      `/sites/${site.server.site.id}/lists/None`, `/sites/${site.server.site.id}/drive`, '/chats/none/messages', '/users/nobody@x.example/messages?$top=1', '/chats/19:chat@thread.v2/messages?$top=999']) await say('GET', path);
    const drives = await (await say('GET', `/sites/${site.server.site.id}/drives`)).json();
    const drive = drives.value[0].id;
    for (const path of ['', '/root', '/items/root/children', '/items/none']) await say('GET', `/drives/${drive}${path}`);
    await say('POST', `/sites/${site.server.site.id}/lists`, { displayName: 'TcpCases', list: { template: 'genericList' } });
    await say('POST', `/sites/${site.server.site.id}/lists`, { name: 'x' });
    await say('POST', items, { fields: { Nothing: 'x' } });
    await say('POST', items, { fields: { CaseKey: 'TCP-2026-CCCCCC' } });
    await say('PATCH', `${items}/1/fields`, { CaseStatus: 'Closed' }, { 'If-Match': '"old,1"' });
    await say('PATCH', `${items}/1/fields`, { CaseStatus: 'closed' });
    await say('PATCH', `${items}/1`, { fields: { Domain: 'neglect' } });
    await say('PATCH', `${items}/1/fields`, { CaseStatus: 'Closed' }, {}, AUDITOR);
    await say('DELETE', `${items}/1`, undefined, {}, HEAD);
    await say('GET', '/me', undefined, { Authorization: '' });
    const refused = record.seen.slice(before);
    expect(new Set(refused.map((one) => one.status))).toEqual(new Set([200, 204, 400, 401, 403, 404, 409, 412, 500]));
    expect(refused.flatMap((one) => contracts.problems(one))).toEqual([]);
  });

  test('and says nothing of a kind that Microsoft does not know', () => {
    const closed = (type: string, body: unknown): string[] => contracts.closed(type, body).filter((problem) => !problem.startsWith('/fields') && !problem.includes('/user'));
    const of = (path: RegExp, method = 'GET') => record.seen.filter((one) => one.method === method && path.test(one.path) && one.status < 300);
    const bodies = (path: RegExp, method = 'GET') => of(path, method).map((one) => one.body as { value?: object[] }).flatMap((body): object[] => (Array.isArray(body.value) ? body.value : [body]));
    const held: [string, unknown[]][] = [
      ['listItem', [...bodies(/\/items$/), ...bodies(/\/items$/, 'POST')]], ['columnDefinition', [...bodies(/\/columns$/), ...bodies(/\/columns$/, 'POST')]], ['list', [...bodies(/\/lists$/), ...bodies(/\/lists$/, 'POST')]],
      ['drive', bodies(/\/drives$/)], ['driveItem', bodies(/:\/content$/, 'PUT')], ['message', bodies(/\/messages$/).filter((one) => 'conversationId' in one || 'uniqueBody' in one)], ['user', bodies(/^\/me$/)], ['listItemVersion', bodies(/\/versions$/)],
    ];
    for (const [type, all] of held) { expect([type, all.length > 0]).toEqual([type, true]); expect([type, all.flatMap((one) => closed(type, one))]).toEqual([type, []]); }
  });

  test('and what the app sends to make lists and columns is spelt as Microsoft spells it', () => {
    const made = record.seen.filter((one) => one.method === 'POST' && /\/lists$/.test(one.path) && one.status === 201);
    expect(made).toHaveLength(LISTS.length);
    expect(made.flatMap((one) => contracts.closed('list', one.request))).toEqual([]);
  });
});
