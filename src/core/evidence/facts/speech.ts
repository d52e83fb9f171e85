import { textOfPart, type Place } from '../message';
import { kinWords } from './lexicon';
import type { Marks } from './marks';
import { kinGender, pronounGender, referentOf, roleAt, type Roles } from './roles';
import { classAt, type Scene } from './scene';
import { isBody } from './text';

/** Words in quotation marks, without the marks, with what a scorer weighs to say whether a child spoke them. */
export interface SpeechCandidate {
  place: Place;
  marks: Marks;
  /** The best guess of who speaks, as a role. */
  speaker: string;
}

const doubled = /["“„«]([^"“”„«»\n\r]{2,600})["”»]/gu;
const single = /(?<![\p{L}\p{N}])['‘]((?:[^'‘’\n\r]|(?<=\p{L})['’](?=\p{L})|(?<=s)['’](?= \p{Ll})){2,400})['’](?![\p{L}\p{N}])/gu;
const verbs = /^(?:said|says?|saying|told|tells?|telling|asked|asks|added|adds|replied|whispered|whispers|shouted|shouts|disclosed|wrote|writes|written|texted|goes|went|answered|explained|explains|mentioned|muttered|mumbled|repeated|announced|reported|reports|calls?|called|calling|described|describes|put|went|cried|screamed|claimed|claims|reckons|admitted|stated|states|typed|messaged|commented|insisted|quote|quoted|words|signed|yelled|laughed|shrugged|thinks|thought|talks|talked|talking)$/;

/** Everything in quotation marks in the body of the message. */
export function findSpeech(scene: Scene, roles: Roles): SpeechCandidate[] {
  const found: SpeechCandidate[] = [];
  const at = tokenFinder(scene);
  for (const passage of scene.passages) {
    if (!isBody(passage.kind) || found.length > 300) continue;
    const text = textOfPart(scene.message, passage.place.part).slice(passage.place.start, passage.place.end);
    for (const span of spansIn(text)) {
      const place = { part: passage.place.part, start: passage.place.start + span[0], end: passage.place.start + span[1] };
      const first = at(place.part, place.start);
      const last = at(place.part, place.end) - 1;
      if (first <= last) found.push(candidateOf(scene, roles, place, first, last, passage.kind));
    }
  }
  return found;
}

function spansIn(text: string): [number, number][] {
  const spans: [number, number][] = [];
  for (const found of text.matchAll(doubled)) spans.push([found.index + 1, found.index + 1 + (found[1] ?? '').length]);
  for (const found of text.matchAll(single)) {
    const start = found.index + 1;
    const end = start + (found[1] ?? '').length;
    if (!spans.some(([from, to]) => start < to && end > from)) spans.push([start, end]);
  }
  return spans.sort((a, b) => a[0] - b[0]);
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

function candidateOf(scene: Scene, roles: Roles, place: Place, first: number, last: number, kind: string): SpeechCandidate {
  const marks: Marks = new Set([`in-${kind}`]);
  insideMarks(scene, first, last, marks);
  settingMarks(scene, roles, first, marks);
  const before = sideMarks(scene, roles, first - 1, -1, marks);
  const after = sideMarks(scene, roles, last + 1, 1, marks);
  const speaker = after.subject !== 'none' && after.close ? after.subject : before.subject !== 'none' ? before.subject : after.subject;
  marks.add(`speaker:${speaker}`);
  marks.add(`speaker:${speaker}${marks.has('me') ? '+me' : ''}`);
  marks.add(roles.childGender ? 'gender-known' : 'gender-unknown');
  return { place, marks, speaker };
}

function insideMarks(scene: Scene, first: number, last: number, marks: Marks): void {
  const words = scene.tokens.slice(first, last + 1).filter((token) => token.kind === 'word');
  marks.add(`len${words.length <= 1 ? 1 : words.length <= 3 ? 3 : words.length <= 7 ? 7 : words.length <= 15 ? 15 : 30}`);
  const start = words[0];
  if (start) marks.add(/^\p{Lu}/u.test(start.text) ? 'capital' : 'small').add(`w:${kinWords.has(start.word) ? `K:${kinWords.get(start.word) ?? ''}` : scene.personAt.has(first) ? 'NAME' : start.word}`);
  if (words.some((token) => /^(?:i|i'm|i've|i'd|i'll|me|my|mine|im|ive)$/.test(token.word))) marks.add('me');
  for (const token of words) {
    const kin = kinWords.get(token.word);
    if (kin && kin !== 'child') marks.add(`says:${kin}`);
    if (/^(?:mummy|daddy|mum|dad|nan)$/.test(token.word)) marks.add(`says=${token.word}`);
    if (/^(?:you|he|she|they|we|your|us|not|don't|never|just)$/.test(token.word)) marks.add(`has:${token.word}`);
  }
  const end = scene.tokens[last];
  if (end && /[.?!…,]/.test(end.text)) marks.add(`end${end.text}`);
}

/** Who opens the sentence, who opened the one before, and whether somebody else of the child's gender was spoken of lately. */
function settingMarks(scene: Scene, roles: Roles, first: number, marks: Marks): void {
  const here = scene.tokens[first];
  if (!here) return;
  const sentence = scene.tokens[first - 1]?.sentence === here.sentence ? here.sentence : here.sentence - (scene.tokens[first - 1]?.text.match(/["“‘]/) ? 0 : 1);
  marks.add(`open:${openerOf(scene, roles, here.sentence, first)}`).add(`prev:${openerOf(scene, roles, sentence - 1, first)}`);
  let last = 'none';
  let rival = false;
  for (let back = first - 1; back > first - 60 && back >= 0; back -= 1) {
    const token = scene.tokens[back];
    if (!token || (token.part !== here.part && scene.message.channel !== 'teams')) break;
    const role = roleAt(scene, roles, back);
    if (!role) continue;
    if (last === 'none') last = role;
    const gender = scene.personAt.get(back)?.gender ?? kinGender(role.slice(2));
    if (role !== 'P:child' && role !== 'P:writer' && roles.childGender !== undefined && gender === roles.childGender) rival = true;
  }
  marks.add(`last:${last}`).add(rival ? 'rival' : 'no-rival').add(`last:${last} ${rival ? 'rival' : 'no-rival'}`);
}

function openerOf(scene: Scene, roles: Roles, sentence: number, before: number): string {
  for (let at = scene.starts[sentence] ?? before, left = 8; at < before && left > 0; at += 1, left -= 1) {
    const role = roleAt(scene, roles, at);
    if (role) return role;
    const gender = pronounGender(scene.tokens[at]?.word ?? '');
    if (gender) return `${gender === roles.childGender ? 'same' : roles.childGender ? 'other' : 'any'}-pronoun`;
    if (/^(?:i|we|they)$/.test(scene.tokens[at]?.word ?? '')) return scene.tokens[at]?.word ?? '';
  }
  return 'none';
}

/** Reads away from the quotation to the nearest verb of speech and whoever does it. */
function sideMarks(scene: Scene, roles: Roles, from: number, step: 1 | -1, marks: Marks): { subject: string; close: boolean } {
  const side = step < 0 ? 'b' : 'a';
  const here = scene.tokens[step < 0 ? from + 1 : from - 1];
  const near: string[] = [];
  let verb: string | undefined;
  let verbStep = 0;
  let subject = 'none';
  for (let i = 0; i < 14; i += 1) {
    const at = from + i * step;
    const token = scene.tokens[at];
    if (!token || !here || token.part !== here.part || Math.abs(token.sentence - here.sentence) > (step < 0 ? 1 : 0) || token.passage !== here.passage) break;
    if (/["“”]/.test(token.text)) { if (i > 0) break; continue; }
    const role = roleAt(scene, roles, at);
    if (near.length < 3) near.push(role ?? classAt(scene, at, at));
    if (!verb && verbs.test(token.word)) { verb = token.word; verbStep = i; marks.add(`${side}verb:${verb}`).add(`${side}verb${i < 3 ? '-close' : '-far'}`); }
    const gender = pronounGender(token.word);
    const doer = role ?? (gender && /^(?:she|he|she's|he's|she'd|he'd)$/.test(token.word) ? `R:${referentOf(scene, roles, at)}` : /^(?:i|we|they|who|nobody)$/.test(token.word) ? `W:${token.word}` : undefined);
    if (doer && subject === 'none' && (step > 0 || verb || i < 3)) {
      subject = doer;
      if (gender) marks.add(`${side}refers:${doer} ${marks.has('no-rival') ? 'no-rival' : ''}`).add(`${side}pronoun-${roles.childGender === undefined ? 'any' : roles.childGender === gender ? 'child' : 'not-child'}`);
    }
    if (token.sentence !== here.sentence) marks.add(`${side}-sentence-away`);
  }
  near.forEach((_, i) => marks.add(`${side}${i + 1}:${near.slice(0, i + 1).join(' ')}`));
  marks.add(`${side}subj:${subject}`);
  if (verb) marks.add(`${side}subj+verb:${subject}`);
  return { subject, close: verb !== undefined && verbStep < 3 };
}
