import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { weightedKappa, confusionOf } from '../../src/core/oversight';
import { LegalRoute, Level } from '../../src/core/pack/schema';
import { isPackCaseKeptAside, packCases } from '../../src/cli/pack-labels';
import { measurePack, type PackFigures } from '../../src/cli/pack-report';
import { messageOf, readFolder, readLines, type Case } from '../../src/cli/training/labelled';
import { haveSources, packOf, sourcesFolder } from '../support/packs';
import { checkout, reader } from '../support/reader';

const dudley = packOf('dudley', '2021-03');
const redbridge = packOf('redbridge', '2025-07-interim');
const files = ['dudley-relabelled.jsonl', 'dudley-new.jsonl'].map((name) => join(checkout, 'tests/cases', name));

const Label = z.strictObject({
  level: Level, legal: LegalRoute, cells: z.array(z.strictObject({ cell: z.string(), quote: z.string() })), acceptable: z.array(z.string()),
  fairLevels: z.optional(z.array(Level)), fairLegal: z.optional(z.array(LegalRoute)),
});
const Under = z.strictObject({ dudley: Label });
const Relabelled = z.strictObject({ id: z.string(), of: z.string(), under: Under });
const row = { row: z.string(), level: Level };
const Written = z.strictObject({
  id: z.string(), channel: z.enum(['outlook', 'teams']), role: z.string(), sentAt: z.string(), subject: z.optional(z.string()), body: z.optional(z.string()),
  messages: z.optional(z.array(z.strictObject({ from: z.string(), sentAt: z.string(), text: z.string() }))),
  expected: z.strictObject({
    level: Level, indicators: z.array(z.strictObject({ ...row, quote: z.string() })), acceptable: z.array(z.strictObject(row)),
    absent: z.array(z.strictObject({ row: z.string(), why: z.enum(['negated', 'historic-resolved', 'other-person', 'hypothetical', 'boilerplate']), quote: z.string() })),
    immediate: z.boolean(), routes: z.array(z.string()),
  }),
  under: Under,
});

const { cases, without } = packCases(files, dudley, checkout);
const bullets = new Map(dudley.matrix.flatMap((r) => r.cells.map((cell) => [cell.id, cell] as const)));
const textsOf = (one: Case) => { const message = messageOf(one); return [message.subject, ...message.parts.map((part) => part.text)]; };

