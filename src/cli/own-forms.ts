import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkForm } from '../adapters/documents/own-form';
import type { ReferralForm } from '../core/pack';
import { readShelf } from './keeper/shelf';
import { readBytes, sayFailure } from './read-text';

/** A Word form of the organisation's own, looked through and ready to be put beside the page. */
export interface OwnFormFile { form: string; at: string; bytes: Uint8Array }

const formsOf = (root: string): Map<string, ReferralForm> => new Map(readShelf(path.join(root, 'rules')).offered
  .flatMap(({ pack }) => [pack.form, ...(pack.forms ?? [])].map((form) => [form.id, form] as const)));

/**
 * Reads `FORM-ID=FILE.docx`, once for each form. The name under which a file is put has its hash: a changed form is fetched anew.
 * @returns the files, what they lack in sentences, and sentences for what cannot be used at all
 */
export function readOwnForms(given: readonly string[], root: string): { files: OwnFormFile[]; notes: string[]; problems: string[] } {
  const files: OwnFormFile[] = [];
  const notes: string[] = [];
  const problems: string[] = [];
  const known = given.length ? formsOf(root) : new Map<string, ReferralForm>();
  for (const one of given) {
    const [, id = '', file = ''] = /^([^=]*)=(.*)$/.exec(one) ?? [];
    const form = known.get(id);
    if (!form || !file) { problems.push(`--own-form "${one}" must be FORM-ID=FILE.docx, FORM-ID one of: ${[...known.keys()].join(', ')}.`); continue; }
    if (!existsSync(file)) { problems.push(`--own-form: there is no file ${file}.`); continue; }
    if (files.some((other) => other.form === id)) { problems.push(`--own-form names ${id} twice.`); continue; }
    const [bytes, faults] = lookedThrough(file, form);
    if ('problems' in faults) { problems.push(...faults.problems.map((says) => `${file}: ${says}`)); continue; }
    notes.push(...faults.notes.map((says) => `${file}: ${says}`));
    files.push({ form: id, at: `forms/${id}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.docx`, bytes });
  }
  return { files, notes, problems };
}

function lookedThrough(file: string, form: ReferralForm): [Uint8Array, ReturnType<typeof faultsOf>] {
  try { const bytes = new Uint8Array(readBytes(file)); return [bytes, faultsOf(bytes, form)]; } catch (error) { return [new Uint8Array(), { problems: [sayFailure(error)] }]; }
}

function faultsOf(bytes: Uint8Array, form: ReferralForm): { problems: string[] } | { notes: string[] } {
  const { found, unknown, without, broken } = checkForm(bytes, form.sections.flatMap((s) => s.fields));
  if (broken.length) return { problems: broken };
  if (!found.length) return { problems: ['no place in it is known, so nothing would be filled. See “Your own referral form” in docs/admin.md.'] };
  return { notes: [...unknown.map((mark) => `{${mark}} is no field of ${form.title} and stays empty.`), ...(without.length ? [`no place for ${without.join(', ')}, which must be answered.`] : [])] };
}

/** Puts the forms into the site, and gives what config.json says of them. */
export function putOwnForms(files: readonly OwnFormFile[], site: string): { ownForms?: Record<string, string> } {
  if (!files.length) return {};
  mkdirSync(path.join(site, 'forms'), { recursive: true });
  for (const { at, bytes } of files) writeFileSync(path.join(site, at), bytes);
  return { ownForms: Object.fromEntries(files.map(({ form, at }) => [form, at])) };
}
