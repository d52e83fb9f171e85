import { Button } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { Message } from '../core/evidence';
import { instantOf, sayTime } from '../core/time';
import type { ThreadSource } from '../ports';
import { useConsultation } from './shared/consultation';
import { useLook } from './shared/look';

type Threads = { state: 'loading' } | { state: 'failed'; says: string } | { state: 'listed'; threads: Message[] };

const titleOf = (thread: Message): string => thread.subject || thread.parts[0]?.text.replace(/\s+/g, ' ').slice(0, 70) || 'No words';

/** The tab cannot know which thread is being looked at: the person picks it. */
export function ThreadPicker({ source }: { source: ThreadSource }) {
  const look = useLook();
  const { open } = useConsultation();
  const [found, setFound] = useState<Threads>({ state: 'loading' });
  const load = useCallback(() => {
    source.threads().then(
      (threads) => setFound({ state: 'listed', threads }),
      (error: unknown) => setFound({ state: 'failed', says: error instanceof Error && 'says' in error ? String(error.says) : 'The threads could not be fetched. Copy the text and paste it below.' }),
    );
  }, [source]);
  useEffect(load, [load]);
  if (found.state === 'loading') return <p role="status">Fetching the threads…</p>;
  if (found.state === 'failed') return <p role="alert" className={look.warning}>{found.says} <Button size="small" onClick={load}>Try again</Button></p>;
  const now = open.state === 'open' ? open.message.id : '';
  return (
    <label className={look.field}>
      <span>Which thread?</span>
      <select className={look.input} value={found.threads.some((t) => t.id === now) ? now : ''} onChange={(e) => { if (e.target.value) source.pick(e.target.value); }}>
        <option value="">Choose a thread…</option>
        {found.threads.map((thread) => {
          const at = instantOf(thread.sentAt);
          return <option key={thread.id} value={thread.id}>{[titleOf(thread), thread.parts.at(-1)?.author, at && sayTime(at)].filter(Boolean).join(' · ')}</option>;
        })}
      </select>
    </label>
  );
}
