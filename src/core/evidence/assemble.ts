import type { Level } from '../pack';
import type { CloserFacts } from './facts/closer';
import { byWeight, gatherRows } from './gather';
import type { SentenceScores } from './head';
import { agreeWithWhole, immediateOf, levelOfWhole } from './look';
import { readMentions, scoresAt } from './mentions';
import { isVerified, type Message } from './message';
import type { Evidence, Facts, Passage, Reading, RowReading, SentenceReading } from './reading';
import type { Compiled, FactFinder } from './reader';
import { routesFor } from './routes';
import type { Sentence } from './sentences';
import type { SecondTier, TierOutputs } from './tier';

/** What a reading is put together from. */
export interface Material {
  message: Message;
  passages: Passage[];
  /** All sentences, and those in which words can be evidence. */
  all: Sentence[];
  sentences: Sentence[];
  scores: SentenceScores[];
  second?: { tier: SecondTier; outputs: TierOutputs };
  at: string;
  findFacts?: FactFinder;
}

/** Puts scores, signals and qualifiers together. Every quotation that leaves is verified; one that is not found is left out. */
export function assemble(material: Material, compiled: Compiled): Reading {
  const mentions = readMentions(material, compiled);
  const verified = (list: Evidence[]) => list.filter((one) => isVerified(material.message, one.quote));
  const whole = levelOfWhole(material, compiled);
  const weaker = gatherRows(verified(mentions.weaker), levelOfRow).sort(byStrength);
  const found = gatherRows(verified(mentions.evidence), levelOfRow);
  const { rows, doubtful } = agreeWithWhole(found.length === 0 && whole > 1 ? weaker.slice(0, 1) : found, whole, compiled.parts.english.indicators);
  const couldAlso = [...doubtful, ...weaker].filter((one) => !rows.some(({ row }) => row === one.row)).sort(byStrength).slice(0, 4).sort(byWeight);
  const immediate = immediateOf(material, rows, compiled, mentions);
  const level = Math.max(1, ...rows.map((row) => row.level)) as Level;
  return {
    build: [compiled.parts.build, ...(material.second ? [material.second.tier.build] : [])].join(' + '), tier: material.second ? 'encoder' : 'words', passages: material.passages,
    sentences: likeliest(material, compiled), rows: [...rows].sort(byWeight), couldAlso, beyond: material.second?.tier.readBeyond(material, compiled) ?? [], setAside: verified(mentions.setAside),
    level, levelSteps: mentions.floors, immediate,
    routes: routesFor({ level, rows, immediate, signalled: mentions.routes, at: material.at, english: compiled.parts.english }),
    facts: (material.findFacts ?? compiled.parts.findFacts)?.(material.message, material.passages, material.all, closerFacts(material)) ?? noFacts(),
  };
}

/** What a finer tier heard of facts, by the numbers of all sentences. */
export function closerFacts({ all, sentences, second }: Material): CloserFacts | undefined {
  const blend = second?.tier.facts;
  const heard = second?.outputs.heard;
  if (!blend || !heard) return undefined;
  const numbers = new Map(sentences.map((sentence, at) => [sentence, at]));
  return { blend, heard: (sentence, offset) => { const at = numbers.get(all[sentence] as Sentence); return at === undefined ? undefined : heard(at, offset); } };
}

const byStrength = (a: RowReading, b: RowReading) => b.strength - a.strength || a.row.localeCompare(b.row);

/** A row is at the level its strongest mentions show, each counted by its strength; a floor is never taken away. */
function levelOfRow(_row: string, evidence: readonly Evidence[]): { level: Level; range?: RowReading['range'] } {
  const floor = Math.max(1, ...evidence.filter((one) => one.signal).map((one) => one.level));
  const near = evidence.filter((one) => one.strength >= (evidence[0]?.strength ?? 0) * 0.6);
  const level = Math.max(floor, ...near.map((one) => one.level)) as Level;
  return { level, range: near.find((one) => one.level === level)?.range };
}

function likeliest(material: Material, compiled: Compiled): SentenceReading[] {
  const { card } = compiled.head;
  return material.sentences.map((sentence, at) => {
    const { two, three, four } = scoresAt(material, at);
    const ranked = topOf(two, 10);
    const levelOf = (row: number): Level => ((four[row] as number) >= card.levelCuts.four ? 4 : (three[row] as number) >= card.levelCuts.three ? 3 : 2);
    return { place: sentence.place, passage: sentence.passage, likely: ranked.map((row) => ({ row: card.rows[row] as string, level: levelOf(row), strength: two[row] as number })) };
  });
}

/** The places of the highest numbers, highest first; of equal ones the earlier first. */
function topOf(numbers: Float32Array, count: number): number[] {
  const top: number[] = [];
  for (let at = 0; at < numbers.length; at += 1) {
    const here = numbers[at] as number;
    let rank = top.length;
    while (rank > 0 && (numbers[top[rank - 1] as number] as number) < here) rank -= 1;
    if (rank >= count) continue;
    top.splice(rank, 0, at);
    if (top.length > count) top.pop();
  }
  return top;
}

export function noFacts(): Facts {
  return { child: {}, otherChildren: [], adults: [], phones: [], childsWords: [], conflicts: [] };
}
