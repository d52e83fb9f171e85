import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useLook } from '../shared/look';
import { CaseList } from './case-list';
import { useQueue } from './queue';
import { queues, words } from './words';

function QueueView({ queue, onOpen }: { queue: string; onOpen: (caseKey: string) => void }) {
  const look = useLook();
  const { state, says, cases, next, more, again } = useQueue(queue);
  return (
    <section aria-label={queues[queue]} className={look.field}>
      {state === 'failed' && <p role="alert" className={look.warning}>{says} <Button size="small" onClick={again}>{words.again}</Button></p>}
      {(state === 'fetched' || cases.length > 0) && <CaseList cases={cases} onOpen={onOpen} />}
      {state === 'loading' && <p role="status">{words.loading}</p>}
      <div className={look.row}>{next && <Button onClick={more}>{words.more}</Button>}{state === 'fetched' && <Button appearance="subtle" onClick={again}>{words.refresh}</Button>}</div>
    </section>
  );
}

/** Cases and open escalations, by queue; overdue first. */
export function OverviewScreen({ onOpen }: { onOpen: (caseKey: string) => void }) {
  const look = useLook();
  const [queue, setQueue] = useState('open');
  return (
    <>
      <h2 className={look.heading}>{words.heading}</h2>
      <div className={look.row} role="group" aria-label="Lists">
        {Object.entries(queues).map(([id, title]) => <Button key={id} size="small" appearance={id === queue ? 'primary' : 'secondary'} aria-pressed={id === queue} onClick={() => setQueue(id)}>{title}</Button>)}
      </div>
      <QueueView key={queue} queue={queue} onOpen={onOpen} />
    </>
  );
}
