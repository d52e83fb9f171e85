import { textOfPart } from '../message';
import type { Passage } from '../reading';
import type { Person } from './people';
import type { Roles } from './roles';
import type { Scene } from './scene';
import type { Span } from './speech-spans';

const isChildLabel = /\((?:pupil|young person|yp|child|student(?! (?:services|support|nurse|social|midwife|welfare))|(?:aged? )?(?:[5-9]|1[0-7])(?: ?y(?:ea)?rs?(?: old)?)?)\b[^)a-z]{0,8}\)$/iu;
const toStaff = /^\W*(?:(?:hi|hello|hiya|dear|please|sorry|hey)\W+)?(?:miss|sir)\b(?! \p{Lu})/iu;
const signs = /(?:^|[.!?\n]\s*|\b(?:it['’]?s|im|i['’]m|i am|this is|from|love)\s+)\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]*)?,? (?:y(?:ea)?r? ?)?\d{1,2} ?[A-Z]{0,2}\W*$/imu;
const box = /^\W*(?:(?:fw|fwd|re):\s*)*(?:worry box|worry monster|whisper|tootoot|tell us|help button|confide|student voice|reach out)\W*$/iu;
const home = /\b(?:my|our|me and my) (?:\w+ )?(?:mum|mam|mom|dad|mummy|daddy|step\w+|nan|gran\w*|brother|sister|uncle|auntie?|parents|mums|dads)\b|\b(?:mum|dad|mam|mummy|daddy|abbu|ammi|baba)s? (?:\w+ ){1,8}(?:me|us|my)\b|\bmy (?:room|bed)\b/iu;
/** Only parents, or those who work with children, write so. */
const grown = /["“”]|\bmy (?:son|daughter|boy|girl|child|children|kids?|husband|wife|class|colleague|team|grandson|granddaughter|partner|ex)\b|\b(?:safeguarding|referral|concern(?:s|ed)? about|disclos\w+|parental|guardian|tutor group|(?:year|yr|y) ?\d+ (?:girl|boy|pupil)|(?:he|she|they) (?:told|said to) me)\b/iu;
const idle = /^\W*(?:(?:hi|hello|hiya|dear|hey|bye|thanks?|thank you|love|from|ok|okay|yes|no|yeah|yh|k|miss|sir|please)\b.{0,14}|(?:miss|sir)?\W*(?:it['’]?s|i['’]?m|this is) \p{Lu}[\p{L}'’-]+ .{0,6})\W*$/iu;
const line = /^(?:>\s*)?(?:\[?\d[\d/., :-]*(?:[ap]m)?\]?,?\s*[-–]?\s*)?(?<name>\p{Lu}\p{Ll}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)?): (?<said>.+)$/u;

const namesChild = (roles: Roles, person: Person | undefined): boolean => person !== undefined && roles.of(person) === 'child';

/** Whether the name that somebody writes under is the child's: nobody with a post after it is, and nobody who writes nothing of home. */
function isChildAuthor(scene: Scene, roles: Roles, author: string | undefined): boolean {
  if (!author) return false;
  if (isChildLabel.test(author)) return true;
  if (/[(|@,]/.test(author) || /^(?:mr|mrs|ms|miss|dr|pc)\b/iu.test(author)) return false;
  const [first = ''] = author.toLowerCase().split(/\s+/);
  return first.length > 1 && scene.people.some((person) => person.names.includes(first) && person.mentions.length > 0 && namesChild(roles, person)) && isOfHome(scene, author);
}

function isOfHome(scene: Scene, author: string): boolean {
  const own = scene.passages.filter((one) => one.author === author).map((one) => textOfPart(scene.message, one.place.part).slice(one.place.start, one.place.end)).join('\n');
  return home.test(own) && !grown.test(own);
}

/** A note to a teacher or from a worry box about home, by somebody who is no parent. */
function readsAsChild(subject: string, text: string): boolean {
  if (text.length > 1200 || grown.test(text) || !home.test(text)) return false;
  return [toStaff.test(text), signs.test(text.trim().split('\n').slice(-1)[0] ?? '') || signs.test(text.split(/[.!?\n]/)[0] ?? ''), box.test(subject)].filter(Boolean).length >= 1 && /\b(?:i|im|me|my)\b/iu.test(text);
}

/**
 * Words that a child wrote: sentence by sentence where all of a passage is a child's (a note, a mail, a post of a chat), line by line where
 * a chat was pasted with its names. Greetings and bare answers are left out. Nothing where the writer is an adult.
 */
export function writtenSpans(scene: Scene, roles: Roles, passage: Passage, index: number): Span[] {
  if (passage.kind === 'subject') return [];
  const text = textOfPart(scene.message, passage.place.part).slice(passage.place.start, passage.place.end);
  const pasted = pastedLines(scene, roles, text);
  if (pasted.length > 0) return pasted;
  const byChild = isChildAuthor(scene, roles, passage.author) || (passage.kind !== 'post' && readsAsChild(scene.message.subject, text));
  if (!byChild) return [];
  return scene.sentences.filter((one) => one.passage === index && !idle.test(one.text) && !isSignedLine(one.text)).map((one) => {
    const said = /^[\s>]*(?:(?:hi|hello|dear)\s+)?(?:(?:miss|sir|mrs?|ms)\b[\p{L}' ]{0,20},\s*)?/iu.exec(one.text)?.[0].length ?? 0;
    const end = one.text.replace(/[\s.]+$/, '').length;
    return { start: one.place.start - passage.place.start + said, end: one.place.start - passage.place.start + end, how: 'written' as const };
  }).filter((span) => span.end > span.start + 2);
}

const isSignedLine = (text: string): boolean => text.length < 40 && signs.test(text) && text.trim().split(/\s+/).length < 5;

/** "Tia: he wont let me out", "[21:03] Tia: are you there": the child's lines of a chat pasted into a mail. */
function pastedLines(scene: Scene, roles: Roles, text: string): Span[] {
  const lines: { name: string; start: number; end: number; timed: boolean }[] = [];
  let from = 0;
  for (const one of text.split('\n')) {
    const found = line.exec(one);
    const said = found?.groups?.['said'];
    if (found && said) lines.push({ name: found.groups?.['name'] ?? '', start: from + one.length - said.length, end: from + one.trimEnd().length, timed: /^\W*\d/.test(one) });
    from += one.length + 1;
  }
  const names = new Set(lines.map((one) => one.name));
  if (lines.length < 3 || (names.size < 2 && !lines.some((one) => one.timed)) || lines.length < names.size + 1) return [];
  const isChild = (name: string) => scene.people.some((person) => person.names.includes(name.toLowerCase().split(' ')[0] ?? '') && namesChild(roles, person));
  return lines.filter((one) => isChild(one.name) && !idle.test(text.slice(one.start, one.end))).map(({ start, end }) => ({ start, end, how: 'written' as const }));
}
