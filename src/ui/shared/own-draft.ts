import { useCallback, useEffect, useRef } from 'react';
import type { PanelServices } from '../../service/panel';

/** A draft of this window, the version that it was last kept as, and what is still being done to it. */
export interface OwnDraft { id: string; version: number; lost: boolean; text?: string; queue: Promise<unknown> }
export const noDraft = (): OwnDraft => ({ id: '', version: 0, lost: false, queue: Promise.resolve() });

type Keeper = Pick<PanelServices, 'drafts' | 'ids'>;

async function keepOnce(own: OwnDraft, { drafts, ids }: Keeper, about: string, text: string | undefined): Promise<void> {
  if (text === undefined) {
    const { id } = own;
    Object.assign(own, { id: '', version: 0, lost: false, text: undefined });
    if (id) await drafts?.remove(id);
  } else if (!own.lost && own.text !== text) {
    own.id ||= ids.next();
    const result = await drafts?.keep({ id: own.id, version: own.version, about, body: text });
    if (result?.state === 'kept') Object.assign(own, { version: result.version, text });
    else if (result) own.lost = true;
  }
}

/**
 * Keeps a text as this draft, or removes it where there is none, after whatever is still being done to it: two that overtake
 * each other would look like two windows. What another window has changed is left to that one. Never rejects.
 * @returns whether the draft is lost to another window
 */
export function keepDraft(own: OwnDraft, keeper: Keeper, about: string, text: string | undefined): Promise<boolean> {
  const done = own.queue.then(() => keepOnce(own, keeper, about, text)).then(() => own.lost, () => own.lost);
  own.queue = done;
  return done;
}

const PAUSE = 800;

/** Does `work` a moment after it last changed, and at once when the screen goes. Gives the way to forget what is waiting. */
export function useSoon(work: (() => void) | undefined): () => void {
  const waiting = useRef<() => void>();
  useEffect(() => {
    waiting.current = undefined;
    if (!work) return undefined;
    const now = () => { waiting.current = undefined; work(); };
    waiting.current = now;
    const later = setTimeout(now, PAUSE);
    return () => clearTimeout(later);
  }, [work]);
  useEffect(() => () => { waiting.current?.(); }, []);
  return useCallback(() => { waiting.current = undefined; }, []);
}
