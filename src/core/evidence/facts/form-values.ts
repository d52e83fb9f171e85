import { isoDateIn } from './dates';
import type { FormKey } from './form-labels';
import { kinWords, notPeople, particles, schoolWords } from './lexicon';

/** The name at the beginning of a value, as it is to be shown, and how many characters of the value it takes. */
interface NameValue { name: string; length: number }

const part = String.raw`(?:\p{Lu}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*\.?|d[aeiou]s?|von|van|bin|bint|al|el|ibn|ul|n[íi])`;
const ending = /^\s*(?:$|[,(/|;[–—"“-]|\d|(?:DOB|D\.O\.B|born|b\.|aged?|date of birth|M|F|male|female)\b|\.(?:\s|$))/iu;
const leading = new RegExp(String.raw`^(?:baby\s+)?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?(${part}(?:[ ]${part}){0,5})`, 'u');
const behind = new RegExp(String.raw`^(\p{Lu}[\p{Lu}\p{M}'’-]+(?: \p{Lu}[\p{Lu}\p{M}'’-]+)?),? (\p{Lu}\p{Ll}[\p{L}\p{M}'’-]*(?: \p{Lu}\p{Ll}[\p{L}\p{M}'’-]*){0,2})`, 'u');
const sex = /^(?:m|f|male|female|dob|born|boy|girl|unknown|not|none|yes|no|see|as|same|tbc|n|nil|unborn|above|confidential|concern|concerns|i)$/;

/** "Summer Daley", "Summer DALEY, b. …", "DALEY, Summer"; undefined for what is no name. */
export function nameIn(value: string): NameValue | undefined {
  const turned = behind.exec(value);
  if (turned?.[1] && turned[2] && !isWord(turned[2])) return { name: `${turned[2]} ${turned[1]}`, length: turned[0].length };
  const found = leading.exec(value);
  if (!found?.[1]) return undefined;
  const words = found[1].split(' ');
  const cut = words.findIndex((word, i) => i > 0 && sex.test(word.toLowerCase()));
  const name = (cut < 0 ? words : words.slice(0, cut)).join(' ').replace(/\.$/, '');
  const length = found[0].length - found[1].length + name.length;
  return !ending.test(value.slice(length)) || name.split(' ').some((word) => isWord(word)) ? undefined : { name, length };
}

function isWord(text: string): boolean {
  const word = text.toLowerCase();
  return sex.test(word) || (!particles.has(word) && (notPeople.has(word) || schoolWords.has(word) || (word.length > 4 && kinWords.has(word))));
}

const nothing = /^(?:n\/?a|none|nil|not known|unknown|tbc|yes|no|y|n|as above|see above|-+)\.?$/iu;

/** Whether a value can be what its label asks for. */
export function fitsKey(value: string, key: FormKey): boolean {
  if (!value || value.length > 160) return false;
  if (key === 'name' || key === 'surname' || key === 'forename') return nameIn(value) !== undefined;
  if (key === 'dob') return isoDateIn(value) !== undefined;
  if (key === 'age') return /^\d{1,2}\b/.test(value);
  if (key === 'interpreter') return /^(?:yes|no|y|n|none|required|not|[A-Z]\w+)\b/iu.test(value);
  if (key === 'tel') return /\d{4}/.test(value);
  if (key === 'address') return !nothing.test(value) && /\d/.test(value);
  if (key === 'gender') return /^(?:m|f|male|female|boy|girl)\b/iu.test(value);
  return key === 'other' || key === 'relation' || (!nothing.test(value) && /^\p{Lu}/u.test(value) && value.split(' ').length < 9);
}
