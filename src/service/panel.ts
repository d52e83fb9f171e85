import type { Facts, MaskRules, Message, Reading } from '../core/evidence';
import type { Pack, PackFace } from '../core/pack';
import type { Drafting, ReadClosely, ReferralDraft, WritingHead } from '../core/referral';
import type { Holidays } from '../core/time';
import type { Clock, DocumentStore, DraftKeeper, Identity, Ids, MessageSource, ReferralPapers, Reminders } from '../ports';
import type { Records } from './records';

export interface ReadOptions {
  /** 0 to 1, while a long thread is read. */
  onProgress?: (done: number) => void;
  /** The facts for the form, which come after the first reading and again, closer, with the encoder's; undefined when they could not be looked for. */
  onFacts?: (facts: Facts | undefined) => void;
  /** The encoder tier has refined the first reading. Nothing that was shown disappears silently. */
  onRefined?: (reading: Reading) => void;
  signal?: AbortSignal;
}

/** Reads a message and drafts its referral in a worker, so that the page never stops answering. */
export interface ReaderService {
  /** True where a closer reading follows the first. */
  closer?: boolean;
  /** The first reading, without facts; these come by `onFacts`. */
  read(message: Message, options?: ReadOptions): Promise<Reading>;
  /** The referral of what was read and decided. Rejects when what drafts it cannot be fetched. */
  draft(drafting: Drafting): Promise<ReferralDraft>;
  /** The closer reader of wording, fetched when it is first asked; left out where the organisation has no encoder. */
  wording?: ReadClosely;
}

export type PackChoice = Pick<Pack, 'id' | 'edition' | 'name' | 'editionName' | 'hasMatrix' | 'postcodeDistricts' | 'inForce'>;

/** The packs of this build. */
export interface PackShelf {
  /** Of each authority the edition that holds today. */
  readonly choices: PackChoice[];
  /** The organisation's own authority. */
  defaultId: string;
  /** Whether an edition is in this build, in force or not: that of an old record. */
  holds(id: string, edition: string): boolean;
  /** What the first screen shows of a pack: of the edition that holds today, or of the one named. */
  face(id: string, edition?: string): Promise<PackFace>;
  /** All of it. */
  load(id: string, edition?: string): Promise<Pack>;
}

/** Somebody who would get a mail. `isList`: an address of several, whose members nobody sees from here. */
export interface Addressed { name: string; address: string; isList?: true }

/** An answer to the open message before it is opened: who would get it, and its subject, which the host sets. */
export interface ReplyAbout { subject: string; sender: Addressed[]; everyone: Addressed[] }

/** What the host offers: text into a draft, an attachment, a link. Each is the person's own click. */
export interface HostActions {
  host: 'outlook-read' | 'outlook-compose' | 'teams' | 'browser';
  /** Opens a mail draft that the person sees and sends. Never sends. */
  draftMail?: (draft: { to: string; subject: string; body: string }) => Promise<void>;
  /** Whether the host takes a body of this length into a draft; left out where there is no limit. */
  mailTakes?: (body: string) => Promise<boolean>;
  /** How an answer to this message would be addressed; undefined where it is not the open one, or cannot be answered. */
  replyAbout?: (messageId: string) => Promise<ReplyAbout | undefined>;
  /** Opens an answer that the person sees and sends; to all only when asked so. Never sends. Rejects where the message is not the open one. */
  draftReply?: (reply: { messageId: string; toAll: boolean; body: string }) => Promise<void>;
  insertText?: (text: string) => Promise<void>;
  attach?: (name: string, base64: string) => Promise<void>;
  /** Addresses of the message that is being written. */
  recipients?: () => Promise<string[]>;
  share?: (text: string, caseKey: string) => Promise<void>;
  /** A plain link to a case, which opens wherever the panel's own address can be reached. Holds its key and nothing else. */
  linkTo?: (caseKey: string) => string;
  /** Key of the case whose shared reference was followed to come here. */
  openedCase?: string;
}

/** Everything the screens may ask for. Put together by main; the screens know no SDK. */
export interface PanelServices {
  messages: MessageSource;
  reader: ReaderService;
  packs: PackShelf;
  records: Records;
  documents: DocumentStore;
  /** Makes papers of a referral; left out where there is no way to. */
  papers?: ReferralPapers;
  /** The organisation's own Word form for a form of this id; nothing where it has none. Rejects when it cannot be fetched. */
  ownForm?: (formId: string) => Promise<Uint8Array | undefined>;
  /** Unfinished referrals; left out where nothing may be kept. */
  drafts?: DraftKeeper;
  /** The person's own reminders; left out where there is nowhere to put them. */
  reminders?: Reminders;
  identity: Identity;
  clock: Clock;
  ids: Ids;
  holidays: Holidays;
  host: HostActions;
  /** Which words are no names, for no-names consultations; fetched when first needed. */
  maskRules: () => Promise<MaskRules>;
  /** The learnt part of the wording advice, fetched when first asked for; left out, or rejecting, the patterns alone advise. */
  writingHead?: () => Promise<WritingHead>;
  /** The setting or team of this installation, as managers filter by. */
  setting: string;
}
