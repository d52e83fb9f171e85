/**
 * threshold form check FILE: what an authority's own Word form has a place for.
 * threshold form fill FILE --case CASES.jsonl --out FILLED.docx: the form filled from the first case line, or the one named by --id.
 * Both are about the authority's referral form, or about the one named by --form.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkForm, fillForm } from '../adapters/documents/own-form';
import type { Message, Reading } from '../core/evidence';
import type { Pack, ReferralForm } from '../core/pack';
import { draftMessage } from './draft';
import { openPack } from './keeper/shelf';
import { readBytes, readText, sayFailure } from './read-text';
import { readBy, TIERS } from './reader-parts';
import { messageOfLine } from './suggest-lines';

export interface FormDesk {
  root: string;
  out: (line: string) => void;
  err: (line: string) => void;
  /** Left out: the tier of this checkout that --tier names. */
  read?: (message: Message) => Promise<Reading>;
}

const USAGE = `threshold form check FILE.docx [--form FORM] [--pack redbridge]
threshold form fill FILE.docx --case CASES.jsonl --out FILLED.docx [--id CASE] [--form FORM] [--family] [--pack redbridge] [--tier words|encoder]`;

/** The form of this id, the referral form where none is named. Throws a sentence with the ids that there are. */
function formOf(pack: Pack, id: string | undefined): ReferralForm {
  const all = [pack.form, ...(pack.forms ?? [])];
  const form = id === undefined ? pack.form : all.find((one) => one.id === id);
  if (!form) throw new Error(`${pack.editionName} has no form of that name. --form is one of: ${all.map((one) => one.id).join(', ')}.`);
  return form;
}

function check(file: string, form: ReferralForm, { out }: FormDesk): number {
  const found = checkForm(readBytes(file), form.sections.flatMap((s) => s.fields));
  out(`${String(found.found.length)} fields have a place: ${found.found.join(', ') || 'none'}`);
  for (const mark of found.unknown) out(`Not a field of ${form.title}: {${mark}}. Correct the name, or take it out.`);
  for (const field of found.without) out(`No place for ${field}, which must be answered.`);
  for (const fault of found.broken) out(fault);
  return found.unknown.length || found.broken.length ? 1 : 0;
}

interface Filling { case: string; out: string; id?: string; family?: boolean; tier?: string }

const idOf = (line: string): unknown => { try { return (JSON.parse(line) as { id?: unknown } | null)?.id; } catch { return undefined; } };

async function fill(file: string, filling: Filling, pack: Pack, of: ReferralForm, desk: FormDesk): Promise<number> {
  if ([file, filling.case].some((one) => resolve(one) === resolve(filling.out))) { desk.err(`${filling.out} would be written over. Name another file with --out.`); return 1; }
  const form = readBytes(file);
  const { broken } = checkForm(form, []);
  if (broken.length) { broken.forEach(desk.err); return 1; }
  const lines = readText(filling.case).split('\n').filter((line) => line.trim());
  const line = filling.id === undefined ? lines[0] : lines.find((one) => idOf(one) === filling.id);
  if (line === undefined) { desk.err('There is no such case in the file.'); return 1; }
  const read = desk.read ?? await readBy(desk.root, filling.tier);
  if (!read) { desk.err(TIERS); return 2; }
  const draft = await draftMessage(messageOfLine(line), pack, read, of);
  writeFileSync(filling.out, fillForm(form, draft, { forFamily: filling.family }));
  desk.out(`Written to ${filling.out}. Nothing in it has been checked by a person.`);
  return 0;
}

/** Gives 0 when it was done, 1 when something must be mended, 2 when it was not asked rightly. Never prints a message's words in an error. */
export async function runForm(args: string[], desk: FormDesk): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { pack: { type: 'string' }, form: { type: 'string' }, case: { type: 'string' }, out: { type: 'string' }, id: { type: 'string' }, family: { type: 'boolean' }, tier: { type: 'string' } } });
  const [verb, file] = positionals;
  const filling = values.case && values.out ? { case: values.case, out: values.out, id: values.id, family: values.family, tier: values.tier } : undefined;
  if (!file || (verb !== 'check' && !(verb === 'fill' && filling))) { desk.err(USAGE); return 2; }
  try {
    const pack = openPack(desk.root, values.pack ?? 'redbridge');
    const of = formOf(pack, values.form);
    return filling && verb === 'fill' ? await fill(file, filling, pack, of, desk) : check(file, of, desk);
  } catch (error) {
    desk.err(sayFailure(error));
    return 1;
  }
}
