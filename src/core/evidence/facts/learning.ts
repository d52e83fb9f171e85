/** What the training of the fact scorers needs to see; nothing else should import from here. */
export { readScene, type Scene } from './scene';
export { linkNames } from './links';
export { adultCandidates, childCandidates, findFamily, otherChildCandidates } from './family';
export { rolesIn } from './roles';
export { ageCandidates } from './ages';
export { findSpeech } from './speech';
export { phoneCandidates, postcodeCandidates, schoolCandidates } from './places';
export { consentMarks, union as consentUnion } from './consent';
export type { Scorers } from './lexicon';
