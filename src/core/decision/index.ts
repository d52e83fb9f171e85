export type { MatchedCell, Suggestion } from './suggest';
export { underPack, type Under } from './compare';
export { decidedAs, legalOf, suggest, suggestedLegal, suggestedLevel } from './suggest';
export type { ConsentAnswer, Counted, Decision, HeldRule, Missing, Reflection, Settling, ThresholdDecision } from './settle';
export type { StepDownPlan } from './step-down';
export { sayStepDown, stepDownPlan } from './step-down';
export { consentRules, countedEvidence, missingFor, promptsFor, reflections, settle } from './settle';
export { nextAfter, type NextAfter } from './next-after';
