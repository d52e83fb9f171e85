import { useCallback, useEffect, useRef, useState } from 'react';
import { useServices } from './services';

const PAUSE = 800;

/** A draft of this window, and the version that it was last kept as. */
interface Mine { id: string; version: number; lost: boolean; text?: string; queue: Promise<unknown> }

/** This window's drafts by what they are about. */
const own = new Map<string, Mine>();

function mineOf(about: string): Mine {
  const mine = own.get(about) ?? { id: '', version: 0, lost: false, queue: Promise.resolve() };
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
    const mine = mineOf(about);
    mine.queue.then(() => drafts?.about(about)).then((kept) => {
      const [newest] = kept ?? [];
      if (!here) return;
      if (newest && latest.current(newest.body)) Object.assign(mine, { id: newest.id, version: newest.version, lost: false, text: newest.body });
      setLooked(about);
    }).catch(() => { if (here) setLooked(about); });
    return () => { here = false; };
  }, [drafts, about]);

  const write = useCallback((text: string | undefined): Promise<void> => {
    const mine = mineOf(about);
    const go = async () => {
      if (text === undefined) {
        const { id } = mine;
        Object.assign(mine, { id: '', version: 0, lost: false, text: undefined });
        if (id) await drafts?.remove(id);
      } else if (!mine.lost && mine.text !== text) {
        mine.id ||= ids.next();
        const result = await drafts?.keep({ id: mine.id, version: mine.version, about, body: text });
        if (result?.state === 'kept') Object.assign(mine, { version: result.version, text });
        else mine.lost = true;
      }
    };
    const done = mine.queue.then(go).catch(() => undefined);
    mine.queue = done;
    return done;
  }, [drafts, ids, about]);

  const waiting = useRef<() => void>();
  useEffect(() => {
    if (looked !== about) return undefined;
    waiting.current = undefined;
    if (body === undefined) { void write(undefined); return undefined; }
    const keep = () => { waiting.current = undefined; void write(body); };
    waiting.current = keep;
    const later = setTimeout(keep, PAUSE);
    return () => clearTimeout(later);
  }, [looked, about, body, write]);
  // A window that goes does not wait for the moment.
  useEffect(() => () => { waiting.current?.(); }, []);

  return useCallback(() => { waiting.current = undefined; return write(undefined); }, [write]);
}
