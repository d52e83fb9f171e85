import { isOrder } from './heard';
import { textOfPart, type Message, type Place } from './message';
import { bearsEvidence } from './passages';
import type { Passage } from './reading';

/** A sentence and where it stands; `passage` is the index of the passage it belongs to. */
export interface Sentence {
  place: Place;
  passage: number;
  /** Exactly the slice at `place`. */
  text: string;
}

const abbreviation = /(?:^|[\s("'“‘])(?:mr|mrs|ms|miss|mx|dr|prof|st|rev|fr|sr|jr|sgt|insp|supt|cllr|hon|no|nos|approx|e\.g|i\.e|eg|ie|vs|tel|ext|ref|rd|ave|fig|para|pp?|cf|al|dob|d\.o\.b|inc|ltd|dept|govt|min|max|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun|hv|cc|c\/o|f\.a\.o|re)\.$/i;
const opener = /^["'“‘(]*(?:she|he|they|the|i|we|it|mum|dad|his|her|their|this|that|my|our|no|on|at|in|when|but|and|a|an|there|so|if|both|after|since|last|today|yesterday|please|could|can|what|who|not|you|as|for|from)\b/i;
const bullet = /^[\s>]*(?:[-*•·–—▪◦‣]\s+|\(?\d{1,2}[.)]\s+|\(?(?:[a-z]|[ivx]{1,4})\)\s+)/;
const closers = '"\'”’)\\]»';
// Looked for from the first of a run of marks only: from each of them in turn, a line of dots would hold the reader up.
const terminal = new RegExp(`(?<![.!?…])[.!?…]+[${closers}]*$`, 'u');
/** Nobody writes a sentence as long as this: it is cut between two words, so that what comes late in it is still read and no text takes for ever. */
const longest = 1000;

/** Whether a sentence is scored: it stands where words can be evidence, and is not an order to read it low and nothing more. */
export const isScored = ({ text, passage }: Pick<Sentence, 'text' | 'passage'>, passages: readonly Passage[]): boolean => bearsEvidence(passages[passage]?.kind ?? 'banner') && !isOrder(text);

/** All sentences of the message, passage by passage. Exact offsets; never overlapping; without empty ones. */
export function readSentences(message: Message, passages: Passage[]): Sentence[] {
  return passages.flatMap((passage, index) => {
    const text = textOfPart(message, passage.place.part).slice(passage.place.start, passage.place.end);
    return spansOf(text).map(([start, end]) => ({
      place: { part: passage.place.part, start: passage.place.start + start, end: passage.place.start + end },
      passage: index, text: text.slice(start, end),
    }));
  });
}

/** Blanks other than single spaces between words, marks of quoted replies, characters that do not show. */
const isUneven = /[\u00ad\u200b-\u200f\u2060-\u2064]|[^\S ]| {2}|^[ >]| $/;

/** The sentence's words on one line, without the `>` of quoted replies and characters that do not show. For reading only: never shown as a quotation. */
export function flatten(text: string): string {
  if (!isUneven.test(text)) return text;
  return text.replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '').replace(/[\r\n\u2028\u2029][\s>]*/g, ' ').replace(/^[\s>]+/, '').replace(/\s+/g, ' ').trim();
}

/** Start and end of each sentence of a text. */
export function spansOf(text: string): [number, number][] {
  return blocksOf(text).flatMap(([start, end]) => spansIn(text.slice(start, end)).map(([from, to]): [number, number] => [start + from, start + to]))
    .map((span) => trimSpan(text, span)).filter(([start, end]) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

const spansIn = (block: string): [number, number][] => cutBlock(block).flatMap((span) => notTooLong(block, span));

/** Blocks are lines, or several lines where a paragraph was wrapped. */
function blocksOf(text: string): [number, number][] {
  const lines: [number, number][] = [];
  const breaks = /\r\n|[\n\r\u2028\u2029]|$/g;
  let from = 0;
  for (let found = breaks.exec(text); found; found = breaks.exec(text)) {
    lines.push([from, found.index]);
    from = found.index + found[0].length;
    if (found[0] === '') break;
  }
  const wrapped = isWrapped(lines.map(([start, end]) => end - start));
  const blocks: [number, number][] = [];
  lines.forEach(([start, end], i) => {
    const before = lines[i - 1];
    const last = blocks[blocks.length - 1];
    if (before && last && joins(text.slice(...before), text.slice(start, end), wrapped)) last[1] = end;
    else blocks.push([start, end]);
  });
  return blocks;
}

/** A text wrapped by a mail program: no long lines, and several that fill the width. */
function isWrapped(lengths: number[]): boolean {
  const longest = Math.max(0, ...lengths.slice(0, 5000));
  return longest <= 100 && lengths.filter((length) => length >= 55).length >= 2;
}

function joins(before: string, line: string, wrapped: boolean): boolean {
  const above = before.trim();
  const here = line.replace(/^[\s>]+/, '');
  if (!above.replace(/^[\s>]+/, '') || !here || bullet.test(line) || terminal.test(above) || /:$/.test(above)) return false;
  if (above.length >= 50 && /^["'“‘(]?\p{Ll}/u.test(here)) return true;
  return wrapped && above.length >= 55;
}

function cutBlock(block: string): [number, number][] {
  const spans: [number, number][] = [];
  const lead = bullet.exec(block.slice(0, 40));
  let from = lead ? lead[0].length : 0;
  const stop = new RegExp(`(?<![.!?…])([.!?…]+)([${closers}]*)(?=\\s|$|(?<=\\p{Ll}[.!?])\\p{Lu}\\p{Ll})`, 'gu');
  stop.lastIndex = from;
  for (let found = stop.exec(block); found; found = stop.exec(block)) {
    const at = found.index + found[0].length;
    if (at >= block.length) break;
    if (!endsHere(block.slice(Math.max(from, at - 60), at), block.slice(at, at + 40), found[1] ?? '', found[2] ?? '')) continue;
    spans.push([from, at]);
    from = at;
  }
  spans.push([from, block.length]);
  return spans;
}

/** A span cut at its last blank wherever it grows longer than a sentence can be; anywhere, where it has no blank. */
function notTooLong(block: string, [start, end]: [number, number]): [number, number][] {
  const spans: [number, number][] = [];
  let from = start;
  while (end - from > longest) {
    const blank = /\s\S*$/.exec(block.slice(from + longest / 2, from + longest));
    const at = blank ? from + longest / 2 + blank.index : from + longest;
    spans.push([from, at]);
    from = at;
  }
  return [...spans, [from, end]];
}

/** Whether a sentence ends between `before` and `after`. */
function endsHere(before: string, after: string, mark: string, closing: string): boolean {
  const next = after.replace(/^[\s>]+/, '');
  if (!next) return true;
  const small = /^["'“‘(]?\p{Ll}/u.test(next);
  if (closing && small) return /[.!?…]["'”’]$/.test(before) ? /^(?:she|he|they|mum|dad)\b/.test(next) && !/^(?:she|he|they|mum|dad)\s+(?:said|says|told|asked|shouted|replied|whispered|added|goes)\b/.test(next) : false;
  if (mark.startsWith('..') || mark === '…') return !small;
  if (mark !== '.') return true;
  if (abbreviation.test(before)) return /(?:^|\s)(?:no|etc|al|re|min|max|sat|sun|mon|wed|fri)\.$/i.test(before) && opener.test(next) && !/^\d/.test(next);
  if (/(?:^|[\s("'“‘.])\p{Lu}\.$/u.test(before)) return opener.test(next) && !/^["'“‘(]*a\b/i.test(next);
  return !(/(?:^|\s)\d{1,2}\.$/.test(before) && before.trim().length <= 3);
}

function trimSpan(text: string, [start, end]: [number, number]): [number, number] {
  const words = text.slice(start, end);
  const lead = /^[\s>]*/.exec(words)?.[0].length ?? 0;
  const tail = words.length - words.trimEnd().length;
  return lead + tail >= words.length ? [start, start] : [start + lead, end - tail];
}
