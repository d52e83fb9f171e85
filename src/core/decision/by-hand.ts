import { isVerified, textOfPart, type Message, type Quote } from '../evidence';
import type { Level, PackFace } from '../pack';
import type { Decision } from './settle';
import { toSuggestion, type Suggestion } from './suggest';

/** Exact words of the message that the person counts under a row for which the reader had not quoted them. */
export interface ByHand {
  quote: Quote;
  passage: number;
  /** The shared row, and the level of its indicator that the authority's cell takes. */
  row: string;
  level: Level;
  /** The authority's cell that the person chose; none where it prints nothing for the row. */
  cell?: string;
}

/** Where the words stand now: the same message may be read again with more of its conversation. Undefined where they are not in it. */
function whereNow(message: Message, quote: Quote): Quote | undefined {
  if (isVerified(message, quote)) return quote;
  for (let part = -1; part < message.parts.length; part += 1) {
    const start = textOfPart(message, part).indexOf(quote.text);
    if (start >= 0) return { text: quote.text, place: { part, start, end: start + quote.text.length } };
  }
  return undefined;
}

/**
 * What the person counted themself, as suggestions of one authority, each with the exact words of the message.
 * Under another authority than the one it was counted under it stands where that one's cells take the shared indicator.
 * It never moves the suggested level, which is the reader's, and words that no longer stand in the message are left out.
 */
export const countedByHand = (decisions: readonly Decision[], message: Message, pack: PackFace): Suggestion[] => decisions.flatMap(({ counted }) => {
  const quote = counted && whereNow(message, counted.quote);
  if (!quote) return [];
  const { row, level, passage, cell } = counted;
  return [toSuggestion(pack, { row, level, strength: 1, evidence: [{ quote, row, level, passage, strength: 1, qualifiers: [], steps: [], readsLike: [] }], steps: [] }, 'added', new Set(), false, cell)];
});
