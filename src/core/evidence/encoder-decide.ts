import type { EncoderCuts, EncoderScores } from './encoder';

/** A row that the encoder finds evidenced, with the sentences that show it, strongest first. */
export interface EncoderRow {
  row: string;
  level: 2 | 3 | 4;
  /** p of the row in its strongest sentence. */
  strength: number;
  sentences: number[];
}

/**
 * Evidence for levels 2, 3 and 4, 0 to 1: the mean, as log odds, of the whole-message figure, the strongest row and all rows
 * together. As in training/decide.py.
 */
export function levelEvidence(scores: EncoderScores): [number, number, number] {
  const [, two, three, four] = scores.level;
  const whole = [two + three + four, three + four, four];
  const count = scores.rows[0]?.length ?? 0;
  const top = [0, 0, 0];
  const none = [1, 1, 1];
  for (let i = 0; i < count; i += 1) {
    const most = scores.rows.reduce((best, row) => Math.max(best, row[i] ?? 0), 0);
    top[i % 3] = Math.max(top[i % 3] ?? 0, most);
    none[i % 3] = (none[i % 3] ?? 1) * (1 - most ** 1.5);
  }
  const mean = (k: number) => 1 / (1 + Math.exp(-(logit(whole[k] ?? 0) + logit(top[k] ?? 0) + logit(1 - (none[k] ?? 1))) / 3));
  return [mean(0), mean(1), mean(2)];
}

function logit(p: number): number {
  const held = Math.min(1 - 1e-4, Math.max(1e-4, p));
  return Math.log(held / (1 - held));
}

/** The level that the message as a whole reads at. */
export function encoderLevel(scores: EncoderScores, cuts: EncoderCuts): 1 | 2 | 3 | 4 {
  const [two, three, four] = levelEvidence(scores);
  const [cutTwo = 1, cutThree = 1, cutFour = 1] = cuts.levels;
  if (four >= cutFour) return 4;
  if (three >= cutThree) return 3;
  return two >= cutTwo ? 2 : 1;
}

/** Where the message as a whole reads at level 1, a row must pass its cut by this much. */
const overLevelOne = 1.4;

/** Rows at or over their cut, strongest first. `ease` below 1 lowers the cuts, for "could also touch on". */
export function encoderRows(scores: EncoderScores, rows: string[], cuts: EncoderCuts, ease = 1): EncoderRow[] {
  const found: EncoderRow[] = [];
  const over = encoderLevel(scores, cuts) === 1 ? overLevelOne : 1;
  const prior = levelPrior(scores, cuts);
  rows.forEach((row, r) => {
    const p = scores.rows.map((one) => one[r * 3] ?? 0);
    const strength = Math.max(0, ...p);
    const cut = (cuts.rows[row] ?? cuts.everyRow) * ease;
    if (strength < cut * over) return;
    const near = p.map((value, i) => ({ value, i })).filter(({ value }) => value >= Math.max(0.2 * cut, 0.25 * strength)).sort((a, b) => b.value - a.value).slice(0, 4);
    found.push({ row, level: levelOf(scores, r, near.map(({ i }) => i), prior), strength, sentences: near.map(({ i }) => i) });
  });
  return found.sort((a, b) => b.strength - a.strength);
}

/** How the message as a whole leans between levels 2, 3 and 4: even where its evidence stands at the cuts. */
function levelPrior(scores: EncoderScores, cuts: EncoderCuts): number[] {
  const [two = 0, three = 0, four = 0] = levelEvidence(scores).map((evidence, k) => 1 / (1 + Math.exp(logit(cuts.levels[k] ?? 0.5) - logit(evidence))));
  return [two - three, three - four, four].map((value) => Math.sqrt(Math.min(1, Math.max(0.05, value))));
}

function levelOf(scores: EncoderScores, r: number, sentences: number[], prior: number[]): 2 | 3 | 4 {
  const share = [0, 0, 0];
  for (const i of sentences) {
    const [two = 0, three = 0, four = 0] = (scores.rows[i] ?? new Float32Array()).subarray(r * 3, r * 3 + 3);
    [two - three, three - four, four].forEach((value, k) => { share[k] = (share[k] ?? 0) + value; });
  }
  const leaning = share.map((value, k) => value * (prior[k] ?? 1));
  const best = leaning.indexOf(Math.max(...leaning));
  return best === 2 ? 4 : best === 1 ? 3 : 2;
}
