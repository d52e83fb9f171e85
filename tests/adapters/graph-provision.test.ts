import { inspect, provision, sentenceFor } from '../../src/adapters/graph';
import { LISTS } from '../../src/adapters/graph/schema';
import { localToken } from '../../src/local/graph';
import { AMINA, BY_HAND, OWNER, startSite, type Site } from '../support/graph-site';

let site: Site;
beforeEach(async () => { site = await startSite({ bare: true }); });
afterEach(async () => { await site.close(); });
const say = async (method: string, path: string, body: unknown) => {
  const answer = await fetch(`${site.server.url}/v1.0/sites/${site.server.site.id}${path}`, { method, headers: { ...BY_HAND, Authorization: `Bearer ${localToken(OWNER)}`, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  expect(answer.status).toBeLessThan(300);
};

test('makes all lists with all columns, and a second run changes nothing', async () => {
  const [id, graph] = [site.server.site.id, site.as(OWNER)];
  expect(await inspect(graph, id)).toHaveLength(LISTS.length);
  const first = await provision(graph, id);
  expect([first.made.filter((one) => !one.includes('.')), first.differs]).toEqual([['TcpSetup', 'TcpEvents', 'TcpCases', 'TcpRatings', 'TcpDocuments', 'version 2'], []]);
  expect((await provision(graph, id)).made).toEqual([]);
  expect(await inspect(graph, id)).toEqual([]);
});

test('puts in what a site lacks, a column or an index, and leaves what is there', async () => {
  await say('POST', '/lists', { displayName: 'TcpEvents', list: { template: 'genericList' }, columns: [{ name: 'ClientKey', text: {} }, { name: 'CaseKey', text: {} }] });
  await say('POST', '/lists/TcpEvents/items', { fields: { ClientKey: 'kept', CaseKey: 'TCP-1' } });
  const report = await provision(site.as(OWNER), site.server.site.id);
  expect(report.made).toEqual(expect.arrayContaining(['TcpEvents.ClientKey', 'TcpEvents.CaseKey', 'TcpEvents.Slot', 'TcpEvents.Payload4']));
  expect(report.differs).toEqual([]);
});

test('reports a column of the wrong type and does not claim to be done', async () => {
  await say('POST', '/lists', { displayName: 'TcpCases', list: { template: 'genericList' }, columns: [{ name: 'DueAt', text: {} }] });
  const report = await provision(site.as(OWNER), site.server.site.id);
  expect(report.differs).toEqual([{ list: 'TcpCases', column: 'DueAt', says: 'is of the type text, and must be dateTime' }]);
  expect(report.made).not.toContain('version 2');
  expect(await inspect(site.as(OWNER), site.server.site.id)).toEqual(report.differs);
});

test('does not touch a site that a newer version has set up', async () => {
  await provision(site.as(OWNER), site.server.site.id);
  await say('PATCH', '/lists/TcpSetup/items/1/fields', { Value: '3' });
  await expect(provision(site.as(OWNER), site.server.site.id)).rejects.toMatchObject({ trouble: 'newer-schema' });
  expect(await site.store(AMINA).append([])).toMatchObject({ state: 'not-saved' });
  await expect(site.store(AMINA).list({ queue: 'open', size: 5 })).rejects.toMatchObject({ trouble: 'newer-schema' });
});

test.each(['two', '1.5', 'NaN'])('says what to do where the site’s version is “%s”, and changes nothing', async (stored) => {
  await provision(site.as(OWNER), site.server.site.id);
  await say('PATCH', '/lists/TcpSetup/items/1/fields', { Value: stored });
  const error = await provision(site.as(OWNER), site.server.site.id).then(() => undefined, (thrown: unknown) => thrown);
  expect(sentenceFor(error)).toBe('The list TcpSetup should say under “schema” which version the lists have, as a whole number; what stands there is none. Nothing was changed. If no newer version of the app is in use, delete that row and run this again.');
  const { value } = await (await fetch(`${site.server.url}/v1.0/sites/${site.server.site.id}/lists/TcpSetup/items?$expand=fields`, { headers: { ...BY_HAND, Authorization: `Bearer ${localToken(OWNER)}` } })).json() as { value: { fields: { Value: string } }[] };
  expect(value.map(({ fields }) => fields.Value)).toEqual([stored]);
});

test('is refused to somebody who does not own the site', async () => {
  await expect(provision(site.as(AMINA), site.server.site.id)).rejects.toMatchObject({ trouble: 'no-permission' });
});

test('no list has more than the twenty indexes that SharePoint allows, and none an index on long text', () => {
  for (const list of LISTS) {
    expect(list.columns.filter((column) => column.indexed).length).toBeLessThanOrEqual(20);
    expect(list.columns.filter((column) => column.indexed && column.type === 'note')).toEqual([]);
    expect(list.columns.filter((column) => !/^[A-Z][A-Za-z0-9]{1,31}$/.test(column.name))).toEqual([]);
  }
});
