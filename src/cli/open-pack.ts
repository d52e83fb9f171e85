import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../core/pack';
import { Edition } from './keeper/edition';

/** The latest edition of an authority, or the one named as 'authority/edition'. Throws a sentence when there is none or it is wrong. */
export function openPack(root: string, name: string): Pack {
  const rules = join(root, 'rules');
  const [authority = '', wanted] = name.split('/');
  let editions: string[] = [];
  try { editions = readdirSync(join(rules, authority)).sort(); } catch { /* said below */ }
  const edition = wanted ?? editions.at(-1);
  if (!/^[a-z0-9-]+$/.test(authority) || !edition || !editions.includes(edition)) throw new Error(`There is no pack "${name}" under rules. Name one such as redbridge or redbridge/2025-07-interim.`);
  const loaded = new Edition(rules, authority, edition).load();
  if ('pack' in loaded) return loaded.pack;
  throw new Error(`The pack "${name}" has faults. Run: threshold rules check`);
}
