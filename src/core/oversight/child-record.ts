import { chronology, sharingLog, type CaseEvent, type Shared } from '../case';

/** Everything held about one child under the keys that were asked for, and with whom it was shared. */
export interface ChildRecord {
  format: 'threshold-consultation/child-record';
  version: 1;
  madeAt: string;
  madeBy: string;
  cases: { caseKey: string; events: CaseEvent[] }[];
  sharing: Shared[];
  /** For the person who hands it over. */
  note: string;
}

/** The record of one child for a data-protection request. It holds what was recorded here and nothing from elsewhere; names of others stand in it and are for the person to check. */
export function childRecord(events: readonly CaseEvent[], madeBy: string, now: Date): ChildRecord {
  const ordered = chronology(events);
  const keys = [...new Set(ordered.map((e) => e.caseKey))];
  return {
    format: 'threshold-consultation/child-record', version: 1, madeAt: now.toISOString(), madeBy,
    cases: keys.map((caseKey) => ({ caseKey, events: ordered.filter((e) => e.caseKey === caseKey) })),
    sharing: sharingLog(ordered),
    note: 'This holds what was recorded in the panel. Documents in the library are separate. It may name other people, and releasing some of it may put somebody at risk: have your data protection officer check it before it is handed over.',
  };
}
