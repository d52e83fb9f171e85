import type { CaseEvent, CaseSummary } from './core/case';
import type { Message } from './core/evidence';
import type { ReferralDraft } from './core/referral';

/** The open message: an email in Outlook, a thread in Teams, or pasted text. */
export interface MessageSource {
  /** The message open now; undefined when nothing is selected. Rejects with `Unreadable` and a sentence for the person. */
  current(): Promise<Message | undefined>;
  /** Calls back when another message is opened. Gives the function that stops it. */
  onChange(changed: () => void): () => void;
  /** Id of the message selected in the host at this moment, without reading it; undefined when none is. Left out where the host cannot say. */
  openId?(): string | undefined;
}

/** A source of several threads, of which the person picks one (a tab cannot know which is being looked at). */
export interface ThreadSource extends MessageSource {
  /** False where the app stands in no channel or chat: then only a link leads to a thread. */
  isSomewhere: boolean;
  /** Newest first. Rejects with `Unreadable`; unless `mayAsk`, also where Microsoft would have to ask the person. */
  threads(mayAsk?: boolean): Promise<Message[]>;
  /** Makes a thread the current one, and tells those who watch. */
  pick(id: string): void;
  /** Makes the conversation current that a pasted link leads to. Microsoft may ask the person. Rejects with `Unreadable`. */
  follow(link: string): Promise<void>;
}

/** True when a source lets the person pick a thread. */
export const offersThreads = (source: MessageSource): source is ThreadSource => 'threads' in source && 'pick' in source;

/** A source that can fetch the whole conversation of an open email. */
export interface ConversationSource extends MessageSource {
  /** The message with everything that was written in its conversation, oldest first. Microsoft may ask the person to allow it. Rejects with `Unreadable`. */
  whole(message: Message): Promise<Message>;
}

/** True when a source can fetch whole conversations. */
export const offersConversation = (source: MessageSource): source is ConversationSource => 'whole' in source;

/**
 * The message is there but cannot be read (protected, empty, no permission, offline). `says` tells the person what to do;
 * `about` is what is known of the message all the same; `mayAsk` is set when Microsoft would first have to ask the person.
 */
export class Unreadable extends Error {
  override name = 'Unreadable';
  constructor(readonly says: string, readonly about?: Omit<Message, 'parts'>, readonly mayAsk = false) { super('message could not be read'); }
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
  /**
   * A token for these Graph scopes. `claims` answers a claims challenge. `quietly`: never by a question of Microsoft's; rejects instead.
   * `anew`: not the one that is kept, as that was refused.
   */
  token(scopes: string[], claims?: string, quietly?: boolean, anew?: boolean): Promise<string>;
  signOut(): Promise<void>;
  /** How signing in stands; left out where there is nothing to sign in to. */
  signIn?: SignInDesk;
}

/** How signing in stands. */
export interface SignIn {
  /** Who has signed in; undefined until somebody has. */
  name?: string;
  /** By the host itself (nested app authentication), or in a window of its own. */
  through?: 'host' | 'window';
  /** A window of Microsoft's is open and waited for. */
  isWaiting: boolean;
}

/** Where screens see how signing in stands, and stop waiting for it. */
export interface SignInDesk {
  now: () => SignIn;
  watch: (changed: () => void) => () => void;
  /** Stops waiting for the window that is open. */
  cancel: () => void;
}

/** What became of a save, in the words of the store. `says` is for the person. */
export type SaveResult =
  /** `stands` is there when an earlier press had arrived after all, in other words than these: what the site holds under the same keys. */
  | { state: 'saved'; caseKey: string; stands?: CaseEvent[] }
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
  /** Second opinions of one audit, kept apart from the cases, as far as this person may see them. */
  ratings(sample: string): Promise<CaseEvent[]>;
}

/** What a reminder says: nothing of the child and no name. */
export interface Reminder { caseKey: string; authority: string; dueAt: string; /** Left out: an answer of the front door. */ what?: 'answer due' | 'review due' }

/** The person's own reminders, outside the records. */
export interface Reminders {
  /** Puts a reminder among the person's own tasks. The first use asks for their consent. */
  put(reminder: Reminder): Promise<{ state: 'kept' } | { state: 'not-kept'; says: string }>;
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
  /** Removes what is past its time, or was left behind by an earlier setting. */
  tidy(): Promise<void>;
  /** Calls back when another window keeps a draft about this, and when any draft is removed, here or there. Gives the function that stops it. */
  watch(about: string, changed: (change: DraftChange) => void): Promise<() => void>;
}

/** What happened to kept drafts. Without an id: all are gone. */
export interface DraftChange { id?: string; is: 'kept' | 'gone' }

export interface Clock { now(): Date }
export interface Ids { next(): string }
