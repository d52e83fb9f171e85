import { deleteDB, openDB, type IDBPDatabase } from 'idb';

/** What lies on the shelf: nothing that can be read without the key. */
export interface Sealed { id: string; about: string; version: number; savedAt: number; iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }

/** Where sealed drafts lie. `put` takes one only over the version it was made from, and gives false otherwise. */
export interface Shelf {
  all(): Promise<Sealed[]>;
  put(sealed: Sealed): Promise<boolean>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
  /** The key of this shelf, made once; it cannot be read out. */
  key(): Promise<CryptoKey>;
}

const makeKey = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/** In memory only: gone when the window closes. */
export function memoryShelf(): Shelf {
  const kept = new Map<string, Sealed>();
  let key: Promise<CryptoKey> | undefined;
  return {
    all: async () => [...kept.values()],
    put: async (sealed) => {
      if ((kept.get(sealed.id)?.version ?? 0) !== sealed.version - 1) return false;
      kept.set(sealed.id, sealed);
      return true;
    },
    remove: async (id) => { kept.delete(id); },
    clear: async () => { kept.clear(); key = undefined; },
    key: () => (key ??= makeKey()),
  };
}

const NAME = 'threshold-drafts';
const open = (): Promise<IDBPDatabase> => openDB(NAME, 1, { upgrade: (db) => { db.createObjectStore('drafts', { keyPath: 'id' }); db.createObjectStore('keys'); } });

/** Removes the database with all that lies in it. Waits for no other window that has it open: it goes when that closes. */
export async function dropDatabase(): Promise<void> {
  if ((await indexedDB.databases()).some(({ name }) => name === NAME)) await Promise.race([deleteDB(NAME), new Promise<void>((done) => { setTimeout(done, 2000); })]);
}

/** In the browser's database; the key lies beside it and cannot be read out, only used from this origin. */
export function databaseShelf(): Shelf {
  let opened: Promise<IDBPDatabase> | undefined;
  const db = () => (opened ??= open());
  return {
    all: async () => (await db()).getAll('drafts') as Promise<Sealed[]>,
    put: async (sealed) => {
      const change = (await db()).transaction('drafts', 'readwrite');
      const there = (await change.store.get(sealed.id)) as Sealed | undefined;
      const fits = (there?.version ?? 0) === sealed.version - 1;
      if (fits) await change.store.put(sealed);
      await change.done;
      return fits;
    },
    remove: async (id) => { await (await db()).delete('drafts', id); },
    clear: async () => {
      const all = (await db()).transaction(['drafts', 'keys'], 'readwrite');
      await Promise.all([all.objectStore('drafts').clear(), all.objectStore('keys').clear(), all.done]);
    },
    key: async () => {
      const kept = (await (await db()).get('keys', 'key')) as CryptoKey | undefined;
      if (kept) return kept;
      const made = await makeKey();
      // Another window may have made one meanwhile: what it has sealed with it must stay readable.
      const change = (await db()).transaction('keys', 'readwrite');
      const there = (await change.store.get('key')) as CryptoKey | undefined;
      if (!there) await change.store.put(made, 'key');
      await change.done;
      return there ?? made;
    },
  };
}
