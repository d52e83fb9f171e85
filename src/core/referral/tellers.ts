import { sentencesWith, type Collection } from './collect';
import type { Who } from './people';
import type { Read, Said } from './source';

const says = /^\s*(?:she|he|they) (?:\w+ ){0,2}?(?:told|said|says|tells|reported|explained|admitted|denied|mentioned|claimed|stated|rang|phoned)\b/iu;
const discloses = /\b(?:told|tells) (?:me|us|staff|miss|sir|mrs|mr|ms|his|her)\b|\bdisclos/iu;
const seenSo = /^\s*(?:i|we)(?:['’]ve| have)? (?:both |all )?(?:saw|seen|noticed|observed|heard) (?:this|these|it|that|them|those)(?: for)?(?: (?:myself|ourselves))?[.!]?\s*$/iu;

const only = (about: Set<Who>, who: Who): boolean => about.size === 1 && about.has(who);

/** How a sentence is known where only those around it tell who "she" is, or that it was seen. */
function toldHere({ said, about }: Collection, at: number, childsOwn: ReadonlySet<Said>): Said['told'] {
  const sentence = said[at];
  const whom = about[at] ?? new Set<Who>();
  if (!sentence) return undefined;
  if (sentence.told === 'child-said') return !childsOwn.has(sentence) && says.test(sentence.text) && only(whom, 'carer') ? 'told-by' : 'child-said';
  if (sentence.told) return sentence.told;
  if (childsOwn.has(sentence)) return 'child-said';
  if (says.test(sentence.text) && only(whom, 'carer')) return 'told-by';
  if (says.test(sentence.text) && only(whom, 'child') && discloses.test(sentence.text)) return 'child-said';
  const next = said[at + 1];
  return next && next.messageId === sentence.messageId && seenSo.test(next.text) ? 'observed' : undefined;
}

/** Completes how each sentence is known from the sentences around it and from what the child is known to have said. */
export function withTellers(collection: Collection, reads: readonly Read[]): Collection {
  const words = reads.flatMap(({ message, reading }) => reading.facts.childsWords.filter((w) => !w.unsure).map(({ quote }) => ({ quote, messageId: message.id })));
  const childsOwn = new Set(sentencesWith(words, collection));
  return { ...collection, said: collection.said.map((sentence, at) => ({ ...sentence, told: toldHere(collection, at, childsOwn) })) };
}
