import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startLocal } from '../../src/local/server';

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => { probe.listen(0, '127.0.0.1', done); });
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => { probe.close(done); });
  return port;
}

const isListening = (port: number) => new Promise<boolean>((done) => {
  const socket = connect(port, '127.0.0.1', () => { socket.destroy(); done(true); });
  socket.on('error', () => { done(false); });
});

test('a pane that was left open and asks while the workbench is still starting again is answered once it has started', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'threshold-'));
  const port = await freePort();
  const starting = startLocal({ port, dataDir, assets: 'build/local', encoder: false, now: () => new Date('2026-11-20T15:10:00Z') });
  while (!await isListening(port)) await new Promise((next) => { setImmediate(next); });
  const early = fetch(`http://127.0.0.1:${String(port)}/config.json`, { signal: AbortSignal.timeout(20_000) }).then(({ status }) => status, () => 'no answer');
  const server = await starting;
  const answer = await early;
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
  expect(answer).toBe(200);
}, 40_000);
