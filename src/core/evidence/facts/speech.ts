import { textOfPart, type Place } from '../message';
import type { Facts } from '../reading';
import { quoteAt } from '../message';
import { heardBeside, heardBetween } from './closer';
import { cuts, likelihood, sure, unsureUnder } from './lexicon';
import type { Marks } from './marks';
import type { Roles } from './roles';
import { asSpoken, insideMarks, plainlySpoken, settingMarks, sideMarks } from './speech-marks';
import { toldByPlace } from './speech-by-place';
import { spansOfSpeech, type Span } from './speech-spans';
import { tellerMarks, tellerOf, type Teller } from './speech-teller';
import { writtenSpans } from './speech-writer';
import type { Scene } from './scene';
import { isBody } from './text';

/** Words that somebody spoke or wrote, without quotation marks, with what a scorer weighs to say whether a child did. */
export interface SpeechCandidate {
  place: Place;
  /** Its first and last token. */
  first: number;
  last: number;
  marks: Marks;
  teller: Teller;
  /** 'quoted' words and those 'spoken' without marks have a scorer each; 'written' ones are a child's. */
  how: 'quoted' | 'spoken' | 'written';
}

interface Found { place: Place; first: number; last: number; how: Span['how']; where: readonly string[] }

/** Everything that may be speech in the body of the message: in quotation marks, after a verb of speech without them, or written by a child. */
export function findSpeech(scene: Scene, roles: Roles): SpeechCandidate[] {
  const found: Found[] = [];
  const at = tokenFinder(scene);
  scene.passages.forEach((passage, index) => {
    if (!isBody(passage.kind) || found.length > 300) return;
    const text = textOfPart(scene.message, passage.place.part).slice(passage.place.start, passage.place.end);
    const written = writtenSpans(scene, roles, passage, index);
    for (const span of written.length > 0 ? written : spansOfSpeech(text)) {
      const place = { part: passage.place.part, start: passage.place.start + span.start, end: passage.place.start + span.end };
      const first = at(place.part, place.start);
      const last = at(place.part, place.end) - 1;
      if (first <= last) found.push({ place, first, last, how: span.how, where: [`in-${passage.kind}`, ...lineMarks(text, span)] });
    }
  });
  return candidatesOf(scene, roles, found);
}

function candidatesOf(scene: Scene, roles: Roles, found: readonly Found[]): SpeechCandidate[] {
  const quoted = new Set(found.flatMap(({ first, last }) => Array.from({ length: Math.min(200, last - first + 1) }, (_, i) => first + i)));
  const about = messageMarks(scene);
  const all = found.flatMap((one) => {
    const teller = tellerOf(scene, roles, one.first, one.last, (at) => quoted.has(at));
    const marks = marksAt(scene, roles, one);
    const name = tellerMarks(scene, roles, teller, marks);
    const isQuoted = one.how === 'quoted';
    if (!isQuoted && one.how !== 'written' && !asSpoken(scene, one, teller, name, marks)) return [];
    for (const mark of about) marks.add(mark).add(`${mark} t:${name}`);
    marks.add(`quotes${String(Math.min(5, found.length))}`);
    if (marks.has('me')) marks.add(`me t:${name}`);
    marks.add(`how:${one.how}`);
    const how = isQuoted || one.how === 'written' ? one.how : 'spoken';
    return [{ candidate: { place: one.place, first: one.first, last: one.last, marks, teller: how === 'written' ? { ...teller, who: 'child', person: undefined } : teller, how } as SpeechCandidate, name, passage: scene.tokens[one.first]?.passage }];
  });
  all.forEach(({ candidate, name, passage }, i) => {
    for (const [side, other] of [['prev', all[i - 1]], ['next', all[i + 1]]] as const) if (other?.passage === passage && other) candidate.marks.add(`${side}-t:${other.name}`).add(`${side}-t:${other.name} t:${name}`);
  });
  return all.map(({ candidate }) => candidate);
}

const lowly = 'unlikely';

