import { Client, GraphClientError, ResponseType, type GraphRequest } from '@microsoft/microsoft-graph-client';
import * as z from 'zod/mini';
import type { Identity } from '../../ports';
import { addressOf, CALLS, scopesOf, type Call } from './calls';
import { failureFrom, GraphError } from './failure';
import { Authorise, CallNeeds, Send, TryAgain, type Fetch, type Patience, type Wait } from './middleware';

export interface GraphOptions {
  /** `https://graph.microsoft.com`, or where the local server listens. */
  baseUrl: string;
  token: Identity['token'];
  /** Lets time pass between tries. */
  wait: Wait;
  fetch?: Fetch;
  timeoutMs?: number;
  patience?: Partial<Patience>;
}

/** An answer: what it says, and its headers. */
export interface Reply { status: number; body: unknown; header(name: string): string | undefined }
/** One part of a batch: an answer, or why there is none. */
export type Part = { reply: Reply } | { error: GraphError };

export interface Graph {
  /** Makes one call and gives what `shape` reads of the answer. Rejects with `GraphError`. */
  ask<T>(call: Call, shape: z.ZodMiniType<T>): Promise<T>;
  /** Follows a link that Graph gave. Rejects when it does not lead back to Graph. */
  follow<T>(link: string, like: Call, shape: z.ZodMiniType<T>): Promise<T>;
  /** Makes up to 20 calls in one round trip. `after` names calls that must have succeeded first. One answer a call, by its id. */
  batch(calls: Record<string, Call & { after?: string[] }>): Promise<Record<string, Part>>;
  /** Sends one fragment of a large file to the address Graph gave for it. No token goes there. */
  sendFragment(uploadUrl: string, bytes: Blob, range: string): Promise<unknown>;
  /** How many round trips were made. */
  trips(): number;
  baseUrl: string;
  wait: Wait;
}

const PATIENCE: Patience = { tries: 5, firstWaitMs: 500, longestWaitMs: 60_000 };
const VERSION = 'v1.0';

const BatchShape = z.object({ responses: z.array(z.object({ id: z.string(), status: z.number(), headers: z.optional(z.record(z.string(), z.string())), body: z.optional(z.unknown()) })) });

/** The one way to Microsoft Graph. Every answer is read through a shape; what does not fit is `unreadable`, never guessed at. */
export function graphClient(options: GraphOptions): Graph {
  const patience = { ...PATIENCE, ...options.patience };
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const client = Client.initWithMiddleware({
    baseUrl: options.baseUrl, defaultVersion: VERSION,
    middleware: [new Authorise(options.token), new TryAgain(options.wait, patience), new Send(send, options.timeoutMs ?? 30_000)],
  });
  let trips = 0;

  async function reply(call: Call, address: string): Promise<Reply> {
    trips += 1;
    const request = client.api(address).responseType(ResponseType.RAW).middlewareOptions([new CallNeeds(scopesOf(call.name), call.once === true)]).headers(call.headers ?? {});
    const response = await dispatch(request, call);
    const header = (name: string): string | undefined => response.headers.get(name) ?? undefined;
    const body = await bodyOf(response);
    if (!response.ok) throw failureFrom(response.status, body, header);
    return { status: response.status, body, header };
  }

  async function batch(calls: Record<string, Call & { after?: string[] }>): Promise<Record<string, Part>> {
    const entries = Object.entries(calls);
    if (entries.length > 20) throw new Error('a batch holds at most 20 calls');
    const requests = entries.map(([id, call]) => ({
      id, method: CALLS[call.name].method, url: addressOf(call), ...(call.after?.length ? { dependsOn: call.after } : {}),
      ...(call.body === undefined && !call.headers ? {} : { headers: { ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }), ...call.headers } }),
      ...(call.body === undefined ? {} : { body: call.body }),
    }));
    const answer = read(BatchShape, (await reply({ name: 'batch', body: { requests } }, '/$batch')).body);
    const byId = new Map(answer.responses.map((response) => [response.id, response]));
    return Object.fromEntries(entries.map(([id]) => [id, partFrom(byId.get(id))]));
  }

  return {
    ask: async (call, shape) => read(shape, (await reply(call, addressOf(call))).body),
    follow: async (link, like, shape) => read(shape, (await reply(like, relative(link, options.baseUrl))).body),
    sendFragment: async (uploadUrl, bytes, range) => {
      if (!uploadUrl.startsWith('https://') && !uploadUrl.startsWith(`${options.baseUrl}/`)) throw new GraphError('unreadable', 200, 'foreign-link', '');
      trips += 1;
      const response = await send(uploadUrl, { method: 'PUT', headers: { 'Content-Range': range }, body: bytes }).catch(() => { throw new GraphError('offline', 0, 'no-connection', ''); });
      const body = await bodyOf(response);
      if (!response.ok) throw failureFrom(response.status, body, (name) => response.headers.get(name) ?? undefined);
      return body;
    },
    batch, trips: () => trips, baseUrl: options.baseUrl, wait: options.wait,
  };
}

async function dispatch(request: GraphRequest, call: Call): Promise<Response> {
  const method = CALLS[call.name].method;
  const sent = call.bytes ?? call.body ?? {};
  try {
    if (method === 'GET') return await request.get() as Response;
    if (method === 'POST') return await request.post(sent) as Response;
    if (method === 'PATCH') return await request.patch(sent) as Response;
    return await request.put(sent) as Response;
  } catch (error) { throw unwrapped(error); }
}

function unwrapped(error: unknown): GraphError {
  const inner: unknown = error instanceof GraphClientError ? error.customError : undefined;
  return inner instanceof GraphError ? inner : new GraphError('unreadable', 0, 'failed', '');
}

async function bodyOf(response: Response): Promise<unknown> {
  let text: string;
  try { text = await response.text(); } catch { throw new GraphError('offline', 0, 'cut-off', ''); }
  if (text === '') return undefined;
  try { return JSON.parse(text) as unknown; } catch { return undefined; }
}

function partFrom(response: z.infer<typeof BatchShape>['responses'][number] | undefined): Part {
  if (!response) return { error: new GraphError('unreadable', 0, 'no-answer', '') };
  const headers = new Map(Object.entries(response.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const header = (name: string): string | undefined => headers.get(name);
  return response.status >= 200 && response.status < 300 ? { reply: { status: response.status, body: response.body, header } } : { error: failureFrom(response.status, response.body, header) };
}

/** What the shape reads of an answer. Throws `unreadable` when it does not fit. */
export function read<T>(shape: z.ZodMiniType<T>, body: unknown): T {
  const found = z.safeParse(shape, body);
  if (!found.success) throw new GraphError('unreadable', 200, 'unexpected-shape', '');
  return found.data;
}

/** A link of Graph's, relative to the version root. A link that leads elsewhere is refused: the token must not go there. */
export function relative(link: string, baseUrl: string): string {
  const root = `${baseUrl}/${VERSION}/`;
  if (link.startsWith('/') && !link.startsWith('//')) return link;
  if (!link.startsWith(root)) throw new GraphError('unreadable', 200, 'foreign-link', '');
  return `/${link.slice(root.length)}`;
}
