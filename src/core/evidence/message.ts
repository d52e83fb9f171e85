/**
 * One open message, as a host hands it over: an email, or the posts of a chat or channel thread.
 * Text is plain text; HTML is turned to text by the adapter that fetched it.
 */
export interface Message {
  /** The host's own id. Kept with a record so that the message can be found again; never shown. */
  id: string;
  channel: 'outlook' | 'teams' | 'pasted';
  /** Empty for chats. */
  subject: string;
  /** ISO date-time as the host gave it; without a zone it is London time. */
  sentAt: string;
  /** Display name of the sender of an email. */
  from?: string;
  /** One part for an email or one for each of its conversation, one a post for a chat, in the order written. */
  parts: MessagePart[];
  /** Address of the shared mailbox that an email stands in. */
  mailbox?: string;
  /** How much of its conversation this is: one email and what it quotes, all of it, or all but the oldest or newest part. Left out where that is not known. */
  extent?: 'one' | 'whole' | 'cut';
}

export interface MessagePart {
  author?: string;
  sentAt?: string;
  text: string;
  /** Words that stand in the mail and that nobody who reads it sees: white on white, tiny, hidden by a style. Read apart from the others, and only upwards. */
  unseen?: true;
}

/** A stretch of a message's text: characters `start` to `end` (UTF-16, end exclusive) of one part; part -1 is the subject. */
export interface Place {
  part: number;
  start: number;
  end: number;
}

/** The words of a message and where they stand. `text` is always exactly the slice at `place`. */
export interface Quote {
  text: string;
  place: Place;
}

/** The text that a place points into. Gives '' for a part that the message does not have. */
export function textOfPart(message: Message, part: number): string {
  return part === -1 ? message.subject : (message.parts[part]?.text ?? '');
}

/** Who wrote a part, as far as it says; of words that nobody sees, that too. */
export function writerOf({ parts, from }: Message, part: number): string | undefined {
  const author = parts[part]?.author ?? from;
  return parts[part]?.unseen ? [author, 'not visible in the mail'].filter(Boolean).join(', ') : author;
}

/** Cuts a quotation out of the message; the only way in which quotations are made. */
export function quoteAt(message: Message, place: Place): Quote {
  return { text: textOfPart(message, place.part).slice(place.start, place.end), place };
}

/** True when the quotation is, character for character, what stands in the message at its place. */
export function isVerified(message: Message, quote: Quote): boolean {
  const { start, end } = quote.place;
  return end > start && quoteAt(message, quote.place).text === quote.text;
}
