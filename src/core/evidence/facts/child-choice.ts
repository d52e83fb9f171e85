import { textOfPart } from '../message';
import { isCarrying } from './carrying';
import { heardBeside, heardOfPerson } from './closer';
import { isGrownBy } from './dates';
import { likelihood } from './lexicon';
import { personMarks, type Marks } from './marks';
import { isKinTitle, type Person } from './people';
import { ownerOf } from './relations';
import type { Scene, ScoredPerson } from './scene';
import { kindOf, wordBeside, writtenBeside } from './text';

const bin = (score: number): string => String([0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95].findIndex((most) => score < most));

/** Everybody who may be the child: all who are named without a grown-up's title. */
function mayBeChild(person: Person): boolean {
  return !person.title || isKinTitle(person.title);
}

/** Everybody named, with how likely each is the child, an adult of the family or another child, each looked at alone. */
export function scorePeople(scene: Scene): ScoredPerson[] {
  return scene.people.map((person) => {
    const marks = personMarks(scene, person);
    const score = (scorer: string) => likelihood(scene.scorers, scorer, marks);
    return { person, marks, child: mayBeChild(person) ? score('child') : 0, grown: score('grown'), young: score('young') };
  });
}

const ofParents = /^(?:mother|father|parents|stepmother|stepfather|grandmother|grandfather|grandparents|aunt|uncle|sister|brother|carer|foster carer|sibling)$/;

/** How often "his mum", "her brother" mean the relative of each person. */
function ownedKin(scene: Scene): Map<Person, number> {
  const owned = new Map<Person, number>();
  for (const phrase of scene.kin.slice(0, 150)) {
    if (!ofParents.test(phrase.relation)) continue;
    const person = ownerOf(scene, phrase);
    if (person) owned.set(person, (owned.get(person) ?? 0) + 1);
  }
  return owned;
}

/** The people once more beside each other: what a second look weighs to say which of them the message is about. */
export function secondMarks(scene: Scene, all: readonly ScoredPerson[]): Map<Person, Marks> {
  const owned = ownedKin(scene);
  const mostOwned = Math.max(0, ...owned.values());
  const ranked = [...all].sort((a, b) => b.child - a.child);
  const aged = all.filter(isAged).length;
  const total = all.reduce((sum, one) => sum + (isOutside(one) ? 0 : one.person.mentions.length), 0);
  return new Map(all.map((one) => {
    const best = ranked.find((other) => other !== one);
    const margin = one.child - (best?.child ?? 0);
    const kin = owned.get(one.person) ?? 0;
    const marks: Marks = new Set([
      `c${bin(one.child)}`, `g${bin(one.grown)}`, `y${bin(one.young)}`, `c${bin(one.child)} g${bin(one.grown)}`, `c${bin(one.child)} y${bin(one.young)}`,
      `rank${String(Math.min(4, ranked.indexOf(one)))}`, `margin${String(Math.round(margin * 5))}`, `c${bin(one.child)} margin${String(Math.round(margin * 3))}`,
      `kin${String(Math.min(4, kin))}`, kin > 0 && kin === mostOwned ? 'most-kin' : 'less-kin', `rivals${String(Math.min(3, all.filter((other) => other !== one && other.child > 0.3).length))}`,
      `rival-y${best ? bin(best.young) : '-'}`, `rival-g${best ? bin(best.grown) : '-'}`, `rival-kin${String(Math.sign(kin - (best ? owned.get(best.person) ?? 0 : 0)))}`,
      ...besideBest(one.person, best?.person),
    ]);
    for (const mark of besideOthers(one, `rank${String(Math.min(3, ranked.indexOf(one)))}`, aged, total)) marks.add(mark);
    for (const mark of keep) if (one.marks.has(mark)) marks.add(mark).add(`${mark} c${bin(one.child)}`);
    if (isAnnounced(scene, one.person)) marks.add('announced');
    return [one.person, marks];
  }));
}

/** Named more or less often, sooner or later than the likeliest other. */
function besideBest(one: Person, best: Person | undefined): string[] {
  return [`times${String(Math.sign(one.mentions.length - (best?.mentions.length ?? 0)))}`, `order${String(Math.sign((best?.mentions[0]?.start ?? 1e9) - (one.mentions[0]?.start ?? 0)))}`];
}

