import { quoteAt, textOfPart, type Place } from '../message';
import type { Candidate } from '../reading';
import type { Family } from './family';
import type { Person } from './people';
import { fitsBirth, isYetToCome } from './ages';
import { matchesNear } from './near';
import { numberOf, type Scene } from './scene';
import { isBody, kindOf } from './text';

const spelt = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen';
const age = String.raw`(?<age>1?\d|${spelt})`;
const ends = String.raw`(?:\s*(?:y(?:ea)?rs?(?: old)?|yo|y/o)\b)?(?=\s*(?:[),.;:!?|](?!\d)|$|\n)|\s+[–-]\s|\s+(?:and|is|was|has|had|on|as|says|said|came|lives|at|from|told|dob|born|who|with|but|in (?!\p{Lu}|\d))\b(?! \d))`;
const sex = '(?:female|male|girl|boy|f|m)';
/** "Keira (f, 13)", "Keira Nolan, 13,", "Keira 13 has", "Keira is 13". */
const ageBehind = new RegExp(String.raw`^(?:\s*[,(]\s*|\s+[–-]\s+|\s+)(?:${sex}\b[\s,/]+|aged?:?\s+|(?:is|now|who is|who's|just|only|says)\s+)*${age}${ends}`, 'iu');
/** After a birth date: "(13)", ", so thirteen". */
const ageAfterBirth = new RegExp(String.raw`^[\s.,;)(–-]{1,4}(?:so |now |aged? |age: ?)?${age}(?=\s*(?:[).,;\n|]|$|y(?:ea)?rs?\b|yo\b))`, 'iu');
/** Before it: "13, dob", "14 DOB". */
const ageBeforeBirth = new RegExp(String.raw`(?<![\d./:-])\b${age}[),]?\s*[,(–-]?\s*(?:d\.?o\.?b\.?|born|birthday|b\.)?\s*:?\s*$`, 'iu');
const noise = String.raw`(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}|d\.?o\.?b\b\.?|born|aged?|y(?:ea)?rs?(?: old)?|yo|reception|y(?:ea)?r? ?\d+)`;
/** "Keira, 13, F", "Keira (girl, 5)", "Keira DOB 02/03/13. f." */
const sexBehind = new RegExp(String.raw`^(?:[\s,(/.;|:–-]+${noise}){0,4}\s*[,(/.;|]\s*(?<sex>${sex})(?=\s*(?:[),.;/|\n]|$))`, 'iu');
const word = String.raw`\p{Lu}[\p{L}\p{M}'’-]+`;
const named = `${word}(?: ${word}){0,2}`;
/** "Keira and Jamie Nolan, 13 and 4", "Jon (9)" is no list. */
const inOneBreath = new RegExp(String.raw`(?<names>${named}(?:, ${named}){0,4},? (?:and|&) ${named})\s*[,(–-]?\s*(?:are |aged )?(?<ages>(?:\d{1,2}, ?){0,4}\d{1,2},? (?:and|&) \d{1,2})(?=\s*(?:[).,;\n]|$|years?\b|respectively\b|are\b|were\b|in\b))`, 'gu');
/** What every such list holds, on the last of its lines. */
const twoAges = /(?:and|&) \d/g;
/** "her lad Ezekiel", "my daughter, Keira". */
const sexAhead = /\b(?<sex>girl|lass|daughter|niece|boy|lad|son|nephew|granddaughter|grandson)(?:,| called| named)?\s+$/iu;
/** A sentence of its own. */
const alone = /(?<=^|[.\n]\s*)(?<sex>Boy|Girl)(?=\s*(?:[.\n,]|$))/gu;

const numeral = (text: string): number => numberOf(text.toLowerCase()) ?? Number.NaN;

/** The text right behind each mention of somebody, with where it starts. */
function behind(scene: Scene, person: Person): { text: string; part: number; start: number }[] {
  return person.mentions.slice(0, 40).flatMap(({ end }) => {
    const token = scene.tokens[end];
    if (!token || token.owns || !isBody(kindOf(scene, token))) return [];
    return [{ text: textOfPart(scene.message, token.part).slice(token.end, token.end + 70), part: token.part, start: token.end }];
  });
}

const group = (found: RegExpExecArray | null, name: string, part: number, start: number): { text: string; place: Place } | undefined => {
  const text = found?.groups?.[name];
  if (!found || text === undefined) return undefined;
  const at = start + found.index + found[0].lastIndexOf(text);
  return { text, place: { part, start: at, end: at + text.length } };
};

