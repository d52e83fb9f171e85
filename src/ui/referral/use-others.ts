import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseEvent } from '../../core/case';
import { sayMoment } from '../../core/time';
import { useConsultation } from '../shared/consultation';
import { kindWords } from '../shared/kind-words';
import { useServices } from '../shared/services';

/** What was added to the case from elsewhere since it was saved here: by a colleague, or by oneself in another window or program. */
export interface Others {
  added: readonly CaseEvent[];
  /** Looks once more, before a write. Gives what the person has not been told of yet, and counts it as told. `mine`: what an earlier press may have stored. */
  look: (mine: readonly CaseEvent[]) => Promise<readonly CaseEvent[]>;
}

/** "Referral by Amina Yusuf, Fri 20 November 2026, 15:10". */
export const sayAdded = (events: readonly CaseEvent[]): string => events.map((e) => `${kindWords[e.kind]} by ${e.by.name}, ${sayMoment(new Date(e.recordedAt))}`).join('; ');

/** Looks when the referral is opened, and when asked. Where the record cannot be fetched it says nothing: saving says so itself. */
export function useOthers(): Others {
  const { records } = useServices();
  const { caseKey, recorded } = useConsultation();
  const [added, setAdded] = useState<readonly CaseEvent[]>([]);
  const told = useRef(new Set<string>());
  const own = useRef(recorded);
  useEffect(() => { own.current = recorded; });
  const fetchThem = useCallback(async () => {
    if (!caseKey) return [];
    const theirs = (await records.chronology(caseKey)).filter((event) => !own.current.some(({ id }) => id === event.id));
    setAdded(theirs);
    return theirs;
  }, [caseKey, records]);
  useEffect(() => { fetchThem().catch(() => undefined); }, [fetchThem]);
  const look = useCallback(async (mine: readonly CaseEvent[]) => {
    mine.forEach(({ id }) => told.current.add(id));
    const theirs = await fetchThem().catch(() => []);
    const fresh = theirs.filter(({ id }) => !told.current.has(id));
    fresh.forEach(({ id }) => told.current.add(id));
    return fresh;
  }, [fetchThem]);
  return { added, look };
}
