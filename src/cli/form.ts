/** threshold form check FILE [--pack redbridge]: what an authority's own Word form has a place for. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkForm } from '../adapters/documents/own-form';
import { openPack } from './open-pack';

export interface FormDesk { root: string; out: (line: string) => void; err: (line: string) => void }

const USAGE = 'threshold form check FILE.docx [--pack redbridge]';

/** Gives 0 when the form can be used, 1 when something in it must be mended, 2 when it was not asked rightly. */
export async function runForm(args: string[], desk: FormDesk): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { pack: { type: 'string' } } });
  const [verb, file] = positionals;
  if (verb !== 'check' || !file) { desk.err(USAGE); return 2; }
  try {
    const pack = openPack(desk.root, values.pack ?? 'redbridge');
    const check = checkForm(readFileSync(file), pack.form.sections.flatMap((s) => s.fields));
    desk.out(`${String(check.found.length)} fields have a place: ${check.found.join(', ') || 'none'}`);
    for (const mark of check.unknown) desk.out(`Not a field of ${pack.form.title}: {${mark}}. Correct the name, or take it out.`);
    for (const field of check.without) desk.out(`No place for ${field}, which must be answered.`);
    for (const fault of check.broken) desk.out(fault);
    return check.unknown.length || check.broken.length ? 1 : 0;
  } catch (error) {
    desk.err(error instanceof Error ? error.message : 'The form could not be read.');
    return 1;
  }
}
