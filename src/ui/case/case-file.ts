import { useCallback, useEffect, useMemo, useState } from 'react';
import { chronology, type CaseEvent } from '../../core/case';
import type { Pack } from '../../core/pack';
import { useServices } from '../shared/services';

/** One case as a screen holds it: its events as far as they could be fetched, and what was added here. */
export interface CaseFile {
  caseKey: string;
  events: CaseEvent[];
  pack: Pack;
  /** Takes in what was saved just now. */
  add: (events: CaseEvent[]) => void;
}

export type Fetched = { state: 'loading' } | { state: 'failed'; says: string } | { state: 'fetched' };

/** The events of a case: those that were handed over and those that the store holds, each once. */
export function useCaseEvents(caseKey: string | undefined, known: readonly CaseEvent[]): { events: CaseEvent[]; fetched: Fetched; add: (events: CaseEvent[]) => void; fetchAgain: () => void } {
  const { records } = useServices();
  const [stored, setStored] = useState<{ caseKey: string | undefined; events: CaseEvent[]; fetched: Fetched }>({ caseKey, events: [], fetched: { state: 'loading' } });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!caseKey) return undefined;
    let stopped = false;
    records.chronology(caseKey).then(
      (events) => { if (!stopped) setStored((was) => ({ caseKey, events: [...(was.caseKey === caseKey ? was.events : []), ...events], fetched: { state: 'fetched' } })); },
      (error: unknown) => { if (!stopped) setStored((was) => ({ caseKey, events: was.caseKey === caseKey ? was.events : [], fetched: { state: 'failed', says: error instanceof Error && 'says' in error ? String(error.says) : 'The record could not be fetched. Check the connection and try again.' } })); },
    );
    return () => { stopped = true; };
  }, [caseKey, records, round]);
  const add = useCallback((events: CaseEvent[]) => setStored((was) => ({ ...was, events: [...was.events, ...events] })), []);
  const fetchAgain = useCallback(() => setRound((n) => n + 1), []);
  const events = useMemo(() => chronology([...known, ...(stored.caseKey === caseKey ? stored.events : [])]).filter((event) => event.caseKey === caseKey), [known, stored, caseKey]);
  return { events, fetched: stored.fetched, add, fetchAgain };
}

/** The pack under which a case was decided; undefined while it loads, null where this build has none of that authority. */
export function useCasePack(authority: string | undefined): Pack | null | undefined {
  const { packs } = useServices();
  const [loaded, setLoaded] = useState<{ authority: string; pack: Pack | null }>();
  useEffect(() => {
    if (!authority) return undefined;
    let stopped = false;
    packs.load(authority).then((pack) => { if (!stopped) setLoaded({ authority, pack }); }, () => { if (!stopped) setLoaded({ authority, pack: null }); });
    return () => { stopped = true; };
  }, [authority, packs]);
  return loaded?.authority === authority ? loaded?.pack : undefined;
}
