import type { Quote } from '../evidence';
import type { Level, Pack } from '../pack';
import type { Suggestion } from './suggest';

/** Worries that stand together: what the authority's guidance asks of them, and all the words that carry them. */
export interface Together {
  /** In how many parts of the child's life they stand: the domains of the shared vocabulary, whatever the authority's matrix groups together. */
  parts: number;
  /** Every sentence that speaks for a worry among them, once, in the order of the message. */
  quotes: Quote[];
  asks: NonNullable<Pack['pathway']['cumulative']>;
}

/** From so many parts of a child's life on the question is asked. The number is ours: no source gives one. */
const PARTS = 3;

/**
 * The questions that the guidance asks where worries at level 2 or more stand in three or more parts of a child's life, each about a level above
 * the suggested one, or about none; undefined where there is nothing to ask. `counted`: what still counts after the person's decisions.
 * It lifts no level and lowers none: no source says that worries which add up reach a level by themselves. The person answers by the level that they choose.
 * Source: the citation of each question.
 */
export function together(pack: Pack, counted: readonly Suggestion[], suggested: Level | null): Together | undefined {
  const worries = counted.filter(({ level, statusOnly }) => level !== null && level >= 2 && !statusOnly);
  const parts = new Set(worries.map(({ id }) => id.split('/')[0])).size;
  const asks = (pack.pathway.cumulative ?? []).filter(({ level }) => (level ?? 4) > (suggested ?? 1));
  if (parts < PARTS || suggested === 4 || asks.length === 0) return undefined;
  const quotes = new Map(worries.flatMap(({ evidence }) => evidence.map(({ quote }) => [`${String(quote.place.part)} ${String(quote.place.start)}`, quote])));
  return { parts, asks, quotes: [...quotes.values()].sort((a, b) => a.place.part - b.place.part || a.place.start - b.place.start) };
}
