import { isOverdue, type CaseSummary } from '../../core/case';
import { toCsv } from '../../core/oversight';

/** The list as a table for a spreadsheet. It holds initials at most; no names of children and no words of messages. */
export function listCsv(cases: readonly CaseSummary[], now: Date): string {
  return toCsv(
    ['Case', 'Child (initials)', 'Age', 'Setting', 'Thresholds', 'Domain', 'Suggested level', 'Practitioner level', 'Legal route', 'Manager level', 'Front door level', 'Status', 'Due', 'Counting rule', 'Overdue', 'Escalation stage', 'Outcome', 'Sign-off', 'Owner', 'Opened', 'Last event'],
    cases.map((s) => [s.caseKey, s.childLabel, s.age, s.setting, s.editionName, s.domain, s.suggested, s.level, s.legal, s.managerLevel, s.frontDoorLevel, s.status, s.dueAt, s.dueRule, isOverdue(s, now) ? 'yes' : 'no', s.escalationStage, s.outcome, s.signOff, s.owner, s.openedAt, s.updatedAt]),
  );
}

/** The same list as JSON, for other systems. */
export const listJson = (cases: readonly CaseSummary[], now: Date): string => JSON.stringify({ format: 'threshold-consultation/case-list', version: 1, madeAt: now.toISOString(), cases }, null, 2);
