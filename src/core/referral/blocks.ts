import { textOfPart, type Place } from '../evidence';
import type { Read } from './source';

/** Sentences that stand together: a paragraph, an item of a list, a heading, a post. */
export interface Block {
  sentences: number[];
  place: Place;
  text: string;
  kind: 'text' | 'item' | 'post';
  /** A short line of its own that says no sentence: "2. Keziah B, Year 3". */
  isHeading: boolean;
}

const WRITTEN = new Set(['written-now', 'post', 'quoted-reply', 'forwarded']);
const MARK = /\n[\s>]*(?:[-*•·–—▪◦‣]|\(?\d{1,2}[.):]|\(?[a-z][.)])[\s*_]*$/u;
const FIRST_MARK = /(?:^|\n)[\s>]*(?:[-*•·–—▪◦‣]|\(?\d{1,2}[.):]|\(?[a-z][.)])[\s*_]*$/u;
/** Lines as long as this were broken by a mail program, not by the writer. */
const FULL_LINE = 58;
const LONGEST_HEADING = 60;

/** No mail program leaves a longer one: where there is one, each line is the writer's. */
const LONG_LINE = 100;

/** Whether one sentence ends a block and the next begins one. */
function opensBlock(text: string, end: number, start: number): boolean {
  const between = text.slice(end, start);
  const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
  const isLine = between.includes('\n') && (line.length < FULL_LINE || new RegExp(`[^\\n]{${LONG_LINE}}`, 'u').test(text));
  return isLine || /\n[\s>]*\n/u.test(between) || MARK.test(between);
}

function blockOf(sentences: number[], { message, reading }: Read): Block {
  const first = reading.sentences[sentences[0] ?? 0];
  const last = reading.sentences[sentences.at(-1) ?? 0];
  const { part = 0, start = 0 } = first?.place ?? {};
  const whole = textOfPart(message, part);
  const place = { part, start, end: last?.place.end ?? start };
  const text = whole.slice(place.start, place.end);
  const isPost = reading.passages[first?.passage ?? 0]?.kind === 'post';
  const kind = FIRST_MARK.test(whole.slice(Math.max(0, start - 12), start)) ? 'item' : isPost ? 'post' : 'text';
  return { sentences, place, text, kind, isHeading: !isPost && text.length < LONGEST_HEADING && !text.includes('\n') && !/[.!?…]["”’)]*$/u.test(text) && /^[^\n]{0,3}(?:\n|$)/u.test(whole.slice(place.end, place.end + 4)) };
}

/** The paragraphs, items, headings and posts of a message, in order. Signatures, small print and the subject are none of them. */
export function blocksOf(read: Read): Block[] {
  const { message, reading } = read;
  const groups: number[][] = [];
  reading.sentences.forEach(({ place, passage }, at) => {
    if (!WRITTEN.has(reading.passages[passage]?.kind ?? '')) return;
    const group = groups.at(-1);
    const before = reading.sentences[group?.at(-1) ?? -1];
    if (group && before?.passage === passage && !opensBlock(textOfPart(message, place.part), before.place.end, place.start)) group.push(at);
    else groups.push([at]);
  });
  return groups.map((group) => blockOf(group, read));
}
