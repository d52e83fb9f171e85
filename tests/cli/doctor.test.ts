import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runDoctor } from '../../src/cli/administer';
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
