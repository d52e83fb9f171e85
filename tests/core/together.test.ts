import { together, type Suggestion, suggest } from '../../src/core/decision';
import type { RowReading } from '../../src/core/evidence';
import { packOf } from '../support/packs';
import { evidence, reading, rowOf } from '../support/readings';

const redbridge = packOf('redbridge', '2025-07-interim');
const dudley = packOf('dudley', '2021-03');
const oxfordshire = packOf('oxfordshire', 'routes-only');
const ROWS = ['health/access-to-health-care', 'abuse-and-neglect/signs-of-neglect', 'education/attendance-and-placement'];
const at = (row: string, start: number, level: 2 | 3 = 2) => ({ ...evidence(row, level, 'words'), quote: { text: 'words', place: { part: 0, start, end: start + 5 } } });
const several = (rows: readonly string[]): RowReading[] => rows.map((row, i) => ({ ...rowOf(row, 2), evidence: [at(row, 40 - i * 10), at(row, 100 + i * 10)] }));
const counted = (pack: typeof redbridge, rows = ROWS): Suggestion[] => suggest(reading(several(rows)), pack);

describe('worries that stand together', () => {
  it('bring up what the guidance asks, each with its place there, and all their words in the order of the message', () => {
    const found = together(dudley, counted(dudley), 2);
    expect(found?.parts).toBe(3);
    expect(found?.asks.map(({ level }) => level)).toEqual([3, 4, undefined]);
    for (const { cite, asks } of found?.asks ?? []) { expect(dudley.sources[cite.source]).toBeDefined(); expect(asks).toMatch(/\?$/); }
    expect(found?.quotes.map(({ place }) => place.start)).toEqual([20, 30, 40, 100, 110, 120]);
    expect(together(redbridge, counted(redbridge), 2)?.asks.map(({ level }) => level)).toEqual([undefined, 3]);
  });

  it('quote a sentence once that speaks for two of them', () => {
    const rows = ROWS.map((row) => ({ ...rowOf(row, 2), evidence: [at(row, 7)] }));
    expect(together(redbridge, suggest(reading(rows), redbridge), 2)?.quotes).toHaveLength(1);
  });

  it('ask about no level that the evidence reaches already, and nothing at level 4', () => {
    expect(together(dudley, counted(dudley), 3)?.asks.map(({ level }) => level)).toEqual([4, undefined]);
    expect(together(redbridge, counted(redbridge), 3)?.asks.map(({ id }) => id)).toEqual(['combination']);
    for (const pack of [dudley, redbridge]) expect(together(pack, counted(pack), 4)).toBeUndefined();
  });

  it('ask nothing in two parts of a life, at level 1, of what was turned down, or where the authority prints nothing', () => {
    expect(together(redbridge, counted(redbridge, ROWS.slice(0, 2)), 2)).toBeUndefined();
    expect(together(redbridge, counted(redbridge).slice(1), 2)).toBeUndefined();
    expect(together(oxfordshire, counted(oxfordshire), null)).toBeUndefined();
    expect(together({ ...redbridge, pathway: { ...redbridge.pathway, cumulative: [] } }, counted(redbridge), 2)).toBeUndefined();
  });

  it('lift no level: what is suggested is the highest of them', () => {
    expect(Math.max(...counted(dudley).map(({ level }) => level ?? 0))).toBe(2);
  });
});
