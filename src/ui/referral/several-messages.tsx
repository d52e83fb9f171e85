import type { Message } from '../../core/evidence';
import { instantOf, sayTime } from '../../core/time';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import type { ReferralWork } from './use-referral';
import type { HeldMessage } from './use-set-aside';
import { words } from './words';

const sayMessage = (message: Message): string => {
  const at = instantOf(message.sentAt);
  return [message.subject || words.noSubject, message.from, at && sayTime(at)].filter(Boolean).join(', ');
};

/** Sets the open message aside for a referral from several, and takes others into this one. The person's choice, both. */
export function SeveralMessages({ work, current }: { work: ReferralWork; current: HeldMessage }) {
  const look = useLook();
  const { messages, hold, drop, reading, missing } = work.setAside;
  const others = messages.filter((one) => one.id !== current.message.id);
  const taken = work.written.more ?? [];
  const take = (id: string, on: boolean) => work.take(on ? [...taken, id] : taken.filter((one) => one !== id));
  return (
    <section aria-label={words.several} className={look.field}>
      <h3 className={look.subheading}>{words.several}</h3>
      {others.map((one) => (
        <div key={one.id} className={look.row}>
          <label><input type="checkbox" checked={taken.includes(one.id)} onChange={(e) => take(one.id, e.target.checked)} /> {sayMessage(one)}</label>
          <Button size="small" appearance="subtle" aria-label={words.severalDropOne(sayMessage(one))} onClick={() => { take(one.id, false); drop(one.id); }}>{words.severalDrop}</Button>
        </div>
      ))}
      {reading > 0 && <p className={look.quiet} role="status">{words.severalReading}</p>}
      {missing > 0 && <p className={look.warning} role="status">{words.severalMissing(missing)}</p>}
      {messages.some((one) => one.id === current.message.id) ? <p className={look.quiet} role="status">{words.severalHeld}</p> : <div><Button size="small" onClick={() => hold(current)}>{words.severalHold}</Button></div>}
    </section>
  );
}
