import type { Family } from './family';
import { childRelations, pronounGender } from './lexicon';
import { genderOfRelation, pronounForm } from './links';
import type { Marks } from './marks';
import type { Person } from './people';
import { numberOf, type Scene } from './scene';
import { beside, isBody, kindOf, wordBeside } from './text';

export type Gender = 'female' | 'male';

/** A word that is he or she, or "girl", "son", with what a scorer weighs to say whether the child is meant. */
export interface Gendered { at: number; gender: Gender; marks: Marks }

/** Somebody whom a later "he" or "she" can mean: who it is to the child, and he or she where that is said. */
interface Someone { at: number; who: string; gender?: Gender }

const mostWords = 250;
const farthest = 80;

const youngNouns = new Map<string, Gender>([
  ...['girl', 'daughter', 'schoolgirl', 'lass', 'lassie', 'niece', 'granddaughter', 'sister', 'stepdaughter'].map((word): [string, Gender] => [word, 'female']),
  ...['boy', 'son', 'lad', 'schoolboy', 'nephew', 'grandson', 'brother', 'stepson'].map((word): [string, Gender] => [word, 'male']),
]);
const grownNouns = new Map<string, Gender>([
  ...['woman', 'lady', 'girlfriend', 'wife'].map((word): [string, Gender] => [word, 'female']),
  ...['man', 'bloke', 'fella', 'guy', 'chap', 'boyfriend', 'husband'].map((word): [string, Gender] => [word, 'male']),
]);
const groups = new Map<string, Gender>([['girls', 'female'], ['daughters', 'female'], ['sisters', 'female'], ['lasses', 'female'], ['boys', 'male'], ['sons', 'male'], ['brothers', 'male'], ['lads', 'male']]);
const anyChild = /^(?:child|pupil|student|toddler|teenager|youngster|kid|baby|infant)$/;

const nounOf = (word: string): string => (groups.has(word) ? (/^(?:sister|brother)/.test(word) ? 'siblings' : 'group') : /^(?:son|daughter|stepson|stepdaughter)$/.test(word) ? 'issue' : /^(?:sister|brother)$/.test(word) ? 'sibling' : /^(?:niece|nephew|grand)/.test(word) ? 'kin' : 'young');

/** Who somebody named is to the child. */
function whoOf(scene: Scene, family: Family): (person: Person) => string | undefined {
  const young = new Set(family.otherChildren.map(({ person }) => person));
  const grown = new Set(family.adults.map(({ person }) => person));
  const linked = new Map(scene.links.map((link) => [link.person, childRelations.has(link.relation) ? 'sibling' : 'grown']));
  return (person) => {
    if (person === family.child?.person) return 'child';
    if (person.names.some((name) => scene.writers.has(name) || scene.signers.has(name))) return undefined;
    return young.has(person) ? 'sibling' : grown.has(person) || (person.title !== undefined && person.title !== 'baby') ? 'grown' : linked.get(person) ?? 'some';
  };
}

const kinClass = (relation: string): string => (/^(?:step)?(?:mother|father)$|^parents$/.test(relation) ? 'parent' : childRelations.has(relation) ? (/^(?:son|daughter|baby|child)$/.test(relation) ? 'issue' : 'sibling') : /partner|husband|wife/.test(relation) ? 'partner' : /friend|neighbour|lodger/.test(relation) ? 'friend' : 'relative');

