import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useConsultation } from './consultation';
import { useLook } from './look';
import { useServices } from './services';
import { wording } from '../wording';

const words = wording.message;

/** A box into which the words of a message can be pasted when the host cannot give them. */
function PasteBox() {
  const look = useLook();
  const id = useId();
  const { openMessage } = useConsultation();
  const { clock, ids } = useServices();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const read = () => {
    setTried(true);
    if (text.trim()) openMessage({ id: `pasted-${ids.next()}`, channel: 'pasted', subject: '', sentAt: clock.now().toISOString(), parts: [{ text: text.replace(/\r\n?/g, '\n') }] });
  };
  return (
    <div className={look.field}>
      <label htmlFor={id}>{words.paste}</label>
      <textarea id={id} className={look.input} rows={5} value={text} onChange={(e) => setText(e.target.value)} />
      {tried && !text.trim() && <p className={look.error} role="alert">{words.pasteEmpty}</p>}
      <div><Button onClick={read}>{words.pasteButton}</Button></div>
    </div>
  );
}

/** Which message this is about, and what to do when there is none, it cannot be read, or the host has moved on. */
export function OpenMessageBar() {
  const look = useLook();
  const { open, movedOn, followHost } = useConsultation();
  if (open.state === 'loading') return <p role="status">{words.loading}</p>;
  if (open.state === 'none') return <><p role="status">{words.none}</p><PasteBox /></>;
  if (open.state === 'unreadable') return <><p role="alert" className={look.warning}>{open.says}</p><PasteBox /></>;
  const title = open.message.subject || open.message.parts[0]?.text.slice(0, 60) || words.noSubject;
  if (movedOn) {
    return (
      <div className={look.warning} role="alert">
        <p className={look.plain}>{words.movedOn} <strong>{title}</strong></p>
        <Button size="small" onClick={() => void followHost()}>{words.follow}</Button>
      </div>
    );
  }
  return <p className={look.plain}>{words.about} <strong>{title}</strong></p>;
}
