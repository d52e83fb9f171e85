import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Reading } from '../../core/evidence';
import type { Pack, ReferralForm } from '../../core/pack';
import { chronologyLines, formFor, withEdits, withoutChild, type ChronologyLine, type Drafting, type Edit, type Edits, type ReferralDraft, type Referrer } from '../../core/referral';
import { useConsultation } from '../shared/consultation';
import { noDraft, type OwnDraft } from '../shared/own-draft';
import { useServices } from '../shared/services';
import { useKeptDraft, type KeptState } from './use-kept-draft';
import { useSetAside, type SetAside } from './use-set-aside';

/** What the person has made of the draft: their changes, and which further children are referred. */
export interface Written {
  edits: Edits;
  alsoRefer: (number | 'new')[];
  form?: string;
  /** Ids of further messages set aside that this referral takes in. */
  more?: string[];
  /** For whom the referral is, and whose passages are, where the person has said it. */
  about?: string;
  whose?: Drafting['whose'];
}

const nothing: Written = { edits: {}, alsoRefer: [] };

interface Sitting { written: Written; touched: { current: boolean }; mine: OwnDraft; begunAt?: Date }

/** Who looks at another step and comes back finds the referral with the time that it had; after so long it has the new one. */
const SAME_TIME = 60 * 60_000;

/** What was written about a message in this window, by its id, so that going to another step and back loses nothing. */
const sittings = new Map<string, Sitting>();

function sittingOf(id: string | undefined): Sitting {
  const sitting = (id === undefined ? undefined : sittings.get(id)) ?? { written: nothing, touched: { current: false }, mine: noDraft() };
  if (id !== undefined) sittings.set(id, sitting);
  return sitting;
}

/** No draft yet: it is being made, or could not be. */
export interface NoDraft { draft: undefined; failed: boolean; again: () => void }

export interface ReferralWork {
  draft: ReferralDraft;
  /** What happened when, with what the person left out or dated anew: the draft holds only what goes into the copies. */
  lines: ChronologyLine[];
  written: Written;
  forms: ReferralForm[];
  kept: KeptState;
  setAside: SetAside;
  edit: (key: string, change: Edit) => void;
  /** Takes a further child into the referral: one whom the message names, by place, or a new one. */
  refer: (which: number | 'new') => void;
  /** Takes off the further child at this place of `alsoRefer`, with what was written of them. */
  unrefer: (at: number) => void;
  take: (more: string[]) => void;
  /** Says for whom the referral is, of a message about several children. */
  sayAbout: (child: string) => void;
  /** Says of a passage, by its key, whether it is about this child. */
  sayWhose: (key: string, whose: 'this' | 'other') => void;
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

function useWritten(id: string | undefined) {
  const [sitting] = useState(() => sittingOf(id));
  const [written, setWritten] = useState(sitting.written);
  const change = useCallback((make: (before: Written) => Written) => {
    sitting.touched.current = true;
    setWritten((before) => {
      sitting.written = make(before);
      return sitting.written;
    });
  }, [sitting]);
  return { written, change, sitting };
}

function timeOf(sitting: Sitting, now: Date): Date {
  const { begunAt } = sitting;
  sitting.begunAt = begunAt && now.getTime() - begunAt.getTime() < SAME_TIME ? begunAt : now;
  return sitting.begunAt;
}

const formNamed = (pack: Pack, id: string | undefined): ReferralForm | undefined => [pack.form, ...(pack.forms ?? [])].find((f) => f.id === id);

/** A reading without what no draft looks at: less to hand to the worker. */
const lean = (reading: Reading): Reading => ({ ...reading, setAside: [], sentences: reading.sentences.map(({ place, passage }) => ({ place, passage, likely: [] })) });

/** The latest draft, made off this thread. One of another message, authority or form is not shown while the next is made. */
function useDraft(drafting: Drafting | undefined): { plain: ReferralDraft | undefined; failed: boolean; again: () => void } {
  const { reader } = useServices();
  const [made, setMade] = useState<{ of: Drafting; plain?: ReferralDraft }>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!drafting) return undefined;
    let here = true;
    reader.draft(drafting).then((plain) => { if (here) setMade({ of: drafting, plain }); }, () => { if (here) setMade({ of: drafting }); });
    return () => { here = false; };
  }, [drafting, reader, tries]);
  const isSame = made && drafting && made.of.message === drafting.message && made.of.pack === drafting.pack && made.of.form === drafting.form;
  return { plain: isSame ? made.plain : undefined, failed: made?.of === drafting && made !== undefined && !made.plain, again: () => { setMade(undefined); setTries(tries + 1); } };
}

/** The draft about the open message with the person's changes over it; undefined until the message has been read, `drafting` while it is made. */
export function useReferral(): ReferralWork | NoDraft | undefined {
  const { open, read, pack, suggestions, decisions, settled, recorded, caseKey } = useConsultation();
  const { clock } = useServices();
  const referrer = useReferrer(caseKey !== undefined);
  const message = open.state === 'open' ? open.message : undefined;
  const { written, change, sitting } = useWritten(message?.id);
  const [now] = useState(() => timeOf(sitting, clock.now()));
  const sent = recorded.some((e) => e.kind === 'referral');
  const resume = useCallback((resumed: Written) => change(() => resumed), [change]);
  const kept = useKeptDraft(message?.id, sitting.mine, written, sitting.touched, sent, resume);
  const setAside = useSetAside(written.more, message, sent);
  const form = pack && (formNamed(pack, written.form) ?? formFor(pack, settled));
  const drafting = useMemo<Drafting | undefined>(
    () => (message && read && pack ? { message, reading: lean(read), more: setAside.read.map((one) => ({ ...one, reading: lean(one.reading) })), suggestions, decisions, settled, pack, form, alsoRefer: written.alsoRefer, about: written.about, whose: written.whose, events: recorded, referrer, now } : undefined),
    [message, read, pack, suggestions, decisions, settled, form, written.alsoRefer, written.about, written.whose, setAside.read, recorded, referrer, now],
  );
  const { plain, failed, again } = useDraft(drafting);
  const work = useMemo(() => plain && pack && {
    draft: withEdits(plain, written.edits), lines: chronologyLines(plain, written.edits), written, kept, setAside, forms: [pack.form, ...(pack.forms ?? [])],
    edit: (key, made) => {
      // A tick says whose it is and when.
      const to = made.confirmed ? { ...made, checked: { at: clock.now().toISOString(), ...(referrer ? { by: referrer.name } : {}) } } : made;
      change((before) => ({ ...before, edits: { ...before.edits, [key]: { ...before.edits[key], ...to } } }));
    },
    refer: (which) => change((before) => ({ ...before, alsoRefer: [...before.alsoRefer, which] })),
    unrefer: (at) => change((before) => ({ ...before, alsoRefer: before.alsoRefer.filter((_, place) => place !== at), edits: withoutChild(before.edits, at + 2) })),
    take: (more) => change((before) => ({ ...before, more })),
    sayAbout: (about) => change((before) => ({ ...before, about })),
    sayWhose: (key, whose) => change((before) => ({ ...before, whose: { ...before.whose, [key]: whose } })),
    chooseForm: (id) => change((before) => ({ ...before, form: id })),
  } satisfies ReferralWork, [plain, pack, written, kept, setAside, change, clock, referrer]);
  return work ?? (drafting && { draft: undefined, failed, again });
}
