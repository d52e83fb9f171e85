import type { Case } from './labelled';

/** Ordinary words that begin sentences: written small at least three times elsewhere, rarely with a capital inside a sentence, and not chiefly somebody's name ("georgie" of those who write nothing large). */
export function openersOf(cases: readonly Case[]): string {
  const small = new Map<string, number>();
  const opening = new Map<string, number>();
  const inside = new Map<string, number>();
  const add = (to: Map<string, number>, word: string) => { to.set(word, (to.get(word) ?? 0) + 1); };
  const named = new Map<string, number>();
  for (const one of cases) {
    for (const word of namesOf(one)) add(named, word);
    const text = [one.subject ?? '', one.body ?? '', ...(one.messages ?? []).map((post) => post.text)].join('\n');
    for (const found of text.matchAll(/(?<![\p{L}'’-])\p{L}+(?:['’]\p{L}+)?/gu)) {
      const word = found[0].toLowerCase().replace(/’/g, "'").replace(/'s$/, '');
      const before = text.slice(Math.max(0, found.index - 4), found.index).replace(/[ ("“‘'*-]+$/, '');
      if (/^\p{Ll}/u.test(found[0])) add(small, word);
      else add(before === '' || /[.!?:\n>…–]$/.test(before) ? opening : inside, word);
    }
  }
  return [...small.keys()].filter((word) => word.length > 1 && (small.get(word) ?? 0) >= 3 && (opening.get(word) ?? 0) >= 1 && (inside.get(word) ?? 0) <= (small.get(word) ?? 0) && 4 * (named.get(word) ?? 0) < (small.get(word) ?? 0)).sort().join(' ');
}

/** The names that a message's labels give, word by word. */
function namesOf({ expected: { facts } }: Case): string[] {
  const { child, otherChildren, adults } = facts as { child?: { name?: string | null }; otherChildren?: { name?: string | null }[]; adults?: { name?: string | null }[] };
  return [child, ...(otherChildren ?? []), ...(adults ?? [])].flatMap((one) => (one?.name ?? '').toLowerCase().split(/\s+/).filter(Boolean));
}
