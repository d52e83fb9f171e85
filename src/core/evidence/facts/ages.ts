import { quoteAt, textOfPart } from '../message';
import type { Candidate } from '../reading';
import { heardAt, heardBeside } from './closer';
import { cuts, likelihood, pronounGender, sure } from './lexicon';
import type { Marks } from './marks';
import { referentOf, roleAt, type Roles } from './roles';
import { classAt, numberOf, placeOf, type Scene } from './scene';
import { beside, isBody, kindOf, touches, wordBeside } from './text';

/** A number that may be somebody's age, in completed years. */
export interface AgeCandidate extends Candidate<number> {
  at: number;
  marks: Marks;
}

/** Every number up to 18, or with a unit of age, that is not part of a date, time, price or year group. */
export function ageCandidates(scene: Scene, roles: Roles): AgeCandidate[] {
  const found: AgeCandidate[] = [];
  const years = yearGroups(scene);
  scene.tokens.forEach((token, at) => {
    const number = numberOf(token.word);
    if (number === undefined || !isBody(kindOf(scene, token)) || found.length > 200) return;
    const [value, last] = inYears(scene, at, number);
    if (value > 18 || isPartOfMore(scene, at)) return;
    const text = textOfPart(scene.message, token.part);
    if (isYetToCome(text.slice(Math.max(0, token.start - 30), token.start), text.slice(scene.tokens[last]?.end, (scene.tokens[last]?.end ?? 0) + 30))) return;
    const marks = marksOf(scene, roles, at, last);
    marks.add(years.length === 0 ? 'no-year' : years.some((year) => value >= year + 4 && value <= year + 6) ? 'fits-year' : 'not-of-year');
    found.push({ value, at, marks, quote: quoteAt(scene.message, placeOf(scene, at, last)) });
  });
  return found;
}

/** School years that the message speaks of: "Y4", "Yr 4", "Year 10". A child of year 4 is 8 or 9. */
function yearGroups(scene: Scene): number[] {
  return scene.tokens.flatMap((token, at) => {
    const joined = /^(?:y|yr|year)(\d{1,2})$/.exec(token.word)?.[1];
    const year = joined ? Number(joined) : token.kind === 'number' && /^(?:y|yr|year)$/.test(scene.tokens[at - 1]?.word ?? '') ? numberOf(token.word) : undefined;
    return year !== undefined && year >= 1 && year <= 13 ? [year] : [];
  });
}

/** "8", "18 months", "2y 9m", "5 weeks": the completed years and the last token that says so. */
function inYears(scene: Scene, at: number, number: number): [number, number] {
  let unitAt = at + 1;
  if (scene.tokens[unitAt]?.text === '-') unitAt += 1;
  const unit = beside(scene, at, unitAt - at)?.word ?? '';
  if (/^(?:months?|mths?|mo|m)(?:-old)?$/.test(unit) && !(unit === 'm' && number > 36)) return [Math.floor(number / 12), unitAt];
  if (/^(?:weeks?|wks?|days?|hours?|w)(?:-old)?$/.test(unit)) return [0, unitAt];
  if (/^(?:years?|yrs?|yo|y|yr-old|years?-old)/.test(unit)) return [number, unitAt];
  return [number, at];
}

