/**
 * Does the overview stay as quick with 100,000 cases as with 1,000? `npm run scale -- --sizes 1000,10000,100000 --json`.
 *
 * For each size a site is filled, then the first page of each queue and one chronology are asked for again and again through the
 * app's own store. Counted: requests, bytes of the answers, and the processor time the server took (median; other work on the machine does not count). Fails when requests differ,
 * bytes differ by more than 10 % or server time by more than 2 times from the smallest size.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { graphCaseStore, graphClient, openSite, provision } from '../../src/adapters/graph';
import { caseFields, filled } from '../../src/adapters/graph/case-row';
import { eventFields } from '../../src/adapters/graph/event-row';
import { projectCase, type CaseEvent } from '../../src/core/case';
import { localToken, startLocalGraph, type LocalPerson } from '../../src/local/graph';
import { openStore } from '../../src/local/graph/database';
import { findList, tableOf } from '../../src/local/graph/lists';
import { AMINA, AUDITOR, eventOf, HEAD, MASH, NOW, OWNER, PEOPLE } from '../support/graph-site';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,10000,100000' }, rounds: { type: 'string', default: '60' }, json: { type: 'boolean', default: false } } });
const PAGE = 25;
/** Of all cases, one in thirty is open, as work in hand is; a setting has fifty cases, and one person's own are twenty. */
const OPEN_ONE_IN = 30;
const OF_A_SETTING = 50;
const OF_A_PERSON = 20;
/** The case whose chronology is asked for; ten events. */
const MEASURED = 7;

const day = (n: number): string => new Date(NOW.getTime() - n * 60_000).toISOString();

/** The nth case: its events as a person would have recorded them. */
function caseNumber(n: number, closedToo: boolean): CaseEvent[] {
  const caseKey = `TCP-S-${String(n).padStart(7, '0')}`;
  const inSetting = n % OF_A_SETTING;
  const setting = n < OF_A_SETTING ? 'Oakfield Primary' : `School ${String(Math.floor(n / OF_A_SETTING)).padStart(5, '0')}`;
  const person = n < OF_A_PERSON ? AMINA : { ...AMINA, name: `Person ${String(inSetting)}`, upn: `p${String(Math.floor(n / OF_A_PERSON))}@s.example` };
  const at = day(n);
  const more = { happenedAt: at, recordedAt: at };
  const consultation = eventOf('consultation', caseKey, person, { ...more, setting });
  if (closedToo) return [consultation, eventOf('closed', caseKey, person, more)];
  const notes = n === MEASURED ? Array.from({ length: 8 }, () => eventOf('note', caseKey, person, more)) : [];
  return [consultation, eventOf('referral', caseKey, person, { ...more, replyDueAt: day(n - 2000) }), ...notes];
}

const isOpen = (n: number, size: number): boolean => n < OPEN_ONE_IN || n % OPEN_ONE_IN === 0 || size < OPEN_ONE_IN;

function fill(dataDir: string, site: string, size: number): void {
  const store = openStore(dataDir);
  store.exec('pragma synchronous = off');
  const [events, cases] = [findList(store, site, 'TcpEvents'), findList(store, site, 'TcpCases')];
  const put = (table: string, fields: object): void => {
    store.run(`insert into ${table}(guid, version, created, modified, author, editor, fields, seq) values (?, 1, ?, ?, 6, 6, ?, ?)`, '00000000-0000-4000-8000-000000000000', '2026-11-20T15:10:00Z', '2026-11-20T15:10:00Z', JSON.stringify(fields), 1);
  };
  for (let from = 0; from < size; from += 5000) {
    store.together(() => {
      for (let n = from; n < Math.min(from + 5000, size); n += 1) {
        const all = caseNumber(n, !isOpen(n, size));
        all.forEach((event, at) => { put(tableOf(events), eventFields(event, at + 1)); });
        put(tableOf(cases), filled(caseFields(projectCase(all), all)));
      }
    });
  }
  store.close();
}

interface Figure { what: string; size: number; requests: number; bytes: number; serverMs: number; rows: number }
const median = (all: number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

async function measure(size: number, rounds: number): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'scale-'));
  const options = { port: 0, dataDir, now: () => NOW, people: PEOPLE };
  let server = await startLocalGraph(options);
  await provision(graphClient({ baseUrl: server.url, token: async () => localToken(OWNER), wait: async () => undefined }), server.site.id);
  await server.close();
  fill(dataDir, server.site.id, size);
  let seen: { ms: number; bytes: number }[] = [];
  server = await startLocalGraph({ ...options, seen: (call) => { seen.push({ ms: call.ms, bytes: JSON.stringify(call.body).length }); } });
  const opened = async (person: LocalPerson) => {
    const graph = graphClient({ baseUrl: server.url, token: async () => localToken(person), wait: async () => undefined });
    const site = openSite(graph, server.site.id);
    await site.ready();
    return graphCaseStore({ graph, site, me: async () => ({ upn: person.upn }), now: () => NOW });
  };
  const [auditor, mash, head, amina] = await Promise.all([AUDITOR, MASH, HEAD, AMINA].map(opened));
  if (!auditor || !mash || !head || !amina) throw new Error('a store is missing');
  const list = (store: typeof auditor, queue: string) => async (): Promise<number> => (await store.list({ queue, size: PAGE })).cases.length;
  const tasks: [string, () => Promise<number>][] = [
    ['overview, all settings: open', list(auditor, 'open')], ['overview, all settings: awaiting sign-off', list(auditor, 'awaiting-sign-off')], ['front door', list(mash, 'front-door')],
    ['overview, one setting: open', list(head, 'open')], ['my cases', list(amina, 'mine')], ['one chronology', async () => (await amina.chronology(`TCP-S-${String(MEASURED).padStart(7, '0')}`)).length],
  ];
  const figures: Figure[] = [];
  for (const [what, ask] of tasks) {
    for (let n = 0; n < 10; n += 1) await ask();
    seen = [];
    let rows = 0;
    for (let n = 0; n < rounds; n += 1) rows = await ask();
    figures.push({ what, size, requests: seen.length / rounds, bytes: Math.round(seen.reduce((sum, one) => sum + one.bytes, 0) / rounds), serverMs: Number(median(seen.map((one) => one.ms)).toFixed(2)), rows });
  }
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
  return figures;
}

async function main(): Promise<void> {
  const sizes = values.sizes.split(',').map(Number);
  const figures: Figure[] = [];
  for (const size of sizes) figures.push(...await measure(size, Number(values.rounds)));
  const first = new Map(figures.filter((one) => one.size === sizes[0]).map((one) => [one.what, one]));
  const broken = figures.filter((one) => { const base = first.get(one.what); return !base || one.requests !== base.requests || Math.abs(one.bytes / base.bytes - 1) > 0.1 || one.serverMs > base.serverMs * 2; });
  if (values.json) console.log(JSON.stringify({ figures, holds: broken.length === 0 }));
  else for (const one of figures) console.log(`${one.what.padEnd(42)} ${String(one.size).padStart(7)} cases  ${String(one.requests)} request(s)  ${String(one.bytes).padStart(6)} bytes  ${one.serverMs.toFixed(2).padStart(6)} ms  ${String(one.rows)} rows${broken.includes(one) ? '  DOES NOT HOLD' : ''}`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}

void main();
