import { useCallback, useEffect, useState } from 'react';
import type { CaseSummary } from '../../core/case';
import { useServices } from '../shared/services';
import { words } from './words';

export interface Queue {
  state: 'loading' | 'failed' | 'fetched';
  says: string;
  cases: CaseSummary[];
  next: string | undefined;
  more: () => void;
  again: () => void;
}

const SIZE = 25;

/** One queue of cases, page by page. What could not be fetched is said, never shown as an empty list. */
export function useQueue(queue: string): Queue {
  const { records } = useServices();
  const [held, setHeld] = useState<{ queue: string; state: Queue['state']; says: string; cases: CaseSummary[]; next: string | undefined }>({ queue, state: 'loading', says: '', cases: [], next: undefined });
  const [ask, setAsk] = useState<{ round: number; page: string | undefined }>({ round: 0, page: undefined });
  useEffect(() => {
    let stopped = false;
    setHeld((was) => ({ queue, state: 'loading', says: '', cases: ask.page && was.queue === queue ? was.cases : [], next: undefined }));
    records.list({ queue, size: SIZE, page: ask.page }).then(
      (page) => { if (!stopped) setHeld((was) => ({ queue, state: 'fetched', says: '', cases: [...was.cases, ...page.cases.filter((one) => !was.cases.some((there) => there.caseKey === one.caseKey))], next: page.next })); },
      (error: unknown) => { if (!stopped) setHeld((was) => ({ ...was, state: 'failed', says: error instanceof Error && 'says' in error ? String(error.says) : words.failed })); },
    );
    return () => { stopped = true; };
  }, [records, queue, ask]);
  const again = useCallback(() => setAsk((was) => ({ round: was.round + 1, page: undefined })), []);
  const more = useCallback(() => { if (held.next) setAsk((was) => ({ round: was.round, page: held.next })); }, [held.next]);
  return { ...held, more, again };
}