/** Everybody spoken of, in order. */
function everybody(scene: Scene, family: Family): Someone[] {
  const who = whoOf(scene, family);
  const found: Someone[] = [];
  scene.tokens.forEach((token, at) => {
    if (!isBody(kindOf(scene, token))) return;
    const mention = scene.mentionAt.get(at);
    const person = scene.personAt.get(at);
    const kin = scene.kinAt.get(at);
    if (mention && person) {
      const one = mention.start === at ? who(person) : undefined;
      if (one) found.push({ at, who: one, gender: one === 'child' ? undefined : person.gender });
    } else if (kin) {
      if (!kin.plural) found.push({ at, who: kinClass(kin.relation), gender: genderOfRelation(kin.relation) ?? grownNouns.get(token.word) ?? youngNouns.get(token.word) });
    } else if (youngNouns.has(token.word)) found.push({ at, who: 'young', gender: youngNouns.get(token.word) });
    else if (grownNouns.has(token.word)) found.push({ at, who: 'man', gender: grownNouns.get(token.word) });
    else if (anyChild.test(token.word)) found.push({ at, who: 'young' });
  });
  return found;
}

/** Every word of gender of the body. Marks are the same for he and she, so that they learn nothing of boys or girls. */
export function genderedWords(scene: Scene, family: Family): Gendered[] {
  const all = everybody(scene, family);
  const known = family.child ? (family.child.unsure ? 'unsure' : 'known') : 'nobody';
  const rivals = { female: rivalsOf(all, 'female'), male: rivalsOf(all, 'male') };
  const found: Gendered[] = [];
  scene.tokens.forEach((token, at) => {
    if (found.length >= mostWords || !isBody(kindOf(scene, token))) return;
    const noun = youngNouns.get(token.word) ?? groups.get(token.word);
    const gender = noun ?? pronounGender(token.word);
    if (!gender) return;
    const marks = noun ? nounMarks(scene, family, at) : pronounMarks(scene, all, at, gender);
    for (const mark of [...marks]) if (/^(?:a|s|own|noun):/.test(mark)) marks.add(`${mark} ${known}`).add(`${mark} ${rivals[gender]}`);
    marks.add(known).add(rivals[gender]).add(`${known} ${rivals[gender]}`);
    found.push({ at, gender, marks });
  });
  return found;
}

/** Whether grown-ups of that gender are spoken of at all, and other children. */
function rivalsOf(all: readonly Someone[], gender: Gender): string {
  const has = (pattern: RegExp) => all.some((one) => one.gender === gender && pattern.test(one.who));
  const unknown = all.some((one) => one.gender === undefined && one.who !== 'child' && one.who !== 'young');
  return `rivals:${unknown ? '?' : ''}${has(/^(?:grown|parent|partner|relative|man|friend)$/) ? 'grown' : ''}${has(/^(?:sibling|some)$/) ? 'other' : ''}`;
}

function nounMarks(scene: Scene, family: Family, at: number): Marks {
  const child = family.child?.person;
  const { word = '' } = scene.tokens[at] ?? {};
  const noun = nounOf(word);
  const other = groups.has(word) && [...groups].some(([one, gender]) => gender !== groups.get(word) && scene.small.has(one)) ? 'both' : 'one';
  const kin = scene.kinAt.get(at);
  const near = [1, 2, 3, 4].some((step) => [at - step, at + step].some((place) => beside(scene, at, place - at) && child !== undefined && scene.personAt.get(place) === child));
  const owner = kin?.owner ?? plainBeside(scene, at, -1);
  const mine = kin?.ownerAt !== undefined && child !== undefined && scene.personAt.get(kin.ownerAt) === child;
  const [before, after] = [plainBeside(scene, at, -1), plainBeside(scene, at, 1)];
  const aged = [1, 2, 3].some((step) => [step, -step].some((one) => (numberOf(wordBeside(scene, at, one)) ?? 99) < 19));
  return new Set([`noun:${noun}`, `noun:${noun} ${near ? 'near' : 'far'}`, `noun:${noun} o:${owner}`, `noun:${noun} l:${before}`, `noun:${noun} r:${after}`, `noun:${noun} ${other}`, `noun:${noun} ${mine ? 'of-child' : ''}`, `noun:${noun} ${aged ? 'aged' : 'ageless'}`]);
}

