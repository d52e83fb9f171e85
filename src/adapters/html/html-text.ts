import { STYLE, withoutStyles } from './without-styles';

const BLOCK = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'MAIN', 'UL', 'OL', 'TABLE', 'TBODY', 'THEAD', 'TR', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'PRE', 'HR', 'DL', 'DT', 'DD', 'ADDRESS', 'FIGURE', 'FORM', 'FIELDSET']);
const SPACED = new Set(['P', 'UL', 'OL', 'TABLE', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'HR']);
const DROPPED = new Set(['SCRIPT', 'STYLE', 'HEAD', 'TITLE', 'META', 'LINK', 'TEMPLATE', 'NOSCRIPT', 'OBJECT', 'EMBED', 'IFRAME', 'SVG', 'MATH']);

/** Text that a reader of the mail could not see: kept out of the text, so that nobody is steered by it. */
function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  const style = (element.getAttribute(STYLE) ?? '').replace(/\s+/g, '').toLowerCase();
  return /display:none|visibility:hidden|font-size:0(?:px|pt|em|%)?(?:;|$)|mso-hide:all|opacity:0(?:;|$)|max-height:0(?:px)?(?:;|$)/.test(style);
}

/** A line without the blanks at its end. Written out, as an expression looks at a long run of blanks again from each of them. */
function trimmed(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1;
  return line.slice(0, end);
}

/** Writes a mail down line by line, so that a long one takes no longer a word than a short one. */
class Writer {
  private readonly done: string[] = [];
  private here = '';
  private quoteDepth = 0;
  private lists: { ordered: boolean; next: number }[] = [];

  text(raw: string, preformatted: boolean): void {
    const words = preformatted ? raw.replace(/\r\n?/g, '\n') : raw.replace(/[\s\u00a0]+/g, ' ');
    const [first = '', ...more] = (this.here === '' && !preformatted ? words.trimStart() : words).split('\n');
    if (first && this.quoteDepth && this.here === '') this.here = '> '.repeat(this.quoteDepth);
    this.here += first;
    for (const line of more) { this.done.push(this.here); this.here = line; }
  }

  line(): void {
    this.here = trimmed(this.here);
    if (this.here) this.next();
  }

  gap(): void {
    this.line();
    if (this.done.length && this.done.at(-1) !== '') this.next();
  }

  private next(): void {
    this.done.push(this.here);
    this.here = '';
  }

  /** Goes back to the end of what was written last. */
  private back(): void {
    for (this.here = trimmed(this.here); this.here === '' && this.done.length > 0;) this.here = trimmed(this.done.pop() ?? '');
  }

  walk(node: Node, preformatted = false): void {
    if (node.nodeType === 3) return this.text(node.nodeValue ?? '', preformatted);
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const tag = element.tagName.toUpperCase();
    if (DROPPED.has(tag) || isHidden(element)) return;
    this.element(element, tag, preformatted || tag === 'PRE');
  }

  private element(element: Element, tag: string, preformatted: boolean): void {
    const inside = () => { for (const child of element.childNodes) this.walk(child, preformatted); };
    if (tag === 'BR') { this.line(); if (this.done.length && element.previousSibling?.nodeName === 'BR') this.next(); return; }
    if (tag === 'HR') { this.gap(); this.here = '________________________________'; this.next(); return; }
    if (tag === 'LI') return this.item(inside);
    if (tag === 'TD' || tag === 'TH') { if (element.previousElementSibling) { this.back(); this.here += ' | '; } inside(); return; }
    if (tag === 'IMG') { const alt = element.getAttribute('alt'); if (alt) this.text(`[image: ${alt}]`, false); return; }
    if (tag === 'BLOCKQUOTE') { this.gap(); this.quoteDepth += 1; inside(); this.quoteDepth -= 1; this.gap(); return; }
    if (tag === 'UL' || tag === 'OL') { this.gapUnlessNested(); this.lists.push({ ordered: tag === 'OL', next: 1 }); inside(); this.lists.pop(); this.gapUnlessNested(); return; }
    if (SPACED.has(tag)) { this.gap(); inside(); this.gap(); return; }
    if (BLOCK.has(tag)) { this.line(); inside(); this.line(); return; }
    inside();
  }

  private gapUnlessNested(): void {
    if (this.lists.length) this.line(); else this.gap();
  }

  private item(inside: () => void): void {
    this.line();
    const list = this.lists.at(-1);
    const mark = list?.ordered ? `${list.next++}. ` : '• ';
    this.text(`${'  '.repeat(Math.max(0, this.lists.length - 1))}${mark}`, true);
    inside();
    this.line();
  }

  result(): string {
    return [...this.done, this.here].map(trimmed).join('\n').replace(/\n{3,}/g, '\n\n').trim();
  }
}

/**
 * The text of an HTML mail or chat post, keeping lists, tables, paragraphs and quoted replies.
 *
 * The HTML is parsed as an inert document: nothing in it runs, loads or is ever put on a page. Hidden text is left
 * out. Plain text in gives the same text back, tidied.
 */
export function htmlToText(html: string): string {
  const writer = new Writer();
  writer.walk(new DOMParser().parseFromString(withoutStyles(html), 'text/html').body);
  return writer.result();
}
