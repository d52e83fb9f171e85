import type { DraftKeeper, KeptDraft } from '../../ports';
import { databaseShelf, memoryShelf, type Sealed, type Shelf } from './shelf';

export { memoryShelf } from './shelf';

export interface DraftSettings {
  /** How long a draft is kept; 0: in memory only, gone with the window. */
  hours: number;
  now: () => Date;
  shelf?: Shelf;
}

const HOUR = 3_600_000;

/** What a draft is about, as nothing that says which message or child. */
async function markOf(about: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`draft:${about}`)));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function unseal(shelf: Shelf, about: string, sealed: Sealed): Promise<KeptDraft | undefined> {
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, await shelf.key(), sealed.data);
    return { id: sealed.id, about, version: sealed.version, savedAt: new Date(sealed.savedAt).toISOString(), body: new TextDecoder().decode(plain) };
  } catch {
    await shelf.remove(sealed.id);
    return undefined;
  }
}

/**
 * Unfinished referrals, encrypted with a key that cannot be read out of the browser.
 *
 * A draft whose time is over, or that can no longer be read, is removed when it is next met. A draft that another
 * window has changed meanwhile is not overwritten: the caller is told.
 */
export function openDrafts({ hours, now, shelf = hours > 0 ? databaseShelf() : memoryShelf() }: DraftSettings): DraftKeeper {
  const dropOld = async (): Promise<Sealed[]> => {
    const all = await shelf.all();
    const old = hours > 0 ? all.filter((s) => s.savedAt + hours * HOUR <= now().getTime()) : [];
    await Promise.all(old.map((s) => shelf.remove(s.id)));
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
      const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await shelf.key(), new TextEncoder().encode(body));
      const kept = await shelf.put({ id, about: await markOf(about), version: version + 1, savedAt: now().getTime(), iv, data });
      return kept ? { state: 'kept', version: version + 1 } : { state: 'changed-elsewhere' };
    },
    remove: (id) => shelf.remove(id),
    wipe: () => shelf.clear(),
  };
}
