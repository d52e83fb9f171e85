/** @jest-environment jsdom */
import { answersOf, asText, draftReferral, familyCopy, sayAnswer, sayLabel, shownAnswers, withEdits, type ReferralDraft } from '../../../src/core/referral';
import { printReferral } from '../../../src/ui/referral/print-referral';
import { messageOf, readingOf, type LabelledCase } from '../../support/labelled';
import { packOf } from '../../support/packs';

const IMG = '<img src=x onerror="parent.stolen = 1"><h2>Not a heading</h2>';
const labelled: LabelledCase = {
  id: 'made-3', channel: 'outlook', role: 'Ruth Adler', sentAt: '2026-10-06T15:47:00', subject: `A pupil ${IMG}`,
  body: `Sam Brook came in late on Monday. He said "I was on my own ${IMG}". Sam had a bruise on his cheek on 5 October 2026. Please do not mention the aunt's call to the family.`,
  expected: { level: 2, immediate: false, routes: [], indicators: [], facts: { child: { name: 'Sam Brook', dob: null, age: null, gender: 'male' }, otherChildren: [], adults: [], address: null, postcode: null, phones: [], school: null, childsWords: [`I was on my own ${IMG}`], consent: 'unknown', language: null, ethnicity: null, interpreter: null } },
};
const message = messageOf(labelled);
const draft: ReferralDraft = withEdits(
  draftReferral({ message, reading: readingOf(labelled, message), suggestions: [], decisions: [], pack: packOf('redbridge', '2025-07-interim') }),
  { gp: { value: `Dr ${IMG}\r\nHigh Street` }, 'keep-from-family': { value: 'Neighbour’s name' } },
);

interface Printed { page: Document; sheet: string; prints: number; stood: boolean }

/** What the browser is asked to print, and the sheet it is given with it. */
function printed(...asked: Parameters<typeof printReferral>): Printed {
  const seen = { sheet: '', prints: 0, stood: false };
  const append = document.body.append.bind(document.body);
  const spy = jest.spyOn(document.body, 'append').mockImplementation((frame) => {
    append(frame);
    const view = (frame as HTMLIFrameElement).contentWindow as unknown as Record<string, unknown> & { document: Document };
    Object.assign(view.document, { adoptedStyleSheets: [] });
    view['CSSStyleSheet'] = class { replaceSync(text: string) { seen.sheet = text; } };
    view['print'] = () => { seen.prints += 1; seen.stood = view.document.querySelector('h1') !== null && view.document.adoptedStyleSheets.length === 1; };
  });
  printReferral(...asked);
  spy.mockRestore();
  const frame = [...document.querySelectorAll('iframe')].at(-1);
  if (!frame?.contentDocument) throw new Error('Nothing was made to print.');
  return { page: frame.contentDocument, ...seen };
}

const said = (nodes: Iterable<Element>) => [...nodes].map((node) => node.textContent ?? '');
const plain = (text: string) => text.replace(/\s+/gu, ' ').trim();

afterEach(() => { document.body.replaceChildren(); });

