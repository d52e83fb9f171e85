import { textOfPart, type Place, type Quote } from '../evidence';
import type { OtherPassage, OtherStories } from './answer';
import { stretchesOfOthers, type Stretch } from './apart';
import { childNamedFirst } from './families';
import { fromMessage, type Drafting, type Read } from './source';

const placeOf = ({ reading }: Read, sentences: readonly number[]): Place => {
  const [first, last] = [reading.sentences[sentences[0] ?? 0]?.place, reading.sentences[sentences.at(-1) ?? 0]?.place];
  return { part: first?.part ?? 0, start: first?.start ?? 0, end: last?.end ?? 0 };
};

function passageOf(read: Read, { child, is, sentences }: Stretch, whose: Drafting['whose'] = {}): OtherPassage {
  const place = placeOf(read, sentences);
  const quote: Quote = { text: textOfPart(read.message, place.part).slice(place.start, place.end), place };
  const key = `${read.message.id}:${String(place.part)}:${String(place.start)}`;
  const said = whose[key];
  return { key, child, is, from: fromMessage(read, quote), isOut: said ? said === 'other' : is === 'other', isDecided: said !== undefined };
}

/** What is known of whom a referral is for: a name, and whether that is sure or said by the person. */
export interface For { name?: string; isSure: boolean; also: readonly string[] }

/**
 * The passages of all messages that are about other children than the one the referral is for. Where it is not sure whom it is for and a message
 * tells of several children, it gives their names to choose from and keeps nothing out.
 */
export function otherStories(reads: readonly Read[], { name, isSure, also }: For, whose: Drafting['whose']): OtherStories | undefined {
  const called = name ?? reads.map(childNamedFirst).find((first) => first !== undefined);
  const passages = reads.flatMap((read) => stretchesOfOthers(read, called, also).map((one) => passageOf(read, one, whose)));
  const isSeveral = passages.some(({ is }) => is === 'other');
  if (!called || !passages.length || (!isSure && !isSeveral)) return undefined;
  const others = passages.filter(({ is }) => is === 'other').map(({ child }) => child);
  return { about: isSure ? called : undefined, children: [...new Set([called, ...others])], passages: isSure ? passages : [] };
}

/** Whether a place of a message stands in a passage that is kept out. */
export function keptOut(stories: OtherStories | undefined): (place: Place, messageId: string) => boolean {
  const out = (stories?.passages ?? []).flatMap(({ isOut, from }) => (isOut && from.kind === 'message' ? [{ id: from.messageId, ...from.quote.place }] : []));
  return (place, messageId) => out.some(({ id, part, start, end }) => id === messageId && part === place.part && start <= place.start && place.start < end);
}
