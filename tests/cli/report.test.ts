import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportOn } from '../../src/cli/report';
import { reader } from '../support/reader';

const folder = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

const body = 'There is a bruise on her cheek and she is 9 weeks old.';
const one = (id: string, row: string, level: number) => JSON.stringify({
  id, channel: 'outlook', role: 'health visitor, clinic', sentAt: '2026-11-10T10:00:00', subject: '', body,
  expected: { level, indicators: [{ row, level, quote: body }], acceptable: [], absent: [], immediate: true, routes: [], facts: {} },
});

it('rules report counts by row, level and writer, names rows that are never found, and shows no words of a case', async () => {
  const file = join(folder, 'cases.jsonl');
  writeFileSync(file, `${one('a', 'abuse-and-neglect/injuries', 4)}\n${one('b', 'extremism-and-radicalisation/intolerance', 2)}\n`);
  const lines = await reportOn(file, (message) => reader().read(message));
  expect(lines[0]).toBe('2 cases');
  expect(lines.find((line) => line.includes('abuse-and-neglect/injuries'))).toMatch(/found +100% of +1 +fair +50% of +2 said/);
  expect(lines.find((line) => line.includes('health visitor'))).toMatch(/of +2 /);
  expect(lines.slice(lines.indexOf('Rows that are never found'))).toContain('  extremism-and-radicalisation/intolerance');
  expect(lines.join('\n')).not.toContain('cheek');
});
