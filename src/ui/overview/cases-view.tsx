import { useEffect, useState } from 'react';
import type { Person } from '../../ports';
import { Button } from '../shared/button';
import { GiveFile } from '../shared/give-file';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { CaseList } from './case-list';
import { everything, Filters, isWanted, type Narrowed } from './filters';
import { listCsv, listJson } from './list-export';
import { useQueue } from './queue';
import { queues, queuesFor, words } from './words';

/** A narrowed list fetches on until a screenful is found: what is narrowed away must not look like an end. */
const SCREENFUL = 10;

function QueueView({ queue, onOpen }: { queue: string; onOpen: (caseKey: string) => void }) {
  const look = useLook();
  const { clock } = useServices();
  const { state, says, cases, next, more, again } = useQueue(queue);
  const [narrowed, setNarrowed] = useState<Narrowed>(everything);
  const shown = cases.filter((summary) => isWanted(summary, narrowed));
  const hungry = state === 'fetched' && next !== undefined && shown.length < SCREENFUL && shown.length < cases.length;
  useEffect(() => { if (hungry) more(); }, [hungry, more]);
  return (
    <section aria-label={queues[queue]} className={look.field}>
      <Filters cases={cases} narrowed={narrowed} onNarrow={setNarrowed} />
      {state === 'failed' && <p role="alert" className={look.warning}>{says} <Button size="small" onClick={again}>{words.again}</Button></p>}
      {(state === 'fetched' || cases.length > 0) && <CaseList cases={shown} onOpen={onOpen} />}
      {state === 'loading' && <p role="status">{words.loading}</p>}
      <div className={look.row}>
        {next && <Button onClick={more}>{words.more}</Button>}
        {state === 'fetched' && <Button appearance="subtle" onClick={again}>{words.refresh}</Button>}
        {shown.length > 0 && <><GiveFile label={words.csv} name={`cases-${queue}.csv`} type="text/csv" make={() => listCsv(shown, clock.now())} /><GiveFile label={words.json} name={`cases-${queue}.json`} type="application/json" make={() => listJson(shown, clock.now())} /></>}
      </div>
      {state === 'fetched' && shown.length > 0 && <p className={look.quiet}>{next ? words.partOf(shown.length) : words.allOf(shown.length)}</p>}
    </section>
  );
}

/** Cases by queue: the queues that this person works through come first. */
export function CasesView({ me, onOpen, queue: picked, onQueue }: { me: Person | undefined; onOpen: (caseKey: string) => void; queue: string | undefined; onQueue: (queue: string) => void }) {
  const look = useLook();
  const offered = queuesFor(me?.role);
  const queue = picked ?? offered[0] ?? 'open';
  return (
    <>
      <div className={look.row} role="group" aria-label={words.lists}>
        {offered.map((id) => <Button key={id} size="small" appearance={id === queue ? 'primary' : undefined} aria-pressed={id === queue} onClick={() => onQueue(id)}>{queues[id]}</Button>)}
      </div>
      <QueueView key={queue} queue={queue} onOpen={onOpen} />
    </>
  );
}
