import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runDoctor, runProvision } from '../../src/cli/administer';
import { deviceToken } from '../../src/cli/administrator';
import { contentSecurityPolicy } from '../../src/cli/hosting';

const CONFIG = { clientId: 'a', tenantId: 'b', site: 'c', defaultPack: 'redbridge' };
const PAGES = { '/taskpane.html': 'taskpane', '/tab.html': 'tab', '/redirect.html': 'sign-in' } as const;
let server: Server;
let host = '';
/** What goes wrong at the host: headers more, a policy left out, a file left out. */
let fault: { headers?: Record<string, string>; noPolicy?: boolean; without?: string; config?: unknown } = {};

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const page = PAGES[url as keyof typeof PAGES];
    if (url === fault.without || (!page && url !== '/config.json')) { response.writeHead(404).end(); return; }
    response.writeHead(200, { ...(page && !fault.noPolicy ? { 'Content-Security-Policy': contentSecurityPolicy(page, true) } : {}), ...fault.headers });
    response.end(page ? '<!doctype html>' : JSON.stringify(fault.config ?? CONFIG));
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  host = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => { server.close(); });

async function doctor(planted: typeof fault): Promise<{ code: number; said: string }> {
  fault = planted;
  const said: string[] = [];
  return { code: await runDoctor(['--host', host], (line) => said.push(line), {}), said: said.join('\n') };
}

test('a host that is as it must be is called well, line by line', async () => {
  const { code, said } = await doctor({});
  expect(said).not.toContain('WRONG');
  expect(code).toBe(0);
});

const faults: [string, typeof fault, RegExp, RegExp][] = [
  ['a page without its policy', { noPolicy: true }, /taskpane\.html answers without the Content-Security-Policy/, /staticwebapp\.config\.json or nginx\.conf/],
  ['a page that may not be framed', { headers: { 'X-Frame-Options': 'DENY' } }, /sends X-Frame-Options/, /Remove that header/],
  ['a sign-in page that cuts its opener off', { headers: { 'Cross-Origin-Opener-Policy': 'same-origin' } }, /redirect\.html sends Cross-Origin-Opener-Policy/, /popup-relay\.html/],
  ['a page that is not there', { without: '/tab.html' }, /tab\.html/, /./],
  ['no config.json', { without: '/config.json' }, /config\.json is missing/, /npm run package/],
  ['a config.json without a site', { config: { ...CONFIG, site: '' } }, /config\.json lacks site/, /Package again/],
];
test.each(faults)('%s is told, with how to mend it', async (_name, planted, says, mend) => {
  const { code, said } = await doctor(planted);
  expect(code).toBe(1);
  expect(said).toMatch(says);
  expect(said).toMatch(mend);
});

test('without anything to look at, its usage is told', async () => {
  const said: string[] = [];
  expect(await runDoctor([], (line) => said.push(line), {})).toBe(2);
  expect(said.join('')).toContain('doctor --host');
});

test.each<[string, string[], RegExp]>([
  ['a host without https://', ['--host', 'panel.example.org'], /^--host must be the address of the host/],
  ['a site that is no address', ['--host', 'https://panel.example.org', '--site', 'safeguarding'], /^--site must be the address of the site/],
])('%s is not looked for', async (_, args, says) => {
  const said: string[] = [];
  expect(await runDoctor(args, (line) => said.push(line), { GRAPH_TOKEN: 'x' })).toBe(2);
  expect(said).toEqual([expect.stringMatching(says)]);
});

const SITE = 'https://contoso.sharepoint.com/sites/safeguarding';
test.each<[string, string[], RegExp]>([
  ['a Graph that does not answer', ['--site', SITE, '--graph', 'http://127.0.0.1:9'], /^Microsoft Graph does not answer\. Check the network and run the command again\.$/],
  ['a site that is no address', ['--site', 'safeguarding'], /^--site must be the address of the site/],
])('provision says of %s what to do', async (_, args, says) => {
  const said: string[] = [];
  // The line end that a shell leaves behind a token is no part of it.
  expect(await runProvision(args, (line) => said.push(line), { GRAPH_TOKEN: 'x\n' })).toBe(1);
  expect(said).toEqual([expect.stringMatching(says)]);
});

describe('signing in with a device code', () => {
  const answers: (object | undefined)[] = [];
  const waits: number[] = [];
  beforeEach(() => {
    answers.length = 0;
    waits.length = 0;
    jest.spyOn(globalThis, 'fetch').mockImplementation(async () => { const next = answers.shift(); if (!next) throw new TypeError('fetch failed'); return new Response(JSON.stringify(next)); });
  });
  afterEach(() => { jest.restoreAllMocks(); });
  const signIn = (...given: (object | undefined)[]) => { answers.push(...given); return deviceToken('https://sign-in.example', 'client', ['scope'], () => undefined, async (ms) => { waits.push(ms); }); };
  const code = { device_code: 'd', message: 'Go to …', interval: 2, expires_in: 20 };

  test('waits as long as it is told, and five seconds longer each time when it is told to slow down', async () => {
    expect(await signIn(code, { error: 'authorization_pending' }, { error: 'slow_down' }, { error: 'authorization_pending' }, { access_token: 'token' })).toBe('token');
    expect(waits).toEqual([2000, 2000, 7000, 7000]);
  });

  test('waits five seconds where nothing is said, and stops when the code has run out', async () => {
    const { interval: _, ...bare } = code;
    await expect(signIn({ ...bare, expires_in: 10 }, { error: 'authorization_pending' }, { error: 'authorization_pending' })).rejects.toThrow('The code ran out before it was used. Run the command again.');
    expect(waits).toEqual([5000, 5000]);
  });

  test.each<[string, (object | undefined)[], string]>([
    ['no connection', [undefined], 'Microsoft sign-in does not answer. Check the network and run the command again.'],
    ['a connection that goes on the way', [code, undefined], 'Microsoft sign-in does not answer.'],
    ['a tenant that is not there', [{ error: 'invalid_request' }], 'Microsoft did not give a device code (invalid_request). Check --tenant'],
    ['a person who says no', [code, { error: 'authorization_declined' }], 'Signing in stopped (authorization_declined). Run the command again.'],
  ])('says what to do at %s', async (_, given, says) => {
    await expect(signIn(...given)).rejects.toThrow(says);
  });
});
