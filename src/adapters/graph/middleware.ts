import { GraphClientError, type Context, type Middleware, type MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { Identity } from '../../ports';
import { GraphError } from './failure';

export type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
export type Wait = (ms: number) => Promise<void>;

/** A token was refused: the next one is not to come from what is kept, and answers the claims that were asked for, if any were. */
export interface Renewal { claims?: string }

/** What the chain needs to know of one call, on its way through the client library. */
export class CallNeeds implements MiddlewareOptions {
  /** `mayRepeat`: whether sending it twice does nothing twice. `renew`: not with the token that is kept. */
  constructor(readonly scopes: string[], readonly mayRepeat: boolean, readonly renew?: Renewal) {}
}

function needsOf(context: Context): CallNeeds {
  const found = context.middlewareControl?.getMiddlewareOptions(CallNeeds);
  return found instanceof CallNeeds ? found : new CallNeeds([], false);
}

/** The library passes only its own error class through unchanged; ours travels inside one. */
function carried(error: unknown): GraphClientError {
  const carrier = new GraphClientError('call failed');
  carrier.customError = error instanceof GraphError ? error : new GraphError('unreadable', 0, 'failed', '');
  return carrier;
}

abstract class Link implements Middleware {
  protected next: Middleware | undefined;
  setNext(next: Middleware): void { this.next = next; }
  protected async on(context: Context): Promise<void> { await this.next?.execute(context); }
  abstract execute(context: Context): Promise<void>;
}

function headersOf(context: Context): Record<string, string> {
  const options = (context.options ??= {});
  const headers = (options.headers ?? {}) as Record<string, string>;
  options.headers = headers;
  return headers;
}

/** What a refused token is to be renewed with: the claims of a claims challenge, decoded, where the refusal asks for some. */
export function renewalFrom(challenge: string | null | undefined): Renewal {
  const found = /claims="([^"]+)"/.exec(challenge ?? '')?.[1];
  if (!found) return {};
  try { return { claims: atob(found.replaceAll('-', '+').replaceAll('_', '/')) }; } catch { return {}; }
}

/** The sentence that signing in has for the person. */
const saysOf = (error: unknown): string | undefined => (error instanceof Error && 'says' in error ? String(error.says) : undefined);
/** Whether Microsoft would first have to ask the person, which was not to happen now. */
const mayAsk = (error: unknown): boolean => error instanceof Error && 'mayAsk' in error && error.mayAsk === true;

/** Adds the token, to whatever base address the app was given; on 401 asks once for a new one, with the claims if any were asked for, and tries with that. */
export class Authorise extends Link {
  constructor(private readonly token: Identity['token']) { super(); }

  async execute(context: Context): Promise<void> {
    try { await this.authorise(context); } catch (error) { throw carried(error); }
  }

  private async authorise(context: Context): Promise<void> {
    const headers = headersOf(context);
    const { scopes, renew } = needsOf(context);
    headers['Authorization'] = `Bearer ${await this.tokenFor(scopes, renew)}`;
    await this.on(context);
    if (context.response?.status !== 401 || renew) return;
    headers['Authorization'] = `Bearer ${await this.tokenFor(scopes, renewalFrom(context.response.headers.get('www-authenticate')))}`;
    await this.on(context);
  }

  private async tokenFor(scopes: string[], renew?: Renewal): Promise<string> {
    try {
      return await (renew ? this.token(scopes, renew.claims, undefined, renew.claims === undefined) : this.token(scopes));
    } catch (error) { throw new GraphError('signed-out', 401, mayAsk(error) ? 'must-ask' : 'no-token', '', undefined, saysOf(error)); }
  }
}

export interface Patience { tries: number; firstWaitMs: number; longestWaitMs: number }

/**
 * Tries again where that cannot do a thing twice: GET, PUT and batches of questions on 429, 503, 504 and a lost connection; other
 * POSTs and PATCHes only on a 429 that says when (a throttled call has done nothing). Waits are given by the caller, so tests do not wait.
 */
export class TryAgain extends Link {
  constructor(private readonly wait: Wait, private readonly patience: Patience) { super(); }

  async execute(context: Context): Promise<void> {
    const safe = needsOf(context).mayRepeat;
    for (let attempt = 1; ; attempt += 1) {
      const ms = await this.on(context).then(() => this.afterAnswer(context.response, safe, attempt), (error: unknown) => this.afterFailure(error, safe, attempt));
      if (ms === undefined || attempt >= this.patience.tries) return;
      await this.wait(ms);
    }
  }

  /** How long to wait before a further try; undefined when there is to be none. */
  private afterAnswer(response: Response | undefined, safe: boolean, attempt: number): number | undefined {
    if (!response) return undefined;
    const told = retryAfter(response);
    const again = response.status === 429 ? told !== undefined : safe && (response.status === 503 || response.status === 504);
    return again && (told ?? 0) <= this.patience.longestWaitMs ? (told ?? this.pause(attempt)) : undefined;
  }

  private afterFailure(error: unknown, safe: boolean, attempt: number): number {
    if (!safe || attempt >= this.patience.tries || !(error instanceof GraphError) || error.status !== 0 || (error.trouble !== 'offline' && error.trouble !== 'busy')) throw error;
    return this.pause(attempt);
  }

  private pause(attempt: number): number { return pauseOf(this.patience, attempt); }
}

/** How long to wait before the next try when nobody says how long. */
export const pauseOf = (patience: Patience, attempt: number): number => Math.min(patience.firstWaitMs * 2 ** (attempt - 1), patience.longestWaitMs);

function retryAfter(response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  return value && /^\d+$/.test(value) ? Number(value) * 1000 : undefined;
}

/** Why no answer came: it took too long, or there was no connection. */
export function unsent(error: unknown): GraphError {
  const isLate = typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError';
  return isLate ? new GraphError('busy', 0, 'timed-out', '') : new GraphError('offline', 0, 'no-connection', '');
}

/** Sends. A connection that fails or takes too long becomes a `GraphError` that says so and nothing else. */
export class Send extends Link {
  constructor(private readonly fetch: Fetch, private readonly timeoutMs: number) { super(); }

  async execute(context: Context): Promise<void> {
    try {
      context.response = await this.fetch(context.request, { ...context.options, signal: AbortSignal.timeout(this.timeoutMs) });
    } catch (error) { throw unsent(error); }
  }
}