describe('the messages labelled under Dudley’s levels', () => {
  it('are sixty: thirty of the shared messages and thirty of their own, each in the agreed form', () => {
    const [relabelled = [], own = []] = files.map((file) => readLines<unknown>(file));
    expect([relabelled.length, own.length, cases.length, without]).toEqual([30, 30, 60, []]);
    for (const line of relabelled) expect(z.safeParse(Relabelled, line).error?.issues ?? []).toEqual([]);
    for (const line of own) expect(z.safeParse(Written, line).error?.issues ?? []).toEqual([]);
  });

  it('have ids of their own, and the relabelled ones are of thirty different messages', () => {
    expect(new Set(cases.map(({ one }) => one.id)).size).toBe(60);
    expect(new Set(readLines<{ of: string }>(files[0] ?? '').map(({ of }) => of)).size).toBe(30);
    const learnt = new Set(readFolder<Case>(join(checkout, 'rules/english/messages')).flatMap(({ items }) => items.map(({ id }) => id)));
    expect(readLines<Case>(files[1] ?? '').filter(({ id }) => learnt.has(id))).toEqual([]);
  });

  it('name bullets that Dudley prints, quote the message exactly, and never lean on the copying error', () => {
    for (const { one, label } of cases) {
      for (const { cell, quote } of label.cells) {
        expect([one.id, cell, bullets.get(cell) !== undefined && !bullets.get(cell)?.excluded]).toEqual([one.id, cell, true]);
        expect([one.id, quote, textsOf(one).some((text) => text.includes(quote ?? ''))]).toEqual([one.id, quote, true]);
      }
      for (const cell of label.acceptable) expect([one.id, cell, bullets.has(cell)]).toEqual([one.id, cell, true]);
    }
  });

  it('are at the level of their highest bullet, and have a legal route at level 4 only', () => {
    for (const { one, label } of cases) {
      expect([one.id, Math.max(1, ...label.cells.map(({ cell }) => bullets.get(cell)?.level ?? 1))]).toEqual([one.id, label.level]);
      expect([one.id, dudley.levels.find((l) => l.level === label.level)?.legal.includes(label.legal)]).toEqual([one.id, true]);
    }
  });

  it('are spread over levels and legal routes, with harmless ones among them', () => {
    const count = (test: (one: (typeof cases)[number]) => boolean) => cases.filter(test).length;
    for (const level of [1, 2, 3, 4] as const) expect([level, count(({ label }) => label.level === level) >= 10]).toEqual([level, true]);
    for (const legal of ['s17', 's47'] as const) expect([legal, count(({ label }) => label.legal === legal) >= 10]).toEqual([legal, true]);
  });

  it('reach bullets of Dudley’s that London lacks', () => {
    const beyond = new Set(cases.flatMap(({ label }) => label.cells).flatMap(({ cell }) => bullets.get(cell)?.takes ?? []).filter((id) => id.startsWith('dudley/')).map((id) => id.replace(/\/L\d$/, '')));
    expect(beyond.size).toBeGreaterThanOrEqual(25);
  });

  (haveSources ? it : it.skip)('never copy eight words in a row from the published document (skipped where ../shared/sources is absent)', () => {
    const wordsOf = (text: string) => text.toLowerCase().replace(/’/g, "'").match(/[a-z0-9']+/g) ?? [];
    const runs = (words: string[]) => Array.from({ length: Math.max(0, words.length - 7) }, (_, i) => words.slice(i, i + 8).join(' '));
    const theirs = new Set(runs(wordsOf(readFileSync(join(sourcesFolder, '003_e3d3e61d1ab3c1e1.txt'), 'utf8'))));
    expect(cases.filter(({ one }) => textsOf(one).some((text) => runs(wordsOf(text)).some((run) => theirs.has(run)))).map(({ one }) => one.id)).toEqual([]);
  });

  it('keep every fifth aside', () => { expect(cases.filter(({ one }) => isPackCaseKeptAside(one.id))).toHaveLength(12); });
});

/**
 * Measured with the words reader on 22 November 2026, with the words head that learnt parts 40 to 43 too: Dudley exact 35 of 60, fair 46, kappa 0.63,
 * legal route right or fair 19 of 23 (section 17 suggested in 2 of 11, section 47 in 12 of 12), bullets 42 of 95. Dudley's floors stand just below. Measure again after a training; `rules report --pack dudley --tier encoder` gives the figures of the closer reading.
 */
describe('the packs do not slide', () => {
  const exact = ({ exact: n, cases: of }: PackFigures) => n / of;
  const kappa = ({ pairs }: PackFigures) => weightedKappa(confusionOf(pairs)) ?? 0;

  it('Dudley: level, legal route and bullets', async () => {
    const { all } = await measurePack(cases, dudley, (message) => reader().read(message));
    expect(exact(all)).toBeGreaterThanOrEqual(0.55);
    expect(all.fair / all.cases).toBeGreaterThanOrEqual(0.73);
    expect(kappa(all)).toBeGreaterThanOrEqual(0.52);
    expect(all.legalFair).toBeGreaterThanOrEqual(19);
    expect(all.legal[1]?.[1]).toBeGreaterThanOrEqual(1);
    // A message labelled section 47 is never suggested section 17 by words alone, save one whose label calls section 17 fair too.
    expect(all.legal[2]?.[1]).toBeLessThanOrEqual(1);
    const plainly = cases.filter(({ label }) => label.legal === 's47' && !label.fairLegal.includes('s17'));
    expect(plainly.length).toBeGreaterThanOrEqual(7);
    expect((await measurePack(plainly, dudley, (message) => reader().read(message))).all.legal[2]?.[1]).toBe(0);
    // 38 of 95 before the words were learnt anew with threads in the order written, 37 since.
    expect(all.bullets.found / all.bullets.wanted).toBeGreaterThanOrEqual(0.38);
    expect(all.said.fair / all.said.count).toBeGreaterThanOrEqual(0.5);
  });

  it('Redbridge: level, legal route and cells, on the same messages', async () => {
    const { all } = await measurePack(packCases(files, redbridge, checkout).cases, redbridge, (message) => reader().read(message));
    expect(exact(all)).toBeGreaterThanOrEqual(0.42);
    expect(kappa(all)).toBeGreaterThanOrEqual(0.5);
    expect(all.legalFair).toBeGreaterThanOrEqual(14);
    expect(all.bullets.found / all.bullets.wanted).toBeGreaterThanOrEqual(0.36);
    expect(all.said.fair / all.said.count).toBeGreaterThanOrEqual(0.34);
  });
});
