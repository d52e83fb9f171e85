import type { Level } from '../pack';
import { wordsOf } from './features';
import type { ReadsLike } from './reading';

/** Example sentences by row, as `npm run train` writes them to a file of their own that is fetched later. */
export type ExampleShelf = Record<string, [level: Level, text: string][]>;

/** Finds examples that read like a quotation. */
export interface ReadsLikeFinder { near(text: string, row: string, level: Level): ReadsLike[] }

/** The two examples of the same row that share most words with the quotation, the same level first when they tie. Never another row's. */
export function openReadsLike(shelf: ExampleShelf): ReadsLikeFinder {
  const opened = new Map<string, Row>();
  return {
    near(text, row, level) {
      const here = piecesOf(text);
      const known = opened.get(row) ?? openRow(shelf[row] ?? []);
      opened.set(row, known);
      const shared = new Uint16Array(known.examples.length);
      for (const piece of here) for (const at of known.having.get(piece) ?? []) shared[at] = (shared[at] as number) + 1;
      return known.examples
        .map((one, at) => ({ one, score: (shared[at] as number) / Math.sqrt((here.size + 1) * (one.pieces + 1)) + (one.level === level ? 0.02 : 0) }))
        .filter(({ score }) => score > 0.05).sort((a, b) => b.score - a.score).slice(0, 2)
        .map(({ one }) => ({ text: one.text, row, level: one.level }));
    },
  };
}

/** The examples of a row, how many pieces each has, and which have a piece. */
interface Row { examples: { level: Level; text: string; pieces: number }[]; having: Map<string, number[]> }

function openRow(shelf: readonly [level: Level, text: string][]): Row {
  const having = new Map<string, number[]>();
  const examples = shelf.map(([level, text], at) => {
    const pieces = piecesOf(text);
    for (const piece of pieces) {
      const all = having.get(piece);
      if (all) all.push(at);
      else having.set(piece, [at]);
    }
    return { level, text, pieces: pieces.size };
  });
  return { examples, having };
}

function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>();
  for (const word of wordsOf(text)) {
    if (word.length < 4 || word.startsWith('<')) continue;
    for (let i = 0; i + 4 <= word.length; i += 1) pieces.add(word.slice(i, i + 4));
  }
  return pieces;
}
