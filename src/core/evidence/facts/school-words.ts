import { quoteAt, textOfPart, type Place } from '../message';
import type { Candidate } from '../reading';
import { kinWords, notPeople, postWords, streetWords, titleWords } from './lexicon';
import { matchesNear } from './near';
import { roleAt, type Roles } from './roles';
import type { Scene } from './scene';
import { firstFrom, isBody } from './text';

const word = String.raw`\p{Lu}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*['’]?`;
const kind = '(?:primary|nursery|academy|infants|juniors|secondary|grammar|high|college|school)';
const name = String.raw`(?<name>(?:St\.? |Our Lady |The )?${word}(?: (?:(?:of|the|at the|with|and|of the|y) )?${word}){0,3}(?: ${kind}(?: school)?\b)?)`;

/** "School is X", "School: X", "School (X)". */
const called = new RegExp(String.raw`\b(?:[Ss]chool|[Ss]ch|[Nn]ursery|[Cc]ollege|[Pp]re-?school|[Ss]etting)(?: attended| name)?(?: is |: ?| ?= ?| \()${name}(?=\s*(?:[),.;\n(]|$)|\s+(?:isn['’]t|Y|Yr|Year)\b)`, 'gu');
/** "school St Oswald's", "weekday school Copse Park". */
const besideWord = new RegExp(String.raw`\b[Ss]chool ${name}(?![\p{L}])`, 'gu');
/** "goes to X", "attends X", "in Y5 at X", "came to us at X". */
const attended = new RegExp(String.raw`\b(?:(?<firm>[Pp]upil (?:at|of)|[Ss]tudent (?:at|of)|[Oo]n roll at|[Ee]nrolled at|[Tt]ransferred to us at|(?:[Yy]ear|[Yy]r|[Yy]) ?\d{1,2},? at|[Rr]eception at|[Ii]n[- ]year form for)|[Gg]oes to|[Aa]ttends|[Ss]tarted at) ${name}(?![\p{L}])`, 'gu');
/** "Radek, Y8, Priory Park.", "aged 15, Year 10, Haven Side Academy": behind a school year; "both at Woodthorpe Rise Primary". */
const behindYear = new RegExp(String.raw`\b(?:(?:(?:Year|Yr|year|yr|Y) ?(?:\d|1[0-3])|Reception)(?:,| at) |(?:both|all(?: three)?)(?: settled| thriving| pupils)? at )${name}(?=\s*(?:[.;,)]|$))`, 'gu');
/** "Grace, 6, Fernhill Infants.": behind an age only what is called a school by its name. */
const behindAge = new RegExp(String.raw`\p{L}, (?:aged )?(?:[3-9]|1\d), (?:at )?(?<name>(?:St\.? )?${word}(?: ${word}){0,3} (?:Primary|Infants?|Juniors?|Academy|Nursery|School|College|High|Secondary|Grammar|Pre-?school|Sixth))(?=\s*(?:[.;,)]|$))`, 'gu');
const ageBefore = /, (?:aged )?(?:[3-9]|1\d), /g;
/** "at Thistlecombe primary". */
const smallKind = new RegExp(String.raw`\b(?:at|to|from|attends) (?<name>(?:St\.? )?${word}(?: ${word}){0,2} ${kind}(?: school)?)\b`, 'gu');

const noSchool = /^(?:Mr|Mrs|Ms|Miss|Dr|Sr|Nurse|Office|Head|Health|Governors?|Year|Yr|Y|Report|Rules|Uniform|Trip|Run|Days?|None|Not|No|Yes|Unknown|See|As|All|Both|Term|Council|Meals?|Counsellor|Policy|Transport|Attendance|Safeguarding|Direct|Tel|Liaison|A&E|CAMHS|ED|GP|He|She|They|We|I|It|Mum|Dad|Has|Is|Was|Will|Police|Channel|Early|Easter|Christmas|Ramadan|Half|Summer|Junior|Church|(?:Mon|Tues|Wednes|Thurs|Fri)days?|Sunday|Saturday|Mosque|Christ)\b/u;

interface Named { value: string; place: Place; firm: boolean }

