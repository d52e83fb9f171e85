import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changesIn, type ReadTwice } from '../../src/cli/learn/changes';
import { runLearn } from '../../src/cli/learn/learn';
import { saySince } from '../../src/cli/learn/lines';
import { materialIn, newSince } from '../../src/cli/learn/since';
import type { Case } from '../../src/cli/training/labelled';
import { hashData, isKeptAside } from '../../src/cli/training/material';
import { rowOf } from '../support/readings';
import { checkout } from '../support/reader';

jest.setTimeout(240_000);

const EXAMPLES = 'rules/english/examples/abuse-and-neglect.jsonl';
const SENTENCE = 'Her stepfather burned her arm on the cooker on purpose last Tuesday.';
const ADDED = JSON.stringify({ row: 'abuse-and-neglect/injuries', level: 4, kind: 'evidence', text: SENTENCE });
const linesOf = (path: string) => readFileSync(path, 'utf8').split('\n').filter((line) => line.trim());

/** A checkout with some thirty sentences and a dozen messages, beside the words in use. */
function tinyCheckout(): string {
  const root = mkdtempSync(join(tmpdir(), 'learn-'));
  for (const part of [...readdirSync(join(checkout, 'rules/english')).filter((name) => name.endsWith('.yaml')), 'signals'].map((name) => `rules/english/${name}`).concat('rules/model/words')) cpSync(join(checkout, part), join(root, part), { recursive: true });
  const take = (path: string, steps: number, of: number) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), `${linesOf(join(checkout, path)).filter((_, at) => at % of < steps).join('\n')}\n`);
  };
  take(EXAMPLES, 1, 16);
  take('rules/english/messages/part-21.jsonl', 1, 12);
  take('tests/cases/open.jsonl', 3, 75);
  mkdirSync(join(root, 'scripts'));
  symlinkSync(join(checkout, 'scripts/threshold.mjs'), join(root, 'scripts/threshold.mjs'));
  return root;
}

describe('threshold rules learn', () => {
  const root = tinyCheckout();
  const at = (path: string) => join(root, path);
  const own = readFileSync(at(EXAMPLES), 'utf8');
  afterAll(() => { rmSync(root, { recursive: true }); });
  beforeEach(() => { writeFileSync(at(EXAMPLES), own); });
  const add = (line: string) => { writeFileSync(at(EXAMPLES), `${own}${line}\n`); };
  /** The command as it is typed. */
  const learn = (...args: string[]) => spawnSync(process.execPath, [at('scripts/threshold.mjs'), 'rules', 'learn', ...args], { encoding: 'utf8', input: '' });
  /** The same without starting another process, for what ends before anything is learnt. */
  const check = async () => {
    const [out, err]: string[][] = [[], []];
    const status = await runLearn([], { root, out: (line) => out?.push(line), err: (line) => err?.push(line) });
    return { status, stdout: out?.join('\n') ?? '', stderr: err?.join('\n') ?? '' };
  };
  const written = () => readFileSync(at('rules/model/words/words.bin')).toString('base64');

  it('shows the new sentence and the figures before and after, writes nothing until it is asked to, and then the very words that it showed', async () => {
    const before = written();
    add(ADDED);
    const tried = learn();
    expect([tried.status, tried.stderr.match(/mend/g)]).toEqual([0, null]);
    expect(tried.stderr).toMatch(/^ +\d+ s {2}head learnt on everything$/m);
    const line = (start: string) => tried.stdout.split('\n').find((one) => one.trimStart().startsWith(start)) ?? '';
    expect(line('New or changed')).toContain('as the list of sentences beside the words tells');
    expect(line('New or changed')).toMatch(/: 1 sentence, 0 messages/);
    expect(tried.stdout).toMatch(new RegExp(`“${SENTENCE}”\\n +${EXAMPLES}, line \\d+: should show abuse-and-neglect/injuries at level 4\\n +before +level \\d; .*\\n +after +level \\d; `));
    expect(line('Kept aside')).toMatch(/: \d+ messages, read by words alone$/);
    expect(line('level 4 found')).toMatch(/% \(\d+ of \d+\) +.*\(\d+ of \d+\)$/);
    expect(line('Other labelled messages')).toMatch(/: \d+ of \d+ /);
    expect(line('Nothing was written')).toContain('rules learn --keep');
    expect(written()).toBe(before);
    // Nothing of what is kept aside is named, but for how many there are.
    const aside = materialIn(root).messages.filter(({ one, file }) => isKeptAside(file, one.id));
    expect(aside.length).toBeGreaterThan(1);
    expect(aside.filter(({ one }) => `${tried.stdout}${tried.stderr}`.includes(one.id))).toEqual([]);
    expect(line('Kept aside')).toContain(` ${String(aside.length)} messages`);
    const kept = learn('--keep');
    expect([kept.status, kept.stdout.split('\n').filter((one) => !/^(?:Nothing was|Written)/.test(one))]).toEqual([0, tried.stdout.split('\n').filter((one) => !/^(?:Nothing was|Written)/.test(one))]);
    expect(written()).not.toBe(before);
    expect(readFileSync(at('rules/model/words/examples.json'), 'utf8')).toContain(SENTENCE);
    expect((await check()).stdout).toBe('Nothing is new: the shipped words were learnt from these very sentences and messages.');
  });

  it.each([
    ['a row that is not there', ADDED.replace('injuries', 'bruises'), /: "abuse-and-neglect\/bruises\/L4" is not a shared indicator/],
    ['a kind that is not there', ADDED.replace('"evidence"', '"proof"'), /: "proof" is no kind of example/],
    ['a sentence that stands there already', linesOf(at(EXAMPLES))[0] ?? '', /: this sentence stands in rules\/english\/examples\/abuse-and-neglect\.jsonl, line 1 already\./],
    ['a line that was cut off', ADDED.slice(0, -4), /: this line cannot be read\./],
  ])('%s: says the file, the line and the mend, and learns nothing', async (_, line, says) => {
    add(line);
    const { status, stdout, stderr } = await check();
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(new RegExp(`^ {2}mend {2}${EXAMPLES}, line ${String(own.split('\n').length)}${says.source}`, 'm'));
    expect(stderr).toContain('Nothing was learnt.');
  });

  it('words of a message that is kept aside are refused without being repeated', async () => {
    const { one } = materialIn(root).messages.find(({ one: { id, body } }) => /^msg-21-\d*[05]$/.test(id) && body) ?? {};
    const text = (one?.body ?? '').split('\n').find((part) => part.split(' ').length > 6) ?? '';
    add(JSON.stringify({ kind: 'neutral', text }));
    const { status, stderr } = await check();
    expect(status).toBe(1);
    expect(stderr).toContain(`stands word for word in ${one?.id ?? ''} (part-21.jsonl), which is kept aside`);
    expect(stderr.includes(text)).toBe(false);
  });

  it('a label that does not fit its message is named by line, none of its words repeated', async () => {
    const file = at('rules/english/messages/part-21.jsonl');
    const messages = readFileSync(file, 'utf8');
    const strange = { id: 'msg-21-901', channel: 'outlook', role: 'x', sentAt: '2026-11-10T10:00:00', subject: '', body: 'A secret word.', expected: { level: 2, indicators: [{ row: 'abuse-and-neglect/injuries', level: 2, quote: 'another word' }], acceptable: [{ row: 'no/row', level: 2 }], immediate: false, routes: [], facts: {} } };
    writeFileSync(file, `${messages}${JSON.stringify(strange)}\n`);
    const { status, stderr } = await check();
    writeFileSync(file, messages);
    expect(status).toBe(1);
    expect(stderr).toMatch(/part-21\.jsonl, line \d+: "no\/row" is not a row/);
    expect(stderr).toContain('the words quoted for abuse-and-neglect/injuries do not stand in the message exactly so.');
    expect(stderr).not.toContain('secret');
  });
});

