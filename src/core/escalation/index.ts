export type { Due, NextStep } from './ladder';
export { nextSteps, replyDue, stageDue, writtenFollowUpDue } from './ladder';
