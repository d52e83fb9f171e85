export type { Message, MessagePart, Place, Quote } from './message';
export { textOfPart, quoteAt, isVerified } from './message';
export type {
  Candidate, Evidence, Facts, LevelStep, Passage, PassageKind, Qualifier, QualifierKind, ReadsLike, Reading, ReportedBy,
  RouteId, RouteReason, RowReading, SentenceReading,
} from './reading';
export { maskMessage, type MaskRules } from './mask';
