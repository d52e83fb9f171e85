/** A score with what the label says: wanted, or at least fair to say. */
export interface Scored { score: number; wanted: boolean; fair: boolean }

const steps = Array.from({ length: 90 }, (_, i) => 0.012 * 1.05 ** i).filter((cut) => cut < 0.95);

/** The cut with the best F1, or with another weight of recall. With `others`, they count by their share, and only cuts near the common one are tried. */
export function bestCut(own: readonly Scored[], others?: { cases: readonly Scored[]; share: number; common: number }, recallCounts = 1): number {
  const candidates = others ? [0.45, 0.55, 0.67, 0.82, 1, 1.2, 1.45, 1.75, 2.1].map((times) => Math.min(0.92, others.common * times)) : steps;
  let best = others?.common ?? 0.5;
  let high = -1;
  for (const cut of candidates) {
    const sums = tally(own, cut);
    if (others) tally(others.cases, cut).forEach((value, k) => { sums[k] = (sums[k] as number) + others.share * value; });
    const [want, hit, said, good] = sums as [number, number, number, number];
    const recall = want ? hit / want : 0;
    const precision = said ? good / said : 0;
    const square = recallCounts ** 2;
    const score = recall + precision ? ((1 + square) * recall * precision) / (recall + square * precision) : 0;
    if (score > high) { high = score; best = cut; }
  }
  return best;
}

function tally(cases: readonly Scored[], cut: number): number[] {
  const sums = [0, 0, 0, 0];
  for (const { score, wanted, fair } of cases) {
    const said = score >= cut;
    [wanted, wanted && said, said, said && fair].forEach((holds, k) => { if (holds) sums[k] = (sums[k] as number) + 1; });
  }
  return sums;
}

/** The highest cut that still finds this share of what is wanted. */
export function cutFinding(cases: readonly { score: number; wanted: boolean }[], share: number): number {
  const wanted = cases.filter((one) => one.wanted).map(({ score }) => score).sort((a, b) => b - a);
  return wanted[Math.min(wanted.length - 1, Math.ceil(wanted.length * share) - 1)] ?? 0.5;
}
