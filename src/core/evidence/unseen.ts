import type { Level } from '../pack';
import type { Message } from './message';
import type { Evidence, Reading, RowReading } from './reading';

/** The message with its seen parts alone, or its unseen ones; parts keep their numbers. The other one's words stand around none of its own. */
const partsOf = (message: Message, unseen: boolean): Message => ({ ...message, subject: unseen ? '' : message.subject, parts: message.parts.map((part) => (Boolean(part.unseen) === unseen ? part : { ...part, text: '' })) });

/** A message that holds words which nobody sees, in its two halves; undefined where it holds none. */
export function apart(message: Message): { seen: Message; unseen: Message } | undefined {
  return message.parts.some(({ unseen, text }) => unseen && text.trim()) ? { seen: partsOf(message, false), unseen: partsOf(message, true) } : undefined;
}

/**
 * The reading of what is seen, with what is unseen added to it where it speaks for a row: each quotation stands in a part that is marked as unseen.
 * It takes nothing away, lowers nothing and fills in nothing: rows, level, today and routes are those of what is seen, or go up.
 */
export function withUnseen(seen: Reading, unseen: Reading): Reading {
  const first = seen.passages.length;
  const told = (one: Evidence): Evidence => ({ ...one, passage: one.passage + first });
  const toldRow = (row: RowReading): RowReading => ({ ...row, evidence: row.evidence.map(told) });
  const joined = (row: RowReading): RowReading => {
    const more = unseen.rows.find((other) => other.row === row.row);
    if (!more) return row;
    return { ...row, ...(more.level > row.level && { level: more.level, range: more.range }), strength: Math.max(row.strength, more.strength), evidence: [...row.evidence, ...more.evidence.map(told)], steps: [...row.steps, ...more.steps] };
  };
  const isNew = (rows: readonly RowReading[]) => ({ row }: RowReading) => rows.every((other) => other.row !== row);
  const rows = [...seen.rows.map(joined), ...unseen.rows.filter(isNew(seen.rows)).map(toldRow)];
  return {
    ...seen, rows,
    passages: [...seen.passages, ...unseen.passages.map((passage) => ({ ...passage, kind: 'unseen' as const }))],
    sentences: [...seen.sentences, ...unseen.sentences.map((one) => ({ ...one, passage: one.passage + first }))],
    couldAlso: [...seen.couldAlso, ...unseen.couldAlso.map(toldRow).filter(isNew(seen.couldAlso))].filter(isNew(rows)).slice(0, Math.max(4, seen.couldAlso.length)),
    setAside: [...seen.setAside, ...unseen.setAside.map(told)],
    level: Math.max(seen.level, unseen.level) as Level,
    levelSteps: [...seen.levelSteps, ...unseen.levelSteps],
    immediate: { suggested: seen.immediate.suggested || unseen.immediate.suggested, because: [...seen.immediate.because, ...unseen.immediate.because] },
    routes: [...seen.routes, ...unseen.routes.filter(({ route }) => seen.routes.every((one) => one.route !== route))],
  };
}
