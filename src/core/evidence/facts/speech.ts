import { textOfPart, type Place } from '../message';
import type { Marks } from './marks';
import type { Roles } from './roles';
import { insideMarks, settingMarks, sideMarks } from './speech-marks';
import type { Scene } from './scene';
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

/** "she said my mum hits me": words without marks after a verb of speech, as far as the sentence goes. */
const unmarked = /\b(?:said|says|saying|told (?:me|us|her|him|(?:the |her |his )?\p{L}+|(?:Mrs|Mr|Miss|Ms) \p{L}+)|wrote|whispered)(?:,|:| the same,)? (?<words>(?!that\b|he\b|she\b|they\b|it\b|if\b|to\b|not\b|about\b)(?:[^\s".“”?!\n]+ ){0,5}?(?:[Ii]|[Ii]['’](?:m|d|ve|ll)|im|my|me|mummy|mummys|daddy|we|us)\b[^.!?\n"“”]{0,200})/gu;

/** Everything in quotation marks in the body of the message. */
export function findSpeech(scene: Scene, roles: Roles): SpeechCandidate[] {
  const found: SpeechCandidate[] = [];
  const at = tokenFinder(scene);
  for (const passage of scene.passages) {
    if (!isBody(passage.kind) || found.length > 300) continue;
    const text = textOfPart(scene.message, passage.place.part).slice(passage.place.start, passage.place.end);
    for (const span of spansIn(text)) {
      const unquoted = span[2];
      const place = { part: passage.place.part, start: passage.place.start + span[0], end: passage.place.start + span[1] };
      const first = at(place.part, place.start);
      const last = at(place.part, place.end) - 1;
      if (first <= last) found.push(candidateOf(scene, roles, place, first, last, [`in-${passage.kind}`, ...(unquoted ? ['unquoted'] : []), ...lineMarks(text, span)]));
    }
  }
  return found;
}

type Span = [start: number, end: number, unquoted?: true];

function spansIn(text: string): Span[] {
  const spans: Span[] = [];
  for (const found of text.matchAll(doubled)) spans.push([found.index + 1, found.index + 1 + (found[1] ?? '').length]);
  for (const found of text.matchAll(single)) {
    const start = found.index + 1;
    const end = start + (found[1] ?? '').length;
    if (!spans.some(([from, to]) => start < to && end > from)) spans.push([start, end]);
  }
  for (const found of text.matchAll(unmarked)) {
    const words = found.groups?.['words'] ?? '';
    const start = found.index + found[0].length - words.length;
    const end = start + words.trimEnd().replace(/[,;:]$/, '').length;
    if (!/^\s*["“‘']/u.test(text.slice(end)) && !spans.some(([from, to]) => start < to + 2 && end > from - 2)) spans.push([start, end, true]);
  }
  return spans.sort((a, b) => a[0] - b[0]);
}

/** Words that are a line or a post of their own, and what the line before them ends with. */
function lineMarks(text: string, [start, end]: Span): string[] {
  const before = text.slice(0, Math.max(0, start - 1));
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const rest = text.slice(end + 1).split('\n')[0] ?? '';
  const alone = !/\p{L}/u.test(line + rest);
  return [...(alone ? ['own-line'] : []), ...(!/\p{L}/u.test(text.slice(0, start)) ? ['opens-passage'] : []), ...(/:\s*$/u.test(before) ? ['after-colon'] : [])];
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

function candidateOf(scene: Scene, roles: Roles, place: Place, first: number, last: number, where: readonly string[]): SpeechCandidate {
  const marks: Marks = new Set(where);
  insideMarks(scene, first, last, marks);
  settingMarks(scene, roles, first, marks);
  const before = sideMarks(scene, roles, first - 1, -1, marks);
  const after = sideMarks(scene, roles, last + 1, 1, marks);
  const speaker = after.subject !== 'none' && after.close ? after.subject : before.subject !== 'none' ? before.subject : after.subject;
  if (marks.has('unquoted')) for (const mark of [...marks]) if (/^(?:bsubj:|w:|me$|bverb:|bchain:)/.test(mark)) marks.add(`unquoted ${mark}`);
  marks.add(`speaker:${speaker}`);
  marks.add(`speaker:${speaker}${marks.has('me') ? '+me' : ''}`);
  marks.add(roles.childGender ? 'gender-known' : 'gender-unknown');
  return { place, marks, speaker };
}

