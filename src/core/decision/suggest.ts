import { neighbours, type Cell, type Citation, type LegalRoute, type Level, type MatrixRow, type PackFace } from '../pack';
import type { Evidence, LevelStep, Reading, RowReading } from '../evidence';

/** A published cell that a mention speaks to, in one authority's matrix. */
export interface MatchedCell {
  row: MatrixRow;
  cell: Cell;
}

/** Evidence under one indicator of one authority's matrix, awaiting the person's decision. */
export interface Suggestion {
  /** The shared row, e.g. 'abuse-and-neglect/injuries'. Stable over tiers and authorities. */
  id: string;
  /** 'evidenced' stands first; 'could-also' after it, at most four and what a first reading had shown; 'set-aside' waits for "count it"; 'added' is what the person counted themself. */
  tier: 'evidenced' | 'could-also' | 'set-aside' | 'added';
  /** The authority's cells that this evidence speaks to; empty when its matrix has none (or it has no matrix). */
  cells: MatchedCell[];
  /** The authority's level; null where it has no matrix or no such cell. */
  level: Level | null;
  legal: LegalRoute;
  /** True where every cell is a status (looked after, private fostering): shown with its printed level, and never counted towards the suggested one. */
  statusOnly: boolean;
  /** Set when the words leave the level open. */
  range?: { low: Level; high: Level; question: string };
  /** What would make it a level lower or higher: the neighbouring cells of the row. */
  neighbours: { lower?: Cell; higher?: Cell };
  cite?: Citation;
  evidence: Evidence[];
  steps: LevelStep[];
}

/**
 * What a decision about it is kept under. What was set aside or added is decided on by its own words: the same row may be evidenced elsewhere,
 * and accepting that takes in nothing that was negated or said of somebody else.
 */
export const decidedAs = ({ id, tier, evidence }: Pick<Suggestion, 'id' | 'tier'> & { evidence: readonly Pick<Evidence, 'quote'>[] }): string => {
  const own = `${id}: ${evidence[0]?.quote.text ?? ''}`;
  return tier === 'set-aside' ? own : tier === 'added' ? `added ${own}` : id;
};

const takes = (cell: Cell): readonly string[] => cell.takes ?? [cell.id];

/** Cells of the pack that a shared indicator evidences; excluded cells never. */
function cellsTaking(pack: PackFace, indicator: string): MatchedCell[] {
  return pack.matrix.flatMap((row) => row.cells.filter((cell) => !cell.excluded && takes(cell).includes(indicator)).map((cell) => ({ row, cell })));
}

/** The legal route that a level carries by itself: the only one it has, or none where the authority tells s17 and s47 apart within it. */
export function legalOf(pack: PackFace, level: Level | null, strongest: LegalRoute = 'none'): LegalRoute {
  const legal = pack.levels.find((l) => l.level === level)?.legal ?? ['none'];
  return legal.length === 1 ? (legal[0] ?? 'none') : legal.includes(strongest) ? strongest : (legal[0] ?? 'none');
}

/** What the shared vocabulary's level means in law (London continuum of need: 3 is s17, 4 is s47). */
const londonLegal: Record<Level, LegalRoute> = { 1: 'none', 2: 'none', 3: 's17', 4: 's47' };

/** What a reading means in law by the shared vocabulary alone, for an authority without a matrix. */
export const legalOfReading = (reading: Reading): LegalRoute => londonLegal[reading.level];

/** A status alone (looked after, young carer) never decides a level while anything else speaks. */
function decidingCell(cells: MatchedCell[]): MatchedCell | undefined {
  const risks = cells.filter(({ cell }) => !cell.statusOnly);
  return [...(risks.length ? risks : cells)].sort((a, b) => b.cell.level - a.cell.level)[0];
}

/** Rows of which even a doubtful sighting keeps section 47 on the table. */
const HARM = /^(?:sexual-abuse-activity\/|abuse-and-neglect\/(?:injuries|physical-chastisement|protection-from-danger|fabricated-or-induced-illness)$)/;

/**
 * The rows that speak of need alone in this message, where the authority holds section 17 and 47 in one level. None as soon as anything
 * else is evidenced at London's level 3 or 4 (but for the indicators that the pack names as need too), a floor spoke, the child needs protecting today, or an
 * injury, sexual abuse or danger is seen at all at those levels, however weakly. So a sign of harm never falls to section 17.
 */
function needAlone(reading: Reading, pack: PackFace): ReadonlySet<string> {
  const rows = new Set(pack.levels.flatMap((level) => level.settle?.needRows ?? []));
  if (rows.size === 0 || reading.immediate.suggested || reading.levelSteps.length > 0) return new Set();
  const beside = new Set(pack.levels.flatMap((level) => level.settle?.needBeside ?? []));
  const harm = reading.rows.some((one) => one.level >= 3 && !rows.has(one.row) && !beside.has(`${one.row}/L${one.level}`)) || [...reading.couldAlso, ...reading.setAside].some((one) => one.level >= 3 && HARM.test(one.row));
  return harm ? new Set() : rows;
}

