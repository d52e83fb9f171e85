import { familyCopy, partsOf, partsOfLine, sayAnswer, sayLabel, sayReader, shownAnswers, type Answer, type DraftSection, type ReferralDraft, type TextOptions } from '../../core/referral';
import { words } from './words';

/** No heading stays alone at a page's foot, no answer is cut where a page can hold it, header rows come again on each page. */
const SHEET = `
@page { margin: 18mm 16mm 20mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt Arial, sans-serif; } }
body { margin: 0; font: 11pt/1.4 Arial, sans-serif; color: #000; background: #fff; }
h1 { font-size: 18pt; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 7mm 0 2mm; }
h1, h2, thead { break-after: avoid; }
p { margin: 0; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font: inherit; color: inherit; }
thead { display: table-header-group; }
th, td { border: 0.5pt solid #666; padding: 1.5mm 2mm; text-align: left; vertical-align: top; white-space: pre-line; overflow-wrap: anywhere; }
thead th:first-child { width: 33%; }
tr, li { break-inside: avoid; }
td, li { orphans: 3; widows: 3; }
ul { margin: 0; padding-left: 5mm; }
.how { display: block; font-size: 9.5pt; color: #333; }
`;

const openQuotes = (text: string): number => text.split('“').length - text.split('”').length;

/** Everything that is printed comes through here, as text: a mail's markup stays letters. */
function put<K extends keyof HTMLElementTagNameMap>(into: Element, tag: K, text = ''): HTMLElementTagNameMap[K] {
  const made = into.ownerDocument.createElement(tag);
  made.textContent = text.replace(/\r\n?|[\v\f]/gu, '\n');
  into.append(made);
  return made;
}

function putTable(into: Element, about: Element, heads: string[]): HTMLElement {
  const table = put(into, 'table');
  table.setAttribute('aria-labelledby', about.id);
  const row = put(put(table, 'thead'), 'tr');
  for (const head of heads) put(row, 'th', head).scope = 'col';
  return put(table, 'tbody');
}

function putHeading(into: Element, title: string): HTMLElement {
  const heading = put(into, 'h2', title);
  heading.id = `part-${into.querySelectorAll('h2').length}`;
  return heading;
}

/** An answer's lines; words of a child that run over several lines stay together. */
function linesOf(value: string): string[] {
  const lines: string[] = [];
  for (const line of value.split('\n')) {
    const last = lines.at(-1);
    if (last !== undefined && openQuotes(last) > 0) lines[lines.length - 1] = `${last}\n${line}`;
    else lines.push(line);
  }
  return lines.filter((line) => line.trim());
}

/** What somebody said or saw is one point of a list each, and below it how it is known. */
function putAnswer(into: Element, answer: Answer): void {
  const value = sayAnswer(answer);
  if (answer.state !== 'known' || !(answer.statements.length || answer.people)) { put(into, 'td', value); return; }
  const list = put(put(into, 'td'), 'ul');
  for (const line of linesOf(value)) {
    const { said, telling } = partsOfLine(line);
    const item = put(list, 'li', telling === undefined ? said : `${said} `);
    if (telling !== undefined) put(item, 'span', `[${telling}]`).className = 'how';
  }
}

function putSection(into: Element, section: DraftSection): void {
  const answers = shownAnswers(section.answers);
  if (!answers.length) return;
  const rows = putTable(into, putHeading(into, section.title), [words.printed.question, words.printed.answer]);
  for (const answer of answers) {
    const row = put(rows, 'tr');
    put(row, 'th', sayLabel(answer)).scope = 'row';
    putAnswer(row, answer);
  }
}

function putChronology(into: Element, chronology: ReferralDraft['chronology']): void {
  if (!chronology.length) return;
  const rows = putTable(into, putHeading(into, words.printed.chronology), [words.printed.when, words.printed.what]);
  for (const happening of chronology) {
    const { when, what } = partsOf(happening);
    const row = put(rows, 'tr');
    put(row, 'th', when).scope = 'row';
    put(row, 'td', what);
  }
}

function putReferral(page: Document, draft: ReferralDraft): void {
  page.documentElement.lang = 'en-GB';
  page.title = draft.form.title;
  const main = put(page.body, 'main');
  put(main, 'h1', draft.form.title);
  put(main, 'p', draft.editionName);
  for (const section of draft.sections) putSection(main, section);
  putChronology(main, draft.chronology);
  for (const says of sayReader(draft)) put(main, 'p', says).className = 'how';
}

/** A sheet made in code: the pane's content policy allows no style that is written into a page. A browser without them prints it plainer. */
function dress(page: Document, view: Window & typeof globalThis): void {
  if (!('adoptedStyleSheets' in page)) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(SHEET);
  page.adoptedStyleSheets = [sheet];
}

/**
 * Opens the browser's own print (or "save as PDF") with the referral as a document of its own, whatever else the pane shows: the
 * answers and marks of the text copy, under headings and in tables. Its title never names the child; a mail's markup is printed as
 * letters. It sends and keeps nothing.
 */
export function printReferral(whole: ReferralDraft, options: Pick<TextOptions, 'forFamily'> = {}): void {
  const draft = options.forFamily ? familyCopy(whole) : whole;
  const frame = document.createElement('iframe');
  frame.title = draft.form.title;
  Object.assign(frame.style, { position: 'fixed', width: '0', height: '0', border: '0' });
  document.body.append(frame);
  const page = frame.contentDocument;
  const view = page?.defaultView;
  if (!page || !view) { frame.remove(); return; }
  dress(page, view);
  putReferral(page, draft);
  view.print();
  setTimeout(() => frame.remove(), 60_000);
}
