/**
 * threshold rules report --pack AUTHORITY --cases FILE: how the reader and one authority's matrix do together on labelled cases.
 * Counts only, never words of a case.
 */
import { suggest, suggestedLegal, suggestedLevel, type Suggestion } from '../core/decision';
import type { Message, Reading } from '../core/evidence';
import { confusionOf, kappaInterval, weightedKappa, type Pair } from '../core/oversight';
import type { LegalRoute, Pack } from '../core/pack';
import { packCases, type PackCase, type PackLabel } from './pack-labels';
import { messageOf } from './training/labelled';

/** What is counted. Shares are worked out from these when they are said. */
export interface PackFigures {
  cases: number;
  pairs: Pair[];
  /** Cases at the labelled level, or at one that the label calls fair. */
  exact: number;
  fair: number;
  /** Rows: labelled none, s17, s47; columns: suggested. */
  legal: number[][];
  /** Cases of s17 and s47 whose route was suggested, or another that the label calls fair. */
  legalFair: number;
  /** Labelled bullets at level 2 or more; found under "evidenced"; found at all. */
  bullets: { wanted: number; found: number; withCouldAlso: number };
  /** Suggestions under "evidenced" at level 2 or more; those of which a bullet at their level is labelled or fair. */
  said: { count: number; fair: number };
}

interface ReadCase { labelled: PackCase; reading: Reading }

const ROUTES: readonly LegalRoute[] = ['none', 's17', 's47'];

const nothing = (): PackFigures => ({ cases: 0, pairs: [], exact: 0, fair: 0, legal: ROUTES.map(() => ROUTES.map(() => 0)), legalFair: 0, bullets: { wanted: 0, found: 0, withCouldAlso: 0 }, said: { count: 0, fair: 0 } });

/** The bullets that a suggestion shows at its own level. */
const cellsAtLevel = (s: Suggestion): string[] => s.cells.filter(({ cell }) => cell.level === s.level).map(({ cell }) => cell.id);

function countBullets(figures: PackFigures, label: PackLabel, suggestions: readonly Suggestion[], pack: Pack): void {
  const levels = new Map(pack.matrix.flatMap((row) => row.cells.map((cell) => [cell.id, cell.level] as const)));
  const evidenced = suggestions.filter((s) => s.tier === 'evidenced');
  const seen = new Set(evidenced.flatMap(cellsAtLevel));
  const atAll = new Set([...seen, ...suggestions.filter((s) => s.tier === 'could-also').flatMap(cellsAtLevel)]);
  const wanted = new Set(label.cells.map(({ cell }) => cell).filter((cell) => (levels.get(cell) ?? 1) >= 2));
  for (const cell of wanted) {
    figures.bullets.wanted += 1;
    if (seen.has(cell)) figures.bullets.found += 1;
    if (atAll.has(cell)) figures.bullets.withCouldAlso += 1;
  }
  const right = new Set([...label.cells.map(({ cell }) => cell), ...label.acceptable]);
  for (const s of evidenced.filter(({ level }) => level !== null && level >= 2)) {
    figures.said.count += 1;
    if (cellsAtLevel(s).some((cell) => right.has(cell))) figures.said.fair += 1;
  }
}

function countCase(figures: PackFigures, { one, label }: PackCase, reading: Reading, pack: Pack): void {
  const suggestions = suggest(reading, pack);
  const level = suggestedLevel(suggestions, reading, pack);
  const legal = suggestedLegal(suggestions, level, pack);
  figures.cases += 1;
  figures.pairs.push({ caseKey: one.id, first: label.level, second: level ?? 1 });
  if (level === label.level) figures.exact += 1;
  if (level === label.level || (level !== null && label.fairLevels.includes(level))) figures.fair += 1;
  const row = figures.legal[ROUTES.indexOf(label.legal)];
  if (row) row[ROUTES.indexOf(legal)] = (row[ROUTES.indexOf(legal)] ?? 0) + 1;
  if (label.legal !== 'none' && (legal === label.legal || label.fairLegal.includes(legal))) figures.legalFair += 1;
  countBullets(figures, label, suggestions, pack);
}