/** The child's age where it stands right beside the name or birth date; undefined where nothing does, where two do, or where the child is not sure. */
export function ageBeside(scene: Scene, child: Family['child'], born: Candidate<string> | undefined, listed: readonly ListedAge[]): Candidate<number> | undefined {
  if (!child?.person || child.unsure) return undefined;
  const { message } = scene;
  const found = behind(scene, child.person).map(({ text, part, start }) => { const one = ageBehind.exec(text); return one && isYetToCome(text.slice(0, one[0].length - (one.groups?.['age'] ?? '').length), text.slice(one[0].length)) ? undefined : group(one, 'age', part, start); });
  if (born) {
    const { part, start, end } = born.quote.place;
    const text = textOfPart(message, part);
    const from = Math.max(0, start - 30);
    found.push(group(ageAfterBirth.exec(text.slice(end, end + 30)), 'age', part, end), group(ageBeforeBirth.exec(text.slice(from, start)), 'age', part, from));
  }
  const all = found.flatMap((one) => (one ? [{ years: numeral(one.text), place: one.place }] : []));
  for (const one of listed) if (one.person === child.person) all.push(one);
  const fitting = all.filter(({ years }) => years < 19 && fitsBirth(years, born?.value, message.sentAt));
  const [first] = fitting;
  return first && fitting.every(({ years }) => years === first.years) ? { value: first.years, quote: quoteAt(message, first.place) } : undefined;
}

export interface ListedAge { person: Person | undefined; years: number; place: Place }

/** Names and as many ages in one breath: the first age is the first one's. */
export function listedAges(scene: Scene): ListedAge[] {
  return scene.passages.slice(0, 200).flatMap((passage) => {
    if (!isBody(passage.kind)) return [];
    const { part, start, end } = passage.place;
    const text = textOfPart(scene.message, part).slice(start, end);
    return matchesNear(text, inOneBreath, twoAges, 2).slice(0, 20).flatMap((found) => {
      const names = [...(found.groups?.['names'] ?? '').matchAll(new RegExp(named, 'gu'))];
      const agesAt = found.index + found[0].lastIndexOf(found.groups?.['ages'] ?? '');
      const ages = [...(found.groups?.['ages'] ?? '').matchAll(/\d+/gu)];
      if (names.length !== ages.length) return [];
      return names.map((name, i): ListedAge => {
        const at = start + agesAt + (ages[i]?.index ?? 0);
        return { person: personFrom(scene, part, start + found.index + name.index), years: Number(ages[i]?.[0]), place: { part, start: at, end: at + (ages[i]?.[0].length ?? 0) } };
      });
    });
  });
}

/** Who is named at a place or just behind it ("her brothers Jon"). */
function personFrom(scene: Scene, part: number, start: number): Person | undefined {
  return scene.people.find((person) => person.mentions.some((mention) => { const token = scene.tokens[mention.start]; return token?.part === part && token.start === start; }));
}

/** The words for a girl or a boy right before each mention of somebody. */
function sexesAhead(scene: Scene, person: Person): ReturnType<typeof group>[] {
  return person.mentions.slice(0, 40).map(({ start }) => {
    const token = scene.tokens[start];
    if (!token || !isBody(kindOf(scene, token))) return undefined;
    const from = Math.max(0, token.start - 30);
    return group(sexAhead.exec(textOfPart(scene.message, token.part).slice(from, token.start)), 'sex', token.part, from);
  });
}

/** The child's gender where a letter or word for it stands right behind the name, or as a sentence of its own. */
export function genderBeside(scene: Scene, child: Family['child']): Candidate<'female' | 'male'> | undefined {
  if (!child?.person || child.unsure) return undefined;
  const found = [...behind(scene, child.person).map(({ text, part, start }) => group(sexBehind.exec(text), 'sex', part, start)), ...sexesAhead(scene, child.person)].filter((one) => one !== undefined);
  if (!found.length) for (const passage of scene.passages.slice(0, 200)) {
    if (!isBody(passage.kind)) continue;
    const { part, start, end } = passage.place;
    for (const one of textOfPart(scene.message, part).slice(start, end).matchAll(alone)) found.push({ text: one[0], place: { part, start: start + one.index, end: start + one.index + one[0].length } });
  }
  const values = found.map(({ text, place }) => ({ value: /^f|girl|lass|daughter|niece/i.test(text) ? 'female' as const : 'male' as const, place }));
  const [first] = values;
  return first && values.every(({ value }) => value === first.value) ? { value: first.value, quote: quoteAt(scene.message, first.place) } : undefined;
}
