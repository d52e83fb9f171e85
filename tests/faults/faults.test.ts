import type { CaseStore } from '../../src/ports';
import { seededFaults, type FaultPlan } from '../../src/local/graph';
import { startSite, type Site } from '../support/graph-site';
import { check, FINDINGS, isClean, type Verdict } from './checker';
import { write, type World } from './writers';

let site: Site;
let plan: FaultPlan | undefined;
beforeEach(async () => { site = await startSite({ faults: { next: (request) => plan?.next(request) }, now: () => new Date() }); });
afterEach(async () => { plan = undefined; await site.close(); });

async function run(seed: number, more: Partial<World> = {}, share = 0.2): Promise<Verdict> {
  plan = seededFaults({ seed, share, kinds: ['429', '503', '504', 'reset', '401', '412'] });
  const ledger = await write({ baseUrl: site.server.url, siteId: site.server.site.id, seed, saves: 60, ...more });
  plan = undefined;
  return check(ledger, site.server.url, site.server.site.id);
}

/** A fetch that changes what is sent in batches. */
interface Request { method: string; url: string; body?: { fields?: Record<string, string>; EventCount?: number } }
const changing = (change: (requests: Request[]) => Request[]) => (send: typeof fetch): typeof fetch => async (input, init) => {
  if (typeof init?.body !== 'string' || !init.body.startsWith('{"requests"')) return send(input, init);
  const { requests } = JSON.parse(init.body) as { requests: Request[] };
  return send(input, { ...init, body: JSON.stringify({ requests: change(requests) }) });
};

test('saves under faults on a fifth of all requests: nothing lost, nothing doubled, nothing told wrongly', async () => {
  const verdict = await run(11);
  expect(Object.fromEntries(FINDINGS.map((name) => [name, verdict[name]]))).toEqual(Object.fromEntries(FINDINGS.map((name) => [name, []])));
  expect(isClean(verdict)).toBe(true);
  expect([verdict.saves, verdict.saved > 40]).toEqual([60, true]);
}, 60_000);

describe('the checker finds out an adapter that', () => {
  test('says "saved" when it was not', async () => {
    const breakStore = (store: CaseStore): CaseStore => ({ ...store, append: async (events) => { const told = await store.append(events); return told.state === 'not-saved' ? { state: 'saved', caseKey: events[0]?.caseKey ?? '' } : told; } });
    expect((await run(12, { breakStore, saves: 12 }, 0.8)).lost.length).toBeGreaterThan(0);
  }, 60_000);

  test('makes up a new key for each try', async () => {
    let tries = 0;
    const breakFetch = changing((requests) => requests.map((request) => {
      if (!request.body?.fields?.['ClientKey']) return request;
      tries += 1;
      return { ...request, body: { fields: { ...request.body.fields, ClientKey: `try-${String(tries)}`, Slot: `${request.body.fields['Slot'] ?? ''}-${String(tries)}` } } };
    }));
    const sendingTwice = (send: typeof fetch): typeof fetch => async (input, init) => { const broken = breakFetch(send); if (typeof init?.body === 'string' && init.body.includes('"ClientKey":')) await broken(input, init).catch(() => undefined); return broken(input, init); };
    expect((await run(13, { breakFetch: sendingTwice, saves: 4 }, 0)).doubled.length).toBeGreaterThan(0);
  }, 60_000);

  test('does not bring the row up to date', async () => {
    const breakFetch = changing((requests) => requests.map((request) => (request.method === 'PATCH' ? { ...request, body: { EventCount: 1 } } : request)));
    expect((await run(14, { breakFetch, saves: 30 }, 0)).rowsWrong.length).toBeGreaterThan(0);
  }, 60_000);

  test('says "changed elsewhere" when it has written', async () => {
    const breakStore = (store: CaseStore): CaseStore => ({ ...store, append: async (events) => { const told = await store.append(events); return told.state === 'saved' ? { state: 'changed-elsewhere', theirs: [] } : told; } });
    expect((await run(15, { breakStore, saves: 20 }, 0)).writtenUnsaid.length).toBeGreaterThan(0);
  }, 60_000);

  test('changes what was written, or leaves a place empty', async () => {
    const breakFetch = changing((requests) => requests.map((request) => (request.body?.fields?.['Payload'] ? { ...request, body: { fields: { ...request.body.fields, Payload: (request.body.fields['Payload'] ?? '').replace('class teacher', 'head'), Slot: (request.body.fields['Slot'] ?? '').replace('/0', '/1') } } } : request)));
    const verdict = await run(16, { breakFetch, saves: 20 }, 0);
    expect(verdict.altered.length).toBeGreaterThan(0);
    expect(verdict.gaps.length).toBeGreaterThan(0);
  }, 60_000);
});
