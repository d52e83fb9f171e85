import { childRelations, kinWords, postWords, pronounGender } from './lexicon';
import { genderOfRelation } from './links';
import type { Marks } from './marks';
import { isProfessionalTitle, type Person } from './people';
import { chainOf, referentOf, type Roles } from './roles';
import type { Scene } from './scene';

/** Whoever is said to have spoken some words. */
export interface Teller {
  /** 'child', 'sibling', 'parent', 'partner', 'relative', 'friend', 'a-child', 'staff', 'writer', 'other', 'titled', 'they', 'she' (a pronoun), 'passive' or 'none'. */
  who: string;
  /** Where the text says so: 'after', 'before', 'label' ("Her words:") or 'opener' (the sentence only begins with them). */
  how: string;
  verb: string;
  /** Token of the name, relative or pronoun. */
  at: number;
  person?: Person;
}

const nobody: Teller = { who: 'none', how: 'none', verb: '', at: -1 };
export const speechVerbs = /^(?:said|says?|saying|told|tells?|telling|asked|asks?|asking|added|adds|replied|replies|answered|answers|whispered|whispers|whispering|shouted|shouts|shouting|screamed|screaming|disclosed|wrote|writes|written|writing|texted|messaged|typed|goes|went|explained|explains|mentioned|muttered|mumbled|repeated|repeats|announced|announces|reported|reports|calls?|called|calling|described|describes|put|puts|cried|crying|claimed|claims|reckons|reckoned|admitted|stated|states|commented|insisted|insists|quote|quoted|signed|yelled|laughed|shrugged|thinks|thought|talks|talked|talking|blurted|confided|joked|recited|sobbed|sang|begged|begs|let|came|comes|coming|made|point|pointed|pressed|selected|drew|posted|posts|sent|sends|captioned|informed|describing|adding)$/;
const labels = /^(?:words|view|views|voice|phrase|line|account|answer|reply|wishes|verdict|quote|caption|note|response|reason|explanation|message|text|comment|description)$/;
const between = /^(?:has|have|had|'s|'ve|'d|is|was|are|were|be|been|being|will|would|can|could|did|does|do|not|never|also|then|just|only|later|now|still|once|again|already|even|quietly|simply|actually|since|first|always|often|sometimes|apparently|to|both|all|each|who|that|which|suddenly|finally|eventually|openly|today|yesterday|\p{Ll}+ly|keeps?|kept|started|began|begun)$/u;
const childWord = /^(?:yp|young|patient|pupils?|students?|girl|boy|child|lad|lass|kid|teenager|toddler|daughter|son)$/;

/** Who or what a token names, in broad classes; undefined for other words. */
function whoAt(scene: Scene, roles: Roles, at: number): string | undefined {
  const token = scene.tokens[at];
  if (!token || token.owns || token.kind !== 'word') return undefined;
  const person = scene.personAt.get(at);
  if (person) return whoIs(person, roles);
  const kin = scene.kinAt.get(at);
  if (kin) return kinClass(kin.relation);
  if (/^(?:i|i've|i'd|we|we've|we'd)$/.test(token.word)) return 'writer';
  if (/^(?:you|they|who|one|nobody|everyone|someone|somebody)$/.test(token.word)) return token.word === 'they' ? 'they' : 'somebody';
  if (/^(?:she|he)(?:'s|'d|'ll)?$/.test(token.word)) return 'she';
  if (childWord.test(token.word) || kinWords.get(token.word) === 'child') return 'a-child';
  return postWords.has(token.word) ? 'staff' : undefined;
}

function whoIs(person: Person, roles: Roles): string {
  const role = roles.of(person);
  if (role === 'child' || role === 'sibling' || role === 'writer') return role;
  if (isProfessionalTitle(person.title)) return 'staff';
  if (role !== 'other') return kinClass(role);
  return /^(?:mr|mrs|ms|miss|sir)$/.test(person.title ?? '') ? 'titled' : 'other';
}

/** Relatives in broad classes. */
export function kinClass(relation: string): string {
  if (/^(?:child|cousin|baby|writer|other|none|friend)$/.test(relation)) return relation;
  if (childRelations.has(relation)) return relation === 'son' || relation === 'daughter' ? 'a-child' : 'sibling';
  if (/mother$|father$|parents?$|carer$/.test(relation) && !relation.includes('grand')) return 'parent';
  if (/partner|husband|wife/.test(relation)) return 'partner';
  return 'relative';
}

/** Finds who is said to have spoken the words between two tokens; `inside` says which tokens stand in somebody's words. */
export function tellerOf(scene: Scene, roles: Roles, first: number, last: number, inside: (at: number) => boolean): Teller {
  return afterWords(scene, roles, last) ?? beforeWords(scene, roles, first, inside) ?? nobody;
}

const teller = (scene: Scene, roles: Roles, at: number, how: string, verb: string): Teller | undefined => {
  const who = whoAt(scene, roles, at);
  return who === undefined ? undefined : { who, how, verb, at, person: scene.personAt.get(at) ?? (scene.kinAt.has(at) ? scene.personAt.get(at + 1) : undefined) };
};

/** "…," she said; "…" says Tia; "…" is what he wrote. */
function afterWords(scene: Scene, roles: Roles, last: number): Teller | undefined {
  const here = scene.tokens[last];
  let from = last + 1;
  while (/^["'“”’‘,.!?…–—-]$/.test(scene.tokens[from]?.text ?? '')) from += 1;
  for (let at = from; at < from + 5; at += 1) {
    const token = scene.tokens[at];
    if (!token || token.passage !== here?.passage || token.sentence > here.sentence + 1 || /^(?:[.;:!?"“”]|and|but|so|because)$/.test(token.text)) return undefined;
    if (!speechVerbs.test(token.word)) continue;
    const before = at > from ? teller(scene, roles, at - 1, 'after', token.word) ?? (at - 1 > from ? teller(scene, roles, at - 2, 'after', token.word) : undefined) : undefined;
    if (before) return token.sentence === here.sentence || at - from < 2 ? before : undefined;
    return at === from ? [1, 2, 3].map((step) => teller(scene, roles, at + step, 'after', token.word)).find((one) => one) : undefined;
  }
  return undefined;
}

/** Reads back from the words to the verb of speech and whoever does it. */
function beforeWords(scene: Scene, roles: Roles, first: number, inside: (at: number) => boolean): Teller | undefined {
  const places = stretchBefore(scene, first, inside);
  const [colon = -1, name = -1] = places;
  const named = scene.tokens[colon]?.text === ':' ? teller(scene, roles, name, 'label', ':') : undefined;
  if (named) return named;
  for (const at of places) {
    const word = scene.tokens[at]?.word ?? '';
    const labelled = labels.test(word) ? labelOwner(scene, roles, at) : undefined;
    if (labelled) return labelled;
    if (speechVerbs.test(word)) { const found = subjectOf(scene, roles, at, first, inside); if (found) return found; }
  }
  const nearColon = /^[:–—-]$/.test(scene.tokens[places[0] ?? -1]?.text ?? '') ? places.slice(1, 6).map((at) => teller(scene, roles, at, 'label', ':')).filter((one) => one !== undefined).pop() : undefined;
  return nearColon ?? opener(scene, roles, places);
}

function stretchBefore(scene: Scene, first: number, inside: (at: number) => boolean): number[] {
  const here = scene.tokens[first];
  const places: number[] = [];
  for (let at = first - 1; places.length < 36 && at > first - 140; at -= 1) {
    const token = scene.tokens[at];
    if (!token || !here || here.sentence - token.sentence > 1 || (token.passage !== here.passage && scene.message.channel !== 'teams')) break;
    if (!inside(at) && !/["“”]/.test(token.text)) places.push(at);
  }
  return places;
}

/** "Her words", "in Tia's words", "his exact line". */
function labelOwner(scene: Scene, roles: Roles, at: number): Teller | undefined {
  for (let back = at - 1; back > at - 4; back -= 1) {
    const token = scene.tokens[back];
    if (!token || token.sentence !== scene.tokens[at]?.sentence) return undefined;
    if (/^(?:her|his|their)$/.test(token.word)) return { who: token.word === 'their' ? 'they' : 'she', how: 'label', verb: 'words', at: back };
    const person = token.owns ? scene.personAt.get(back) : undefined;
    if (person) return { who: whoIs(person, roles), how: 'label', verb: 'words', at: back, person };
    const kin = token.owns ? scene.kinAt.get(back) : undefined;
    if (kin) return { who: kinClass(kin.relation), how: 'label', verb: 'words', at: back };
  }
  return undefined;
}

/** Whoever does a verb: before it, past small words; further back past "and"; or after it where the words themselves stand before it. */
function subjectOf(scene: Scene, roles: Roles, verb: number, first: number, inside: (at: number) => boolean): Teller | undefined {
  const word = scene.tokens[verb]?.word ?? '';
  const { sentence } = scene.tokens[verb] ?? { sentence: -1 };
  for (let at = verb - 1; at > verb - 9; at -= 1) {
    const token = scene.tokens[at];
    if (!token || token.sentence !== sentence) break;
    if (inside(at) || /["“”]/.test(token.text)) return [1, 2, 3].filter((step) => verb + step < first).map((step) => teller(scene, roles, verb + step, 'before', word)).find((one) => one);
    if (/^(?:was|were|been|being|be)$/.test(token.word) && /^(?:told|asked|called)$/.test(word) && at === verb - 1) return { who: 'passive', how: 'before', verb: word, at };
    const found = teller(scene, roles, at, 'before', word);
    if (found && found.who !== 'somebody') return found;
    if (/^(?:and|but|then|[,;])$/.test(token.word)) return opensSentence(scene, roles, sentence, at, word, inside);
    if (!between.test(token.word) && token.kind !== 'number' && !/^[()]$/.test(token.text)) break;
  }
  return undefined;
}

function opensSentence(scene: Scene, roles: Roles, sentence: number, before: number, verb: string, inside: (at: number) => boolean): Teller | undefined {
  for (let at = scene.starts[sentence] ?? before; at < before; at += 1) {
    const found = inside(at) ? undefined : teller(scene, roles, at, 'before-and', verb);
    if (found && found.who !== 'somebody') return found;
  }
  return undefined;
}

function opener(scene: Scene, roles: Roles, places: readonly number[]): Teller | undefined {
  const last = scene.tokens[places[0] ?? -1]?.sentence;
  for (const at of [...places].reverse()) if (scene.tokens[at]?.sentence === last) { const found = teller(scene, roles, at, 'opener', ''); if (found) return found; }
  return undefined;
}

/** What a scorer weighs of whoever speaks; for a pronoun, whom it may mean. */
export function tellerMarks(scene: Scene, roles: Roles, found: Teller, marks: Marks): string {
  const { who, how, verb, at } = found;
  const gender = who === 'she' ? pronounGender(scene.tokens[at]?.word ?? '') : undefined;
  const side = gender === undefined ? '' : roles.childGender === undefined ? '-any' : roles.childGender === gender ? '-child' : '-not';
  const name = `${who}${side}`;
  marks.add(`t:${name}`).add(`t:${name} ${how}`).add(`t:${name} ${verb}`).add(`tv:${verb}`);
  if (gender === undefined) return name;
  const chain = kinClass(chainOf(scene, roles, at));
  const near = kinClass(referentOf(scene, roles, at));
  const rivals = rivalsOf(scene, roles, at, gender);
  const share = shareOf(scene, gender);
  for (const mark of [`t:${name} share${share}`, `t:${name} share${share} ${chain}`, `t:${name} chain:${chain}`, `t:${name} near:${near}`, `t:${name} ${chain}/${near}`, `t:${name} rivals${String(Math.min(3, rivals))}`, `t:${name} ${chain} rivals${String(Math.min(2, rivals))}`]) marks.add(mark);
  return side === '-not' ? name : `${name} ${chain}`;
}

/** How many others of a gender were spoken of shortly before. */
function rivalsOf(scene: Scene, roles: Roles, at: number, gender: 'female' | 'male'): number {
  const rivals = new Set<unknown>();
  for (let back = at - 1; back > at - 150 && back >= 0; back -= 1) {
    const person = scene.personAt.get(back);
    if (person) { if (person.gender === gender && !/^(?:child|writer)$/.test(roles.of(person))) rivals.add(person); continue; }
    const kin = scene.kinAt.get(back);
    if (kin && genderOfRelation(kin.relation) === gender) rivals.add(kin.relation);
  }
  return rivals.size;
}

const shares = new WeakMap<readonly unknown[], number>();

/** Which part of the message's "he" and "she" is of a gender: most, about half or few. */
function shareOf(scene: Scene, gender: 'female' | 'male'): string {
  let female = shares.get(scene.tokens);
  if (female === undefined) {
    const genders = scene.tokens.map((token) => pronounGender(token.word)).filter((one) => one !== undefined);
    female = genders.filter((one) => one === 'female').length / Math.max(1, genders.length);
    shares.set(scene.tokens, female);
  }
  const part = gender === 'female' ? female : 1 - female;
  return part > 0.85 ? 'all' : part > 0.6 ? 'most' : part > 0.4 ? 'half' : part > 0.15 ? 'some' : 'few';
}
