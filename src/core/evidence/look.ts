import type { Level } from '../pack';
import type { Material } from './assemble';
import { levelFeatures, todayFeatures } from './blend';
import type { Indicators } from './english';
import type { Mentions } from './mentions';
import type { Quote } from './message';
import type { Compiled } from './reader';
import type { Reading, RowReading } from './reading';
import { whatSettles } from './settles';
import type { TierOutputs } from './tier';
import { chanceBy, levelBy, wholeFeatures } from './whole';

/** Whether a child needs protecting today. Signals are never outvoted; each reason has its words. */
export function immediateOf(material: Material, rows: readonly RowReading[], { head }: Compiled, mentions: Mentions): Reading['immediate'] {
  const because = [...mentions.immediate];
  if (because.length === 0 && rows.length > 0 && readsAsToday(material, head.card.immediate)) {
    because.push({ says: 'Read as a whole, this is about today.', quote: mostTelling(material, rows) });
  }
  return { suggested: because.length > 0, because };
}

/** The quotation that speaks most for today, among those that are evidence of the message's highest level: never a line that shows nothing. */
function mostTelling({ scores, sentences }: Material, rows: readonly RowReading[]): Quote | undefined {
  const highest = Math.max(...rows.map(({ level }) => level));
  const today = ({ place }: Quote) => scores[sentences.findIndex((one) => one.place.part === place.part && one.place.start === place.start)]?.today ?? 0;
  return rows.filter(({ level }) => level === highest).flatMap(({ evidence }) => evidence.map(({ quote }) => quote)).sort((a, b) => today(b) - today(a))[0];
}

function readsAsToday({ second, scores }: Material, { look, cut }: Compiled['head']['card']['immediate']): boolean {
  const words = chanceBy(look, wholeFeatures(scores));
  if (!second) return words >= cut;
  const { today } = second.tier.blend;
  return chanceBy(today.look, todayFeatures(second.outputs.immediate, words)) >= today.cut;
}

/** The level at which the message as a whole reads, the finer tier heard first where there is one. */
export function levelOfWhole({ second, scores }: Material, { head }: Compiled): Level {
  const { looks, cuts } = head.card.levels;
  const features = wholeFeatures(scores);
  if (!second) return levelBy(looks, cuts, looks.map(() => features));
  const { levels } = second.tier.blend;
  return levelBy(levels.looks, levels.cuts, featuresOfLevels(second.outputs, looks.map((look) => chanceBy(look, features))));
}

/** What each of levels 2, 3 and 4 is looked at by, when there is a finer tier; `words` are the words' own chances. */
export function featuresOfLevels({ sentences, level }: TierOutputs, words: readonly number[]): number[][] {
  return (['two', 'three', 'four'] as const).map((step, k) => {
    const rows = sentences[0]?.[step].length ?? 0;
    const strongest = Array.from({ length: rows }, (_, row) => sentences.reduce((top, one) => Math.max(top, one[step][row] ?? 0), 0));
    return levelFeatures(level[k] ?? 0, strongest, words[k] ?? 0);
  });
}

const asWhole = (says: string) => ({ name: 'learned', says });

/**
 * Brings rows and the whole message to one answer. Below level 2 the rows become "could also touch on"; a row above the whole comes
 * down to it with its range; where no row reaches the whole, the nearest goes up. What a signal found is never moved down.
 */
export function agreeWithWhole(rows: RowReading[], whole: Level, indicators: Indicators): { rows: RowReading[]; doubtful: RowReading[] } {
  if (whole === 1) {
    const flagged = rows.filter(hasSignal);
    return { rows: flagged, doubtful: rows.filter((row) => !hasSignal(row)) };
  }
  const held = rows.map((row): RowReading => (row.level > whole && !hasSignal(row) ? lowered(row, whole, indicators) : row));
  if (held.some((row) => row.level >= whole)) return { rows: held, doubtful: [] };
  const nearest = [...held].sort((a, b) => b.level - a.level || b.strength - a.strength)[0];
  return { rows: held.map((row) => (row === nearest ? raised(row, whole, indicators) : row)), doubtful: [] };
}

const hasSignal = (row: RowReading) => row.evidence.some((one) => one.signal !== undefined);

function lowered(row: RowReading, level: Level, indicators: Indicators): RowReading {
  const question = whatSettles(indicators, row.row, row.level);
  return { ...row, level, range: { low: level, high: row.level, question }, steps: [...row.steps, asWhole(`The words alone could be level ${String(row.level)}; the message as a whole reads lower.`)] };
}

function raised(row: RowReading, level: Level, indicators: Indicators): RowReading {
  return { ...row, level, range: { low: row.level, high: level, question: whatSettles(indicators, row.row, level) }, steps: [...row.steps, asWhole(`The words alone read as level ${String(row.level)}; the message as a whole reads higher.`)] };
}
