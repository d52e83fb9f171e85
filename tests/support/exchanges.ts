import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Exchange } from '../../src/local/graph';
import { partsOf, type Contracts } from './graph-contract';
import { permissionRowOf } from './permission-rows';

export interface Tally {
  /** Requests that reached the local Graph server, those of the app and those that tests made by hand. */
  app: number;
  byHand: number;
  /** Parts of batches, of both. */
  parts: number;
  /** Answers that were held against a published shape. */
  answers: number;
  /** Kinds of calls of the app: its rows in docs/permissions.md. */
  rows: Set<string>;
  /** Each kind of problem once, with how often it was met. */
  problems: Map<string, number>;
}

/** One kind of problem, whatever ids and values it was met with. */
const kindOf = (problem: string): string => problem.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…').replace(/\/\d+(?=[/\s,]|$)/g, '/n').replace(/\?\S*/, '');

/** What an answer of the wrong kind looks like: every refusal must be Graph's own envelope, also of a call that there is no operation for. */
const isRefusal = (body: unknown): boolean => typeof body === 'object' && body !== null && typeof (body as { error?: { code?: unknown } }).error?.code === 'string';

function problemsOf(exchange: Exchange, contracts: Contracts): string[] {
  const { method, path, status, body } = exchange;
  const isByHand = 'x-by-hand' in exchange.requestHeaders;
  const asked = isByHand ? [] : contracts.requestProblems(exchange);
  const row = isByHand || permissionRowOf(method, path) ? [] : [`${method} ${path}: a call without a row in docs/permissions.md`];
  if (status === 0) return [...asked, ...row];
  if (path !== '/$batch' && contracts.operationOf(method, path) === undefined) return [...asked, ...row, ...(status >= 400 && isRefusal(body) ? [] : [`${method} ${path} ${String(status)}: an answer to a call that Microsoft does not have`])];
  if (path === '/$batch' && status !== 200) return [...asked, ...row, ...(isRefusal(body) ? [] : [`${method} ${path} ${String(status)}: a refusal that is not Graph's`])];
  // A file's own bytes have no shape.
  if (path.endsWith('/content') && method === 'GET' && status === 200) return [...asked, ...row];
  // A batch that a test spoilt by hand may be no batch; its answer is held against the shape of answers all the same.
  const answered = contracts.problems(exchange).filter((problem) => !(isByHand && path === '/$batch' && problem.startsWith('/requests')));
  return [...asked, ...row, ...answered];
}

export function newTally(): Tally { return { app: 0, byHand: 0, parts: 0, answers: 0, rows: new Set(), problems: new Map() }; }

/** Holds one exchange, and each part of it where it is a batch, against the published shapes and the page of permissions. */
export function weigh(tally: Tally, exchange: Exchange, contracts: Contracts): void {
  const note = (problem: string): void => { const kind = kindOf(problem); tally.problems.set(kind, (tally.problems.get(kind) ?? 0) + 1); };
  if (exchange.path.startsWith('/uploads/')) {
    tally.app += 1;
    if (exchange.requestHeaders['authorization']) note('PUT /uploads: a token was sent to the address of an upload');
    return;
  }
  if ('x-by-hand' in exchange.requestHeaders) tally.byHand += 1; else tally.app += 1;
  const parts = exchange.path === '/$batch' && Array.isArray((exchange.request as { requests?: unknown } | undefined)?.requests) && exchange.status !== 400 ? partsOf(exchange) : [];
  tally.parts += parts.length;
  for (const one of [exchange, ...parts]) {
    if (one.status !== 0) tally.answers += 1;
    const row = 'x-by-hand' in one.requestHeaders ? undefined : permissionRowOf(one.method, one.path);
    if (row) tally.rows.add(row.call);
    problemsOf(one, contracts).forEach(note);
  }
}

/** Every exchange that was written into a folder while tests ran. */
export async function weighAll(folder: string, contracts: Contracts): Promise<Tally> {
  const tally = newTally();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    // The last line of a server that was killed may be cut off.
    for await (const line of createInterface({ input: createReadStream(join(folder, name)) })) if (line.endsWith('}')) weigh(tally, JSON.parse(line) as Exchange, contracts);
  }
  return tally;
}

const count = (n: number): string => n.toLocaleString('en-GB');

/** What was found, in sentences. */
export function sayTally(tally: Tally): string[] {
  const all = `${count(tally.app)} requests of the app and ${count(tally.byHand)} made by hand, with ${count(tally.parts)} parts of batches and ${count(tally.answers)} answers`;
  if (tally.problems.size === 0) return [`Contract: ${all}: each is as Microsoft publishes it, and each call of the app (${String(tally.rows.size)} kinds) has its row in docs/permissions.md.`];
  return [`Contract: of ${all}, some are not as Microsoft publishes them, or have no row in docs/permissions.md:`, ...[...tally.problems].sort((a, b) => b[1] - a[1]).map(([problem, times]) => `  ${count(times)} × ${problem}`)];
}
