import { startLocal } from './server';
import { askedWith, whyNotStarted } from './why-not-started';

// The process behind `npm start`. PORT and DATA_DIR come from the environment; one line tells the address.
const { port, dataDir } = askedWith(process.env);

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
  (error: unknown) => { console.error(whyNotStarted(error, { port, dataDir, isWindows: process.platform === 'win32' })); process.exit(1); },
);