/** Named in the subject after "re", "child" or a dash. */
function isAnnounced(scene: Scene, person: Person): boolean {
  return person.mentions.some(({ start }) => {
    const token = scene.tokens[start];
    return token !== undefined && kindOf(scene, token) === 'subject' && /^(?:re|child|name|pupil|student|about|concern|concerns|[-–:])$/.test(wordBeside(scene, start, -1));
  });
}

/** Whether an age stands by the name and by how many others', and how large a part of what is said of people is said of this one. */
function besideOthers(one: ScoredPerson, rank: string, aged: number, total: number): string[] {
  const age = `aged${isAged(one) ? '1' : '0'}:${String(Math.min(3, aged - Number(isAged(one))))}`;
  const share = `share${String(Math.round((4 * one.person.mentions.length) / Math.max(1, total)))}`;
  return [age, share, `${age} c${bin(one.child)}`, `${share} c${bin(one.child)}`, `${age} ${share}`, `${age} ${rank}`];
}

const isAged = ({ marks }: ScoredPerson): boolean => ['young-age', 'class-ahead', 'young-ahead', 'birth-ahead'].some((mark) => marks.has(mark));
const isOutside = ({ marks }: ScoredPerson): boolean => ['writer', 'signer', 'greeted', 'title-pro'].some((mark) => marks.has(mark));

/** The likeliest child and how sure that is, with who comes next. A person is there only when at least one is named who could be. */
export function chooseChild(scene: Scene): { person: Person; score: number; next: number }[] {
  const all = scorePeople(scene);
  const second = scene.scorers['choice'] ? secondMarks(scene, all) : undefined;
  const alone = all.filter((one) => mayBeChild(one.person)).map((one) => ({ person: one.person, score: second ? likelihood(scene.scorers, 'choice', second.get(one.person) ?? []) : one.child }));
  const heard = childHeard(scene, alone.map(({ person }) => person));
  const scored = alone.map((one, at) => ({ person: one.person, score: heardBeside(scene, 'child', one.score, ...(heard[at] ?? [undefined])) }));
  scored.sort((a, b) => b.score - a.score);
  return byForm(scene, scored).map((one, at, list) => ({ ...one, next: list.find((other, rank) => rank !== at && !isPartOf(other.person, one.person))?.score ?? 0 }));
}

/** "Popescu" and "Lexi" beside "Lexi Popescu": a part of the same name is no rival. */
const isPartOf = (one: Person, whole: Person): boolean => whole.names.length > one.names.length && one.names.every((name) => whole.names.includes(name));

/** For each of the people: how much they sound like the child, how much more than the likeliest other, and how little like another child or a grown-up. */
export function childHeard(scene: Scene, people: readonly Person[]): (number | undefined)[][] {
  if (!scene.closer) return [];
  const heard = people.map((person) => heardOfPerson(scene, person, 'child'));
  const [most = nobodyHeard, next = nobodyHeard] = heard.map((one) => Math.max(nobodyHeard, one ?? nobodyHeard)).sort((a, b) => b - a);
  const against = (person: Person, asked: string) => { const one = heardOfPerson(scene, person, asked); return one === undefined ? undefined : -one; };
  return people.map((person, at) => {
    const own = heard[at];
    return [own, own === undefined ? undefined : own - (own === most ? next : most), against(person, 'young'), against(person, 'grown')];
  });
}

/** How much like the child somebody sounds who is not there. */
const nobodyHeard = -4;

const papers = /^(?:referral|referrals|form|forms|marf|notes|paperwork|chronology|minutes|register|rota|email|letter)$/;