/** Names that the words around them call a school; where only "goes to" stands before one, it must be of two words or a saint's. */
function namedIn(text: string): { value: string; at: number; firm: boolean }[] {
  const found: { value: string; at: number; firm: boolean }[] = [];
  const add = (pattern: RegExp, isFit: (value: string, firm: boolean) => boolean, all: Iterable<RegExpExecArray> = text.matchAll(pattern)) => {
    for (const one of all) {
      const value = (one.groups?.['name'] ?? '').replace(/['’]$/u, (mark) => (/s['’]$/u.test(one.groups?.['name'] ?? '') ? mark : ''));
      const firm = one.groups?.['firm'] !== undefined;
      const at = one.index + one[0].lastIndexOf(one.groups?.['name'] ?? '');
      if (isSchool(value) && isFit(value, firm)) found.push({ value, at, firm });
    }
  };
  add(called, () => true);
  add(besideWord, isNamed);
  add(attended, (value, firm) => firm || isNamed(value));
  add(behindYear, (value) => isNamed(value) && !streetWords.has(value.toLowerCase().split(' ').at(-1) ?? '') || schoolEnd.test(value));
  add(behindAge, () => true, matchesNear(text, behindAge, ageBefore, 0, 1));
  add(smallKind, (value) => !/^(?:The|His|Her|Our|My|Their|Big|High|Junior|Primary|Secondary|Infant|Special|Saturday|Sunday|Polish|Same)\b/u.test(value));
  return found;
}

const schoolEnd = /\b(?:Primary|Infants?|Juniors?|Academy|Nursery|School|College|High|Secondary|Grammar|Sixth|Park|Rise|Rd)$/u;

const isNamed = (value: string): boolean => /^St\b/u.test(value) || (/\s/u.test(value) && !/['’]s$/u.test(value));

function isSchool(value: string): boolean {
  const [first = '', second] = value.toLowerCase().split(' ');
  return value.length > 3 && !noSchool.test(value) && !titleWords.has(first) && !postWords.has(first) && !notPeople.has(first) && !kinWords.has(first) && !(second !== undefined && /^(?:unit|ward|hospital|clinic|club|centre|youth)$/.test(second));
}

/** Whose it is: nobody's or the child's, or somebody's who stands before it in its sentence. */
function isOthers(scene: Scene, roles: Roles, { part, start }: Place): boolean {
  const at = firstFrom(scene, part, start);
  for (let back = at - 1; at > 0 && back > at - 14; back -= 1) {
    const token = scene.tokens[back];
    if (!token || token.sentence !== scene.tokens[at]?.sentence) return false;
    const role = roleAt(scene, roles, back);
    if (role) return !/^P:(?:child|writer)$|^K:(?:son|daughter|child|twin|brother|sister|sibling|parents)$/.test(role) || /^K:(?:brother|sister|sibling)$/.test(role);
  }
  return false;
}

/** The school that words plainly call one; unsure where it may be somebody else's or two are called so. */
export function schoolInWords(scene: Scene, roles: Roles): Candidate<string> | undefined {
  const found: Named[] = [];
  for (const passage of scene.passages.slice(0, 200)) {
    if (!isBody(passage.kind)) continue;
    const { part, start, end } = passage.place;
    for (const { value, at, firm } of namedIn(textOfPart(scene.message, part).slice(start, end)).slice(0, 20)) {
      const place = { part, start: start + at, end: start + at + value.length };
      if (!scene.people.some((person) => person.title && person.mentions.some((mention) => scene.tokens[mention.start]?.start === place.start))) found.push({ value, place, firm });
    }
  }
  const own = found.filter(({ place }) => !isOthers(scene, roles, place));
  const [first] = own.length ? own : found;
  if (!first) return undefined;
  const same = (a: string, b: string) => a.toLowerCase().startsWith(b.toLowerCase()) || b.toLowerCase().startsWith(a.toLowerCase());
  const isSure = own.length > 0 && own.every(({ value }) => same(value, first.value));
  const fullest = own.reduce((best, one) => (same(one.value, best.value) && one.value.length > best.value.length ? one : best), first);
  return { value: fullest.value, quote: quoteAt(scene.message, fullest.place), ...(!isSure && { unsure: true as const }) };
}
