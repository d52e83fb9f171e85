import { isOverdue, type CaseSummary } from '../../core/case';
import { levelLabel } from '../../core/pack';
import { sayTime } from '../../core/time';
import { useLook } from '../shared/look';
import { useNow } from '../shared/now';
import { statuses, words } from './words';

function CaseLine({ summary, now, onOpen }: { summary: CaseSummary; now: Date; onOpen: (caseKey: string) => void }) {
  const look = useLook();
  const late = isOverdue(summary, now);
  return (
    <li className={late ? look.danger : look.card}>
      <p className={look.plain}>
        <button type="button" className={look.quote} onClick={() => onOpen(summary.caseKey)}><strong>{summary.caseKey}</strong> · {summary.childLabel}{summary.age === null ? '' : `, ${summary.age}`}</button>
      </p>
      <p className={look.plain}>{levelLabel(summary, summary.level, summary.legal)} · {summary.domain.replaceAll('-', ' ')} · {summary.setting}</p>
      <p className={look.plain}>
        {late && <strong>⚠ {words.overdue}: </strong>}{statuses[summary.status]}{summary.escalationStage === null ? '' : `, stage ${summary.escalationStage}`}
        {summary.dueAt && <>; due {sayTime(new Date(summary.dueAt))} <span className={look.quiet}>({summary.dueRule})</span></>}
      </p>
    </li>
  );
}

/** Cases, those that are overdue first; overdue is said in words. */
export function CaseList({ cases, onOpen }: { cases: readonly CaseSummary[]; onOpen: (caseKey: string) => void }) {
  const look = useLook();
  const now = useNow();
  const sorted = [...cases].sort((a, b) => Number(isOverdue(b, now)) - Number(isOverdue(a, now)));
  if (!sorted.length) return <p role="status">{words.none}</p>;
  return <ul className={look.list}>{sorted.map((summary) => <CaseLine key={summary.caseKey} summary={summary} now={now} onOpen={onOpen} />)}</ul>;
}
