/** A table of a document: rows of cells, plain text. */
export type Table = string[][];

const ENTITIES = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', rsquo: '’', lsquo: '‘', ndash: '–', mdash: '—', hellip: '…', ldquo: '“', rdquo: '”', bull: '•' }));

/** The character of a number; the sign for an unknown one where there is none such. */
function characterOf(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
}

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#[0-9]+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#')) return characterOf(name[1]?.toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10));
    return ENTITIES.get(name.toLowerCase()) ?? whole;
  });
}

/** Plain text of a piece of HTML: tags become spaces, white space is drawn together. */
export function plain(html: string): string {
  return decode(html.replace(/<!--[\s\S]*?-->/g, ' ').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim();
}

function cellsOf(line: string): string[] {
  return line.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => plain(cell.replace(/\\\|/g, '|')));
}

/** Tables of Markdown or of text with upright strokes. A line of dashes is no row. */
export function tablesOfText(text: string): Table[] {
  const tables: Table[] = [];
  let open = false;
  for (const line of text.split(/\r?\n/)) {
    const isRow = line.trimStart().startsWith('|');
    if (isRow && !/^[\s|:-]+$/.test(line.replace(/\|\s*\|/g, '|x|'))) {
      if (!open) tables.push([]);
      tables.at(-1)?.push(cellsOf(line));
    }
    open = isRow;
  }
  return tables;
}

/** A cell that spans columns stands in each of them only once: the others are blank. */
const spanned = (attributes: string, text: string): string[] => {
  const columns = Number(/colspan\s*=\s*["']?(\d+)/i.exec(attributes)?.[1] ?? 1);
  return [text, ...Array.from({ length: Math.min(columns, 12) - 1 }, () => '')];
};

interface Tag { name: string; closes: boolean; attributes: string; start: number; end: number }

function* tagsIn(html: string): Generator<Tag> {
  for (const at of html.matchAll(/<(\/?)(table|tr|td|th)\b([^>]*)>/gi)) {
    yield { name: (at[2] ?? '').toLowerCase(), closes: at[1] === '/', attributes: at[3] ?? '', start: at.index, end: at.index + at[0].length };
  }
}

/** Gathers tables while the tags of a document go by. */
class TableGatherer {
  readonly tables: Table[] = [];
  private depth = 0;
  private cell: Tag | undefined;
  constructor(private readonly html: string) {}

  meet(tag: Tag): void {
    if (tag.name === 'table') return this.table(tag);
    if (this.depth !== 1) return;
    if (tag.name === 'tr') { if (!tag.closes) this.tables.at(-1)?.push([]); return; }
    if (!tag.closes) this.cell = tag;
    else if (this.cell) {
      this.tables.at(-1)?.at(-1)?.push(...spanned(this.cell.attributes, plain(this.html.slice(this.cell.end, tag.start))));
      this.cell = undefined;
    }
  }

  private table(tag: Tag): void {
    this.depth += tag.closes ? -1 : 1;
    if (!tag.closes && this.depth === 1) this.tables.push([]);
  }
}

/** Tables of HTML, such as a web page or a Word document turned into it. Nested tables are read as text of their cell. */
export function tablesOfHtml(html: string): Table[] {
  const gatherer = new TableGatherer(html);
  for (const tag of tagsIn(html)) gatherer.meet(tag);
  return gatherer.tables.map((table) => table.filter((row) => row.length > 0)).filter((table) => table.length > 0);
}
