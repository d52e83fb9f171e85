import { isOverdue, type CaseSummary } from '../../core/case';
import { outcomeWords } from '../../core/escalation';
import { toCsv } from '../../core/oversight';
import { londonTime } from '../../core/time';
import { plainName, statuses } from './words';

/** "2026-11-23 16:30" in London: a spreadsheet reads it as a time and sorts by it. */
export function asCell(instant: string | null): string {
  if (!instant) return '';
  const { date, time } = londonTime(new Date(instant));
  return `${date} ${time}`;
}

const outcomes: Readonly<Record<string, string>> = outcomeWords;

/** The list as a table for a spreadsheet, in the words of the screen. It holds initials at most; no names of children and no words of messages. */
export function listCsv(cases: readonly CaseSummary[], now: Date): string {
  return toCsv(
    ['Case', 'Child (initials)', 'Age', 'Setting', 'Thresholds', 'Domain', 'Suggested level', 'Practitioner level', 'Legal route', 'Manager level', 'Front door level', 'Status', 'Due (UK time)', 'Counting rule', 'Overdue', 'Escalation stage', 'Outcome', 'Sign-off', 'Owner', 'Opened (UK time)', 'Last event (UK time)'],
    cases.map((s) => [
      s.caseKey, s.childLabel, s.age, s.setting, s.editionName, plainName(s.domain), s.suggested, s.level, s.legal, s.managerLevel, s.frontDoorLevel, statuses[s.status], asCell(s.dueAt), s.dueRule, isOverdue(s, now) ? 'yes' : 'no',
      s.escalationStage, s.outcome && (outcomes[s.outcome] ?? s.outcome), plainName(s.signOff), s.owner, asCell(s.openedAt), asCell(s.updatedAt),
    ]),
  );
}

/** The same list as JSON, for other systems. */
export const listJson = (cases: readonly CaseSummary[], now: Date): string => JSON.stringify({ format: 'threshold-consultation/case-list', version: 1, madeAt: now.toISOString(), cases }, null, 2);
