import { inForceOn, type Pack, type PackFace, type PackRest } from '../core/pack';
import type { PackChoice, PackShelf } from '../service/panel';
import built from '../../rules/sources.yaml?shelf';

/** Every edition that lay in the rules when this was built. Two files each, fetched when it is chosen: what the first screen shows, then the rest. All were checked then. */
const shelf = built.map(({ head, face, rest }) => ({ ...(head as PackChoice), face, rest }));

/** Fetches once; a fetch that failed is tried again. */
function once<T>(fetchIt: (of: (typeof shelf)[number]) => Promise<T>): (of: (typeof shelf)[number]) => Promise<T> {
  const known = new Map<object, Promise<T>>();
  return (of) => {
    const here = known.get(of) ?? fetchIt(of);
    known.set(of, here);
    here.catch(() => known.delete(of));
    return here;
  };
}

/**
 * The packs of this build. Rejects when a file cannot be fetched.
 * @param today YYYY-MM-DD in London: which edition of an authority holds
 */
export function packShelf(defaultId: string, today: () => string): PackShelf {
  const held = (id: string, edition: string | undefined) => (edition === undefined ? inForceOn(shelf, today()) : shelf).find((one) => one.id === id && (edition ?? one.edition) === one.edition);
  const find = async (id: string, edition: string | undefined) => {
    const entry = held(id, edition);
    if (!entry) throw new Error(`There is no pack called ${id} in this build.`);
    return entry;
  };
  const faceOf = once(async (of) => (await of.face()).default as PackFace);
  const packOf = once(async (of): Promise<Pack> => {
    const [first, rest] = await Promise.all([faceOf(of), of.rest()]);
    return { ...first, ...(rest.default as PackRest) };
  });
  return {
    get choices() { return inForceOn(shelf, today()); },
    defaultId,
    holds: (id, edition) => held(id, edition) !== undefined,
    face: async (id, edition) => faceOf(await find(id, edition)),
    load: async (id, edition) => packOf(await find(id, edition)),
  };
}
