import { instantOf, sayMoment } from '../time';
import type { Answer, From, Statement, Told } from './answer';

/** How a sentence is known, as it stands behind it. */
export const TOLD: Readonly<Record<Told, string>> = { 'child-said': 'child said', 'told-by': 'told', observed: 'seen by the writer', opinion: 'opinion of the writer', own: 'the writer’s own doing or request' };

/** What stands behind a sentence whose words do not say how they are known. */
export const STATED = 'stated by the writer';

/** An age that is said in the first year of life. */
export const FIRST_YEAR = /\b(?:days?|weeks?|wks?|months?|mths?|under a year)\b/iu;

/** How old somebody is: completed years, in the first year the words of the message ("7 months") where they say it. */
export const sayYears = (years: number, words = ''): string => (years > 0 ? String(years) : FIRST_YEAR.test(words) ? words : 'under a year old');

/** The mark on what must not reach the family. */
export const KEEP = 'keep from the family';

/** "told by Mum; Denise Falkirk, Tue 6 October 2026, 15:47": how a sentence is known and who wrote it. */
export function sayTelling({ told, teller, from, keepFromFamily }: Statement): string {
  const how = told === 'told-by' && teller ? `told by ${teller}` : told ? TOLD[told] : STATED;
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

/** How a sentence is known, from what stands behind it; nothing where the words there are none of ours. */
function toldIn(telling: string): Pick<Statement, 'told' | 'teller'> {
  const [how = ''] = telling.split(';');
  const known = (Object.keys(TOLD) as Told[]).find((told) => TOLD[told] === how.trim());
  const teller = /^told by (.+)$/u.exec(how.trim())?.[1];
  return teller ? { told: 'told-by', teller } : known ? { told: known } : {};
}

/** Words on one line. */
export const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The line of an answer that a statement stands in: among several with its words the one that says how it is known. */
function lineWith(statement: Statement, lines: readonly string[]): number {
  const holds = (line: string) => plain(partsOfLine(line).said).includes(plain(statement.text));
  const same = lines.findIndex((line) => holds(line) && partsOfLine(line).telling === sayTelling(statement));
  return same < 0 ? lines.findIndex(holds) : same;
}

/** The statements that an answer still holds after somebody changed it, each known as the brackets behind it say now. */
export function statementsIn(value: string, { statements, kind }: Pick<Answer, 'statements' | 'kind'>): Statement[] {
  const lines = value.split('\n');
  return statements.flatMap((statement) => {
    const at = lineWith(statement, lines);
    if (at < 0) return plain(value).includes(plain(statement.text)) ? [statement] : [];
    const { telling } = partsOfLine(plain(lines[at] ?? ''));
    // The brackets behind the child's own words say to whom they were said.
    if (kind === 'quotes' || telling === sayTelling(statement)) return [statement];
    return [{ ...statement, told: undefined, teller: undefined, ...toldIn(telling ?? '') }];
  });
}

/** An answer in which what stands behind one sentence says that it is known so. Its words stay. */
export function knownAs(value: string, statement: Statement, told: Told | undefined): string {
  const lines = value.split('\n');
  const at = lineWith(statement, lines);
  const teller = told === 'told-by' ? statement.teller : undefined;
  return lines.map((line, here) => (here === at ? `${partsOfLine(line).said.trimEnd()} [${sayTelling({ ...statement, told, teller })}]` : line)).join('\n');
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
