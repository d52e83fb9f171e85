import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Config } from '../main/config';
import { fileAsked, pathAsked } from './asked';
import { startLocalGraph } from './graph';
import { people, setting } from './identity';
import { place, site } from './mail';
import { prepareSite } from './prepare-site';
import { sampleMail, sampleTalk } from './samples';

export interface LocalOptions {
  /** 0 takes any free port. */
  port: number;
  dataDir: string;
  /** Where the local build lies. */
  assets: string;
  now: () => Date;
  /** Whether a closer reading follows the first. */
  encoder: boolean;
  /** Told of every file that was asked for; for measuring. */
  seen?: (file: string) => void;
}
export interface LocalServer { url: string; close(): Promise<void> }

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.wasm': 'application/wasm', '.map': 'application/json', '.bin': 'application/octet-stream', '.onnx': 'application/octet-stream', '.txt': 'text/plain; charset=utf-8',
};

/** Nothing leaves this machine: pages may speak to this server alone. */
const POLICY = [
  "default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "connect-src 'self' blob:", "worker-src 'self' blob:",
  "frame-src 'self' blob:", "frame-ancestors 'self'", "base-uri 'none'", "form-action 'none'",
].join('; ');

/** What `npm run package` would write for an organisation, here for the workbench. */
function localConfig(url: string, encoder: boolean): Config {
  return {
    clientId: '00000000-0000-4000-8000-0000000000c1', tenantId: '00000000-0000-4000-8000-0000000000d1',
    graph: url, authority: 'https://login.microsoftonline.com', site, defaultPack: 'redbridge', encoder, setting,
  };
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}

function sendMissing(response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('There is no such page in the workbench.');
}

function sendFile(response: ServerResponse, assets: string, pathname: string): void {
  const found = fileAsked(assets, pathname);
  if (!found) { sendMissing(response); return; }
  const { file, size } = found;
  response.writeHead(200, {
    'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'Content-Length': size, 'Cache-Control': 'no-cache',
    'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer',
  });
  createReadStream(file).on('error', () => { response.destroy(); }).pipe(response);
}

/** Hands a call to the Graph server behind, and its answer back with this server's own address in its links. */
function passOn(request: IncomingMessage, response: ServerResponse, behind: URL, front: string): void {
  const onward = ask({ host: '127.0.0.1', port: behind.port, method: request.method, path: request.url, headers: request.headers }, (answer) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.on('end', () => {
      const isJson = (answer.headers['content-type'] ?? '').includes('json');
      const body = isJson ? Buffer.from(Buffer.concat(parts).toString('utf8').replaceAll(behind.origin, front), 'utf8') : Buffer.concat(parts);
      const { location, ...headers } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, { ...headers, ...(location ? { location: location.replace(behind.origin, front) } : {}), ...(body.length ? { 'content-length': body.length } : {}) });
      response.end(body);
    });
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

const listen = (server: Server, port: number) => new Promise<void>((done, fail) => {
  server.once('error', fail);
  server.listen(port, '127.0.0.1', () => { server.off('error', fail); done(); });
});

/**
 * The workbench's one server: the pages of the local build, config.json, the samples, and Microsoft Graph's stand-in under /v1.0.
 * @throws the listening error when the port is taken
 */
export async function startLocal(options: LocalOptions): Promise<LocalServer> {
  const { now, dataDir } = options;
  let started: (serve: Serve) => void = () => undefined;
  const ready = new Promise<Serve>((done) => { started = done; });
  // A pane that was left open may ask as soon as the port answers: it waits for the rest, and is not left without an answer.
  const server = createServer((request, response) => { void ready.then((serve) => { serve(request, response); }); });
  await listen(server, options.port);
  const url = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  const directory = people.map((person) => ({ upn: person.upn, name: person.name, role: person.role, setting: person.setting, objectId: person.objectId }));
  const graph = await startLocalGraph({ port: 0, dataDir, now, people: directory, talk: sampleTalk(now()) });
  const behind = new URL(graph.url);
  await prepareSite(graph.url);
  started((request, response) => {
    const pathname = pathAsked(request.url);
    if (pathname === undefined) { sendMissing(response); return; }
    if (pathname.startsWith('/v1.0/') || pathname.startsWith('/uploads/')) { passOn(request, response, behind, url); return; }
    if (pathname === '/config.json') { sendJson(response, localConfig(url, options.encoder)); return; }
    if (pathname === '/samples.json') { sendJson(response, { mail: sampleMail(now()), place }); return; }
    options.seen?.(pathname);
    sendFile(response, path.resolve(options.assets), pathname);
  });
  return {
    url,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => { server.close(() => { done(); }); });
      await graph.close();
    },
  };
}
