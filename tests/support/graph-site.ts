import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphCaseStore, graphClient, openSite, provision, type Graph } from '../../src/adapters/graph';
import type { CaseEvent } from '../../src/core/case';
import { localToken, startLocalGraph, type LocalGraph, type LocalGraphOptions, type LocalPerson } from '../../src/local/graph';

/** A call that a test makes itself, as somebody with another program would; the app does not. */
export const BY_HAND = { 'x-by-hand': 'a test' };

export const NOW = new Date('2026-11-20T15:10:00Z');
export const PEOPLE: LocalPerson[] = [
  { upn: 'site.owner@local.example', name: 'Site Owner', role: 'admin' },
  { upn: 'amina.yusuf@oakfield.example', name: 'Amina Yusuf', role: 'practitioner', setting: 'Oakfield Primary' },
  { upn: 'ben.carr@oakfield.example', name: 'Ben Carr', role: 'practitioner', setting: 'Oakfield Primary' },
  { upn: 'carla.dunn@beech.example', name: 'Carla Dunn', role: 'practitioner', setting: 'Beech High' },
  { upn: 'mash.desk@council.example', name: 'Mash Desk', role: 'mash' },
  { upn: 'mo.head@oakfield.example', name: 'Mo Head', role: 'manager', setting: 'Oakfield Primary' },
  { upn: 'aud.itor@council.example', name: 'Aud Itor', role: 'auditor' },
];
export const [OWNER, AMINA, BEN, CARLA, MASH, HEAD, AUDITOR] = PEOPLE as [LocalPerson, LocalPerson, LocalPerson, LocalPerson, LocalPerson, LocalPerson, LocalPerson];

export interface Site {
  server: LocalGraph;
  dataDir: string;
  /** A client that speaks as this person. */
  as(person: LocalPerson, fetchWith?: typeof fetch): Graph;
  store(person: LocalPerson, fetchWith?: typeof fetch): ReturnType<typeof graphCaseStore>;
  restart(options?: Partial<LocalGraphOptions>): Promise<void>;
  close(): Promise<void>;
}

/** A local server with the lists made, in a folder of its own that goes when the test ends. */
export async function startSite(options: Partial<LocalGraphOptions> & { bare?: boolean } = {}): Promise<Site> {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-graph-'));
  const start = (more: Partial<LocalGraphOptions>) => startLocalGraph({ port: 0, dataDir, now: () => NOW, people: PEOPLE, slowMs: 5, ...options, ...more });
  const begin = { ...options };
  delete begin.faults;
  let server = await startLocalGraph({ port: 0, dataDir, now: () => NOW, people: PEOPLE, slowMs: 5, ...begin });
  const site: Site = {
    get server() { return server; }, dataDir,
    as: (person, fetchWith) => graphClient({ baseUrl: server.url, token: async () => localToken(person), wait: async () => undefined, patience: { firstWaitMs: 1 }, ...(fetchWith ? { fetch: fetchWith } : {}) }),
    store: (person, fetchWith) => { const graph = site.as(person, fetchWith); return graphCaseStore({ graph, site: openSite(graph, server.site.id), me: async () => ({ upn: person.upn }), now: () => NOW }); },
    restart: async (more = {}) => { await server.close(); server = await start(more); },
    close: async () => { await server.close(); rmSync(dataDir, { recursive: true, force: true }); },
  };
  if (!options.bare) await provision(site.as(OWNER), server.site.id);
  if (options.faults) await site.restart();
  return site;
}

const by = (person: LocalPerson) => ({ name: person.name, upn: person.upn, objectId: `oid-${person.upn}`, role: person.role });
const settled = { authority: 'redbridge', edition: '2025', editionName: 'Redbridge thresholds 2025', level: 3 as const, legal: 's17' as const };
type Kind = CaseEvent['kind'];
const bodies: { [K in Kind]?: object } = {
  consultation: { childLabel: 'A.B.', setting: 'Oakfield Primary', domain: 'abuse-and-neglect', age: 7, suggested: 3, settled, immediate: false, consent: { agreement: 'not-sought', tellParents: 'no', why: 'not safe yet' }, routes: ['mash'], evidence: [], messageId: 'm1', readerBuild: 'b1' },
  referral: { form: 'marf', settled, to: 'MASH', replyDueAt: '2026-11-23T15:00:00Z', replyDueRule: 'one working day', sentBy: 'portal', answers: [{ question: 'What are you worried about?', answer: 'See the quotes.' }] },
  reply: { outcome: 's17', rationale: 'assessment agreed', toldWhom: 'DSL' },
  note: { says: 'Spoke to the class teacher.' },
  'sign-off': { decision: 'approved', comment: 'Agreed', rationale: 'Level fits' },
  closed: { outcome: 's17', reason: 'Taken on by the council.' },
  escalation: { escalationId: 'x1', ground: 'no-reply', stage: 1, stageTitle: 'Stage 1', placeholderLadder: false, withWhom: 'Team manager', why: 'no reply', wanted: 'a reply', risk: 'same', dueAt: '2026-11-24T17:00:00Z', dueRule: 'two working days' },
};

let count = 0;
/** An event with everything it needs; the id counts up unless one is given. */
export function eventOf(kind: Kind, caseKey: string, person: LocalPerson, more: object = {}): CaseEvent {
  count += 1;
  const at = new Date(NOW.getTime() + count * 1000).toISOString();
  return { id: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`, caseKey, happenedAt: at, recordedAt: at, by: by(person), kind, ...bodies[kind], ...more } as CaseEvent;
}
