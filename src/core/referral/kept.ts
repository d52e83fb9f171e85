import { textOfPart } from '../evidence';
import { sentencesFor, type Collection } from './collect';
import type { Read, Said } from './source';

const leansBack = /^\s*(?:she|he|they|this|that|it)\b/iu;

/** True when nothing but blanks of one paragraph stands between two sentences of a message. */
function follows(before: Said, said: Said, reads: readonly Read[]): boolean {
  const [a, b] = [before.quote.place, said.quote.place];
  const read = reads.find((r) => r.message.id === said.messageId);
  return read !== undefined && before.messageId === said.messageId && a.part === b.part && !/\n\s*\n/u.test(textOfPart(read.message, a.part).slice(a.end, b.start));
}

/**
 * Marks the sentences that ask to be kept from the family, with the one before where only that says who or what is meant
 * ("She told us in confidence …"). The mark goes with the sentence into every answer.
 */
export function withKept(collection: Collection, reads: readonly Read[]): Collection {
  const asked = new Set(sentencesFor('keep-from-family', collection, []).filed);
  const kept = new Set(collection.said.flatMap((said, at) => {
    const before = collection.said[at - 1];
    const leans = leansBack.test(said.text) && collection.about[at - 1]?.has('carer');
    return asked.has(said) ? [said, ...(before && leans && follows(before, said, reads) ? [before] : [])] : [];
  }));
  return kept.size ? { ...collection, said: collection.said.map((said) => (kept.has(said) ? { ...said, keepFromFamily: true } : said)) } : collection;
}
