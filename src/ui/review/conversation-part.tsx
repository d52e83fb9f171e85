import { useState } from 'react';
import type { Message } from '../../core/evidence';
import { offersConversation } from '../../ports';
import { useConsultation } from '../shared/consultation';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { wording } from '../wording';

const words = wording.message;
const says = ({ extent, parts }: Message): string => {
  const { length } = parts.filter(({ unseen }) => !unseen);
  return extent === 'whole' ? words.whole(length) : extent === 'cut' ? words.cut(length) : words.one;
};

/** How much of the conversation is read, and the way to the rest: a press, after which Microsoft may ask. */
export function ConversationPart({ message }: { message: Message }) {
  const look = useLook();
  const { messages } = useServices();
  const { widen } = useConsultation();
  const [state, setState] = useState<'idle' | 'reading'>('idle');
  const [failed, setFailed] = useState('');
  if (!message.extent || message.id === 'draft') return null;
  if (message.channel === 'teams') return message.extent === 'cut' ? <p className={look.quiet}>{says(message)}</p> : null;
  if (message.channel !== 'outlook' || !offersConversation(messages)) return null;
  const read = () => {
    setState('reading');
    setFailed('');
    messages.whole(message).then(widen, (error: unknown) => setFailed(error instanceof Error && 'says' in error ? String(error.says) : words.unreadable)).finally(() => setState('idle'));
  };
  const asks = state === 'reading' || failed !== '';
  return (
    <div>
      <p className={look.quiet}>
        {says(message)}{' '}
        {message.extent === 'one' && <button type="button" className={look.link} disabled={state === 'reading'} aria-describedby="whole-help" onClick={read}>{state === 'reading' ? words.readingWhole : words.readWhole}</button>}
      </p>
      {/* Why Microsoft may ask: read out with the button, and on the screen while it asks and after it was refused. */}
      {message.extent === 'one' && <p id="whole-help" className={asks ? look.quiet : look.unseen}>{words.wholeHelp}</p>}
      {failed && <p role="alert" className={look.warning}>{failed}</p>}
    </div>
  );
}
