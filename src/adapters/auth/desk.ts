import type { SignIn, SignInDesk } from '../../ports';

/** The desk as the one who signs in keeps it. */
export interface OpenDesk extends SignInDesk {
  tell(change: Partial<SignIn>): void;
  /** Rejects with what `reason` makes when the person stops waiting. Only the latest counts. */
  stopped(reason: () => Error): Promise<never>;
}

/** Keeps how signing in stands. Holds no token and no library: it is there before Microsoft's code is fetched. */
export function signInDesk(): OpenDesk {
  let state: SignIn = { isWaiting: false };
  let stop: (() => void) | undefined;
  const watchers = new Set<() => void>();
  return {
    now: () => state,
    watch: (changed) => { watchers.add(changed); return () => watchers.delete(changed); },
    cancel: () => stop?.(),
    tell: (change) => { state = { ...state, ...change }; watchers.forEach((watch) => watch()); },
    stopped: (reason) => new Promise<never>((_, reject) => { stop = () => reject(reason()); }),
  };
}
