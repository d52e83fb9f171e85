import type { Cell, LegalRoute, Pack } from '../../core/pack';

const sayLegal: Record<LegalRoute, string> = { none: 'no statutory work', s17: 'section 17', s47: 'section 47' };
const sayLegals = (legal: readonly LegalRoute[]): string => legal.map((l) => sayLegal[l]).join(' or ');

interface Named { id: string; says: string }

/** What came, went and changed between two lists of named things. */
function compare(title: string, a: readonly Named[], b: readonly Named[]): string[] {
  const before = new Map(a.map((x) => [x.id, x.says]));
  const after = new Map(b.map((x) => [x.id, x.says]));
  const lines = [
    ...a.filter((x) => !after.has(x.id)).map((x) => `gone: ${x.says}`),
    ...b.filter((x) => !before.has(x.id)).map((x) => `new: ${x.says}`),
    ...b.filter((x) => before.has(x.id) && before.get(x.id) !== x.says).map((x) => `changed: ${before.get(x.id) ?? ''}\n      now: ${x.says}`),
  ];
  return lines.length ? [`${title}`, ...lines.map((line) => `  ${line}`)] : [];
}

const levels = (pack: Pack): Named[] => pack.levels.map((l) => ({ id: String(l.level), says: `level ${l.level} is "${l.name}", ${sayLegals(l.legal)}` }));
const cells = (pack: Pack): Named[] => pack.matrix.flatMap((row) => row.cells.map((cell) => ({ id: cell.id, says: `${row.title}, level ${cell.level}: ${cell.text}` })));
const contacts = (pack: Pack): Named[] => pack.contacts.map((c) => ({ id: c.id, says: `${c.name}: ${[c.phone, c.email, c.hoursPrinted, c.verified ? undefined : 'unverified'].filter(Boolean).join(', ')}` }));
const consent = (pack: Pack): Named[] => pack.consent.rules.map((r) => ({ id: r.id, says: `${r.situation} Tell the parents: ${r.tellParents.replace(/-/g, ' ')}. Agreement: ${r.agreement.replace(/-/g, ' ')}.` }));
const clocks = (pack: Pack): Named[] => pack.clock.rules.map((r) => ({ id: r.id, says: `${r.what.replace(/-/g, ' ')}: ${r.rule}` }));
const stages = (pack: Pack): Named[] => pack.escalation.stages.map((s) => ({ id: String(s.number), says: `stage ${s.number}, ${s.title}: ${s.within.count} ${s.within.unit.replace('-', ' ')}${pack.escalation.placeholder ? ' (placeholder)' : ''}` }));
const fields = (pack: Pack): Named[] => pack.form.sections.flatMap((s) => s.fields.map((f) => ({ id: f.id, says: `${f.label} (${{ M: 'must be answered', R: 'wanted', C: 'under a condition' }[f.need]})` })));

const takes = (cell: Cell): readonly string[] => (cell.excluded ? [] : (cell.takes ?? [cell.id]));

/** Where the same evidence stands at another level in the second pack: the heart of a comparison between two authorities. */
export function movedLevels(a: Pack, b: Pack): string[] {
  const highest = (pack: Pack) => {
    const levelOf = new Map<string, number>();
    for (const row of pack.matrix) for (const cell of row.cells) if (!cell.statusOnly) for (const id of takes(cell)) levelOf.set(id, Math.max(levelOf.get(id) ?? 0, cell.level));
    return levelOf;
  };
  const inA = highest(a);
  const inB = highest(b);
  const titles = new Map(a.matrix.flatMap((row) => row.cells.flatMap((cell) => takes(cell).map((id): [string, string] => [id, row.title]))));
  return [...inA].flatMap(([id, level]) => {
    const other = inB.get(id);
    return other !== undefined && other !== level ? [`${titles.get(id) ?? id}: level ${level} in ${a.name}, level ${other} in ${b.name}  [${id}]`] : [];
  });
}

/** What differs between two packs, in practitioners' words, most important first. Empty when nothing does. */
export function diffPacks(a: Pack, b: Pack): string[] {
  const sameMatrix = a.matrix.some((row) => b.matrix.some((other) => other.row === row.row));
  const moved = movedLevels(a, b);
  return [
    ...compare('What the levels mean', levels(a), levels(b)),
    ...(moved.length ? ['The same evidence at another level', ...moved.map((line) => `  ${line}`)] : []),
    ...(sameMatrix ? compare('Cells of the matrix', cells(a), cells(b)) : [`The matrix is laid out otherwise: ${a.matrix.flatMap((r) => r.cells).length} cells before, ${b.matrix.flatMap((r) => r.cells).length} now.`]),
    ...compare('Contacts', contacts(a), contacts(b)),
    ...compare('Consent and telling the family', consent(a), consent(b)),
    ...compare('Reply clocks', clocks(a), clocks(b)),
    ...compare('Escalation', stages(a), stages(b)),
    ...compare('Referral form', fields(a), fields(b)),
  ];
}
