import { Client, GraphClientError, ResponseType, type GraphRequest } from '@microsoft/microsoft-graph-client';
import type * as z from 'zod/mini';
import type { Identity } from '../../ports';
import { read, type Part, type Reply } from './answer';
import { askBatch, type BatchCalls } from './batch';
import { addressOf, CALLS, scopesOf, type Call } from './calls';
import { failureFrom, GraphError } from './failure';
import { Authorise, CallNeeds, Send, TryAgain, unsent, type Fetch, type Patience, type Renewal, type Wait } from './middleware';

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

export interface Graph {
  /** Makes one call and gives what `shape` reads of the answer. Rejects with `GraphError`. */
  ask<T>(call: Call, shape: z.ZodMiniType<T>): Promise<T>;
  /** Follows a link that Graph gave. Rejects when it does not lead back to Graph. */
  follow<T>(link: string, like: Call, shape: z.ZodMiniType<T>): Promise<T>;
  /**
   * Makes up to 20 calls in one round trip. `after` names calls that must have succeeded first. One answer a call, by its id.
   * Parts whose token was refused are sent once more with a new one; a batch of questions alone is asked again as a single question is.
   */
  batch(calls: BatchCalls): Promise<Record<string, Part>>;
  /** Sends one fragment of a large file to the address Graph gave for it. No token goes there. What stalls ends as `busy`. */
  sendFragment(uploadUrl: string, bytes: Blob, range: string): Promise<unknown>;
  /** How many round trips were made. */
  trips(): number;
  baseUrl: string;
  wait: Wait;
}

const PATIENCE: Patience = { tries: 5, firstWaitMs: 500, longestWaitMs: 60_000 };
const VERSION = 'v1.0';
const TIMEOUT_MS = 30_000;
/** A fragment is large: it may take so many times what another call may. */
const FRAGMENT_TIMES = 4;

/** The one way to Microsoft Graph. Every answer is read through a shape; what does not fit is `unreadable`, never guessed at. */
export function graphClient(options: GraphOptions): Graph {
  const patience = { ...PATIENCE, ...options.patience };
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const client = Client.initWithMiddleware({
    baseUrl: options.baseUrl, defaultVersion: VERSION,
    middleware: [new Authorise(options.token), new TryAgain(options.wait, patience), new Send(send, timeoutMs)],
  });
  let trips = 0;

  async function reply(call: Call, address: string, mayRepeat = repeats(call), renew?: Renewal): Promise<Reply> {
    trips += 1;
    const request = client.api(address).responseType(ResponseType.RAW).middlewareOptions([new CallNeeds(scopesOf(call.name), mayRepeat, renew)]).headers(call.headers ?? {});
    const response = await dispatch(request, call);
    const header = (name: string): string | undefined => response.headers.get(name) ?? undefined;
    const body = await bodyOf(response);
    if (!response.ok) throw failureFrom(response.status, body, header);
    return { status: response.status, body, header };
  }

  const batch = (calls: BatchCalls): Promise<Record<string, Part>> =>
    askBatch(calls, async (requests, mayRepeat, renew) => (await reply({ name: 'batch', body: { requests } }, '/$batch', mayRepeat, renew)).body, patience, options.wait);

  return {
    ask: async (call, shape) => read(shape, (await reply(call, addressOf(call))).body),
    follow: async (link, like, shape) => read(shape, (await reply(like, relative(link, options.baseUrl))).body),
    sendFragment: async (uploadUrl, bytes, range) => {
      if (!uploadUrl.startsWith('https://') && !uploadUrl.startsWith(`${options.baseUrl}/`)) throw new GraphError('unreadable', 200, 'foreign-link', '');
      trips += 1;
      const response = await send(uploadUrl, { method: 'PUT', headers: { 'Content-Range': range }, body: bytes, signal: AbortSignal.timeout(timeoutMs * FRAGMENT_TIMES) }).catch((error: unknown) => { throw unsent(error); });
      const body = await bodyOf(response);
      if (!response.ok) throw failureFrom(response.status, body, (name) => response.headers.get(name) ?? undefined);
      return body;
    },
    batch, trips: () => trips, baseUrl: options.baseUrl, wait: options.wait,
  };
}

/** Whether sending the call twice does nothing twice. */
function repeats(call: Call): boolean {
  const { method } = CALLS[call.name];
  return method === 'GET' || (method === 'PUT' && call.once !== true);
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

/** A link of Graph's, relative to the version root. A link that leads elsewhere is refused: the token must not go there. */
export function relative(link: string, baseUrl: string): string {
  const root = `${baseUrl}/${VERSION}/`;
  if (link.startsWith('/') && !link.startsWith('//')) return link;
  if (!link.startsWith(root)) throw new GraphError('unreadable', 200, 'foreign-link', '');
  return `/${link.slice(root.length)}`;
}
