import { useRef, type KeyboardEvent } from 'react';
import { htmlToText } from '../../adapters/html/html-text';
import type { Mail } from '../mail';
import { useLooks } from './looks';
import { sayDay } from './samples';

const preview = (mail: Mail): string => {
  const words = mail.body.type === 'text' ? mail.body.content : htmlToText(mail.body.content);
  return words.replace(/\s+/g, ' ').trim().slice(0, 90);
};

/** The mailbox. Up and down move between messages. */
export function MailList({ mail, open, onOpen }: { mail: Mail[]; open: Mail | undefined; onOpen: (mail: Mail) => void }) {
  const looks = useLooks();
  const list = useRef<HTMLUListElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (!step || at < 0) return;
    event.preventDefault();
    buttons[at + step]?.focus();
  };
  return (
    <ul ref={list} className={looks.list} aria-label="Messages">
      {mail.map((one) => (
        <li key={one.id}>
          <button type="button" className={`${looks.item} ${one.id === open?.id ? looks.itemNow : ''}`} aria-current={one.id === open?.id ? 'true' : undefined} onClick={() => onOpen(one)} onKeyDown={move}>
            <span className={looks.two}>{one.from.name}</span>
            <span className={looks.small}>{sayDay(one.receivedAt)}</span>
            <strong className={`${looks.two} ${looks.whole}`}>{one.subject || 'No subject'}</strong>
            <span className={`${looks.cut} ${looks.small} ${looks.whole}`}>{preview(one)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
