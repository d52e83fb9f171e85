/** One candidate: its marks and whether it was right. */
export interface MarkedExample { marks: string[]; right: boolean; weight?: number }

export interface FitOptions {
  /** Marks seen in fewer examples are left out. */
  least: number;
  /** Pull of all weights towards nothing. */
  ridge: number;
  /** Weights smaller than this are dropped at the end. */
  floor: number;
  rounds: number;
  /** Pull that sets weak weights to nothing. */
  lasso: number;
}

/** Logistic regression over sparse marks, by coordinate-wise adaptive descent in a fixed order. The same examples give the same weights. */
export function fitMarks(examples: readonly MarkedExample[], options: FitOptions): Record<string, number> {
  const index = new Map<string, number>();
  const seen = new Map<string, number>();
  for (const example of examples) for (const mark of example.marks) seen.set(mark, (seen.get(mark) ?? 0) + 1);
  const names = [''];
  for (const [mark, times] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1))) if (times >= options.least && mark !== '') { index.set(mark, names.length); names.push(mark); }
  const rows = examples.map((example) => Int32Array.from([0, ...example.marks.flatMap((mark) => { const at = index.get(mark); return at === undefined ? [] : [at]; })]));
  const weights = descend(rows, examples, names.length, options);
  const out: Record<string, number> = {};
  names.forEach((name, at) => { const weight = Math.round((weights[at] ?? 0) * 10) / 10; if (name === '' || Math.abs(weight) >= options.floor) out[name] = weight; });
  return out;
}

/** Cyclic coordinate descent: one guarded Newton step a weight, with soft thresholding. The chances are kept beside the margins, so that a weight that stays costs two sums. */
function descend(rows: readonly Int32Array[], examples: readonly MarkedExample[], size: number, options: FitOptions): Float64Array {
  const columns = columnsOf(rows, size);
  const weights = new Float64Array(size);
  const margins = new Float64Array(rows.length);
  const chances = new Float64Array(rows.length).fill(0.5);
  const right = Float64Array.from(examples, (one) => (one.right ? 1 : 0));
  const share = Float64Array.from(examples, (one) => one.weight ?? 1);
  for (let round = 0; round < options.rounds; round += 1) {
    let moved = 0;
    for (let at = 0; at < size; at += 1) {
      const column = columns[at] ?? new Int32Array();
      let slope = 0;
      let curve = 0;
      for (const i of column) {
        const p = chances[i] ?? 0;
        slope += (share[i] ?? 1) * (p - (right[i] ?? 0));
        curve += (share[i] ?? 1) * p * (1 - p);
      }
      const old = weights[at] ?? 0;
      const next = step(old, slope, curve + 0.02 * column.length, at > 0, options);
      if (next === old) continue;
      weights[at] = next;
      moved = Math.max(moved, Math.abs(next - old));
      for (const i of column) { margins[i] = (margins[i] ?? 0) + next - old; chances[i] = 1 / (1 + Math.exp(-(margins[i] ?? 0))); }
    }
    if (moved < 0.005) break;
  }
  return weights;
}

/** For each mark, the examples that have it. */
function columnsOf(rows: readonly Int32Array[], size: number): Int32Array[] {
  const lengths = new Int32Array(size);
  for (const row of rows) for (const at of row) lengths[at] = (lengths[at] ?? 0) + 1;
  const columns = Array.from(lengths, (length) => new Int32Array(length));
  const filled = new Int32Array(size);
  rows.forEach((row, i) => { for (const at of row) { const column = columns[at]; if (column) column[filled[at] ?? 0] = i; filled[at] = (filled[at] ?? 0) + 1; } });
  return columns;
}

function step(old: number, slope: number, curve: number, penalised: boolean, options: FitOptions): number {
  if (!penalised) return old - Math.max(-1, Math.min(1, slope / (curve + 1e-6)));
  const bend = curve + options.ridge;
  const aim = old * bend - (slope + options.ridge * old);
  const next = Math.abs(aim) <= options.lasso ? 0 : (aim - Math.sign(aim) * options.lasso) / bend;
  return old + Math.max(-1, Math.min(1, next - old));
}
