import type { Answer, From } from './answer';
import type { Said } from './source';

const COUNT = ['two', 'three', 'four', 'five'];
const LISTED = /(?<!\p{L})(two|three|four|five|[2-5]) (?:\p{L}+ )?(?:boys|girls|children|kids|lads|brothers|sisters|siblings)(?!\p{L})[^.;()\n]{0,60}\((?:aged? )?(1?\d(?:(?:, ?| ?(?:and|&|\/) ?)1?\d){1,4})(?: years?(?: old)?)?\)/iu;

/** The ages of children who are only counted: "two boys at your school (7 and 9)". Each is offered with its words; which is this child's they do not say. */
export function agesListed(said: readonly Said[]): Answer['maybe'] {
  for (const { text, from, quote } of said) {
    const found = LISTED.exec(text);
    if (!found || from.kind !== 'message') continue;
    const ages = (found[2] ?? '').match(/\d+/gu) ?? [];
    const [, counted = ''] = found;
    if (ages.length !== (Number(counted) || COUNT.indexOf(counted.toLowerCase()) + 2) || ages.some((age) => Number(age) > 17)) continue;
    const at = quote.place.start + quote.text.indexOf(found[0]);
    const source: From = { ...from, quote: { text: found[0], place: { part: quote.place.part, start: at, end: at + found[0].length } } };
    return [...new Set(ages)].map((value) => ({ value, from: [source] }));
  }
  return [];
}
