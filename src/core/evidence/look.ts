import type { Compiled } from './reader';
import type { Material } from './assemble';
import type { Mentions } from './mentions';
import type { Reading, RowReading } from './reading';

/** What the message as a whole says: does a child need protecting today? */
export function lookAtWhole(material: Material, rows: readonly RowReading[], _compiled: Compiled, mentions: Mentions): { immediate: Reading['immediate'] } {
  const because = mentions.immediate;
  const fine = material.second?.outputs.immediate ?? 0;
  if (fine >= 0.5 && because.length === 0 && rows[0]) because.push({ says: 'Read as a whole, this is about today.', quote: rows[0].evidence[0]?.quote });
  return { immediate: { suggested: because.length > 0, because } };
}
