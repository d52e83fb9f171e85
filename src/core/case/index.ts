export type { CaseEvent, CaseSummary, CaseStatus, EventKind } from './events';
export { CaseEventShape } from './events';
