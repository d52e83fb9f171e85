import { textOfPart, type Message } from '../message';
import type { Passage } from '../reading';
import type { Sentence } from '../sentences';
import { emptyForm, nameByForm, readFormPeople, settleForm } from './form';
import type { CloserFacts } from './closer';
import { findKin } from './kin';
import type { Scorers } from './lexicon';
import { genderOf, genderOfRelation, linkNames } from './links';
import { findMentions } from './mentions';
import { joinShortNames, withoutFamilyNames } from './same-person';
import { gatherPeople } from './people';
import type { Scene } from './scene';
import { readFactText } from './text';

/** Bounds for very long messages, so that reading stays linear. */
const mostPeople = 150;
const mostPhrases = 500;

export function readScene(message: Message, passages: readonly Passage[], sentences: readonly Sentence[], scorers: Scorers, closer?: CloserFacts): Scene {
  const text = readFactText(message, passages, sentences);
  const fields = readFormPeople(message, passages);
  const mentions = nameByForm(text, findMentions(text), fields);
  const people = joinShortNames(text, gatherPeople(text, mentions)).slice(0, mostPeople);
  const within = new Set(mentions.flatMap((mention) => (mention.end > mention.from ? text.tokens.slice(mention.from, mention.end + 1) : [])));
  const kin = findKin(text).filter((phrase) => { const head = text.tokens[phrase.head]; return !head || !within.has(head); }).slice(0, mostPhrases);
  const scene: Scene = {
    ...text, people, kin, most: { mentions: 0, people: 0 }, personAt: new Map(), mentionAt: new Map(), kinAt: new Map(kin.map((phrase) => [phrase.head, phrase])),
    writers: writersOf(message, passages), signers: signersOf(message, passages), scorers, closer, links: [], form: emptyForm(),
  };
  placePeople(scene);
  scene.people = withoutFamilyNames(text, people, linkNames(scene));
  if (scene.people.length < people.length) placePeople(scene);
  for (const person of scene.people) person.gender = genderOf(scene, person);
  scene.links = linkNames(scene);
  for (const link of scene.links) link.person.gender = genderOfRelation(link.relation) ?? link.person.gender;
  scene.form = settleForm(scene, fields);
  return scene;
}

/** Notes where everybody stands and how often the most named is. */
function placePeople(scene: Scene): void {
  scene.personAt.clear();
  scene.mentionAt.clear();
  const most = scene.people.reduce((so, one) => Math.max(so, one.mentions.length), 0);
  scene.most = { mentions: most, people: scene.people.filter((one) => one.mentions.length === most).length };
  for (const person of scene.people) for (const mention of person.mentions) for (let at = mention.start; at <= mention.end; at += 1) { scene.personAt.set(at, person); scene.mentionAt.set(at, mention); }
}

function writersOf(message: Message, passages: readonly Passage[]): Set<string> {
  const names = [message.from, ...message.parts.map((part) => part.author), ...passages.map((passage) => passage.author)];
  return new Set(names.filter((name): name is string => name !== undefined && name.length < 200).flatMap((name) => wordsOf(name.replace(/\(.*$/, ''))));
}

function signersOf(message: Message, passages: readonly Passage[]): Set<string> {
  return new Set(passages.filter((passage) => passage.kind === 'signature').flatMap((passage) => wordsOf(textOfPart(message, passage.place.part).slice(passage.place.start, Math.min(passage.place.end, passage.place.start + 600)))));
}

function wordsOf(name: string): string[] {
  return [...name.matchAll(/\p{Lu}[\p{L}\p{M}'’-]+/gu)].map((found) => found[0].toLowerCase()).filter((word) => !/^(?:mr|mrs|ms|miss|dr|pc)$/.test(word));
}

