import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, LineCounter, parse, parseDocument, type Document } from 'yaml';
import * as z from 'zod/mini';
import { loadPack, PackError, type Cell, type Pack } from '../../core/pack';
import { IndicatorsExtraFile, MatrixFile } from '../../core/pack/schema';
import { readBytes } from '../read-text';
import { unreadable } from './unreadable';

/** One thing to mend or to know, with the file as it stands under rules/ and its line. */
export interface Finding {
  file: string;
  line?: number;
  says: string;
  /** For a place that is still to be written: the part of the work that it belongs to. */
  step?: string;
}

/** What the keeper must still write. `rules check` names every place that holds it. */
export const TO_FILL_IN = 'TO FILL IN';

/** Which document an edition is made from. */
const Head = z.object({ source: z.string() });

interface Parsed { value: unknown; doc: Document; lines: LineCounter }

/** The files of one edition as they lie on disk, with a way back from a place in them to a line. */
export class Edition {
  private readonly parsed = new Map<string, Parsed>();
  readonly broken: Finding[] = [];
  private loaded: { pack: Pack } | { problems: Finding[] } | undefined;

  /** @param indicators the vocabulary of all authorities; left out, what cells take is not checked */
  constructor(readonly rules: string, readonly authority: string, readonly edition: string, private readonly indicators?: readonly string[]) {
    const folder = join(rules, authority, edition);
    const matrix = join(folder, 'matrix');
    for (const name of readdirSync(folder).filter((n) => n.endsWith('.yaml') || n === 'their-words.json')) this.parse(name, join(folder, name));
    if (existsSync(matrix)) for (const name of readdirSync(matrix).filter((n) => n.endsWith('.yaml'))) this.parse(`matrix/${name}`, join(matrix, name));
    this.parse('sources.yaml', join(rules, 'sources.yaml'));
  }

  get id(): string { return `${this.authority}/${this.edition}`; }

  private parse(name: string, path: string): void {
    const lines = new LineCounter();
    const text = readBytes(path).toString('utf8');
    const doc = parseDocument(text, { lineCounter: lines });
    const fault = unreadable(doc, this.pathOf(name), text);
    if (fault) this.broken.push(fault);
    this.parsed.set(name, { value: fault ? undefined : doc.toJS(), doc, lines });
  }

  /** Where a file of the edition lies, seen from rules/. */
  pathOf(name: string): string {
    return name === 'sources.yaml' ? 'rules/sources.yaml' : `rules/${this.id}/${name}`;
  }

  /** The line of a place in a file; of the nearest place above it where the place itself is missing. */
  lineOf(name: string, path: readonly (string | number)[]): number | undefined {
    const file = this.parsed.get(name);
    if (!file) return undefined;
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length ? file.doc.getIn(path.slice(0, length), true) : file.doc.contents;
      if (isNode(node) && node.range) return file.lines.linePos(node.range[0]).line;
    }
    return 1;
  }

  /** The files as `loadPack` takes them. */
  files(): Record<string, unknown> {
    const files: Record<string, unknown> = {};
    for (const [name, { value }] of this.parsed) files[name] = value;
    if (this.indicators) files.indicators = this.indicators;
    return files;
  }

  /** Every text of the edition with its place, and of its own document's entry in sources.yaml. */
  *texts(): Generator<{ file: string; path: (string | number)[]; text: string }> {
    for (const [file, { value }] of this.parsed) if (file !== 'sources.yaml') yield* textsIn(file, value, []);
    const own = Head.safeParse(this.parsed.get('pack.yaml')?.value).data?.source;
    const sources = z.record(z.string(), z.unknown()).safeParse(this.parsed.get('sources.yaml')?.value).data;
    if (own && sources) yield* textsIn('sources.yaml', sources[own], [own]);
  }

  /** Every cell of the matrix, with the place where it is written. */
  cellsWithPlaces(): { cell: Cell; file: string; line: number | undefined }[] {
    return [...this.parsed].filter(([name]) => name.startsWith('matrix/')).flatMap(([name, { value }]) => {
      const read = MatrixFile.safeParse(value);
      return (read.data?.rows ?? []).flatMap((row, r) => row.cells.map((cell, c) => ({ cell, file: this.pathOf(name), line: this.lineOf(name, ['rows', r, 'cells', c]) })));
    });
  }

  /** The pack, or what is wrong with it; worked out once. Throws only for what is no fault of the files. */
  load(): { pack: Pack } | { problems: Finding[] } { return this.loaded ??= this.loadAnew(); }

  private loadAnew(): { pack: Pack } | { problems: Finding[] } {
    if (this.broken.length) return { problems: this.broken };
    try {
      return { pack: loadPack(this.files()) };
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      return { problems: error.problems.map((p) => ({ file: this.pathOf(p.file), line: this.lineOf(p.file, p.path), says: p.says })) };
    }
  }
}

function* textsIn(file: string, value: unknown, path: (string | number)[]): Generator<{ file: string; path: (string | number)[]; text: string }> {
  if (typeof value === 'string') yield { file, path, text: value };
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* textsIn(file, item, [...path, i]);
  else if (value && typeof value === 'object') for (const [key, item] of Object.entries(value)) yield* textsIn(file, item, [...path, key]);
}

const notAuthorities = new Set(['english', 'model', 'calendar', 'schemas']);

/** The editions in the rules folder, as 'authority/edition'. */
export function editionsIn(rules: string): string[] {
  const folders = (path: string) => readdirSync(path, { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name);
  return folders(rules).filter((a) => !notAuthorities.has(a)).flatMap((a) => folders(join(rules, a)).filter((e) => existsSync(join(rules, a, e, 'pack.yaml'))).map((e) => `${a}/${e}`)).sort();
}

/** The editions that are meant by 'authority/edition', or by the name of an authority. Throws a sentence that names what there is. */
export function editionsOf(rules: string, id: string): string[] {
  const all = editionsIn(rules);
  const found = all.includes(id) ? [id] : all.filter((one) => one.split('/')[0] === id);
  if (found.length === 0) throw new Error(`There is no edition called "${id}". There are: ${all.join(', ')}.`);
  return found;
}

/** Opens 'authority/edition', or the one edition of an authority. Throws a sentence that names what there is. */
export function openEdition(rules: string, id: string, indicators?: readonly string[]): Edition {
  const found = editionsOf(rules, id);
  const [authority = '', edition = ''] = found[0]?.split('/') ?? [];
  if (found.length > 1) throw new Error(`"${id}" has ${String(found.length)} editions: ${found.join(', ')}. Name the one that you mean, such as ${found.at(-1) ?? ''}.`);
  return new Edition(rules, authority, edition, indicators);
}

/** The edition that restates the London matrix, on which other London boroughs can build. */
export const LONDON = 'redbridge/2025-07-interim';

const VocabularyFile = z.object({ rows: z.array(z.object({ row: z.string(), levels: z.array(z.number()) })) });

/** The shared vocabulary, as '<row>/L<level>': the London rows and what other authorities added. */
export function sharedIndicators(rules: string): string[] {
  const read = (name: string): unknown => parse(readFileSync(join(rules, 'english', name), 'utf8'));
  const london = VocabularyFile.parse(read('indicators.yaml')).rows.flatMap((row) => row.levels.map((level) => `${row.row}/L${level}`));
  return [...london, ...IndicatorsExtraFile.parse(read('indicators-extra.yaml')).flatMap((row) => row.levels.map((l) => `${row.row}/L${l.level}`))];
}
