import { GraphClientError, type Context, type Middleware, type MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { Identity } from '../../ports';
import { GraphError } from './failure';

export type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
export type Wait = (ms: number) => Promise<void>;

/** The scopes that one call needs, on its way through the client library to `Authorise`. */
export class Scopes implements MiddlewareOptions {
  constructor(readonly names: string[]) {}
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

/** The claims of a claims challenge, decoded; undefined when the refusal asks for none. */
function claimsOf(response: Response): string | undefined {
  const found = /claims="([^"]+)"/.exec(response.headers.get('www-authenticate') ?? '')?.[1];
  if (!found) return undefined;
  try { return atob(found.replaceAll('-', '+').replaceAll('_', '/')); } catch { return undefined; }
}

/** Adds the token, to whatever base address the app was given; on 401 asks once more for a fresh one, with the claims if any were asked for. */
export class Authorise extends Link {
  constructor(private readonly token: Identity['token']) { super(); }

  async execute(context: Context): Promise<void> {
    try { await this.authorise(context); } catch (error) { throw carried(error); }
  }

  private async authorise(context: Context): Promise<void> {
    const headers = headersOf(context);
    const option = context.middlewareControl?.getMiddlewareOptions(Scopes);
    const scopes = option instanceof Scopes ? option.names : [];
    headers['Authorization'] = `Bearer ${await this.tokenFor(scopes)}`;
    await this.on(context);
    if (context.response?.status !== 401) return;
    const claims = claimsOf(context.response);
    headers['Authorization'] = `Bearer ${await this.tokenFor(scopes, claims)}`;
    await this.on(context);
  }

  private async tokenFor(scopes: string[], claims?: string): Promise<string> {
    try { return await this.token(scopes, claims); } catch { throw new GraphError('signed-out', 401, 'no-token', ''); }
  }
}

export interface Patience { tries: number; firstWaitMs: number; longestWaitMs: number }

/**
 * Tries again where that cannot do a thing twice: GET and PUT on 429, 503, 504 and a lost connection; POST and PATCH only on a 429
 * that says when (a throttled call has done nothing). Waits are given by the caller, so tests do not wait.
 */
export class TryAgain extends Link {
  constructor(private readonly wait: Wait, private readonly patience: Patience) { super(); }

  async execute(context: Context): Promise<void> {
    const method = (context.options?.method ?? 'GET').toUpperCase();
    const safe = method === 'GET' || method === 'PUT';
    for (let attempt = 1; ; attempt += 1) {
      const last = attempt >= this.patience.tries;
      try { await this.on(context); } catch (error) {
        if (!safe || last || !(error instanceof GraphError) || error.trouble !== 'offline') throw error;
        await this.wait(this.pause(attempt));
        continue;
      }
      const response = context.response;
      if (last || !response) return;
      const told = retryAfter(response);
      const again = response.status === 429 ? told !== undefined : safe && (response.status === 503 || response.status === 504);
      if (!again || (told ?? 0) > this.patience.longestWaitMs) return;
      await this.wait(told ?? this.pause(attempt));
    }
  }

  private pause(attempt: number): number {
    return Math.min(this.patience.firstWaitMs * 2 ** (attempt - 1), this.patience.longestWaitMs);
  }
}

function retryAfter(response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  return value && /^\d+$/.test(value) ? Number(value) * 1000 : undefined;
}

/** Sends. A connection that fails or takes too long becomes a `GraphError` that says so and nothing else. */
export class Send extends Link {
  constructor(private readonly fetch: Fetch, private readonly timeoutMs: number) { super(); }

  async execute(context: Context): Promise<void> {
    try {
      context.response = await this.fetch(context.request, { ...context.options, signal: AbortSignal.timeout(this.timeoutMs) } as RequestInit);
    } catch { throw new GraphError('offline', 0, 'no-connection', ''); }
  }
}
