import { useLayoutEffect, useRef, useState } from 'react';
import type { Message, Quote } from '../../core/evidence';
import { useConsultation } from './consultation';
import { late } from './late';
import { useLook } from './look';
import { wording } from '../wording';

const MessageBody = late(() => import(/* webpackChunkName: "message" */ './message-body').then((m) => m.MessageBody));

/** The pane's own view of the message, where a quotation can be highlighted (Outlook's own cannot) and any sentence asked about and counted. */
export function MessageView({ message }: { message: Message }) {
  const look = useLook();
  const { shown, show } = useConsultation();
  const [wanted, setWanted] = useState(false);
  const [closed, setClosed] = useState<Quote>();
  const open = wanted || (shown !== undefined && shown !== closed);
  const from = useRef(0);
  // Showing a quotation scrolls up to it; the way back to the suggestion is kept.
  useLayoutEffect(() => { if (shown) from.current = window.scrollY; }, [shown]);
  const toggle = (now: boolean) => { setWanted(now); if (!now) setClosed(shown); };
  const goBack = () => { show(undefined); window.scrollTo({ top: from.current }); };
  return (
    <>
      {message.parts.some(({ unseen }) => unseen) && <p className={look.warning}>{wording.message.holdsUnseen}</p>}
      <details open={open} onToggle={(event) => toggle(event.currentTarget.open)}>
        <summary>{open ? wording.message.hide : wording.message.show}</summary>
        {open && <MessageBody message={message} onBack={goBack} />}
      </details>
    </>
  );
}
