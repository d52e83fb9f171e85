/**
 * Whether a sentence tells of a day that is past, where its words alone leave that open: "on Friday", "in March", "6 October".
 * Source: how the labelled messages speak of what has been and of what is to come.
 */
export const PAST = /\b(?:was|were|had|did|got|came|went|said|told|saw|seen|found|took|taken|left|rang|gave|given|made|hit|fell|sent|brought|kept|slept|ran|lost|broken?|wrote|met|spoken?|felt|heard|let|put|cut|thought|knew|threw|drove|woke|ate|drank|bit|held|taught|caught|bought|began|sat|stood|shook|paid|died|done|bled|(?!agreed|proceed|exceed|succeed|hundred)\p{L}{2,}[^e\P{L}]ed)\b|[’']d (?:been|\p{L}+ed)\b|\bn[o’']t been\b/iu;
export const TO_COME = /\b(?:is|are|am|(?:s?he|it|they|we|i|you|who)[’'](?:s|re|m)|\p{L}+[’']s(?= \p{L}+teen )) (?:not )?(?:\p{L}+ing\b|to be\b|(?:\d+|\p{L}+teen) (?:on|in)\b)|\b(?:would|[’']d) (?:not )?(?:be|like|want)\b|\b(?:if|want|wants|between|renewals?|at the latest)\b/iu;
/** Words for a date that nothing to come is called by. */
const SURELY_PAST = /^(?:since|last|yesterday|today|just now|this|during)\b|\b(?:19|20)\d\d\b|[./-]\d{2}$/iu;
const BREAK = /[,;:()–—]|\b(?:and|but|so|then|that|because|when|which|who)\b/giu;
/** A clause of so few words may have no verb of its own: "On Monday, Dad refused". */
const SHORT = 7;

/** The part of a sentence in which a date stands. */
function clauseOf(text: string, from: number, to: number): string {
  const breaks = [...text.matchAll(BREAK)].map(({ index, 0: found }) => ({ index, end: index + found.length }));
  const start = breaks.filter(({ end }) => end <= from).at(-1)?.end ?? 0;
  return text.slice(start, breaks.find(({ index }) => index >= to)?.index ?? text.length).trim();
}

/** How many days lie between two dates of the form YYYY-MM or YYYY-MM-DD. */
export const daysBetween = (at: string, written: string): number => (Date.parse(written) - Date.parse(at)) / 86_400_000;

/** A date without a year that is further back than this may as well be the one to come. */
export const FAR = 180;

/**
 * True where a date in a sentence is one of the past.
 * @param words those that say the date
 * @param at what they were worked out as
 * @param written the day on which the sentence was written
 */
export function isPast(text: string, { words, at, written }: { words: string; at: string; written: string }): boolean {
  if (SURELY_PAST.test(words) || /^from \p{L}+[’']s/iu.test(text.slice(text.indexOf(words)))) return true;
  const from = text.indexOf(words);
  const clause = clauseOf(text, from, from + words.length);
  if (TO_COME.test(clause)) return false;
  if (PAST.test(clause)) return true;
  const isDay = /\p{L}+day\b|^(?:on|from) \p{L}{3,5}$/iu.test(words);
  const isNear = daysBetween(at, written) <= FAR;
  if (isNear && !isDay) return true;
  return isNear && clause.split(/\s+/u).length <= SHORT && PAST.test(text) && !TO_COME.test(text);
}
