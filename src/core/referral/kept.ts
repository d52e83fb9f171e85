import { textOfPart } from '../evidence';
import { sentencesFor, type Collection } from './collect';
import type { Read, Said } from './source';

const leansBack = /^\s*(?:she|he|they|this|that|it)\b/iu;
const greeting = /^\W*(?:dear|hi|hello|hiya|good (?:morning|afternoon|evening)|all|team|colleagues?)\b(?:[^.!?]{0,40})$/iu;
/** Words of a first line that speaks of the whole message: more say what is meant. */
const MOST_WORDS = 14;

const between = (before: Said, said: Said | undefined, reads: readonly Read[]): string | undefined => {
  const read = reads.find((r) => r.message.id === before.messageId);
  const [a, b] = [before.quote.place, said?.quote.place];
  return read && (!said || (before.messageId === said.messageId && a.part === b?.part)) ? textOfPart(read.message, a.part).slice(a.end, b?.start) : undefined;
};

/** True when nothing but blanks of one paragraph stands between two sentences of a message. */
function follows(before: Said, said: Said, reads: readonly Read[]): boolean {
  const blank = between(before, said, reads);
  return blank !== undefined && !/\n\s*\n/u.test(blank);
}

/** Whether a sentence that is the first below the greeting stands alone on its line. */
function isAlone({ said }: Collection, at: number, reads: readonly Read[]): boolean {
  const [one, next] = [said[at], said[at + 1]];
  if (!one || one.text.split(/\s+/u).length > MOST_WORDS) return false;
  const rest = between(one, next?.messageId === one.messageId && next.quote.place.part === one.quote.place.part ? next : undefined, reads);
  return /^[ \t*_]*(?:[\r\n]|$)/u.test(rest ?? '');
}

/** The messages that say of all of themselves that the family is not to have them: in the subject, or in the first line below the greeting where it stands alone. */
function keptWhole(collection: Collection, reads: readonly Read[]): Map<string, Said> {
  const asks = collection.rules.get('keep-all-from-family')?.is;
  const first = new Map(collection.said.filter(({ written, text }) => written === 'now' && !greeting.test(text)).reverse().map((said) => [said.messageId, said]));
  return new Map(collection.said.flatMap((said, at): [string, Said][] => {
    const opens = said.written === 'subject' || (first.get(said.messageId) === said && isAlone(collection, at, reads));
    return opens && asks?.test(collection.all[at] ?? '') ? [[said.messageId, said]] : [];
  }).reverse());
}

/**
 * Marks the sentences that ask to be kept from the family, with the one before where only that says who or what is meant
 * ("She told us in confidence …"). The mark goes with the sentence into every answer. Where the subject or the first line asks it
 * of the whole message, all its sentences are marked.
 */
export function withKept(collection: Collection, reads: readonly Read[]): Collection {
  const asked = new Set(sentencesFor('keep-from-family', collection, []).filed);
  const whole = keptWhole(collection, reads);
  const kept = new Set(collection.said.flatMap((said, at) => {
    const before = collection.said[at - 1];
    const leans = leansBack.test(said.text) && collection.about[at - 1]?.has('carer');
    return asked.has(said) ? [said, ...(before && leans && follows(before, said, reads) ? [before] : [])] : whole.get(said.messageId) === said ? [said] : [];
  }));
  const mark = (said: Said): Said => ({ ...said, keepFromFamily: true, ...(kept.has(said) ? { asksToKeep: true as const } : {}) });
  return kept.size ? { ...collection, said: collection.said.map((said) => (kept.has(said) || whole.has(said.messageId) ? mark(said) : said)) } : collection;
}