/** The child's own words, and a brother's or sister's, exactly as they stand; unsure where they may be somebody else's, sooner where neither a child nor a "she" that can mean one is said to have spoken, always where a parent is. Quoted words of "the older one" are at least offered. */
export function wordsOfChild(scene: Scene, roles: Roles, childName: string | undefined): Facts['childsWords'] {
  return findSpeech(scene, roles).flatMap(({ place, first, last, marks, teller, how }) => {
    const alone = likelihood(scene.scorers, how === 'quoted' ? 'speech' : 'spoken', marks);
    const score = how === 'written' ? 1 : heardBeside(scene, `speech-${how}`, alone, heardBetween(scene, first, last, 'words'));
    if (score < cuts.spoken) marks.add(lowly);
    const byPlace = how === 'quoted' ? toldByPlace(scene.message, place) : undefined;
    if (score < (how === 'quoted' ? cuts.speech : cuts.spoken) && !marks.has(plainlySpoken) && !byPlace) return [];
    return [{ quote: quoteAt(scene.message, place), speaker: byPlace ?? speakerOf(teller, roles, childName), ...(isFirstPerson(marks) ? {} : byPlace || (how === 'quoted' && teller.who === 'parent') ? { unsure: true as const } : unsureUnder(score, how === 'quoted' && isToldOfChild(teller.who, marks) ? sure.speech : sure.spoken)) }];
  });
}

/** A child, or "she" where the message goes on about the child or about nobody of its family. */
const isToldOfChild = (who: string, marks: Marks): boolean => /child$/.test(who) || (who === 'she' && [...marks].some((mark) => / chain:(?:child|other)$/.test(mark)));

/** "She told me I sleep in the bath": words without marks that begin with a child speaking of itself are its own, whatever the score. */
const isFirstPerson = (marks: Marks): boolean => marks.has(plainlySpoken) && marks.has('own') && marks.has('self-first') && !marks.has(lowly);

function speakerOf({ who, person }: Teller, roles: Roles, childName: string | undefined): string {
  if (who === 'sibling') return person?.name ?? 'brother or sister';
  if (who === 'other' && person && roles.of(person) !== 'child') return person.name;
  return childName ?? 'child';
}

/** What the whole message says of who could speak at all: no baby does. */
function messageMarks(scene: Scene): string[] {
  const countOf = (words: string) => Math.min(2, words.split(' ').filter((word) => scene.small.has(word)).length);
  return [`unborn${String(countOf('unborn pregnant pregnancy antenatal booking scan scans trimester gestation'))}`, `baby${String(countOf('newborn feeding breastfeeding bottles formula cot nappy hv wks weeks perinatal birth'))}`];
}

/** Words that are a line or a post of their own, and what the line before them ends with. */
function lineMarks(text: string, { start, end }: Span): string[] {
  const before = text.slice(0, Math.max(0, start - 1));
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const lineEnd = text.indexOf('\n', end + 1);
  const rest = text.slice(end + 1, lineEnd < 0 ? undefined : lineEnd);
  const alone = !/\p{L}/u.test(line + rest);
  return [...(alone ? ['own-line'] : []), ...(!/\p{L}/u.test(text.slice(0, start)) ? ['opens-passage'] : []), ...(before.trimEnd().endsWith(':') ? ['after-colon'] : [])];
}

/** Index of the first token at or after a place. */
function tokenFinder(scene: Scene): (part: number, start: number) => number {
  const { tokens } = scene;
  const firstOf = new Map<number, number>();
  const lastOf = new Map<number, number>();
  tokens.forEach((token, i) => { if (!firstOf.has(token.part)) firstOf.set(token.part, i); lastOf.set(token.part, i + 1); });
  return (part, start) => {
    let low = firstOf.get(part) ?? 0;
    let high = lastOf.get(part) ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tokens[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function marksAt(scene: Scene, roles: Roles, { first, last, where }: Found): Marks {
  const marks: Marks = new Set(where);
  insideMarks(scene, first, last, marks);
  settingMarks(scene, roles, first, marks);
  const before = sideMarks(scene, roles, first - 1, -1, marks);
  const after = sideMarks(scene, roles, last + 1, 1, marks);
  const speaker = after.subject !== 'none' && after.close ? after.subject : before.subject !== 'none' ? before.subject : after.subject;
  marks.add(`speaker:${speaker}`).add(`speaker:${speaker}${marks.has('me') ? '+me' : ''}`);
  return marks.add(roles.childGender ? 'gender-known' : 'gender-unknown');
}
