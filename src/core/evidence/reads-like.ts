import type { Level } from '../pack';
import { wordsOf } from './features';
import type { ReadsLike } from './reading';

/** Example sentences by row, as `npm run train` writes them to a file of their own that is fetched later. */
export type ExampleShelf = Record<string, [level: Level, text: string][]>;

/** Finds examples that read like a quotation. */
export interface ReadsLikeFinder { near(text: string, row: string, level: Level): ReadsLike[] }

/** The two examples of the same row that share most words with the quotation, the same level first when they tie. Never another row's. */
export function openReadsLike(shelf: ExampleShelf): ReadsLikeFinder {
  const cache = new Map<string, { level: Level; text: string; pieces: Set<string> }[]>();
  const entries = (row: string) => {
    const known = cache.get(row) ?? (shelf[row] ?? []).map(([level, text]) => ({ level, text, pieces: piecesOf(text) }));
    cache.set(row, known);
    return known;
  };
  return {
    near(text, row, level) {
      const here = piecesOf(text);
      return entries(row)
        .map((one) => ({ one, score: shared(here, one.pieces) + (one.level === level ? 0.02 : 0) }))
        .sort((a, b) => b.score - a.score).slice(0, 2).filter(({ score }) => score > 0.05)
        .map(({ one }) => ({ text: one.text, row, level: one.level }));
    },
  };
}

function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>();
  for (const word of wordsOf(text)) {
    if (word.length < 4 || word.startsWith('<')) continue;
    for (let i = 0; i + 4 <= word.length; i += 1) pieces.add(word.slice(i, i + 4));
  }
  return pieces;
}

function shared(a: Set<string>, b: Set<string>): number {
  let count = 0;
  for (const piece of a) if (b.has(piece)) count += 1;
  return count / Math.sqrt((a.size + 1) * (b.size + 1));
}
