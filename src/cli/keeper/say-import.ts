import type { ImportReport } from './import-document';

const list = (title: string, lines: readonly string[], most = 30): string[] =>
  lines.length ? [title, ...lines.slice(0, most).map((line) => `  ${line}`), ...(lines.length > most ? [`  … and ${lines.length - most} more`] : [])] : [];

/** An import in the words of a safeguarding lead. */
export function sayImport(report: ImportReport): string[] {
  const since = report.since;
  return [
    `${report.document}: ${report.matched} of ${report.cells} cells found.`,
    ...list('Look at these, the pairing rests on few words:', report.unsure.map((u) => `${u.title}: "${u.begins}"`)),
    ...list('In the pack, not in the document:', report.notInDocument),
    ...list('In the document, not in the pack:', report.notInPack),
    ...(since ? [`Since the last import: ${since.changed.length} changed, ${since.added.length} new, ${since.gone.length} gone.`] : ['This is the first import of this edition.']),
    ...list('Changed:', (since?.changed ?? []).map((c) => `${c.cell}\n    before: ${c.before}\n    now:    ${c.now}`)),
    ...list('New:', since?.added ?? []),
    ...list('Gone:', since?.gone ?? []),
  ];
}
