import { SCHEMA_VERSION } from '../../src/adapters/graph/schema';
import * as z from 'zod/mini';
import { GraphError, graphClient, mayRetry, openSite, sentenceFor } from '../../src/adapters/graph';
import { addressOf, quoted } from '../../src/adapters/graph/calls';
import { eventFrom, eventFields, line, pieces } from '../../src/adapters/graph/event-row';
import { AMINA, eventOf } from '../support/graph-site';

interface Sent { url: string; method: string; headers: Record<string, string>; body: unknown }

/** A client whose network gives these answers, one after another; the last again and again. */
function clientOf(answers: (() => Response | Promise<Response>)[], more: { token?: (scopes: string[], claims?: string) => Promise<string> } = {}) {
  const sent: Sent[] = [];
  const waits: number[] = [];
  const left = [...answers];
  const graph = graphClient({
    baseUrl: 'http://localhost:4001', token: more.token ?? (async () => 'secret-token'), wait: async (ms) => { waits.push(ms); }, patience: { tries: 4, firstWaitMs: 100 },
    fetch: async (input, init) => {
      sent.push({ url: String(input instanceof Request ? input.url : input), method: init?.method ?? 'GET', headers: { ...(init?.headers as Record<string, string>) }, body: init?.body });
      const next = left.length > 1 ? left.shift() : left[0];
      if (!next) throw new Error('no answer planned');
      return next();
    },
  });
  return { graph, sent, waits };
}
const answer = (status: number, body: unknown = {}, headers: Record<string, string> = {}) => () => new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
const refusal = (status: number, code: string, message = 'Words that may repeat a child\'s name', headers: Record<string, string> = {}) => answer(status, { error: { code, message, innerError: { 'request-id': 'r-1' } } }, headers);
const cut = () => () => { throw new TypeError('fetch failed: http://localhost/child-name'); };
const Any = z.unknown();
const get = { name: 'lists', into: { site: 's' } } as const;
const post = { name: 'make-item', into: { site: 's', list: 'TcpEvents' }, body: { fields: { Payload: 'Jordan Smith' } } } as const;
const failure = async (work: Promise<unknown>): Promise<GraphError> => {
  const error: unknown = await work.then(() => undefined, (thrown: unknown) => thrown);
  if (!(error instanceof GraphError)) throw new Error('a GraphError was expected');
  return error;
};

test('the token goes to a local http address as it does to Graph', async () => {
  const { graph, sent } = clientOf([answer(200)]);
  await graph.ask(get, Any);
  expect(sent[0]?.headers['Authorization']).toBe('Bearer secret-token');
  expect(sent[0]?.url).toBe('http://localhost:4001/v1.0/sites/s/lists');
});

test('each call asks for the scopes it needs and no more', async () => {
  const asked: string[][] = [];
  const { graph } = clientOf([answer(200, { value: [] })], { token: async (scopes) => { asked.push(scopes); return 't'; } });
  await graph.ask({ name: 'who-am-i' }, Any);
  await graph.ask(get, Any);
  await graph.ask({ name: 'shared-mail', into: { owner: 'a@b.example' } }, Any);
  expect(asked).toEqual([['User.Read'], ['Sites.Selected'], ['Mail.Read.Shared']]);
});

test('a claims challenge is answered with its claims, once', async () => {
  const asked: (string | undefined)[] = [];
  const challenge = { 'www-authenticate': `Bearer realm="", claims="${btoa('{"access_token":{"nbf":{"essential":true}}}')}"` };
  const { graph, sent } = clientOf([refusal(401, 'InvalidAuthenticationToken', '', challenge), answer(200)], { token: async (_scopes, claims) => { asked.push(claims); return 't'; } });
  await graph.ask(get, Any);
  expect(asked).toEqual([undefined, '{"access_token":{"nbf":{"essential":true}}}']);
  expect(sent).toHaveLength(2);
  const again = clientOf([refusal(401, 'InvalidAuthenticationToken', '', challenge)]);
  expect((await failure(again.graph.ask(get, Any))).trouble).toBe('signed-out');
  expect(again.sent).toHaveLength(2);
});

