/**
 * Saves under faults: `npm run faults -- --saves 10000 --seed 1 --json`.
 *
 * Four writers, two of them on the same cases; faults on a fifth of all requests and of all parts of batches; the server killed
 * (SIGKILL) and started again twenty times. Then what the writers were told is held against what the store holds; and rows that lag
 * behind, of saves that were told as failed, are counted, mended as `threshold rows mend` does, and counted again.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkRows, graphClient, mendRows } from '../../src/adapters/graph';
import { localToken } from '../../src/local/graph';
import { OWNER } from '../support/graph-site';
import { check, FINDINGS, isClean } from './checker';
import { write } from './writers';

const { values } = parseArgs({ options: { saves: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' }, kills: { type: 'string', default: '20' }, share: { type: 'string', default: '0.2' }, json: { type: 'boolean', default: false } } });
const [saves, seed, kills, share] = [Number(values.saves), Number(values.seed), Number(values.kills), Number(values.share)];

const freePort = (): Promise<number> => new Promise((found) => {
  const probe = createServer().listen(0, () => { const address = probe.address(); probe.close(() => { found(typeof address === 'object' && address ? address.port : 0); }); });
});

interface Ready { url: string; site: string }
interface Running extends Ready { child: ChildProcess }

function start(port: number, dataDir: string, generation: number, quiet: boolean): Promise<Running> {
  const settings = { port, dataDir, seed: seed * 1000 + generation, share: quiet ? 0 : share, prepare: generation === 0 };
  const child = fork(join(__dirname, 'server-process.ts'), [JSON.stringify(settings)], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((running, failed) => {
    child.once('message', (said) => { running({ child, ...(said as Ready) }); });
    child.once('exit', () => { failed(new Error('the server did not start')); });
  });
}

const counts = (child: ChildProcess): Promise<{ requests: number; faults: number }> => new Promise((told) => { child.once('message', (said) => { told(said as { requests: number; faults: number }); }); child.send('counts'); });
const gone = (child: ChildProcess): Promise<void> => new Promise((done) => { child.removeAllListeners('exit'); child.once('exit', () => { done(); }); child.kill('SIGKILL'); });

/** How many rows say something else than their events, before mending and after. */
async function mended({ url, site }: Ready): Promise<{ rowsBehind: number; rowsLeft: number }> {
  const graph = graphClient({ baseUrl: url, token: async () => localToken(OWNER), wait: async () => undefined });
  const before = await checkRows(graph, site);
  await mendRows(graph, site);
  const after = await checkRows(graph, site);
  return { rowsBehind: before.found.length + before.unsettled, rowsLeft: after.found.length + after.unsettled };
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'faults-'));
  const port = await freePort();
  const began = performance.now();
  let running = await start(port, dataDir, 0, false);
  const total = { requests: 0, faults: 0, kills: 0 };
  let restarting: Promise<void> | undefined;
  const restart = async (): Promise<void> => {
    const counted = await counts(running.child);
    total.requests += counted.requests;
    total.faults += counted.faults;
    total.kills += 1;
    await gone(running.child);
    running = await start(port, dataDir, total.kills, false);
  };
  const every = Math.max(1, Math.floor(saves / (kills + 1)));
  const ledger = await write({ baseUrl: running.url, siteId: running.site, seed, saves, isBack: async () => { await restarting; }, afterSave: async (done) => {
    if (done % every === 0 && total.kills < kills && !restarting) restarting = restart().finally(() => { restarting = undefined; });
    if (!values.json && done % 500 === 0) console.error(`${String(done)} saves`);
  } });
  await restarting;
  const counted = await counts(running.child);
  await gone(running.child);
  running = await start(port, dataDir, 99_999, true);
  const verdict = await check(ledger, running.url, running.site);
  const rows = await mended(running);
  await gone(running.child);
  rmSync(dataDir, { recursive: true, force: true });
  const requests = total.requests + counted.requests;
  const report = {
    seed, saves: verdict.saves, saved: verdict.saved, changedElsewhere: verdict.changedElsewhere, notSaved: verdict.notSaved, presses: ledger.reduce((sum, one) => sum + one.presses, 0), toldOfOthers: ledger.reduce((sum, one) => sum + one.meetings, 0), requests, faultShare: Number(((total.faults + counted.faults) / requests).toFixed(3)), kills: total.kills,
    seconds: Math.round((performance.now() - began) / 1000), ...rows, ...Object.fromEntries(FINDINGS.map((name) => [name, verdict[name].length])), examples: Object.fromEntries(FINDINGS.filter((name) => verdict[name].length > 0).map((name) => [name, verdict[name].slice(0, 5)])),
  };
  console.log(values.json ? JSON.stringify(report) : Object.entries(report).map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`).join('\n'));
  process.exitCode = isClean(verdict) && rows.rowsLeft === 0 ? 0 : 1;
}

void main();
