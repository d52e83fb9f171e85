import type { Told } from './answer';

const PEOPLE = "mum|mom|mam|mummy|mother|dad|daddy|father|step-?(?:mum|dad|mother|father)|nan|nana|nanny|gran|grandma|grandad|grandmother|grandfather|aunt(?:ie|y)?|uncle|sister|brother|sibling|neighbour|friend|partner|husband|wife|boyfriend|girlfriend|landlord|teacher|tutor|ta|nurse|midwife|gp|doctor|coach|officer|head|dsl|school|nursery|social worker|health visitor|foster carer|carer|parent|parents|receptionist|driver|manager|colleague|slt|salt|ep|police|hospital|ward|consultant|paediatrician|psychologist|therapist|counsellor|dentist|housing|staff|key ?worker|worker";
const SAYS = "said|says|told|tells|reports|(?<!\\b(?:school|police|nursery|hospital|gp) )report|reported|states?|stated|mentioned|disclosed|explained|claims?|claimed|admitted|denie[sd]|described|informed|alleges?|alleged|rang|phoned|texted|emailed|asked (?:me|us|staff|for|if|whether|what|why|how|could|about|not)|confirmed|wrote|let (?:me|us|slip)|agree[sd]?|accept(?:s|ed)|insist(?:s|ed)|maintain(?:s|ed)|complain(?:s|ed)|acknowledge[sd]?|consent(?:s|ed)|thinks|believes|wants|would like|(?<!to )say";
/** Who is told or asked has told nothing: "parents have not been told". */
const DONE_TO = '(?<!\\b(?:been|being|be|was|were|is|are|got|get) (?:\\w+ly )?)(?<!\\bto be )';

const DETERMINERS = 'his|her|their|the|my|our|a|an|both|another|maternal|paternal|older|younger|class|school|last|old|new|drop-in|duty|named|lead|key|family|support';
/** "Corey's mum", but not "she's mum": who it is that somebody belongs to. */
const OF_SOMEBODY = "(?!(?:it|he|she|that|there|here|what|who|where|how|let|\\p{L}*one|\\p{L}*body)['’]s)\\p{L}+['’]s\\s+";
const SINCE = 'has|have|had|also|then|just|now|not|never|always|already|still|since|even|only|both|been|\\p{L}+ly';
const TELLS = `saying|${DONE_TO}(?:${SAYS})(?! by\\b)`;
/** The word for a person, and what is theirs where that tells: "pastor", "Mum's text". */
const KIN = `(?:${PEOPLE})\\b(?: and (?:(?:${DETERMINERS})\\s+)?(?:${PEOPLE})\\b)?(?: (?:lady|office|letter|notice|report)\\b)?(?:['’]s? (?!(?:${SINCE}|${SAYS})\\b)\\p{L}+(?= (?:(?:${SINCE}) )?(?:${TELLS})\\b))?`;
/** With whose it is: "her aunt's pastor said". */
const PERSON = `(?:${OF_SOMEBODY})?(?:(?:${DETERMINERS})\\s+){0,3}${KIN}`;
const THEN_TELLS = `(?:(?!\\b(?:${PEOPLE})\\b)[^.;]){0,25}?\\b(?:${TELLS})\\b`;
/** Whom somebody tells or goes to has told nothing: "told the play worker that Dad's lot say …". */
const DONE_WITH = "(?<!(?:\\b(?:told|tells?|telling|asked|asks|or|for|than)|^\\P{L}*(?:s?he|they)\\b[^.;]*\\b(?:to|with|from|about))\\s(?:(?:the|his|her|their|my|our|a|an)\\s(?:[\\p{L}-]+\\s)?)?)";

