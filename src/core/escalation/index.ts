export type { Challenge } from './challenge';
export { draftChallenge, outcomeWords } from './challenge';
export type { Closing } from './closing';
export { closingProblems } from './closing';
export type { Due } from './ladder';
export { replyDue, stageDue, writtenFollowUpDue } from './ladder';
export type { NextStep } from './steps';
export { nextSteps } from './steps';
