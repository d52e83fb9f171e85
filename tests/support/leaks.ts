import type { Message } from '../../src/core/evidence';
import type { LabelledCase } from './labelled';

/** Something in a message by which the family could be known, and every way of writing it that must not be left. */
interface Secret {
  kind: 'name' | 'address' | 'postcode' | 'phone' | 'school' | 'birth date' | 'writer';
  leaksIn: (text: string) => boolean;
  value: string;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Words of a name, an address or a school that say nothing about which. */
const KINDS = new Set(('mr mrs ms miss dr sir madam mx pastor pcso duty sw dc ds pc edt fnp mash misper control baba dada papa mama aunty sister little pru mum mam dad mummy daddy nan nana nanna gran granny grandma grandad grandpa child baby adult aunt auntie uncle father mother babcia abu umm the of and at in on c.e ce rc c of e st saint our lady ' +
  'flat unit room apartment house road rd street close avenue ave lane drive way court gardens garden grove crescent terrace place walk hill rise mews row view green park square estate tower lodge cottage cottages farm quay wharf yard ' +
  'school primary secondary academy college nursery infant infants junior juniors high grammar pre-school preschool playgroup centre church community learning trust catholic special sixth form north south east west upper lower new old first').split(' '));
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

const telling = (value: string): string[] => value.split(/[\s,/()]+/).map((word) => word.replace(/['’]s$/, '').replace(/[.;:]+$/, '')).filter((word) => word.length > 1 && /^\p{Lu}/u.test(word) && !KINDS.has(word.toLowerCase()));

/** A word in any spelling of capitals; where it is an ordinary word too ("Grace", "Rose"), only with its capital. */
function wordLeak(word: string, isCommon: (word: string) => boolean): (text: string) => boolean {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escape(word).replace(/['’]/g, "['’]")}(?![\\p{L}\\p{N}])`, isCommon(word.toLowerCase()) ? 'u' : 'iu');
  return (text) => pattern.test(text);
}

function numberLeak(value: string): (text: string) => boolean {
  const digits = value.replace(/\D/g, '').slice(-9);
  return (text) => digits.length > 4 && (text.match(/[\d][\d\s().+-]*/g) ?? []).some((run) => run.replace(/\D/g, '').includes(digits));
}

function dateLeak(iso: string): (text: string) => boolean {
  const [year = '', month = '', day = ''] = iso.split('-');
  const [d, m] = [String(Number(day)), String(Number(month))];
  const named = `(?:${MONTHS[Number(month) - 1] ?? ''}|${FULL[Number(month) - 1] ?? ''})`;
  const years = `(?:${year}|['’]?${year.slice(2)})`;
  const sep = '[\\s./,-]+';
  const forms = [`0?${d}${sep}0?${m}${sep}${years}`, `${year}-${month}-${day}`, `0?${d}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${named}\\.?,?\\s+${years}`, `${named}\\.?\\s+0?${d}(?:st|nd|rd|th)?,?\\s+${years}`, `(?:dob|d\\.o\\.b\\.?|born|birthday)\\b[^.\\n\\d]{0,14}0?${d}(?:st|nd|rd|th)?(?:[./-]0?${m}|\\s+(?:of\\s+)?${named})`];
  const pattern = new RegExp(`(?<!\\d)(?:${forms.join('|')})(?!\\d)`, 'iu');
  return (text) => pattern.test(text);
}

/** Everything that the labels of a message say must not be left of it, and who wrote it. */
export function secretsOf(labelled: LabelledCase, isCommon: (word: string) => boolean): Secret[] {
  const { facts } = labelled.expected;
  const names = [facts.child.name, ...facts.otherChildren.map((one) => one.name), ...facts.adults.map((one) => one.name)].flatMap((name) => telling(name ?? ''));
  const places = telling(facts.address ?? '');
  const house = /\b(\d+[a-z]?),?\s+(\p{Lu}[\p{L}'’]+)/u.exec(facts.address ?? '');
  const words = (kind: Secret['kind'], list: readonly string[]): Secret[] => [...new Set(list)].map((value) => ({ kind, value, leaksIn: wordLeak(value, isCommon) }));
  return [
    ...words('name', names), ...words('address', places), ...words('school', telling(facts.school ?? '')),
    ...words('writer', (labelled.messages ?? []).flatMap(({ from }) => telling(from.replace(/\(.*/, '')))),
    ...(house ? [{ kind: 'address' as const, value: house[0], leaksIn: (text: string) => new RegExp(`\\b${escape(house[1] ?? '')},?\\s+(?:\\[|${escape(house[2] ?? '')})`, 'i').test(text) }] : []),
    ...(facts.postcode ? [{ kind: 'postcode' as const, value: facts.postcode, leaksIn: (text: string) => text.toUpperCase().replace(/\s+/g, '').includes((facts.postcode ?? '').toUpperCase().replace(/\s+/g, '')) || new RegExp(`\\b${escape((facts.postcode ?? '').trim().split(/\s+/)[0] ?? '')}\\b`, 'i').test(text) }] : []),
    ...facts.phones.map((value): Secret => ({ kind: 'phone', value, leaksIn: numberLeak(value) })),
    ...(facts.child.dob ? [{ kind: 'birth date' as const, value: facts.child.dob, leaksIn: dateLeak(facts.child.dob) }] : []),
  ];
}

/** All that a message shows. */
export const shownOf = (message: Message): string => [message.from ?? '', message.subject, ...message.parts.flatMap((part) => [part.author ?? '', part.text])].join('\n');

/** The words of subject and text in small letters, without the masks. */
export const wordsOf = (message: Message): string[] => [message.subject, ...message.parts.map((part) => part.text)].join('\n')
  .replace(/\[[^\]\n]*\]|Child [A-Z]\b|Adult \d+ \([^)\n]*\)|Colleague \d+/g, ' ').toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [];
