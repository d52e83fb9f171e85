import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal, refuse, refusalAnswer, type Answer } from './answer';
import { answerBatch } from './batch';
import { guidFrom, openStore, type Store } from './database';
import { takeFragment } from './drives';
import { exchangeKeeper } from './exchanges';
import type { Fault, FaultPlan } from './faults';
import { callerOf, type Caller, type LocalPerson } from './people';
import { answerCall, resolvePath, type Call, type Site } from './routes';
import type { Talk } from './talk';

export interface LocalGraphOptions {
  /** 0 takes any free port. */
  port: number;
  /** Where the one data file lies. */
  dataDir: string;
  now: () => Date;
  people?: readonly LocalPerson[];
  talk?: Talk;
  faults?: FaultPlan;
  /** How long a slow answer takes, and an offline spell lasts. */
  slowMs?: number;
  /** Rows that one predicate may select before the view is refused. */
  threshold?: number;
  /** Resource units a minute; none: no throttling of our own. */
  unitsPerMinute?: number;
  /** Told of every answer, with the processor time it took; for tests. */
  seen?: (call: { method: string; path: string; status: number; body: unknown; ms: number }) => void;
}
export interface LocalGraph { url: string; site: Site; close(): Promise<void> }

const SITE: Site = { id: `local.sharepoint.com,${guidFrom('site collection')},${guidFrom('web')}`, host: 'local.sharepoint.com', path: '/sites/safeguarding', title: 'Safeguarding' };
const EXPOSED = 'ETag, Location, Retry-After, request-id, client-request-id, WWW-Authenticate, Preference-Applied, Content-Range';

interface Request { method: string; path: string; query: URLSearchParams; headers: Record<string, string | undefined>; bytes: Buffer; json: unknown }

/** A server that answers as Microsoft Graph does for the part this app uses. Stops when closed; data stays in `dataDir`. */
export async function startLocalGraph(options: LocalGraphOptions): Promise<LocalGraph> {
  const store = openStore(options.dataDir);
  const desk = new Desk(options, store);
  const server = createServer((request, response) => { desk.serve(request, response).catch(() => { request.socket.destroy(); }); });
  // On a busy machine a connection may lie idle for long without anybody being gone.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((done, fail) => { server.once('error', fail); server.listen(options.port, '127.0.0.1', done); }).catch((error: unknown) => { store.close(); throw error; });
  desk.url = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  return { url: desk.url, site: SITE, close: () => closed(server, store) };
}

async function closed(server: Server, store: Store): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((done) => { server.close(() => { done(); }); });
  store.close();
}

