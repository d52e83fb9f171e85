export type {
  Cell, Citation, Clock, ClockRule, ConsentRule, ConsentRules, Contact, EscalationLadder, FormField, LegalRoute, Level,
  MatrixRow, Pack, Pathway, ReferralForm, Source, TheirWords,
} from './pack';
export { explain, sayPath, type Problem } from './explain';
export type { PackFiles } from './load';
export type { AtLondon } from './find';
export { splitPack, type PackFace, type PackRest } from './face';
export { inForceOn } from './in-force';
export { loadPack, PackError } from './load';
export { authorityFor, cellOf, cellsFor, contactFor, isLongUnchecked, isOpen, levelLabel, neighbours, outwardOf, rowOf, theirWordsFor } from './find';
