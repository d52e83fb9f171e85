import { useState } from 'react';
import type { Message, Reading } from '../../core/evidence';
import { instantOf, sayTime } from '../../core/time';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import type { ReferralWork } from './use-referral';
import { words } from './words';

export interface HeldMessage { message: Message; reading: Reading }

/** Messages set aside in this sitting for a referral from several. In memory only: gone when the window closes. */
const held = new Map<string, HeldMessage>();

/** The set-aside messages of these ids, without the open one, in the order in which they were sent. */
export const heldMessages = (ids: readonly string[], open: string | undefined): HeldMessage[] =>
  ids.flatMap((id) => (id === open ? [] : held.get(id) ?? [])).sort((a, b) => a.message.sentAt.localeCompare(b.message.sentAt));

const sayMessage = ({ message }: HeldMessage): string => {
  const at = instantOf(message.sentAt);
  return [message.subject || words.noSubject, message.from, at && sayTime(at)].filter(Boolean).join(', ');
};

/** Sets the open message aside for a referral from several, and takes others into this one. The person's choice, both. */
export function SeveralMessages({ work, current }: { work: ReferralWork; current: HeldMessage }) {
  const look = useLook();
  const [, show] = useState(0);
  const others = [...held.values()].filter((one) => one.message.id !== current.message.id);
  const taken = work.written.more ?? [];
  const take = (id: string, on: boolean) => work.take(on ? [...taken, id] : taken.filter((one) => one !== id));
  const hold = () => { held.set(current.message.id, current); show((count) => count + 1); };
  return (
    <section aria-label={words.several} className={look.field}>
      <h3 className={look.subheading}>{words.several}</h3>
      {others.map((one) => (
        <label key={one.message.id}><input type="checkbox" checked={taken.includes(one.message.id)} onChange={(e) => take(one.message.id, e.target.checked)} /> {sayMessage(one)}</label>
      ))}
      {held.has(current.message.id) ? <p className={look.quiet} role="status">{words.severalHeld}</p> : <div><Button size="small" onClick={hold}>{words.severalHold}</Button></div>}
    </section>
  );
}
