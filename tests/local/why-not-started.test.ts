import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startLocalGraph } from '../../src/local/graph';
import { askedWith, whyNotStarted } from '../../src/local/why-not-started';

const folder = mkdtempSync(path.join(tmpdir(), 'why-not-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

/** Starts on a folder that will not do, and gives what the person reads. */
async function started(dataDir: string, port = 0): Promise<string> {
  try {
    const graph = await startLocalGraph({ port, dataDir, now: () => new Date('2026-11-20T15:10:00Z') });
    await graph.close();
    return 'started';
  } catch (error) { return whyNotStarted(error, { port, dataDir, isWindows: false }); }
}

test.each<[string, () => string, RegExp]>([
  ['a file in place of the folder', () => { const file = path.join(folder, 'file'); writeFileSync(file, ''); return file; }, /file is a file, or lies under one\. Choose another folder: DATA_DIR=panel-data npm start$/],
  ['a folder under a file', () => path.join(folder, 'file', 'sub'), /is a file, or lies under one/],
  ['a data file that is none', () => { const data = path.join(folder, 'letters'); mkdirSync(data); writeFileSync(path.join(data, 'graph.sqlite'), 'Dear Sir or Madam'); return data; }, /letters cannot be read as the workbench’s data\. Nothing in it was changed/],
  ['a folder in place of the data file', () => { const data = path.join(folder, 'deep'); mkdirSync(path.join(data, 'graph.sqlite'), { recursive: true }); return data; }, /deep cannot be read as the workbench’s data/],
  ['a folder that will do', () => path.join(folder, 'good', 'new'), /^started$/],
])('%s', async (_, make, says) => {
  expect(await started(make())).toMatch(says);
});

test('a data file that is none is left as it was', () => {
  expect(readFileSync(path.join(folder, 'letters', 'graph.sqlite'), 'utf8')).toBe('Dear Sir or Madam');
});

test('a port that is taken is said, and the data can be opened again at once', async () => {
  const other = createServer();
  await new Promise<void>((done) => { other.listen(0, '127.0.0.1', done); });
  const { port } = other.address() as AddressInfo;
  expect(await started(path.join(folder, 'good'), port)).toBe(`Port ${String(port)} is taken by another program. Stop that program, or choose another port: PORT=${String(port + 1)} npm start`);
  expect(await started(path.join(folder, 'good'))).toBe('started');
  await new Promise((done) => { other.close(done); });
});

test('on Windows the way to choose is written as its shell takes it, and no port beyond the last is named', () => {
  expect(whyNotStarted(Object.assign(new Error(), { code: 'EADDRINUSE' }), { port: 65_535, dataDir: 'x', isWindows: true })).toMatch(/\$env:PORT="3001"; npm start$/);
});

test.each<[string, Record<string, string>, number, string]>([
  ['nothing set', {}, 3000, '.data'], ['set to nothing', { PORT: '', DATA_DIR: ' ' }, 3000, '.data'], ['both set', { PORT: '3001', DATA_DIR: 'panel-data' }, 3001, 'panel-data'],
])('with %s the port and the folder are known', (_, environment, port, dataDir) => {
  expect(askedWith({ NODE_ENV: 'test', ...environment })).toEqual({ port, dataDir: path.resolve(dataDir) });
});
