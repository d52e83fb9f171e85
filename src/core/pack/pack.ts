import type * as z from 'zod/mini';
import type * as schema from './schema';

export type Level = z.infer<typeof schema.Level>;
export type LegalRoute = z.infer<typeof schema.LegalRoute>;
export type Citation = z.infer<typeof schema.Citation>;
export type Source = z.infer<typeof schema.Source>;
export type Cell = z.infer<typeof schema.Cell>;
export type MatrixRow = z.infer<typeof schema.MatrixRow> & { domain: string; domainTitle: string };
export type Contact = z.infer<typeof schema.Contact>;
export type ConsentRule = z.infer<typeof schema.ConsentRule>;
export type ConsentRules = z.infer<typeof schema.ConsentFile>;
export type ClockRule = z.infer<typeof schema.ClockRule>;
export type Clock = z.infer<typeof schema.ClockFile>;
export type EscalationLadder = z.infer<typeof schema.EscalationFile>;
export type ReferralForm = z.infer<typeof schema.ReferralFormFile>;
export type FormField = z.infer<typeof schema.FormField>;
export type TheirWords = z.infer<typeof schema.TheirWordsFile>;
export type Pathway = z.infer<typeof schema.PathwayFile>;

/** One authority's rules as published from a day. Made by `loadPack`; never edited at run time. */
export interface Pack extends Omit<z.infer<typeof schema.PackFile>, 'publisher'> {
  publisher: string;
  matrix: MatrixRow[];
  contacts: Contact[];
  consent: ConsentRules;
  clock: Clock;
  escalation: EscalationLadder;
  form: ReferralForm;
  /** Forms for help below social care, where the authority has such. */
  forms?: ReferralForm[];
  pathway: Pathway;
  sources: Record<string, Source>;
  /** The authority's own wording of its cells, where its document has been imported. */
  theirWords?: TheirWords;
}
