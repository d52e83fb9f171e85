import { instantOf, sayMoment } from '../time';
import type { Statement } from './answer';

const TOLD = { 'child-said': 'child said', 'told-by': 'told', observed: 'seen by the writer', opinion: 'opinion of the writer' } as const;

/** The mark on what must not reach the family. */
export const KEEP = 'keep from the family';

/** "told by Mum; Denise Falkirk, Tue 6 October 2026, 15:47": how a sentence is known and who wrote it. */
export function sayTelling({ told, teller, from, keepFromFamily }: Statement): string {
  const how = told === 'told-by' && teller ? `told by ${teller}` : told ? TOLD[told] : 'how known: not said';
  const at = from.kind === 'message' ? instantOf(from.sentAt) : undefined;
  const writer = from.kind === 'message' ? [from.author, at ? sayMoment(at) : from.sentAt].filter(Boolean).join(', ') : '';
  return [how, writer, keepFromFamily && KEEP].filter(Boolean).join('; ');
}

/** One statement as it stands in an answer: the words as written, then how they are known. */
export const sayStatement = (statement: Statement): string => `${statement.text.replace(/\s+/gu, ' ')} [${sayTelling(statement)}]`;

/** The child's words, word for word, with who wrote them down. */
export function sayWords({ text, teller, from, keepFromFamily }: Statement): string {
  const at = from.kind === 'message' ? instantOf(from.sentAt) : undefined;
  const writer = from.kind === 'message' ? [from.author && `written down by ${from.author}`, at && sayMoment(at)].filter(Boolean).join(', ') : '';
  return `“${text}” [${[teller ?? 'the child', writer, keepFromFamily && KEEP].filter(Boolean).join('; ')}]`;
}