describe('a referral as it is printed', () => {
  it('is one document in British English, printed once it stands, whose title does not name the child', () => {
    const { page, prints, stood } = printed(draft);
    expect({ prints, stood }).toEqual({ prints: 1, stood: true });
    expect(page.documentElement.lang).toBe('en-GB');
    expect(page.title).toBe(draft.form.title);
    expect(page.title).not.toContain('Sam');
    expect(said(page.querySelectorAll('h1'))).toEqual([draft.form.title]);
    expect(page.querySelector('pre')).toBeNull();
  });

  it('names at its foot the builds of the reading that was shown', () => {
    expect(said([printed({ ...draft, readBy: 'words-1 + encoder-2' }).page.querySelector('main > p:last-child') as Element])).toEqual(['Filled in from a reading by the panel’s reader, build words-1 + encoder-2.']);
    expect(printed({ ...draft, readBy: undefined }).page.body.textContent).not.toContain('build');
  });

  it('has a heading and a table with header cells for each section of the text copy', () => {
    const { page } = printed(draft);
    const sections = draft.sections.filter((s) => shownAnswers(s.answers).length).map((s) => s.title);
    expect(said(page.querySelectorAll('h2'))).toEqual([...sections, 'What happened when']);
    const tables = [...page.querySelectorAll('table')];
    expect(tables).toHaveLength(sections.length + 1);
    for (const table of tables.slice(0, -1)) expect(said(table.querySelectorAll('thead th[scope=col]'))).toEqual(['Question', 'Answer']);
    expect(tables.map((t) => page.getElementById(t.getAttribute('aria-labelledby') ?? '')?.tagName)).toEqual(tables.map(() => 'H2'));
    for (const row of page.querySelectorAll('tbody tr')) expect([...row.children].map((c) => `${c.tagName} ${c.getAttribute('scope') ?? ''}`.trim())).toEqual(['TH row', 'TD']);
  });

  it('gives every question and answer of the text copy, in its order, with the marks', () => {
    const marked = withEdits(draft, { gp: { value: 'Dr Wood', keepFromFamily: true } });
    const { page } = printed(marked);
    const answers = shownAnswers(answersOf(marked));
    const rows = [...page.querySelectorAll('table')].slice(0, -1).flatMap((table) => [...table.querySelectorAll('tbody tr')]);
    expect(rows.map((row) => plain(row.querySelector('th')?.textContent ?? ''))).toEqual(answers.map((a) => plain(sayLabel(a))));
    expect(rows.map((row) => plain([...row.querySelectorAll('li')].map((li) => li.textContent).join(' ') || (row.querySelector('td')?.textContent ?? '')))).toEqual(answers.map((a) => plain(sayAnswer(a))));
    expect(said(page.querySelectorAll('th'))).toContain('GP (keep from the family)');
  });

  it('puts each statement as a point of a list with how it is known', () => {
    const points = [...printed(draft).page.querySelectorAll('li')];
    expect(points.length).toBeGreaterThan(0);
    const words = points.find((li) => li.textContent?.includes('I was on my own'));
    expect(words?.querySelector('.how')?.textContent).toMatch(/^\[.*Ruth Adler.*\]$/u);
  });

  it('gives the chronology as a table with a header row, with the mark on what is kept', () => {
    const kept = { ...draft, chronology: [...draft.chronology, { at: '2026-10-05', says: 'The aunt rang.', worked: 'yesterday', from: { kind: 'person' } as const, keepFromFamily: true as const }] };
    const table = [...printed(kept).page.querySelectorAll('table')].at(-1);
    expect(said(table?.querySelectorAll('thead th') ?? [])).toEqual(['When', 'What happened']);
    const rows = [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) => said(row.children));
    expect(rows).toHaveLength(kept.chronology.length);
    expect(rows.at(-1)).toEqual(['5 October 2026 (worked out from “yesterday”)', 'The aunt rang. [keep from the family]']);
  });

  it('prints a mail’s markup as letters, wherever it stands', () => {
    const { page } = printed({ ...draft, sections: draft.sections.map((s) => ({ ...s, title: `${s.title} ${IMG}` })) });
    expect(page.querySelector('img, script, a, [onerror]')).toBeNull();
    expect(said(page.querySelectorAll('h2'))).not.toContain('Not a heading');
    for (const part of ['td', 'li', 'h2']) expect(said(page.querySelectorAll(part)).join()).toContain('<img src=x onerror=');
    expect(said(page.querySelectorAll('td'))).toContain(`Dr ${IMG}\nHigh Street`);
  });

  it('leaves out of the family’s print what their text copy leaves out', () => {
    const { page } = printed(draft, { forFamily: true });
    const text = page.body.textContent ?? '';
    expect(asText(draft)).toContain('Neighbour’s name');
    expect(text).not.toMatch(/Neighbour’s name|aunt's call|Ruth Adler/u);
    expect(said(page.querySelectorAll('h2'))).toEqual(familyCopy(draft).sections.filter((s) => shownAnswers(s.answers).length).map((s) => s.title));
    expect(text).toContain('Sam Brook');
  });

  it('keeps a child’s words of several lines in one point', () => {
    const value = '“I was cold\nand nobody came” [child said]\nHe was late. [seen by the writer]';
    const statement = { text: 'He was late.', from: { kind: 'person' } as const };
    const two = { ...draft, sections: [{ id: 'a', title: 'A', answers: answersOf(draft).slice(0, 1).map((a) => ({ ...a, state: 'known' as const, value, statements: [statement] })) }] };
    expect(said(printed(two).page.querySelectorAll('li'))).toEqual(['“I was cold\nand nobody came” [child said]', 'He was late. [seen by the writer]']);
  });

  it('asks the browser for margins, for headings that stay with what follows and for answers that are not cut', () => {
    const { sheet } = printed(draft);
    expect(sheet).toMatch(/@page \{ margin: \d+mm/u);
    expect(sheet).toMatch(/h1, h2, thead \{ break-after: avoid; \}/u);
    expect(sheet).toMatch(/tr, li \{ break-inside: avoid; \}/u);
    expect(sheet).toMatch(/thead \{ display: table-header-group; \}/u);
  });
});