test('a token that is refused without a challenge is replaced by a new one, once, and then it is said', async () => {
  const asked: (boolean | undefined)[] = [];
  const token = async (_scopes: string[], _claims?: string, _quietly?: boolean, anew?: boolean) => { asked.push(anew); return anew ? 'new-token' : 'kept-token'; };
  const { graph, sent } = clientOf([refusal(401, 'InvalidAuthenticationToken'), answer(200)], { token });
  await graph.ask(get, Any);
  expect([asked, sent.map((one) => one.headers['Authorization'])]).toEqual([[undefined, true], ['Bearer kept-token', 'Bearer new-token']]);
  const ended = clientOf([refusal(401, 'InvalidAuthenticationToken')], { token });
  expect(sentenceFor(await failure(ended.graph.ask(get, Any)))).toMatch(/^You are signed out of Microsoft 365\. Sign in again, then save\./);
  expect(ended.sent).toHaveLength(2);
});

describe('trying again', () => {
  test('a GET is sent again after 503, 504, a lost connection and a 429, each after its wait', async () => {
    const { graph, sent, waits } = clientOf([answer(503, {}, { 'Retry-After': '7' }), cut(), answer(504), answer(200, { value: 1 })]);
    expect(await graph.ask(get, Any)).toEqual({ value: 1 });
    expect([sent.length, waits]).toEqual([4, [7000, 200, 400]]);
  });

  test.each([['503', answer(503, {}, { 'Retry-After': '1' })], ['504', answer(504)], ['500', answer(500)], ['a lost connection', cut()], ['a 429 that does not say when', answer(429)]])('a POST is never sent again after %s', async (_what, first) => {
    const { graph, sent } = clientOf([first, answer(201)]);
    await failure(graph.ask(post, Any));
    expect(sent).toHaveLength(1);
  });

  test('a POST is sent again after a 429 that says when: it has done nothing yet', async () => {
    const { graph, sent, waits } = clientOf([answer(429, {}, { 'Retry-After': '3' }), answer(201, { id: '1' })]);
    expect(await graph.ask(post, Any)).toEqual({ id: '1' });
    expect([sent.length, waits]).toEqual([2, [3000]]);
  });

  test('a PUT that must not be sent twice is sent once', async () => {
    const put = { name: 'put-file', into: { drive: 'd', path: 'TCP/a.txt' }, bytes: new Blob(['x']), once: true } as const;
    const { graph, sent } = clientOf([answer(503), answer(201)]);
    await failure(graph.ask(put, Any));
    expect(sent).toHaveLength(1);
  });

  test('it ends, and a wait that nobody can sit through is not begun', async () => {
    const ended = clientOf([answer(503)]);
    expect((await failure(ended.graph.ask(get, Any))).trouble).toBe('busy');
    expect(ended.sent).toHaveLength(4);
    const long = clientOf([answer(429, {}, { 'Retry-After': '3600' })]);
    expect((await failure(long.graph.ask(get, Any))).trouble).toBe('throttled');
    expect(long.sent).toHaveLength(1);
  });
});

describe('what is sent', () => {
  test.each(["AAQk+B/C=='&x#1 %é", "O'Brien & sons #3"])('a filter value reaches the other end whole: %s', (value) => {
    const url = new URL(`http://x${addressOf({ name: 'items', into: { site: 's', list: 'L' }, query: { $filter: `fields/A eq ${quoted(value)}`, $top: '5' } })}`);
    expect([...url.searchParams.keys()]).toEqual(['$filter', '$top']);
    expect(url.searchParams.get('$filter')).toBe(`fields/A eq '${value.replaceAll("'", "''")}'`);
    expect(url.hash).toBe('');
  });

  test('a value in the path cannot leave its place, and a missing one is not sent', () => {
    expect(addressOf({ name: 'chat', into: { chat: '19:a/../b?x#y' } })).toBe('/chats/19%3Aa%2F..%2Fb%3Fx%23y/messages');
    expect(() => addressOf({ name: 'chat', into: {} })).toThrow('lacks its chat');
  });

  test('a link that leads to another host is not followed', async () => {
    const { graph, sent } = clientOf([answer(200)]);
    for (const link of ['https://evil.example/v1.0/me', '//evil.example/me', 'http://localhost:4001.evil.example/v1.0/me']) expect((await failure(graph.follow(link, get, Any))).code).toBe('foreign-link');
    await graph.follow('http://localhost:4001/v1.0/sites/s/lists?$skiptoken=a%2Bb', get, Any);
    expect(sent.map((one) => one.url)).toEqual(['http://localhost:4001/v1.0/sites/s/lists?$skiptoken=a%2Bb']);
  });
});

