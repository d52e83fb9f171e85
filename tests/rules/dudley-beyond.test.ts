import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { parse } from 'yaml';
import { messageOfBeyond, type BeyondCase } from '../../src/cli/training/beyond-cases';
import { readFolder, readLines, type BankSentence } from '../../src/cli/training/labelled';
import { IndicatorsExtraFile } from '../../src/core/pack/schema';
import { checkout } from '../support/reader';

const cases = readLines<BeyondCase>(join(checkout, 'tests/cases/dudley-beyond.jsonl'));
const extra = z.parse(IndicatorsExtraFile, parse(readFileSync(join(checkout, 'rules/english/indicators-extra.yaml'), 'utf8')));
const indicators = extra.flatMap(({ row, levels }) => levels.filter(({ level }) => level > 1).map(({ level }) => `${row}/L${String(level)}`));

const Shown = z.strictObject({ id: z.string(), want: z.string(), quote: z.string(), body: z.string() });
const Harmless = z.strictObject({ id: z.string(), want: z.null(), near: z.string(), body: z.string() });

describe('the sentences for the indicators that London lacks (tests/cases/dudley-beyond.jsonl)', () => {
  it('are two for each of the 63 from level 2 on, and sixty harmless ones near them, in the form that its reader takes', () => {
    for (const one of cases) expect([one.id, z.safeParse(one.want === null ? Harmless : Shown, one).success]).toEqual([one.id, true]);
    const wanted = cases.flatMap(({ want }) => want ?? []);
    expect(indicators).toHaveLength(63);
    expect(wanted.sort()).toEqual([...indicators, ...indicators].sort());
    expect(cases.filter(({ want }) => want === null)).toHaveLength(60);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    for (const { id, near } of cases) if (near) expect([id, extra.some(({ row }) => row === near)]).toEqual([id, true]);
  });

  it('quote the body exactly, with other sentences before and after', () => {
    for (const one of cases.filter(({ quote }) => quote)) {
      const at = messageOfBeyond(one).parts[0]?.text.indexOf(one.quote ?? '') ?? -1;
      expect([one.id, at > 0, at + (one.quote?.length ?? 0) < one.body.length]).toEqual([one.id, true, true]);
    }
  });

  it('are no sentences that the reader learnt from: no six words in a row of any example', () => {
    const runs = (text: string) => { const words = text.toLowerCase().replace(/’/g, "'").match(/[a-z0-9']+/g) ?? []; return words.slice(5).map((_, i) => words.slice(i, i + 6).join(' ')); };
    const learnt = new Set(['examples', 'examples-extra'].flatMap((folder) => readFolder<BankSentence>(join(checkout, 'rules/english', folder)).flatMap(({ items }) => items.flatMap(({ text }) => runs(text)))));
    expect(learnt.size).toBeGreaterThan(10_000);
    expect(cases.filter(({ body }) => runs(body).some((run) => learnt.has(run))).map(({ id }) => id)).toEqual([]);
  });
});