it('where git kept the files with the words, new near misses and messages are told too, and what was changed or taken away', () => {
  const root = tinyCheckout();
  const git = (...args: string[]) => { expect(spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: root }).status).toBe(0); };
  const dataHash = hashData(root);
  git('init', '-q'); git('add', 'rules', 'tests'); git('commit', '-qm', 'words');
  const [first, , ...rest] = linesOf(join(root, EXAMPLES));
  const changed = { ...(JSON.parse(first ?? '{}') as object), row: 'abuse-and-neglect/neglect-of-basic-needs', level: 2, kind: 'near-miss' };
  writeFileSync(join(root, EXAMPLES), [JSON.stringify(changed), ...rest, JSON.stringify({ kind: 'neutral', text: SENTENCE })].join('\n'));
  const messages = join(root, 'rules/english/messages/part-21.jsonl');
  const [one = '{}'] = linesOf(messages);
  writeFileSync(messages, `${readFileSync(messages, 'utf8')}${['msg-21-901', 'msg-21-905'].map((id) => JSON.stringify({ ...(JSON.parse(one) as Case), id })).join('\n')}\n`);
  const since = newSince(root, materialIn(root), dataHash);
  rmSync(root, { recursive: true });
  expect(since).toMatchObject({ by: 'git', gone: 1 });
  expect(since.sentences.map(({ one: { kind }, was }) => [kind, was !== undefined])).toEqual([['near-miss', true], ['neutral', false]]);
  expect(since.messages.map(({ one: { id }, isAside }) => [id, isAside])).toEqual([['msg-21-901', false], ['msg-21-905', true]]);
  expect(saySince(since)[0]).toBe('New or changed since the shipped words were learnt (as git kept the files with these words): 2 sentences, 2 messages; 1 of these changed, 1 taken away.');
});

it('of the changed messages one that is no longer called level 4 comes first, and one that is read better after those that are read worse', () => {
  const [four, two] = ['abuse-and-neglect/injuries', 'health/pregnancy'] as const;
  const read = (id: string, label: number, from: number, to: number, rows: [string[], string[]] = [[], []]): ReadTwice => ({
    at: 'x', one: { id, expected: { level: label, indicators: [{ row: four, level: label, quote: 'w' }], immediate: false } } as unknown as Case,
    before: { level: from, rows: rows[0].map((row) => rowOf(row, 4)), immediate: { suggested: false, because: [] } } as ReadTwice['before'], after: { level: to, rows: rows[1].map((row) => rowOf(row, 4)), immediate: { suggested: false, because: [] } } as ReadTwice['after'],
  });
  const changes = changesIn([read('same', 3, 3, 3, [[four], [four]]), read('better', 3, 2, 3), read('false-row', 3, 3, 3, [[], [two]]), read('lost', 3, 3, 3, [[four], []]), read('fell', 4, 4, 2), read('raised', 2, 2, 4)]);
  expect(changes.map(({ id }) => id)).toEqual(['fell', 'lost', 'raised', 'false-row', 'better']);
  expect(changes[0]?.says).toBe('level 4 → 2, labelled 4');
  expect(changes[1]?.says).toBe(`level 3, labelled 3; no longer found ${four}`);
});
