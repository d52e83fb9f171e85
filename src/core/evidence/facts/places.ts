import { quoteAt, textOfPart, type Place } from '../message';
import type { Candidate, Facts } from '../reading';
import { cuts, kinWords, likelihood, postcodeAreas, sure, unsureUnder } from './lexicon';
import type { Marks } from './marks';
import { matchesNear } from './near';
import { roleAt, type Roles } from './roles';
import { schoolInWords } from './school-words';
import type { Scene } from './scene';
import { firstFrom, isBody } from './text';

const postcodePattern = /\b(?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s{0,2}\d[A-Z]{2}|GIR ?0AA)\b/giu;
const phonePattern = /(?<![\d+])(?:\+44\s?\(?0?\)?\s?|\(?0)(?:\d[\s-]?\)?\s?){8,9}\d(?!\d)/gu;

/** A stretch of text that may be a telephone number, postcode or school, with what a scorer weighs. */
export interface PlaceCandidate {
  value: string;
  place: Place;
  marks: Marks;
}

interface Found { text: string; place: Place; kind: string }

function matches(scene: Scene, pattern: RegExp, signatures: boolean, find = (text: string): Iterable<RegExpExecArray> => text.matchAll(pattern)): Found[] {
  return scene.passages.slice(0, 200).flatMap((passage) => {
    if (!isBody(passage.kind) && !(signatures && passage.kind === 'signature')) return [];
    const text = textOfPart(scene.message, passage.place.part).slice(passage.place.start, passage.place.end);
    return [...find(text)].slice(0, 40).map((found) => {
      const words = found[0].trimEnd();
      const start = passage.place.start + found.index;
      return { text: words, kind: passage.kind, place: { part: passage.place.part, start, end: start + words.length } };
    });
  });
}

/** "I'm on", "my mobile is", "call us on", and a name with a post right before it: the writer's own, not the family's. */
const ownLead = /\b(?:I['’]?m|I am|we['’]?re|we are|(?:ring|call|text|phone|reach|get|contact|email) (?:me|us|back)|my (?:own |direct |work |desk )?(?:mobile|number|line|phone|extension|desk)|our (?:duty |office )?(?:number|line|phone|office))\b[^.;\n]{0,30}$/iu;
const ownBehind = /^[ ,]*(?:is )?(?:(?:the|our) (?:\w+ )?(?:phone|mobile|line|desk|office)|(?:\(?(?:direct|work|duty|desk|office)\)?)(?: line| mobile| phone)?\s*(?:[.,)]|$))/u;
/** A relative who writes has the family's numbers. */
const ofFamily = /\bmy (?:son|daughter|little (?:boy|girl|one)|boy|girl|baby|kids?|children|grand\w+|niece|nephew|brother|sister|stepson|stepdaughter)\b/iu;

