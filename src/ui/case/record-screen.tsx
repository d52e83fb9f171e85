import { projectCase, rulesOf } from '../../core/case';
import { useArrival } from '../shared/arrival';
import { Button } from '../shared/button';
import { useConsultation } from '../shared/consultation';
import { useLook } from '../shared/look';
import { CaseDesk } from './case-desk';
import { useCaseEvents, useCasePack } from './case-file';
import { HandOn } from './hand-on';
import { WithoutRules } from './without-rules';
import { words } from './words';

/** The record of the open consultation: what comes next and by when, what to add, the chronology, and what may be handed on. */
export function RecordScreen({ onReferral }: { onReferral: () => void }) {
  const look = useLook();
  const { caseKey, recorded, pack: chosen, saved } = useConsultation();
  const heading = useArrival<HTMLHeadingElement>();
  const { events, fetched, add, fetchAgain } = useCaseEvents(caseKey, recorded);
  const summary = events.some((e) => e.kind === 'consultation') ? projectCase(events) : undefined;
  const held = rulesOf(events);
  const rules = useCasePack(events);
  const pack = rules.of.pack ?? (chosen && chosen.id === held?.authority && chosen.edition === held.edition ? chosen : undefined);
  if (!caseKey) return <p role="status" className={look.warning}>{words.notSaved}</p>;
  const keep: typeof add = (more) => { add(more); saved(caseKey, more); };
  const file = pack && { caseKey, events, pack, add: keep, found: add };
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={look.heading}>{words.heading(caseKey)}</h2>
      {fetched.state === 'failed' && <p role="status" className={look.warning}>{fetched.says} {words.stale} <Button size="small" onClick={fetchAgain}>{words.refresh}</Button></p>}
      {summary && !file && <WithoutRules of={rules.of} again={rules.again} events={events} />}
      {summary && file && <><CaseDesk file={file} desk="practitioner" onReferral={onReferral} /><HandOn file={file} summary={summary} /></>}
    </>
  );
}
