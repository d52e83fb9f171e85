import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Message } from '../../core/evidence';
import { draftReferral, withEdits, type Edit, type Edits, type ReferralDraft, type Referrer } from '../../core/referral';
import { useConsultation } from '../shared/consultation';
import { useServices } from '../shared/services';

/** What was typed about an open message in this sitting, so that going to another step and back loses nothing. */
const typed = new WeakMap<Message, Edits>();

export interface ReferralWork {
  draft: ReferralDraft;
  edits: Edits;
  edit: (key: string, change: Edit) => void;
}

function useReferrer(saved: boolean): Referrer | undefined {
  const { identity, setting } = useServices();
  const [me, setMe] = useState<Referrer>();
  useEffect(() => {
    if (!saved) return undefined;
    let here = true;
    identity.me().then((person) => { if (here) setMe({ name: person.name, agency: setting || undefined, contact: person.upn }); }, () => undefined);
    return () => { here = false; };
  }, [identity, saved, setting]);
  return me;
}

/** The draft about the open message with the person's changes over it; undefined until the message has been read. */
export function useReferral(): ReferralWork | undefined {
  const { open, reading, pack, suggestions, decisions, settled, recorded, caseKey } = useConsultation();
  const { clock } = useServices();
  const [now] = useState(() => clock.now());
  const referrer = useReferrer(caseKey !== undefined);
  const message = open.state === 'open' ? open.message : undefined;
  const read = reading.state === 'read' ? reading.reading : undefined;
  const [edits, setEdits] = useState<Edits>(() => (message && typed.get(message)) ?? {});
  const edit = useCallback((key: string, change: Edit) => {
    setEdits((before) => {
      const after = { ...before, [key]: { ...before[key], ...change } };
      if (message) typed.set(message, after);
      return after;
    });
  }, [message]);
  const plain = useMemo(
    () => (message && read && pack ? draftReferral({ message, reading: read, suggestions, decisions, settled, pack, events: recorded, referrer, now }) : undefined),
    [message, read, pack, suggestions, decisions, settled, recorded, referrer, now],
  );
  return useMemo(() => plain && { draft: withEdits(plain, edits), edits, edit }, [plain, edits, edit]);
}