/** What the strongest reading of a row means in law: as its cell is marked, or as London's level means; an indicator of one authority alone means no more than its mark says, and one of need alone no more than section 17. */
function lawOf(reading: RowReading, cell: Cell | undefined, beyond: boolean, need: ReadonlySet<string>): LegalRoute {
  if (cell?.statusOnly) return 'none';
  if (cell?.legal) return cell.legal;
  if (beyond) return 'none';
  return need.has(reading.row) && reading.level === 4 ? 's17' : londonLegal[reading.level];
}

/** One row of a reading under one authority. `chosen`: the id of the one cell that counts, where it takes the indicator. */
export function toSuggestion(pack: PackFace, reading: RowReading, tier: Suggestion['tier'], need: ReadonlySet<string>, beyond = false, chosen?: string): Suggestion {
  const taking = pack.hasMatrix ? cellsTaking(pack, `${reading.row}/L${reading.level}`) : [];
  const only = taking.filter(({ cell }) => cell.id === chosen);
  const cells = only.length ? only : taking;
  const deciding = decidingCell(cells);
  const level = deciding?.cell.level ?? null;
  return {
    id: reading.row, tier, cells, level,
    legal: legalOf(pack, level, lawOf(reading, deciding?.cell, beyond, need)),
    statusOnly: deciding?.cell.statusOnly ?? false,
    range: reading.range,
    neighbours: level === null ? {} : neighbours(pack, reading.row, level),
    cite: deciding?.row.cite,
    evidence: reading.evidence,
    steps: reading.steps,
  };
}

const asRow = (evidence: Evidence): RowReading => ({ row: evidence.row, level: evidence.level, range: evidence.range, strength: evidence.strength, evidence: [evidence], steps: evidence.steps });

/**
 * What one authority's matrix makes of a reading: one suggestion a row, highest level first.
 *
 * Indicators beyond London's stand under "could also" where the authority has a cell for them, nowhere else.
 * Nothing else is dropped: what was set aside comes last with its qualifiers, and a row for which the
 * authority prints no cell comes without a level. It never says that there is no concern.
 */
export function suggest(reading: Reading, pack: PackFace): Suggestion[] {
  const byLevel = (a: Suggestion, b: Suggestion) => (b.level ?? 0) - (a.level ?? 0) || (b.evidence[0]?.strength ?? 0) - (a.evidence[0]?.strength ?? 0);
  const need = needAlone(reading, pack);
  return [
    ...reading.rows.map((row) => toSuggestion(pack, row, 'evidenced', need)).sort(byLevel),
    ...reading.couldAlso.map((row) => toSuggestion(pack, row, 'could-also', need)).sort(byLevel),
    ...(reading.beyond ?? []).map((row) => toSuggestion(pack, row, 'could-also', need, true)).filter(({ cells }) => cells.length > 0).sort(byLevel),
    ...reading.setAside.map((evidence) => toSuggestion(pack, asRow(evidence), 'set-aside', need)),
  ];
}

/**
 * The highest level that the evidenced suggestions reach, lifted by the reader's floors and cumulative note.
 * Null without a matrix, and where nothing but statuses speaks: a status is no level, and no reassurance either.
 */
export function suggestedLevel(suggestions: readonly Suggestion[], reading: Reading, pack: PackFace): Level | null {
  if (!pack.hasMatrix) return null;
  const evidenced = suggestions.filter((s) => s.tier === 'evidenced' && s.level !== null);
  const risks = evidenced.filter((s) => !s.statusOnly);
  if (evidenced.length > 0 && risks.length === 0) return null;
  const highest = risks.reduce<Level>((top, s) => (s.level && s.level > top ? s.level : top), 1);
  const lifted = pack.levels.find((l) => l.level === reading.level && l.legal.includes(londonLegal[reading.level]))?.level;
  return lifted && lifted > highest ? lifted : highest;
}

const strength: Record<LegalRoute, number> = { none: 0, s17: 1, s47: 2 };

/**
 * The legal route that the evidence at the suggested level points to, the strongest first: significant harm before a child in need.
 * A suggestion only; where a level holds both, the person chooses.
 */
export function suggestedLegal(suggestions: readonly Suggestion[], level: Level | null, pack: PackFace): LegalRoute {
  if (level === null) return 'none';
  const at = suggestions.filter((s) => s.tier === 'evidenced' && s.level === level && !s.statusOnly).map((s) => s.legal);
  const strongest = at.reduce<LegalRoute>((top, one) => (strength[one] > strength[top] ? one : top), at.length ? 'none' : londonLegal[level]);
  return legalOf(pack, level, strongest);
}
