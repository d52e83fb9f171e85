import type { Quote, ReportedBy } from '../evidence';
import type { Citation, FormField } from '../pack';

/** Blank is none of these: 'to-ask' says that nobody knows yet and what to ask. */
export type AnswerState = 'known' | 'not-known' | 'does-not-apply' | 'to-ask';

/** Where words of an answer come from. A message's words always carry the quotation, who wrote it and when. */
export type From =
  | { kind: 'message'; quote: Quote; subject: string; author?: string; sentAt: string; messageId: string }
  | { kind: 'decision' }
  | { kind: 'case'; happenedAt: string; by: string }
  | { kind: 'referrer' }
  | { kind: 'person' };

/** How a writer knows: what the reader tells apart, and `own` for what they did, plan or ask for themselves. */
export type Told = ReportedBy | 'own';

/** One thing that somebody said, saw or thinks, in the words of the message. */
export interface Statement {
  text: string;
  /** Left out when the words do not say how the writer knows. */
  told?: Told;
  /** Who told it or said it, where the words name them ("Mum", "her teacher"). */
  teller?: string;
  from: From;
  /** Of the child's words: the words before and after them in their sentence, which say to whom and when. */
  heard?: string;
  /** The words ask that it does not reach the family. */
  keepFromFamily?: true;
}

/** When somebody confirmed something (ISO), and who, where they had signed in. */
export interface Checked { at: string; by?: string }

/** What a form asks of one person. `agency`, `role`: of those who work with the family. `words`: what has no box of its own. */
export type PersonPart = 'name' | 'relationship' | 'born' | 'gender' | 'livesWith' | 'responsibility' | 'agency' | 'role' | 'phone' | 'words';
export type PersonParts = Partial<Record<PersonPart, string>>;

/** One row of an answer that lists people. */
export interface PersonRow {
  /** By what its changes are kept. The same after a closer reading as long as name, relationship and sentence are. */
  key: string;
  parts: PersonParts;
  state: AnswerState;
  /** 'offered': the words may mean this person; in no copy until the person takes it. 'out': left out by the person. */
  stands: 'in' | 'offered' | 'out';
  from: From[];
  /** The sentence that the row holds in `words`, where it is one. */
  statement?: Statement;
  /** Set by the person's tick alone; `checked` says whose it was and when. */
  confirmed: boolean;
  checked?: Checked;
  /** Must not reach the family: the row is left out of a parent's copy. */
  keepFromFamily: boolean;
}

/** One field of the form, with what is known so far. */
export interface Answer {
  /** The field's id; further children add '~2', '~3'. Unique in a draft. */
  key: string;
  field: string;
  label: string;
  kind: FormField['kind'];
  choices?: string[];
  need: FormField['need'];
  /** The condition of a field that is asked only sometimes, and whether it holds here; undefined: not known. */
  when?: string;
  holds?: boolean;
  ask: string;
  weight: number;
  state: AnswerState;
  /** What would go into the form. Empty unless it is known. */
  value: string;
  /** Sentence by sentence, for answers in free words. */
  statements: Statement[];
  /** Of a field that lists people: a row each, all that were found or written. `value` holds a line for each that stands. */
  people?: PersonRow[];
  /** Sentences that may answer it. Shown, and filed only by the person's click. */
  offered: Statement[];
  /** Values that the words may mean, each with its source. Shown beside the question, and filed only by the person's click. */
  maybe: { value: string; from: From[] }[];
  from: From[];
  /** Set by the person alone, with a tick or at the decision; `checked` says whose it was and when. */
  confirmed: boolean;
  checked?: Checked;
  /** Values that the sources disagree on. None is filled in; only the person's own decision stands, with what says otherwise. */
  conflict?: { value: string; from: From[] }[];
  /** Must not reach the family: left out of a parent's copy. */
  keepFromFamily: boolean;
  cite: Citation;
}

export interface DraftSection {
  id: string;
  title: string;
  /** "another child", where the section can be given again. */
  repeat?: string;
  /** Whom a further child's section is about: the name, or "child 2". */
  about?: string;
  answers: Answer[];
}

/** What happened, from the messages and the case, oldest first. */
export interface Happening {
  /** ISO as far as it is known: 'YYYY', 'YYYY-MM', 'YYYY-MM-DD' or with 'THH:MM'. */
  at: string;
  /** The message's own sentence, or what the record says. */
  says: string;
  /** The words from which the date was worked out ("last Friday"), where it is not written out. */
  worked?: string;
  /** Set where the person gave another date than was found. */
  dated?: 'person';
  /** Of a sentence: how its writer knows it, and who told it. */
  told?: Told;
  teller?: string;
  from: From;
  keepFromFamily?: true;
  /** Set by the person's tick alone; `checked` says whose it was and when. */
  confirmed?: true;
  checked?: Checked;
}

/** A passage of a message that is, or may be, about another child than the one the referral is for. */
export interface OtherPassage {
  /** The same for the same words of the same message. */
  key: string;
  /** The other child, as the message names them. */
  child: string;
  /** Its words, with who wrote them and when. */
  from: From;
  /** What its words show: another child's story, or not clear whose. */
  is: 'other' | 'unclear';
  /** Whether the draft goes without it. */
  isOut: boolean;
  /** The person has said so. */
  isDecided: boolean;
}

/** What the messages of a referral tell of other children. Never goes into a copy. */
export interface OtherStories {
  /** For whom the referral is. Left out where that is not sure: then nothing is kept out until the person says it. */
  about?: string;
  /** The children who may be meant, that one among them. */
  children: string[];
  passages: OtherPassage[];
}

/** Which of the published lists the form follows. */
export type ReferralKind = 'undecided' | 'early-help' | 'child-in-need' | 'significant-harm';

/** A referral as it could be sent, every answer with its source. Confirmed are those alone that the person answered at the decision. */
export interface ReferralDraft {
  form: { id: string; title: string; sentBy: 'portal' | 'document' | 'phone'; says: string };
  authority: string;
  edition: string;
  editionName: string;
  /** The reader's builds that read the messages, as a record names them; left out where no words were read. */
  readBy?: string;
  kind: ReferralKind;
  /** From which age the authority asks the young person too, where it says so. */
  youngFrom?: number;
  sections: DraftSection[];
  /** Other children whom the messages name: the person chooses who is referred as well. */
  otherChildren: { name?: string; relationship: string; age?: number }[];
  chronology: Happening[];
  /** Further dated sentences of a long message, oldest first: in no copy until the person takes them in. */
  further?: Happening[];
  /** Set where the messages tell of children of other families as well. */
  others?: OtherStories;
}

const IN_WORDS = new Set<Answer['kind']>(['text', 'long-text', 'quotes', 'list']);

/** Whether an answer is put into words: no choice, date or number. */
export const isInWords = ({ kind }: Pick<Answer, 'kind'>): boolean => IN_WORDS.has(kind);

/** Whether an answer carries the mark that it must not reach the family; the question that asks for it says so itself. */
export const isMarked = ({ keepFromFamily, state, field }: Answer): boolean => Boolean(keepFromFamily) && state === 'known' && field !== 'keep-from-family';

/** All answers of a draft, in the form's order. */
export function answersOf(draft: ReferralDraft): Answer[] {
  return draft.sections.flatMap((section) => section.answers);
}
