import type { CaseEvent } from '../../core/case';
import { auditPoints, auditRows, auditThemes, confusionOf, kappaInterval, toCsv, weightedKappa, type AuditRow } from '../../core/oversight';
import { GiveFile } from '../shared/give-file';
import { useLook } from '../shared/look';
import { ConfusionTable } from './agreement-parts';
import { Bars } from './bars';
import { metWords, ofCases } from './words';

const header = ['Case', 'Threshold point', 'Auditor', 'Level on the record', 'Second opinion', 'Why', ...auditThemes.flatMap(({ asks }) => [asks, 'Found'])];
const asRow = (row: AuditRow) => [row.caseKey, auditPoints[row.point], row.auditor, row.theirs, row.second, row.why, ...auditThemes.flatMap(({ id }) => { const f = row.findings.find((one) => one.theme === id); return [f && metWords[f.met], f?.says]; })];

/** Agreement of the second opinions with the record, and the findings by theme. Shown when every case of the sample is rated, so that nobody rates with it in view. */
export function AuditFindings({ cases, sample, complete }: { cases: readonly CaseEvent[][]; sample: string; complete: boolean }) {
  const look = useLook();
  const rows = auditRows(cases, sample);
  if (!rows.length) return null;
  if (!complete) return <p className={look.quiet}>{rows.length} rated. Agreement and findings are shown when the whole sample is rated.</p>;
  const pairs = rows.flatMap(({ caseKey, theirs, second }) => (theirs && second ? [{ caseKey, first: theirs, second }] : []));
  const table = confusionOf(pairs);
  const kappa = weightedKappa(table);
  const interval = kappaInterval(pairs, sample);
  const same = pairs.filter((p) => p.first === p.second).length;
  return (
    <section aria-label="Findings" className={look.field}>
      <h3 className={look.subheading}>Findings</h3>
      <p role="status">The same level in {ofCases(same, pairs.length)}. {kappa === null ? 'Kappa is not defined here.' : `Weighted kappa ${kappa.toFixed(2)}${interval ? `, 95% interval ${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}` : ''}.`}</p>
      <ConfusionTable table={table} first="On the record" second="Second opinion" />
      <Bars title="Themes met" unit="Met, of those that could be told" bars={auditThemes.map(({ id, asks }) => {
        const told = rows.flatMap((row) => row.findings.filter((f) => f.theme === id && f.met !== 'cannot-tell'));
        const yes = told.filter((f) => f.met === 'yes').length;
        const partly = told.filter((f) => f.met === 'partly').length;
        return { name: asks, value: told.length ? yes / told.length : null, says: told.length ? `${yes} of ${told.length}${partly ? `, ${partly} partly` : ''}` : 'nobody could tell' };
      })} />
      <GiveFile label="The audit as a table (CSV)" name="audit.csv" type="text/csv" make={() => toCsv(header, rows.map(asRow))} />
    </section>
  );
}