/** Takes requests in, keeps the count of them, lets faults happen, sends answers out. */
class Desk {
  url = '';
  private count = 0;
  private offlineUntil = 0;
  private minute = 0;
  private units = 0;
  private readonly keep = exchangeKeeper();
  constructor(private readonly options: LocalGraphOptions, private readonly store: Store) {}

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url || 'http://localhost');
    const read: Request = { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, headers: request.headers as Request['headers'], bytes: await bodyOf(request), json: undefined };
    if (read.method === 'OPTIONS') { this.send(response, { status: 204 }); return; }
    const fault = this.faultFor(read.method, read.path, false);
    const before = process.cpuUsage();
    const sent = await this.underFault(read, fault);
    this.keep?.({ method: read.method, path: url.pathname.replace(/^\/v1\.0/, ''), query: url.search, request: said(read), status: sent?.status ?? 0, body: sent?.body, headers: read.headers });
    if (!sent) { request.socket.destroy(); return; }
    this.send(response, sent);
    const { user, system } = process.cpuUsage(before);
    this.options.seen?.({ method: read.method, path: url.pathname + url.search, status: sent.status, body: sent.body, ms: (user + system) / 1000 });
  }

  /** The answer, or what a fault makes of it; undefined when the connection is to be cut. */
  private async underFault(read: Request, fault: Fault | undefined): Promise<Answer | undefined> {
    if (this.isOffline(fault) || isCut(fault, 'before')) return undefined;
    if (fault?.kind === 'slow') await new Promise((done) => { setTimeout(done, this.options.slowMs ?? 500); });
    if (!fault || fault.kind === 'slow') return this.answer(read);
    if (fault.when === 'before') return this.faulty(fault);
    this.answer(read);
    return fault.kind === 'reset' ? undefined : this.faulty(fault);
  }

  private isOffline(fault: Fault | undefined): boolean {
    this.goOffline(fault?.kind === 'offline' ? fault : undefined);
    return this.options.now().getTime() < this.offlineUntil || fault?.kind === 'offline';
  }

  private goOffline(fault: Fault | undefined): void {
    if (fault) this.offlineUntil = this.options.now().getTime() + (this.options.slowMs ?? 500);
  }

  private faultFor(method: string, path: string, part: boolean): Fault | undefined {
    return this.options.faults?.next({ method, path, part });
  }

  private faulty(fault: Fault): Answer {
    const seconds = fault.seconds ?? 1;
    const refusals = { '429': () => refuse.throttled(seconds), '503': () => refuse.busy(seconds), '504': () => refuse.gateway(), '401': () => refuse.oldToken(), '412': () => refuse.changed(), claims: () => refuse.challenge(), '403': () => refuse.denied(), '507': () => refuse.full(), reset: () => refuse.gateway(), slow: () => refuse.gateway(), offline: () => refuse.gateway() };
    return this.refusal(refusals[fault.kind]());
  }

  private refusal(refusal: Refusal): Answer {
    this.count += 1;
    return refusalAnswer(refusal, guidFrom(`request:${String(this.count)}`), this.options.now());
  }

  private answer(request: Request): Answer {
    try {
      if (request.path.startsWith('/uploads/')) return takeFragment(this.place({ upn: 'upload', name: 'Upload', role: 'admin', setting: '', objectId: '' }), SITE.id, request.path.slice(9), request.headers['content-range'], request.bytes);
      if (!request.path.startsWith('/v1.0')) throw refuse.noResource();
      const caller = callerOf(request.headers['authorization'], this.options.people ?? [], this.options.now());
      const path = request.path.slice(5);
      if (path === '/$batch') return this.batch(request, caller);
      const limit = this.spend(request.method, path);
      const answer = this.one({ ...request, path, json: jsonOf(request) }, caller);
      return { ...answer, headers: { ...limit, ...answer.headers } };
    } catch (error) { return this.refusal(asRefusal(error)); }
  }

  private batch(request: Request, caller: Caller): Answer {
    return answerBatch(jsonOf(request), (part) => {
      const url = new URL(part.url.startsWith('/') ? part.url : `/${part.url}`, this.url);
      const fault = this.faultFor(part.method, url.pathname, true);
      if (fault?.when === 'before') return this.faulty(fault);
      const answer = (() => {
        try {
          this.spend(part.method, url.pathname);
          return this.one({ method: part.method, path: url.pathname, query: url.searchParams, headers: part.headers, bytes: part.bytes, json: part.json }, caller);
        } catch (error) { return this.refusal(asRefusal(error)); }
      })();
      return fault && fault.kind !== 'slow' ? this.faulty(fault) : answer;
    });
  }

  /** Counts resource units and refuses when the minute's are spent; tells how many are left from 80 % on. */
  private spend(method: string, path: string): Record<string, string> {
    const limit = this.options.unitsPerMinute;
    if (!limit) return {};
    const now = this.options.now().getTime();
    if (now - this.minute >= 60_000) { this.minute = now; this.units = 0; }
    this.units += method === 'GET' && (/\/items\/\d+$/.test(path) || path.endsWith('/delta')) ? 1 : 2;
    const reset = Math.ceil((this.minute + 60_000 - now) / 1000);
    const told = { 'RateLimit-Limit': String(limit), 'RateLimit-Remaining': String(Math.max(0, limit - this.units)), 'RateLimit-Reset': String(reset) };
    if (this.units > limit) throw new Refusal(429, 'tooManyRequests', 'The request has been throttled', { ...told, 'Retry-After': String(reset) });
    return this.units >= limit * 0.8 ? told : {};
  }

  private place(caller: Caller) {
    return { store: this.store, caller, now: `${this.options.now().toISOString().slice(0, 19)}Z`, base: `${this.url}/v1.0`, webUrl: `https://${SITE.host}${SITE.path}` };
  }

  private one(request: Request, caller: Caller): Answer {
    const { query } = request;
    const call: Call = {
      ...this.place(caller), method: request.method, path: resolvePath(request.path, SITE), json: request.json, bytes: request.bytes, site: SITE,
      talk: this.options.talk ?? {}, threshold: this.options.threshold ?? 5000, serverUrl: this.url,
      option: (name) => query.get(`$${name}`) ?? query.get(name) ?? undefined,
      header: (name) => request.headers[name],
      address: (name, value) => { const next = new URLSearchParams(query); next.set(name, value); return `${this.url}/v1.0${request.path}?${next.toString().replaceAll('+', '%20')}`; },
    };
    return answerCall(call);
  }

  private send(response: ServerResponse, answer: Answer): void {
    const body = answer.bytes ?? (answer.body === undefined ? undefined : Buffer.from(JSON.stringify(answer.body), 'utf8'));
    this.count += 1;
    response.writeHead(answer.status, {
      'request-id': guidFrom(`request:${String(this.count)}`), 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': EXPOSED,
      'Access-Control-Allow-Headers': '*, Authorization', 'Access-Control-Allow-Methods': 'GET, POST, PATCH, PUT, DELETE', 'Access-Control-Max-Age': '600',
      ...(body && !answer.bytes ? { 'Content-Type': 'application/json;odata.metadata=minimal;charset=utf-8' } : {}), ...answer.headers,
      ...(body ? { 'Content-Length': body.length } : {}),
    });
    response.end(body);
  }
}

const isCut = (fault: Fault | undefined, when: Fault['when']): boolean => fault?.kind === 'reset' && fault.when === when;

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  console.error('local Graph:', error instanceof Error ? error.stack : 'unknown failure');
  return refuse.general();
}

function jsonOf(request: Request): unknown {
  if (request.bytes.length === 0 || !(request.headers['content-type'] ?? '').includes('json')) return undefined;
  try { return JSON.parse(request.bytes.toString('utf8')); } catch { throw refuse.invalid('Invalid request'); }
}

/** What was sent, where it is JSON. */
function said(request: Request): unknown {
  try { return jsonOf(request); } catch { return undefined; }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  try { for await (const part of request) parts.push(part as Buffer); } catch { return Buffer.alloc(0); }
  return Buffer.concat(parts);
}
