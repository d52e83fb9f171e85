import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = join(__dirname, '../../docs/permissions.md');

/** A row of docs/permissions.md: one call that the app may make. */
export interface PermissionRow { call: string; method: string; path: string; permission: string; when: string }

export const permissionRows: PermissionRow[] = (existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '').split('\n').filter((line) => /^\| [a-z-]+ \| (GET|POST|PATCH|PUT) \|/.test(line)).map((line) => {
  const [, call = '', method = '', path = '', permission = '', when = ''] = line.split('|').map((cell) => cell.trim());
  return { call, method, path, permission, when };
});

const shapes = permissionRows.map((row) => ({ row, shape: new RegExp(`^${row.path.replace(/[$.]/g, '\\$&').replace(/\{\w+\*\}/g, '[^:]+').replace(/\{\w+\}/g, '[^/]+')}$`) }));

/** The row for a call; undefined where there is none. */
export const permissionRowOf = (method: string, path: string): PermissionRow | undefined => shapes.find(({ row, shape }) => row.method === method && shape.test(path))?.row;
