import { carriedAt } from './carrying';
import type { KinPhrase } from './kin';
import { femaleWords, maleWords, pronounGender } from './lexicon';
import type { Mention } from './mentions';
import type { Person } from './people';
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
  for (const person of scene.people) {
    const mention = links.some((link) => link.person === person) ? undefined : carriedAt(scene, person);
    if (mention) links.push({ person, mention, relation: 'mother', how: 'carrying' });
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
  const pair = pairOf(scene, phrase, first);
  if (pair) return pair;
  return names.flatMap((mention, i): Link[] => {
    const person = scene.personAt.get(mention.start);
    if (!person) return [];
    const relation = phrase.relation === 'parents' ? parentOf(person, i, names.map((one) => scene.personAt.get(one.start))) : phrase.relation;
    return [{ person, mention, relation, how: i === 0 && names.length === 1 ? how : 'list', phrase }];
  });
}

/** "Mum and dad (Hannah and Craig)": two relatives, then their two names in the same order. */
function pairOf(scene: Scene, phrase: KinPhrase, first: Mention): Link[] | undefined {
  const before = /^(?:and|&)$/.test(beside(scene, phrase.start, -1)?.word ?? '') ? scene.kinAt.get(phrase.start - 2) : undefined;
  const second = /^(?:and|&)$/.test(beside(scene, first.end, 1)?.word ?? '') ? scene.mentionAt.get(first.end + 2) : undefined;
  return before && second && before.relation !== phrase.relation ? [...found(scene, first, before, 'list'), ...found(scene, second, phrase, 'list')] : undefined;
}

/** Which parent: by title; by pronouns where the two differ; otherwise the first named is taken for the mother. */
function parentOf(person: Person, place: number, both: readonly (Person | undefined)[]): string {
  const other = both[1 - place];
  const titled = (one: Person | undefined) => (one?.title && femaleWords.has(one.title) ? 'female' : one?.title && maleWords.has(one.title) ? 'male' : undefined);
  const opposite = (gender: string | undefined) => (gender === 'female' ? 'male' : gender === 'male' ? 'female' : undefined);
  const gender = titled(person) ?? opposite(titled(other)) ?? (person.gender !== other?.gender ? person.gender ?? opposite(other?.gender) : undefined);
  return gender ? (gender === 'female' ? 'mother' : 'father') : place === 0 ? 'mother' : 'father';
}

function linkBefore(scene: Scene, phrase: KinPhrase): Link[] {
  if (scene.tokens[phrase.head]?.owns) return [];
  let how = 'after';
  const from = beforeOwner(scene, phrase);
  for (let at = from; at > from - (phrase.owner === 'name' ? 5 : 3); at -= 1) {
    const token = beside(scene, phrase.head, at - phrase.head);
    if (!token) return [];
    const mention = scene.mentionAt.get(at);
    if (mention) return mention.end === at && !mention.owns && how !== 'after' ? found(scene, mention, phrase, how) : [];
    const next = appositionBy(token.text, token.word, how, phrase.owner === 'name');
    if (!next) return [];
    how = next;
  }
  return [];
}

/** The token before "his", "her" or "Jamie's". */
function beforeOwner(scene: Scene, phrase: KinPhrase): number {
  if (phrase.owner === 'none') return phrase.start - 1;
  let at = phrase.start - 2;
  while ((phrase.owner === 'name' || phrase.owner === 'kin') && /^(?:his|her|their|the)$/.test(scene.tokens[at]?.word ?? '')) at -= 1;
  return at;
}

/** How the words between a name and the relative after it join them; undefined when they do not. */
function appositionBy(text: string, word: string, how: string, ofName: boolean): string | undefined {
  if (/^[,(–—-]$/.test(text)) return text === '(' ? 'in-paren' : 'apposed';
  if (how === 'apposed' && ofName && /^\p{Ll}/u.test(text)) return how;
  if (/^(?:is|was|she|he|she's|he's)$/.test(word)) return how === 'in-paren' ? how : 'is-after';
  return undefined;
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
  if (person.title && femaleWords.has(person.title)) return 'female';
  if (person.title && maleWords.has(person.title)) return 'male';
  const balance = person.mentions.slice(0, 40).reduce((sum, mention) => sum + leaning(scene, person, mention.end), 0);
  return balance > 0 ? 'female' : balance < 0 ? 'male' : undefined;
}

const behindObject = /^(?:to|and|in|at|on|with|for|that|if|when|but|as|from|so|the|a|out|up|down|off|by|or|she|he|because|about|what|how|again|now|who|was|is|not)$/;

/** "She", "her bag", "to her", "herself". */
export function pronounForm(scene: Scene, at: number): 'subject' | 'owner' | 'object' | 'self' {
  const { word = '' } = scene.tokens[at] ?? {};
  if (/^(?:she|he)/.test(word)) return 'subject';
  if (/self$|^hers$/.test(word)) return 'self';
  const next = beside(scene, at, 1);
  return word === 'his' || (word === 'her' && next?.kind === 'word' && !behindObject.test(next.word)) ? 'owner' : 'object';
}

/** The first pronoun after a name before anybody else is named: above nothing for female, below for male. "Otto hit her" says of Otto nothing. */
function leaning(scene: Scene, person: Person, end: number): number {
  const here = scene.tokens[end];
  for (let at = end + 1; at <= end + 14; at += 1) {
    const token = scene.tokens[at];
    if (!token || token.passage !== here?.passage || (scene.personAt.get(at) ?? person) !== person) return 0;
    const gender = pronounGender(token.word);
    if (spokenOf(scene, end, at) === gender && gender) return 0;
    if (gender && token.sentence === here.sentence && pronounForm(scene, at) === 'object') return 0;
    if (gender && token.word !== 'hers') return (gender === 'female' ? 1 : -1) * (token.sentence === here.sentence ? 2 : 1);
  }
  return 0;
}

/** The gender of a relative spoken of between a name and a pronoun: the pronoun may then mean the relative. */
export function spokenOf(scene: Scene, from: number, to: number): 'female' | 'male' | undefined {
  for (let at = to - 1; at > from; at -= 1) {
    const kin = scene.kinAt.get(at);
    if (kin) return genderOfRelation(kin.relation);
  }
  return undefined;
}

/** 'female' for a sister or aunt, 'male' for a father or uncle; undefined for a mother's partner. */
export function genderOfRelation(relation: string): 'female' | 'male' | undefined {
  if (/(?:mother|sister|aunt|wife|daughter)$/.test(relation)) return 'female';
  return /(?:father|brother|uncle|husband|son)$/.test(relation) ? 'male' : undefined;
}
