export type { MatchedCell, Suggestion } from './suggest';
export { cellsTaking, legalOf, suggest, suggestedLevel } from './suggest';
export type { ConsentAnswer, Decision, Missing, Reflection, Settling, ThresholdDecision } from './settle';
export { consentRules, countedRows, missingFor, promptsFor, reflections, settle } from './settle';
