import { rmSync } from 'node:fs';
import { buildSync } from 'esbuild';
import type { Browser, BrowserContext, Frame, FrameLocator, Page, Route } from 'playwright-core';
import { exchangeKeeper, startLocalGraph, type FaultPlan, type LocalGraph, type Talk } from '../../src/local/graph';
import { localTokenOf, people } from '../../src/local/identity';
import { prepareSite } from '../../src/local/prepare-site';
import { openBrowser } from './browser';
import { freshFolder } from './browser-workbench';
import { idTokenOf, type HostAuth, type HostPerson } from './hosts/nested-auth';
import type { HostItem, OutlookStart } from './hosts/office';
import type { TeamsStart } from './hosts/teams';
import { tlsSite, type TlsAnswer } from './hosts/tls-site';
import { installation, packageSite, type PackagedSite } from './tenant-site';

/** One person of the local site as Microsoft would sign them in. */
export function signedIn(nth: number): HostPerson {
  const person = people[nth];
  if (!person) throw new Error('There is no such person.');
  return { name: person.name, upn: person.upn, objectId: person.objectId, token: localTokenOf(person) };
}

/** A change of what Graph answers to some of the calls; the rest goes on to the local server. */
export type GraphTwist = (method: string, path: string, authorization: string) => { status: number; headers?: Record<string, string>; body?: unknown } | 'cut' | undefined;

/** What Microsoft's sign-in page does in the plain window: signs in, says no, or waits for ever; and how its answer comes back: from a page that goes on, or as a redirect (302). */
export interface SignInSite { person: HostPerson; does: 'sign-in' | 'deny' | 'wait'; answers: 'page' | 'redirect'; redirected: number; asked: string[] }

/** Microsoft's side of the world, acted out in the browser's network: the panel runs unchanged from its package. */
export interface World {
  browser: Browser;
  graph: LocalGraph;
  site: PackagedSite;
  signIn: SignInSite;
  twist: GraphTwist | undefined;
  /** What goes wrong at the local Graph server. */
  faults: FaultPlan | undefined;
  /** Breaches of the policy, errors in pages, and requests to anywhere unknown. */
  troubles: string[];
  /** Calls that reached Graph, as `METHOD /path?query`. */
  calls: string[];
  /** Bodies that were sent to Graph. */
  sent: string[];
  teams(options?: Partial<Omit<TeamsStart, 'auth'>> & { auth?: Partial<HostAuth>; at?: string; page?: string; encoder?: boolean }): Promise<Hosted>;
  outlook(item: HostItem, options?: Partial<Omit<OutlookStart, 'item' | 'auth'>> & { auth?: Partial<HostAuth>; encoder?: boolean }): Promise<Hosted>;
  /** The tab opened by its plain address, in no host. */
  plain(hash: string): Promise<Page>;
  close(): Promise<void>;
}
export interface Hosted { page: Page; app: FrameLocator; frame: () => Frame }

const SCRIPTS = new Map<string, string>();
function script(name: string): string {
  const known = SCRIPTS.get(name);
  if (known !== undefined) return known;
  const [built] = buildSync({ entryPoints: [`tests/support/hosts/${name}.ts`], bundle: true, write: false, format: 'iife', target: 'es2022' }).outputFiles;
  SCRIPTS.set(name, built?.text ?? '');
  return built?.text ?? '';
}

const html = (body: string): { status: number; contentType: string; body: string } => ({ status: 200, contentType: 'text/html; charset=utf-8', body: `<!doctype html><html lang="en"><head><title>Host</title></head><body style="margin:0">${body}</body></html>` });
const RUNTIME = {
  apiVersion: 4, isNAAChannelRecommended: true, isLegacyTeams: false, hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { app: { notifySuccessResponse: {} }, pages: { config: {}, tabs: {} }, dialog: { url: {} }, nestedAppAuth: {}, teamsCore: {} },
};

const authFor = (person: HostPerson, more: Partial<HostAuth> = {}): HostAuth => ({ person, tenant: installation.tenant, granted: ['User.Read', 'Sites.Selected'], consent: 'grant', asked: [], ...more });

/** Microsoft's sign-in pages, for windows without a bridge. */
class SignInPages {
  private nonce = '';
  private back = '';
  constructor(private readonly site: SignInSite) {}

  async answer(route: Route, url: URL): Promise<void> {
    if (url.pathname.endsWith('/authorize')) { await this.authorize(route, url); return; }
    if (url.pathname.endsWith('/token')) { await this.token(route); return; }
    await route.fulfill({ status: 404, body: '' });
  }

  private async authorize(route: Route, url: URL): Promise<void> {
    const asked = (name: string) => url.searchParams.get(name) ?? '';
    this.site.asked.push(`${asked('prompt') || 'interactive'} ${asked('scope')}`);
    this.nonce = asked('nonce');
    if (this.site.does === 'wait') { await route.fulfill(html('<p>Sign in</p>')); return; }
    const info = Buffer.from(JSON.stringify({ uid: this.site.person.objectId, utid: installation.tenant })).toString('base64url');
    const back: Record<string, string> = this.site.does === 'deny' ? { error: 'access_denied', error_description: 'AADSTS65004: the person declined.' } : { code: 'a-code', client_info: info };
    this.back = `${asked('redirect_uri')}#${new URLSearchParams({ ...back, state: asked('state') }).toString()}`;
    // The browser's network stand-in cannot answer a navigation with a redirect: a site of this machine does.
    if (this.site.answers === 'redirect') await route.continue();
    else await route.fulfill(html(`<script>location.replace(${JSON.stringify(this.back)})</script>`));
  }

