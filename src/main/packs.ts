import type { Pack, PackFace, PackRest } from '../core/pack';
import type { PackChoice, PackShelf } from '../service/panel';
import dudley from '../../rules/dudley/2021-03/pack.yaml?head';
import oxfordshire from '../../rules/oxfordshire/routes-only/pack.yaml?head';
import redbridge from '../../rules/redbridge/2025-07-interim/pack.yaml?head';

type Fetch = () => Promise<{ default: unknown }>;
interface Shelved { head: PackChoice; face: Fetch; rest: Fetch }

/** Each pack is two files of its own, fetched when its authority is chosen: what the first screen shows, then the rest. All were checked when they were built. */
const shelf: Shelved[] = [
  {
    head: redbridge as PackChoice,
    face: () => import(/* webpackChunkName: "pack-redbridge" */ '../../rules/redbridge/2025-07-interim/pack.yaml?face'),
    rest: () => import(/* webpackChunkName: "pack-redbridge-rest" */ '../../rules/redbridge/2025-07-interim/pack.yaml?rest'),
  },
  {
    head: dudley as PackChoice,
    face: () => import(/* webpackChunkName: "pack-dudley" */ '../../rules/dudley/2021-03/pack.yaml?face'),
    rest: () => import(/* webpackChunkName: "pack-dudley-rest" */ '../../rules/dudley/2021-03/pack.yaml?rest'),
  },
  {
    head: oxfordshire as PackChoice,
    face: () => import(/* webpackChunkName: "pack-oxfordshire" */ '../../rules/oxfordshire/routes-only/pack.yaml?face'),
    rest: () => import(/* webpackChunkName: "pack-oxfordshire-rest" */ '../../rules/oxfordshire/routes-only/pack.yaml?rest'),
  },
];

/** Fetches once; a fetch that failed is tried again. */
function once<T>(fetchIt: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (id) => {
    const here = known.get(id) ?? fetchIt(id);
    known.set(id, here);
    here.catch(() => known.delete(id));
    return here;
  };
}

async function shelved(id: string): Promise<Shelved> {
  const entry = shelf.find(({ head }) => head.id === id);
  if (!entry) throw new Error(`There is no pack called ${id} in this build.`);
  return entry;
}

/** The packs of this build. Rejects when a file cannot be fetched. */
export function packShelf(defaultId: string): PackShelf {
  const face = once(async (id) => (await (await shelved(id)).face()).default as PackFace);
  const load = once(async (id): Promise<Pack> => {
    const [first, rest] = await Promise.all([face(id), (await shelved(id)).rest()]);
    return { ...first, ...(rest.default as PackRest) };
  });
  return { choices: shelf.map(({ head }) => head), defaultId, face, load };
}
