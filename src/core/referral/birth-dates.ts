import { ANY_DATE } from './when';

const birth = /\b(?:d\.? ?o\.? ?b\.?|date of birth|born|edd|due date)(?!\p{L})/iu;
/** A birth or a due date with the day it falls on. What stands beside it may have a day of its own. */
const birthday = new RegExp(`${birth.source}(?:\\s+(?:is|was|on|in))*[:\\s]*(?:${ANY_DATE})`, 'giu');
const WHOLE = '\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}';
/** A birthday by the age beside it: "15 (19/08/2010)", "18/06/2010, aged 15". */
const withAge = new RegExp(`\\b\\d{1,2} ?\\(${WHOLE}\\)|${WHOLE}[),]* ?\\(?(?:so|aged?|now|is) \\d{1,2}\\b|${WHOLE} ?\\(\\d{1,2}\\)`, 'giu');

/** A sentence with its birth dates taken out; nothing where it still speaks of a birth, of which no date can be told from another. */
export function withoutBirths(text: string): string | undefined {
  const other = text.replace(birthday, ' … ').replace(withAge, ' … ');
  return birth.test(other) ? undefined : other;
}
