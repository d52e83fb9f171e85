import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Message } from '../../core/evidence';
import type { Pack, ReferralForm } from '../../core/pack';
import { draftReferral, formFor, withEdits, type Edit, type Edits, type ReferralDraft, type Referrer } from '../../core/referral';
import { useConsultation } from '../shared/consultation';
import { useServices } from '../shared/services';
import { heldMessages } from './several-messages';
import { useKeptDraft, type KeptState } from './use-kept-draft';

/** What the person has made of the draft: their changes, and which further children are referred. */
export interface Written {
  edits: Edits;
  alsoRefer: (number | 'new')[];
  form?: string;
  /** Ids of further messages set aside in this sitting that this referral takes in. */
  more?: string[];
}

const nothing: Written = { edits: {}, alsoRefer: [] };

/** What was written about an open message in this sitting, so that going to another step and back loses nothing. */
const inThisSitting = new WeakMap<Message, Written>();

export interface ReferralWork {
  draft: ReferralDraft;
  written: Written;
  forms: ReferralForm[];
  kept: KeptState;
  edit: (key: string, change: Edit) => void;
  refer: (alsoRefer: Written['alsoRefer']) => void;
  take: (more: string[]) => void;
  chooseForm: (id: string) => void;
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

function useWritten(message: Message | undefined) {
  const [written, setWritten] = useState<Written>(() => (message && inThisSitting.get(message)) ?? nothing);
  const touched = useRef(false);
  const change = useCallback((make: (before: Written) => Written) => {
    touched.current = true;
    setWritten((before) => {
      const after = make(before);
      if (message) inThisSitting.set(message, after);
      return after;
    });
  }, [message]);
  return { written, change, touched };
}

const formNamed = (pack: Pack, id: string | undefined): ReferralForm | undefined => [pack.form, ...(pack.forms ?? [])].find((f) => f.id === id);

/** The draft about the open message with the person's changes over it; undefined until the message has been read. */
export function useReferral(): ReferralWork | undefined {
  const { open, read, pack, suggestions, decisions, settled, recorded, caseKey } = useConsultation();
  const { clock } = useServices();
  const [now] = useState(() => clock.now());
  const referrer = useReferrer(caseKey !== undefined);
  const message = open.state === 'open' ? open.message : undefined;
  const { written, change, touched } = useWritten(message);
  const sent = recorded.some((e) => e.kind === 'referral');
  const resume = useCallback((resumed: Written) => change(() => resumed), [change]);
  const kept = useKeptDraft(message?.id, written, touched, sent, resume);
  const form = pack && (formNamed(pack, written.form) ?? formFor(pack, settled));
  const plain = useMemo(
    () => (message && read && pack ? draftReferral({ message, reading: read, more: heldMessages(written.more ?? [], message.id), suggestions, decisions, settled, pack, form, alsoRefer: written.alsoRefer, events: recorded, referrer, now }) : undefined),
    [message, read, pack, suggestions, decisions, settled, form, written.alsoRefer, written.more, recorded, referrer, now],
  );
  return useMemo(() => plain && pack && {
    draft: withEdits(plain, written.edits), written, kept, forms: [pack.form, ...(pack.forms ?? [])],
    edit: (key, to) => change((before) => ({ ...before, edits: { ...before.edits, [key]: { ...before.edits[key], ...to } } })),
    refer: (alsoRefer) => change((before) => ({ ...before, alsoRefer })),
    take: (more) => change((before) => ({ ...before, more })),
    chooseForm: (id) => change((before) => ({ ...before, form: id })),
  }, [plain, pack, written, kept, change]);
}
