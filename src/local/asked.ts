import { statSync } from 'node:fs';
import path from 'node:path';

/** The path of an address that is asked for, as it was written; undefined for one that no page can have. Never throws. */
export function pathAsked(address: string | undefined): string | undefined {
  try {
    const { pathname } = new URL(`http://localhost${address?.startsWith('/') ? address : '/'}`);
    return decodeURIComponent(pathname).includes('\0') ? undefined : pathname;
  } catch { return undefined; }
}

/** The file of a folder that a path leads to, with its size; undefined where there is none, or none inside. Never throws. */
export function fileAsked(folder: string, pathname: string): { file: string; size: number } | undefined {
  try {
    const file = path.normalize(path.join(folder, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)));
    const stat = file.startsWith(folder + path.sep) ? statSync(file, { throwIfNoEntry: false }) : undefined;
    return stat?.isFile() ? { file, size: stat.size } : undefined;
  } catch { return undefined; }
}
