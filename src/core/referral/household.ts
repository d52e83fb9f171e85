import type { Facts } from '../evidence';
import { sentencesWith } from './collect';
import type { Desk } from './gather';
import type { FoundPerson } from './person-rows';
import { plain, sayYears } from './say';
import { spokeUp } from './spoke-up';
import type { Said } from './source';
import { placedAt } from './words-said';

type Child = Facts['otherChildren'][number];

const STOP = '(?=\\s+(?:and|but|so|because|since|while|which|who|where)\\b|[.;,:)!?\\n]|$)';
/** What may stand between somebody and where they live: an age, "who", "now". */
const GAP = "[\\s,()–-]*(?:(?:aged? )?\\d{1,2}(?: ?(?:years? old|yrs?|months?))?[\\s,()–-]*)?(?:(?:who|and|he|she|they|both|all|now|currently|already|mostly|usually|still|also|has|have|is|are|been|(?:who|he|she|they)['’](?:s|ve|re))[\\s,]+|['’](?:s|re|ve)\\s+)*";
const PLACE = `(?:(?:lives?|living|stays?|staying)(?: \\w+){0,2}? (?:with|at|in|near|abroad|away|elsewhere|overseas)\\b|moved (?:out|in with|to live)\\b|gone to live\\b|(?:in|into) (?:foster care|care|custody|prison|kinship care)\\b|adopted\\b|placed with\\b|(?:away )?at (?:uni|university|boarding school)\\b)[^.;,:)!?\\n]{0,60}?${STOP}`;
const HERE = /\b(?:with (?:us|me|him|her|them|the family|this family)|at home|here|there|together|(?:same|this) (?:address|house))\b/iu;

/** The words of the first sentence that says of somebody called so where they live, and not that it is here. */
function whereIn(said: readonly Said[], called: string): string | undefined {
  const lives = new RegExp(`(?<!\\p{L})${called.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?!\\p{L})${GAP}(?<where>${PLACE})`, 'u');
  return said.filter(({ text }) => text.includes(called)).map(({ text }) => lives.exec(text)?.groups?.['where']).find((where) => where && !HERE.test(where));
}

/** The message's own words for where a child of the family lives, where they are not said to live with this one. */
function livesAt(desk: Desk, child: Child): string | undefined {
  const first = child.name?.split(/\s+/u)[0];
  const where = whereIn(sentencesWith([placedAt(desk, child.quote)], desk.collection), child.quote.text) ?? (first && whereIn(desk.collection.said, first));
  return where && plain(where);
}

const WAIT = `(?:pregnant|expecting(?= (?:a baby|twins|triplets|another|again|in \\p{Lu}|(?:her|their) (?:first|second|third|fourth|fifth|sixth|next)|a (?:boy|girl|little|brother|sister|second|third|fourth|sibling))))\\b[^.;,:)!?\\n]{0,60}?${STOP}`;
const SINCE = "(?:['’]s| is|,? who (?:is|['’]s))? (?:(?:now|also|currently|heavily|about|again|nearly|\\w+ (?:weeks?|months?)|\\d+ ?(?:/40|weeks?|wks?|months?)) )*";
const MOTHER = '(?<!\\p{L})(?:mum|mom|mam|mummy|mother)';
const DOUBTFUL = /\b(?:[Ii]f|[Ww]hether|may|might|[Mm]aybe|thinks?|thought|says?|said|told|rumou?rs?|worried|wonders?|could)\b/u;

/** What one sentence says of a child still to be born: by the mother, or by "she" where only a grown-up can be meant. */
function expecting({ facts, collection }: Desk, said: Said, at: number): { words: string; isSure: boolean } | undefined {
  if (!/pregnant|expecting/iu.test(said.text) || said.written === 'subject' || said.asks) return undefined;
  const mothers = facts.adults.filter((a) => a.relationship === 'mother').flatMap((a) => a.name?.split(/\s+/u)[0] ?? []).filter((name) => /^\p{Lu}[\p{L}'’-]+$/u.test(name) && !/^(?:Mrs|Ms|Miss|Mr|Dr)$/u.test(name));
  const found = new RegExp(`(?:${[MOTHER, ...mothers].join('|')})${SINCE}(?<words>${WAIT})`, 'iu').exec(said.text);
  const about = collection.about[at];
  const she = found || !about?.has('carer') ? undefined : new RegExp(`^\\s*she${SINCE}(?<words>${WAIT})`, 'iu').exec(said.text);
  const words = (found ?? she)?.groups?.['words'];
  const owner = found && /(\p{L}+)['’]s\s*$/u.exec(said.text.slice(0, found.index))?.[1];
  if (!words || (owner && owner !== facts.child.name?.value.split(/\s+/u)[0])) return undefined;
  return { words: plain(words), isSure: Boolean(found) && said.written === 'now' && !DOUBTFUL.test(said.text) };
}

/** A brother or sister who is not born yet; none where the child itself may be the unborn one. */
function unborn(desk: Desk): FoundPerson[] {
  const { facts, collection } = desk;
  if (!facts.child.name || facts.otherChildren.some((one) => /unborn|baby/u.test(one.relationship))) return [];
  const found = collection.said.flatMap((said, at) => { const one = expecting(desk, said, at); return one ? [{ ...one, from: said.from }] : []; });
  const best = found.find((one) => one.isSure) ?? found[0];
  return best ? [{ parts: { relationship: 'unborn sibling', born: `not born yet: “${best.words}”` }, from: best.from, ...(best.isSure && !facts.child.name.unsure ? {} : { unsure: true as const }) }] : [];
}

/** How old a brother or sister is: of one in its first year in the message's own words, where they stand beside it. */
export function ageOf(desk: Desk, { name, age, quote }: Child): string {
  if (age !== 0) return age === undefined ? '' : String(age);
  const [sentence] = sentencesWith([placedAt(desk, quote)], desk.collection);
  const text = sentence?.text ?? '';
  const at = text.indexOf(name?.split(/\s+/u)[0] ?? quote.text);
  const found = /^[^.;!?\d]{0,30}?(\d{1,2} ?(?:days?|weeks?|wks?|months?|mths?))(?!\p{L})/u.exec(text.slice(Math.max(0, at)))?.[1];
  return sayYears(0, found);
}

/** The family's people, a row each. Of a child who lives elsewhere or is not born yet that is said, in the message's own words. */
export function householdOf(desk: Desk): FoundPerson[] {
  const row = ({ name, relationship, quote, unsure }: { name?: string; relationship: string; quote: Child['quote']; unsure?: true }, more: FoundPerson['parts'] = {}): FoundPerson =>
    ({ parts: { ...(name ? { name } : {}), relationship, ...more }, from: desk.fromQuote(quote), unsure });
  const children = desk.facts.otherChildren.filter((child) => !desk.apart.has(child)).map((child) => {
    const where = livesAt(desk, child);
    const born = [ageOf(desk, child), child.relationship.startsWith('unborn') ? 'not born yet' : ''].filter(Boolean).join(', ');
    return row(child, { ...(born ? { born } : {}), ...(where ? { words: `“${where}”` } : {}) });
  });
  const kept = spokeUp(desk.facts.adults, desk.collection.said);
  return [...desk.facts.adults.map((one) => ({ ...row(one), ...(kept.has(one) ? { keepFromFamily: true as const } : {}) })), ...children, ...unborn(desk)];
}
