import { useCallback, useEffect, useState } from 'react';
import type { CaseEvent, CaseSummary } from '../../core/case';
import { useServices } from '../shared/services';
import { words } from './words';

/** How far a fetch of many has come. What could not be fetched is said. */
export interface Gathered<T> {
  state: 'loading' | 'failed' | 'fetched';
  says: string;
  items: T[];
  /** True when there was more than is fetched at once. */
  cut: boolean;
}

const nothing = { state: 'loading', says: '', items: [], cut: false } as const;
const saysOf = (error: unknown): string => (error instanceof Error && 'says' in error ? String(error.says) : words.failed);
const PAGE = 200;
const PAGES = 25;

/** Every case of a queue, page after page, up to five thousand. */
export function useAllOf(queue: string): Gathered<CaseSummary> & { again: () => void } {
  const { records } = useServices();
  const [held, setHeld] = useState<Gathered<CaseSummary>>({ ...nothing, items: [] });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let stopped = false;
    const gather = async () => {
      const items = new Map<string, CaseSummary>();
      let page: string | undefined;
      for (let n = 0; n < PAGES; n += 1) {
        const got = await records.list({ queue, size: PAGE, page });
        got.cases.forEach((one) => items.set(one.caseKey, one));
        if (stopped) return;
        page = got.next;
        setHeld({ state: page ? 'loading' : 'fetched', says: '', items: [...items.values()], cut: false });
        if (!page) return;
      }
      setHeld({ state: 'fetched', says: '', items: [...items.values()], cut: true });
    };
    setHeld({ ...nothing, items: [] });
    gather().catch((error: unknown) => { if (!stopped) setHeld((was) => ({ ...was, state: 'failed', says: saysOf(error) })); });
    return () => { stopped = true; };
  }, [records, queue, round]);
  return { ...held, again: useCallback(() => setRound((n) => n + 1), []) };
}

const AT_ONCE = 4;

/** The events of each of these cases; nothing is fetched until there are keys. */
export function useChronologies(caseKeys: readonly string[]): Gathered<CaseEvent[]> & { again: () => void } {
  const { records } = useServices();
  const wanted = caseKeys.join('|');
  const [held, setHeld] = useState<Gathered<CaseEvent[]>>({ ...nothing, items: [] });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let stopped = false;
    const keys = wanted ? wanted.split('|') : [];
    const gather = async () => {
      const items: CaseEvent[][] = [];
      for (let n = 0; n < keys.length; n += AT_ONCE) {
        items.push(...await Promise.all(keys.slice(n, n + AT_ONCE).map((key) => records.chronology(key))));
        if (stopped) return;
        setHeld({ state: 'loading', says: '', items: [...items], cut: false });
      }
      setHeld({ state: 'fetched', says: '', items, cut: false });
    };
    setHeld({ ...nothing, items: [] });
    gather().catch((error: unknown) => { if (!stopped) setHeld((was) => ({ ...was, state: 'failed', says: saysOf(error) })); });
    return () => { stopped = true; };
  }, [records, wanted, round]);
  return { ...held, again: useCallback(() => setRound((n) => n + 1), []) };
}

/** The second opinions of an audit, as far as this person may see them. `fetched` with none where the list is closed to them. */
export function useRatings(sample: string): Gathered<CaseEvent> & { add: (events: CaseEvent[]) => void } {
  const { records } = useServices();
  const [held, setHeld] = useState<Gathered<CaseEvent>>({ ...nothing, items: [] });
  useEffect(() => {
    let stopped = false;
    setHeld({ ...nothing, items: [] });
    records.ratings(sample).then(
      (items) => { if (!stopped) setHeld({ state: 'fetched', says: '', items, cut: false }); },
      (error: unknown) => { if (!stopped) setHeld({ state: 'failed', says: saysOf(error), items: [], cut: false }); },
    );
    return () => { stopped = true; };
  }, [records, sample]);
  const add = useCallback((events: CaseEvent[]) => setHeld((was) => ({ ...was, items: [...was.items, ...events] })), []);
  return { ...held, add };
}
