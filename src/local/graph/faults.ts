/** What can go wrong on the way, before or after the server has done what was asked; and how a site may stand: closed to this person (403), full (507), asking for a stronger sign-in (claims). */
export type FaultKind = '429' | '503' | '504' | 'reset' | 'slow' | '401' | '412' | 'offline' | 'claims' | '403' | '507';
export interface Fault { kind: FaultKind; when: 'before' | 'after'; seconds?: number }

/** Asked once for every request and every part of a batch. Undefined: nothing goes wrong. */
export interface FaultPlan { next(request: { method: string; path: string; part: boolean }): Fault | undefined }

/** Numbers from 0 to 1 that depend on nothing but the seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const KINDS: FaultKind[] = ['429', '503', '504', 'reset', 'slow', '401', '412', 'offline'];

/** Faults on this share of requests, kinds and moments drawn by the seed. A 429 comes only before: a throttled call has done nothing. */
export function seededFaults(options: { seed: number; share: number; kinds?: FaultKind[] }): FaultPlan {
  const draw = seeded(options.seed);
  const kinds = options.kinds ?? KINDS;
  return { next: () => {
    const [hit, which, when] = [draw(), draw(), draw()];
    if (hit >= options.share) return undefined;
    const kind = kinds[Math.floor(which * kinds.length)] ?? '503';
    const early = kind === '429' || kind === '401' || kind === '412' || kind === 'offline';
    return { kind, when: early || when < 0.5 ? 'before' : 'after', seconds: 1 };
  } };
}

/** A plan that fails the nth request it is asked about (from 1) that the test cares for, and leaves the rest alone. */
export function faultOn(wanted: (request: { method: string; path: string; part: boolean }) => boolean, faults: (Fault | undefined)[]): FaultPlan {
  const left = [...faults];
  return { next: (request) => (wanted(request) ? left.shift() : undefined) };
}
