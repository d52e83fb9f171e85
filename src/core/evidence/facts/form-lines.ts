import { textOfPart, type Message, type Place } from '../message';
import type { Passage } from '../reading';
import { readLabel, type FormKey, type Label } from './form-labels';
import { fitsKey } from './form-values';
import { isBody } from './text';

/** A label with its value; without a value it is a heading, and `opens` a block. */
export interface Field { label: Label; value: string; place: Place; opens?: true; row?: number }

interface Cell { text: string; place: Place; label?: Label; colon: boolean }
interface Line { cells: Cell[]; gap: boolean; text: string; at: number }

const mailHead = /^[\s>*]*(?:from|to|sent|cc|date)\s*:/iu;
const inner = /(?:^|[;.|/]\s+|,\s+|\s{2,})([\p{L}][\p{L}\d .'’/()-]{0,45}?)\s*[:=]/gu;

/** All labelled fields of what people wrote, in order. Heads of forwarded mails are none. */
export function readFields(message: Message, passages: readonly Passage[]): Field[] {
  let rows = 0;
  return passages.slice(0, 100).flatMap((passage) => {
    if (!isBody(passage.kind) || passage.kind === 'subject') return [];
    const lines = linesOf(textOfPart(message, passage.place.part).slice(passage.place.start, passage.place.end).slice(0, 20_000), passage.place);
    return fieldsOf(lines, () => (rows += 1));
  });
}

function linesOf(text: string, { part, start }: Place): Line[] {
  const lines: Line[] = [];
  const raw = text.split('\n');
  let at = start;
  let gap = false;
  raw.forEach((line, i) => {
    const isHead = mailHead.test(line) || (/^[\s>*]*(?:subject|re)\s*:/iu.test(line) && [-3, -2, -1, 1, 2].some((step) => mailHead.test(raw[i + step] ?? '')));
    const cells = isHead || /^[\s|:+-]*$/.test(line) ? [] : cellsOf(line, part, at);
    if (cells.length || isHead) { lines.push({ cells, gap, text: line, at }); gap = false; } else if (!/[|+-]/.test(line)) gap = true;
    at += line.length + 1;
  });
  return lines;
}

/** The cells of a line: parted by tabs, pipes and wide blanks, and again where a label stands inside. */
function cellsOf(line: string, part: number, at: number): Cell[] {
  const body = line.replace(/^[\s>*•|-]+/, '');
  const from = line.length - body.length;
  const cells: Cell[] = [];
  if (body && !/[\t|]| {2}/.test(body)) return labelled(body, part, at + from);
  for (const found of body.matchAll(/(?:[^\t| ]|(?<! {2}) (?! {2}))+/g)) cells.push(...labelled(found[0], part, at + from + found.index));
  return cells;
}

function labelled(text: string, part: number, at: number): Cell[] {
  const cuts: { from: number; to: number; label: Label }[] = [];
  if (/[:=]/.test(text)) for (const found of text.matchAll(inner)) {
    const words = found[1] ?? '';
    const label = readLabel(words);
    if (label && (cuts.length > 0 || found.index === 0)) cuts.push({ from: found.index, to: found.index + found[0].length, label });
  }
  const cell = (from: number, to: number, label?: Label, colon = false): Cell => {
    const words = text.slice(from, to);
    const start = at + from + words.length - words.trimStart().length;
    return { text: words.trim(), place: { part, start, end: start + words.trim().length }, colon, ...(label && { label }) };
  };
  if (!cuts.length) {
    const re = /^RE[:\s]\s*(?=\p{Lu})/u.exec(text);
    return re ? [cell(0, 2, { key: 'name', role: 'whole', many: false }, true), cell(re[0].length, text.length)] : [cell(0, text.length, readLabel(text))].filter((one) => one.text);
  }
  return cuts.flatMap(({ to, label }, i) => [cell(cuts[i]?.from ?? 0, to, label, true), cell(to, cuts[i + 1]?.from ?? text.length)]).filter((one) => one.text);
}

function fieldsOf(lines: readonly Line[], nextRow: () => number): Field[] {
  const found: Field[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    const table = line && tableAt(lines, i, nextRow);
    if (table) { found.push(...table.fields); i = table.last; continue; }
    const cells = line?.cells ?? [];
    cells.forEach((cell, at) => {
      if (!cell.label) return;
      const own = cells[at + 1];
      const below = at === cells.length - 1 && cells.length === 1 ? lines[i + 1] : undefined;
      const next = own ?? (below && below.cells.length === 1 && !(below.gap && !cell.colon) ? below.cells[0] : undefined);
      const value = next && !next.label && fitsKey(next.text, keyOf(cell.label)) ? next : undefined;
      if (value) found.push({ label: cell.label, ...(line && value === own && keyOf(cell.label) === 'name' ? withRest(line, at + 1) : { value: value.text, place: value.place }) });
      else if (!own && cell.label.role && (!cell.label.key || /details|information|section/i.test(cell.text))) found.push({ label: cell.label, value: '', place: cell.place, opens: true });
    });
  }
  return found;
}

/** A name with the cells behind it that have no label: its owner's sex, age and birth date. */
function withRest({ cells, text, at: start }: Line, at: number): { value: string; place: Place } {
  const next = cells.findIndex((cell, i) => i > at && cell.label);
  const first = cells[at]?.place ?? { part: 0, start, end: start };
  const place = { ...first, end: cells[(next < 0 ? cells.length : next) - 1]?.place.end ?? first.end };
  return { value: text.slice(place.start - start, place.end - start), place };
}

const keyOf = ({ key, role }: Label): FormKey => key ?? (role ? 'name' : 'other');

/** A row of labels and the rows of values under it, side by side or flattened to a line each. */
function tableAt(lines: readonly Line[], at: number, nextRow: () => number): { fields: Field[]; last: number } | undefined {
  const heads = lines[at]?.cells ?? [];
  if (heads.length > 1) return heads.every((cell) => cell.label?.key && !cell.colon) ? rowsOf(heads, lines.slice(at + 1).map((line) => line.cells), at, nextRow) : undefined;
  const flat: Cell[] = [];
  for (let i = at; i < lines.length && lines[i]?.cells.length === 1 && (i === at || !lines[i]?.gap); i += 1) { const cell = lines[i]?.cells[0]; if (!cell?.label?.key || cell.colon) break; flat.push(cell); }
  if (flat.length < 3 || flat.filter((cell) => keyOf(cell.label ?? { many: false }) === 'name').length !== 1) return undefined;
  const rows: Cell[][] = [];
  for (let i = at + flat.length; i + flat.length <= lines.length; i += flat.length) rows.push(lines.slice(i, i + flat.length).flatMap((line) => (line.cells.length === 1 ? line.cells : [])));
  const table = rowsOf(flat, rows, 0, nextRow);
  return table && { fields: table.fields, last: at + flat.length - 1 + table.last * flat.length };
}

function rowsOf(heads: readonly Cell[], rows: readonly Cell[][], at: number, nextRow: () => number): { fields: Field[]; last: number } | undefined {
  const fields: Field[] = [];
  let last = at;
  for (const cells of rows) {
    if (cells.length !== heads.length || !cells.every((cell, i) => fitsKey(cell.text, keyOf(heads[i]?.label ?? { many: false })))) break;
    const row = nextRow();
    cells.forEach((cell, i) => { const label = heads[i]?.label; if (label) fields.push({ label, value: cell.text, place: cell.place, row }); });
    last += 1;
  }
  return last > at ? { fields, last } : undefined;
}
