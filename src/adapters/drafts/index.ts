import type { DraftChange, DraftKeeper, KeptDraft } from '../../ports';
import { databaseShelf, dropDatabase, memoryShelf, type Sealed, type Shelf } from './shelf';

export { memoryShelf } from './shelf';

/** How windows of this browser tell each other; a BroadcastChannel fits. */
export type Windows = Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;

export interface DraftSettings {
  /** How long a draft is kept; 0: in memory only, gone with the window. */
  hours: number;
  now: () => Date;
  shelf?: Shelf;
  /** Left out: other windows are met only when a draft is read or kept. */
  windows?: Windows;
}

const HOUR = 3_600_000;

/** What a draft is about, as nothing that says which message or child. */
async function markOf(about: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`draft:${about}`)));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function unseal(shelf: Shelf, about: string, sealed: Sealed): Promise<KeptDraft | undefined> {
  // Outside: a key that cannot be fetched just now says nothing about the draft.
  const key = await shelf.key();
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.data);
    return { id: sealed.id, about, version: sealed.version, savedAt: new Date(sealed.savedAt).toISOString(), body: new TextDecoder().decode(plain) };
  } catch {
    await shelf.remove(sealed.id);
    return undefined;
  }
}

/** What one window tells the others: a random id and a hash, nothing of the child. Without an id: all drafts are gone. */
interface Told { id?: string; mark?: string }

/** Tells the windows of this browser, this one included for what is gone. */
function hearing(windows: Windows | undefined) {
  const heard = new Set<(told: Told) => void>();
  windows?.addEventListener('message', ({ data }: MessageEvent<Told>) => { for (const hear of heard) hear(data); });
  return {
    heard,
    kept: (id: string, mark: string) => windows?.postMessage({ id, mark } satisfies Told),
    gone: (told: Told) => { windows?.postMessage(told); for (const hear of heard) hear(told); },
  };
}

/**
 * Unfinished referrals, encrypted with a key that cannot be read out of the browser.
 *
 * A draft whose time is over, or that can no longer be read, is removed when it is next met and by `tidy`. A draft that
 * another window has changed meanwhile is not overwritten: the caller is told. With 0 hours nothing is written, and what an
 * earlier setting left behind is removed by `tidy`.
 */
export function openDrafts({ hours, now, shelf = hours > 0 ? databaseShelf() : memoryShelf(), windows }: DraftSettings): DraftKeeper {
  const tell = hearing(windows);
  const dropOld = async (): Promise<Sealed[]> => {
    const all = await shelf.all();
    const old = hours > 0 ? all.filter((s) => s.savedAt + hours * HOUR <= now().getTime()) : [];
    await Promise.all(old.map((s) => shelf.remove(s.id)));
    for (const { id } of old) tell.gone({ id });
    return all.filter((s) => !old.includes(s));
  };
  return {
    about: async (about) => {
      const mark = await markOf(about);
      const found = (await dropOld()).filter((s) => s.about === mark).sort((a, b) => b.savedAt - a.savedAt);
      return (await Promise.all(found.map((s) => unseal(shelf, about, s)))).filter((d) => d !== undefined);
    },
    keep: async ({ id, about, version, body }) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const mark = await markOf(about);
      const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await shelf.key(), new TextEncoder().encode(body));
      const kept = await shelf.put({ id, about: mark, version: version + 1, savedAt: now().getTime(), iv, data });
      if (!kept) return { state: 'changed-elsewhere' };
      tell.kept(id, mark);
      return { state: 'kept', version: version + 1 };
    },
    remove: async (id) => { await shelf.remove(id); tell.gone({ id }); },
    wipe: async () => { await shelf.clear(); tell.gone({}); },
    tidy: async () => { await dropOld(); if (hours <= 0) await dropDatabase(); },
    watch: async (about, changed) => {
      const mine = await markOf(about);
      const hear = ({ id, mark }: Told): void => { if (!mark || mark === mine) changed({ id, is: mark ? 'kept' : 'gone' } satisfies DraftChange); };
      tell.heard.add(hear);
      return () => { tell.heard.delete(hear); };
    },
  };
}
