import { challengesOf, toCsv, type ChallengeRow } from '../../core/oversight';
import { sayMoment } from '../../core/time';
import { GiveFile } from '../shared/give-file';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { useAllOf, useChronologies } from './fetching';
import { Gathering } from './gathering';
import { asCell } from './list-export';
import { plainName, words } from './words';

const header = ['Case', 'Stage', 'With', 'Ground', 'Opened (UK time)', 'Due (UK time)', 'Overdue', 'Days open', 'Contacts recorded'];
const asRow = (row: ChallengeRow) => [row.caseKey, `${row.stage}, ${row.stageTitle}`, row.withWhom, plainName(row.ground), asCell(row.openedAt), asCell(row.dueAt), row.overdue ? 'yes' : 'no', row.days, row.contacts];

/** Challenges that are not resolved: what governors and external auditors ask for first. */
export function ChallengesView({ onOpen }: { onOpen: (caseKey: string) => void }) {
  const look = useLook();
  const { clock } = useServices();
  const escalated = useAllOf('escalated');
  const chronologies = useChronologies(escalated.state === 'fetched' ? escalated.items.map((s) => s.caseKey) : []);
  const now = clock.now();
  const rows = chronologies.items.flatMap((events) => challengesOf(events, now)).filter((row) => !row.closed).sort((a, b) => Number(b.overdue) - Number(a.overdue) || b.days - a.days);
  const stages = [...new Set(rows.map((row) => row.stage))].sort((a, b) => b - a);
  const fetched = escalated.state === 'fetched' && chronologies.state === 'fetched';
  return (
    <section aria-label="Challenges that are not resolved" className={look.field}>
      <h3 className={look.subheading}>Challenges that are not resolved</h3>
      <Gathering of={escalated} again={escalated.again} />
      {escalated.items.length > 0 && <Gathering of={chronologies} again={chronologies.again} />}
      {fetched && rows.length === 0 && <p role="status">No challenge is open in the records that you see.</p>}
      {stages.map((stage) => (
        <div key={stage} className={look.field}>
          <h4 className={look.subheading}>Stage {stage}</h4>
          <ul className={look.list}>{rows.filter((row) => row.stage === stage).map((row) => (
            <li key={row.escalationId} className={row.overdue ? look.danger : look.card}>
              <p className={look.plain}><button type="button" className={look.quote} onClick={() => onOpen(row.caseKey)}><strong>{row.caseKey}</strong></button></p>
              <p className={look.plain}>{row.overdue && <strong>⚠ {words.overdue}: </strong>}due {sayMoment(new Date(row.dueAt))}; {row.days === 0 ? 'opened today' : `open for ${row.days === 1 ? 'one day' : `${String(row.days)} days`}`}; with {row.withWhom}; contacts recorded: {row.contacts}</p>
            </li>
          ))}</ul>
        </div>
      ))}
      {rows.length > 0 && <GiveFile label="This report as a table (CSV)" name="unresolved-challenges.csv" type="text/csv" make={() => toCsv(header, rows.map(asRow))} />}
    </section>
  );
}
