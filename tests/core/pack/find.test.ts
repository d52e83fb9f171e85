import { authorityFor, cellOf, cellsFor, contactFor, isOpen, levelLabel, neighbours, outwardOf } from '../../../src/core/pack';
import { packOf } from '../../support/packs';

const redbridge = packOf('redbridge', '2025-07-interim');
const dudley = packOf('dudley', '2021-03');
const oxfordshire = packOf('oxfordshire', 'routes-only');

test('a level is labelled with its legal route, authority and edition', () => {
  expect(levelLabel(redbridge, 3, 's17')).toBe('Level 3 · s17 · Redbridge, interim July 2025');
  expect(levelLabel(dudley, 3, 'none')).toBe('Level 3 · Dudley, March 2021');
  expect(levelLabel(oxfordshire, null, 's47')).toBe('No level · s47 · Oxfordshire, routes only (no matrix)');
});

test('the cells of a shared row stand lowest level first, and blanks are skipped', () => {
  expect(cellsFor(redbridge, 'harmful-practices/forced-marriage').map((c) => c.level)).toEqual([1, 3, 4]);
  expect(cellOf(redbridge, 'harmful-practices/forced-marriage', 2)).toBeUndefined();
});

test('the neighbours of a level are the nearest printed cells', () => {
  const around = neighbours(redbridge, 'harmful-practices/forced-marriage', 3);
  expect([around.lower?.level, around.higher?.level]).toEqual([1, 4]);
  expect(neighbours(redbridge, 'abuse-and-neglect/injuries', 4).higher).toBeUndefined();
});

test('an authority of lists gives the bullets that speak to a shared row', () => {
  expect(cellsFor(dudley, 'extra-familial-harm/missing').map((c) => c.level)).toEqual([2, 4, 4]);
  expect(neighbours(dudley, 'extra-familial-harm/missing', 4).lower?.id).toBe('child-development-needs/family-and-social-relationships/l2-05');
});

test('a cell that is excluded as evidence is never found', () => {
  expect(cellsFor(dudley, 'dudley/housing').map((c) => c.id)).not.toContain('parents-and-carers/housing-employment-and-finance/l2-01');
});

test('a route finds its contact, a verified one before an unverified one', () => {
  expect(contactFor(redbridge, 'front-door')?.phone).toBe('020 8708 3885');
  expect(contactFor(dudley, 'early-help')?.id).toBe('directory');
  expect(contactFor(oxfordshire, 'no-names')?.verified).toBe(false);
  expect(contactFor(redbridge, 'no-such-route')).toBeUndefined();
});

describe('opening hours', () => {
  const day = { day: 5, time: '16:59', isBankHoliday: false };
  const frontDoor = contactFor(redbridge, 'front-door')!;
  const edt = contactFor(redbridge, 'edt')!;
  test.each([
    [day, true], [{ ...day, time: '17:00' }, false], [{ ...day, time: '08:59' }, false], [{ ...day, time: '09:00' }, true],
    [{ ...day, day: 6 }, false], [{ ...day, isBankHoliday: true }, false],
  ])('the front door at %j is open: %s', (at, open) => {
    expect(isOpen(frontDoor, at)).toBe(open);
    expect(isOpen(edt, at)).toBe(!open);
  });

  test('a contact without printed hours is neither open nor closed', () => {
    expect(isOpen(contactFor(redbridge, 'lado')!, day)).toBeUndefined();
    expect(isOpen(contactFor(dudley, 'edt')!, day)).toBeUndefined();
  });

  test('999 is always open', () => {
    expect(isOpen(contactFor(redbridge, 'police-999')!, { day: 7, time: '23:59', isBankHoliday: true })).toBe(true);
  });
});

describe('which authority a postcode belongs to', () => {
  const packs = [redbridge, dudley, oxfordshire];
  test.each([
    ['IG1 1DD', ['redbridge']], ['ig38al', ['redbridge']], ['DY2 8PS', ['dudley']], ['B62 9AA', ['dudley']], ['OX1 1ND', ['oxfordshire']],
    ['IG11 7LU', []], ['E1 6AN', []], ['IG1', ['redbridge']], ['not a postcode', []], ['', []],
  ])('%s', (postcode, ids) => {
    expect(authorityFor(postcode, packs).map((p) => p.id)).toEqual(ids);
  });

  test('IG1 with its inward part is never taken for IG11', () => {
    expect(outwardOf('IG1 1DD')).toBe('IG1');
    expect(outwardOf('IG11 7LU')).toBe('IG11');
  });
});
