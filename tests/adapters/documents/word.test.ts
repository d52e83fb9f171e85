import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { extractRawText } from 'mammoth';
import PizZip from 'pizzip';
import { answersOf, draftReferral, sayHappening, withEdits, type ReferralDraft } from '../../../src/core/referral';
import { wordPapers } from '../../../src/adapters/documents';
import { checkForm, fillForm } from '../../../src/adapters/documents/own-form';
import { messageOf, readingOf, type LabelledCase } from '../../support/labelled';
import { packOf } from '../../support/packs';

const pack = packOf('redbridge', '2025-07-interim');
const labelled: LabelledCase = {
  id: 'made-2', channel: 'outlook', role: 'Ruth Adler', sentAt: '2026-10-06T15:47:00', subject: 'A pupil', body: 'Sam Brook came in late. He said "I was on my own".',
  expected: { level: 2, immediate: false, routes: [], indicators: [], facts: { child: { name: 'Sam Brook', dob: null, age: null, gender: 'male' }, otherChildren: [], adults: [], address: null, postcode: null, phones: [], school: null, childsWords: ['I was on my own'], consent: 'unknown', language: null, ethnicity: null, interpreter: null } },
};
const message = messageOf(labelled);
const draft: ReferralDraft = withEdits(draftReferral({ message, reading: readingOf(labelled, message), suggestions: [], decisions: [], pack }), { 'keep-from-family': { value: 'Neighbour’s name & number' }, gp: { value: 'Dr <Wood>\nHigh Street' } });
const fields = answersOf(draft).map((a) => ({ id: a.field, need: a.need }));

const partOf = (bytes: ArrayBuffer | Uint8Array, part = 'word/document.xml') => new PizZip(bytes).file(part)?.asText() ?? '';
/** The text as another program reads it; rejects when the file does not open. */
const readBack = async (bytes: ArrayBuffer | Uint8Array) => (await extractRawText({ buffer: Buffer.from(bytes as Uint8Array) })).value;

describe('the referral as a Word document', () => {
  it('names at its foot the builds of the reading that was shown, and none where no words were read', async () => {
    const foot = async (readBy: string | undefined) => (await readBack(await (await wordPapers().asWord({ ...draft, readBy })).arrayBuffer())).trim().split('\n').at(-1);
    expect(await foot('words-1 + encoder-2')).toBe('Filled in from a reading by the panel’s reader, build words-1 + encoder-2.');
    expect(await foot(undefined)).not.toContain('build');
  });

  it('opens: well-formed, with headings, header rows, language and title', async () => {
    const bytes = await (await wordPapers().asWord(draft)).arrayBuffer();
    const xml = partOf(bytes);
    expect(await readBack(bytes)).toContain('First names and surname');
    expect(xml).toContain('Heading1');
    expect(xml).toContain('<w:tblHeader');
    expect(partOf(bytes, 'word/styles.xml')).toContain('en-GB');
    expect(partOf(bytes, 'docProps/core.xml')).toContain('Multi-Agency Referral Form');
    expect(xml).toContain('“I was on my own”');
    const headings = [...xml.matchAll(/w:val="Heading(\d)"/gu)].map((m) => Number(m[1]));
    expect(headings[0]).toBe(1);
    expect(headings.every((level, at) => at === 0 || level - (headings[at - 1] ?? 0) <= 1)).toBe(true);
    expect(headings.filter((level) => level === 1)).toHaveLength(1);
    expect((xml.match(/<w:cantSplit/gu) ?? []).length).toBe((xml.match(/<w:tr>|<w:tr /gu) ?? []).length);
    expect((xml.match(/<w:tbl>/gu) ?? []).length).toBe((xml.match(/<w:tblHeader/gu) ?? []).length);
  });

  it('has a part and a place in the authority’s own form for each further child', async () => {
    const two = withEdits(draftReferral({ message, reading: readingOf(labelled, message), suggestions: [], decisions: [], pack, alsoRefer: ['new'] }), { 'child-name~2': { value: 'Ivy Brook' }, 'child-dob~2': { value: '04/03/2022' } });
    const text = await readBack(await (await wordPapers().asWord(two)).arrayBuffer());
    expect(text).toMatch(/\(2\)[^]*Ivy Brook[^]*04\/03\/2022/u);
    expect(await readBack(fillForm(await ownForm(['{child-name}, {child-name~2}: {child-dob~2}']), two))).toContain('Sam Brook, Ivy Brook: 04/03/2022');
  });

  it('leaves what is kept from the family out of their copy, and who wrote what', async () => {
    expect(partOf(await (await wordPapers().asWord(draft)).arrayBuffer())).toContain('Neighbour');
    const family = partOf(await (await wordPapers().asWord(draft, { forFamily: true })).arrayBuffer());
    expect(family).not.toContain('Neighbour');
    expect(family).not.toContain('Ruth Adler');
  });
});

