import { sayPath, type Problem } from './explain';
import type { Cell, MatrixRow, Pack } from './pack';

type Place = { file: string; path: (string | number)[] };

function problem(at: Place, says: string): Problem {
  return { ...at, says: `${sayPath(at.path)}: ${says}` };
}

/** Where each domain of the matrix was read. */
export type MatrixPlaces = { file: string; rows: number }[];

const sourceOf = (cite: unknown): string | undefined =>
  (cite && typeof cite === 'object' && 'source' in cite && typeof cite.source === 'string' ? cite.source : undefined);

function* citationsIn(value: unknown, path: (string | number)[] = []): Generator<{ source: string; path: (string | number)[] }> {
  if (!value || typeof value !== 'object') return;
  const steps: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [step, item] of steps) {
    const source = step === 'cite' ? sourceOf(item) : undefined;
    if (source !== undefined) yield { source, path: [...path, step, 'source'] };
    else yield* citationsIn(item, [...path, step]);
  }
}

/** Every citation must name a document of sources.yaml. */
export function citationProblems(file: string, value: unknown, sources: Pack['sources']): Problem[] {
  return [...citationsIn(value)].filter(({ source }) => !(source in sources))
    .map(({ source, path }) => problem({ file, path }, `"${source}" is not in sources.yaml. Add the document there, or correct the name.`));
}

function repeated(file: string, ids: { id: string; path: (string | number)[] }[]): Problem[] {
  const seen = new Set<string>();
  return ids.filter(({ id }) => seen.has(id) || !seen.add(id)).map(({ id, path }) => problem({ file, path }, `"${id}" is used twice. Every id may stand once only.`));
}

/** Ids that must be unique within a file. */
export function idProblems(pack: Pack): Problem[] {
  const list = (file: string, of: readonly { id: string }[], under: (string | number)[] = []) => repeated(file, of.map(({ id }, i) => ({ id, path: [...under, i, 'id'] })));
  return [
    ...list('contacts.yaml', pack.contacts),
    ...list('consent.yaml', pack.consent.rules, ['rules']),
    ...list('clock.yaml', pack.clock.rules, ['rules']),
    ...list('escalation.yaml', pack.escalation.stages, ['stages']),
    ...list('pathway.yaml', pack.pathway.prompts, ['prompts']),
    ...list('pathway.yaml', pack.pathway.reflective, ['reflective']),
    ...(pack.forms ?? []).flatMap((form, f) => repeated('early-help-forms.yaml', form.sections.flatMap((s, i) => s.fields.map((one, j) => ({ id: one.id, path: [f, 'sections', i, 'fields', j, 'id'] }))))),
    ...repeated('referral-form.yaml', pack.form.sections.flatMap((s, i) => s.fields.map((f, j) => ({ id: f.id, path: ['sections', i, 'fields', j, 'id'] })))),
  ];
}

/** Each row of the matrix with the file and the place it stands at. */
function* rowsWithPlaces(pack: Pack, places: MatrixPlaces): Generator<{ row: MatrixRow; file: string; path: (string | number)[] }> {
  let at = 0;
  for (const { file, rows } of places) {
    for (let r = 0; r < rows; r += 1) {
      const row = pack.matrix[at++];
      if (row) yield { row, file, path: ['rows', r] };
    }
  }
}

function cellProblems(pack: Pack, cell: Cell, at: Place, indicators: ReadonlySet<string> | undefined): Problem[] {
  const problems: Problem[] = [];
  if (!pack.levels.some((l) => l.level === cell.level)) problems.push(problem({ ...at, path: [...at.path, 'level'] }, `level ${cell.level} is not among the levels of pack.yaml.`));
  if (!indicators || cell.excluded) return problems;
  const unknown = (cell.takes ?? [cell.id]).filter((taken) => !indicators.has(taken));
  return [...problems, ...unknown.map((taken) => problem({ ...at, path: [...at.path, cell.takes ? 'takes' : 'id'] }, `"${taken}" is not a shared indicator. Take one of the London cells, or add it to english/indicators-extra.yaml.`))];
}

/** Rows and cells of the matrix: unique, at a level of the pack, and what they take stands in the shared vocabulary. */
export function matrixProblems(pack: Pack, places: MatrixPlaces, indicators: ReadonlySet<string> | undefined): Problem[] {
  const rows = new Set<string>();
  const cells = new Set<string>();
  const problems: Problem[] = [];
  for (const { row, file, path } of rowsWithPlaces(pack, places)) {
    if (rows.has(row.row)) problems.push(problem({ file, path: [...path, 'row'] }, `the row "${row.row}" is used twice.`));
    rows.add(row.row);
    for (const [c, cell] of row.cells.entries()) {
      const at = { file, path: [...path, 'cells', c] };
      if (cells.has(cell.id)) problems.push(problem({ file, path: [...at.path, 'id'] }, `"${cell.id}" is used twice. Every cell may stand once only.`));
      cells.add(cell.id);
      problems.push(...cellProblems(pack, cell, at, indicators));
    }
  }
  if (pack.hasMatrix !== pack.matrix.length > 0) problems.push(problem({ file: 'pack.yaml', path: ['hasMatrix'] }, pack.hasMatrix ? 'says that there is a matrix, but the folder matrix/ is empty.' : 'says that there is no matrix, but the folder matrix/ holds one.'));
  return problems;
}

/** Contacts that the pathway sends people to must exist; rows that bring up a prompt or a consent rule must be shared rows. */
export function referenceProblems(pack: Pack, indicators: ReadonlySet<string> | undefined): Problem[] {
  const contacts = new Set(pack.contacts.map((c) => c.id));
  const rows = indicators && new Set([...indicators].map((id) => id.replace(/\/L\d$/, '')));
  const problems: Problem[] = [];
  const contact = (id: string | undefined, path: (string | number)[]) => {
    if (id !== undefined && !contacts.has(id)) problems.push(problem({ file: 'pathway.yaml', path }, `the contact "${id}" is not in contacts.yaml.`));
  };
  const shared = (file: string, ids: readonly string[] | undefined, path: (string | number)[]) => {
    for (const id of ids ?? []) if (rows && !rows.has(id)) problems.push(problem({ file, path }, `"${id}" is not a row of the shared vocabulary.`));
  };
  for (const [i, access] of pack.pathway.access.entries()) for (const [j, step] of access.steps.entries()) contact(step.contact, ['access', i, 'steps', j, 'contact']);
  for (const [i, prompt] of pack.pathway.prompts.entries()) {
    contact(prompt.contact, ['prompts', i, 'contact']);
    shared('pathway.yaml', prompt.whenRows, ['prompts', i, 'whenRows']);
  }
  for (const [i, rule] of pack.consent.rules.entries()) shared('consent.yaml', [...(rule.whenRows ?? []), ...(rule.whenIndicators ?? []).map((id) => id.replace(/\/L\d$/, ''))], ['rules', i, rule.whenRows ? 'whenRows' : 'whenIndicators']);
  if (!(pack.source in pack.sources)) problems.push(problem({ file: 'pack.yaml', path: ['source'] }, `"${pack.source}" is not in sources.yaml.`));
  return problems;
}