const monthsAndDays = '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)';
const toCome = new RegExp(String.raw`^(?: years? old)? (?:in (?:${monthsAndDays}|(?:a|two|three|\d+) (?:days?|weeks?|months?)|the (?:spring|summer|autumn|new year))|on (?:the \d|${monthsAndDays})|next (?:week|month|year|${monthsAndDays})|tomorrow|this (?:coming|${monthsAndDays})|at (?:Christmas|Easter)|soon)\b`, 'u');
const isPast = /\b(?:was|were|turned|had been|became)\b[^.;]{0,12}$/u;
const yetToBe = /\b(?:(?:will|to|['’]ll) be|turning|turns|nearly|almost|coming up(?: to| for)?|not yet|not quite)\s$/iu;

/** Whether an age is one that somebody will be: "ten on Thursday", "he's 7 in March", "turns 9". */
export const isYetToCome = (before: string, after: string): boolean => yetToBe.test(before) || (toCome.test(after) && !isPast.test(before));

const joint = /^[/:£%$#@+.]$/;

/** Part of a date, time, price or class: "7/8", "8:40", "Y4", "9W", "£20". "13F", "3M" and "8Y" may be ages. */
function isPartOfMore(scene: Scene, at: number): boolean {
  if (beside(scene, at, 1)?.gap === 0 && /^[A-EG-LN-XZ]$/.test(scene.tokens[at + 1]?.text ?? '')) return true;
  if (touches(scene, at)) {
    const before = scene.tokens[at - 1];
    if (before?.kind === 'word' && scene.tokens[at]?.kind === 'number') return true;
    if (before && before.text !== '.' && joint.test(before.text)) return true;
  }
  return touches(scene, at + 1) && joint.test(scene.tokens[at + 1]?.text ?? '') && touches(scene, at + 2) && scene.tokens[at + 2]?.kind === 'number';
}

function marksOf(scene: Scene, roles: Roles, at: number, last: number): Marks {
  const here = scene.tokens[at];
  const marks: Marks = new Set(here ? [`in-${kindOf(scene, here)}`] : []);
  const classOf = (place: number) => roleAt(scene, roles, place)?.replace(/^K:.*/, 'K') ?? classAt(scene, place, at);
  const [l1, l2, l3] = [classOf(at - 1), classOf(at - 2), classOf(at - 3)];
  const [r1, r2] = [classAt(scene, last + 1, last), classAt(scene, last + 2, last)];
  const owner = ownerOf(scene, roles, at);
  const form = formOf(scene, at, last);
  for (const mark of [`l:${l1}`, `ll:${l2} ${l1}`, `lll:${l3} ${l2} ${l1}`, `r:${r1}`, `rr:${r1} ${r2}`, `lr:${l1} ${r1}`]) marks.add(mark);
  for (const mark of [`form:${form}`, `form:${form} ${owner}`, `who:${owner}`, `who:${owner} l:${l1}`, `who:${owner} r:${r1}`]) marks.add(mark);
  if (last > at) marks.add(`unit:${scene.tokens[last]?.word ?? ''}`);
  return marks.add(scene.tokens[at]?.kind === 'number' ? 'figure' : 'spelt');
}

/** How the number is put: in brackets, between commas, after "is" or "aged", before "years old". */
function formOf(scene: Scene, at: number, last: number): string {
  const before = wordBeside(scene, at, -1);
  const after = wordBeside(scene, last, 1);
  const more = after === '' || /^[.,;)!?–—-]$|^(?:and|but|in|who|with|so|now|today|then|on|years?|yrs?)$/.test(after) ? '' : '-more';
  if (/^aged?$/.test(before)) return 'aged';
  if (last > at && /^(?:y|yo|years?|yrs?|months?|mths?|weeks?|wks?)/.test(scene.tokens[last]?.word ?? '')) return [0, 1, 2].some((step) => /old/.test(scene.tokens[last + step]?.word ?? '')) ? 'old' : 'unit';
  if (before === '(') return `bracket${more}`;
  if (before === ',') return `comma${more}`;
  if (/^(?:is|he's|she's|was|turned|just|only|nearly|almost|be|who's|they're|still|now|about|i'm)$/.test(before)) return `is${more}`;
  return scene.personAt.has(at - 1) ? `name${more}` : 'else';
}

/** The last person, relative or pronoun before the number. */
function ownerOf(scene: Scene, roles: Roles, at: number): string {
  const here = scene.tokens[at];
  for (let back = at - 1; back > at - 30; back -= 1) {
    const token = scene.tokens[back];
    if (!token || !here || (token.passage !== here.passage && scene.message.channel !== 'teams')) break;
    const away = token.sentence === here.sentence ? '' : '-away';
    const role = roleAt(scene, roles, back);
    if (role) return role + away;
    if (pronounGender(token.word)) return `R:${referentOf(scene, roles, back)}${away}`;
  }
  return 'none';
}

/** Whether somebody born then can be so old when the message was sent: a check, never a sum that fills an age in. */
export function fitsBirth(years: number, born: string | undefined, sentAt: string): boolean {
  const gone = Number(sentAt.slice(0, 4)) - Number(born?.slice(0, 4));
  return born === undefined || Number.isNaN(gone) || years === gone || years === gone - 1;
}

/** The child's stated age. Never computed from a birth date; only offered where it is not sure who the child is. */
export function ageOf(scene: Scene, roles: Roles, child: { unsure?: true } | undefined, born?: string): Candidate<number> | undefined {
  const ranked = ageCandidates(scene, roles).filter(({ value }) => fitsBirth(value, born, scene.message.sentAt)).map((one) => ({ one, score: heardBeside(scene, 'age', likelihood(scene.scorers, 'age', one.marks), heardAt(scene, one.at, 'age')) })).sort((a, b) => b.score - a.score);
  const [best] = ranked;
  if (!best || best.score <= cuts.age) return undefined;
  return { value: best.one.value, quote: best.one.quote, ...(isSureAge(best, ranked.filter(({ one }) => one.value !== best.one.value), child !== undefined && !child.unsure) ? {} : { unsure: true as const }) };
}

interface Ranked { one: AgeCandidate; score: number }
const isOfChild = ({ one }: Ranked): boolean => ['who:P:child', 'who:R:child', 'who:P:child-away'].some((mark) => one.marks.has(mark));
/** Below this another number is no age of anybody. */
const noAge = 0.1;

/** Whether an age is likely enough, and far enough ahead of another; of a child who is sure also one said next to it alone, whatever is said of others, and a less likely one that has no rival. */
function isSureAge(best: Ranked, rivals: readonly Ranked[], isKnown: boolean): boolean {
  const [rival] = rivals;
  if (isKnown && best.score >= sure.ageOfChild && isOfChild(best) && !rivals.some((one) => one.score >= sure.ageAlone && isOfChild(one))) return true;
  if (isKnown && best.score >= sure.ageAlone && (rival?.score ?? 0) < noAge) return true;
  return best.score >= (isKnown ? sure.age : sure.ageOfUnsure) && best.score - (rival?.score ?? 0) >= sure.ageAhead;
}

const leadsToAge = /^(?:who|is|was|are|aged?|just|now|only|nearly|almost|about|turned|who's|she's|he's|[(,–-])$/;

/** The age that stands after a name or relative: "Yusuf (7)", "Elif, 13,", "Micah 5", "Zara is 5", "his sister, who is three". */
export function ageAfter(scene: Scene, end: number): number | undefined {
  let at = end + 1;
  while (at - end < 5 && leadsToAge.test(wordBeside(scene, end, at - end))) at += 1;
  const number = numberOf(wordBeside(scene, end, at - end));
  return number === undefined ? undefined : wholeAge(scene, at, number);
}

/** The ages of several spoken of together: "two boys, 8 and 10", "the twins (5)". None when they are not as many as the children. */
export function agesAfter(scene: Scene, end: number, many: number): number[] {
  const ages: number[] = [];
  for (let at = end + 1; at < end + 4 + 3 * many && /^(?:[(,–-]|and|&|aged?|are|both|who|\d{1,2}|years?|yrs?|old)$/.test(wordBeside(scene, end, at - end)); at += 1) {
    const number = numberOf(wordBeside(scene, end, at - end));
    if (number !== undefined && number < 20 && !isPartOfMore(scene, at)) ages.push(number);
  }
  const [age] = ages;
  const isTwin = scene.tokens[end]?.word === 'twins';
  return ages.length === many ? ages : isTwin && ages.length === 1 && age !== undefined ? Array.from({ length: many }, () => age) : [];
}

/** The age that stands before a relative: "his 3 year old brother", "a six-year-old sister". */
export function ageBefore(scene: Scene, start: number): number | undefined {
  for (let at = start - 1; at > start - 6; at -= 1) {
    const word = wordBeside(scene, start, at - start);
    const joined = /^(\w+)-years?-old$/.exec(word)?.[1];
    const number = numberOf(joined ?? word);
    if (number !== undefined) return joined ? (number < 20 ? number : undefined) : inYears(scene, at, number)[1] > at ? wholeAge(scene, at, number, true) : undefined;
    if (!/^(?:years?|yrs?|yo|old|months?|mths?|weeks?|wks?|y|m|-|little|younger|older|baby)$/.test(word)) return undefined;
  }
  return undefined;
}

function wholeAge(scene: Scene, at: number, number: number, before = false): number | undefined {
  if (isPartOfMore(scene, at)) return undefined;
  const [years, last] = inYears(scene, at, number);
  const next = wordBeside(scene, last, 1);
  return years <= 19 && (before || last > at || /^(?:|[),.;:!?–-]|and|but|in|at|who|with|or|he|she)$/.test(next)) ? years : undefined;
}
