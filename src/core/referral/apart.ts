import type { Named } from '../evidence';
import { textOfPart } from '../evidence';
import { blocksOf, type Block } from './blocks';
import { familiesOf, type Families } from './families';
import type { Read } from './source';

/** Sentences of a message, one after another, that are about another child. */
export interface Stretch {
  /** The other child, as the message names them. */
  child: string;
  sentences: number[];
  /** Whether it is clearly that child's own story, or may be part of this one's. */
  is: 'other' | 'unclear';
}

const THIRD = /(?<!\p{L})(?:s?he|his|her|hers|him|they|their|them)(?:['’](?:s|d|ll|ve|re))?(?!\p{L})/iu;
const SINGLE = /(?<!\p{L})(?:s?he|his|her|hers|him)(?:['’](?:s|d|ll))?(?!\p{L})/iu;
const LEANS = /^[^\p{L}]*(?:(?:and|but|so|also|then|now|today|yesterday|apparently) )?(?:s?he|his|her|they|their|mum|dad|mother|father|parents|nan|gran|aunt\w*|carer)(?:['’](?:s|d|ll|ve|re))?(?!\p{L})/iu;
/** Somebody's parent, where nobody is said to be whose. */
const BARE_KIN = /(?<!(?:['’]s|his|her|their|the|a|an|single|both) (?:\p{L}+ )?)(?<!\p{L})(?:mum|mom|dad|mother|father|parents|step-?dad|step-?mum)(?!\p{L})(?! (?:of|to)\b)/iu;
const TOGETHER = /(?<!\p{L})(?:both (?:children|boys|girls|of them|of these)|all (?:three|four|five|of them)|these (?:two|three|children|boys|girls)|each of them|the (?:two|three) (?:of them|boys|girls|children))(?!\p{L})/iu;
const OWN_VOICE = /^[^\p{L}]*(?:i|we|please|can|could|would|thanks|thank|let|any|all|ring|call|happy|kind|best|many)(?:['’]\p{L}+)?(?!\p{L})/iu;
/** What somebody is to a child of whom is spoken: "her friend Tilly", "the older girl, Chantel". */
const OF_THIS_CHILD = /(?<!\p{L})(?:friend|mate|boyfriend|girlfriend|partner|husband|wife|ex|boyf|peer|classmate|bully|(?:the|this|that) (?:\p{L}+ ){0,3}(?:girl|boy|lad|child|pupil|student|one))(?!\p{L})[^.!?]{0,40}$/iu;
/** To whom or with whom somebody did something. */
const TO_SOMEBODY = /(?<!\p{L})(?:to|with|by|of|from|at|about|for|and|told|hit|than|like|off) $/iu;
/** What comes one after the other in a list of different children. */
const COUNTED = /(?:^|[\s(])(?:(?:[0-2]?\d[.:][0-5]\d)|\(?[a-h]\)|(?:concern|family|case|query|q|form|flat|room|bed|card|cubicle|patient|pt|pupil|student) ?(?:\d{1,3}|one|two|three|four|five|six|seven)[.:,)]?|another (?:child|pupil|student|boy|girl|family|one)|the other one(?:['’]s| is)?|unrelated(?:ly)?|separately|secondly|thirdly)(?=[\s,:.])/iu;
const OF_PARENT = /(?:(?:mum|mom|dad|mother|father|parents?|gran|nan|grandad|carer|guardian) (?:to|of)|\p{Lu}\p{L}+, with|^[^\p{L}]*(?:re|ref|about|on|concern about)) $/iu;

interface Told { of: Families; read: Read; blocks: Block[]; /** The sentences that name the family that the referral is for. */ ours: ReadonlySet<number>; adults: ReadonlySet<string> }

const textAt = ({ message, reading }: Read, at: number): string => { const place = reading.sentences[at]?.place; return place ? textOfPart(message, place.part).slice(place.start, place.end) : ''; };
const namesIn = (children: Iterable<Named>, sentences: readonly number[]): Named[] => [...children].filter((one) => one.mentions.some(({ sentence }) => sentences.includes(sentence)));
const wordOf = (word: string): RegExp => new RegExp(`(?<!\\p{L})${word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}s?(?!\\p{L})`, 'iu');

/** The sentences that name somebody of the family that the referral is for, or have its surname. */
function namingFamily({ family, surname }: Families, read: Read, blocks: readonly Block[]): Set<number> {
  const called = surname === undefined ? undefined : wordOf(surname);
  const named = [...family].flatMap(({ mentions }) => mentions.map(({ sentence }) => sentence));
  return new Set([...named, ...blocks.flatMap(({ sentences }) => sentences.filter((at) => called?.test(textAt(read, at))))]);
}

/** Whether that family is named in some sentences. */
const namesFamily = ({ ours }: Pick<Told, 'ours'>, sentences: readonly number[]): boolean => sentences.some((at) => ours.has(at));

/** The part of some sentences that stands before a child is first named. */
function before({ read }: Told, child: Named, sentences: readonly number[]): string {
  const named = child.mentions.find(({ sentence }) => sentences.includes(sentence));
  const from = read.reading.sentences[sentences[0] ?? 0]?.place;
  return named && from ? textOfPart(read.message, from.part).slice(from.start, named.place.start) : '';
}

/** True where a child is the first who is spoken of: nobody else is meant by "he", "her", "Mum" before the name, and it is nobody's friend. */
function opens(told: Told, child: Named, sentences: readonly number[]): boolean {
  const lead = before(told, child, sentences);
  const someone = told.of.people.filter((one) => one !== child).map((one) => before(told, one, sentences)).filter((text) => text && text.length < lead.length).sort((a, b) => a.length - b.length)[0];
  return !BARE_KIN.test(lead) && !THIRD.test(someone ?? lead) && !OF_THIS_CHILD.test(lead) && (!TO_SOMEBODY.test(lead) || OF_PARENT.test(lead));
}

const opener = (told: Told, sentences: readonly number[]): Named | undefined => namesIn(told.of.others, sentences)
  .map((child) => ({ child, at: before(told, child, sentences).length })).sort((a, b) => a.at - b.at).map(({ child }) => child).find((child, nth) => nth === 0 && opens(told, child, sentences));

/** Children who have to do with this child: named in the family's story, or in nobody's, other than first in a sentence or in a list of names. */
function involvedIn(told: Told): Set<Named> {
  const { of, blocks } = told;
  const isListed = (a: Named, b: Named) => a.beside.includes(b.name) || b.beside.includes(a.name);
  let topic: Named | undefined;
  return new Set(blocks.flatMap(({ sentences }) => {
    if (!namesFamily(told, sentences)) {
      const named = namesIn(of.others, sentences);
      topic = opener(told, sentences) ?? (topic && named.includes(topic) ? topic : undefined);
      return topic ? [] : named;
    }
    topic = undefined;
    return sentences.flatMap((at, nth) => {
      const family = namesIn(of.family, [at]);
      const there = namesIn(of.others, [at]);
      const alone = there.filter((one) => family.length === 0 && !opens(told, one, [at]));
      const together = there.filter((one) => family.length > 0 && !family.some((own) => isListed(one, own)));
      const pointsBack = family.length > 0 && there.length === 0 && nth > 0 && family.every((own) => THIRD.test(before(told, own, [at])));
      return [...alone, ...together, ...(pointsBack ? namesIn(of.others, sentences.slice(Math.max(0, nth - 1), nth)) : [])];
    });
  }));
}

/** What the sentences of one block are about, one by one. */
type About = { child: Named; is: Stretch['is'] } | undefined;

interface Walk { told: Told; /** Children who are shown to be of another family. */ shown: Set<Named>; involved: ReadonlySet<Named>; /** Several other children have stretches of their own, and no child that is named is of this family. */ apart: boolean; about: About[]; topic: About; heading: boolean }

/**
 * How clearly what begins with a child is that child's own story: clearly where another family shows, by the surname, by what a list counts, by a
 * parent of theirs, or by several children of whom none is of this family. Nothing where it is rather a brother's or sister's.
 */
function clearly({ told, involved, apart, shown }: Walk, child: Named, sentences: readonly number[]): Stretch['is'] | undefined {
  const { of } = told;
  const text = sentences.map((at) => textAt(told.read, at)).join(' ');
  const lead = before(told, child, sentences);
  const isDiffering = of.differing.has(child);
  if (of.maybe.has(child) && !isDiffering) return undefined;
  if (isDiffering || apart || COUNTED.test(lead) || (OF_PARENT.test(lead) && !/(?:re|on|about|ref) $/iu.test(lead))) shown.add(child);
  const isOpen = !shown.has(child) || involved.has(child) || of.maybe.has(child) || TOGETHER.test(text) || [...told.adults].some((name) => wordOf(name).test(text));
  return isOpen ? 'unclear' : 'other';
}

const aboutOf = (walk: Walk, child: Named, sentences: readonly number[]): About => { const is = clearly(walk, child, sentences); return is && { child, is }; };

/** A block in which the family is named as well: another child's part runs from a sentence that begins with the name to the next that names the family. */
function walkMixed(walk: Walk, { sentences }: Block): About {
  let now: About;
  for (const at of sentences) {
    const child = opener(walk.told, [at]);
    if (namesFamily(walk.told, [at])) now = undefined;
    else if (child) now = aboutOf(walk, child, [at]);
    else if (now && OWN_VOICE.test(textAt(walk.told.read, at)) && !THIRD.test(textAt(walk.told.read, at))) now = undefined;
    walk.about[at] = now;
  }
  return now;
}

/** A block that names no child goes on with the one before where its words lean on it. */
function goesOn({ topic, heading }: Walk, { text, kind, isHeading }: Block): boolean {
  if (!topic || TOGETHER.test(text) || isHeading) return false;
  if (kind === 'post') return SINGLE.test(text);
  return LEANS.test(text) || (heading && (kind === 'item' || THIRD.test(text)));
}

function walkBlock(walk: Walk, block: Block): void {
  const { told } = walk;
  const { sentences } = block;
  const isOurs = namesFamily(told, sentences);
  const others = namesIn(told.of.others, sentences);
  const child = opener(told, sentences);
  if (isOurs) walk.topic = others.length ? walkMixed(walk, block) : undefined;
  else if (child) walk.topic = aboutOf(walk, child, sentences);
  else if (others.length && !(walk.topic && others.includes(walk.topic.child))) walk.topic = undefined;
  else if (!others.length && !goesOn(walk, block)) { if (block.kind !== 'post') walk.topic = undefined; return; }
  if (isOurs || child) walk.heading = block.isHeading && !isOurs;
  if (!isOurs) for (const at of sentences) {
    const next = opener(told, [at]);
    if (child && next && next !== walk.topic?.child) walk.topic = aboutOf(walk, next, [at]);
    walk.about[at] = walk.topic;
  }
}

/** Sentences about the same child that follow each other in one block or from block to block are one stretch. */
function stretchesOf({ about, told: { blocks } }: Walk): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { sentences } of blocks) {
    let open: Stretch | undefined;
    for (const at of sentences) {
      const here = about[at];
      if (here && open?.child === here.child.name && open.is === here.is) open.sentences.push(at);
      else if (here) stretches.push(open = { child: here.child.name, is: here.is, sentences: [at] });
      else open = undefined;
    }
  }
  return stretches;
}

/** The first names of grown-ups of the family that stand where the family is named. */
function adultsOf(told: Omit<Told, 'adults'>): Set<string> {
  const ours = told.blocks.filter(({ sentences }) => namesFamily(told, sentences)).map(({ text }) => text).join('\n');
  return new Set(told.read.reading.facts.adults.flatMap(({ name }) => name?.replace(/^(?:mr|mrs|ms|miss|dr)\.? /iu, '').split(/\s+/u)[0] ?? []).filter((name) => wordOf(name).test(ours)));
}

/** Whether several others have stretches of their own and no child beside the one whom the referral is for is of the family. */
function areApart(told: Told): boolean {
  const { of, blocks } = told;
  const begun = new Set(blocks.flatMap(({ sentences }) => (namesFamily(told, sentences) || !opener(told, sentences) ? [] : namesIn(of.others, sentences))));
  const hasFamily = [...of.family].some((one) => one !== of.own && one.isChild) || of.maybe.size > 0;
  return begun.size > 1 && !hasFamily;
}

/**
 * Which sentences of a message are another child's story than the one the referral is for, and which may be. By names: a paragraph, an item,
 * a post or a sentence that begins with the name of a child of another family, and what leans on it. Brothers, sisters and whoever shares the
 * surname are no others. Where the child is named nowhere, it finds none.
 * @param name of the child whom the referral is for
 * @param also names of children whom the person refers as well
 */
export function stretchesOfOthers(read: Read, name: string | undefined, also: readonly string[] = []): Stretch[] {
  const of = familiesOf(read, name, also);
  if (!of.own || !of.others.length) return [];
  const blocks = blocksOf(read);
  const plain = { of, read, blocks, ours: namingFamily(of, read, blocks) };
  if (!plain.blocks.some(({ sentences }) => namesFamily(plain, sentences))) return [];
  const told: Told = { ...plain, adults: adultsOf(plain) };
  const walk: Walk = { told, shown: new Set(), involved: involvedIn(told), apart: areApart(told), about: [], topic: undefined, heading: false };
  for (const block of plain.blocks) walkBlock(walk, block);
  return stretchesOf(walk);
}
