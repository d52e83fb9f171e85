import type { Pack } from './pack';

type LaterPart = 'consent' | 'clock' | 'escalation' | 'form' | 'forms' | 'pathway' | 'theirWords' | 'keeperNotes' | 'mailDomains';

/** What a first screen shows of a pack: whose rules, matrix, contacts, and the sources that these cite. */
export type PackFace = Omit<Pack, LaterPart>;
/** The rest of it, with every source. */
export type PackRest = Pick<Pack, LaterPart | 'sources'>;

/** Cuts a pack in two files, so that the first is small. `{ ...face, ...rest }` is the pack again. */
export function splitPack(pack: Pack): { face: PackFace; rest: PackRest } {
  const { consent, clock, escalation, form, forms, pathway, theirWords, keeperNotes, mailDomains, ...first } = pack;
  const rest = { consent, clock, escalation, form, ...(forms && { forms }), pathway, ...(theirWords && { theirWords }), keeperNotes, mailDomains, sources: pack.sources };
  const cited = new Set([pack.source, ...[...pack.matrix, ...pack.contacts, ...pack.levels].map((one) => one.cite.source)]);
  return { face: { ...first, sources: Object.fromEntries(Object.entries(pack.sources).filter(([key]) => cited.has(key))) }, rest };
}
