import { useEffect, useRef, useState } from 'react';
import { useConsultation } from './consultation';
import { isMasked, type ConsultationState } from './consultation-state';
import { useLook } from './look';
import { useKeeping } from './use-keeping';
import { isWriting } from './writing';

const words = { back: 'What you had begun about this message is as you left it.', anew: 'Start again' };

/** What is kept of a consultation: the person's own words and choices, with the sentences that they counted themselves, and what they saved. Not the message. */
type Body = Pick<ConsultationState, 'decisions' | 'settling' | 'settled' | 'caseKey' | 'recorded' | 'kept'> & { names: 'masked' | 'named' | 'there'; namedBecause?: string };

const stateOf = (value: unknown): string | undefined => (typeof value === 'object' && value !== null && 'state' in value ? String(value.state) : undefined);

/** After the consultation is saved: whether an entry, a call or a sending is still being written. */
function isUnfinished(kept: ConsultationState['kept']): boolean {
  return Object.entries(kept).some(([name, value]) => {
    if (value === undefined) return false;
    const sending = /^(sending \d+) (?!saving)/.exec(name)?.[1];
    if (sending ?? name === 'call') return stateOf(kept[`${sending ?? 'call'} saving`]) !== 'saved';
    return name.endsWith(' open') && isWriting(value);
  });
}

/** A save that was under way when the window went is not under way any more. */
const atRest = (kept: ConsultationState['kept']) => Object.fromEntries(Object.entries(kept).filter(([, value]) => stateOf(value) !== 'saving'));

function bodyOf({ decisions, settling, settled, caseKey, recorded, kept, noNames }: ConsultationState): string {
  const names = !noNames ? 'there' : noNames.namedBecause === undefined ? 'masked' : 'named';
  return JSON.stringify({ decisions, settling, settled, caseKey, recorded, kept: atRest(kept), names, namedBecause: noNames?.namedBecause } satisfies Body);
}

function bodyFrom(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'decisions' in value && 'settling' in value && 'kept' in value && 'names' in value ? value as Body : undefined;
  } catch {
    return undefined;
  }
}

/** Words that the person pasted, and a mail that is being written, have no lasting name under which they could be met again. */
const isLasting = ({ open }: ConsultationState): boolean => open.state === 'open' && open.message.channel !== 'pasted' && open.message.id !== 'draft';

/** Keeps what was begun about a message while it is unsaved, and puts it back when the pane is opened on that message again. */
export function KeptConsultation({ of }: { of: string }) {
  const look = useLook();
  const consultation = useConsultation();
  const { begun, caseKey, kept, open, reading, restore, withoutNames, followHost } = consultation;
  const [waits, setWaits] = useState<{ body: Body; text: string }>();
  const [isBack, setBack] = useState(false);
  const latest = useRef(begun);
  useEffect(() => { latest.current = begun; });
  const isWorth = isLasting(consultation) && begun && (caseKey === undefined || isUnfinished(kept));
  const forget = useKeeping(`consultation:${of}`, waits?.text ?? (isWorth ? bodyOf(consultation) : undefined), (text) => {
    const body = bodyFrom(text);
    if (!body || latest.current) return false;
    setWaits({ body, text });
    return true;
  });
  const facts = reading.state === 'read' ? reading.facts : 'missing';
  useEffect(() => {
    if (!waits || open.state !== 'open' || (waits.body.names === 'masked' && facts !== 'found')) return;
    const { names, namedBecause, ...rest } = waits.body;
    const putBack = () => { restore(names === 'named' ? { ...rest, noNames: { original: open.message, namedBecause } } : rest); setWaits(undefined); setBack(true); };
    // What was decided without names is not put beside the names.
    if (names === 'masked' && !isMasked(consultation)) withoutNames().then(putBack, () => undefined);
    else putBack();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- once what it waits for is there; the rest is of the same turn
  }, [waits, facts]);
  if (!isBack || !begun) return null;
  const anew = () => { setBack(false); void forget().then(followHost); };
  return <div role="status" className={look.row}><span className={look.quiet}>{words.back}</span><button type="button" className={look.link} onClick={anew}>{words.anew}</button></div>;
}
