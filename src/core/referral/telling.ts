import type { ReportedBy } from '../evidence';

const PEOPLE = "mum|mom|mam|mummy|mother|dad|daddy|father|step-?(?:mum|dad|mother|father)|nan|nana|nanny|gran|grandma|grandad|grandmother|grandfather|aunt(?:ie|y)?|uncle|sister|brother|sibling|neighbour|friend|partner|landlord|teacher|tutor|ta|nurse|midwife|gp|doctor|coach|officer|head|dsl|school|nursery|social worker|health visitor|foster carer|carer|parent|parents|receptionist|driver|manager|colleague";
const SAYS = "said|says|saying|told|tells|reports?|reported|states?|stated|mentioned|disclosed|explained|claims?|claimed|admitted|denie[sd]|described|informed|alleges?|alleged|rang|phoned|texted|emailed|asked|confirmed|wrote|let (?:me|us|slip)";

const named = new RegExp(`\\b((?:(?:his|her|their|the|my|our|a|maternal|paternal|older|younger|class|school)\\s+){0,3}(?:${PEOPLE}))\\b[^.;]{0,25}?\\b(?:${SAYS})\\b`, 'iu');
const accordingTo = /\baccording to ((?:his |her |their |the |my |our )?[\p{L}'’ -]{2,30}?)(?:[,.;]|\b(?:that|who|he|she|they)\b|$)/iu;
/** A title and a name: a grown-up, whose words are told and never the child's. */
const titled = new RegExp(`\\b((?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|DC|PS|DS|Sgt|Sister|Nurse|Pastor|Rev|Imam)\\.? \\p{Lu}[\\p{L}'’-]+)(?: \\([^)]{1,40}\\)|, [^,.;]{1,40},)? (?:\\w+ )?(?:${SAYS})\\b`, 'u');
const childSaid = /\b(?:s?he|they|(?:the )?(?:child|pupil|girl|boy|lad|student|baby)|\p{Lu}[\p{L}'’-]+)(?:\s\([^)]{1,40}\),?|,\s[^,.;]{1,30},)?\s+(?:then |also |just |has |had |now |quietly |suddenly )*(?:said|says|told (?:me|us|the|his|her|their|a|miss|mrs|mr|ms|\p{Lu})|disclosed|whispered|tells (?:me|us))/u;
const opinion = /\b(?:i (?:think|believe|feel|suspect|wonder|reckon|fear|would say|assume|consider)|in my (?:view|opinion|judgement)|my (?:view|opinion|feeling|sense|instinct|worry|concern|fear) is|my (?:professional )?(?:view|opinion|judgement)|(?:we|i)(?:'m|’m|'re|’re| am| are) (?:worried|concerned|satisfied|convinced|not convinced)|it (?:seems|appears|feels) (?:to me|like|that)|seems to me|imo|tbh)\b/iu;
const observed = /\b(?:i|we) (?:\w+ ){0,2}?(?:saw|seen|noticed|observed|found|heard|watched|weighed|examined|measured|visited|could (?:both )?see|can see|smelt|met|counted|checked|spoke)\b|\b(?:i|we)['’]ve (?:seen|noticed|observed|heard|watched)\b|\b(?:was|were) (?:seen|observed|noticed)\b(?! (?:\w+ ){0,3}?by (?!me\b|us\b))|\bon (?:examination|observation)\b|\b(?:on|from|during|at|in) my (?:\w+ )?(?:visit|lesson|class|classroom|office|room|observation|clinic)\b|\bwhen (?:i|we) (?:arrived|left|visited|called|got there|came|went|collected|looked)\b|\blet (?:me|us) in\b|\bofficers? (?:saw|found|observed|noted|attended)\b|\bpresented (?:with|as)\b|\bappeared\b|\blooked\b(?! (?:after|for|up|forward)\b)/iu;
const unseen = /\b(?:have|has|did|had|do)(?: not|n['’]t) (?:\w+ )?(?:see|seen|hear|heard|observe|observed|notice|noticed)\b/iu;
const quoted = /["“]([^"”]{3,})["”]/u;

/** The letters before a name that is read with its title: the child's pattern starts at the name. */
const TITLE = 8;

/** How the writer knows, from the words of one sentence alone. Gives nothing where the words do not say. */
export function tellingOf(sentence: string): { told?: ReportedBy; teller?: string } {
  const according = accordingTo.exec(sentence);
  if (according) return { told: 'told-by', teller: according[1]?.trim() };
  const [byKin, byTitle] = [named.exec(sentence), titled.exec(sentence)];
  const person = byTitle && (!byKin || byTitle.index < byKin.index) ? byTitle : byKin;
  const child = childSaid.exec(sentence);
  if (person && (!child || person.index <= child.index + (person === byTitle ? TITLE : 0))) return { told: 'told-by', teller: person[1]?.trim() };
  if (child && (quoted.test(sentence) || /\bdisclos/iu.test(sentence))) return { told: 'child-said' };
  if (opinion.test(sentence)) return { told: 'opinion' };
  if (observed.test(sentence) && !unseen.test(sentence)) return { told: 'observed' };
  return {};
}
