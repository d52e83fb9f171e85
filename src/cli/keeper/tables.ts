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

const spanOf = (attributes: string, way: 'colspan' | 'rowspan', most: number): number => {
  const said = new RegExp(`\\b${way}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1];
  // A rowspan of 0 goes on to the end of the table.
  return said === undefined ? 1 : Number(said) === 0 && way === 'rowspan' ? most : Math.min(Math.max(Number(said), 1), most);
};

interface Tag { name: string; closes: boolean; attributes: string; start: number; end: number }

function* tagsIn(html: string): Generator<Tag> {
  for (const at of html.matchAll(/<(\/?)(table|tr|td|th)\b([^>]*)>/gi)) {
    yield { name: (at[2] ?? '').toLowerCase(), closes: at[1] === '/', attributes: at[3] ?? '', start: at.index, end: at.index + at[0].length };
  }
}

/** Gathers tables while the tags of a document go by. An end that is not written is where the next cell, row or table begins or ends. */
class TableGatherer {
  readonly tables: Table[] = [];
  private depth = 0;
  private cell: Tag | undefined;
  private row: string[] | undefined;
  /** By column, words of a cell above that spans more rows, and how many. */
  private above: { text: string; rows: number }[] = [];
  constructor(private readonly html: string) {}

  meet(tag: Tag): void {
    if (tag.name === 'table') { this.table(tag); return; }
    if (this.depth !== 1) return;
    this.endCell(tag.start);
    if (tag.name === 'tr') { this.endRow(); if (!tag.closes) this.startRow(); }
    else if (!tag.closes) this.cell = tag;
  }

  private table(tag: Tag): void {
    if (tag.closes && this.depth === 1) { this.endCell(tag.start); this.endRow(); }
    this.depth = Math.max(0, this.depth + (tag.closes ? -1 : 1));
    if (!tag.closes && this.depth === 1) { this.tables.push([]); this.above = []; }
  }

  private startRow(): string[] {
    const row: string[] = [];
    this.row = row;
    this.tables.at(-1)?.push(row);
    return row;
  }

  private endRow(): void {
    if (this.row) this.takeFromAbove(this.row);
    this.row = undefined;
  }

  private takeFromAbove(row: string[]): void {
    for (let spans = this.above[row.length]; spans && spans.rows > 0; spans = this.above[row.length]) { spans.rows -= 1; row.push(spans.text); }
  }

  /** A cell that spans rows stands in each of them; of the columns that it spans, in the first only. */
  private endCell(at: number): void {
    if (!this.cell) return;
    const row = this.row ?? this.startRow();
    this.takeFromAbove(row);
    const { attributes, end } = this.cell;
    const text = plain(this.html.slice(end, at));
    const rows = spanOf(attributes, 'rowspan', 1000) - 1;
    for (let n = spanOf(attributes, 'colspan', 12), first = true; n > 0; n -= 1, first = false) {
      this.above[row.length] = { text: first ? text : '', rows };
      row.push(first ? text : '');
    }
    this.cell = undefined;
  }
}

/** Tables of HTML, such as a web page or a Word document turned into it. Nested tables are read as text of their cell. */
export function tablesOfHtml(document: string): Table[] {
  const html = document.replace(/<!--[\s\S]*?-->/g, ' ');
  const gatherer = new TableGatherer(html);
  for (const tag of tagsIn(html)) gatherer.meet(tag);
  return gatherer.tables.map((table) => table.filter((row) => row.length > 0)).filter((table) => table.length > 0);
}
