import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import * as schema from '../../core/pack/schema';

const files = {
  sources: schema.SourcesFile, pack: schema.PackFile, matrix: schema.MatrixFile, contacts: schema.ContactsFile, consent: schema.ConsentFile, clock: schema.ClockFile,
  escalation: schema.EscalationFile, 'referral-form': schema.ReferralFormFile, 'early-help-forms': schema.EarlyHelpFormsFile, pathway: schema.PathwayFile, 'indicators-extra': schema.IndicatorsExtraFile,
  'bank-holidays': schema.BankHolidaysFile,
};

/** The shapes of the rules files as JSON Schema, by file name: editors complete and check from them. */
export function jsonSchemas(): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, shape]) => [`${name}.schema.json`, `${JSON.stringify(z.toJSONSchema(shape), null, 2)}\n`]));
}

/** Writes the schemas to rules/schemas. Gives the names written. */
export function writeSchemas(rules: string): string[] {
  const folder = join(rules, 'schemas');
  mkdirSync(folder, { recursive: true });
  const all = Object.entries(jsonSchemas());
  for (const [name, text] of all) writeFileSync(join(folder, name), text);
  return all.map(([name]) => name);
}