  redirect(): TlsAnswer {
    this.site.redirected += 1;
    return { status: 302, headers: { location: this.back }, body: Buffer.alloc(0) };
  }

  private async token(route: Route): Promise<void> {
    const form = new URLSearchParams(route.request().postData() ?? '');
    const { person } = this.site;
    await route.fulfill({ status: 200, headers: { 'access-control-allow-origin': '*', 'content-type': 'application/json' }, body: JSON.stringify({
      token_type: 'Bearer', scope: form.get('scope'), expires_in: 3600, ext_expires_in: 3600, access_token: person.token, refresh_token: 'a-refresh-token',
      id_token: idTokenOf(person, installation.tenant, { aud: installation.clientId, nonce: this.nonce }),
      client_info: Buffer.from(JSON.stringify({ uid: person.objectId, utid: installation.tenant })).toString('base64url'),
    }) });
  }
}

/** Hands a call to the local Graph server, its addresses made Graph's own. */
async function passOn(route: Route, graph: LocalGraph, world: Pick<World, 'calls' | 'sent' | 'twist'>): Promise<void> {
  const request = route.request();
  const { pathname, search } = new URL(request.url());
  world.calls.push(`${request.method()} ${decodeURIComponent(pathname + search)}`);
  const headers = await request.allHeaders();
  const own = world.twist?.(request.method(), decodeURIComponent(pathname), headers['authorization'] ?? '');
  const allowed = { 'access-control-allow-origin': '*', 'access-control-expose-headers': '*, WWW-Authenticate, ETag, Retry-After', 'access-control-allow-headers': '*, Authorization' };
  if (own === 'cut') { await route.abort('connectionreset'); return; }
  if (own) exchangeKeeper()?.({ method: request.method(), path: pathname.replace(/^\/v1\.0/, ''), query: search, request: (request.postDataJSON() as unknown) ?? undefined, status: own.status, body: own.body ?? {}, headers });
  if (own) { await route.fulfill({ status: own.status, headers: { ...allowed, 'content-type': 'application/json', ...own.headers }, body: JSON.stringify(own.body ?? {}) }); return; }
  const passed = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':') && !['host', 'connection', 'content-length', 'accept-encoding'].includes(name)));
  const bytes = request.postDataBuffer();
  // An event lies in a column as JSON within JSON.
  if (bytes) world.sent.push(bytes.toString('utf8').replaceAll('\\"', '"'));
  const answer = await fetch(`${graph.url}${pathname}${search}`, { method: request.method(), headers: passed, ...(bytes ? { body: new Uint8Array(bytes) } : {}) });
  const text = (await answer.text()).replaceAll(graph.url, 'https://graph.microsoft.com');
  await route.fulfill({ status: answer.status, headers: { ...Object.fromEntries(answer.headers), ...allowed, 'content-length': String(Buffer.byteLength(text)) }, body: text });
}

const MICROSOFT = 'login.microsoftonline.com';
/** Hosts that a frame of the panel may stand in, at the addresses that Microsoft uses. */
const HOSTS = new Set(['teams.microsoft.com', 'outlook.office.com', 'm365.cloud.microsoft']);