describe('what went wrong', () => {
  test('a fragment that stalls ends by itself, as a doubt', async () => {
    const stalled: typeof fetch = (_input, init) => new Promise((_, fail) => { init?.signal?.addEventListener('abort', () => { fail(init.signal?.reason as Error); }); });
    const graph = graphClient({ baseUrl: 'http://localhost:4001', token: async () => 't', wait: async () => undefined, fetch: stalled, timeoutMs: 5 });
    const error = await failure(graph.sendFragment('https://upload.example/1', new Blob(['words']), 'bytes 0-4/5'));
    expect([error.trouble, error.code]).toEqual(['busy', 'timed-out']);
  }, 2_000);

  test('is told by status, code and request id, and holds nothing of what was sent or of what Graph wrote', async () => {
    const tricky = clientOf([refusal(400, 'Jordan Smith is not a code', 'Jordan Smith')]);
    const error = await failure(tricky.graph.ask(post, Any));
    expect([error.status, error.code, error.requestId]).toEqual([400, 'unknown', 'r-1']);
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toMatch(/Jordan|secret-token|TcpEvents/);
    expect(error.cause).toBeUndefined();
    const lost = await failure(clientOf([cut()]).graph.ask(post, Any));
    expect(JSON.stringify({ ...lost, message: lost.message, stack: lost.stack })).not.toContain('child-name');
  });

  test.each([
    ['offline', cut()], ['signed-out', refusal(401, 'InvalidAuthenticationToken')], ['no-permission', refusal(403, 'accessDenied')], ['list-missing', refusal(404, 'itemNotFound', 'The specified list was not found')],
    ['column-missing', refusal(400, 'invalidRequest', "Field 'Slot' is not recognized")], ['site-full', refusal(507, 'quotaLimitReached')], ['throttled', refusal(429, 'tooManyRequests')], ['busy', refusal(500, 'generalException')],
    ['changed', refusal(412, 'resourceModified')], ['changed', refusal(409, 'resourceModified')], ['taken', refusal(400, 'invalidRequest', 'One or more fields with unique constraints already has the provided value.')], ['taken', refusal(409, 'nameAlreadyExists')],
    ['too-long', refusal(400, 'invalidRequest', 'Invalid text value. A text field contains invalid data.')], ['refused', refusal(400, 'invalidRequest', 'Invalid request')], ['not-found', refusal(404, 'itemNotFound', 'Item not found')], ['unreadable', () => new Response('<html>', { status: 200 })],
  ])('is told apart: %s', async (trouble, first) => {
    const { graph } = clientOf([first]);
    expect((await failure(graph.ask(post, z.object({ id: z.string() })))).trouble).toBe(trouble);
  });

  test('has a sentence of its own for each trouble, and all are different', () => {
    const troubles = ['offline', 'signed-out', 'no-permission', 'list-missing', 'column-missing', 'site-full', 'throttled', 'too-many', 'newer-schema', 'busy', 'changed', 'too-long', 'not-found', 'unreadable', 'taken'] as const;
    const sentences = troubles.map((trouble) => sentenceFor(new GraphError(trouble, 0, 'x', '')));
    expect(new Set(sentences).size).toBe(troubles.length);
    expect(sentences.filter((one) => !/^[A-Z].*\.$/.test(one))).toEqual([]);
    expect(mayRetry(new GraphError('offline', 0, 'x', ''))).toBe(true);
    expect(mayRetry(new GraphError('column-missing', 400, 'x', ''))).toBe(false);
    expect(sentenceFor(new Error('Jordan'))).not.toContain('Jordan');
  });

  test('in one part of a batch does not hide the others', async () => {
    const { graph } = clientOf([parts(part('b', 429, {}, { error: { code: 'tooManyRequests' } }), part('a', 200))]);
    const found = await graph.batch({ a: get, b: get, c: get });
    expect(found['a']).toMatchObject({ reply: { status: 200, body: { id: 'a' } } });
    expect(found['b']).toMatchObject({ error: { trouble: 'throttled' } });
    expect(found['c']).toMatchObject({ error: { trouble: 'unreadable' } });
  });
});

