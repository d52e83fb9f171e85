import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPack } from '../../src/cli/keeper/shelf';
import { reportOnPack } from '../../src/cli/pack-report';
import { reportOn } from '../../src/cli/report';
import { checkout, reader } from '../support/reader';

const folder = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

const body = 'There is a bruise on her cheek and she is 9 weeks old.';
const one = (id: string, row: string, level: number, community?: string) => JSON.stringify({
  id, community, channel: 'outlook', role: 'health visitor, clinic', sentAt: '2026-11-10T10:00:00', subject: '', body,
  expected: { level, indicators: [{ row, level, quote: body }], acceptable: [], absent: [], immediate: true, routes: [], facts: {} },
});

it('rules report counts by row, level and writer, names rows that are never found, and shows no words of a case', async () => {
  const file = join(folder, 'cases.jsonl');
  writeFileSync(file, `${one('a', 'abuse-and-neglect/injuries', 4)}\n${one('b', 'extremism-and-radicalisation/intolerance', 2)}\n`);
  const lines = await reportOn([file], (message) => reader().read(message));
  expect(lines[0]).toBe('2 cases');
  const figure = (name: string) => lines.find((line) => line.startsWith(`  ${name}`))?.slice(name.length + 2).trim();
  expect([figure('level 4 found'), figure('others called level 4'), figure('labelled rows found'), figure('rows said that are right or fair')]).toEqual(['100.0% (1 of 1)', '100.0% (1 of 1)', '50.0% (1 of 2)', '50.0% (1 of 2)']);
  expect(figure('a reading took, p50 / p95')).toMatch(/^\d+ \/ \d+ ms$/);
  expect(lines.find((line) => line.includes('abuse-and-neglect/injuries'))).toMatch(/found +100% of +1 +fair +50% of +2 said/);
  expect(lines.find((line) => line.includes('health visitor'))).toMatch(/of +2 /);
  expect(lines.slice(lines.indexOf('Rows that are never found'))).toContain('  extremism-and-radicalisation/intolerance');
  expect(lines.join('\n')).not.toContain('cheek');
});

it('rules report counts by community, the five likeliest rows of a labelled sentence, and the examples that false suggestions read like', async () => {
  const file = join(folder, 'communities.jsonl');
  const injuries = 'abuse-and-neglect/injuries';
  const wrong = 'extremism-and-radicalisation/intolerance';
  writeFileSync(file, [one('a', injuries, 4, 'Polish'), one('b', wrong, 2, 'Tamil'), one('c', wrong, 2)].join('\n'));
  const lines = await reportOn([file], (message) => reader().read(message), { communities: { a: 'not this one', c: 'Tamil' } });
  expect(lines.find((line) => line.startsWith('  Polish'))).toMatch(/found +100% of +1 /);
  expect(lines.find((line) => line.startsWith('  Tamil'))).toMatch(/found +0% of +2 /);
  expect(lines).toContain('The labelled row is among the five likeliest of its sentence: 33% of 3');
  const pulls = lines.slice(lines.findIndex((line) => line.startsWith('Examples that false suggestions read like')) + 1);
  expect(pulls).toContainEqual(expect.stringMatching(/^ {2}2 times, abuse-and-neglect\/injuries: .{10}/));
});

it('rules report --by row gives the rows as a Markdown table, those with most labels first; --aside only what is kept aside', async () => {
  const file = join(folder, 'part-21.jsonl');
  const [injuries, wrong] = ['abuse-and-neglect/injuries', 'extremism-and-radicalisation/intolerance'] as const;
  writeFileSync(file, [one('msg-21-01', wrong, 2), one('msg-21-02', wrong, 2), one('msg-21-05', injuries, 4)].join('\n'));
  const table = (aside: boolean) => reportOn([file], (message) => reader().read(message), { byRow: true, aside });
  expect(await table(false)).toEqual(['| row | labelled | found | said | falsely |', '|---|---|---|---|---|', `| ${wrong} | 2 | 0% | 0 | 0 (–) |`, `| ${injuries} | 1 | 100% | 3 | 2 (67%) |`]);
  expect((await table(true)).slice(2)).toEqual([`| ${injuries} | 1 | 100% | 1 | 0 (0%) |`]);
  const plain = join(folder, 'cases.jsonl');
  writeFileSync(plain, one('a-05', injuries, 4));
  await expect(reportOn([plain], (message) => reader().read(message), { aside: true })).rejects.toThrow(/^There is no case that is kept aside in /);
});

describe('rules report --pack', () => {
  const read = (message: Parameters<ReturnType<typeof reader>['read']>[0]) => reader().read(message);
  const labelled = (id: string, under: object) => JSON.stringify({ ...(JSON.parse(one(id, 'abuse-and-neglect/injuries', 4)) as object), under });
  const bullet = 'child-development-needs/health/l4-17';

  it('counts level, legal route and bullets under one authority, and shows no words of a case', async () => {
    const file = join(folder, 'dudley.jsonl');
    writeFileSync(file, `${labelled('x-01', { dudley: { level: 4, legal: 's47', cells: [{ cell: bullet, quote: body }], acceptable: [] } })}\n${labelled('x-02', { dudley: { level: 3, legal: 'none', cells: [], acceptable: [], fairLevels: [4] } })}\n`);
    const lines = await reportOnPack([file], openPack(checkout, 'dudley'), checkout, read);
    expect(lines[0]).toBe('Dudley, March 2021: 2 cases');
    expect(lines.find((line) => line.startsWith('Level'))).toMatch(/exact 50% \(1 of 2\), exact or fair 100% \(2 of 2\)/);
    expect(lines.find((line) => line.startsWith('Legal route'))).toMatch(/section 47 for 100% \(1 of 1\)/);
    expect(lines.find((line) => line.startsWith('Bullets'))).toMatch(/found 100% \(1 of 1\)/);
    expect(lines.join('\n')).not.toContain('cheek');
  });

  it('takes the London label for a pack whose cells are the shared indicators, and says what it left out', async () => {
    const file = join(folder, 'both.jsonl');
    writeFileSync(file, `${one('y-01', 'abuse-and-neglect/injuries', 4)}\n`);
    expect((await reportOnPack([file], openPack(checkout, 'redbridge'), checkout, read))[0]).toBe('Redbridge, interim July 2025: 1 cases');
    await expect(reportOnPack([file], openPack(checkout, 'dudley'), checkout, read)).rejects.toThrow(/None of these cases carries a label for Dudley/);
    await expect(reportOnPack([file], openPack(checkout, 'oxfordshire'), checkout, read)).rejects.toThrow(/no matrix/);
  });

  it('refuses a label of a message that is not there', async () => {
    const file = join(folder, 'lost.jsonl');
    writeFileSync(file, `${JSON.stringify({ id: 'z-01', of: 'msg-99-99', under: {} })}\n`);
    await expect(reportOnPack([file], openPack(checkout, 'dudley'), checkout, read)).rejects.toThrow(/msg-99-99, which is not in rules\/english\/messages/);
  });
});
