/** One line of a text: `start` to `end` without its line break; `text` without quote marks and surrounding space. */
export interface Line {
  start: number;
  end: number;
  /** How many `>` stand before it. */
  depth: number;
  text: string;
}

/** Cuts a text into lines with their offsets. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|[\n\r\u2028\u2029]/g;
  let start = 0;
  for (let found = breaks.exec(text); found; found = breaks.exec(text)) {
    lines.push(lineAt(text, start, found.index));
    start = breaks.lastIndex;
  }
  lines.push(lineAt(text, start, text.length));
  return lines;
}

function lineAt(text: string, start: number, end: number): Line {
  const raw = text.slice(start, end);
  const marks = /^\s{0,3}((?:>\s?)+)/.exec(raw);
  const depth = marks?.[1] ? marks[1].replace(/\s/g, '').length : 0;
  return { start, end, depth, text: raw.slice(marks ? marks[0].length : 0).trim() };
}
