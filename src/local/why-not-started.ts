import path from 'node:path';

/** What the workbench was asked to start with. */
export interface Asked { port: number; dataDir: string; isWindows: boolean }

/** Port and folder of the environment. One that is set to nothing counts as left out: data is never put into the checkout itself. */
export const askedWith = (environment: NodeJS.ProcessEnv): Pick<Asked, 'port' | 'dataDir'> => ({ port: Number(environment['PORT']?.trim() || 3000), dataDir: path.resolve(environment['DATA_DIR']?.trim() || '.data') });

const again = (isWindows: boolean, name: string, value: string): string => (isWindows ? `$env:${name}="${value}"; npm start` : `${name}=${value} npm start`);

/** By the system's or the database's word for what went wrong. */
const REASONS: Record<string, (asked: Asked) => string> = {
  EADDRINUSE: ({ port, isWindows }) => `Port ${String(port)} is taken by another program. Stop that program, or choose another port: ${again(isWindows, 'PORT', String(port < 65_535 ? port + 1 : 3001))}`,
  EACCES: (asked) => mayNot(asked),
  EPERM: (asked) => mayNot(asked),
  EROFS: (asked) => mayNot(asked),
  EEXIST: (asked) => noFolder(asked),
  ENOTDIR: (asked) => noFolder(asked),
  ENOSPC: ({ dataDir }) => `There is no room left on the disk of ${dataDir}.`,
  SQLITE_NOTADB: (asked) => unreadable(asked),
  SQLITE_CORRUPT: (asked) => unreadable(asked),
  SQLITE_CANTOPEN: (asked) => unreadable(asked),
};
const mayNot = ({ dataDir, port, isWindows }: Asked) => `The workbench may not write to ${dataDir}, or may not use port ${String(port)}. Choose another folder: ${again(isWindows, 'DATA_DIR', 'panel-data')}, or another port: ${again(isWindows, 'PORT', '3001')}`;
const noFolder = ({ dataDir, isWindows }: Asked) => `${dataDir} is a file, or lies under one. Choose another folder: ${again(isWindows, 'DATA_DIR', 'panel-data')}`;
const unreadable = ({ dataDir, isWindows }: Asked) => `What lies in ${dataDir} cannot be read as the workbench’s data. Nothing in it was changed. Move it away, or choose another folder: ${again(isWindows, 'DATA_DIR', 'panel-data')}`;

/** Why the workbench did not start, with what to do; the trace where the reason is none that a person can mend. */
export function whyNotStarted(error: unknown, asked: Asked): string {
  const { code, message = 'The workbench could not start.', stack } = Object(error) as Partial<NodeJS.ErrnoException>;
  const known = code !== undefined && Object.hasOwn(REASONS, code) ? REASONS[code] : /unable to open connection to local database/i.test(message) ? unreadable : undefined;
  return known?.(asked) ?? stack ?? message;
}
