import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** One request and its answer. `status` 0: no answer came, as the connection was cut. */
export interface Exchange { method: string; path: string; query: string; request: unknown; status: number; body: unknown; requestHeaders: Record<string, string> }

/** Headers that say something about a request. No token is among them: only that there was one. */
const KEPT = ['content-type', 'if-match', 'prefer', 'x-by-hand'];

function headersOf(all: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept = KEPT.flatMap((name): [string, string][] => { const value = all[name]; return value === undefined ? [] : [[name, value]]; });
  return Object.fromEntries(all['authorization'] ? [...kept, ['authorization', 'yes']] : kept);
}

/**
 * Writes every exchange into the folder that LOCAL_GRAPH_EXCHANGES names, a line each and at once, so that a server that is killed has
 * written them too; nothing where it names none. What a test run said and heard is held against Microsoft's shapes when it is over.
 */
export function exchangeKeeper(folder = process.env['LOCAL_GRAPH_EXCHANGES']): ((exchange: Omit<Exchange, 'requestHeaders'> & { headers: Readonly<Record<string, string | undefined>> }) => void) | undefined {
  if (!folder) return undefined;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${String(process.pid)}.jsonl`);
  return ({ headers, ...exchange }) => { appendFileSync(file, `${JSON.stringify({ ...exchange, requestHeaders: headersOf(headers) })}\n`); };
}
