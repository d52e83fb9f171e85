export type { CaseEvent, CaseSummary, CaseStatus, EventKind } from './events';
export { CaseEventShape } from './events';
export { caseKeyFrom, chronology, isOverdue, openEscalations, projectCase } from './project';
