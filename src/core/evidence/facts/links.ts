import type { KinPhrase } from './kin';
import { femaleWords, maleWords } from './lexicon';
import type { Mention, Person } from './people';
import type { Link, Scene } from './scene';
import { beside } from './text';

/** Every place where a name and a relative are put together. */
export function linkNames(scene: Scene): Link[] {
  const links: Link[] = [];
  for (const phrase of scene.kin) {
    links.push(...linkAfter(scene, phrase), ...linkBefore(scene, phrase), ...linkAnswer(scene, phrase));
  }
  for (const person of scene.people) for (const mention of person.mentions) {
    const relation = scene.kinAt.get(mention.start)?.relation;
    if (mention.title && relation) links.push({ person, mention, relation, how: 'title', phrase: scene.kinAt.get(mention.start) });
  }
  return links;
}

function linkAfter(scene: Scene, phrase: KinPhrase): Link[] {
  if (scene.tokens[phrase.head]?.owns && !/^(?:is|called|name)$/.test(beside(scene, phrase.head, 1)?.word ?? '')) return [];
  const marks = /^[,(:–—/"“-]$/;
  let at = phrase.head + 1;
  let how = 'next';
  for (let step = 0; step < 4; step += 1, at += 1) {
    const token = beside(scene, phrase.head, at - phrase.head);
    if (!token) return [];
    const mention = scene.mentionAt.get(at);
    if (mention) return mention.start === at ? chainOf(scene, phrase, mention, how) : [];
    if (marks.test(token.text)) how = token.text === '(' ? 'paren' : token.text === ',' ? 'comma' : how === 'next' ? 'colon' : how;
    else if (/^(?:is|called|named|was|are|name|name's|being)$/.test(token.word)) how = 'is';
    else return [];
  }
  return [];
}

/** The names of a list: "her brothers Yusuf (7) and Ali", "parents Eleni and Stavros". */
function chainOf(scene: Scene, phrase: KinPhrase, first: Mention, how: string): Link[] {
  const names = [first];
  if (phrase.plural || phrase.relation === 'parents') {
    let last = first;
    for (let at = last.end + 1; at < last.end + 9; at += 1) {
      const token = beside(scene, last.end, at - last.end);
      if (!token || /[.;!?]/.test(token.text) || (token.kind === 'word' && !/^(?:and|aged|yr|yrs|months|mths|old|about|mr|mrs|then|year|y|in)$/.test(token.word) && !scene.mentionAt.has(at))) break;
      const mention = scene.mentionAt.get(at);
      if (mention && mention !== last) { names.push(mention); last = mention; at = last.end; }
    }
  }
  return names.flatMap((mention, i): Link[] => {
    const person = scene.personAt.get(mention.start);
    if (!person) return [];
    const relation = phrase.relation === 'parents' ? parentOf(person, i) : phrase.relation;
    return [{ person, mention, relation, how: i === 0 && names.length === 1 ? how : 'list', phrase }];
  });
}

function parentOf(person: Person, place: number): string {
  const { gender } = person;
  return gender ? (gender === 'female' ? 'mother' : 'father') : place === 0 ? 'mother' : 'father';
}

function linkBefore(scene: Scene, phrase: KinPhrase): Link[] {
  let at = phrase.start - 1;
  let how = 'after';
  if (phrase.owner !== 'none') at -= 1;
  if (phrase.owner === 'name' || phrase.owner === 'kin') { at = phrase.start - 2; while (/^(?:his|her|their|the)$/.test(scene.tokens[at]?.word ?? '')) at -= 1; }
  for (let step = 0; step < (phrase.owner === 'name' ? 5 : 3); step += 1, at -= 1) {
    const token = beside(scene, phrase.head, at - phrase.head);
    if (!token) return [];
    const mention = scene.mentionAt.get(at);
    if (mention) return mention.end === at && !mention.owns && how !== 'after' ? found(scene, mention, phrase, how) : [];
    if (/^[,(–—-]$/.test(token.text)) how = token.text === '(' ? 'in-paren' : 'apposed';
    else if (how === 'apposed' && phrase.owner === 'name' && token.kind === 'word' && /^\p{Ll}/u.test(token.text)) continue;
    else if (/^(?:is|was|she|he|she's|he's)$/.test(token.word)) how = how === 'in-paren' ? how : 'is-after';
    else return [];
  }
  return [];
}

/** "And Mum?" "Sumaira." */
function linkAnswer(scene: Scene, phrase: KinPhrase): Link[] {
  if (scene.tokens[phrase.head + 1]?.text !== '?') return [];
  const mention = scene.mentionAt.get(phrase.head + 2);
  return mention?.start === phrase.head + 2 ? found(scene, mention, phrase, 'answer') : [];
}

function found(scene: Scene, mention: Mention, phrase: KinPhrase, how: string): Link[] {
  const person = scene.personAt.get(mention.start);
  return person ? [{ person, mention, relation: phrase.relation, how, phrase }] : [];
}

/** Whether a person reads as female or male: by title, then by the pronouns that follow the name most closely. */
export function genderOf(scene: Scene, person: Person): 'female' | 'male' | undefined {
  const title = person.title;
  if (title && femaleWords.has(title)) return 'female';
  if (title && maleWords.has(title)) return 'male';
  let balance = 0;
  for (const mention of person.mentions.slice(0, 40)) {
    for (let step = 1; step <= 14; step += 1) {
      const at = mention.end + step;
      const token = scene.tokens[at];
      if (!token || token.passage !== scene.tokens[mention.end]?.passage || (scene.personAt.get(at) ?? person) !== person) break;
      const sign = /^(?:she|her|she's|she'd|herself|she'll)$/.test(token.word) ? 1 : /^(?:he|him|his|he's|he'd|himself|he'll)$/.test(token.word) ? -1 : 0;
      if (sign) { balance += sign * (token.sentence === scene.tokens[mention.end]?.sentence ? 2 : 1); break; }
    }
  }
  return balance > 0 ? 'female' : balance < 0 ? 'male' : undefined;
}
