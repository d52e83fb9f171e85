import { sentencesWith, type Collection } from './collect';
import type { Who } from './people';
import type { Read, Said } from './source';

const WHO = "\\s*(?:[Ss]he|[Hh]e|[Tt]hey|\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?)";
/** A word between them and what they said: none by which somebody else said it, or nobody. */
const BETWEEN = '(?!(?:was|were|is|are|be|been|being|got|gets|never|hardly)\\b)\\w+ ';
/** Somebody's word, also by what only their own word can show. */
const says = new RegExp(`^${WHO} (?:${BETWEEN}){0,2}?(?:told|said|says|tells|reported|explained|admitted|denied|mentioned|claimed|stated|rang|phoned|agree[sd]?|accept(?:s|ed)|insist(?:s|ed)|complain(?:s|ed)|acknowledge[sd]?|consent(?:s|ed)|thinks|believes|would like)\\b`, 'u');
const saysIt = new RegExp(`^${WHO} (?:also |now |then |still |just )?(?:said|says) (?!no\\b|yes\\b|hello\\b|goodbye\\b)`, 'u');
const discloses = /\b(?:told|tells) (?:me|us|staff|miss|sir|mrs|mr|ms|his|her)\b|\bdisclos/iu;
const seenSo = /^\s*(?:i|we)(?:['’]ve| have)? (?:both |all )?(?:saw|seen|noticed|observed|heard) (?:this|these|it|that|them|those)(?: for)?(?: (?:myself|ourselves))?[.!]?\s*$/iu;

const only = (about: Set<Who>, who: Who): boolean => about.size === 1 && about.has(who);

const namedSays = new RegExp(`^\\s*(\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?) (?:${BETWEEN})?(?:told|said|says|tells|reported|explained|admitted|denied|mentioned|claimed|stated)\\b(?! by\\b)`, 'u');
/** Words that a sentence may begin with, of which none is a name. */
const noName = new RegExp(`^(?:${[
  'she|he|they|it|we|you|who|nobody|somebody|someone|everyone|everybody|anybody|anyone|one|both|all|some|many|several|none|neither|nothing|something|everything',
  'and|but|so|also|then|when|if|what|this|that|which|because|as|while|since|after|before|once|until|although|though|however|otherwise|instead|like|for|from|in|at|on|by|to|not|no|yes|never|always|often|just|only|even|still|again|now|here|there|where|how|why',
  'today|tonight|yesterday|tomorrow|later|afterwards?|earlier|soon|eventually|finally|recently|originally|initially|previously|subsequently|suddenly|immediately|quickly|already|meanwhile|sometimes|usually|lately',
  'apparently|allegedly|reportedly|supposedly|clearly|obviously|sadly|unfortunately|worryingly|maybe|perhaps|possibly|probably|certainly|having|being|had|has|have|did|does|was|were|is|are|been',
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|june|july|august|september|october|november|december',
  'concerns?|incidents?|allegations?|disclosures?|injur(?:y|ies)|bruis(?:e|es|ing)|marks?|absences?',
].join('|')})$`, 'iu');

/** A sentence that begins with a name and what they said: the child's, or that of the one who is named. */
function namedTelling({ text, told }: Said, children: ReadonlySet<string>): Pick<Said, 'told' | 'teller'> | undefined {
  const name = told && told !== 'own' ? undefined : namedSays.exec(text)?.[1]?.split(' ').filter((part) => !noName.test(part)).join(' ');
  if (!name) return undefined;
  return children.has(name.split(' ')[0]?.toLowerCase() ?? '') ? { told: 'child-said' } : { told: 'told-by', teller: name };
}

/** How a sentence is known where only those around it tell who "she" is, or that it was seen. */
function toldHere({ said, about }: Collection, at: number, childsOwn: ReadonlySet<Said>): Said['told'] {
  const sentence = said[at];
  const whom = about[at] ?? new Set<Who>();
  if (!sentence) return undefined;
  if (sentence.told === 'child-said') return !childsOwn.has(sentence) && says.test(sentence.text) && only(whom, 'carer') ? 'told-by' : 'child-said';
  if (sentence.told) return sentence.told;
  if (childsOwn.has(sentence)) return 'child-said';
  if (says.test(sentence.text) && only(whom, 'carer')) return 'told-by';
  if (only(whom, 'child') && (saysIt.test(sentence.text) || (says.test(sentence.text) && discloses.test(sentence.text)))) return 'child-said';
  const next = said[at + 1];
  return next && next.messageId === sentence.messageId && seenSo.test(next.text) ? 'observed' : undefined;
}

/** Completes how each sentence is known from the sentences around it and from what the child is known to have said. */
export function withTellers(collection: Collection, reads: readonly Read[]): Collection {
  const words = reads.flatMap(({ message, reading }) => reading.facts.childsWords.filter((w) => !w.unsure).map(({ quote }) => ({ quote, messageId: message.id })));
  const childsOwn = new Set(sentencesWith(words, collection));
  const children = new Set(reads.flatMap(({ reading: { facts } }) => [facts.child.name?.value, ...facts.otherChildren.map((one) => one.name)]).flatMap((name) => name?.toLowerCase().split(/\s+/u)[0] ?? []));
  return { ...collection, said: collection.said.map((sentence, at) => ({ ...sentence, told: toldHere(collection, at, childsOwn), ...(childsOwn.has(sentence) ? {} : namedTelling(sentence, children)) })) };
}
