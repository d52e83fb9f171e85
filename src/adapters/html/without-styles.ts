/** Where the style of an element is kept while the mail is parsed. */
export const STYLE = 'data-mail-style';

/** Elements in which nothing is a tag but their own end. */
const RAW = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes)$/;
const DROPPED = /^(?:base|link|meta)$/;

// Each of these goes forwards only, from where it is set: however a mail is made, it is gone through once.
const TAG = /<(?=[a-z]|!--)/gi;
const NAME = /[a-z][^\s/>]*/iy;
const GAP = /[\s/]*/y;
const KEY = /[^\s/>][^\s/>=]*/y;
const VALUE = /\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>][^\s>]*)/y;
const COMMENT_END = /--!?>/g;

/** Where `shape` ends when it stands at `at`; `at` itself when it does not stand there. */
function past(shape: RegExp, html: string, at: number): number {
  shape.lastIndex = at;
  return shape.test(html) ? shape.lastIndex : at;
}

/** A start tag: its name in small letters, where it ends, and where the names of its styles stand. */
interface StartTag { name: string; end: number; styles: [number, number][] }

/** Undefined for a tag that is never closed: then nothing of what follows is shown. */
function startTagAt(html: string, at: number): StartTag | undefined {
  let here = past(NAME, html, at + 1);
  const name = html.slice(at + 1, here).toLowerCase();
  const styles: [number, number][] = [];
  for (;;) {
    here = past(GAP, html, here);
    if (html[here] === '>') return { name, end: here + 1, styles };
    if (here >= html.length) return undefined;
    const end = past(KEY, html, here);
    if (html.slice(here, end).toLowerCase() === 'style') styles.push([here, end]);
    here = past(VALUE, html, end);
  }
}

/** Where the end tag of this name begins; the end of the mail when there is none. */
function endTagOf(name: string, html: string, from: number): number {
  const ends = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  ends.lastIndex = from;
  return ends.exec(html)?.index ?? html.length;
}

function commentEnd(html: string, at: number): number {
  COMMENT_END.lastIndex = at + 2;
  return COMMENT_END.test(html) ? COMMENT_END.lastIndex : html.length;
}

/** The tag as it is to stand in the mail: styles under their other name. */
function retold(html: string, at: number, { end, styles }: StartTag): string {
  let from = at;
  const parts = styles.map(([start, stop]) => { const part = html.slice(from, start) + STYLE; from = stop; return part; });
  return parts.join('') + html.slice(from, end);
}

/**
 * The same mail without what the policy of our pages would report on even in an inert document: style sheets are taken
 * out into `sheets`, styles of elements set aside under another name, addresses of the document dropped. No word of the mail changes.
 * Takes time in proportion to the length of the mail, whatever stands in it.
 */
export function withoutStyles(html: string, sheets: string[] = []): string {
  const out: string[] = [];
  let from = 0;
  for (;;) {
    TAG.lastIndex = from;
    const at = TAG.exec(html)?.index ?? html.length;
    out.push(html.slice(from, at));
    if (at >= html.length) return out.join('');
    const tag = html[at + 1] === '!' ? undefined : startTagAt(html, at);
    from = tag ? tag.end : html[at + 1] === '!' ? commentEnd(html, at) : html.length;
    if (!tag) { out.push(html.slice(at, from)); continue; }
    if (DROPPED.test(tag.name)) continue;
    const inside = RAW.test(tag.name) ? endTagOf(tag.name, html, from) : from;
    if (tag.name === 'style') { sheets.push(html.slice(from, inside)); from = endOfStyle(html, inside); continue; }
    out.push(retold(html, at, tag), html.slice(from, inside));
    from = inside;
  }
}

function endOfStyle(html: string, at: number): number {
  const close = html.indexOf('>', at);
  return close < 0 ? html.length : close + 1;
}
