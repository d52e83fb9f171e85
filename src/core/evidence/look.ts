import type { Material } from './assemble';
import type { Mentions } from './mentions';
import type { Compiled } from './reader';
import type { Reading, RowReading } from './reading';
import { wholeFeatures } from './whole';

/** What the message as a whole says: does a child need protecting today? Signals are never outvoted; each reason has its words. */
export function lookAtWhole(material: Material, rows: readonly RowReading[], { head }: Compiled, mentions: Mentions): { immediate: Reading['immediate'] } {
  const because = [...mentions.immediate];
  if (because.length === 0 && rows.length > 0 && chanceOfToday(material, head.card.immediate) ) {
    const strongest = material.scores.map((one, at) => ({ at, today: one.today })).sort((a, b) => b.today - a.today)[0];
    const sentence = material.sentences[strongest?.at ?? 0];
    because.push({ says: 'Read as a whole, this is about today.', quote: sentence ? { text: sentence.text, place: sentence.place } : undefined });
  }
  return { immediate: { suggested: because.length > 0, because } };
}

function chanceOfToday(material: Material, { look, cut }: { look: { constant: number; weights: number[] }; cut: number }): boolean {
  const fine = material.second?.outputs.immediate;
  if (fine !== undefined) return fine >= 0.5;
  const sum = wholeFeatures(material.scores).reduce((total, value, k) => total + value * (look.weights[k] ?? 0), look.constant);
  return 1 / (1 + Math.exp(-sum)) >= cut;
}
