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

/** For each row, the clause that speaks most for it, by a score of the clause's words alone; the whole sentence when it is short. Each clause is scored once. */
export function locusIn(sentence: string, score: (clause: string) => Float32Array): (row: number) => [number, number] {
  let clauses: { place: [number, number]; scores: Float32Array }[] | undefined;
  return (row) => {
    clauses ??= scoredClauses(sentence, score);
    let best: [number, number] = [0, sentence.length];
    let high = -1;
    for (const { place, scores } of clauses) {
      const here = scores[row] as number;
      if (here > high) { high = here; best = place; }
    }
    return best;
  };
}

function scoredClauses(sentence: string, score: (clause: string) => Float32Array): { place: [number, number]; scores: Float32Array }[] {
  const clauses = clausesOf(sentence);
  return clauses.length < 2 ? [] : clauses.map((place) => ({ place, scores: score(sentence.slice(...place)) }));
}