function pronounMarks(scene: Scene, all: readonly Someone[], at: number, gender: Gender): Marks {
  const here = scene.tokens[at];
  if (!here) return new Set();
  const fits = fittingBefore(scene, all, at, gender);
  const away = (one: Someone | undefined): string => {
    if (!one) return '-';
    const back = here.sentence - (scene.tokens[one.at]?.sentence ?? 0);
    return one.who + (scene.tokens[one.at]?.part !== here.part && scene.message.channel !== 'teams' ? '3' : back === 0 ? '' : back === 1 ? '1' : '2');
  };
  const [near, ...others] = fits;
  const next = others.find((one) => one.who !== near?.who);
  const inSentence = fits.filter((one) => scene.tokens[one.at]?.sentence === here.sentence).at(-1);
  const before = fits.filter((one) => scene.tokens[one.at]?.sentence === here.sentence - 1).at(-1);
  const form = pronounForm(scene, at);
  const owned = form === 'owner' ? ownedBy(scene, at) : undefined;
  const opens = here.opens ? 'opens' : 'inside';
  const marks: Marks = new Set([`a:${away(near)}`, `a:${away(near)} ${away(next)}`, `a:${away(near)} ${form}`, `s:${inSentence?.who ?? '-'}`, `s:${inSentence?.who ?? '-'} ${before?.who ?? '-'}`, `s:${inSentence?.who ?? '-'} ${form} ${opens}`, `f:${form}`]);
  if (owned) marks.add(`own:${owned}`).add(`own:${owned} ${away(near)}`);
  const [l1, r1, r2] = [plainBeside(scene, at, -1), plainBeside(scene, at, 1), plainBeside(scene, at, 2)];
  return marks.add(`l:${l1}`).add(`r:${form} ${r1}`).add(`rr:${r1} ${r2}`).add(`w:${/^(?:she|he)['’]/.test(here.word) ? here.word.slice(here.word.search(/['’]/) + 1) : ''}`);
}

/** A word beside, without whose name it is, and the same for he and she. */
function plainBeside(scene: Scene, at: number, step: number): string {
  const token = beside(scene, at, step);
  const kin = scene.kinAt.get(at + step);
  if (!token || token.kind !== 'word') return token?.kind === 'number' ? '#' : token?.text ?? '';
  if (kin) return kinClass(kin.relation);
  if (pronounGender(token.word)) return 'PRO';
  if (youngNouns.has(token.word) || groups.has(token.word)) return 'young';
  return grownNouns.has(token.word) ? 'man' : scene.personAt.has(at + step) || (!token.opens && /^\p{Lu}/u.test(token.text)) ? 'NAME' : token.word;
}

/** Of whom "his …" speaks: a parent is a child's, a son a grown-up's. */
function ownedBy(scene: Scene, at: number): string | undefined {
  for (let step = 1; step <= 3; step += 1) {
    if (!beside(scene, at, step)) return undefined;
    const kin = scene.kinAt.get(at + step);
    if (kin) return kin.start <= at + 1 ? `${kinClass(kin.relation)}${kin.plural ? 's' : ''}` : undefined;
    if (/^(?:children|kids|child)$/.test(wordBeside(scene, at, step))) return 'issues';
  }
  return undefined;
}

/** Who was named before and can be meant, nearest first. */
function fittingBefore(scene: Scene, all: readonly Someone[], at: number, gender: Gender): Someone[] {
  const part = scene.tokens[at]?.part;
  const found: Someone[] = [];
  for (let index = lastBefore(all, at); index >= 0; index -= 1) {
    const one = all[index];
    const token = scene.tokens[one?.at ?? -1];
    if (!one || !token || at - one.at > farthest || (token.part !== part && scene.message.channel !== 'teams' && kindOf(scene, token) !== 'subject')) break;
    if ((one.gender ?? gender) === gender) found.push(one);
  }
  return found;
}

function lastBefore(all: readonly Someone[], at: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) { const middle = (low + high) >> 1; if ((all[middle]?.at ?? 0) < at) low = middle + 1; else high = middle; }
  return low - 1;
}
