/** Words that stand for one another, and words that say nothing of how a sentence is written. Lower case. */
export interface WordFamilies {
  /** Word to the name of its family. */
  of: ReadonlyMap<string, string>;
  /** A word of sex or kin to the form that stands for all such. */
  forms: ReadonlyMap<string, string>;
  /** Where people come from, what they believe, whom they love: never seen. */
  leftOut: ReadonlySet<string>;
}

/** One word of a sentence as the learnt advice sees it. */
export interface Seen {
  /** The word itself, or the mark that stands for a name, a figure or somebody's quoted words. */
  word: string;
  /** Its family, or the word again. */
  family: string;
}

/**
 * Somebody's words in quotation marks. Marks that say which end they are may hold line breaks; an apostrophe inside a word ends none.
 * No opening mark stands inside, so that marks left open are tried once each.
 */
const QUOTED = /“[^“”]*”|"[^"\n]*"|(?<![\p{L}\p{N}])‘(?:[^‘’]|(?<=\p{L})’(?=\p{L})){3,}’(?!\p{L})|(?<![\p{L}\p{N}])'(?:[^'\n]|(?<=\p{L})'(?=\p{L})){3,}'(?!\p{L})/gu;
const TOKEN = /<quote>|\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}+)*|\d+(?:[.:/]\d+)*/gu;
/** A capital inside a sentence that is no name. */
const CAPITAL = new Set(['day', 'month', 'parent', 'grandparent', 'relative', 'staff', 'step', 'home']);
const OWN = new Set(['i', "i'm", "i've", "i'd", "i'll"]);

/** The text with each quotation's words taken out: what somebody said is not the writer's writing. Same length, so that places hold. */
export const withoutQuoted = (text: string): string => text.replace(QUOTED, (all) => `${all.slice(0, 1)}${'\u00a0'.repeat(Math.max(0, all.length - 2))}${all.slice(-1)}`);

/** Quotations as marks; the title of a woman of whom it is said whether she is married, as any other. */
const marked = (sentence: string): string => sentence.replace(QUOTED, ' <quote> ').replace(/\bMiss(?=\s+(?:and\s+)?\p{Lu})/gu, 'Mrs');

/** Where less is left of a sentence that ends in where people come from ("The family is Somali."), there is nothing that could be judged. */
const least = 4;

/**
 * The words of one sentence, with names, figures and quotations as marks, and kin, sex and peoples as families, so that none of them
 * can count. `known` says which words were learnt: a capital letter on any other makes it a name.
 */
export function seenIn(sentence: string, families: WordFamilies, known: (word: string) => boolean): Seen[] {
  let first = true;
  let leftOut = false;
  const seen: Seen[] = [];
  for (const [raw] of marked(sentence).matchAll(TOKEN)) {
    const one = seeOne(raw, first, families, known);
    first = false;
    leftOut = one === null;
    // "An Irish family" is no other than "a Polish family".
    if (leftOut && seen.at(-1)?.word === 'an') seen.splice(-1, 1, mark('a'));
    if (one && !(one.word === '<name>' && seen.at(-1)?.word === '<name>')) seen.push(one);
  }
  return leftOut && seen.length < least ? [] : seen;
}

/**
 * The sentence as a closer reader is given it: every name, figure of a kind and quotation the same, words of sex and kin in one form,
 * peoples and beliefs left out, all else as it stands in small letters. What stood there before cannot be told from it.
 * Empty where nothing is left that could be judged.
 */
export function evenText(sentence: string, families: WordFamilies, known: (word: string) => boolean): string {
  let before: Seen | null | undefined;
  let count = 0;
  const even = marked(sentence).replace(TOKEN, (raw) => {
    const one = seeOne(raw, before === undefined, families, known);
    const again = one?.word === '<name>' && before?.word === '<name>';
    before = one;
    if (!one) return LEFT_OUT;
    if (again) return '';
    count += 1;
    const small = raw.toLowerCase().replace(/’/gu, "'");
    return STANDS_FOR[one.word] ?? families.forms.get(small) ?? small;
  });
  return before === null && count < least ? '' : even.replace(ARTICLE, 'a ').replaceAll(LEFT_OUT, '').replace(/\s+/gu, ' ').trim();
}

const LEFT_OUT = '<left-out>';
const ARTICLE = /\ban\s+(?=<left-out>)/gu;

