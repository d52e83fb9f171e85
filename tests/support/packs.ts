import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadPack, type Pack, type PackFiles } from '../../src/core/pack';

export const rulesFolder = join(__dirname, '../../rules');
/** The sources that the rules were written from; they are not part of the repository. */
export const sourcesFolder = join(__dirname, '../../../shared/sources');
export const haveSources = existsSync(sourcesFolder);

const yaml = (path: string): unknown => parse(readFileSync(path, 'utf8'));

/** The parsed files of an edition, as `loadPack` takes them. An imported wording is left out: tests do not depend on it. */
export function packFiles(authority: string, edition: string): Record<string, unknown> {
  const folder = join(rulesFolder, authority, edition);
  const files: Record<string, unknown> = { 'sources.yaml': yaml(join(rulesFolder, 'sources.yaml')) };
  for (const name of readdirSync(folder).filter((n) => n.endsWith('.yaml'))) files[name] = yaml(join(folder, name));
  const matrix = join(folder, 'matrix');
  if (existsSync(matrix)) for (const name of readdirSync(matrix)) files[`matrix/${name}`] = yaml(join(matrix, name));
  return files;
}

export function packOf(authority: string, edition: string, more: PackFiles = {}): Pack {
  return loadPack({ ...packFiles(authority, edition), ...more });
}
