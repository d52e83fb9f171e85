import { Readable, Writable } from 'node:stream';
import { suggestAll } from '../../src/cli/suggest';
import { reader } from '../support/reader';

function collect(): { stream: Writable; text: () => string } {
  const parts: string[] = [];
  return { stream: new Writable({ write(chunk: Buffer, _encoding, done) { parts.push(chunk.toString()); done(); } }), text: () => parts.join('') };
}

async function suggest(lines: string[], explain = false) {
  const [output, errors] = [collect(), collect()];
  const failed = await suggestAll({ input: Readable.from(lines.map((line) => `${line}\n`)), output: output.stream, errors: errors.stream, explain, read: (message) => reader().read(message) });
  return { failed, results: output.text().split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>), errors: errors.text() };
}

const one = { id: 'a-1', channel: 'outlook', sentAt: '2026-11-10T10:00:00', subject: '', body: 'There is a bruise on her cheek and she is 9 weeks old.' };

describe('threshold suggest', () => {
  it('gives one result line a case, in order', async () => {
    const { results, failed } = await suggest([JSON.stringify(one), JSON.stringify({ ...one, id: 'a-2', body: 'The bake sale is on Friday.' })]);
    expect(failed).toBe(0);
    expect(results.map(({ id, level }) => [id, level])).toEqual([['a-1', 4], ['a-2', 1]]);
    expect(results[0]).toMatchObject({ immediate: true, indicators: expect.arrayContaining([expect.objectContaining({ row: 'abuse-and-neglect/injuries', level: 4, status: 'present', quotes: [{ text: one.body }] })]) });
    expect(Object.keys(results[0]?.['facts'] as object)).toEqual(['child', 'otherChildren', 'adults', 'address', 'postcode', 'phones', 'school', 'childsWords', 'consent', 'language', 'ethnicity', 'interpreter']);
  });

  it('never looks at what is expected', async () => {
    const { results } = await suggest([JSON.stringify({ ...one, expected: { level: 1, indicators: [] } }), JSON.stringify(one)]);
    expect(results[0]).toEqual(results[1]);
  });

  it('names the line of a malformed case on the error stream, says nothing of its words, and reads on', async () => {
    const { results, failed, errors } = await suggest(['{"id": "secret words', JSON.stringify(one), '[]', '{"id":"x"}', '', '{"body":"secret words"}']);
    expect(results).toHaveLength(1);
    expect(failed).toBe(4);
    expect(errors.split('\n').filter(Boolean).map((line) => line.split(':')[0])).toEqual(['line 1', 'line 3', 'line 4', 'line 6']);
    expect(errors).not.toContain('secret');
  });

  it('explains where each quotation stands and what it reads like', async () => {
    const { results } = await suggest([JSON.stringify(one)], true);
    const [first] = results[0]?.['indicators'] as { quotes: { place: unknown; signal: string }[] }[];
    expect(first?.quotes[0]).toMatchObject({ place: { part: 0, start: 0, end: one.body.length }, signal: 'non-mobile-baby-injured' });
  });
});
