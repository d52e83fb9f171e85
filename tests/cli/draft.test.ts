import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Ajv from 'ajv/dist/2020';
import { Document, Packer, Paragraph } from 'docx';
import { extractRawText } from 'mammoth';
import { runDraft } from '../../src/cli/draft';
import { runForm } from '../../src/cli/form';
import { ReferralJson } from '../../src/core/referral';
import { readingOf, type LabelledCase } from '../support/labelled';

const root = join(__dirname, '../..');
const labelled: LabelledCase = {
  id: 'c-1', channel: 'outlook', role: '', sentAt: '2026-10-06T15:47:00', subject: '', body: 'Sam Brook came in late.',
  expected: { level: 1, immediate: false, routes: [], indicators: [], facts: { child: { name: 'Sam Brook', dob: null, age: null, gender: null }, otherChildren: [], adults: [], address: null, postcode: null, phones: [], school: null, childsWords: [], consent: 'unknown', language: null, ethnicity: null, interpreter: null } },
};
const desk = (text: string) => {
  const out: string[] = [];
  const err: string[] = [];
  return { root, input: Readable.from([text]), out: (l: string) => out.push(l), err: (l: string) => err.push(l), read: async () => readingOf(labelled), lines: out, errors: err };
};

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);
/** Skipped where there is no LibreOffice on the machine: it is some hundred megabytes and no package of ours. */
const whereOffice = office ? it : it.skip;

/** A Word document as LibreOffice gives it in another format. */
function throughOffice(file: string, format: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  expect(spawnSync(office ?? '', ['--headless', '--convert-to', format, '--outdir', folder, file]).status).toBe(0);
  return readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8').replace(/\s+/gu, ' ');
}

describe('threshold draft', () => {
  it('gives data in the published shape, and goes on after a bad line without repeating it', async () => {
    const at = desk(`not json, Sam\n${JSON.stringify(labelled)}\n`);
    expect(await runDraft(['--format', 'json'], at)).toBe(1);
    expect(at.errors).toEqual(['line 1: this line is not JSON']);
    const [line] = at.lines;
    const { id, draft } = JSON.parse(line ?? '{}') as { id: string; draft: unknown };
    expect(id).toBe('c-1');
    expect(ReferralJson.parse(draft).answers.find((a) => a.field === 'child-name')?.value).toBe('Sam Brook');
  });

  it('prints the published schema of the data, as it lies in docs', async () => {
    const at = desk('');
    expect(await runDraft(['--schema'], at)).toBe(0);
    // Where this fails: `npm run --silent threshold -- draft --schema > docs/schema/referral.schema.json`
    expect(`${at.lines.join('\n')}\n`).toBe(readFileSync(join(root, 'docs/schema/referral.schema.json'), 'utf8'));
  });

  it('gives data that a program checking by that schema takes, and one with a field too many or too few is refused', async () => {
    const fits = new Ajv().compile(JSON.parse(readFileSync(join(root, 'docs/schema/referral.schema.json'), 'utf8')) as object);
    const at = desk(`${JSON.stringify(labelled)}\n`);
    await runDraft(['--format', 'json'], at);
    const { draft } = JSON.parse(at.lines[0] ?? '{}') as { draft: { answers: object[] } };
    expect([fits(draft), fits.errors]).toEqual([true, null]);
    expect(fits({ ...draft, more: 1 })).toBe(false);
    expect(fits({ ...draft, answers: [{ ...draft.answers[0], state: undefined }] })).toBe(false);
  });

  it('writes one Word document a case into the folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'drafts-'));
    expect(await runDraft(['--format', 'docx', '--out', folder], desk(JSON.stringify(labelled)))).toBe(0);
    expect(readdirSync(folder)).toEqual(['c-1.docx']);
  });

  whereOffice('writes a document whose title, headings, tables and answers LibreOffice reads as such', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'drafts-'));
    await runDraft(['--format', 'docx', '--out', folder], desk(JSON.stringify(labelled)));
    const page = throughOffice(join(folder, 'c-1.docx'), 'html');
    expect(/<h1[^>]*>(.*?)<\/h1>/u.exec(page)?.[1]).toContain('Multi-Agency Referral Form');
    expect(/What happened when<\/h2>/u.exec(page)).not.toBeNull();
    expect(page.match(/<h2/gu)?.length).toBe(1 + (page.match(/<table/gu)?.length ?? 0));
    expect(page.match(/<thead/gu)?.length).toBe(page.match(/<table/gu)?.length);
    expect(page).toContain('Sam Brook');
    expect(page).toMatch(/<body[^>]* lang="en-GB"/u);
  }, 120_000);
});

