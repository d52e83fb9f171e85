import type { Case } from './labelled';

/** Ordinary words that begin sentences: written small at least three times elsewhere, and rarely with a capital inside a sentence. */
export function openersOf(cases: readonly Case[]): string {
  const small = new Map<string, number>();
  const opening = new Map<string, number>();
  const inside = new Map<string, number>();
  const add = (to: Map<string, number>, word: string) => { to.set(word, (to.get(word) ?? 0) + 1); };
  for (const one of cases) {
    const text = [one.subject ?? '', one.body ?? '', ...(one.messages ?? []).map((post) => post.text)].join('\n');
    for (const found of text.matchAll(/(?<![\p{L}'’-])\p{L}+(?:['’]\p{L}+)?/gu)) {
      const word = found[0].toLowerCase().replace(/’/g, "'").replace(/'s$/, '');
      const before = text.slice(Math.max(0, found.index - 4), found.index).replace(/[ ("“‘'*-]+$/, '');
      if (/^\p{Ll}/u.test(found[0])) add(small, word);
      else add(before === '' || /[.!?:\n>…–]$/.test(before) ? opening : inside, word);
    }
  }
  return [...small.keys()].filter((word) => word.length > 1 && (small.get(word) ?? 0) >= 3 && (opening.get(word) ?? 0) >= 1 && (inside.get(word) ?? 0) <= (small.get(word) ?? 0)).sort().join(' ');
}
