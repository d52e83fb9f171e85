import type { Features, SentenceContext } from '../../core/evidence/features';
import { featuresOf } from '../../core/evidence/features';
import { contextOf } from '../../core/evidence/context';
import type { Example } from './fit';
import type { BankSentence, LabelledMessage } from './labelled';

/** Outputs of the head, in order: rows present, rows at level 3 or more, rows at level 4, rows mentioned however qualified, what sets a mention aside. */
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
  return layout.rows.length * 4 + layout.setAside.length;
}

/** Feature of each sentence, computed once. */
export function featuresFor(context: SentenceContext, size: number): Features {
  return featuresOf(context, size);
}

export function bankExample(sentence: BankSentence, layout: OutputLayout, weighing: Weighing, size: number): Example {
  const count = layout.rows.length;
  const example = blank({ text: sentence.text, before: '', after: '', subject: '', marks: [] }, layout, size, -1);
  const neutral = sentence.kind === 'neutral';
  example.weight.fill(neutral ? 1 : weighing.bankOther, 0, count);
  if (neutral) example.weight.fill(1, count * 3, count * 4);
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
    example.weight.fill(1, 0, count);
    example.weight.fill(1, count * 3, count * 4 + layout.setAside.length);
    for (const row of [...labelled.openRows, ...(labelled.open[at] ?? [])]) silence(example, layout.rows.indexOf(row), count);
    for (const { row, why } of labelled.absent[at] ?? []) markAbsent(example, layout, row, why);
    for (const { row, level } of labelled.shows[at] ?? []) {
      const r = layout.rows.indexOf(row);
      if (level >= 2) markPresent(example, r, level, weighing, count, 1);
      else silence(example, r, count);
    }
    return example;
  });
}

function blank(context: SentenceContext, layout: OutputLayout, size: number, message: number): Example {
  const { buckets, values } = featuresOf(context, size);
  const outputs = outputCount(layout);
  return { buckets, values, want: new Float32Array(outputs), weight: new Float32Array(outputs), message };
}

function silence(example: Example, row: number, count: number): void {
  example.weight[row] = 0;
  example.weight[row + count * 3] = 0;
}

function markPresent(example: Example, row: number, level: number, weighing: Weighing, count: number, weight: number): void {
  example.want[row] = 1;
  example.weight[row] = weight;
  example.want[row + count * 3] = 1;
  example.weight[row + count * 3] = weight;
  for (const [offset, from] of [[count, 3], [count * 2, 4]] as const) {
    example.want[row + offset] = level >= from ? Math.max(example.want[row + offset] as number, 1) : (example.want[row + offset] as number);
    example.weight[row + offset] = weighing.level;
  }
}

function markAbsent(example: Example, layout: OutputLayout, row: string, why: string): void {
  const count = layout.rows.length;
  const r = layout.rows.indexOf(row);
  const kind = layout.setAside.indexOf(why);
  example.weight[r] = 1;
  example.want[r + count * 3] = 1;
  example.weight[r + count * 3] = 1;
  if (kind >= 0) example.want[count * 4 + kind] = 1;
}