const control = '<w:sdt><w:sdtPr><w:tag w:val="gp"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here</w:t></w:r></w:p></w:sdtContent></w:sdt>';
async function ownForm(text: string[], more = ''): Promise<Uint8Array> {
  const zip = new PizZip(await Packer.toBuffer(new Document({ sections: [{ children: text.map((t) => new Paragraph(t)) }] })));
  zip.file('word/document.xml', partOf(zip.generate({ type: 'uint8array' })).replace('<w:sectPr', () => `${more}<w:sectPr`));
  return zip.generate({ type: 'uint8array' });
}

describe('the authority’s own form', () => {
  it('is filled by placeholders and by content controls', async () => {
    const filled = fillForm(await ownForm(['Name: {child-name}', 'School: {school}', '{no-such}'], control), draft);
    const xml = partOf(filled);
    expect(await readBack(filled)).toContain('Name: Sam Brook');
    expect(xml).toContain('Dr &lt;Wood&gt;');
    expect(xml).not.toContain('Click here');
    expect(xml).not.toContain('{');
  });

  it('says what the messages disagree on, where it leaves what is only open empty', async () => {
    const form = await ownForm(['Born: {child-dob}.', 'Age: {child-age}.'], control.replace('gp', 'child-dob'));
    const answers = answersOf(draft).map((a) => ({ ...a, value: '', state: 'to-ask' as const, ...(a.field === 'child-dob' ? { conflict: [{ value: '14/03/2018', from: [] }, { value: '14/05/2018', from: [] }] } : {}) }));
    const text = await readBack(fillForm(form, { ...draft, sections: [{ id: 'all', title: 'All', answers }] }));
    expect(text.match(/The message gives more than one: 14\/03\/2018; 14\/05\/2018/gu)).toHaveLength(2);
    expect(text).toContain('Age: .');
  });

  it('leaves what is kept from the family out of their copy of it', async () => {
    const form = await ownForm(['{keep-from-family}', '{childs-words}']);
    expect(await readBack(fillForm(form, draft))).toContain('Neighbour');
    const family = await readBack(fillForm(form, draft, { forFamily: true }));
    expect(family).not.toContain('Neighbour');
    expect(family).not.toContain('Ruth Adler');
  });

  it('is offered to the screens through the port', async () => {
    const form = await ownForm(['{child-name}']);
    expect(await wordPapers().checkOwn(form, fields)).toMatchObject({ found: ['child-name'] });
    expect(await readBack(await (await wordPapers().fillOwn(form, draft)).arrayBuffer())).toContain('Sam Brook');
  });

  it('is checked: what has a place, what nobody knows, what is without a place', async () => {
    const check = checkForm(await ownForm(['{child-name} {no-such}'], control), fields);
    expect(check).toMatchObject({ found: ['child-name', 'gp'], unknown: ['no-such'], broken: [] });
    expect(check.without).toContain('reason');
    expect(checkForm(await ownForm(['{child-name']), fields).broken).toHaveLength(1);
  });

  it('has a place for what happened when, a line each; the family’s copy of it leaves that empty', async () => {
    const form = await ownForm(['When: {chronology}'], control.replace('"gp"', '"chronology"'));
    expect(checkForm(form, fields)).toMatchObject({ found: ['chronology'], unknown: [] });
    const lines = draft.chronology.map(sayHappening);
    const filled = await readBack(fillForm(form, draft));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(filled.split(line)).toHaveLength(3);
    expect(await readBack(fillForm(form, draft, { forFamily: true }))).not.toContain(lines[0]);
  });

  const sdt = (tag: string, content: string, properties = '') => `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  const braces = withEdits(draft, { gp: { value: 'He wrote {sad} and {:' } });

  it('takes braces in an answer for words, in a placeholder and in a content control', async () => {
    const filled = await readBack(fillForm(await ownForm(['{gp}'], control), braces));
    expect(filled.match(/He wrote \{sad\} and \{:/gu)).toHaveLength(2);
  });

  it('fills a content control that is a whole cell with an empty line, and keeps the cell', async () => {
    const cell = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>${sdt('gp', '<w:tc><w:tcPr/><w:p w:rsidR="00A1"/></w:tc>')}</w:tr></w:tbl>`;
    const xml = partOf(fillForm(await ownForm([], cell), draft));
    expect(xml).toMatch(/<w:tc><w:tcPr\/><w:p w:rsidR="00A1"><w:r>.*Dr &lt;Wood&gt;.*<\/w:r><\/w:p><\/w:tc>/u);
  });

  it('takes a control’s binding away, from which Word would put back what stood there', async () => {
    const bound = sdt('gp', '<w:p><w:r><w:t>old</w:t></w:r></w:p>', '<w:dataBinding w:xpath="/x" w:storeItemID="{A}"/>');
    const xml = partOf(fillForm(await ownForm([], bound), draft));
    expect(xml).not.toContain('dataBinding');
    expect(xml).toContain('Dr &lt;Wood&gt;');
  });

  it('is checked and filled in its header and footer as well, and over split runs and tables', async () => {
    const zip = new PizZip(await Packer.toBuffer(new Document({ sections: [{
      headers: { default: new Header({ children: [new Paragraph('Re: {child-name}')] }) }, footers: { default: new Footer({ children: [new Paragraph('x')] }) },
      children: [new Paragraph({ children: [new TextRun('{childs-'), new TextRun({ text: 'wor', bold: true }), new TextRun('ds}')] }), new Table({ rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph('{reason}')] })] })] })],
    }] })));
    zip.file('word/footer1.xml', partOf(zip.generate({ type: 'uint8array' }), 'word/footer1.xml').replace(/<w:p>[^]*<\/w:p>/u, control));
    const form = zip.generate({ type: 'uint8array' });
    expect([...checkForm(form, fields).found].sort()).toEqual(['child-name', 'childs-words', 'gp', 'reason']);
    const filled = fillForm(form, draft);
    expect(partOf(filled, 'word/header1.xml')).toContain('Sam Brook');
    expect(partOf(filled, 'word/footer1.xml')).toContain('Dr &lt;Wood&gt;');
    expect(await readBack(filled)).toContain('I was on my own');
  });

  it('tells a keeper of every place that would be emptied, however its name is written', async () => {
    expect(checkForm(await ownForm(['{Child-Name} {child name} { gp } {CHILD_DOB}']), fields)).toMatchObject({ found: ['gp'], unknown: ['Child-Name', 'child name', 'CHILD_DOB'] });
    expect(await readBack(fillForm(await ownForm(['GP { gp }.']), draft))).toContain('GP Dr <Wood>');
  });

  it('says so when the file is no Word document', () => {
    expect(() => checkForm(new Uint8Array([1, 2, 3]), fields)).toThrow('not a Word document');
  });
  it('opens although a mail holds characters that no document may hold', async () => {
    const odd = withEdits(draft, { gp: { value: 'Dr\u0000 Wood\u0002\vHigh\ud800 Street \u{1f600}' } });
    const form = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('{gp}')] }] }));
    for (const bytes of [await (await wordPapers().asWord(odd)).arrayBuffer(), fillForm(new Uint8Array(form), odd)]) {
      expect([...partOf(bytes)].filter((letter) => (letter < ' ' && !'\t\n\r'.includes(letter)) || /^[\ud800-\udfff]$/.test(letter))).toEqual([]);
      expect((await readBack(bytes)).replace(/\s+/g, '')).toContain('DrWoodHighStreet\u{1f600}');
    }
  });
});
