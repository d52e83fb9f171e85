import { inForceOn } from '../../../src/core/pack';

const edition = (id: string, edition: string, from: string, to?: string) => ({ id, edition, inForce: { from, ...(to && { to }) } });
const old = edition('redbridge', 'old', '2025-07-01', '2026-03-31');
const next = edition('redbridge', 'next', '2026-04-01');
const dudley = edition('dudley', '2021-03', '2021-03-01');
const names = (day: string, of = [dudley, next, old]) => inForceOn(of, day).map((one) => one.edition);

describe('the edition that holds on a day', () => {
  test.each([
    ['2025-06-30', ['2021-03']], ['2025-07-01', ['2021-03', 'old']],
    ['2026-03-31', ['2021-03', 'old']], ['2026-04-01', ['2021-03', 'next']],
  ])('on %s: %s', (day, expected) => { expect(names(day)).toEqual(expected); });

  test('one whose days are over stays until the next begins', () => {
    expect(names('2026-05-01', [old])).toEqual(['old']);
    expect(names('2026-04-30', [old, edition('redbridge', 'late', '2026-05-01')])).toEqual(['old']);
    expect(names('2026-05-01', [old, edition('redbridge', 'late', '2026-05-01')])).toEqual(['late']);
  });
});
