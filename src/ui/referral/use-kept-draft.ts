import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { KeptDraft } from '../../ports';
import { useServices } from '../shared/services';
import type { Written } from './use-referral';

export interface KeptState {
  /** Drafts about this message that were begun before or in another window, newest first. */
  found: KeptDraft[];
  /** Another window has changed this draft: it is no longer kept from here. */
  elsewhere: boolean;
  resume: (draft: KeptDraft) => void;
  discard: () => void;
}

const isWritten = (value: unknown): value is Written => typeof value === 'object' && value !== null && 'edits' in value && 'alsoRefer' in value;

function readBody(body: string): Written | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isWritten(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const PAUSE = 800;

/** Keeps what is written a moment after each change; finds what was begun before; removes it once the referral is recorded. */
export function useKeptDraft(about: string | undefined, written: Written, touched: RefObject<boolean>, sent: boolean, onResume: (written: Written) => void): KeptState {
  const { drafts, ids } = useServices();
  const mine = useRef({ id: '', version: 0 });
  const [found, setFound] = useState<KeptDraft[]>([]);
  const [elsewhere, setElsewhere] = useState(false);
  useEffect(() => {
    let here = true;
    if (about) drafts?.about(about).then((all) => { if (here) setFound(all.filter((d) => d.id !== mine.current.id)); }, () => undefined);
    return () => { here = false; };
  }, [drafts, about]);
  useEffect(() => {
    if (!drafts || !about || !touched.current || elsewhere) return undefined;
    if (sent) {
      if (mine.current.id) void drafts.remove(mine.current.id).catch(() => undefined);
      return undefined;
    }
    const later = setTimeout(() => {
      mine.current.id ||= ids.next();
      drafts.keep({ ...mine.current, about, body: JSON.stringify(written) }).then((result) => {
        if (result.state === 'kept') mine.current.version = result.version;
        else setElsewhere(true);
      }, () => undefined);
    }, PAUSE);
    return () => clearTimeout(later);
  }, [drafts, about, written, touched, sent, elsewhere, ids]);
  return useMemo(() => ({
    found, elsewhere,
    resume: (draft) => {
      const body = readBody(draft.body);
      mine.current = { id: draft.id, version: draft.version };
      setFound([]);
      setElsewhere(false);
      if (body) onResume(body);
    },
    discard: () => { for (const d of found) void drafts?.remove(d.id).catch(() => undefined); setFound([]); },
  }), [found, elsewhere, drafts, onResume]);
}
