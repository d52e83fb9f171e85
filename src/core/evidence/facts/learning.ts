/** What the training of the fact scorers needs to see; nothing else should import from here. */
export { readScene } from './read-scene';
export type { Scene } from './scene';
export { findFamily, otherChildCandidates } from './family';
export { scorePeople, secondMarks } from './child-choice';
export { adultCandidates } from './adults';
export { rolesIn } from './roles';
export { ageCandidates } from './ages';
export { findSpeech } from './speech';
export { phoneCandidates, postcodeCandidates, schoolCandidates } from './places';
export { consentMarks } from './consent';
export { likelihood, openScorers, type Scorers, type WrittenScorers } from './lexicon';
export { genderCandidates } from './gender';
export { genderedWords } from './meant';
