import type { Checked, Happening, ReferralDraft } from './answer';
import { plain, sayTelling } from './say';
import { sayFrom, sayHappening, sayWhen } from './text';
import { dateTyped } from './typed-date';

/** What a person changed in one line: its date, as they typed it, that it is left out or taken in, or that they checked it. */
export interface LineEdit { value?: string; leftOut?: boolean; confirmed?: boolean; checked?: Checked }

/** A line of the chronology as the person has it. */
export interface ChronologyLine {
  /** By what its changes are kept: where its words stand, so that a new reading or another date leaves it the same. */
  key: string;
  /** As it goes into the copies. */
  happening: Happening;
  leftOut: boolean;
  /** One of the further dated sentences of a long message: left out until the person takes it in. */
  further: boolean;
  /** The date as it stands in the copies, in words. */
  when: string;
  /** What stands in the box for its date. */
  date: string;
  /** What was typed is no date: the one that was found stands. */
  unread: boolean;
  /** The date is another than the one that was found. */
  corrected: boolean;
}

/** Whether a line holds a sentence of a message in its own words; otherwise it tells of a mail or of the case. */
export const isSaid = ({ says, from }: Happening): boolean => from.kind === 'message' && plain(says) === plain(from.quote.text);

function placeOf(happening: Happening): string {
  const { from } = happening;
  if (from.kind === 'message') return ['line', from.messageId, from.quote.place.part, from.quote.place.start, isSaid(happening) ? 'said' : 'mail'].join('/');
  return ['line', from.kind, from.kind === 'case' ? from.happenedAt : happening.at, happening.says.split(':')[0]].join('/');
}

function lineOf(key: string, found: Happening, further: boolean, { value, leftOut = further, confirmed, checked }: LineEdit): ChronologyLine {
  const at = value === undefined ? undefined : dateTyped(value);
  const corrected = at !== undefined && at !== found.at;
  // A date that was typed was not worked out from words.
  const dated: Happening = corrected ? { ...found, at, worked: undefined, dated: 'person' } : found;
  const happening: Happening = confirmed ? { ...dated, confirmed, ...(checked ? { checked } : {}) } : dated;
  return { key, happening, leftOut, further, when: sayWhen(happening.at), date: value ?? sayWhen(found.at), unread: value !== undefined && at === undefined, corrected };
}

/** All lines that were found, in the order in which they were found, the further ones behind the others, with what the person made of them. None is made up, none is lost. */
export function chronologyLines({ chronology, further = [] }: Pick<ReferralDraft, 'chronology' | 'further'>, edits: Readonly<Record<string, LineEdit>>): ChronologyLine[] {
  const seen = new Map<string, number>();
  return [...chronology, ...further].map((happening, at) => {
    const place = placeOf(happening);
    const before = seen.get(place) ?? 0;
    seen.set(place, before + 1);
    const key = before ? `${place}/${String(before + 1)}` : place;
    return lineOf(key, happening, at >= chronology.length, edits[key] ?? {});
  });
}

/** The chronology as it goes into every copy: without what is left out, with what was taken in, oldest first by the dates that stand now. */
export const chronologyWith = (draft: Pick<ReferralDraft, 'chronology' | 'further'>, edits: Readonly<Record<string, LineEdit>>): Happening[] =>
  chronologyLines(draft, edits).flatMap(({ happening, leftOut }) => (leftOut ? [] : [happening])).sort((a, b) => a.at.localeCompare(b.at));

/** How a line is known, who wrote it and when: "told by Mum; Denise Falkirk, Tue 6 October 2026, 15:47". Empty for a line that tells of a mail: it says so itself. */
export function sayHow(happening: Happening): string {
  if (isSaid(happening)) return sayTelling({ ...happening, text: happening.says });
  return happening.from.kind === 'message' ? '' : sayFrom(happening.from);
}

/** The name of the chronology's place in an authority's own form: `{chronology}`. */
export const CHRONOLOGY = 'chronology';

/** The chronology in one piece, a line each; empty where there is none. */
export const sayChronology = ({ chronology }: ReferralDraft): string => chronology.map(sayHappening).join('\n');
