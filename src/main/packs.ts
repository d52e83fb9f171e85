import { loadPack, type Pack } from '../core/pack';
import type { PackChoice, PackShelf } from '../service/panel';
import dudley from '../../rules/dudley/2021-03/pack.yaml?head';
import oxfordshire from '../../rules/oxfordshire/routes-only/pack.yaml?head';
import redbridge from '../../rules/redbridge/2025-07-interim/pack.yaml?head';

type PackModule = { default: Parameters<typeof loadPack>[0] };

/** Each pack is a chunk of its own, fetched when its authority is chosen; its head says which postcodes it is for. */
const shelf: { head: PackChoice; files: () => Promise<unknown> }[] = [
  { head: redbridge as PackChoice, files: () => import(/* webpackChunkName: "pack-redbridge" */ '../../rules/redbridge/2025-07-interim/pack.yaml') },
  { head: dudley as PackChoice, files: () => import(/* webpackChunkName: "pack-dudley" */ '../../rules/dudley/2021-03/pack.yaml') },
  { head: oxfordshire as PackChoice, files: () => import(/* webpackChunkName: "pack-oxfordshire" */ '../../rules/oxfordshire/routes-only/pack.yaml') },
];

/** The packs of this build. A pack that does not check out rejects with a sentence for its keeper. */
export function packShelf(defaultId: string): PackShelf {
  const loaded = new Map<string, Promise<Pack>>();
  return {
    choices: shelf.map(({ head: { id, edition, name, editionName, hasMatrix, postcodeDistricts } }) => ({ id, edition, name, editionName, hasMatrix, postcodeDistricts })),
    defaultId,
    load(id) {
      const entry = shelf.find((pack) => pack.head.id === id);
      if (!entry) return Promise.reject(new Error(`There is no pack called ${id} in this build.`));
      const known = loaded.get(id) ?? entry.files().then((module) => loadPack((module as PackModule).default));
      loaded.set(id, known);
      known.catch(() => loaded.delete(id));
      return known;
    },
  };
}