const part = (id: string, status: number, headers: Record<string, string> = {}, body: unknown = { id }) => ({ id, status, headers, body });
const parts = (...responses: object[]) => answer(200, { responses });
const idsIn = ({ body }: Sent): [string, string[]][] => (JSON.parse(String(body)) as { requests: { id: string; dependsOn?: string[] }[] }).requests.map((one) => [one.id, one.dependsOn ?? []]);

describe('a batch', () => {
  test('of questions is asked again as one question is, and of its parts only those that were turned away, each after its wait', async () => {
    const { graph, sent, waits } = clientOf([answer(503), cut(), parts(part('a', 200), part('b', 429, { 'Retry-After': '4' }), part('c', 424)), parts(part('b', 503), part('c', 424)), parts(part('b', 200), part('c', 200))]);
    const found = await graph.batch({ a: get, b: get, c: { ...get, after: ['a', 'b'] } });
    expect(Object.values(found).every((one) => 'reply' in one)).toBe(true);
    expect(sent.slice(2).map(idsIn)).toEqual([[['a', []], ['b', []], ['c', ['a', 'b']]], [['b', []], ['c', ['b']]], [['b', []], ['c', ['b']]]]);
    expect(waits).toEqual([100, 200, 4000, 200]);
  });

  test.each([['503', answer(503)], ['a lost connection', cut()], ['a part that met 503', parts(part('a', 200), part('b', 503))]])('that writes is not sent again after %s: whoever wrote looks first', async (_what, first) => {
    const { graph, sent } = clientOf([first, parts(part('a', 201), part('b', 201))]);
    await graph.batch({ a: post, b: { ...post, after: ['a'] } }).catch(() => undefined);
    expect(sent).toHaveLength(1);
  });

  test('whose part was refused its token sends that part once more with a new one, and what waited for it, and nothing that was done', async () => {
    const asked: unknown[] = [];
    const claims = '{"access_token":{"acrs":{}}}';
    const token = async (_scopes: string[], challenge?: string, _quietly?: boolean, anew?: boolean) => { asked.push([challenge, anew]); return 't'; };
    const expired = part('b', 401, {}, { error: { code: 'InvalidAuthenticationToken' } });
    const { graph, sent } = clientOf([parts(part('a', 201), expired, part('c', 424)), parts(part('b', 201), part('c', 201))], { token });
    expect(Object.values(await graph.batch({ a: post, b: { ...post, after: ['a'] }, c: { ...post, after: ['b'] } })).every((one) => 'reply' in one)).toBe(true);
    expect(sent.map(idsIn)).toEqual([[['a', []], ['b', ['a']], ['c', ['b']]], [['b', []], ['c', ['b']]]]);
    const challenged = clientOf([parts({ ...expired, headers: { 'WWW-Authenticate': `Bearer claims="${btoa(claims)}"` } })], { token });
    expect(await challenged.graph.batch({ b: post })).toMatchObject({ b: { error: { trouble: 'signed-out' } } });
    expect([asked, challenged.sent.length]).toEqual([[[undefined, undefined], [undefined, true], [undefined, undefined], [claims, false]], 2]);
  });
});

