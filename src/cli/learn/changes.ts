import type { Message, Reading } from '../../core/evidence';
import type { ReadCase } from '../figures';
import type { Case } from '../training/labelled';

/** One reading before and after. */
export interface Twice { before: ReadCase['reading']; after: ReadCase['reading'] }
/** A labelled message read before and after. */
export interface ReadTwice extends Twice { one: Case; at: string }

/** Reads the same message with the words as they are and as they are learnt anew. */
export type ReadBoth = (message: Message) => Twice;

const lean = ({ level, rows, immediate }: Reading): ReadCase['reading'] => ({ level, rows, immediate });
export const bothBy = (before: (message: Message) => Reading, after: (message: Message) => Reading): ReadBoth => (message) => ({ before: lean(before(message)), after: lean(after(message)) });

/** Kinds of change, the most important first. Each message counts under the first that holds of it. */
export const KINDS = [
  'level 4, and no longer called so', 'protect today, and no longer said', 'called lower than labelled, or lower still', 'a labelled row no longer found', 'harmless, and now called level 2 or more', 'called higher than labelled, or higher still', 'a row now said that is not labelled',
  'better: level nearer to the label, a labelled row found, or a wrong one gone', 'otherwise',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Change { kind: Kind; at: string; id: string; says: string }

const rowsOf = ({ rows }: ReadCase['reading']): Map<string, number> => new Map(rows.filter(({ level }) => level >= 2).map(({ row, level }) => [row, level]));

interface Compared { label: Case['expected']; from: number; to: number; lost: string[]; found: string[]; wrong: string[]; gone: string[]; moved: string[] }

function compared({ one, before, after }: ReadTwice): Compared {
  const [was, is] = [rowsOf(before), rowsOf(after)];
  const wanted = new Set(one.expected.indicators.filter(({ level }) => level >= 2).map(({ row }) => row));
  const fair = new Set([...one.expected.indicators, ...(one.expected.acceptable ?? [])].map(({ row }) => row));
  const out = [...was.keys()].filter((row) => !is.has(row));
  const came = [...is.keys()].filter((row) => !was.has(row));
  return {
    label: one.expected, from: before.level, to: after.level, lost: out.filter((row) => wanted.has(row)), found: came.filter((row) => wanted.has(row)), wrong: came.filter((row) => !fair.has(row)), gone: out.filter((row) => !fair.has(row)),
    moved: [...is].flatMap(([row, level]) => { const old = was.get(row); return old === undefined || old === level ? [] : [`${row} level ${String(old)} → ${String(level)}`]; }),
  };
}

function kindOf({ before, after }: ReadTwice, { label, from, to, lost, found, wrong, gone }: Compared): Kind {
  const tests: boolean[] = [
    label.level === 4 && from === 4 && to < 4, label.immediate && before.immediate.suggested && !after.immediate.suggested, to < from && to < label.level, lost.length > 0,
    label.level === 1 && label.indicators.length === 0 && from === 1 && to > 1, to > from && to > label.level, wrong.length > 0,
    Math.abs(to - label.level) < Math.abs(from - label.level) || found.length > 0 || gone.length > 0,
  ];
  return KINDS[tests.indexOf(true)] ?? 'otherwise';
}

function sayChange({ label, from, to, lost, found, wrong, gone, moved }: Compared): string {
  const list = (name: string, rows: readonly string[]) => (rows.length ? `${name} ${rows.join(', ')}` : '');
  return [
    from === to ? `level ${String(to)}, labelled ${String(label.level)}` : `level ${String(from)} → ${String(to)}, labelled ${String(label.level)}`,
    list('no longer found', lost), list('now found', found), list('now said falsely', wrong), list('no longer said falsely', gone), list('', moved).trim(),
  ].filter(Boolean).join('; ');
}

/** The messages that read otherwise, the most important first; a message in which neither level, rows nor "today" changed is left out. */
export function changesIn(read: readonly ReadTwice[]): Change[] {
  return read.flatMap((one): Change[] => {
    const c = compared(one);
    const same = c.from === c.to && [c.lost, c.found, c.wrong, c.gone, c.moved].every((list) => list.length === 0) && one.before.immediate.suggested === one.after.immediate.suggested;
    return same ? [] : [{ kind: kindOf(one, c), id: one.one.id, at: one.at, says: sayChange(c) }];
  }).sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}
