export { draftChallenge, outcomeWords } from './challenge';
export type { Closing } from './closing';
export { closingProblems } from './closing';
export { replyDue, stageDue, writtenFollowUpDue } from './ladder';
export { nextSteps, type NextStep } from './steps';
