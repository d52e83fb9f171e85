import { unseenIn } from './unseen';
import { withoutStyles } from './without-styles';

const BLOCK = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'MAIN', 'UL', 'OL', 'TABLE', 'TBODY', 'THEAD', 'TR', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'PRE', 'HR', 'DL', 'DT', 'DD', 'ADDRESS', 'FIGURE', 'FORM', 'FIELDSET']);
const SPACED = new Set(['P', 'UL', 'OL', 'TABLE', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'HR']);
const DROPPED = new Set(['SCRIPT', 'TITLE', 'TEMPLATE', 'NOSCRIPT', 'OBJECT', 'EMBED', 'IFRAME', 'SVG', 'MATH']);

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
  private lineOfUnseen = 0;

  /** @param unseen what is not written here, but by `other` */
  constructor(private readonly unseen: ReadonlySet<Node> = new Set(), private readonly other?: Writer) {}

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

  /** Hands a part over to the other writer, on a line of its own unless the last one stood on the same. */
  private handOver(node: Node, other: Writer, preformatted: boolean): void {
    if (this.lineOfUnseen === this.done.length) other.text(' ', false); else other.line();
    this.lineOfUnseen = this.done.length;
    other.walk(node, preformatted);
  }

  walk(node: Node, preformatted = false): void {
    if (this.other && this.unseen.has(node)) return this.handOver(node, this.other, preformatted);
    if (node.nodeType === 3) return this.text(node.nodeValue ?? '', preformatted);
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const tag = element.tagName.toUpperCase();
    if (DROPPED.has(tag)) return;
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

/** The words of an HTML mail: those that its reader sees, and those that they do not. */
export interface MailText { text: string; unseen: string }

/**
 * The text of an HTML mail or chat post, keeping lists, tables, paragraphs and quoted replies; apart from it what nobody who reads the mail sees
 * (`unseenIn`), so that nobody is steered by it and nothing that it says is lost.
 *
 * The HTML is parsed as an inert document: nothing in it runs, loads or is ever put on a page. Plain text in gives the same text back, tidied.
 */
export function readHtml(html: string): MailText {
  const sheets: string[] = [];
  const { body } = new DOMParser().parseFromString(withoutStyles(html, sheets), 'text/html');
  const other = new Writer();
  const writer = new Writer(unseenIn(body, sheets), other);
  writer.walk(body);
  return { text: writer.result(), unseen: other.result() };
}

/** Only what a reader of the mail sees. */
export const htmlToText = (html: string): string => readHtml(html).text;
