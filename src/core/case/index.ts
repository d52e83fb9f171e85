export type { CaseEvent, CaseSummary, CaseStatus, EventKind, EventOf } from './events';
export { CaseEventShape } from './events';
export { openMonitoring } from './monitoring';
export { caseKeyFrom, chronology, isAfter, isCaseKey, isClosed, isOverdue, openEscalations, openStepDown, projectCase, rulesOf, unansweredReferral } from './project';
export type { Shared } from './sharing';
export { sharingLog } from './sharing';
