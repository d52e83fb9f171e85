import type { Decision, Suggestion, ThresholdDecision } from '../decision';
import { textOfPart, writerOf, type Evidence, type Message, type Place, type Quote, type Reading } from '../evidence';
import type { Pack, ReferralForm } from '../pack';
import type { From, Statement } from './answer';
import { tellingOf } from './telling';
import { LONGEST, writtenAt } from './when';

/** An event of the case so far, as far as a referral needs it. A case's own events fit. */
export interface PastEvent {
  kind: string;
  happenedAt: string;
  by: { name: string };
  to?: string;
  person?: string;
  agreed?: string;
  says?: string;
  outcome?: string;
  rationale?: string;
  childsFirstWords?: string;
}

/** Who makes the referral, as far as sign-in and settings know. */
export interface Referrer {
  name: string;
  role?: string;
  agency?: string;
  contact?: string;
}

export interface Read { message: Message; reading: Reading }

export interface Drafting extends Read {
  /** Further messages about the same child, each with its reading. */
  more?: readonly Read[];
  suggestions: Suggestion[];
  decisions: Decision[];
  settled?: ThresholdDecision;
  pack: Pack;
  /** Left out: the authority's referral, or its early-help form when that was settled on. */
  form?: ReferralForm;
  /** Further children to refer: their place among the message's other children, or 'new' for one whom it does not name. */
  alsoRefer?: readonly (number | 'new')[];
  /** For whom the referral is, where the person has said it of a message about several children: the name as the message has it. */
  about?: string;
  /** What the person has said of passages about other children, by their keys: that one is about this child too, or another's. */
  whose?: Readonly<Record<string, 'this' | 'other'>>;
  events?: readonly PastEvent[];
  referrer?: Referrer;
  /** When the draft is made. Left out: the date of the referral stays to be asked. */
  now?: Date;
}

/** A sentence of a message, with how its writer knows. */
export interface Said extends Statement {
  quote: Quote;
  messageId: string;
  /** Where it stands among all sentences of its message. */
  written: 'now' | 'earlier' | 'subject';
  /** It asks something, with a mark of question or without. */
  asks: boolean;
  /** It asks itself that something does not reach the family, or says what is meant by such a request. */
  asksToKeep?: true;
}

const BEARS = new Set(['subject', 'written-now', 'post', 'quoted-reply', 'forwarded']);

const isIn = (place: Place, passage: Place): boolean => passage.part === place.part && passage.start <= place.start && place.end <= passage.end;

/** A writer's name as a mail's header has it, without the address. */
export const nameIn = (author: string): string => author.slice(0, LONGEST).replace(/\s*[<[(][^>\])]*@[^>\])]*[>\])]\s*/gu, ' ').replace(/^["'*\s]+|["'*\s]+$/gu, '') || author.slice(0, LONGEST);

/** Where a quotation of a message stands, and who wrote it when. */
export function fromMessage({ message, reading }: Read, quote: Quote, passage = reading.passages.find((p) => isIn(quote.place, p.place))): Extract<From, { kind: 'message' }> {
  const part = message.parts[quote.place.part];
  return {
    kind: 'message', quote: { text: quote.text, place: quote.place }, subject: message.subject, messageId: message.id,
    author: passage?.author && !part?.unseen ? nameIn(passage.author) : writerOf(message, quote.place.part),
    sentAt: passage?.sentAt ? writtenAt(passage.sentAt, message.sentAt) ?? passage.sentAt : part?.sentAt ?? message.sentAt,
  };
}

/** How the writer knows what stands at a place: what the reader found there, else the words' own cues. */
function toldAt(found: readonly Evidence[], place: Place, text: string): Pick<Statement, 'told' | 'teller'> {
  const words = tellingOf(text);
  const evidence = found.find((e) => e.quote.place.part === place.part && e.quote.place.start < place.end && place.start < e.quote.place.end);
  return evidence?.reportedBy ? { told: evidence.reportedBy, teller: words.told === evidence.reportedBy ? words.teller : undefined } : words;
}

const writtenIn = (kind: string): Said['written'] => (kind === 'subject' ? 'subject' : kind === 'quoted-reply' || kind === 'forwarded' ? 'earlier' : 'now');

const asks = /^(?:and |but |so |ok |hm )*(?:do|does|did|has|have|is|are|was|were|can|could|will|would|who|what|where|when|why|how)\b[^.]*$/u;

/** Whether a sentence asks, with a mark of question or without. */
const isAsked = (text: string): boolean => text.endsWith('?') || asks.test(text.toLowerCase());

/** Every sentence of a message that somebody wrote, in order, with how they know. Signatures and small print are left out. */
export function sentencesOf(read: Read): Said[] {
  const { message, reading } = read;
  const found = [...reading.rows, ...reading.couldAlso].flatMap((row) => row.evidence).filter((e) => e.reportedBy);
  const passages = reading.passages.map((passage) => (BEARS.has(passage.kind) ? { written: writtenIn(passage.kind), from: fromMessage(read, { text: '', place: passage.place }, passage) } : undefined));
  return reading.sentences.flatMap((sentence): Said[] => {
    const passage = passages[sentence.passage];
    if (!passage) return [];
    const { place } = sentence;
    const quote = { text: textOfPart(message, place.part).slice(place.start, place.end), place };
    const text = quote.text.trim();
    return [{ text, quote, messageId: message.id, written: passage.written, asks: isAsked(text), ...toldAt(found, place, quote.text), from: { ...passage.from, quote } }];
  });
}
