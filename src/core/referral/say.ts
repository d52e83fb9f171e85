import { instantOf, sayMoment } from '../time';
import type { From, Statement } from './answer';

const TOLD = { 'child-said': 'child said', 'told-by': 'told', observed: 'seen by the writer', opinion: 'opinion of the writer', own: 'the writer’s own doing or request' } as const;

/** The mark on what must not reach the family. */
export const KEEP = 'keep from the family';

/** "told by Mum; Denise Falkirk, Tue 6 October 2026, 15:47": how a sentence is known and who wrote it. */
export function sayTelling({ told, teller, from, keepFromFamily }: Statement): string {
  const how = told === 'told-by' && teller ? `told by ${teller}` : told ? TOLD[told] : 'stated by the writer';
  const at = from.kind === 'message' ? instantOf(from.sentAt) : undefined;
  const writer = from.kind === 'message' ? [from.author, at ? sayMoment(at) : from.sentAt].filter(Boolean).join(', ') : '';
  return [how, writer, keepFromFamily && KEEP].filter(Boolean).join('; ');
}

const TELLING = / \[([^\]\n]*)\]$/u;

/** A line of an answer in its parts: the words, and how they are known where that stands in brackets behind them. */
export function partsOfLine(line: string): { said: string; telling?: string } {
  const found = TELLING.exec(line);
  return found ? { said: line.slice(0, found.index), telling: found[1] ?? '' } : { said: line };
}

/** One statement as it stands in an answer: the words as written, then how they are known. */
export const sayStatement = (statement: Statement): string => `${statement.text.replace(/\s+/gu, ' ')} [${sayTelling(statement)}]`;

function sayWriter(from: From): string {
  if (from.kind !== 'message' && from.kind !== 'case') return '';
  const at = instantOf(from.kind === 'case' ? from.happenedAt : from.sentAt);
  const who = from.kind === 'case' ? `as recorded of the telephone call by ${from.by}` : from.author && `written down by ${from.author}`;
  return [who, at && sayMoment(at)].filter(Boolean).join(', ');
}

/** The child's words, word for word, with how the message puts them (to whom, when) and who wrote them down. */
export function sayWords({ text, teller, heard, from, keepFromFamily }: Statement): string {
  return `“${text}” [${[teller ?? 'the child', heard, sayWriter(from), keepFromFamily && KEEP].filter(Boolean).join('; ')}]`;
}
