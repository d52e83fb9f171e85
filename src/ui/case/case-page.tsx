import { projectCase, type CaseEvent, type CaseSummary } from '../../core/case';
import { whyNotSignOff } from '../../core/oversight';
import { levelLabel } from '../../core/pack';
import type { Person } from '../../ports';
import { useArrival } from '../shared/arrival';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import { useWho } from '../shared/me';
import { CaseDesk, type CaseRole } from './case-desk';
import { useCaseEvents, useCasePack, type CaseFile, type Fetched } from './case-file';
import { HandOn } from './hand-on';
import { WithoutRules } from './without-rules';
import { words } from './words';

/** A manager who made the referral works on it as its practitioner: nobody signs off their own. */
function deskOf(me: Person | undefined, events: readonly CaseEvent[]): CaseRole {
  if (!me || me.role === 'auditor') return 'reader';
  if (me.role !== 'manager') return me.role;
  return whyNotSignOff(events, me) ? 'practitioner' : 'manager';
}

function About({ summary, me, events }: { summary: CaseSummary; me: Person | undefined; events: readonly CaseEvent[] }) {
  const look = useLook();
  const why = me?.role === 'manager' ? whyNotSignOff(events, me) : undefined;
  return (
    <>
      <p className={look.plain}>{summary.childLabel} · {levelLabel(summary, summary.level, summary.legal)} · {summary.setting} · {summary.owner}</p>
      {why && <p className={look.quiet}>{why}</p>}
    </>
  );
}

function Fetching({ of, found, again }: { of: Fetched; found: boolean; again: () => void }) {
  const look = useLook();
  if (of.state === 'loading') return <p role="status">One moment…</p>;
  if (of.state === 'failed') return <p role="alert" className={look.warning}>{of.says} <Button size="small" onClick={again}>{words.refresh}</Button></p>;
  return found ? null : <p role="alert" className={look.warning}>{words.notYours}</p>;
}

/** One case of the overview, with what this person may add to it. */
export function CasePage({ caseKey, onBack }: { caseKey: string; onBack: () => void }) {
  const look = useLook();
  const who = useWho();
  const { me } = who;
  const heading = useArrival<HTMLHeadingElement>();
  const { events, fetched, add, fetchAgain } = useCaseEvents(caseKey, none);
  const summary = events.some((e) => e.kind === 'consultation') ? projectCase(events) : undefined;
  const rules = useCasePack(events);
  const file: CaseFile | undefined = rules.of.pack && { caseKey, events, pack: rules.of.pack, add, found: add };
  return (
    <>
      <div><Button onClick={onBack}>Back to the list</Button></div>
      <h2 ref={heading} tabIndex={-1} className={look.heading}>{words.heading(caseKey)}</h2>
      {summary && <About summary={summary} me={me} events={events} />}
      <Fetching of={fetched} found={summary !== undefined} again={fetchAgain} />
      {who.failed && <p role="alert" className={look.warning}>{words.noWho} <Button size="small" onClick={who.again}>{words.tryAgain}</Button></p>}
      {summary && !file && <WithoutRules of={rules.of} again={rules.again} events={events} />}
      {file && <CaseDesk file={file} desk={deskOf(me, events)} />}
      {file && summary && <HandOn file={file} summary={summary} />}
    </>
  );
}

const none = [] as const;
