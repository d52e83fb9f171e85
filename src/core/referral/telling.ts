import type { ReportedBy } from '../evidence';

const PEOPLE = "mum|mom|mam|mummy|mother|dad|daddy|father|step-?(?:mum|dad|mother|father)|nan|nana|nanny|gran|grandma|grandad|grandmother|grandfather|aunt(?:ie|y)?|uncle|sister|brother|sibling|neighbour|friend|partner|landlord|teacher|tutor|ta|nurse|midwife|gp|doctor|coach|officer|head|dsl|school|nursery|social worker|health visitor|foster carer|carer|parent|parents|receptionist|driver|manager|colleague";
const SAYS = "said|says|saying|told|tells|reports?|reported|states?|stated|mentioned|disclosed|explained|claims?|claimed|admitted|denie[sd]|described|informed|alleges?|alleged|rang|phoned|texted|emailed|asked|confirmed|wrote|let (?:me|us|slip)";

const named = new RegExp(`\\b((?:(?:his|her|their|the|my|our|a|maternal|paternal|older|younger|class|school)\\s+){0,3}(?:${PEOPLE}))\\b[^.;]{0,25}?\\b(?:${SAYS})\\b`, 'iu');
const accordingTo = /\baccording to ((?:his |her |their |the |my |our )?[\p{L}'’ -]{2,30}?)(?:[,.;]|\b(?:that|who|he|she|they)\b|$)/iu;
const childSaid = /\b(?:s?he|they|(?:the )?(?:child|pupil|girl|boy|lad|student|baby)|\p{Lu}[\p{L}'’-]+)\s+(?:then |also |just |has |had |now |quietly |suddenly )*(?:said|says|told (?:me|us|the|his|her|their|a|miss|mrs|mr|ms|\p{Lu})|disclosed|whispered|tells (?:me|us))/u;
const opinion = /\b(?:i (?:think|believe|feel|suspect|wonder|reckon|fear|would say|assume|consider)|in my (?:view|opinion|judgement)|my (?:view|opinion|feeling|sense|instinct|worry|concern|fear) is|my (?:professional )?(?:view|opinion|judgement)|(?:we|i)(?:'m|’m|'re|’re| am| are) (?:worried|concerned|satisfied|convinced|not convinced)|it (?:seems|appears|feels) (?:to me|like|that)|seems to me|imo|tbh)\b/iu;
const observed = /\b(?:i|we) (?:\w+ ){0,2}?(?:saw|noticed|observed|found|heard|watched|weighed|examined|measured|visited|could (?:both )?see|can see|smelt|met|counted|checked|spoke)\b|\b(?:was|were) (?:seen|observed|noticed) (?:by (?:me|us|the TA|staff))?|\bon (?:examination|observation|my visit|my last visit)\b|\bpresented (?:with|as)\b|\bappeared\b|\blooked\b/iu;
const quoted = /["“]([^"”]{3,})["”]/u;

/** How the writer knows, from the words of one sentence alone. Gives nothing where the words do not say. */
export function tellingOf(sentence: string): { told?: ReportedBy; teller?: string } {
  const according = accordingTo.exec(sentence);
  if (according) return { told: 'told-by', teller: according[1]?.trim() };
  const person = named.exec(sentence);
  const child = childSaid.exec(sentence);
  if (person && (!child || person.index <= child.index)) return { told: 'told-by', teller: person[1]?.trim() };
  if (child && (quoted.test(sentence) || /\bdisclos/iu.test(sentence))) return { told: 'child-said' };
  if (opinion.test(sentence)) return { told: 'opinion' };
  if (observed.test(sentence)) return { told: 'observed' };
  return {};
}
