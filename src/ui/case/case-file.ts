import { useCallback, useEffect, useMemo, useState } from 'react';
import { chronology, rulesOf, type CaseEvent } from '../../core/case';
import type { Pack } from '../../core/pack';
import { useServices } from '../shared/services';

/** One case as a screen holds it: its events as far as they could be fetched, and what was added here. */
export interface CaseFile {
  caseKey: string;
  events: CaseEvent[];
  pack: Pack;
  /** Takes in what was saved just now. */
  add: (events: CaseEvent[]) => void;
  /** Takes in what others have saved meanwhile. */
  found: (events: CaseEvent[]) => void;
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

export type CasePack = { state: 'loading' | 'not-here' | 'failed'; pack?: undefined } | { state: 'fetched'; pack: Pack };

/** The rules under which a case was decided, in the edition of that day: on their way, not in this build, not to be fetched now, or there. */
export function useCasePack(events: readonly CaseEvent[]): { of: CasePack; again: () => void } {
  const { packs } = useServices();
  const rules = rulesOf(events);
  const [authority, edition] = [rules?.authority, rules?.edition ?? ''];
  const [held, setHeld] = useState<{ under: string; of: CasePack }>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!authority) return undefined;
    let stopped = false;
    const show = (of: CasePack) => { if (!stopped) setHeld({ under: `${authority}/${edition}`, of }); };
    if (packs.holds(authority, edition)) packs.load(authority, edition).then((pack) => show({ state: 'fetched', pack }), () => show({ state: 'failed' }));
    else show({ state: 'not-here' });
    return () => { stopped = true; };
  }, [authority, edition, packs, round]);
  const again = useCallback(() => { setHeld(undefined); setRound((n) => n + 1); }, []);
  return { of: held && authority && held.under === `${authority}/${edition}` ? held.of : { state: 'loading' }, again };
}
