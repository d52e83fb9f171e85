import { useId, useState } from 'react';
import type { Message } from '../../core/evidence';
import type { Unreadable } from '../../ports';
import { Button } from './button';
import { useConsultation, type OpenMessage } from './consultation';
import { useLook } from './look';
import { useServices } from './services';
import { wording } from '../wording';

const words = wording.message;

/** The message that the typed or pasted words belong to: the host's own where it is known, so that the record leads back to it. */
function useOwnWords(about: Unreadable['about']): (text: string) => Message {
  const { clock, ids } = useServices();
  const known = { id: about?.id ?? `pasted-${ids.next()}`, subject: about?.subject ?? '', from: about?.from, mailbox: about?.mailbox, sentAt: about?.sentAt ?? clock.now().toISOString() };
  return (text) => ({ ...known, channel: 'pasted', parts: text.trim() ? [{ author: known.from, text: text.replace(/\r\n?/g, '\n') }] : [] });
}

/** The way on when nobody can read the words here: with a reason, and without a suggestion. */
function WithoutWords({ make }: { make: (text: string) => Message }) {
  const look = useLook();
  const id = useId();
  const { openMessage } = useConsultation();
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const go = () => { setTried(true); if (why.trim()) openMessage(make(''), why.trim()); };
  return (
    <details>
      <summary>{words.without}</summary>
      <div className={look.field}>
        <p className={look.quiet}>{words.withoutHelp}</p>
        <label htmlFor={id}>{words.withoutWhy}</label>
        <textarea id={id} className={look.input} rows={2} value={why} onChange={(e) => setWhy(e.target.value)} />
        {tried && !why.trim() && <p className={look.error} role="alert">{words.withoutNeeded}</p>}
        <div><Button onClick={go}>{words.without}</Button></div>
      </div>
    </details>
  );
}

/** A box into which the words of a message can be pasted or typed when the host cannot give them. */
function PasteBox({ about }: { about?: Unreadable['about'] }) {
  const look = useLook();
  const id = useId();
  const { openMessage } = useConsultation();
  const make = useOwnWords(about);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const read = () => { setTried(true); if (text.trim()) openMessage(make(text)); };
  return (
    <div className={look.field}>
      <label htmlFor={id}>{words.paste}</label>
      <p id={`${id}-help`} className={look.quiet}>{words.pasteHelp}</p>
      <textarea id={id} aria-describedby={`${id}-help`} className={look.input} rows={5} value={text} onChange={(e) => setText(e.target.value)} />
      {tried && !text.trim() && <p className={look.error} role="alert">{words.pasteEmpty}</p>}
      <div><Button onClick={read}>{words.pasteButton}</Button></div>
      <WithoutWords make={make} />
    </div>
  );
}

function Unread({ open: { says, about, mayAsk } }: { open: Extract<OpenMessage, { state: 'unreadable' }> }) {
  const look = useLook();
  const { followHost } = useConsultation();
  return (
    <>
      {about?.subject && <p className={look.plain}>{words.about} <strong>{about.subject}</strong></p>}
      {about?.mailbox && <p className={look.quiet}>{words.shared(about.mailbox)}</p>}
      {!mayAsk && <div role="alert" className={look.warning}><p className={look.plain}>{says}</p><Button size="small" onClick={() => void followHost()}>{words.reread}</Button></div>}
      <PasteBox about={about} />
    </>
  );
}

/** Which message this is about, and what to do when there is none, it cannot be read, or the host has moved on. */
export function OpenMessageBar() {
  const look = useLook();
  const { messages } = useServices();
  const { open, movedOn, followHost, reread } = useConsultation();
  if (open.state === 'loading') return <p role="status">{words.loading}</p>;
  if (open.state === 'none') return <><p role="status">{words.none}</p><PasteBox /></>;
  if (open.state === 'unreadable') return <Unread open={open} />;
  const { subject, parts, mailbox, channel } = open.message;
  const title = subject || parts[0]?.text.slice(0, 60) || words.noWords;
  if (movedOn) {
    return (
      <div className={look.warning} role="alert">
        <p className={look.plain}>{words.movedOn} <strong>{title}</strong></p>
        <Button size="small" onClick={() => void followHost()}>{words.follow}</Button>
      </div>
    );
  }
  return (
    <div>
      <div className={look.about}>
        <p className={look.title}>{words.about} <strong>{title}</strong></p>
        {messages.openId && channel === 'outlook' && <button type="button" className={look.link} onClick={() => void reread()}>{words.again}</button>}
      </div>
      {mailbox && <p className={look.quiet}>{words.shared(mailbox)}</p>}
    </div>
  );
}
