import { scorePeople } from './facts/child-choice';
import { childRelations, learnedScorers, schoolWords } from './facts/lexicon';
import { isKinTitle, type Person } from './facts/people';
import { readScene } from './facts/read-scene';
import { ownerOf } from './facts/relations';
import { classAt, placeOf, type Scene, type ScoredPerson } from './facts/scene';
import { textOfPart, type Message, type Place } from './message';
import type { Passage } from './reading';
import type { Sentence } from './sentences';

/** Somebody named in a message, with every place of the name. */
export interface Named {
  name: string;
  /** The words of the name in small letters; the last of several is the surname. */
  words: readonly string[];
  /** Said to be a child: an age under eighteen, a class or a birth date stands right behind the name. */
  isChild: boolean;
  /** Named with a grown-up's title: "Mrs Hoang". */
  isTitled: boolean;
  /** Where the name stands, in the order of the text. */
  mentions: { place: Place; sentence: number }[];
  /** Where they are said to be somebody's brother, sister, son, daughter or cousin: of whom, where that is named. */
  kin: { of?: string; sentence: number }[];
  /** Those named after them in one breath: "Kacey and Bobby", "Elif (13), Nur". */
  beside: string[];
}

const UNIT = '(?:months?|mths?|mos?|weeks?|wks?|years?|yrs?|yo|y)';
const AFTER = '(?=[,.;:)!?–-]|\\s*$|\\s(?:[–-]\\s|and\\b|in\\b|at\\b|who\\b|is\\b|was\\b|has\\b|lives\\b|from\\b|with\\b|\\())(?![.:/-]?\\d)';
const NUMBER = '(?:1[0-7]|\\d)';
const AGE = `(?:aged? )?${NUMBER}(?:½| and a half)?(?:[ -]?${UNIT}(?:[ -]olds?)?(?: \\d{1,2})?)?${AFTER}`;
const CLASS = '(?:in )?(?:[Yy](?:ea)?r?\\.? ?(?:1[0-3]|\\d)[a-zA-Z]{0,2}|[Rr]eception|[Nn]ursery|U(?:nder)?[ -]?(?:1[0-8]|\\d)s?|(?:1[0-3]|\\d)[A-Z]{1,2}|R[A-Z])(?![\\p{L}\\d])';
const BIRTH = '(?:[Dd]\\.?[Oo]\\.?[Bb]\\.?|born|\\d{1,2}[./-]\\d{1,2}[./-](?:20)?[012]\\d(?!\\d))';
/** Right behind a name: "(7)", ", 14.", " Y5", ", aged 3", ", 4 months", " (dob 1/2/2019)". */
const CHILD_AHEAD = new RegExp(`^(?: ?\\(|, ?| [–-] | )(?:now |just |nearly |only )?(?:${CLASS}|${BIRTH})|^(?: ?\\(|, ?| [–-] )(?:now |just |nearly |only )?${AGE}`, 'u');
/** The same where nothing else can be meant: in brackets, or a class behind a comma. */
const SURE_AHEAD = new RegExp(`^ ?\\((?:now |just |nearly |only )?(?:${CLASS}|${AGE}(?=[),]))|^, (?:${CLASS}|aged ${NUMBER}|${BIRTH})|^ (?:1[0-3]|\\d)[A-Z]{1,2}\\b`, 'u');
/** "Alfie 12": a number without a mark is an age only of somebody, and of rooms and buses it stands behind every mention. */
const BARE_AGE = new RegExp(`^ ${AGE}`, 'u');
const LOOK = 40;
/** Less like a child than this nobody is, whatever number stands behind. */
const LEAST = 0.2;
const NO_NAME = /^(?:the\b|st\b|dr\b|mrs?\b|ms\b|miss\b|sir\b|\p{L}$)/iu;
const kinOfChild = (relation: string): boolean => childRelations.has(relation) || /cousin|nephew|niece|^(?:step|half-|foster )(?:brother|sister|sibling)/u.test(relation);

const GROWN = ['writer', 'signer', 'greeted', 'post-before', 'grown-age'];

/** Whether an age under eighteen, a class or a birth date stands right behind a name that is not rather a grown-up's. */
function isChild({ message }: Scene, { person, marks, child, young, grown }: ScoredPerson, places: readonly Place[]): boolean {
  const likely = Math.max(child, young);
  if ((grown > 0.5 && grown > likely) || GROWN.some((mark) => marks.has(mark)) || !/^\p{Lu}/u.test(person.name) || NO_NAME.test(person.name) || schoolWords.has(person.names.at(-1) ?? '')) return false;
  const ahead = places.map(({ part, end }) => textOfPart(message, part).slice(end, end + LOOK));
  if (ahead.some((text) => SURE_AHEAD.test(text))) return true;
  return likely >= LEAST && likely > grown && (ahead.some((text) => CHILD_AHEAD.test(text)) || (ahead.some((text) => BARE_AGE.test(text)) && ahead.some((text) => !/^ \d/u.test(text))));
}

/** The names that follow one in its list, with ages and classes between. */
function namedBeside(scene: Scene, person: Person): string[] {
  return person.mentions.flatMap(({ end }) => {
    for (let at = end + 1; at < end + 10; at += 1) {
      const what = classAt(scene, at, end);
      const other = scene.personAt.get(at);
      if (other && other !== person) return [other.name];
      if (!/^(?:and|&|\+|,|\(|\)|\/|#\w?|aged?|yr|yrs|year|years|old|months?|y|m|in|\w?\d+\w?|reception|nursery|then|or|plus)$/u.test(what)) return [];
    }
    return [];
  });
}

function kinOf(scene: Scene, person: Person): Named['kin'] {
  return scene.links.filter((link) => link.person === person && kinOfChild(link.relation)).flatMap(({ phrase, mention, relation }) => {
    const owner = phrase && ownerOf(scene, phrase);
    const sentence = scene.tokens[mention.start]?.sentence ?? -1;
    if (owner && owner !== person) return [{ sentence, of: owner.name }];
    return /^(?:baby|child|twin)$/u.test(relation) ? [] : [{ sentence }];
  });
}

/**
 * Everybody named in a message, found by where the names stand and not by a list of them.
 * Says nothing of who they are to each other beyond the words; never throws.
 */
export function everybodyNamed(message: Message, passages: readonly Passage[], sentences: readonly Sentence[]): Named[] {
  const scene = readScene(message, passages, sentences, learnedScorers);
  return scorePeople(scene).map((one) => {
    const { person } = one;
    const mentions = person.mentions.map(({ from, end, start }) => ({ place: placeOf(scene, from, end), sentence: scene.tokens[start]?.sentence ?? -1 }));
    const isTitled = person.title !== undefined && !isKinTitle(person.title);
    return {
      name: person.name, words: person.names, isChild: !isTitled && isChild(scene, one, mentions.map(({ place }) => place)), isTitled, mentions,
      kin: kinOf(scene, person), beside: namedBeside(scene, person),
    };
  });
}
