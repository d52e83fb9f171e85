import { Button } from '../shared/button';
import { useConsultation } from '../shared/consultation';
import { useLook } from '../shared/look';
import { CaseDesk } from './case-desk';
import { useCaseEvents, useCasePack } from './case-file';
import { words } from './words';

/** The record of the open consultation: what comes next and by when, what to add, and the chronology. */
export function RecordScreen({ onReferral }: { onReferral: () => void }) {
  const look = useLook();
  const { caseKey, recorded, pack: chosen, saved } = useConsultation();
  const { events, fetched, add, fetchAgain } = useCaseEvents(caseKey, recorded);
  const settledUnder = events.findLast((e) => e.kind === 'consultation')?.settled.authority;
  const pack = useCasePack(settledUnder) ?? chosen;
  if (!caseKey) return <p role="status" className={look.warning}>{words.notSaved}</p>;
  if (!pack) return null;
  const keep: typeof add = (more) => { add(more); saved(caseKey, more); };
  return (
    <>
      <h2 className={look.heading}>{words.heading(caseKey)}</h2>
      {fetched.state === 'failed' && <p role="status" className={look.warning}>{fetched.says} {words.stale} <Button size="small" onClick={fetchAgain}>{words.refresh}</Button></p>}
      {events.length > 0 && <CaseDesk file={{ caseKey, events, pack, add: keep }} desk="practitioner" onReferral={onReferral} />}
    </>
  );
}
