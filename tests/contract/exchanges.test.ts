import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localToken, type Exchange } from '../../src/local/graph';
import { newTally, sayTally, weigh, weighAll } from '../support/exchanges';
import { describeContract, loadContracts, type Contracts } from '../support/graph-contract';
import { AMINA, BY_HAND, eventOf, startSite } from '../support/graph-site';

const SITE = '/sites/local.sharepoint.com,1,2';
const exchange = (more: Partial<Exchange> = {}): Exchange => ({ method: 'GET', path: '/me', query: '', request: undefined, status: 200, body: { id: 'o', displayName: 'A', userPrincipalName: 'a@b.example' }, requestHeaders: { authorization: 'yes' }, ...more });
const made = { id: '7', '@odata.etag': '"a,1"', fields: { Title: 'x' } };

describeContract('what the tests said to Graph and heard from it', () => {
  let contracts: Contracts;
  beforeAll(() => { contracts = loadContracts(); });
  const problems = (more: Partial<Exchange>): string[] => { const tally = newTally(); weigh(tally, exchange(more), contracts); return [...tally.problems.keys()]; };

  test('is well when it is as Microsoft publishes it', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ method: 'POST', path: `${SITE}/lists/TcpEvents/items`, request: { fields: { Kind: 'note' } }, status: 201, body: made })).toEqual([]);
    expect(problems({ path: `${SITE}/lists/TcpCases/items`, query: "?$filter=fields/CaseKey%20eq%20'x'&$skiptoken=abc", body: { value: [made] } })).toEqual([]);
    expect(problems({ path: '/sites/local.sharepoint.com:/sites/safeguarding:/lists/TcpCases/items', body: { value: [made] }, requestHeaders: BY_HAND })).toEqual([]);
    expect(problems({ status: 0, body: undefined })).toEqual([]);
  });

  test.each<[string, Partial<Exchange>, RegExp]>([
    ['an answer of another shape', { body: { id: 7 } }, /^GET \/me 200: .*must be string/],
    ['a refusal that is not in Graph’s envelope', { status: 403, body: { message: 'no' } }, /^GET \/me 403: .*error/],
    ['a property in a request that Microsoft does not know', { method: 'POST', path: `${SITE}/lists`, request: { displayName: 'x', tempate: {} }, status: 201, body: { id: '1' } }, /asked with .*additional properties/],
    ['an option that the call does not have', { query: '?$format=json' }, /an option \$format/],
    ['a call that Microsoft does not have', { path: '/me/cases', status: 404, body: { error: { code: 'itemNotFound', message: 'x' } } }, /no such operation/],
    ['a call that has no row in docs/permissions.md', { path: '/me/events', body: { value: [] } }, /a call without a row/],
    ['a token at the address of an upload', { method: 'PUT', path: '/uploads/1', status: 202, body: {} }, /token was sent/],
    ['the same in a part of a batch', { method: 'POST', path: '/$batch', request: { requests: [{ id: '1', method: 'GET', url: '/me/events' }] }, body: { responses: [{ id: '1', status: 200, body: { value: 1 } }] } }, /^GET \/me\/events/],
    ['a batch of 21', { method: 'POST', path: '/$batch', request: { requests: Array.from({ length: 21 }, (_, n) => ({ id: String(n), method: 'GET', url: '/me' })) }, body: { responses: [] } }, /must NOT have more than 20/],
  ])('is found out: %s', (_what, more, says) => { expect(problems(more).join('\n')).toMatch(says); });

  test('asked by hand, by a test, needs no row and may be wrong; its answer may not', () => {
    const byHand = { requestHeaders: BY_HAND };
    expect(problems({ ...byHand, path: '/me/events', body: { value: [] } })).toEqual([]);
    expect(problems({ ...byHand, path: '/me/cases', status: 404, body: { error: { code: 'itemNotFound' } } })).toEqual([]);
    expect(problems({ ...byHand, body: { id: 7 } })).toHaveLength(1);
    expect(problems({ ...byHand, path: '/me/cases', body: {} })).toHaveLength(1);
  });

  test('is written down by the server itself, each request once and its token never, and counted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'exchanges-'));
    const before = process.env['LOCAL_GRAPH_EXCHANGES'];
    process.env['LOCAL_GRAPH_EXCHANGES'] = folder;
    const site = await startSite();
    expect((await site.store(AMINA).append([eventOf('consultation', 'TCP-2026-EXCHNG', AMINA)])).state).toBe('saved');
    await fetch(`${site.server.url}/v1.0/nothing`, { headers: { ...BY_HAND, Authorization: `Bearer ${localToken(AMINA)}` } });
    await site.close();
    if (before === undefined) delete process.env['LOCAL_GRAPH_EXCHANGES']; else process.env['LOCAL_GRAPH_EXCHANGES'] = before;
    const tally = await weighAll(folder, contracts);
    expect([tally.byHand, tally.parts, [...tally.rows]]).toEqual([1, 4, expect.arrayContaining(['batch', 'make-list', 'make-item', 'items', 'drives'])]);
    expect(sayTally(tally)).toEqual([expect.stringMatching(/^Contract: \d+ requests of the app and 1 made by hand, with 4 parts of batches and \d+ answers: each is as Microsoft publishes it/)]);
    const bad = newTally();
    weigh(bad, exchange({ body: { id: 7 } }), contracts);
    expect(sayTally(bad).join('\n')).toMatch(/some are not as Microsoft publishes them.*\n {2}1 × GET \/me 200/);
    rmSync(folder, { recursive: true, force: true });
  });
});
