import type { CaseEvent, CaseSummary } from './core/case';
import type { Message } from './core/evidence';
import type { ReferralDraft } from './core/referral';

/** The open message: an email in Outlook, a thread in Teams, or pasted text. */
export interface MessageSource {
  /** The message open now; undefined when nothing is selected. Rejects with `Unreadable` and a sentence for the person. */
  current(): Promise<Message | undefined>;
  /** Calls back when another message is opened. Gives the function that stops it. */
  onChange(changed: () => void): () => void;
}

/** A source of several threads, of which the person picks one (a tab cannot know which is being looked at). */
export interface ThreadSource extends MessageSource {
  /** Newest first. Rejects with `Unreadable`. */
  threads(): Promise<Message[]>;
  /** Makes a thread the current one, and tells those who watch. */
  pick(id: string): void;
}

/** True when a source lets the person pick a thread. */
export const offersThreads = (source: MessageSource): source is ThreadSource => 'threads' in source && 'pick' in source;

/** The message is there but cannot be read (protected, no permission, offline). `says` tells the person what to do. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  constructor(readonly says: string) { super('message could not be read'); }
}

export interface Person {
  name: string;
  /** Sign-in name; kept as text beside every record. */
  upn: string;
  objectId: string;
  role: 'practitioner' | 'mash' | 'manager' | 'auditor';
}

export interface Identity {
  me(): Promise<Person>;
  /** A token for these Graph scopes. `claims` answers a claims challenge. */
  token(scopes: string[], claims?: string): Promise<string>;
  signOut(): Promise<void>;
}

/** What became of a save, in the words of the store. `says` is for the person. */
export type SaveResult =
  | { state: 'saved'; caseKey: string }
  /** Somebody else changed the case in between; nothing was overwritten. `theirs` is what they did. */
  | { state: 'changed-elsewhere'; theirs: CaseEvent[] }
  /** Not saved; nothing is lost. */
  | { state: 'not-saved'; says: string; retry: boolean };

export interface CasePage { cases: CaseSummary[]; next?: string }
export interface CaseQuery {
  /** 'mine' | 'all' | 'open' | 'overdue' | 'escalated' | 'awaiting-sign-off' | 'no-outcome' | 'front-door' */
  queue: string;
  page?: string;
  size: number;
}

/** Cases are their events. Saving the same event twice (same id) stores it once. */
export interface CaseStore {
  append(events: CaseEvent[]): Promise<SaveResult>;
  chronology(caseKey: string): Promise<CaseEvent[]>;
  list(query: CaseQuery): Promise<CasePage>;
}

export interface StoredDocument { name: string; webUrl: string; id: string }

/** The document library: what was sent is kept as it was shown. */
export interface DocumentStore {
  put(caseKey: string, name: string, body: Blob): Promise<StoredDocument>;
}

/** What an authority's own form has a place for, and what does not fit. */
export interface FormCheck {
  /** Ids of fields that the form holds, as `{field-id}` or as content controls with that tag. */
  found: string[];
  /** Places that are no field of the referral. */
  unknown: string[];
  /** Fields that must be answered and have no place in the form. */
  without: string[];
  /** What makes the file unusable, in sentences. */
  broken: string[];
}

/** Papers made of a referral. */
export interface ReferralPapers {
  /** An accessible Word document of the referral as it stands. A parent's copy leaves out what is kept from the family. */
  asWord(draft: ReferralDraft, options?: { forFamily?: boolean }): Promise<Blob>;
  /** Looks through an authority's own Word form. Rejects with a sentence when the file is no Word document. */
  checkOwn(form: Uint8Array, fields: readonly { id: string; need: string }[]): Promise<FormCheck>;
  /** The authority's own Word form, filled. Rejects with a sentence when the file is no form. */
  fillOwn(form: Uint8Array, draft: ReferralDraft, options?: { forFamily?: boolean }): Promise<Blob>;
}

/** An unfinished referral of this browser. `body` is the screens' own; `about` is the message or case. */
export interface KeptDraft { id: string; about: string; version: number; savedAt: string; body: string }

/** Unfinished referrals, kept encrypted on this machine for a while, or in memory only. */
export interface DraftKeeper {
  /** Drafts about a message or case, newest first. */
  about(about: string): Promise<KeptDraft[]>;
  /** Keeps a draft over the version it was made from; never overwrites what another window has written. */
  keep(draft: Omit<KeptDraft, 'savedAt'>): Promise<{ state: 'kept'; version: number } | { state: 'changed-elsewhere' }>;
  remove(id: string): Promise<void>;
  wipe(): Promise<void>;
}

export interface Clock { now(): Date }
export interface Ids { next(): string }
