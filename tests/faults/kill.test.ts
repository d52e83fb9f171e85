import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphCaseStore, graphClient, openSite } from '../../src/adapters/graph';
import { localToken } from '../../src/local/graph';
import { AMINA, eventOf } from '../support/graph-site';

interface Running { child: ChildProcess; url: string; site: string }
const dataDir = mkdtempSync(join(tmpdir(), 'kill-'));
let running: Running | undefined;
afterAll(() => { running?.child.kill('SIGKILL'); rmSync(dataDir, { recursive: true, force: true }); });

const start = (prepare: boolean): Promise<Running> => new Promise((ready, failed) => {
  const child = fork(join(__dirname, 'server-process.ts'), [JSON.stringify({ port: 0, dataDir, seed: 1, share: 0, prepare })], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  child.once('message', (said) => { ready({ child, ...(said as Omit<Running, 'child'>) }); });
  child.once('error', failed);
});
const storeOf = ({ url, site }: Running) => {
  const graph = graphClient({ baseUrl: url, token: async () => localToken(AMINA), wait: async () => undefined });
  return graphCaseStore({ graph, site: openSite(graph, site), me: async () => ({ upn: AMINA.upn }), now: () => new Date('2026-11-20T15:10:00Z') });
};

test('what was told "saved" is there after the server was killed in the middle of its work', async () => {
  running = await start(true);
  const store = storeOf(running);
  const saved: string[] = [];
  const saving = (async () => {
    for (let n = 0; n < 200; n += 1) {
      const caseKey = `TCP-K-${String(n)}`;
      if ((await store.append([eventOf('consultation', caseKey, AMINA)])).state !== 'saved') return;
      saved.push(caseKey);
      if (n === 12) running?.child.kill('SIGKILL');
    }
  })();
  await saving;
  expect(saved.length).toBeGreaterThan(12);
  running = await start(false);
  const after = storeOf(running);
  const listed = (await after.list({ queue: 'open', size: 500 })).cases.map((one) => one.caseKey);
  expect(saved.filter((caseKey) => !listed.includes(caseKey))).toEqual([]);
  expect((await after.chronology('TCP-K-12')).length).toBe(1);
}, 90_000);
