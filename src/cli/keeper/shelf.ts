import { join } from 'node:path';
import { inForceOn, type Pack } from '../../core/pack';
import { londonTime } from '../../core/time';
import { overlaps, sayFinding, unfinished } from './check';
import { editionsIn, editionsOf, openEdition, type Edition } from './edition';

interface Written { edition: Edition; pack: Pack }

/** The editions of a rules folder, as the panel takes them in. */
export interface Shelf {
  /** Written to the end and in order; those that are in force, were, or will be. */
  offered: Written[];
  /** Still being written: left out of the panel, with a sentence for the keeper. */
  leftOut: { edition: Edition; says: string }[];
  /** What no panel can be made of: a written edition with a fault, two that hold on the same day. */
  faults: string[];
}

const sayLeftOut = (edition: Edition, places: number): string =>
  `rules/${edition.id} is not in the panel yet: ${places === 1 ? 'one place still says' : `${String(places)} places still say`} "TO FILL IN". npm run threshold -- rules check ${edition.id} names each.`;

/** Reads every folder rules/AUTHORITY/EDITION that holds a pack.yaml. It changes nothing and never throws for what a keeper wrote. */
export function readShelf(rules: string): Shelf {
  const shelf: Shelf = { offered: [], leftOut: [], faults: [] };
  for (const id of editionsIn(rules)) {
    const edition = openEdition(rules, id);
    const places = unfinished(edition).length;
    const loaded = edition.load();
    if (places) shelf.leftOut.push({ edition, says: sayLeftOut(edition, places) });
    else if ('pack' in loaded) shelf.offered.push({ edition, pack: loaded.pack });
    else shelf.faults.push(...loaded.problems.map(sayFinding));
  }
  shelf.faults.push(...overlaps(shelf.offered.map(({ edition }) => edition)).map(sayFinding));
  shelf.offered.sort((a, b) => a.pack.name.localeCompare(b.pack.name) || a.pack.inForce.from.localeCompare(b.pack.inForce.from));
  return shelf;
}

/**
 * The pack that a command means by 'authority' (the edition in force today) or 'authority/edition'.
 * @param root the folder that holds rules/
 * @param today YYYY-MM-DD, in London
 * @throws a sentence when there is none or it is wrong
 */
export function openPack(root: string, name: string, today = londonTime(new Date()).date): Pack {
  const rules = join(root, 'rules');
  const ids = editionsOf(rules, name);
  const opened = ids.map((id) => openEdition(rules, id)).filter((edition) => ids.length === 1 || unfinished(edition).length === 0)
    .flatMap((edition) => { const loaded = edition.load(); return 'pack' in loaded ? [loaded.pack] : []; });
  const pack = opened.length === 1 ? opened[0] : inForceOn(opened, today)[0];
  if (!pack) throw new Error(`The pack "${name}" has faults, or none of its editions holds today. Run: npm run threshold -- rules check ${name}`);
  return pack;
}