describe('threshold draft --tier', () => {
  const line = JSON.stringify({ id: 'c-9', channel: 'outlook', sentAt: '2026-10-06T15:47:00', subject: '', body: 'Mum hit Sam Brook (9) with a belt last night.' });
  const own = (text: string) => ({ ...desk(text), read: undefined });

  it('words: drafts by the first reading, and a question that is asked only under a condition is left out as in the panel', async () => {
    const at = own(line);
    const lines: string[] = [];
    expect(await runDraft(['--tier', 'words', '--format', 'text'], { ...at, out: (l) => lines.push(l) })).toBe(0);
    expect(lines.join('\n')).toContain('Sam Brook');
    expect(lines.join('\n')).not.toContain('Name of the social worker');
  });

  it('another is refused, as by suggest, and nothing is read', async () => {
    const at = own(line);
    const errors: string[] = [];
    expect(await runDraft(['--tier', 'letters'], { ...at, err: (l) => errors.push(l) })).toBe(2);
    expect(errors).toEqual(['--tier is words or encoder']);
  });
});

describe('threshold form fill', () => {
  const folder = mkdtempSync(join(tmpdir(), 'form-'));
  const form = join(folder, 'form.docx');
  const cases = join(folder, 'cases.jsonl');
  const filled = join(folder, 'filled.docx');
  beforeAll(async () => {
    writeFileSync(form, await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Child: {child-name}. GP: {gp}.')] }] })));
    writeFileSync(cases, `${JSON.stringify(labelled)}\n`);
  });

  it('writes the authority’s form with what the message says, and nothing where it says nothing', async () => {
    const at = desk('');
    expect(await runForm(['fill', form, '--case', cases, '--out', filled], at)).toBe(0);
    expect((await extractRawText({ buffer: readFileSync(filled) })).value).toContain('Child: Sam Brook. GP: .');
  });

  it('says so when there is no such case, or nowhere to write to', async () => {
    const at = desk('');
    expect(await runForm(['fill', form, '--case', cases, '--out', filled, '--id', 'none'], at)).toBe(1);
    expect(await runForm(['fill', form, '--case', cases], at)).toBe(2);
    expect(at.errors[0]).toBe('There is no such case in the file.');
  });

  whereOffice('is opened by LibreOffice, where that is present', async () => {
    await runForm(['fill', form, '--case', cases, '--out', filled], desk(''));
    expect(throughOffice(filled, 'txt:Text')).toContain('Child: Sam Brook');
  }, 120_000);
});

describe('threshold form check', () => {
  it('names what the form has a place for and what nobody knows', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'form-')), 'form.docx');
    writeFileSync(file, await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('{child-name} {colour}')] }] })));
    const at = desk('');
    expect(await runForm(['check', file], at)).toBe(1);
    expect(at.lines[0]).toBe('1 fields have a place: child-name');
    expect(at.lines[1]).toContain('{colour}');
  });

  it('looks at the form that --form names, and names the forms there are where it is none', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'form-')), 'form.docx');
    writeFileSync(file, await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('{neglect-toolkit} {child-name}')] }] })));
    const [early, none] = [desk(''), desk('')];
    await runForm(['check', file, '--form', 'redbridge-fha'], early);
    expect(early.lines[0]).toBe('2 fields have a place: neglect-toolkit, child-name');
    expect(await runForm(['check', file, '--form', 'no-such'], none)).toBe(1);
    expect(none.errors[0]).toMatch(/has no form of that name\. --form is one of: .*redbridge-fha/);
  });
});
