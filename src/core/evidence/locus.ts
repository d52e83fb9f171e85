/** Cuts a sentence into clauses: start and end of each, between commas, stops and the words that join clauses. */
export function clausesOf(sentence: string): [number, number][] {
  const cuts = [...sentence.matchAll(/[,;:—–()]|\s-\s|\.{2,}|…|\s(?:but|although|though|however|because|which|while|whereas|except|until|so that|and (?:he|she|they|mum|dad|it|there|then|I|we|that|has|have|had|was|is|says|said))\s/giu)].map((found) => found.index);
  const bounds = [0, ...cuts.filter((cut) => cut > 0), sentence.length];
  const clauses: [number, number][] = [];
  for (let i = 1; i < bounds.length; i += 1) {
    const from = bounds[i - 1] as number;
    const to = bounds[i] as number;
    const last = clauses[clauses.length - 1];
    if (last && to - from < 15) last[1] = to;
    else clauses.push([from, to]);
  }
  return clauses;
}

/** The clause that speaks most for something, by a score of its words alone; the whole sentence when it is short. */
export function readLocus(sentence: string, score: (clause: string) => number): [number, number] {
  const clauses = clausesOf(sentence);
  if (clauses.length < 2) return [0, sentence.length];
  let best: [number, number] = [0, sentence.length];
  let high = -1;
  for (const [from, to] of clauses) {
    const here = score(sentence.slice(from, to));
    if (here > high) { high = here; best = [from, to]; }
  }
  return best;
}
