import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod/mini';
import type { LegalRoute, Level, Pack } from '../core/pack';
import { readFolder, readLines, type Case } from './training/labelled';

/** What a careful practitioner makes of a message under one authority's matrix. */
export interface PackLabel {
  level: Level;
  legal: LegalRoute;
  /** Cells (bullets) of the authority that must be seen, each with the words. */
  cells: { cell: string; quote?: string }[];
  /** Cells that are fair readings too. */
  acceptable: string[];
  /** Levels and legal routes that are fair beside the labelled one. */
  fairLevels: Level[];
  fairLegal: LegalRoute[];
}

const Line = z.object({ id: z.string(), under: z.optional(z.record(z.string(), z.object({
  level: z.number(), legal: z.enum(['none', 's17', 's47']), cells: z.array(z.object({ cell: z.string() })), acceptable: z.array(z.string()),
}))) });

type Written = Omit<PackLabel, 'fairLevels' | 'fairLegal'> & Partial<Pick<PackLabel, 'fairLevels' | 'fairLegal'>>;

/** A case that may carry labels of authorities; or a line that gives those of a message written elsewhere (`of`). */
interface WrittenCase extends Case { of?: string; under?: Record<string, Written> }

/** A message with its label under one authority. */
export interface PackCase { one: Case; label: PackLabel; keptAside: boolean }

/** Every fifth is never looked at when rules are mended. */
export const isPackCaseKeptAside = (id: string): boolean => Number(/(\d+)$/.exec(id)?.[1] ?? 1) % 5 === 0;

function readWritten(file: string): WrittenCase[] {
  return readLines<unknown>(file).map((line, at) => {
    if (!Line.safeParse(line).success) throw new Error(`${basename(file)}, case ${String(at + 1)}: this is no case with a label. It needs "id", and under each authority "level", "legal", "cells" and "acceptable".`);
    return line as WrittenCase;
  });
}

/** The London label as a label of a pack whose cells are the shared indicators themselves. */
function fromLondon({ expected }: Partial<Case>, pack: Pack): PackLabel | undefined {
  if (!expected) return undefined;
  const own = new Set(pack.matrix.flatMap((row) => row.cells.map((cell) => cell.id)));
  const id = ({ row, level }: { row: string; level: Level }) => `${row}/L${String(level)}`;
  if (!expected.indicators.every((one) => own.has(id(one)))) return undefined;
  const cells = [...expected.indicators, ...(expected.also ?? [])].map((one) => ({ cell: id(one), quote: one.quote }));
  const legal = pack.levels.find((l) => l.level === expected.level)?.legal[0] ?? 'none';
  return { level: expected.level, legal, cells, acceptable: (expected.acceptable ?? []).map(id), fairLevels: [], fairLegal: [] };
}

function labelOf(written: WrittenCase, one: Case, pack: Pack): PackLabel | undefined {
  const label = written.under?.[pack.id];
  if (label) return { fairLevels: [], fairLegal: [], ...label };
  return pack.hasMatrix ? fromLondon(one, pack) : undefined;
}

/**
 * Labelled cases for one authority, from one or more files.
 * @returns the cases, and the ids of those without a label for it
 * @throws a sentence when a line is no case, or names a message that is not there
 */
export function packCases(files: readonly string[], pack: Pack, root: string): { cases: PackCase[]; without: string[] } {
  const folder = join(root, 'rules/english/messages');
  const written = files.flatMap(readWritten);
  const elsewhere = new Map(written.some(({ of }) => of) && existsSync(folder) ? readFolder<Case>(folder).flatMap(({ items }) => items.map((one) => [one.id, one] as const)) : []);
  const without: string[] = [];
  const cases = written.flatMap((line): PackCase[] => {
    const one = line.of ? elsewhere.get(line.of) : line;
    if (!one) throw new Error(`${line.id} is a label of ${line.of ?? 'no message'}, which is not in rules/english/messages.`);
    const label = labelOf(line, one, pack);
    if (!label) { without.push(line.id); return []; }
    return [{ one: { ...one, id: line.id }, label, keptAside: isPackCaseKeptAside(line.id) }];
  });
  return { cases, without };
}