const STANDS_FOR: Readonly<Record<string, string>> = { '<quote>': '"so"', '<name>': 'sam', '<figure>': '100', '<small>': '5', '<teen>': '15', '<large>': '40' };

const mark = (word: string): Seen => ({ word, family: word });

function seeOne(raw: string, first: boolean, families: WordFamilies, known: (word: string) => boolean): Seen | null {
  if (raw === '<quote>') return mark(raw);
  if (/^\d/u.test(raw)) return mark(figure(raw));
  const whole = raw.toLowerCase().replace(/’/gu, "'");
  const word = families.of.has(whole) ? whole : whole.replace(/'s$/u, '');
  if (families.leftOut.has(word)) return null;
  const family = families.of.get(word);
  const capital = /^\p{Lu}/u.test(raw);
  if (family && (!capital || first || CAPITAL.has(family))) return { word: families.of.get(word) === family && alikeOnly(family) ? `<${family}>` : word, family: `<${family}>` };
  if (OWN.has(word) || (!capital && known(word))) return mark(word);
  if (capital && !(first && known(word)) && !/^\p{Lu}{2,}$/u.test(raw)) return mark('<name>');
  return known(word) ? mark(word) : { word: `<rare>${word}`, family: '<rare>' };
}

/** A figure as what it may be: a small number, the age of somebody at secondary school, of an adult, or anything else. */
function figure(raw: string): string {
  const value = Number(raw);
  if (!(value <= 99)) return '<figure>';
  return value <= 12 ? '<small>' : value < 18 ? '<teen>' : '<large>';
}

const PEOPLE = new Set(['they', 'them', 'parent', 'step', 'grandparent', 'partner', 'relative', 'sibling', 'own-child', 'child', 'children', 'baby', 'grown', 'grown-many', 'worship']);
const alikeOnly = (family: string): boolean => PEOPLE.has(family);

/** FNV-1a over UTF-16 units, mixed at the end. */
export function hashOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822519);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** How many buckets features are hashed into. */
export const writingSize = 2 ** 18;

const stems = (word: string): string[] => {
  const bare = word.replace('<rare>', '');
  return bare.startsWith('<') || bare.length < 5 ? [] : [`s:${bare.slice(0, 5)}`, ...(bare.length > 6 ? [`e:${bare.slice(-4)}`] : [])];
};

/** Features of a sentence by name: its words, their families, their neighbours, and pairs with a gap. Names may come twice. */
function namesOf(seen: readonly Seen[]): [name: string, value: number][] {
  const put: [string, number][] = [];
  const families = ['^', ...seen.map(({ family }) => family), '$'];
  const words = ['^', ...seen.map(({ word }) => word), '$'];
  words.forEach((word, i) => {
    const family = families[i] as string;
    if (i > 0 && i < words.length - 1) {
      if (!word.startsWith('<rare>')) put.push([`w:${word}`, 1]);
      if (family !== word) put.push([`f:${family}`, 0.8]);
      for (const stem of stems(word)) put.push([stem, 0.5]);
    }
    const next = families[i + 1];
    if (next === undefined) return;
    put.push([`2:${family} ${next}`, 1]);
    if (words[i + 1] !== next || word !== family) put.push([`b:${word} ${words[i + 1] as string}`, 0.7]);
    const third = families[i + 2];
    if (third !== undefined) put.push([`3:${family} ${next} ${third}`, 0.9]);
    for (let gap = 2; gap <= 4; gap += 1) if (families[i + gap] !== undefined) put.push([`g:${family} ${families[i + gap] as string}`, 0.5]);
  });
  return put;
}

/** Hashed features of a sentence, their lengths together one; `marks` are the ids of the patterns that it meets. Linear in its length. */
export function writingFeatures(seen: readonly Seen[], marks: readonly string[]): Map<number, number> {
  const bag = new Map<number, number>();
  for (const [name, value] of namesOf(seen)) {
    const bucket = hashOf(name) % writingSize;
    bag.set(bucket, Math.max(bag.get(bucket) ?? 0, value));
  }
  const length = Math.sqrt([...bag.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
  for (const [bucket, value] of bag) bag.set(bucket, value / length);
  for (const one of marks) bag.set(hashOf(`r:${one}`) % writingSize, 0.25);
  return bag;
}
