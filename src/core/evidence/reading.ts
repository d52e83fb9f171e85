import type { Level } from '../pack';
import type { Place, Quote } from './message';

/** What a stretch of a message is. Signatures, disclaimers, banners and footers are never evidence; what is unseen lowers nothing. */
export type PassageKind =
  | 'subject' | 'written-now' | 'post' | 'quoted-reply' | 'forwarded' | 'signature' | 'disclaimer' | 'banner' | 'footer' | 'unseen';

export interface Passage {
  kind: PassageKind;
  place: Place;
  /** Who wrote it and when, where the text says so; otherwise the message's own. */
  author?: string;
  sentAt?: string;
}

/** What qualifies a mention. `reported-*` says whose word it is and never sets a mention aside. */
export type QualifierKind =
  | 'negated' | 'historical' | 'hypothetical' | 'uncertain' | 'other-person' | 'figurative' | 'boilerplate';

export interface Qualifier {
  kind: QualifierKind;
  /** The words that qualify, or the reason when no words do (a whole training mail). */
  trigger: string;
}

export type ReportedBy = 'child-said' | 'told-by' | 'observed' | 'opinion';

/** A sentence of the bank or of a labelled message that reads like the quotation. */
export interface ReadsLike {
  text: string;
  row: string;
  level: Level;
}

/** A named, visible step that moved a mention along its row. */
export interface LevelStep {
  /** 'frequency' | 'severity' | 'age-or-mobility' | 'impact' | 'carer-response' | 'explanation' | 'floor' | 'learned' */
  name: string;
  says: string;
  quote?: Quote;
}

/** One mention: a quotation under one row, with its level or range and what qualifies it. */
export interface Evidence {
  quote: Quote;
  /** Row id of the shared vocabulary, e.g. 'abuse-and-neglect/injuries'. */
  row: string;
  level: Level;
  /** Set when the words leave the level open: the lowest and highest fair reading, and what would settle it. */
  range?: { low: Level; high: Level; question: string };
  /** 0 to 1, calibrated on labelled messages. For ordering and thresholds; never shown as a number. */
  strength: number;
  qualifiers: Qualifier[];
  reportedBy?: ReportedBy;
  /** Which passage it stands in. */
  passage: number;
  steps: LevelStep[];
  readsLike: ReadsLike[];
  /** The name of the pattern that found it, where one did. */
  signal?: string;
}

/** Evidence for one row, gathered. */
export interface RowReading {
  row: string;
  level: Level;
  range?: { low: Level; high: Level; question: string };
  strength: number;
  /** Strongest first; at least one. */
  evidence: Evidence[];
  steps: LevelStep[];
}

/** The likeliest rows of one sentence, for "click any sentence". */
export interface SentenceReading {
  place: Place;
  passage: number;
  likely: { row: string; level: Level; strength: number }[];
}

export type RouteId =
  | 'police-999' | 'front-door' | 'edt' | 'lado' | 'marac' | 'prevent' | 'camhs' | 'early-help' | 'fgm-mandatory-report';

export interface RouteReason {
  route: RouteId;
  because: string;
  quote?: Quote;
}

/** Candidates for the referral form: each with the words it came from, each to be confirmed by the person. */
export interface Candidate<T> {
  value: T;
  quote: Quote;
  /** The words may say so and may not: offered beside the question, never filled in. */
  unsure?: true;
}

export interface Facts {
  child: {
    /** `certain`: so far ahead of everybody else that it stands even where nothing in the message counts as a worry. */
    name?: Candidate<string> & { certain?: true };
    /** YYYY-MM-DD. */
    dateOfBirth?: Candidate<string>;
    /** Completed years; 0 for a baby. Never computed from a birth date. */
    age?: Candidate<number>;
    gender?: Candidate<'female' | 'male'>;
  };
  otherChildren: { name?: string; relationship: string; age?: number; quote: Quote; unsure?: true }[];
  adults: { name?: string; relationship: string; quote: Quote; unsure?: true }[];
  address?: Candidate<string>;
  postcode?: Candidate<string>;
  /** The family's numbers only. */
  phones: Candidate<string>[];
  school?: Candidate<string>;
  /** Verbatim, with the guessed speaker. */
  childsWords: { quote: Quote; speaker?: string; unsure?: true }[];
  consent?: Candidate<'given' | 'refused' | 'not-sought'>;
  language?: Candidate<string>;
  ethnicity?: Candidate<string>;
  interpreter?: Candidate<boolean>;
  /** Conflicting values found, shown and never resolved silently. */
  conflicts: { field: string; values: Candidate<string>[] }[];
}

/** Stands where the panel could not read: it says nothing, so that a person can decide and record all the same. */
export const notRead = (): Reading => ({
  tier: 'words', build: 'not read', passages: [], sentences: [], rows: [], couldAlso: [], setAside: [], level: 1, levelSteps: [], immediate: { suggested: false, because: [] }, routes: [],
  facts: { child: {}, otherChildren: [], adults: [], phones: [], childsWords: [], conflicts: [] },
});

/** Everything the reader says of one message. A pack turns it into suggestions. */
export interface Reading {
  /** 'words' or 'encoder': which tier of the reader made it. */
  tier: 'words' | 'encoder';
  /** Builds that made it: the words reader's, and behind ' + ' the encoder's where it read too. Goes into every record and copy. */
  build: string;
  passages: Passage[];
  sentences: SentenceReading[];
  /** "Evidenced": strongest and highest first. */
  rows: RowReading[];
  /** "Could also touch on": at most four. */
  couldAlso: RowReading[];
  /** Indicators that London's matrix lacks, found by the finer tier. They move no level; only a pack with a cell for one shows it. */
  beyond?: RowReading[];
  /** Mentions set aside in plain sight, each with its qualifier. */
  setAside: Evidence[];
  /** The highest level present, lifted by floors; 1 when nothing was found. Worries that add up lift nothing: see `together`. */
  level: Level;
  /** The floors that spoke. */
  levelSteps: LevelStep[];
  immediate: { suggested: boolean; because: { says: string; quote?: Quote }[] };
  routes: RouteReason[];
  facts: Facts;
}
