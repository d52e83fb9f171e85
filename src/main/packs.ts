import { loadPack, type Pack } from '../core/pack';
import type { PackShelf } from '../service/panel';

type PackModule = { default: Parameters<typeof loadPack>[0] };

/** Each pack is a chunk of its own, fetched when its authority is chosen. */
const shelf: { id: string; edition: string; name: string; editionName: string; hasMatrix: boolean; files: () => Promise<unknown> }[] = [
  { id: 'redbridge', edition: '2025-07-interim', name: 'Redbridge', editionName: 'Redbridge, interim July 2025', hasMatrix: true, files: () => import(/* webpackChunkName: "pack-redbridge" */ '../../rules/redbridge/2025-07-interim/pack.yaml') },
];

/** The packs of this build. A pack that does not check out rejects with a sentence for its keeper. */
export function packShelf(defaultId: string): PackShelf {
  const loaded = new Map<string, Promise<Pack>>();
  return {
    choices: shelf.map(({ files: _files, ...choice }) => choice),
    defaultId,
    load(id) {
      const entry = shelf.find((pack) => pack.id === id);
      if (!entry) return Promise.reject(new Error(`There is no pack called ${id} in this build.`));
      const known = loaded.get(id) ?? entry.files().then((module) => loadPack((module as PackModule).default));
      loaded.set(id, known);
      known.catch(() => loaded.delete(id));
      return known;
    },
  };
}
