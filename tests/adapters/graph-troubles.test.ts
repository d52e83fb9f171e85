import { graphCaseStore, graphClient, openSite, provision } from '../../src/adapters/graph';
import { localToken, type Fault, type FaultPlan } from '../../src/local/graph';
import type { Identity } from '../../src/ports';
import { AMINA, BY_HAND, eventOf, NOW, OWNER, startSite, type Site } from '../support/graph-site';

let site: Site;
let plan: FaultPlan | undefined;
beforeAll(async () => { site = await startSite({ faults: { next: (request) => plan?.next(request) } }); });
afterEach(() => { plan = undefined; });
afterAll(async () => { await site.close(); });

let cases = 0;
const newCase = (): string => { cases += 1; return `TCP-2026-T${String(cases).padStart(5, '0')}`; };
/** A fault on every part of a batch that writes, as when a site has changed under the app. */
const onWrites = (fault: Fault): FaultPlan => ({ next: (request) => (request.part && request.method !== 'GET' ? fault : undefined) });
const byHand = async (method: string, path: string, body?: object): Promise<void> => {
  const answer = await fetch(`${site.server.url}/v1.0/sites/${site.server.site.id}/lists/${path}`, { method, headers: { ...BY_HAND, Authorization: `Bearer ${localToken(OWNER)}`, 'Content-Type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
  expect(answer.status).toBe(204);
};
/** What the case holds in the end: each event once, and a row that counts them. */
async function stored(caseKey: string): Promise<{ events: string[]; counted: number[] }> {
  const store = site.store(OWNER);
  return { events: (await store.chronology(caseKey)).map((one) => one.id), counted: (await store.list({ queue: 'all', size: 500 })).cases.filter((one) => one.caseKey === caseKey).map((one) => one.events) };
}

const repaired = async (): Promise<void> => { plan = undefined; await provision(site.as(OWNER), site.server.site.id); };
const TROUBLES: [string, () => Promise<void> | void, string][] = [
  ['no connection', () => { plan = { next: () => ({ kind: 'reset', when: 'before' }) }; }, 'There is no connection to Microsoft 365. Nothing is lost. Check the network and save again.'],
  ['a token that is refused, and its replacement too', () => { plan = onWrites({ kind: '401', when: 'before' }); }, 'You are signed out of Microsoft 365. Sign in again, then save. What you wrote is still here.'],
  ['a permission that was withdrawn', () => { plan = onWrites({ kind: '403', when: 'before' }); }, 'You no longer have permission to this site. Ask whoever runs the safeguarding site to give it back, then save again.'],
  ['a full site', () => { plan = onWrites({ kind: '507', when: 'before' }); }, 'The SharePoint site is full. Ask your administrator to make room, then save again.'],
  ['a column that somebody took away', () => byHand('DELETE', 'TcpEvents/columns/Slot'), 'A column that this app needs is not in its list. Ask your administrator to run the set-up again.'],
  ['the list of cases deleted', () => byHand('DELETE', 'TcpCases'), 'A list that this app needs is not in the site. Ask your administrator to run the set-up again.'],
  ['the list of events deleted', () => byHand('DELETE', 'TcpEvents'), 'A list that this app needs is not in the site. Ask your administrator to run the set-up again.'],
];

test.each(TROUBLES)('%s, met in the middle of the work: its own sentence, and the same press stores everything once when it is over', async (_what, happens, says) => {
  const caseKey = newCase();
  const store = site.store(AMINA);
  expect((await store.append([eventOf('consultation', newCase(), AMINA)])).state).toBe('saved');
  const events = [eventOf('consultation', caseKey, AMINA), eventOf('referral', caseKey, AMINA)];
  await happens();
  expect(await store.append(events)).toMatchObject({ state: 'not-saved', says });
  expect(await store.append(events)).toMatchObject({ state: 'not-saved', says });
  await repaired();
  expect((await store.append(events)).state).toBe('saved');
  expect(await stored(caseKey)).toEqual({ events: events.map((one) => one.id), counted: [2] });
});

test('each of them has a sentence of its own', () => {
  expect(new Set(TROUBLES.map(([, , says]) => says)).size).toBe(TROUBLES.length - 1);
});

/** A store whose tokens are kept until a new one is asked for. */
function storeWith(token: Identity['token']) {
  const graph = graphClient({ baseUrl: site.server.url, token, wait: async () => undefined });
  return graphCaseStore({ graph, site: openSite(graph, site.server.site.id), me: async () => ({ upn: AMINA.upn }), now: () => NOW });
}

test('a token that runs out in the middle of the work is replaced once, unseen; the save is stored once', async () => {
  const seconds = NOW.getTime() / 1000;
  let kept = localToken({ ...AMINA, exp: seconds + 60 });
  const asked: boolean[] = [];
  const store = storeWith(async (_scopes, _claims, _quietly, anew = false) => { asked.push(anew); if (anew) kept = localToken({ ...AMINA, exp: seconds + 3600 }); return kept; });
  const caseKey = newCase();
  const [first, second] = [eventOf('consultation', caseKey, AMINA), eventOf('referral', caseKey, AMINA)];
  expect((await store.append([first])).state).toBe('saved');
  kept = localToken({ ...AMINA, exp: seconds - 1 });
  asked.length = 0;
  expect((await store.append([second])).state).toBe('saved');
  expect(asked).toEqual([false, true]);
  expect(await stored(caseKey)).toEqual({ events: [first.id, second.id], counted: [2] });
});

test.each([['the request', false], ['the writing of the event alone', true]])('a claims challenge to %s is answered with its claims, and what was asked is stored once', async (_what, part) => {
  const asked: (string | undefined)[] = [];
  const store = storeWith(async (_scopes, claims) => { asked.push(claims); return localToken(AMINA); });
  const caseKey = newCase();
  expect((await store.append([eventOf('consultation', newCase(), AMINA)])).state).toBe('saved');
  let challenges = 0;
  plan = { next: (request) => (request.part === part && request.method !== 'GET' && (challenges += 1) === 1 ? { kind: 'claims', when: 'before' } : undefined) };
  asked.length = 0;
  const events = [eventOf('consultation', caseKey, AMINA), eventOf('referral', caseKey, AMINA)];
  expect((await store.append(events)).state).toBe('saved');
  expect(asked).toEqual([undefined, '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}']);
  expect(await stored(caseKey)).toEqual({ events: events.map((one) => one.id), counted: [2] });
});

test('the network goes and comes back while a save is tried: it is stored once, and nobody had to press again', async () => {
  const caseKey = newCase();
  const events = [eventOf('consultation', caseKey, AMINA)];
  let left = 3;
  plan = { next: (request) => (!request.part && (left -= 1) >= 0 ? { kind: 'reset', when: left === 2 ? 'after' : 'before' } : undefined) };
  expect((await site.store(AMINA).append(events)).state).toBe('saved');
  plan = undefined;
  expect(await stored(caseKey)).toEqual({ events: [events[0]?.id], counted: [1] });
});
