import { contextOf, featuresOf, type SentenceContext } from '../../core/evidence';
import type { Example } from './fit';
import type { BankSentence, LabelledMessage } from './labelled';

/**
 * Outputs of the head, in order: every row present; every row at level 3 or more, and at level 4, given that it is present; severity
 * in general (3 or more, 4), on which the rows' levels lean; a child needs protecting today; what sets a mention aside.
 */
export interface OutputLayout {
  rows: string[];
  setAside: string[];
}
export const setAsideKinds = ['negated', 'historic-resolved', 'other-person', 'hypothetical', 'boilerplate'];

export interface Weighing {
  /** A bank sentence's other rows: unknown, so they count little. */
  bankOther: number;
  /** A bank sentence's own row. */
  bankOwn: number;
  level: number;
}

export function outputCount(layout: OutputLayout): number {
  return layout.rows.length * 3 + 3 + layout.setAside.length;
}

/** Which output each leans on, and the constant it starts from. */
export function outputStarts(layout: OutputLayout): { parents: number[]; starts: number[] } {
  const count = layout.rows.length;
  const severity = count * 3;
  const parents = Array.from({ length: outputCount(layout) }, (_, output) => (output < count || output >= severity ? -1 : output < count * 2 ? severity : severity + 1));
  const starts = parents.map((_, output) => (output < count ? -4 : output >= severity + 2 ? -2.5 : 0));
  return { parents, starts };
}

export function bankExample(sentence: BankSentence, layout: OutputLayout, weighing: Weighing, size: number): Example {
  const count = layout.rows.length;
  const example = blank({ text: sentence.text, before: '', after: '', subject: '', marks: [] }, layout, size, -1);
  example.weight.fill(sentence.kind === 'neutral' ? 1 : weighing.bankOther, 0, count);
  const row = sentence.row ? layout.rows.indexOf(sentence.row) : -1;
  if (row < 0) return example;
  example.weight[row] = weighing.bankOwn;
  if (sentence.kind === 'evidence') markPresent(example, row, sentence.level ?? 2, weighing, count, weighing.bankOwn);
  return example;
}

export function messageExamples(labelled: LabelledMessage, index: number, layout: OutputLayout, weighing: Weighing, size: number): Example[] {
  const count = layout.rows.length;
  return labelled.sentences.map((_, at) => {
    const example = blank(contextOf(labelled.message, labelled.passages, labelled.sentences, at), layout, size, index);
    example.weight.fill(isHarmless(labelled) ? 1.5 : 1, 0, count);
    example.weight.fill(1, count * 3 + 3);
    markToday(example, count * 3 + 2, labelled, at);
    for (const row of [...labelled.openRows, ...(labelled.open[at] ?? [])]) example.weight[layout.rows.indexOf(row)] = 0;
    for (const { row, why } of labelled.absent[at] ?? []) markAbsent(example, layout, row, why);
    for (const { row, level } of labelled.shows[at] ?? []) {
      const r = layout.rows.indexOf(row);
      if (level >= 2) markPresent(example, r, level, weighing, count, 1);
      else example.weight[r] = 0;
    }
    return example;
  });
}

const isHarmless = ({ one: { expected } }: LabelledMessage) => expected.level === 1 && expected.indicators.length === 0;

function blank(context: SentenceContext, layout: OutputLayout, size: number, message: number): Example {
  const { buckets, values } = featuresOf(context, size);
  const outputs = outputCount(layout);
  return { buckets, values, want: new Float32Array(outputs), weight: new Float32Array(outputs), message };
}

function markPresent(example: Example, row: number, level: number, weighing: Weighing, count: number, weight: number): void {
  example.want[row] = 1;
  example.weight[row] = weight;
  for (const [offset, from] of [[count, 3], [count * 2, 4]] as const) {
    if (level >= from) example.want[row + offset] = 1;
    example.weight[row + offset] = weighing.level;
  }
}

function markAbsent(example: Example, layout: OutputLayout, row: string, why: string): void {
  const kind = layout.setAside.indexOf(why);
  example.weight[layout.rows.indexOf(row)] = 3;
  if (kind >= 0) example.want[layout.rows.length * 3 + 3 + kind] = 1;
}

/** The label is the message's: sentences that show something carry it, the others a little. */
function markToday(example: Example, output: number, { one, shows }: LabelledMessage, at: number): void {
  const tells = (shows[at] ?? []).some(({ level }) => level >= 2);
  example.want[output] = one.expected.immediate ? 1 : 0;
  example.weight[output] = tells ? 1 : one.expected.immediate ? 0.15 : 0.4;
}
