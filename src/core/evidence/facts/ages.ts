import { quoteAt } from '../message';
import type { Candidate } from '../reading';
import { cuts, likelihood } from './lexicon';
import type { Marks } from './marks';
import { pronounGender, referentOf, roleAt, type Roles } from './roles';
import { classAt, numberOf, placeOf, type Scene } from './scene';
import { beside, isBody, kindOf } from './text';

/** A number that may be somebody's age, in completed years. */
export interface AgeCandidate extends Candidate<number> {
  at: number;
  marks: Marks;
}

/** Every number up to 19, or with a unit of age, that is not part of a date, time, price or year group. */
export function ageCandidates(scene: Scene, roles: Roles): AgeCandidate[] {
  const found: AgeCandidate[] = [];
  scene.tokens.forEach((token, at) => {
    const number = numberOf(token.word);
    if (number === undefined || !isBody(kindOf(scene, token)) || found.length > 200) return;
    const [value, last] = inYears(scene, at, number);
    if (value > 19 || isPartOfMore(scene, at)) return;
    const marks = marksOf(scene, roles, at, last);
    found.push({ value, at, marks, quote: quoteAt(scene.message, placeOf(scene, at, last)) });
  });
  return found;
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

function isPartOfMore(scene: Scene, at: number): boolean {
  const before = scene.tokens[at - 1];
  const after = scene.tokens[at + 1];
  const touches = (gap: number | undefined, mark: string | undefined) => gap === 0 && mark !== undefined && /[/:£%$#@+.]/.test(mark);
  if (before?.kind === 'word' && scene.tokens[at]?.gap === 0 && scene.tokens[at]?.kind === 'number') return true;
  if (touches(scene.tokens[at]?.gap, before?.text) && before?.text !== '.') return true;
  const next = scene.tokens[at + 2];
  return touches(after?.gap, after?.text) && next?.kind === 'number' && next.gap === 0;
}

function marksOf(scene: Scene, roles: Roles, at: number, last: number): Marks {
  const marks: Marks = new Set([`in-${kindOf(scene, scene.tokens[at] as never)}`]);
  const cls = (place: number) => roleAt(scene, roles, place)?.replace(/^K:.*/, 'K') ?? (classAt(scene, place, at));
  const l = [cls(at - 1), cls(at - 2), cls(at - 3)];
  const r = [classAt(scene, last + 1, last), classAt(scene, last + 2, last)];
  marks.add(`l:${l[0] ?? ''}`).add(`ll:${l[1] ?? ''} ${l[0] ?? ''}`).add(`lll:${l[2] ?? ''} ${l[1] ?? ''} ${l[0] ?? ''}`).add(`r:${r[0] ?? ''}`).add(`rr:${r[0] ?? ''} ${r[1] ?? ''}`).add(`lr:${l[0] ?? ''} ${r[0] ?? ''}`);
  if (last > at) marks.add(`unit:${scene.tokens[last]?.word ?? ''}`);
  marks.add(scene.tokens[at]?.kind === 'number' ? 'figure' : 'spelt');
  const owner = ownerOf(scene, roles, at);
  const form = formOf(scene, at, last);
  marks.add(`form:${form}`).add(`form:${form} ${owner}`);
  marks.add(`who:${owner}`).add(`who:${owner} l:${l[0] ?? ''}`).add(`who:${owner} r:${r[0] ?? ''}`);
  return marks;
}

/** How the number is put: in brackets, between commas, after "is" or "aged", before "years old". */
function formOf(scene: Scene, at: number, last: number): string {
  const before = beside(scene, at, -1)?.word ?? '^';
  const after = beside(scene, last, 1)?.word ?? '$';
  const ends = /^[.,;)!?–—-]$|^(?:and|but|in|who|with|so|now|today|then|on|years?|yrs?|\$)$/.test(after) || after === '$';
  if (/^aged?$/.test(before)) return 'aged';
  if (last > at && /^(?:y|yo|years?|yrs?|months?|mths?|weeks?|wks?)-?(?:old)?/.test(scene.tokens[last]?.word ?? '')) return /^old/.test(scene.tokens[last + 1]?.word ?? '') || /old/.test(scene.tokens[last]?.word ?? '') || scene.tokens[last + 2]?.word === 'old' ? 'old' : 'unit';
  if (before === '(') return ends ? 'bracket' : 'bracket-more';
  if (before === ',') return ends ? 'commas' : 'comma';
  if (/^(?:is|he's|she's|was|turned|just|only|nearly|almost|be|who's|they're|still|now|about|i'm)$/.test(before)) return ends ? 'is' : 'is-more';
  if (scene.personAt.has(at - 1)) return ends ? 'name' : 'name-more';
  return 'else';
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

/** The child's stated age. Never computed from a birth date. */
export function ageOf(scene: Scene, roles: Roles): Candidate<number> | undefined {
  let best: AgeCandidate | undefined;
  let most = cuts.age;
  for (const one of ageCandidates(scene, roles)) {
    const score = likelihood(scene.scorers, 'age', one.marks);
    if (score > most) { most = score; best = one; }
  }
  return best && { value: best.value, quote: best.quote };
}

/** The age that stands directly after a name: "Yusuf (7)", "Elif, 13,". */
export function ageAfter(scene: Scene, end: number): number | undefined {
  const mark = scene.tokens[end + 1];
  if (!mark || !/^[(,]$/.test(mark.text)) return undefined;
  const at = end + (scene.tokens[end + 2]?.word === 'aged' ? 3 : 2);
  const token = beside(scene, end, at - end);
  const number = token ? numberOf(token.word) : undefined;
  if (number === undefined || isPartOfMore(scene, at)) return undefined;
  const [years, last] = inYears(scene, at, number);
  const after = scene.tokens[last + 1]?.text;
  return years <= 19 && (last > at || after === undefined || /^[),.;]$/.test(after) || scene.tokens[last + 1]?.sentence !== token?.sentence) ? years : undefined;
}