/** Whether a number is the writer's own: by the words around it, or as the last thing under a text, behind the name of who writes. */
function isWritersNumber(scene: Scene, { part, start, end }: Place): boolean {
  const text = textOfPart(scene.message, part);
  const before = text.slice(Math.max(0, start - 80), start);
  if (ownLead.test(before) || ownBehind.test(text.slice(end, end + 40))) return true;
  const name = /(?:^|[\n.!?]\s*)((?:\p{Lu}[\p{L}.'’-]*[ ,]+){1,4})$/u.exec(before)?.[1];
  return name !== undefined && !/\p{L}/u.test(text.slice(end)) && !name.split(/[ ,]+/u).some((word) => kinWords.has(word.toLowerCase()));
}

export function phoneCandidates(scene: Scene, roles: Roles): PlaceCandidate[] {
  const writersOf = new Map<number, boolean>();
  const isByFamily = (part: number): boolean => {
    const known = writersOf.get(part) ?? ofFamily.test(textOfPart(scene.message, part));
    writersOf.set(part, known);
    return known;
  };
  return matches(scene, phonePattern, true).filter(({ place }) => isByFamily(place.part) || !isWritersNumber(scene, place)).map(({ text, place, kind }) => ({ value: text.replace(/\s+/g, ' '), place, marks: aroundMarks(scene, roles, place, kind).add(/^(?:\+44\s?\(?0?\)?\s?|0)7/.test(text) ? 'mobile' : 'landline') }));
}

const writtenPostcode = (text: string): string => text.toUpperCase().replace(/\s+/g, '').replace(/(...)$/, ' $1');

/** The first postcode of a text, as it is to be shown, and the words it stands in; undefined where there is none. */
export function postcodeIn(text: string): { value: string; words: string; at: number } | undefined {
  const [found] = text.matchAll(postcodePattern);
  return found && { value: writtenPostcode(found[0]), words: found[0], at: found.index };
}

export function postcodeCandidates(scene: Scene, roles: Roles): PlaceCandidate[] {
  return matches(scene, postcodePattern, true).filter((one) => !isWritersOwn(scene, one.place)).map(({ text, place, kind }) => ({ value: writtenPostcode(text), place, marks: aroundMarks(scene, roles, place, kind) }));
}

/** Marks of the line that a stretch stands in. */
function aroundMarks(scene: Scene, roles: Roles, place: Place, kind: string): Marks {
  const text = textOfPart(scene.message, place.part);
  const marks: Marks = new Set([`in-${kind}`]);
  const before = text.slice(Math.max(0, place.start - 90), place.start);
  const line = before.slice(before.lastIndexOf('\n') + 1).toLowerCase();
  const after = text.slice(place.end, place.end + 50).split('\n')[0]?.toLowerCase() ?? '';
  if (!/\p{L}/u.test(line + after)) marks.add('alone-on-line');
  const words = line.match(/[\p{L}'’]+|[(:,.;]/gu) ?? [];
  words.slice(-6).forEach((word) => marks.add(`near:${plain(word)}`));
  marks.add(`l:${plain(words[words.length - 1] ?? '^')}`).add(`ll:${words.slice(-2).map(plain).join(' ')}`);
  (after.match(/[\p{L}'’]+/gu) ?? []).slice(0, 3).forEach((word) => marks.add(`after:${plain(word)}`));
  const at = firstFrom(scene, place.part, place.start);
  for (let back = at - 1; at > 0 && back > at - 12; back -= 1) {
    const token = scene.tokens[back];
    if (!token || token.sentence !== scene.tokens[at]?.sentence) break;
    const role = roleAt(scene, roles, back);
    if (role) { marks.add(`who:${role.replace(/^P:(?!writer|other|child|sibling).*/, 'P:adult').replace(/^K:.*/, 'K')}`); break; }
  }
  return marks;
}

function plain(word: string): string {
  return /^(?:mum|mam|mom|mother|dad|father|parents?|nan|gran|grandma|aunt|auntie|carer|uncle|grandmother)(?:['’]s)?$/.test(word) ? 'KIN' : word.replace(/’/g, "'");
}

/** Names that end in what a school is called: "Canal Street Primary", "St Columba's" only with its word. */
export function schoolCandidates(scene: Scene, roles: Roles): PlaceCandidate[] {
  const found: PlaceCandidate[] = [];
  // A break of lines can only stand behind the first word.
  const cue = /[ \t](?:Primary|School|Academy|College|Nurser|Infant|Junior|High|Secondary|Grammar|Pre-?[Ss]chool|Playgroup|Montessori|Sixth|Kindergarten|AP|Prep)/g;
  const pattern = /(?:\b(?:St\.?|Our Lady|Holy|The)\s)?(?:\p{Lu}[\p{L}\p{M}'’.-]*|(?:of|the|and|&|de|on|in|upon)(?=\s\p{Lu}))(?:[ \t](?:\p{Lu}[\p{L}\p{M}'’.-]*|(?:of|the|and|&|C\.?E\.?|RC|de|on|upon)(?=\s[\p{Lu}&]))){0,6}[ \t](?:Primary|School|Academy|College|Nursery|Infants?|Juniors?|High|Secondary|Grammar|Pre-?[Ss]chool|Playgroup|Montessori|Sixth|Kindergarten|Nurseries|AP|Prep)(?:[ \t](?:School|Academy|College|Nursery|Form|and Nursery|& Nursery|Centre|Primary|Infants|Juniors))*/gu;
  const named = matches(scene, pattern, true, (text) => matchesNear(text, pattern, cue, 1)).map((one) => ({ ...one, byWords: false }));
  const further = schoolsByWords(scene).filter(({ place }) => !named.some((one) => one.place.part === place.part && one.place.start < place.end && place.start < one.place.end));
  for (const { text, place, kind, byWords } of [...named, ...further]) {
    const over = /^.*[\p{L}\d]{2}(?<!\bSt)\.\s+/u.exec(text)?.[0].length ?? 0;
    const small = /^(?:(?:At|From|The|In|Dear|Hi|To|For|Our|My|Her|His|Their|And|of|the|and|Head|Deputy|DSL|Headteacher|Teacher|SENCO|Year|Reception|Is|With|When|She|He|Assistant|Manager|Pastoral|Lead|Community)\b,?\s+)+/u.exec(text.slice(over))?.[0].length ?? 0;
    const lead = over + small;
    const name = text.slice(lead);
    if (byWords ? lead > 0 && !/^The /u.test(text) : !/\s/.test(name)) continue;
    if (/^(?:Primary|Secondary|Nursery|High|Sixth|Junior|Infant)\s(?:School|Form|College|Academy)$/.test(name)) continue;
    const spot = { ...place, start: place.start + lead };
    const marks = aroundMarks(scene, roles, spot, kind).add(byWords ? 'by-words' : `tail:${name.split(' ').pop() ?? ''}`);
    if (byWords) marks.add(/^St\b/u.test(name) ? 'saint' : 'no-saint');
    found.push({ value: name, place: spot, marks });
  }
  const most = Math.max(0, ...found.map((one) => one.place.start));
  found.forEach((one, i) => { one.marks.add(`order${Math.min(i, 3)}`).add(found.length === 1 ? 'only-school' : 'several-schools'); if (one.place.start === most) one.marks.add('last-school'); });
  return found;
}

const saintPattern = /\bSt\.? \p{Lu}[\p{L}'’]+s\b/gu;
const schoolAfter = /(?:\b[Ss]chool(?: is|:| believed| -)|\b(?:[Gg]oes to|[Aa]ttends|[Pp]upil (?:at|of)|[Ss]tarted at|[Tt]ransferred to us at|in school \()|\((?:DSL|DDSL|SENCO|attendance|head|deputy|office|pastoral|manager),|(?:DSL|Head(?:teacher)?|Manager|Head of Centre|SENCO|Deputy Head),)\s?(?<name>(?:The )?\p{Lu}[\p{L}'’]+(?: (?:\p{Lu}[\p{L}'’]+|PRU|at the|of the)){0,3})/gu;

/** "St Bede's", "School is Hawkesley Green", "(DSL, Holmcroft)": known for a school by the words around it alone. */
function schoolsByWords(scene: Scene): (Found & { byWords: boolean })[] {
  const after = matches(scene, schoolAfter, true).flatMap((one) => {
    const name = new RegExp(schoolAfter.source, 'u').exec(one.text)?.groups?.['name'];
    return name ? [{ ...one, text: name, place: { ...one.place, start: one.place.end - name.length } }] : [];
  });
  return [...matches(scene, saintPattern, true), ...after].map((one) => ({ ...one, byWords: true }));
}

const streetPattern = /(?:\b(?:Flat|Apt|Apartment|Unit|Room)\s+\w{1,4},?\s+)?(?:(?<![:.\d])\b(?!0)\d{1,4}[a-zA-Z]?,?\s+|\b(?=\p{Lu}[\p{L}'’]+\s+(?:House|Cottage|Lodge|Court|Tower|Buildings)\b))(?:\p{Lu}[\p{L}\p{M}'’.-]*\s){1,4}?(?:Road|Street|Avenue|Lane|Close|Court|House|Gardens?|Drive|Way|Place|Terrace|Crescent|Grove|Square|Walk|Rise|Row|Mews|Parade|Hill|Green|Park|View|Yard|Gate|Wharf|Quay|Tower|Heights|Lodge|Villas|Buildings|Rd|St|Ave|Ln|Cl|Ct|Gdns|Dr|Pl|Cres|Sq|Grange|Mansions|Mount|Vale|Croft|Fold|Bank|Point|End|Cottages?|Estate)\b(?!\s(?:Road|Rd|Street|St|Lane|Avenue|Ave|Close|Drive|Way)\b)\.?(?:,\s+\p{Lu}[\p{L}'’]+(?:\s\p{Lu}[\p{L}'’]+){0,2}(?=[\s,.;)]))?(?:,?\s+(?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?)\b(?!\s?\d[A-Z]{2}\b))?/gu;

/** Under a name, a post or an organisation at the end of a mail: where the writer works, not where the child lives. */
function isWritersOwn(scene: Scene, place: Place): boolean {
  const text = textOfPart(scene.message, place.part);
  const block = text.slice(text.lastIndexOf('\n\n', place.start) + 1, place.start).split('\n').map((line) => line.trim()).filter(Boolean);
  const above = block.slice(0, -1).concat(/^\d*\s*$/.test(block[block.length - 1] ?? '') ? [] : block.slice(-1));
  return above.length > 0 && above.every((line) => line.length < 90 && !/[.!?:]$|\b(?:is|was|are|were|he|she|they|his|her|lives?|living|home|mum|dad|address)\b/iu.test(line)) && above.some((line) => workWords.test(line));
}

const workWords = /\b(?:Primary|School|Academy|College|Nursery|Council|Trust|NHS|Surgery|Hospital|Centre|Police|Clinic|Practice|teacher|lead|officer|nurse|visitor|worker|manager|DSL|SENCO|head)\b/iu;

function addressOf(scene: Scene, postcode: PlaceCandidate | undefined): Candidate<string> | undefined {
  const all = matches(scene, streetPattern, false).filter((one) => !isWritersOwn(scene, one.place) && !isNoHome(scene, one.place, one.text));
  const beside = postcode && all.find((one) => one.place.part === postcode.place.part && postcode.place.start >= one.place.end && postcode.place.start - one.place.end < 40);
  const first = beside ?? all.find((one) => /\d/.test(one.text)) ?? all[0];
  const best = first && all.reduce((fullest, one) => (one.text.includes(fullest.text) ? one : fullest), first);
  return best && { value: best.text.replace(/\s+/g, ' ').replace(/\.$/, ''), quote: quoteAt(scene.message, best.place), ...(!/\d/.test(best.text) && { unsure: true as const }) };
}

/** A class ("Year 6, Holly Lane Primary"), a court of law, a title. */
function isNoHome(scene: Scene, place: Place, text: string): boolean {
  const around = textOfPart(scene.message, place.part);
  const before = around.slice(Math.max(0, place.start - 8), place.start);
  const after = around.slice(place.end, place.end + 22);
  return /\b(?:year|yr|y|class|room|bus|route|plot)\s?$/iu.test(before) || /^(?:Crown|County|Family|High|Magistrates['’]?) Court\b/u.test(text) || /^\s+(?:Primary|School|Academy|Nursery|Infants?|Juniors?|Surgery|Clinic|Medical|Health|Children)\b/u.test(after) || /["“‘]$/u.test(before);
}

const outwardPattern = /(?<![\w.])(?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?)(?![\w]|\s?\d[A-Z]{2}\b)/gu;

/** The first half of a postcode alone: where the words call it one, after a street, or in the shape of two letters after a town. Never sure without such words. */
function outwardOf(scene: Scene, address: Candidate<string> | undefined): Candidate<string> | undefined {
  for (const { text, place } of matches(scene, outwardPattern, false)) {
    const before = textOfPart(scene.message, place.part).slice(Math.max(0, place.start - 60), place.start);
    const inAddress = address !== undefined && address.quote.place.part === place.part && place.start <= address.quote.place.end + 3 && place.end >= address.quote.place.end && place.start > address.quote.place.start;
    const called = /\bpost ?code(?: is| area)?:?\s*$/iu.test(before);
    const two = postcodeAreas.has(text.slice(0, 2).toLowerCase()) && /(?:\p{Lu}[\p{L}'’]+,?|\b(?:in|at|to|from|near|of|around|lives?))\s+$/u.test(before);
    if ((called || inAddress || two) && !isWritersOwn(scene, place)) return { value: text, quote: quoteAt(scene.message, place), ...(!(called || inAddress) && { unsure: true as const }) };
  }
  return undefined;
}

type Scored = PlaceCandidate & { unsure?: true };

function pick(scene: Scene, scorer: 'phone' | 'postcode' | 'school', candidates: readonly PlaceCandidate[]): Scored[] {
  return candidates.map((one) => ({ one, score: likelihood(scene.scorers, scorer, one.marks) })).filter(({ score }) => score >= cuts[scorer]).sort((a, b) => b.score - a.score).map(({ one, score }) => ({ ...one, ...unsureUnder(score, sure[scorer]) }));
}

/** What the words plainly call the school, unless the scorer is sure of another or has its fuller name. */
function likelierSchool(said: Candidate<string> | undefined, scored: Candidate<string> | undefined): Candidate<string> | undefined {
  if (!said || !scored) return said ?? scored;
  const isSame = said.value.toLowerCase().includes(scored.value.toLowerCase()) || scored.value.toLowerCase().includes(said.value.toLowerCase());
  if (said.unsure) return scored;
  const longer = said.value.length >= scored.value.length ? said : { value: scored.value, quote: scored.quote };
  return isSame ? longer : scored.unsure ? said : { ...said, unsure: true };
}

/** Address, postcode, the family's telephone numbers and the school. */
export function readPlaces(scene: Scene, roles: Roles): Pick<Facts, 'address' | 'postcode' | 'phones' | 'school'> {
  const quoted = ({ value, place, unsure }: Scored): Candidate<string> => ({ value, quote: quoteAt(scene.message, place), ...(unsure && { unsure }) });
  const postcode = pick(scene, 'postcode', postcodeCandidates(scene, roles))[0];
  const school = pick(scene, 'school', schoolCandidates(scene, roles))[0];
  const seen = new Set<string>();
  const phones = pick(scene, 'phone', phoneCandidates(scene, roles)).filter((one) => { const key = one.value.replace(/\D/g, '').slice(-9); return !seen.has(key) && seen.add(key); });
  const address = addressOf(scene, postcode);
  return { address, postcode: postcode ? quoted(postcode) : outwardOf(scene, address), phones: phones.map(quoted), school: likelierSchool(schoolInWords(scene, roles), school && quoted(school)) };
}
