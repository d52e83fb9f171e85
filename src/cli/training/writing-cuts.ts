import { writingFaults, writingOutputs } from './writing-bank';
import type { ScoredExample } from './writing';

/**
 * At most this share of the clean paragraphs has a false alarm. Each of those paragraphs has a near miss in it, which few of the
 * paragraphs that people write have: of sixty clean ones by another writer one is called faulty.
 */
const falseAlarms = 0.035;
/** A whole text is told that something is lacking in at most this share of the sentences that show it. */
const missedShows = 0.1;

/** Four clean sentences as somebody might write them one after the other: one that comes near a fault, and three plain ones. */
export function cleanParagraphs(scored: readonly ScoredExample[]): number[][] {
  const clean = scored.filter(({ one }) => one.fault === null);
  const plain = clean.filter(({ one }) => isPlain(one.breath));
  const near = clean.filter(({ one }) => !isPlain(one.breath));
  return near.map((one, at) => {
    const four = [one, ...[0, 1, 2].map((k) => plain[(at * 3 + k) % plain.length] as ScoredExample)];
    return writingFaults.map((_, output) => Math.max(...four.map(({ scores }) => scores[output] as number)));
  });
}

const isPlain = (breath: string) => /^(?:plain|para|whole|voices)-/u.test(breath);

/**
 * The lowest cuts at which no more than the share of clean paragraphs has any false alarm. Every fault has the same part in them, so
 * that none is given up for another.
 */
export function chooseCuts(scored: readonly ScoredExample[]): number[] {
  const paragraphs = cleanParagraphs(scored);
  const sorted = writingFaults.map((_, output) => paragraphs.map((scores) => scores[output] as number).sort((a, b) => b - a));
  let cuts = sorted.map(() => 1);
  for (let each = 0; each < paragraphs.length; each += 1) {
    const next = sorted.map((scores) => (scores[each] as number) + 1e-4);
    if (alarmsAt(paragraphs, next) > paragraphs.length * falseAlarms) break;
    cuts = next;
  }
  return [...cuts, ...writingOutputs.slice(writingFaults.length).map((show, at) => cutOfShow(scored, show, writingFaults.length + at))].map((cut) => Number(cut.toFixed(4)));
}

const alarmsAt = (paragraphs: readonly number[][], cuts: readonly number[]) => paragraphs.filter((scores) => scores.some((score, output) => score >= (cuts[output] as number))).length;

/** The highest cut that still hears most sentences that show it. */
function cutOfShow(scored: readonly ScoredExample[], show: string, output: number): number {
  const having = scored.filter(({ one }) => one.shows?.includes(show)).map(({ scores }) => scores[output] as number).sort((a, b) => b - a);
  return having[Math.floor(having.length * (1 - missedShows))] ?? 0.5;
}

/** Per fault what is found at the cuts, and the share of clean paragraphs with a false alarm. */
export function sayWriting(scored: readonly ScoredExample[], cuts: readonly number[]): { found: Record<string, number>; falseAlarms: number; lines: string[] } {
  const of = (output: string, at: number) => scored.filter(({ one }) => one.fault === output || one.also?.includes(output) || one.shows?.includes(output)).map(({ scores }) => (scores[at] as number) >= (cuts[at] as number));
  const shares = writingOutputs.map((output, at) => { const all = of(output, at); return [output, all.filter(Boolean).length, all.length] as const; });
  const paragraphs = cleanParagraphs(scored);
  const alarms = alarmsAt(paragraphs, cuts.slice(0, writingFaults.length));
  return {
    found: Object.fromEntries(shares.map(([output, hit, all]) => [output, hit / Math.max(1, all)])),
    falseAlarms: alarms / Math.max(1, paragraphs.length),
    lines: [...shares.map(([output, hit, all]) => `${output}: found ${String(hit)} of ${String(all)} (${String(Math.round((hit / Math.max(1, all)) * 100))}%)`), `clean paragraphs with a false alarm: ${String(alarms)} of ${String(paragraphs.length)} (${((alarms / paragraphs.length) * 100).toFixed(1)}%)`],
  };
}
