import type { Decision, Suggestion, ThresholdDecision } from '../decision';
import type { Message, Place, Quote, Reading, ReportedBy } from '../evidence';
import type { Pack } from '../pack';
import type { From, Statement } from './answer';
import { tellingOf } from './telling';

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

export interface Drafting {
  message: Message;
  reading: Reading;
  /** Further messages about the same child, each with its reading. */
  more?: { message: Message; reading: Reading }[];
  suggestions: Suggestion[];
  decisions: Decision[];
  settled?: ThresholdDecision;
  pack: Pack;
  events?: readonly PastEvent[];
  referrer?: Referrer;
  /** When the draft is made. Left out: the date of the referral stays to be asked. */
  now?: Date;
}

/** A sentence of a message, with how its writer knows. */
export interface Said extends Statement {
  quote: Quote;
  /** Its order in the message, for keeping sentences in the order written. */
  order: number;
  written: 'now' | 'earlier' | 'subject';
}

const BEARS = new Set(['subject', 'written-now', 'post', 'quoted-reply', 'forwarded']);

const sliceOf = (message: Message, place: Place): Quote => {
  const text = place.part === -1 ? message.subject : (message.parts[place.part]?.text ?? '');
  return { text: text.slice(place.start, place.end), place };
};

/** Where a quotation of a message stands, and who wrote it when. */
export function fromMessage(message: Message, reading: Reading, quote: Quote): From {
  const passage = reading.passages.find((p) => p.place.part === quote.place.part && p.place.start <= quote.place.start && quote.place.end <= p.place.end);
  const part = message.parts[quote.place.part];
  return {
    kind: 'message', quote, subject: message.subject, messageId: message.id,
    author: passage?.author ?? part?.author ?? message.from,
    sentAt: passage?.sentAt ?? part?.sentAt ?? message.sentAt,
  };
}

/** How the writer knows what stands at a place: what the reader found there, else the words' own cues. */
function toldAt(reading: Reading, place: Place, text: string): { told?: ReportedBy; teller?: string } {
  const found = [...reading.rows, ...reading.couldAlso].flatMap((row) => row.evidence)
    .find((e) => e.reportedBy && e.quote.place.part === place.part && e.quote.place.start < place.end && place.start < e.quote.place.end);
  const words = tellingOf(text);
  return found?.reportedBy ? { told: found.reportedBy, teller: words.told === found.reportedBy ? words.teller : undefined } : words;
}

/** Every sentence of a message that somebody wrote, in order, with how they know. Signatures and small print are left out. */
export function sentencesOf(message: Message, reading: Reading): Said[] {
  return reading.sentences.flatMap((sentence, order): Said[] => {
    const passage = reading.passages[sentence.passage];
    if (!passage || !BEARS.has(passage.kind)) return [];
    const quote = sliceOf(message, sentence.place);
    const written = passage.kind === 'subject' ? 'subject' : passage.kind === 'quoted-reply' || passage.kind === 'forwarded' ? 'earlier' : 'now';
    return [{ text: quote.text.trim(), quote, order, written, ...toldAt(reading, sentence.place, quote.text), from: fromMessage(message, reading, quote) }];
  });
}