export async function startWorld(options: { talk?: Talk } = {}): Promise<World> {
  const dataDir = freshFolder();
  const site = packageSite(['--no-encoder']);
  let closer: PackagedSite | undefined;
  const directory = people.map(({ upn, name, role, setting, objectId }) => ({ upn, name, role, setting, objectId }));
  const graph = await startLocalGraph({ port: 0, dataDir, now: () => new Date(), people: directory, talk: options.talk ?? {}, faults: { next: (request) => world.faults?.next(request) } });
  const signIn: SignInSite = { person: signedIn(0), does: 'sign-in', answers: 'page', redirected: 0, asked: [] };
  const pages = new SignInPages(signIn);
  // What follows a redirect passes the stand-in by: the package's own page must be there too.
  const tls = await tlsSite((url) => (url.hostname === MICROSOFT ? pages.redirect() : site.answer(url.pathname) ?? { status: 404, headers: {}, body: Buffer.alloc(0) }));
  const browser = await openBrowser([`--host-resolver-rules=${[MICROSOFT, new URL(installation.host).hostname].map((name) => `MAP ${name} 127.0.0.1:${String(tls.port)}`).join(', ')}`]);
  const troubles: string[] = [];
  const calls: string[] = [];
  const sent: string[] = [];

  async function serve(route: Route, from: PackagedSite, office: () => string): Promise<void> {
    const url = new URL(route.request().url());
    const { hostname, pathname } = url;
    if (url.origin === installation.host) {
      const found = from.answer(pathname);
      // Unfinished referrals are kept for a day in this installation.
      if (found && pathname === '/config.json') found.body = Buffer.from(JSON.stringify({ ...(JSON.parse(found.body.toString('utf8')) as object), draftHours: 24 }));
      await route.fulfill(found ?? { status: 404, headers: {}, body: 'not found' });
      return;
    }
    if (hostname === 'graph.microsoft.com') { await passOn(route, graph, world); return; }
    if (hostname === MICROSOFT) { await pages.answer(route, url); return; }
    if (hostname === 'appsforoffice.microsoft.com') { await route.fulfill({ status: 200, contentType: 'text/javascript', body: office() }); return; }
    if (hostname === 'res.cdn.office.net') { await route.fulfill({ status: 200, headers: { 'access-control-allow-origin': '*' }, contentType: 'application/json', body: '{"validOrigins":["teams.microsoft.com","outlook.office.com","*.cloud.microsoft"]}' }); return; }
    if (hostname === 'stranger.example') { await route.fulfill(html(`<script>${script('stranger')}</script>`)); return; }
    if (HOSTS.has(hostname)) { await route.fulfill(html('')); return; }
    troubles.push(`asked ${url.origin}`);
    await route.abort();
  }

  async function context(encoder: boolean, office: () => string): Promise<BrowserContext> {
    if (encoder) closer ??= packageSite();
    const made = await browser.newContext({ viewport: { width: 900, height: 900 }, locale: 'en-GB', acceptDownloads: true, ignoreHTTPSErrors: true });
    made.setDefaultTimeout(30_000);
    await made.exposeBinding('breach', (_source, says: string) => { troubles.push(`policy: ${says}`); });
    await made.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => { void (window as unknown as { breach: (says: string) => Promise<void> }).breach(`${event.effectiveDirective} ${event.blockedURI} in ${event.documentURI} ${event.sourceFile}:${String(event.lineNumber)}`); });
    });
    made.on('weberror', (error) => troubles.push(error.error().message));
    // Refusals of Graph are acted out; the browser notes them by itself.
    made.on('console', (said) => { if (said.type() === 'error' && !/^Failed to load resource: (.* (401|403|404)|net::ERR_CONNECTION_RESET)/.test(said.text())) troubles.push(said.text()); });
    await made.route('**/*', (route) => serve(route, encoder && closer ? closer : site, office));
    return made;
  }

  const hosted = async (page: Page, from: string): Promise<Hosted> => {
    await page.frameLocator('iframe[title="Threshold consultation"]').locator('#root').waitFor({ state: 'attached' });
    return {
      page, app: page.frameLocator('iframe[title="Threshold consultation"]'),
      frame: () => { const found = page.frames().find((frame) => frame.url().startsWith(from)); if (!found) throw new Error('The panel has no frame.'); return found; },
    };
  };

  const world: World = {
    browser, graph, site, signIn, twist: undefined, faults: undefined, troubles, calls, sent,
    async teams({ at = 'teams.microsoft.com', page: name = 'tab.html', auth, context: more, encoder = false, ...rest } = {}) {
      const person = auth?.person ?? signedIn(0);
      const frame = `${installation.host}/${name}`;
      const start: TeamsStart = {
        frame, theme: 'default', runtime: RUNTIME, nested: true, hostile: 'https://stranger.example/', ...rest, auth: authFor(person, auth),
        context: { entityId: 'panel', subEntityId: '', locale: 'en-gb', tid: installation.tenant, userObjectId: person.objectId, loginHint: person.upn, userPrincipalName: person.upn, hostName: 'Teams', hostClientType: 'web', frameContext: 'content', sessionId: 's', appSessionId: 'a', ...more },
      };
      const page = await (await context(encoder, () => '')).newPage();
      await page.goto(`https://${at}/host`);
      await page.evaluate((given) => { window.teamsStart = given; }, start);
      await page.evaluate(script('teams'));
      return hosted(page, frame);
    },
    async outlook(item, { auth, encoder = false, ...rest } = {}) {
      const person = auth?.person ?? signedIn(0);
      const start: OutlookStart = { item, dark: false, person: { displayName: person.name, emailAddress: person.upn }, bridge: 'yes', ...rest, auth: authFor(person, auth) };
      const page = await (await context(encoder, () => `window.outlookStart = ${JSON.stringify(start)};\n${script('office')}`)).newPage();
      await page.goto('https://outlook.office.com/host');
      await page.evaluate((address) => {
        const frame = document.createElement('iframe');
        frame.title = 'Threshold consultation';
        frame.style.cssText = 'width:320px;height:880px;border:0';
        frame.src = address;
        document.body.append(frame);
      }, `${installation.host}/taskpane.html`);
      return hosted(page, `${installation.host}/taskpane.html`);
    },
    async plain(hash) {
      const page = await (await context(false, () => '')).newPage();
      await page.goto(`${installation.host}/tab.html${hash}`);
      return page;
    },
    async close() {
      await browser.close();
      await tls.close();
      await graph.close();
      site.remove();
      closer?.remove();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  await prepareSite(graph.url);
  return world;
}
