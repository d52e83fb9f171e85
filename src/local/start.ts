import path from 'node:path';
import { startLocal } from './server';

// The process behind `npm start`. PORT and DATA_DIR come from the environment; one line tells the address.
const port = Number(process.env['PORT'] ?? 3000);
const dataDir = path.resolve(process.env['DATA_DIR'] ?? '.data');

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return `Port ${String(port)} is taken by another program. Stop that program, or choose another port: PORT=${String(port + 1)} npm start`;
  if (code === 'EACCES' || code === 'EROFS') return `The workbench may not write to ${dataDir}, or may not use port ${String(port)}. Choose others: DATA_DIR=somewhere PORT=3001 npm start`;
  return error instanceof Error ? (error.stack ?? error.message) : 'The workbench could not start.';
}

if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT must be a number from 1 to 65535; it is "${process.env['PORT'] ?? ''}".`);
  process.exit(1);
}

startLocal({ port, dataDir, assets: 'build/local', encoder: true, now: () => new Date() }).then(
  (server) => {
    console.log(server.url);
    const stop = () => { void server.close().finally(() => process.exit(0)); };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  },
  (error: unknown) => { console.error(explain(error)); process.exit(1); },
);
