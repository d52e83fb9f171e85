import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runDraft } from '../../src/cli/draft';
import { runForm } from '../../src/cli/form';
import { openPack } from '../../src/cli/keeper/shelf';
import { reportOnPack } from '../../src/cli/pack-report';
import { sayFailure } from '../../src/cli/read-text';
import { reportOn } from '../../src/cli/report';
import { checkout, reader } from '../support/reader';

const script = join(__dirname, '../../scripts/threshold.mjs');
const folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
const at = (name: string) => join(folder, name);
const body = 'Her uncle hit her with a belt.';
const one = { id: 'a-1', channel: 'outlook', sentAt: '2026-11-10T10:00:00', subject: '', body };

const run = (args: string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { input, encoding: 'utf8' });
  return { status, stdout, stderr };
};
const read = (message: Parameters<ReturnType<typeof reader>['read']>[0]) => reader().read(message);
const draft = async (args: string[], lines: object[]) => {
  const said: string[] = [];
  const status = await runDraft(args, { root: checkout, input: Readable.from(lines.map((line) => `${JSON.stringify(line)}\n`)), out: (line) => said.push(line), err: (line) => said.push(line), read });
  return { status, said };
};
const form = async (...args: string[]) => {
  const said: string[] = [];
  await runForm(args, { root: checkout, out: (line) => said.push(line), err: (line) => said.push(line), read });
  throw new Error(said.join('\n'));
};

beforeAll(() => {
  mkdirSync(at('folder.docx'));
  writeFileSync(at('empty.jsonl'), '');
  writeFileSync(at('broken.jsonl'), `${JSON.stringify(one)}\n${body} This is no JSON.\n`);
  writeFileSync(at('no-label.jsonl'), `${JSON.stringify(one)}\n`);
  writeFileSync(at('half-label.jsonl'), `${JSON.stringify({ ...one, under: { dudley: { level: 4 } } })}\n`);
  writeFileSync(at('utf-16.jsonl'), Buffer.from(`\uFEFF${JSON.stringify({ ...one, expected: { level: 4, indicators: [] } })}\n`, 'utf16le'));
});
afterAll(() => { rmSync(folder, { recursive: true }); });

jest.setTimeout(120_000);

describe('what cannot be read is answered with a sentence, an exit code that is not 0, no trace of the program and no words of a case', () => {
  test.each<[string, string[], RegExp]>([
    ['a folder of the rules that is no authority', ['suggest', '--pack', 'english'], /^There is no edition called "english"\. There are: dudley/],
    ['nothing on the way in', ['suggest', '--tier', 'words'], /^There was no case to read\. Give a file of case lines/],
    ['an option that suggest does not have', ['suggest', '--cases', at('no-label.jsonl')], /^Unknown option '--cases'/],
    ['a pack that is not there, for a draft', ['draft', '--pack', 'nowhere'], /^There is no .*"nowhere"/],
    ['a folder for drafts that is a file', ['draft', '--out', at('empty.jsonl')], /empty\.jsonl is there already and is a file\. Name a folder\./],
    ['a line that is not JSON', ['rules', 'report', '--cases', at('broken.jsonl'), '--tier', 'words'], /^broken\.jsonl, line 2: this line is not JSON\./],
  ])('%s', (_, args, says) => {
    const { status, stderr } = run(args);
    expect(stderr).toMatch(says);
    expect(status).toBeGreaterThan(0);
    expect(stderr).not.toMatch(/^\s+at |node:|belt/m);
  });

  const count = (name: string) => reportOn([at(name)], read);
  const countDudley = (name: string) => reportOnPack([at(name)], openPack(checkout, 'dudley'), checkout, read);
  test.each<[string, () => Promise<unknown>, RegExp]>([
    ['a folder for drafts under a file', () => draft(['--out', join(at('empty.jsonl'), 'sub')], [one]), /part of it is a file, not a folder/],
    ['a form that is not there', () => form('check', at('none.docx')), /^There is no file or folder .*none\.docx\.$/],
    ['a folder instead of a form', () => form('check', at('folder.docx')), /folder\.docx is a folder\. Name a file\.$/],
    ['cases that are not there', () => count('none.jsonl'), /^There is no file or folder .*none\.jsonl/],
    ['cases without a case', () => count('empty.jsonl'), /^There is no case in .*empty\.jsonl/],
    ['a case without a label', () => count('no-label.jsonl'), /^no-label\.jsonl, case 1: this is no labelled case/],
    ['a line that is not JSON, under one authority', () => countDudley('broken.jsonl'), /^broken\.jsonl, line 2: this line is not JSON\./],
    ['half a label', () => countDudley('half-label.jsonl'), /^half-label\.jsonl, case 1: this is no case with a label/],
  ])('%s', async (_, command, says) => {
    const said = await command().then(() => 'no failure', sayFailure);
    expect(said).toMatch(says);
    expect(said).not.toContain('belt');
  });

  test('a form that would be written over', async () => {
    writeFileSync(at('form.docx'), 'mine');
    await expect(form('fill', at('form.docx'), '--case', at('no-label.jsonl'), '--out', join(folder, 'x', '..', 'form.docx'))).rejects.toThrow(/form\.docx would be written over/);
    expect(readFileSync(at('form.docx'), 'utf8')).toBe('mine');
  });

  test('lines saved as UTF-16', async () => {
    const said: string[] = [];
    expect(await runDraft([], { root: checkout, input: Readable.from([Buffer.from(JSON.stringify(one), 'utf16le')]), out: (line) => said.push(line), err: (line) => said.push(line), read })).toBe(1);
    expect(said).toEqual(['line 1: this is not UTF-8 text. Save the file as UTF-8 and run the command again']);
  });
});

test('labelled cases that a Windows program saved as UTF-16 are read, and every file that is named is counted', async () => {
  expect((await reportOn([at('utf-16.jsonl'), at('utf-16.jsonl')], read))[0]).toBe('2 cases');
});

test('a sentence that is typed without quotation marks is read whole', () => {
  const { stdout } = run(['rules', 'try', ...body.split(' '), '--pack', 'redbridge', '--tier', 'words']);
  expect(stdout).toMatch(/^Read by words alone\. Suggested: Level 4/);
  expect(stdout).toContain(`“${body}”`);
});

test('cases whose ids make one file name, or one that Windows does not take, are drafted into files of their own', async () => {
  const { status } = await draft(['--format', 'text', '--out', at('drafts')], [one, { ...one, id: 'A-1', body: 'The bake sale is on Friday.' }, { ...one, id: 'con' }]);
  expect(status).toBe(0);
  expect(readdirSync(at('drafts')).sort()).toEqual(['A-1-2.txt', 'a-1.txt', 'con_.txt']);
  expect(readFileSync(join(at('drafts'), 'a-1.txt'), 'utf8')).toContain('belt');
  expect(readFileSync(join(at('drafts'), 'A-1-2.txt'), 'utf8')).not.toContain('belt');
});
