/**
 * What an expression finds in a text, in order, looked for only in the lines where a cue of it stands and so many written lines before and after. Right where
 * every match holds the cue and reaches no further than that; an expression that looks beyond its match for the end of the text wants a line more after it.
 */
export function matchesNear(text: string, expression: RegExp, cue: RegExp, before = 0, after = 0): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let from = 0;
  let to = 0;
  const look = () => {
    for (const one of text.slice(from, to).matchAll(expression)) {
      one.index += from;
      found.push(one);
    }
  };
  for (const { index } of text.matchAll(cue)) {
    if (index < to && after === 0) continue;
    const start = linesBack(text, index, before);
    if (start > to) { look(); from = start; }
    to = linesOn(text, index, after);
  }
  look();
  return found;
}

const isWritten = (text: string, from: number, to: number): boolean => text.slice(from, to).trim() !== '';

/** Where the line of a place begins, or that of so many written lines above it. */
function linesBack(text: string, at: number, count: number): number {
  let start = text.lastIndexOf('\n', at - 1) + 1;
  for (let left = count; left > 0 && start > 0;) {
    const above = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
    if (isWritten(text, above, start)) left -= 1;
    start = above;
  }
  return start;
}

/** Where the line of a place ends with its break, or that of so many written lines below it. */
function linesOn(text: string, at: number, count: number): number {
  const endOf = (from: number): number => text.indexOf('\n', from) + 1 || text.length;
  let end = endOf(at);
  for (let left = count; left > 0 && end < text.length;) {
    const below = endOf(end);
    if (isWritten(text, end, below)) left -= 1;
    end = below;
  }
  return end;
}

/** What a sticky expression finds at the first of these places in order where it matches, then at the first behind that, and so on. */
export function matchesAt(text: string, sticky: RegExp, places: Iterable<number>): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let end = 0;
  for (const place of places) {
    if (place < end) continue;
    sticky.lastIndex = place;
    const one = sticky.exec(text);
    if (!one) continue;
    found.push(one);
    end = sticky.lastIndex;
  }
  sticky.lastIndex = 0;
  return found;
}
