import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { Message } from '../core/evidence';
import { instantOf, sayTime } from '../core/time';
import { Unreadable, type ThreadSource } from '../ports';
import { Button } from './shared/button';
import { useConsultation } from './shared/consultation';
import { isMasked } from './shared/consultation-state';
import { useLook } from './shared/look';
import { titleOf } from './shared/title-of';

type Threads = { state: 'loading' } | { state: 'failed'; says: string } | { state: 'must-ask' } | { state: 'listed'; threads: Message[] };

const words = {
  fetching: 'Fetching the threads…',
  failed: 'The threads could not be fetched. Copy the text and paste it below.',
  again: 'Try again',
  ask: 'To list the conversations here, Microsoft asks you to allow the panel to read messages of Teams. They are read in this window; only the quotations that you rely on are kept.',
  asking: 'Ask Microsoft and fetch them',
  which: 'Which thread?',
  choose: 'Choose a thread…',
  none: 'No thread here has words in it. Paste a link to a message, or its words.',
  link: 'Or paste a link to a message (in Teams: “Copy link” on the message)',
  follow: 'Open the conversation',
  noWords: 'No words',
  more: 'More has been written in this conversation since.',
  readMore: 'Read it too',
};

const saysOf = (error: unknown): string => (error instanceof Unreadable ? error.says : words.failed);

/** A link to a message leads to its conversation, also from where there is no channel. */
function LinkBox({ source, onFollowed }: { source: ThreadSource; onFollowed: () => void }) {
  const look = useLook();
  const id = useId();
  const [link, setLink] = useState('');
  const [state, setState] = useState<'idle' | 'fetching'>('idle');
  const [failed, setFailed] = useState('');
  const follow = () => {
    setState('fetching');
    setFailed('');
    source.follow(link).then(() => { setLink(''); onFollowed(); }, (error: unknown) => setFailed(saysOf(error))).finally(() => setState('idle'));
  };
  return (
    <div className={look.field}>
      <label htmlFor={id}>{words.link}</label>
      <div className={look.row} style={{ flexWrap: 'nowrap' }}>
        <input id={id} className={look.input} style={{ flex: '1 1 0', minWidth: 0 }} value={link} onChange={(e) => setLink(e.target.value)} />
        <Button size="small" disabled={state === 'fetching'} onClick={follow}>{words.follow}</Button>
      </div>
      {failed && <p role="alert" className={look.warning}>{failed}</p>}
    </div>
  );
}

const FIVE_MINUTES = 300_000;
const wordsOf = ({ id, parts }: Message): string => JSON.stringify([id, parts]);

/** What has been written in the open conversation since. Read by itself where nothing was begun; otherwise offered, and nothing moves under the person's hand. */
function Since({ source }: { source: ThreadSource }) {
  const look = useLook();
  const consultation = useConsultation();
  const { widen, open } = consultation;
  const [since, setSince] = useState<Message>();
  const latest = useRef(consultation);
  useEffect(() => { latest.current = consultation; });
  useEffect(() => {
    const fetchIt = async () => {
      const { open: shown } = latest.current;
      if (document.hidden || shown.state !== 'open' || shown.message.channel !== 'teams' || isMasked(latest.current)) return;
      const found = await source.current();
      if (found?.id !== shown.message.id || wordsOf(found) === wordsOf(shown.message)) return;
      if (latest.current.begun) setSince(found);
      else latest.current.widen(found);
    };
    // Where it cannot be fetched now the next turn tries again; a press of “Read again” says why.
    const go = () => { fetchIt().catch(() => undefined); };
    const ticking = setInterval(go, FIVE_MINUTES);
    document.addEventListener('visibilitychange', go);
    return () => { clearInterval(ticking); document.removeEventListener('visibilitychange', go); };
  }, [source]);
  const isLater = since && open.state === 'open' && since.id === open.message.id && wordsOf(since) !== wordsOf(open.message);
  return <div role="status">{isLater && <p className={look.warning}>{words.more} <Button size="small" onClick={() => widen(since)}>{words.readMore}</Button></p>}</div>;
}

function Choice({ threads, now, onPick }: { threads: Message[]; now: string; onPick: (id: string) => void }) {
  const look = useLook();
  if (!threads.length) return <p role="status" className={look.quiet}>{words.none}</p>;
  return (
    <label className={look.field}>
      <span>{words.which}</span>
      <select className={look.input} value={threads.some((t) => t.id === now) ? now : ''} onChange={(e) => { if (e.target.value) onPick(e.target.value); }}>
        <option value="">{words.choose}</option>
        {threads.map((thread) => {
          const at = instantOf(thread.sentAt);
          return <option key={thread.id} value={thread.id}>{[titleOf(thread) ?? words.noWords, thread.parts.at(-1)?.author, at && sayTime(at)].filter(Boolean).join(' · ')}</option>;
        })}
      </select>
    </label>
  );
}

/** The tab cannot know which thread is being looked at: the person picks it, or pastes a link to it. */
export function ThreadPicker({ source }: { source: ThreadSource }) {
  const look = useLook();
  const { open } = useConsultation();
  const [found, setFound] = useState<Threads>({ state: 'loading' });
  const load = useCallback((mayAsk = false) => {
    source.threads(mayAsk).then(
      (threads) => setFound({ state: 'listed', threads }),
      (error: unknown) => setFound(error instanceof Unreadable && error.mayAsk ? { state: 'must-ask' } : { state: 'failed', says: saysOf(error) }),
    );
  }, [source]);
  useEffect(() => load(), [load]);
  const now = open.state === 'open' ? open.message.id : '';
  return (
    <>
      {found.state === 'loading' && <p role="status">{words.fetching}</p>}
      {found.state === 'failed' && <p role="alert" className={look.warning}>{found.says} <Button size="small" onClick={() => load(true)}>{words.again}</Button></p>}
      {found.state === 'must-ask' && <div className={look.warning}><p className={look.plain}>{words.ask}</p><Button size="small" onClick={() => load(true)}>{words.asking}</Button></div>}
      {found.state === 'listed' && (source.isSomewhere || found.threads.length > 0) && <Choice threads={found.threads} now={now} onPick={(id) => source.pick(id)} />}
      <LinkBox source={source} onFollowed={() => load()} />
      <Since source={source} />
    </>
  );
}
