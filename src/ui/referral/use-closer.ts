import { useEffect, useMemo, useRef, useState } from 'react';
import { adviseWriting, readCloser, withCloser, type HeardSoFar, type ReferralDraft, type WritingHead } from '../../core/referral';
import { useServices } from '../shared/services';

/** So long nothing must be typed before new sentences are read, in milliseconds. */
const rest = 800;

/** How the asking of this number ended: with how many suggestions, or null where the closer reader could not be had. */
interface Ended { asked: number; count: number | null }

/** The words' head with what the closer reader has heard of this draft, and where that stands. Without a closer reader it is the words' head. */
export interface Closer { head: WritingHead | null | undefined; stands: 'off' | 'reading' | 'read' | 'missing'; count: number | undefined }

/**
 * Has the draft read more closely from the first asking on, in the worker, and again what is new in it whenever typing rests. `asked`
 * counts the askings: where the closer reader could not be had, the next one tries again.
 */
export function useCloser(draft: ReferralDraft, head: WritingHead | null | undefined, asked: number): Closer {
  const { reader: { wording } } = useServices();
  const [soFar, setSoFar] = useState<HeardSoFar>();
  const [ended, setEnded] = useState<Ended>();
  const kept = useRef<HeardSoFar>();
  // One reading after the other: what one has heard the next need not ask.
  const queue = useRef(Promise.resolve());
  const hasFailed = ended?.asked === asked && ended.count === null;
  const isFirst = ended?.asked !== asked;
  useEffect(() => {
    if (!head || !wording || hasFailed) return undefined;
    let isStale = false;
    const end = (count: number | null) => { setEnded((before) => (before?.asked === asked && count !== null ? before : { asked, count })); };
    const read = async () => {
      if (isStale) return;
      try {
        kept.current = await readCloser(draft, head, wording, kept.current);
        setSoFar(kept.current);
        end(adviseWriting(draft, { head: kept.current ? withCloser(head, kept.current) : head }).length);
      } catch { end(null); }
    };
    const timer = setTimeout(() => { queue.current = queue.current.then(read); }, isFirst ? 0 : rest);
    return () => { isStale = true; clearTimeout(timer); };
  }, [draft, head, wording, asked, hasFailed, isFirst]);
  const both = useMemo(() => (head && soFar ? withCloser(head, soFar) : head), [head, soFar]);
  const done = hasFailed ? 'missing' : 'read';
  const stands = !head || !wording ? 'off' : isFirst && !soFar ? 'reading' : done;
  return { head: both, stands, count: isFirst ? undefined : ended.count ?? undefined };
}