describe('the site', () => {
  const opened = (version: string) => answer(200, { responses: [{ id: 'setup', status: 200, body: { value: version === '' ? [] : [{ id: '1', fields: { Key: 'schema', Value: version } }] } }, { id: 'drives', status: 200, body: { value: [{ id: 'd1', name: 'TcpDocuments' }] } }] });

  test('of a newer version is not written to', async () => {
    const { graph } = clientOf([opened(String(SCHEMA_VERSION + 1))]);
    expect((await failure(openSite(graph, 's').ready())).trouble).toBe('newer-schema');
  });

  test('of an older version is not written to', async () => {
    const { graph } = clientOf([opened(String(SCHEMA_VERSION - 1))]);
    expect((await failure(openSite(graph, 's').ready())).trouble).toBe('older-schema');
  });

  test.each(['three', 'v3', `${String(SCHEMA_VERSION)}.5`])('whose version is "%s" is not written to', async (version) => {
    const { graph } = clientOf([opened(version)]);
    expect((await failure(openSite(graph, 's').ready())).trouble).toBe('unreadable');
  });

  test('is opened once, in one round trip, and again after a failure', async () => {
    const { graph, sent } = clientOf([answer(403), opened(String(SCHEMA_VERSION))]);
    const site = openSite(graph, 's');
    await failure(site.ready());
    await site.ready();
    expect(await site.drive()).toBe('d1');
    expect(sent).toHaveLength(2);
    expect((await failure(openSite(clientOf([opened('')]).graph, 's').ready())).trouble).toBe('list-missing');
  });
});

describe('an event as an item', () => {
  test('longer than one column goes into four and comes back whole, emoji and all', () => {
    const event = eventOf('note', 'TCP-1', AMINA, { says: `${'é😀'.repeat(70_000)}end` });
    const fields = eventFields(event, 3) as { ClientKey: string; Slot: string; Payload: string; Payload2: string; Payload3: string; Payload4: string };
    expect(Object.keys(fields).filter((name) => name.startsWith('Payload'))).toEqual(['Payload', 'Payload2', 'Payload3', 'Payload4']);
    expect([fields.Payload, fields.Payload2, fields.Payload3].every((text) => text.length <= 60_000)).toBe(true);
    expect(eventFrom({ id: '1', fields })).toEqual({ slot: 3, event });
  });

  test('too long for all four is refused, not cut', () => {
    expect(() => eventFields(eventOf('note', 'TCP-1', AMINA, { says: 'x'.repeat(250_000) }), 1)).toThrow(GraphError);
  });

  test('of a kind this version does not know says that the app is old; one that is broken says so', () => {
    const item = (Payload: string) => ({ id: '1', fields: { ClientKey: 'k', Slot: 'TCP-1/00001', Payload } });
    const trouble = (payload: string) => { try { eventFrom(item(payload)); return 'none'; } catch (error) { return error instanceof GraphError ? error.trouble : 'other'; } };
    expect(trouble('{"kind":"video-call"}')).toBe('newer-schema');
    expect(trouble('{"kind":"note"}')).toBe('unreadable');
    expect(trouble('{"kin')).toBe('unreadable');
  });

  test('a text is cut into pieces that put together are the text', () => {
    const text = 'a😀'.repeat(9);
    for (let size = 2; size < 12; size += 1) { expect(pieces(text, size).join('')).toBe(text); expect(pieces(text, size).every((piece) => piece.length <= size && !/[\ud800-\udbff]$/.test(piece))).toBe(true); }
    expect(line('x'.repeat(300))).toHaveLength(255);
  });
  test('no piece begins or ends with a blank, as a list keeps none at the ends of a text', () => {
    const text = 'she hit him 😀 and  then   left '.repeat(40).trim();
    for (let size = 6; size < 30; size += 1) {
      const cut = pieces(text, size);
      expect(cut.join('')).toBe(text);
      expect(cut.filter((piece) => piece !== piece.trim() || piece.length > size || /[\ud800-\udbff]$/.test(piece))).toEqual([]);
    }
    expect(pieces(' '.repeat(20), 6).join('')).toBe(' '.repeat(20));
  });
});
