import { useCallback, useId, useState, type ReactNode } from 'react';
import type { Message } from '../../core/evidence';
import type { Unreadable } from '../../ports';
import { Button } from './button';
import { useConsultation } from './consultation';
import { isMasked, type OpenMessage } from './consultation-state';
import { late } from './late';
import { useLook } from './look';
import { useServices } from './services';
import { titleOf } from './title-of';
import { wording } from '../wording';

const WithoutWords = late(() => import(/* webpackChunkName: "without-words" */ './without-words').then((m) => m.WithoutWords));
const words = wording.message;

/** The message that the typed or pasted words belong to: the host's own where it is known, so that the record leads back to it. */
function useOwnWords(about: Unreadable['about']): (text: string) => Message {
  const { clock, ids } = useServices();
  const known = { id: about?.id ?? `pasted-${ids.next()}`, subject: about?.subject ?? '', from: about?.from, mailbox: about?.mailbox, sentAt: about?.sentAt ?? clock.now().toISOString() };
  return (text) => ({ ...known, channel: 'pasted', parts: text.trim() ? [{ author: known.from, text: text.replace(/\r\n?/g, '\n') }] : [] });
}

/** A box into which the words of a message can be pasted or typed when the host cannot give them. */
function PasteBox({ about, text, onText }: { about?: Unreadable['about']; text: string; onText: (text: string) => void }) {
  const look = useLook();
  const id = useId();
  const { openMessage } = useConsultation();
  const make = useOwnWords(about);
  const [tried, setTried] = useState(false);
  const read = () => { setTried(true); if (!text.trim()) return; if (!about) onText(''); openMessage(make(text)); };
  return (
    <div className={look.field}>
      <label htmlFor={id}>{words.paste}</label>
      <p id={`${id}-help`} className={look.quiet}>{words.pasteHelp}</p>
      <textarea id={id} aria-describedby={`${id}-help`} className={look.input} rows={5} value={text} onChange={(e) => onText(e.target.value)} />
      {tried && !text.trim() && <p className={look.error} role="alert">{words.pasteEmpty}</p>}
      <div><Button onClick={read}>{words.pasteButton}</Button></div>
      <WithoutWords make={make} />
    </div>
  );
}

function Unread({ open: { says, about, mayAsk }, box }: { open: Extract<OpenMessage, { state: 'unreadable' }>; box: ReactNode }) {
  const look = useLook();
  const { followHost } = useConsultation();
  return (
    <>
      {about?.subject && <p className={look.plain}>{words.about} <strong>{about.subject}</strong></p>}
      {about?.mailbox && <p className={look.quiet}>{words.shared(about.mailbox)}</p>}
      {!mayAsk && <div role="alert" className={look.warning}><p className={look.plain}>{says}</p><Button size="small" onClick={() => void followHost()}>{words.reread}</Button></div>}
      {box}
    </>
  );
}

/** What a message is called, in two lines; where it has more, a press shows all of it. */
function Title({ title }: { title: string }) {
  const look = useLook();
  const [isCut, setCut] = useState(false);
  const [whole, setWhole] = useState(false);
  // Watched for as long as the line is there, as the pane may be drawn wider or narrower.
  const measure = useCallback((line: HTMLElement | null) => { if (line) new ResizeObserver(() => setCut(line.scrollHeight > line.clientHeight + 1)).observe(line); }, []);
  return (
    <>
      <p ref={measure} className={whole ? look.plain : look.title}>{words.about} <strong>{title}</strong></p>
      {(isCut || whole) && <button type="button" className={look.link} aria-expanded={whole} onClick={() => setWhole(!whole)}>{whole ? words.less : words.more}</button>}
    </>
  );
}

/** What is open, and the way to read it once more; where it cannot be, that is said. */
function About({ title, canReread }: { title: string; canReread: boolean }) {
  const look = useLook();
  const { reread } = useConsultation();
  const [failed, setFailed] = useState('');
  const press = () => { setFailed(''); void reread().then((says) => setFailed(says ?? '')); };
  return (
    <>
      <div className={look.about}>
        <Title key={title} title={title} />
        {canReread && <button type="button" className={look.link} onClick={press}>{words.again}</button>}
      </div>
      {failed && <p role="alert" className={look.warning}>{failed}</p>}
    </>
  );
}

/** What was typed of a message that cannot be read stays with it, whatever else is opened meanwhile. */
function useBox(open: OpenMessage): ReactNode {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  if (open.state !== 'none' && open.state !== 'unreadable') return null;
  const about = open.state === 'unreadable' ? open.about : undefined;
  const of = about?.id ?? '';
  return <PasteBox key={of} about={about} text={typed[of] ?? ''} onText={(text) => setTyped({ ...typed, [of]: text })} />;
}

/** Which message this is about, and what to do when there is none, it cannot be read, or the host has moved on. */
export function OpenMessageBar() {
  const look = useLook();
  const { messages } = useServices();
  const consultation = useConsultation();
  const { open, movedOn, followHost, saves, caseKey } = consultation;
  const box = useBox(open);
  if (open.state === 'loading') return <p role="status">{words.loading}</p>;
  if (open.state === 'none') return <><p role="status">{words.none}</p>{box}</>;
  if (open.state === 'unreadable') return <Unread open={open} box={box} />;
  const { mailbox, channel } = open.message;
  const title = titleOf(open.message) ?? words.noWords;
  if (movedOn) {
    return (
      <div className={look.warning} role="alert">
        <p className={look.plain}>{words.movedOn} <strong>{title}</strong>{!caseKey && ` ${channel === 'pasted' ? words.givenUp : words.waits}`}</p>
        <Button size="small" disabled={saves > 0} onClick={() => void followHost()}>{words.follow}</Button>
      </div>
    );
  }
  return (
    <div>
      <About key={open.message.id} title={title} canReread={(channel === 'teams' || (messages.openId !== undefined && channel === 'outlook')) && !isMasked(consultation)} />
      {mailbox && <p className={look.quiet}>{words.shared(mailbox)}</p>}
    </div>
  );
}
