import { graphDocumentStore, openSite, sentenceFor } from '../../src/adapters/graph';
import { fileName } from '../../src/adapters/graph/documents';
import { faultOn, localToken, type Fault } from '../../src/local/graph';
import { AMINA, AUDITOR, BY_HAND, eventOf, startSite, type Site } from '../support/graph-site';

let site: Site;
beforeAll(async () => { site = await startSite(); });
afterAll(async () => { await site.close(); });
const documents = (person = AMINA) => { const graph = site.as(person); return graphDocumentStore(graph, openSite(graph, site.server.site.id)); };
const folder = async (caseKey: string): Promise<string[]> => {
  const ask = async (path: string) => (await fetch(`${site.server.url}/v1.0${path}`, { headers: { ...BY_HAND, Authorization: `Bearer ${localToken(AMINA)}` } })).json() as Promise<{ value: { id: string; name: string }[] }>;
  const drive = (await ask(`/sites/${site.server.site.id}/drives`)).value[0]?.id ?? '';
  const found = (await ask(`/drives/${drive}/items/root/children`)).value.find((one) => one.name === caseKey);
  return found ? (await ask(`/drives/${drive}/items/${found.id}/children`)).value.map((one) => one.name) : [];
};

test('a document is kept in its case folder, and a second of the same name beside it', async () => {
  const first = await documents().put('TCP-D1', 'Referral.docx', new Blob(['one']));
  const second = await documents().put('TCP-D1', 'Referral.docx', new Blob(['another']));
  expect([first.name, second.name]).toEqual(['Referral.docx', 'Referral (2).docx']);
  expect(first.webUrl).toContain('/TCP-D1/Referral.docx');
  expect(await folder('TCP-D1')).toEqual(['Referral (2).docx', 'Referral.docx']);
});

test.each<Fault>([{ kind: '503', when: 'before' }, { kind: '504', when: 'after' }, { kind: 'reset', when: 'before' }, { kind: 'reset', when: 'after' }, { kind: '429', when: 'before', seconds: 1 }])('a $kind $when the work leaves one document, not two', async (fault) => {
  const caseKey = `TCP-D-${fault.kind}-${fault.when}`;
  await site.restart({ faults: faultOn((request) => request.method === 'PUT', [fault]) });
  expect((await documents().put(caseKey, 'a.txt', new Blob(['words']))).name).toBe('a.txt');
  expect(await folder(caseKey)).toEqual(['a.txt']);
  await site.restart({});
});

test('a large document goes in fragments, and a fragment whose answer is lost does not double it', async () => {
  const bytes = new Uint8Array(7 * 1024 * 1024).map((_, at) => at % 251);
  await site.restart({ faults: faultOn((request) => request.method === 'PUT', [undefined, undefined, { kind: 'reset', when: 'after' }]) });
  const made = await documents().put('TCP-D2', 'large.pdf', new Blob([bytes]));
  expect(made.name).toBe('large.pdf');
  expect(await folder('TCP-D2')).toEqual(['large.pdf']);
  await site.restart({});
});

test('a name is made one that SharePoint takes', () => {
  expect(fileName('  A/B: "report"?.docx ')).toBe('A-B- -report--.docx');
  expect(fileName(`${'x'.repeat(300)}.docx`)).toHaveLength(120);
  expect(fileName('...')).toBe('document');
});

test('somebody who may not write is told so', async () => {
  const error: unknown = await documents(AUDITOR).put('TCP-D3', 'a.txt', new Blob(['a'])).catch((thrown: unknown) => thrown);
  expect(sentenceFor(error)).toContain('permission');
});

test('a consultation, its referral and the document cost three round trips from a cold start', async () => {
  const graph = site.as(AMINA);
  const opened = openSite(graph, site.server.site.id);
  const { graphCaseStore } = await import('../../src/adapters/graph');
  const store = graphCaseStore({ graph, site: opened, me: async () => ({ upn: AMINA.upn }), now: () => new Date('2026-11-20T15:10:00Z') });
  await store.append([eventOf('consultation', 'TCP-D4', AMINA), eventOf('referral', 'TCP-D4', AMINA)]);
  await graphDocumentStore(graph, opened).put('TCP-D4', 'Referral.docx', new Blob(['words']));
  expect(graph.trips()).toBe(3);
});

test('saved one after the other, with the site open, they cost three as well', async () => {
  const graph = site.as(AMINA);
  const opened = openSite(graph, site.server.site.id);
  await opened.ready();
  const before = graph.trips();
  const { graphCaseStore } = await import('../../src/adapters/graph');
  const store = graphCaseStore({ graph, site: opened, me: async () => ({ upn: AMINA.upn }), now: () => new Date('2026-11-20T15:10:00Z') });
  await store.append([eventOf('consultation', 'TCP-D5', AMINA)]);
  await store.append([eventOf('referral', 'TCP-D5', AMINA)]);
  await graphDocumentStore(graph, opened).put('TCP-D5', 'Referral.docx', new Blob(['words']));
  expect(graph.trips() - before).toBe(3);
});
