import { sentencesWith, type Collection } from './collect';
import { gendersOf, type Who } from './people';
import type { Read, Said } from './source';

const WHO = "\\s*(?:(?:[Ss]he|[Hh]e|[Tt]hey)(?:['’](?:s|d|ve))?|(?!(?:The|An?|You|We|I|It|His|Her|Their|My|Our|Every|Each|Nobody|Somebody|Someone|Everyone|Everybody)(?!\\p{L}))\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?)";
/** A word between them and what they said: none by which somebody else said it, or nobody. */
const BETWEEN = '(?!(?:was|were|is|are|be|been|being|got|gets|not|never|hardly)\\b)\\w+ ';
/** Told off and told to do something are done to them. */
const TOLD = 'told(?! (?:off|to)\\b)';
/** Somebody's word, also by what only their own word can show. */
const says = new RegExp(`^${WHO} (?:${BETWEEN}){0,2}?(?:${TOLD}|said|says|tells|reported|explained|admitted|denied|mentioned|claimed|stated|rang|phoned|agree[sd]?|accept(?:s|ed)|insist(?:s|ed)|complain(?:s|ed)|acknowledge[sd]?|consent(?:s|ed)|thinks|believes|would like)\\b`, 'u');
const saysIt = new RegExp(`^${WHO} (?:also |now |then |still |just )?(?:said|says) (?!no\\b|yes\\b|hello\\b|goodbye\\b)`, 'u');
const discloses = /\b(?:told|tells) (?:me|us|staff|miss|sir|mrs|mr|ms|his|her)\b|\bdisclos/iu;
const seenSo = /^\s*(?:i|we)(?:['’]ve| have)? (?:both |all )?(?:saw|seen|noticed|observed|heard) (?:this|these|it|that|them|those)(?: for)?(?: (?:myself|ourselves))?[.!]?\s*$/iu;

const only = (about: Set<Who>, who: Who): boolean => about.size === 1 && about.has(who);

const TELLS = `${TOLD}|said|says|tells|reported|explained|admitted|denied|mentioned|claimed|stated`;
const namedSays = new RegExp(`^\\s*(\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?) (${BETWEEN})?(?:${TELLS})\\b(?! by\\b)`, 'u');
/** Somebody or something without a name: "The clinic says", "Her pal says". A word for a child is none of them. */
const unnamedSays = new RegExp(`^\\s*((?:The|An?|His|Her|Their|My|Our) (?!(?:child|girl|boy|kid|minor|lad|lass|baby|pupil|student|patient|toddler|twin|young|other|first|second|third|same)\\w*\\b)[\\p{L}'’-]+) (?:has |have |had |also )?(?:said|says|reported|reports|(?:told|tells) (?:me|us|staff))\\b`, 'u');
/** Anybody called "she" or "he" who says something, wherever that stands. */
const pronounSays = new RegExp(`(?<!\\p{L})(she|he)(?:['’](?:s|d))? (?:${BETWEEN}){0,2}?(?:${TELLS}|asks|asked|replied|answered|whispered)\\b(?! by\\b)`, 'giu');

/** Words that a sentence may begin with, of which none is a name. */
const noName = new RegExp(`^(?:${[
  'i|she|he|they|it|we|you|hes|shes|ive|who|nobody|somebody|someone|everyone|everybody|anybody|anyone|one|both|all|some|many|several|none|neither|nothing|something|everything',
  'the|an?|his|her|their|my|our|its|every|each|another|other|such|says',
  'and|but|so|also|then|when|if|what|this|that|which|because|as|while|since|after|before|once|until|although|though|however|otherwise|instead|like|for|from|in|at|on|by|to|not|no|yes|never|always|often|just|only|even|still|again|now|here|there|where|how|why',
  'today|tonight|yesterday|tomorrow|later|afterwards?|earlier|soon|eventually|finally|recently|originally|initially|previously|subsequently|suddenly|immediately|quickly|already|meanwhile|sometimes|usually|lately',
  'apparently|allegedly|reportedly|supposedly|clearly|obviously|sadly|unfortunately|worryingly|maybe|perhaps|possibly|probably|certainly|having|being|had|has|have|did|does|was|were|is|are|been',
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|june|july|august|september|october|november|december',
  'concerns?|incidents?|allegations?|disclosures?|injur(?:y|ies)|bruis(?:e|es|ing)|marks?|absences?',
].join('|')})$`, 'iu');

/** Words between a name and what they said of which none is what is theirs: "Jayden's just said", but "Neighbours' letter said". */
const passing = /^(?:has|have|had|also|then|just|now|always|already|still|since|even|only|both|\w+ly) $/iu;

/** Whom the beginning of a sentence names as the one who says it. */
function namedIn(text: string): string | undefined {
  const [, name, between = ''] = namedSays.exec(text) ?? [];
  const parts = name?.split(' ').filter((part) => !noName.test(part.replace(/['’]\p{L}*$/u, ''))) ?? [];
  if (!parts.length) return unnamedSays.exec(text)?.[1];
  const owned = /['’]s?$/u.test(parts.at(-1) ?? '') && between && !passing.test(between);
  return owned ? `${parts.join(' ')} ${between.trim()}` : parts.join(' ').replace(/['’](?:s|d|ve)$/u, '');
}

/** A sentence that begins with a name and what they said: the child's, or that of the one who is named. */
function namedTelling({ text, told, teller }: Said, children: ReadonlySet<string>): Pick<Said, 'told' | 'teller'> | undefined {
  const name = !told || told === 'own' || (told === 'told-by' && !teller) ? namedIn(text) : undefined;
  if (!name) return undefined;
  const isChild = children.has(name.split(' ')[0]?.toLowerCase() ?? '');
  return isChild ? (told === 'told-by' ? undefined : { told: 'child-said' }) : { told: 'told-by', teller: name };
}

/** What is known of the children of a draft. */
interface Children {
  /** The sentences with words that are surely the child's. */
  childsOwn: ReadonlySet<Said>;
  /** First names, in small letters. */
  names: ReadonlySet<string>;
  genders: ReadonlySet<string>;
}

/** True where a sentence about a grown-up has all who say something called as none of the children can be: "she said", and the only child is a boy. */
function saidByCarer(text: string, whom: Set<Who>, genders: ReadonlySet<string>): boolean {
  const sayers = [...text.replace(/["“][^"”]*["”]?/gu, ' ').matchAll(pronounSays)].map(([, word]) => (word?.toLowerCase() === 'she' ? 'female' : 'male'));
  return whom.has('carer') && genders.size === 1 && sayers.length > 0 && sayers.every((gender) => !genders.has(gender));
}

/** How a sentence is known where only those around it tell who "she" is, or that it was seen. */
function toldHere({ said, about }: Collection, at: number, { childsOwn, genders }: Children): Said['told'] {
  const sentence = said[at];
  const whom = about[at] ?? new Set<Who>();
  if (!sentence) return undefined;
  if (sentence.told === 'child-said') return !childsOwn.has(sentence) && (saidByCarer(sentence.text, whom, genders) || (says.test(sentence.text) && only(whom, 'carer'))) ? 'told-by' : 'child-said';
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
  const names = new Set(reads.flatMap(({ reading: { facts } }) => [facts.child.name?.value, ...facts.otherChildren.map((one) => one.name)]).flatMap((name) => name?.toLowerCase().split(/\s+/u)[0] ?? []));
  const children: Children = { childsOwn, names, genders: gendersOf(reads.map(({ reading }) => reading.facts)) };
  return { ...collection, said: collection.said.map((sentence, at) => ({ ...sentence, told: toldHere(collection, at, children), ...(childsOwn.has(sentence) ? {} : namedTelling(sentence, names)) })) };
}
