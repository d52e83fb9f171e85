import { Readable, Writable } from 'node:stream';
import { suggestAll } from '../../src/cli/suggest';
import { packOf } from '../support/packs';
import { reader } from '../support/reader';

function collect(): { stream: Writable; text: () => string } {
  const parts: string[] = [];
  return { stream: new Writable({ write(chunk: Buffer, _encoding, done) { parts.push(chunk.toString()); done(); } }), text: () => parts.join('') };
}

async function suggest(lines: string[], explain = false, pack?: ReturnType<typeof packOf>) {
  const [output, errors] = [collect(), collect()];
  const failed = await suggestAll({ input: Readable.from(lines.map((line) => `${line}\n`)), output: output.stream, errors: errors.stream, explain, pack, read: (message) => reader().read(message) });
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

  it('explains by the authority that is named: its edition, its own title of the row, its level and legal route', async () => {
    const dudley = packOf('dudley', '2021-03');
    const { results: [said] } = await suggest([JSON.stringify(one)], true, dudley);
    expect(said).toMatchObject({ level: 4, local: { authority: 'dudley', edition: '2021-03', editionName: dudley.editionName, says: expect.stringContaining(dudley.editionName) } });
    const [first] = said?.['indicators'] as { row: string; local: { titles: string[]; level: number; says: string } }[];
    expect(first?.local.titles.length).toBeGreaterThan(0);
    expect(dudley.matrix.map(({ title }) => title)).toEqual(expect.arrayContaining(first?.local.titles ?? []));
    expect(first?.local.says).toBe(`Level ${String(first?.local.level)} · s47 · ${dudley.editionName}`);
  });

  it('says nothing of an authority where none is named, nor on a plain line', async () => {
    const { results: [plain] } = await suggest([JSON.stringify(one)], false, packOf('dudley', '2021-03'));
    expect(JSON.stringify(plain)).not.toContain('local');
    expect(JSON.stringify((await suggest([JSON.stringify(one)], true)).results)).not.toContain('"local"');
  });
});
