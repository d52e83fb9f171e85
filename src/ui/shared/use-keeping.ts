import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { keepDraft, noDraft, useSoon, type OwnDraft } from './own-draft';
import { useServices } from './services';

/** This window's drafts by what they are about. */
const own = new Map<string, OwnDraft>();

function ownOf(about: string): OwnDraft {
  const mine = own.get(about) ?? noDraft();
  own.set(about, mine);
  return mine;
}

/**
 * Keeps what is typed, sealed on this machine like an unfinished referral, a moment after each change; it goes when there is nothing
 * left to keep. What another window has changed meanwhile is left to that window.
 * @param body what is to be kept; undefined where nothing is
 * @param onFound given what was kept before, once; true when it was taken
 * @returns removes what is kept
 */
export function useKeeping(about: string, body: string | undefined, onFound: (body: string) => boolean): () => Promise<void> {
  const { drafts, ids } = useServices();
  const [looked, setLooked] = useState('');
  const latest = useRef(onFound);
  useEffect(() => { latest.current = onFound; });
  useEffect(() => {
    let here = true;
    const mine = ownOf(about);
    mine.queue.then(() => drafts?.about(about)).then((kept) => {
      const [newest] = kept ?? [];
      if (!here) return;
      if (newest && latest.current(newest.body)) Object.assign(mine, { id: newest.id, version: newest.version, lost: false, text: newest.body });
      setLooked(about);
    }).catch(() => { if (here) setLooked(about); });
    return () => { here = false; };
  }, [drafts, about]);

  const write = useCallback(async (text: string | undefined): Promise<void> => { await keepDraft(ownOf(about), { drafts, ids }, about, text); }, [drafts, ids, about]);
  const isLooked = looked === about;
  const forget = useSoon(useMemo(() => (isLooked && body !== undefined ? () => { void write(body); } : undefined), [isLooked, body, write]));
  useEffect(() => { if (isLooked && body === undefined) void write(undefined); }, [isLooked, body, write]);
  return useCallback(() => { forget(); return write(undefined); }, [forget, write]);
}
