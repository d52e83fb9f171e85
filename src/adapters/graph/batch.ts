import * as z from 'zod/mini';
import { addressOf, CALLS, type Call } from './calls';
import { read, type Part } from './answer';
import { failureFrom, GraphError } from './failure';
import { pauseOf, renewalFrom, type Patience, type Renewal, type Wait } from './middleware';

/** Calls of one round trip, by their ids; `after` names those that must have succeeded first. */
export type BatchCalls = Record<string, Call & { after?: string[] }>;
type SendBatch = (requests: object[], mayRepeat: boolean, renew?: Renewal) => Promise<unknown>;

const BatchShape = z.object({ responses: z.array(z.object({ id: z.string(), status: z.number(), headers: z.optional(z.record(z.string(), z.string())), body: z.optional(z.unknown()) })) });

function requestsOf(calls: BatchCalls): object[] {
  return Object.entries(calls).map(([id, call]) => ({
    id, method: CALLS[call.name].method, url: addressOf(call), ...(call.after?.length ? { dependsOn: call.after } : {}),
    ...(call.body === undefined && !call.headers ? {} : { headers: { ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }), ...call.headers } }),
    ...(call.body === undefined ? {} : { body: call.body }),
  }));
}

interface Answered { parts: Record<string, Part>; /** Why a token was refused to a part. */ renewal: Renewal | undefined }

function answersIn(body: unknown, ids: string[]): Answered {
  const byId = new Map(read(BatchShape, body).responses.map((response) => [response.id, response]));
  let renewal: Renewal | undefined;
  const parts = Object.fromEntries(ids.map((id): [string, Part] => {
    const response = byId.get(id);
    if (!response) return [id, { error: new GraphError('unreadable', 0, 'no-answer', '') }];
    const headers = new Map(Object.entries(response.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
    const header = (name: string): string | undefined => headers.get(name);
    if (response.status === 401) renewal ??= renewalFrom(header('www-authenticate'));
    return [id, response.status >= 200 && response.status < 300 ? { reply: { status: response.status, body: response.body, header } } : { error: failureFrom(response.status, response.body, header) }];
  }));
  return { parts, renewal };
}

/** The calls of these ids, without waiting for any that are done. */
function only(calls: BatchCalls, ids: string[]): BatchCalls {
  return Object.fromEntries(Object.entries(calls).filter(([id]) => ids.includes(id)).map(([id, call]) => [id, { ...call, after: (call.after ?? []).filter((one) => ids.includes(one)) }]));
}

const failing = (parts: Record<string, Part>, when: (error: GraphError) => boolean): [string, GraphError][] =>
  Object.entries(parts).flatMap(([id, part]): [string, GraphError][] => ('error' in part && when(part.error) ? [[id, part.error]] : []));

/** What was not done, and what waited for it. */
const isWaiting = (error: GraphError): boolean => error.status === 424;

/**
 * Sends a batch and reads its answers. A part whose token was refused has done nothing and is sent once more with a new token, with
 * what waited for it. Where all calls only ask, those that met throttling or a busy service are asked again, each after its wait.
 */
export async function askBatch(calls: BatchCalls, send: SendBatch, patience: Patience, wait: Wait): Promise<Record<string, Part>> {
  if (Object.keys(calls).length > 20) throw new Error('a batch holds at most 20 calls');
  const asksOnly = Object.values(calls).every((call) => CALLS[call.name].method === 'GET');
  const ask = async (some: BatchCalls, renew?: Renewal): Promise<Answered> => answersIn(await send(requestsOf(some), asksOnly, renew), Object.keys(some));
  const first = await ask(calls);
  let { parts } = first;
  if (first.renewal) {
    const refused = failing(parts, (error) => error.status === 401 || isWaiting(error)).map(([id]) => id);
    parts = { ...parts, ...(await ask(only(calls, refused), first.renewal)).parts };
  }
  for (let attempt = 1; asksOnly && attempt < patience.tries; attempt += 1) {
    const again = failing(parts, (error) => mayAskAgain(error, patience) || isWaiting(error));
    if (!again.some(([, error]) => !isWaiting(error))) break;
    await wait(Math.max(...again.map(([, error]) => error.retryAfterMs ?? pauseOf(patience, attempt))));
    parts = { ...parts, ...(await ask(only(calls, again.map(([id]) => id)))).parts };
  }
  return parts;
}

function mayAskAgain({ status, retryAfterMs }: GraphError, { longestWaitMs }: Patience): boolean {
  if ((retryAfterMs ?? 0) > longestWaitMs) return false;
  return status === 503 || status === 504 || (status === 429 && retryAfterMs !== undefined);
}