/** Counts over cases that were read. */
function figuresOf(read: readonly ReadCase[], pack: Pack): PackFigures {
  const figures = nothing();
  for (const { labelled, reading } of read) countCase(figures, labelled, reading, pack);
  return figures;
}

/** Reads every case once and counts. */
export async function measurePack(cases: readonly PackCase[], pack: Pack, read: (message: Message) => Promise<Reading>): Promise<{ all: PackFigures; keptAside: PackFigures }> {
  const done: ReadCase[] = [];
  for (const labelled of cases) done.push({ labelled, reading: await read(messageOf(labelled.one)) });
  return { all: figuresOf(done, pack), keptAside: figuresOf(done.filter(({ labelled }) => labelled.keptAside), pack) };
}

const share = (part: number, whole: number) => (whole ? `${String(Math.round((100 * part) / whole))}% (${String(part)} of ${String(whole)})` : '– (none)');
const two = (value: number | null | undefined) => (typeof value === 'number' ? value.toFixed(2) : 'not defined');

function sayLevels({ cases, pairs, exact, fair }: PackFigures): string[] {
  const table = confusionOf(pairs);
  const spread = kappaInterval(pairs, 'pack-report');
  return [
    `Level          exact ${share(exact, cases)}, exact or fair ${share(fair, cases)}, weighted kappa ${two(weightedKappa(table))}${spread ? ` (95% from ${two(spread.low)} to ${two(spread.high)})` : ''}`,
    ...table.map((row, i) => `  labelled ${String(i + 1)}, suggested 1 to 4: ${row.map((n) => String(n).padStart(3)).join('')}`),
  ];
}

function sayLegal({ legal, legalFair }: PackFigures): string[] {
  const [none = [], s17 = [], s47 = []] = legal;
  const sum = (row: number[]) => row.reduce((total, n) => total + n, 0);
  return [
    `Legal route    section 17 suggested for ${share(s17[1] ?? 0, sum(s17))} of its cases, section 47 for ${share(s47[2] ?? 0, sum(s47))}; right or fair ${share(legalFair, sum(s17) + sum(s47))}`,
    ...[['none', none], ['s17 ', s17], ['s47 ', s47]].map(([name, row]) => `  labelled ${String(name)}, suggested none, s17, s47: ${(row as number[]).map((n) => String(n).padStart(3)).join('')}`),
  ];
}

/** The figures as lines. */
function sayFigures(name: string, figures: PackFigures): string[] {
  return [
    `${name}: ${String(figures.cases)} cases`, ...sayLevels(figures), ...sayLegal(figures),
    `Bullets        found ${share(figures.bullets.found, figures.bullets.wanted)}, with "could also" ${share(figures.bullets.withCouldAlso, figures.bullets.wanted)}; fair ${share(figures.said.fair, figures.said.count)} of the suggestions`,
  ];
}

/**
 * Reads the cases and says how the pack does, those kept aside also apart.
 * @throws a sentence where the pack has no matrix, or no case carries a label for it
 */
export async function reportOnPack(files: readonly string[], pack: Pack, root: string, read: (message: Message) => Promise<Reading>): Promise<string[]> {
  if (!pack.hasMatrix) throw new Error(`${pack.name} has no matrix, so there is no level to count.`);
  const { cases, without } = packCases(files, pack, root);
  if (!cases.length) throw new Error(`None of these cases carries a label for ${pack.name}. A case needs "under": { "${pack.id}": … }.`);
  const { all, keptAside } = await measurePack(cases, pack, read);
  const lines = sayFigures(pack.editionName, all);
  if (keptAside.cases && keptAside.cases < all.cases) lines.push('', ...sayFigures(`${pack.editionName}, every fifth, kept aside`, keptAside));
  if (without.length) lines.push('', `Left out, without a label for ${pack.name}: ${String(without.length)}`);
  return lines;
}
