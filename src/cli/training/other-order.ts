import { type Message, type PassageMatcher, readPassages } from '../../core/evidence';

/**
 * The message with its posts, or the mails of its conversation, or the quoted replies and forwarded notes of one mail, in another order; `order` puts them in it.
 * What is written now stays on top. Undefined where there are fewer than two to move. Says nothing of whether the mail is cut alike afterwards.
 */
export function inOtherOrder(message: Message, rules: PassageMatcher, order: <T>(list: readonly T[]) => T[]): Message | undefined {
  if (message.parts.length > 1) return { ...message, parts: order(message.parts) };
  const [part] = message.parts;
  if (!part) return undefined;
  const [top = '', ...replies] = repliesOf(message, part.text, rules);
  if (replies.length < 2) return undefined;
  return { ...message, parts: [{ ...part, text: [top, ...order(replies)].map((text) => text.trimEnd()).join('\n\n') }] };
}

/** The text of a mail cut above each header of an older one: header lines stand in no passage. */
function repliesOf(message: Message, text: string, rules: PassageMatcher): string[] {
  const places = readPassages(message, rules).map(({ place }) => place).filter(({ part }) => part === 0);
  const cuts = places.flatMap(({ start }, i) => {
    const from = places[i - 1]?.end ?? 0;
    const header = text.slice(from, start);
    return header.trim() ? [from + header.search(/\S/)] : [];
  });
  return [0, ...cuts].map((from, i) => text.slice(from, cuts[i] ?? text.length));
}
