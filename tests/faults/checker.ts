import { graphClient } from '../../src/adapters/graph';
import { caseFields, CasePageShape, filled, summaryFrom, type CaseItem } from '../../src/adapters/graph/case-row';
import { EventPageShape } from '../../src/adapters/graph/event-row';
import { CaseEventShape, projectCase, type CaseEvent } from '../../src/core/case';
import { localToken } from '../../src/local/graph';
import { OWNER } from '../support/graph-site';
import type { Told } from './writers';

export interface Verdict {
  saves: number; saved: number; changedElsewhere: number; notSaved: number;
  /** Told "saved" and not in the store. */
  lost: string[];
  /** In the store more than once: an event, or a row of a case. */
  doubled: string[];
  /** In the store otherwise than it was sent. */
  altered: string[];
  /** In the store and sent by nobody. */
  invented: string[];
  /** Told "changed elsewhere, nothing written", and yet written. */
  writtenUnsaid: string[];
  /** The row does not say what the events say, although the last save was told "saved". */
  rowsWrong: string[];
  /** Places in a case that are empty or held twice. */
  gaps: string[];
}

interface Item { slot: number; event: CaseEvent }

async function everything(baseUrl: string, siteId: string): Promise<{ items: Item[]; rows: Map<string, Record<string, unknown>[]> }> {
  const graph = graphClient({ baseUrl, token: async () => localToken(OWNER), wait: async () => undefined });
  const items: Item[] = [];
  const eventsCall = { name: 'items', into: { site: siteId, list: 'TcpEvents' }, query: { $expand: 'fields', $top: '2000' } } as const;
  let page = await graph.ask(eventsCall, EventPageShape);
  for (;;) {
    for (const { fields } of page.value) items.push({ slot: Number(fields.Slot?.split('/').pop()), event: CaseEventShape.parse(JSON.parse(fields.Payload)) });
    if (page['@odata.nextLink'] === undefined) break;
    page = await graph.follow(page['@odata.nextLink'], eventsCall, EventPageShape);
  }
  const rows = new Map<string, Record<string, unknown>[]>();
  const rowsCall = { name: 'items', into: { site: siteId, list: 'TcpCases' }, query: { $expand: 'fields', $top: '2000' } } as const;
  let rowPage = await graph.ask(rowsCall, CasePageShape);
  for (;;) {
    for (const item of rowPage.value) { const summary = summaryFrom(item); rows.set(summary.caseKey, [...(rows.get(summary.caseKey) ?? []), { ...summary }]); }
    if (rowPage['@odata.nextLink'] === undefined) break;
    rowPage = await graph.follow(rowPage['@odata.nextLink'], rowsCall, CasePageShape);
  }
  return { items, rows };
}

const grouped = <T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> => { const map = new Map<string, T[]>(); for (const one of all) map.set(key(one), [...(map.get(key(one)) ?? []), one]); return map; };

/** What the row would say of these events, in the list's own dates and words. */
const expectedRow = (events: CaseEvent[]): Record<string, unknown> => ({ ...summaryFrom({ id: '', fields: filled(caseFields(projectCase(events), events)) } as CaseItem) });

/** Holds what writers were told against what the store holds. Reads the store by itself and asks nobody else. */
export async function check(ledger: readonly Told[], baseUrl: string, siteId: string): Promise<Verdict> {
  const { items, rows } = await everything(baseUrl, siteId);
  const byId = grouped(items, (item) => item.event.id);
  const byCase = grouped(items, (item) => item.event.caseKey);
  const sent = new Map(ledger.flatMap((one) => one.events).map((event) => [event.id, event]));
  const count = (told: Told['told']): number => ledger.filter((one) => one.told === told).length;
  const doubt = new Set(ledger.filter((one) => one.told === 'not-saved').map((one) => one.caseKey));
  const ids = (told: Told['told']): string[] => ledger.filter((one) => one.told === told).flatMap((one) => one.events.map((event) => event.id));
  return {
    saves: ledger.length, saved: count('saved'), changedElsewhere: count('changed-elsewhere'), notSaved: count('not-saved'),
    lost: ids('saved').filter((id) => !byId.has(id)),
    doubled: [...[...byId].filter(([, all]) => all.length > 1).map(([id]) => id), ...[...rows].filter(([, all]) => all.length > 1).map(([caseKey]) => caseKey)],
    altered: [...byId].filter(([id, all]) => sent.has(id) && JSON.stringify(all[0]?.event) !== JSON.stringify(CaseEventShape.parse(sent.get(id)))).map(([id]) => id),
    invented: [...byId.keys()].filter((id) => !sent.has(id)),
    writtenUnsaid: ids('changed-elsewhere').filter((id) => byId.has(id)),
    rowsWrong: [...byCase].filter(([caseKey, all]) => {
      if (doubt.has(caseKey)) return false;
      const row = rows.get(caseKey)?.[0];
      return !row || Object.entries(expectedRow(all.map((one) => one.event))).some(([name, value]) => row[name] !== value);
    }).map(([caseKey]) => caseKey),
    gaps: [...byCase].filter(([, all]) => all.map((one) => one.slot).sort((a, b) => a - b).some((slot, at) => slot !== at + 1)).map(([caseKey]) => caseKey),
  };
}

/** The finding names, in the order of gravity. */
export const FINDINGS = ['lost', 'doubled', 'altered', 'invented', 'writtenUnsaid', 'rowsWrong', 'gaps'] as const;
export const isClean = (verdict: Verdict): boolean => FINDINGS.every((name) => verdict[name].length === 0);
