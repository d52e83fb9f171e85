import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';
import type { KeptDraft } from '../../ports';
import { keepDraft, useSoon, type OwnDraft } from '../shared/own-draft';
import { useServices } from '../shared/services';
import { keptBody } from './kept-body';
import type { Written } from './use-referral';

export interface KeptState {
  /** Drafts about this message that were begun before or in another window, newest first. */
  found: KeptDraft[];
  /** Another window has changed this draft, or it was removed: it is no longer kept from here. */
  lost?: 'changed' | 'removed';
  /** Another window is writing about the same message at this moment. */
  beside: boolean;
  resume: (draft: KeptDraft) => void;
  discard: () => void;
}

/** Whether a kept body is one of a referral. */
export const isWritten = (value: object): value is Written => 'edits' in value && 'alsoRefer' in value;

/** Drafts that others have begun, kept up to date while windows tell of what they keep. */
function useOthers(about: string | undefined, mine: OwnDraft, lose: (how: 'changed' | 'removed') => void) {
  const { drafts } = useServices();
  const [found, setFound] = useState<KeptDraft[]>([]);
  const [beside, setBeside] = useState(false);
  useEffect(() => {
    if (!about || !drafts) return undefined;
    let here = true;
    const look = () => drafts.about(about).then((all) => { if (here) setFound(all.filter((d) => d.id !== mine.id)); }, () => undefined);
    void look();
    const watching = drafts.watch(about, ({ id, is }) => {
      if (!here) return;
      if (mine.id && (id === mine.id || (id === undefined && is === 'gone'))) lose(is === 'kept' ? 'changed' : 'removed');
      else if (is === 'kept') setBeside(true);
      void look();
    });
    return () => { here = false; watching.then((stop) => stop(), () => undefined); };
  }, [drafts, about, mine]);
  return { found, beside, setFound, setBeside };
}

/** Keeps what is written a moment after each change; finds what was begun before; removes it once the referral is recorded. */
export function useKeptDraft(about: string | undefined, mine: OwnDraft, written: Written, touched: RefObject<boolean>, sent: boolean, onResume: (written: Written) => void): KeptState {
  const { drafts, ids } = useServices();
  const [lost, setLost] = useState<KeptState['lost']>();
  const { found, beside, setFound, setBeside } = useOthers(about, mine, setLost);
  const keep = useCallback((text: string | undefined) => { if (about) void keepDraft(mine, { drafts, ids }, about, text).then((isLost) => { if (isLost) setLost('changed'); }); }, [drafts, ids, about, mine]);
  useSoon(useMemo(() => (lost || sent ? undefined : () => { if (touched.current) keep(JSON.stringify(written)); }), [lost, sent, touched, written, keep]));
  useEffect(() => { if (sent && !lost) keep(undefined); }, [sent, lost, keep]);
  return useMemo(() => ({
    found, lost, beside,
    resume: (draft) => {
      const body = keptBody(draft.body, isWritten);
      Object.assign(mine, { id: draft.id, version: draft.version, lost: false, text: undefined });
      setFound([]);
      setBeside(false);
      setLost(undefined);
      if (body) onResume(body);
    },
    discard: () => { for (const d of found) void drafts?.remove(d.id).catch(() => undefined); setFound([]); },
  }), [found, lost, beside, drafts, mine, onResume, setFound, setBeside]);
}
