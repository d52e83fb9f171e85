export type { Message, MessagePart, Place, Quote } from './message';
export { textOfPart, quoteAt, isVerified, writerOf } from './message';
export type {
  Candidate, Evidence, Facts, LevelStep, Passage, PassageKind, Qualifier, QualifierKind, ReadsLike, Reading, ReportedBy,
  RouteId, RouteReason, RowReading, SentenceReading,
} from './reading';
export { notRead } from './reading';
export { maskMessage, type MaskRules } from './mask';
export { createReader, type ReadOptions, type Reader, type ReaderParts } from './reader';
export { IndicatorsFile, leanEnglish, PassagesFile, QualifiersFile, readEnglish, SignalsFile, type English, type Signal } from './english';
// What a keeper's check of the patterns needs.
export { compileSignals, signalsIn } from './signals';
export { openWordsHead, type SentenceScores, type WordsHead } from './head';
export { WordsCard } from './words-card';
export { openReadsLike, type ExampleShelf, type ReadsLikeFinder } from './reads-like';
export { refineReading } from './refine';
export type { SecondTier, SentenceOutputs, TierOutputs } from './tier';
export { createEncoderTier, type EncoderInput, type EncoderTier, type RunEncoder } from './encoder';
export { asSecondTier } from './encoder-second';
export { openVocabulary } from './encoder-tokens';
export { findFacts } from './facts';
export { everybodyNamed, type Named } from './named';
// What learning the scorers of facts needs to see.
export * from './facts/learning';
// What training needs to see a message as the reader sees it.
export { bearsEvidence, compilePassageRules, readPassages, type PassageMatcher } from './passages';
export { readSentences, type Sentence } from './sentences';
export { contextOf } from './context';
export { featuresOf, type SentenceContext } from './features';
export { rowFeatures, topTwo, wholeFeatures, type Look } from './whole';