const grownBehind = /^[ ,(]*(?:(?:aged? )?\d{2}[ ,;–-]+)?(?:b\.|born(?: in)?|d\.?o\.?b\.?:?) ?(?:\d{1,2}[/.]\d{1,2}[/.])?(?<year>19\d\d|20\d\d)\b|^,? (?:the )?(?:partner|husband|wife|fianc[eé]e?) of\b/u;

/** A year of birth of eighteen years ago or more, or "partner of", right behind the name. */
function isGrown(scene: Scene, end: number): boolean {
  const token = scene.tokens[end];
  const found = token && !token.owns ? grownBehind.exec(textOfPart(scene.message, token.part).slice(token.end, token.end + 40)) : null;
  return found !== null && (found.groups?.['year'] === undefined || isGrownBy(found.groups['year'], scene.message.sentAt));
}

const grownAge = /^ ?[(,] ?(?:aged? )?(?:19|[2-9]\d)(?: ?(?:yrs?|years?)(?: old)?| ?yo)?(?=[),;.]|\s*$)/u;

/** "Danni (27)", "Charmaine Doyle, 22, …": an age of nineteen or more right behind the name. */
function isOfAge(scene: Scene, end: number): boolean {
  const token = scene.tokens[end];
  return token !== undefined && !token.owns && grownAge.test(textOfPart(scene.message, token.part).slice(token.end, token.end + 20));
}

/** "Anna, saw a family today": called by name at the very beginning, and never spoken of. */
function isAddressed(scene: Scene, { mentions: [first, second] }: Person): boolean {
  const token = scene.tokens[first?.start ?? -1];
  if (!first || !token || second || token.part < 0 || scene.tokens[first.start - 1]?.part === token.part) return false;
  return wordBeside(scene, first.end, 1) === ',' && /^\p{Ll}{2}/u.test(writtenBeside(scene, first.end, 2)) && !/^(?:aged?|who|in|yr|year|born|dob|my|our|the)$/.test(wordBeside(scene, first.end, 2)) && !scene.kinAt.has(first.end + 2);
}

const offspring = /^(?:son|daughter|baby|bump|toddler|newborn|kids|children|little|wee)$/;

/** Said not to be whom the message is about ("It's not about Ines"), busy with its papers ("Kath's doing the referral"), a family or a firm ("the Mwangis"), or somebody's parent, to be or already ("Zoë's wee one", "Demi (17) and baby Roman"). */
function isSetAside(scene: Scene, person: Person): boolean {
  if (person.mentions.length > 0 && person.mentions.every(({ start }) => wordBeside(scene, start, -1) === 'the')) return true;
  if (isAddressed(scene, person)) return true;
  const marks = personMarks(scene, person);
  const isYoung = ['young-age', 'class-ahead', 'young-ahead'].some((mark) => marks.has(mark));
  return person.mentions.some(({ start, end, owns }) => {
    const ahead = (step: number) => wordBeside(scene, end, step);
    if (isGrown(scene, end) || isOfAge(scene, end) || (!marks.has('class-ahead') && isCarrying(scene, end)) || (owns && !isYoung && offspring.test(ahead(1)) && !/^(?:brother|sister|cousin|voice|steps?)$/.test(ahead(2)))) return true;
    if (wordBeside(scene, start, -1) === 'about' && /^(?:not|isn't)$/.test(wordBeside(scene, start, -2))) return true;
    if ((owns || ahead(1) === 'is') && [1, 2].some((step) => /ing$/.test(ahead(step)) && [1, 2, 3].some((more) => papers.test(ahead(step + more))))) return true;
    return ahead(1) === '(' && /^(?:1[4-9]|2\d)$/.test(ahead(2)) && ahead(3) === ')' && ahead(4) === 'and' && [5, 6].some((step) => ahead(step) === 'baby' && scene.personAt.has(end + step + 1));
  });
}

/** Whom a form calls the child comes first, none of another's block comes at all; where it may mean two nobody is sure. */
function byForm(scene: Scene, scored: readonly { person: Person; score: number }[]): { person: Person; score: number }[] {
  const { form } = scene;
  const free = scored.filter(({ person }) => !form.barred.has(person) && !isSetAside(scene, person));
  const called = new Set(form.children.map((one) => form.who.get(one)));
  if (!called.size) return free;
  const [first] = free.filter(({ person }) => called.has(person));
  const person = first?.person ?? [...called][0];
  return person ? [{ person, score: called.size > 1 ? 0.5 : 1 }, ...free.filter((one) => one.person !== person).map((one) => ({ ...one, score: 0 }))] : free;
}

const keep = ['age-said', 'post-before', 'in-forwarded', 'in-quoted-reply', 'kin=daughter', 'kin=son', 'kin=baby', 'number-ahead', 'in-subject', 'in-post', 'young-age', 'grown-age', 'class-ahead', 'birth-ahead', 'expecting-ahead', 'young-ahead', 'post-ahead', 'writer', 'signer', 'greeted', 'kin-child', 'kin-adult', 'surname-shared', 'street-end', 'initial', 'opens-only', 'most', 'most-shared', 'first', 'owns-kin', 'n1', 'n2', 'people1', 'untitled', 'title-kin', 'unborn-spoken', 'female', 'male', 'opens-comma', 'alone', 'ordinary', 'ordinary-part', 'shouted', 'hyphen-small', 'subject-only', 'quoted-only', 'no-gender'];
