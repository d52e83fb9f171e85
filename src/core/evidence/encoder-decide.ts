import type { EncoderCuts, EncoderScores } from './encoder';

/** A row that the encoder finds evidenced, with the sentences that show it, strongest first. */
export interface EncoderRow {
  row: string;
  level: 2 | 3 | 4;
  /** p of the row in its strongest sentence. */
  strength: number;
  sentences: number[];
}

/** Evidence for levels 2, 3 and 4: the whole message and its strongest row, half each. As in training/decide.py. */
export function levelEvidence(scores: EncoderScores): [number, number, number] {
  const [, two, three, four] = scores.level;
  const whole = [two + three + four, three + four, four];
  const top = [0, 0, 0];
  for (const rows of scores.rows) for (let i = 0; i < rows.length; i += 1) top[i % 3] = Math.max(top[i % 3] ?? 0, rows[i] ?? 0);
  const half = (k: number) => ((whole[k] ?? 0) + (top[k] ?? 0)) / 2;
  return [half(0), half(1), half(2)];
}

/** The level that the message as a whole reads at. */
export function encoderLevel(scores: EncoderScores, cuts: EncoderCuts): 1 | 2 | 3 | 4 {
  const [two, three, four] = levelEvidence(scores);
  const [cutTwo = 1, cutThree = 1, cutFour = 1] = cuts.levels;
  if (four >= cutFour) return 4;
  if (three >= cutThree) return 3;
  return two >= cutTwo ? 2 : 1;
}

/** Rows at or over their cut, strongest first. `ease` below 1 lowers the cuts, for "could also touch on". */
export function encoderRows(scores: EncoderScores, rows: string[], cuts: EncoderCuts, ease = 1): EncoderRow[] {
  const found: EncoderRow[] = [];
  rows.forEach((row, r) => {
    const p = scores.rows.map((one) => one[r * 3] ?? 0);
    const strength = Math.max(0, ...p);
    const cut = (cuts.rows[row] ?? cuts.everyRow) * ease;
    if (strength < cut) return;
    const near = p.map((value, i) => ({ value, i })).filter(({ value }) => value >= Math.max(0.6 * cut, 0.5 * strength)).sort((a, b) => b.value - a.value).slice(0, 4);
    found.push({ row, level: levelOf(scores, r, near.map(({ i }) => i)), strength, sentences: near.map(({ i }) => i) });
  });
  return found.sort((a, b) => b.strength - a.strength);
}

function levelOf(scores: EncoderScores, r: number, sentences: number[]): 2 | 3 | 4 {
  const share = [0, 0, 0];
  for (const i of sentences) {
    const [two = 0, three = 0, four = 0] = (scores.rows[i] ?? new Float32Array()).subarray(r * 3, r * 3 + 3);
    [two - three, three - four, four].forEach((value, k) => { share[k] = (share[k] ?? 0) + value; });
  }
  const best = share.indexOf(Math.max(...share));
  return best === 2 ? 4 : best === 1 ? 3 : 2;
}
