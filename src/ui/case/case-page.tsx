import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { projectCase } from '../../core/case';
import { levelLabel } from '../../core/pack';
import type { Person } from '../../ports';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { CaseDesk, type CaseRole } from './case-desk';
import { useCaseEvents, useCasePack, type CaseFile } from './case-file';
import { Chronology } from './chronology';
import { words } from './words';

/** Who is looking; undefined until sign-in has answered. */
function useMe(): Person | undefined {
  const { identity } = useServices();
  const [me, setMe] = useState<Person>();
  useEffect(() => { identity.me().then(setMe, () => undefined); }, [identity]);
  return me;
}

const deskOf = (me: Person | undefined): CaseRole => (me?.role === 'mash' ? 'mash' : me && me.role !== 'auditor' ? 'practitioner' : 'reader');

/** One case of the overview, with what this person may add to it. */
export function CasePage({ caseKey, onBack }: { caseKey: string; onBack: () => void }) {
  const look = useLook();
  const me = useMe();
  const { events, fetched, add, fetchAgain } = useCaseEvents(caseKey, none);
  const summary = events.some((e) => e.kind === 'consultation') ? projectCase(events) : undefined;
  const pack = useCasePack(summary?.authority);
  const file: CaseFile | undefined = pack ? { caseKey, events, pack, add } : undefined;
  return (
    <>
      <div><Button onClick={onBack}>Back to the list</Button></div>
      <h2 className={look.heading}>{words.heading(caseKey)}</h2>
      {summary && <p className={look.plain}>{summary.childLabel} · {levelLabel(summary, summary.level, summary.legal)} · {summary.setting} · {summary.owner}</p>}
      {fetched.state === 'loading' && <p role="status">One moment…</p>}
      {fetched.state === 'failed' && <p role="alert" className={look.warning}>{fetched.says} <Button size="small" onClick={fetchAgain}>{words.refresh}</Button></p>}
      {fetched.state === 'fetched' && !summary && <p role="alert" className={look.warning}>{words.notYours}</p>}
      {pack === null && <><p role="status" className={look.warning}>{words.noPack}</p><Chronology events={events} /></>}
      {file && <CaseDesk file={file} desk={deskOf(me)} />}
    </>
  );
}

const none = [] as const;