const named = new RegExp(`(?<![\\p{L}’'-])(?:${DONE_WITH}|(?=${PERSON},? (?:who|and|she|he|they)\\b))(${PERSON})${THEN_TELLS}`, 'iu');
/** The end of it, and far quicker, in small letters: where this finds nothing the whole finds nothing. What only has to be there is looked for in small letters: an expression for either case takes several times as long. */
const namedEnds = new RegExp(`(?<![a-z])${KIN}${THEN_TELLS}`, 'u');
const accordingTo = /\baccording to ((?:his |her |their |the |my |our )?[\p{L}'’ -]{2,30}?)(?:[,.;]|\b(?:that|who|he|she|they)\b|$)/iu;
/** A title and a name: a grown-up, whose words are told and never the child's. */
const titled = new RegExp(`\\b((?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|DC|PS|DS|Sgt|Sister|Nurse|Pastor|Rev|Imam)\\.? \\p{Lu}[\\p{L}'’-]*)(?: \\([^)]{1,40}\\)|, [^,.;]{1,40},)? (?:\\w+ )?(?:${SAYS})\\b`, 'u');
const childSaid = /\b(?:s?he|they|(?:the )?(?:child|pupil|girl|boy|lad|student|baby)|\p{Lu}[\p{L}'’-]+)(?:\s\([^)]{1,40}\),?|,\s[^,.;]{1,30},)?\s+(?:then |also |just |has |had |now |quietly |suddenly )*(?:said|says|told (?:me|us|the|his|her|their|a|miss|mrs|mr|ms|\p{Lu})|disclosed|whispered|tells (?:me|us))/u;
const opinion = /\b(?:i (?:(?:do not|don['’]t|really|also|still) )?(?:think|believe|feel|suspect|wonder|reckon|fear|would say|assume|consider)|in my (?:view|opinion|judgement)|my (?:view|opinion|feeling|sense|instinct|worry|concern|fear) is|my (?:professional )?(?:view|opinion|judgement)|(?:we|i)(?:'m|’m|'re|’re| am| are) (?:worried|concerned|satisfied|convinced|not convinced)|it (?:seems|appears|feels) (?:to me|like|that)|seems to me|my (?:guess|hunch|gut)|presumably|probably|i(?:['’]m| am) (?:not )?(?:sure|certain|convinced)|imo|tbh)\b/u;
const observed = /\b(?:(?:i|we) (?:\w+ ){0,2}?(?:saw|seen|noticed|observed|found|heard|watched|weighed|examined|measured|visited|undressed|smelled|could (?:both )?see|can see|smelt|met|counted|checked|spoke)\b|(?:i|we)['’]ve (?:seen|noticed|observed|heard|watched)\b|(?:was|were) (?:seen|observed|noticed)\b(?! (?:\w+ ){0,3}?by (?!me\b|us\b))|on (?:examination|observation|arrival)\b|showed (?:me|us)\b|in front of (?:me|us|my|our)\b|(?:on|from|during|at|in) my (?:\w+ )?(?:visit|lesson|class|classroom|office|room|observation|clinic)\b|when (?:i|we) (?:arrived|left|visited|called|got there|came|went|collected|looked)\b|let (?:me|us) in\b|officers? (?:saw|found|observed|noted|attended)\b|presented (?:with|as)\b|(?:seen|noted|observed) (?:on|over|across) (?:his|her|their|the)\b|while (?:i|we) (?:was|were)\b|appeared\b|looked\b(?! (?:after|for|up|forward)\b))/u;
const unseen = /\b(?:have|has|did|had|do)(?: not|n['’]t) (?:\w+ )?(?:see|seen|hear|heard|observe|observed|notice|noticed)\b/u;
/** Somebody who is not named: "a girl from her year told me". */
const someone = new RegExp(`\\b((?:a|an|another|one) (?:(?!(?:his|her|their|the|my|our)\\b)[\\w-]+ ){0,2}?(?:girl|boy|lad|pupil|student|child|man|woman|lady|caller|parent|friend|mum|dad|resident|relative))\\b[^.;]{0,30}?\\b(?:told|said|says|tells|reported|rang|phoned)\\b`, 'iu');
const passedOn = /\b(?:i|we)(?:['’](?:m|re|ve been)| am| are| was| were| have been) (?:told|informed|advised|given to understand)\b/u;
const recorded = /\b((?:(?:our|the|his|her|their|police|gp|school|hospital) ){0,2}(?:records?|notes|logs?|files?|cpoms|system))\b (?:shows?|says?|records?|states?|lists?|has|have|hold)\b/iu;
const records = /record|note|log|file|cpoms|system/u;
/** The writer in the first person near the start, or a request. */
const own = /^[^\p{L}"“]*(?:(?!(?:that|who|which|because|if)\b)[\p{L}’'-]+[ ,]+){0,3}?(?:i|we)(?:['’](?:ve|d|m|ll|re))?\s|^[^\p{L}"“]*(?:so |and |but )?(?:please|(?:can|could|would|will) (?:you|somebody|someone|anyone|the \w+)|let me know)\b|^[^\p{L}"“]*(?:told|rang|phoned|called|emailed|texted|asked|informed|spoke to|visited) (?!me\b|us\b)/u;
/** Where none of these words stands nobody says anything. */
const tells = new RegExp(`\\b(?:saying|whispered|${SAYS})`, 'u');
const quoted = /["“]([^"”]{3,})["”]/u;

/** The letters before a name that is read with its title: the child's pattern starts at the name. */
const TITLE = 8;

/** Whom the words name as the one who told it, where neither family nor title does. */
function hearsay(sentence: string, small: string): { told: Told; teller?: string } | undefined {
  const teller = ((tells.test(small) ? someone.exec(sentence) : null) ?? (records.test(small) ? recorded.exec(sentence) : null))?.[1]?.trim();
  return teller ? { told: 'told-by', teller } : passedOn.test(small) ? { told: 'told-by' } : undefined;
}

/** Who says it: somebody of the family, somebody with a title, or the child. */
function saidBy(sentence: string, small: string): { told: Told; teller?: string } | undefined {
  if (!tells.test(small)) return undefined;
  const [byKin, byTitle] = [namedEnds.test(small) ? named.exec(sentence) : null, titled.exec(sentence)];
  const person = byTitle && (!byKin || byTitle.index < byKin.index) ? byTitle : byKin;
  const child = childSaid.exec(sentence);
  if (person && (!child || person.index <= child.index + (person === byTitle ? TITLE : 0))) return { told: 'told-by', teller: person[1]?.trim() };
  return child && (quoted.test(sentence) || /\bdisclos/u.test(small)) ? { told: 'child-said' } : undefined;
}

/** How the writer knows, from the words of one sentence alone. Gives nothing where the words do not say. */
export function tellingOf(sentence: string): { told?: Told; teller?: string } {
  const small = sentence.toLowerCase();
  const according = small.includes('according to') ? accordingTo.exec(sentence) : null;
  if (according) return { told: 'told-by', teller: according[1]?.trim() };
  const said = saidBy(sentence, small) ?? hearsay(sentence, small);
  if (said) return said;
  if (opinion.test(small)) return { told: 'opinion' };
  if (unseen.test(small)) return {};
  return observed.test(small) ? { told: 'observed' } : own.test(small) ? { told: 'own' } : {};
}
