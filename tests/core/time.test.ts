import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { addDays, addTime, addWorkingDays, addWorkingHours, fromLondon, instantOf, isDeskOpen, londonTime, nextOpening, sayMoment, sayTime, type TimeUnit } from '../../src/core/time';
import cases from './clock-cases.json';

const file = parse(readFileSync(join(__dirname, '../../rules/calendar/bank-holidays.yaml'), 'utf8')) as { days: { date: string }[] };
const holidays = new Set(file.days.map((day) => day.date));
const desk = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };
const due = (received: Date, count: number, unit: TimeUnit) => addTime(received, count, unit, desk, holidays);

describe('the clock table (worked out minute by minute by another program)', () => {
  it('has at least 200 cases', () => { expect(cases.length).toBeGreaterThanOrEqual(200); });
  it.each(cases.map((c) => [`${c.count} ${c.unit}: ${c.london}`, c] as const))('%s', (_, c) => {
    expect(due(new Date(c.received), c.count, c.unit as TimeUnit).toISOString()).toBe(new Date(c.due).toISOString());
  });
});

describe('both readings of "24 working hours"', () => {
  const friday = fromLondon('2026-11-20', '16:30');
  it('as one working day, Friday 16:30 is due on Monday 16:30', () => { expect(sayTime(due(friday, 1, 'working-days'))).toBe('Mon 23 November, 16:30'); });
  it('as 24 hours of the desk, Friday 16:30 is due on Wednesday 16:30', () => { expect(sayTime(due(friday, 24, 'working-hours'))).toBe('Wed 25 November, 16:30'); });
  it('counts a referral received at night from the next opening', () => { expect(sayTime(due(fromLondon('2026-11-20', '23:50'), 1, 'working-days'))).toBe('Tue 24 November, 09:00'); });
  it('leaves out Good Friday and Easter Monday', () => { expect(sayTime(due(fromLondon('2026-04-02', '10:00'), 1, 'working-days'))).toBe('Tue 7 April, 10:00'); });
  it('leaves out Christmas Day, the weekend and the substitute day', () => { expect(sayTime(due(fromLondon('2026-12-24', '16:00'), 1, 'working-days'))).toBe('Tue 29 December, 16:00'); });
  it('keeps the London clock time when the clocks go back in between', () => { expect(sayTime(due(fromLondon('2026-10-23', '10:00'), 1, 'working-days'))).toBe('Mon 26 October, 10:00'); });
  it('counts hours round the clock as elapsed time when the clocks go forward', () => { expect(sayTime(due(fromLondon('2026-03-28', '12:00'), 24, 'hours'))).toBe('Sun 29 March, 13:00'); });
});

describe('laws of working time', () => {
  const moment = fc.date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2028-10-01T00:00:00Z'), noInvalidDate: true }).map((d) => new Date(d.getTime() - (d.getTime() % 60_000)));
  const unit = fc.constantFrom<TimeUnit>('working-days', 'working-hours');
  it('is never due before it was received', () => { fc.assert(fc.property(moment, unit, fc.integer({ min: 1, max: 30 }), (at, u, n) => due(at, n, u) > at)); });
  it('is always due on a working day', () => {
    fc.assert(fc.property(moment, unit, fc.integer({ min: 1, max: 30 }), (at, u, n) => { const there = londonTime(due(at, n, u)); return there.day <= 5 && !holidays.has(there.date); }));
  });
  it('is never due earlier for having been received later', () => {
    fc.assert(fc.property(moment, fc.integer({ min: 0, max: 10_000 }), unit, fc.integer({ min: 1, max: 12 }), (at, later, u, n) => due(new Date(at.getTime() + later * 60_000), n, u) >= due(at, n, u)));
  });
  it('reads the same London clock back that it was made from, outside the hour that is skipped', () => {
    fc.assert(fc.property(moment, (at) => { const { date, time } = londonTime(at); const back = londonTime(fromLondon(date, time)); return back.date === date && back.time === time; }));
  });
});

describe('moments', () => {
  it('takes the first of an hour that comes twice in October', () => { expect(fromLondon('2026-10-25', '01:30').toISOString()).toBe('2026-10-25T00:30:00.000Z'); });
  it('moves a time that the clocks skip in March an hour on', () => { expect(londonTime(fromLondon('2026-03-29', '01:30')).time).toBe('02:30'); });
  it('reads a time without a zone as London time', () => { expect(instantOf('2026-07-01T09:00')?.toISOString()).toBe('2026-07-01T08:00:00.000Z'); });
  it('gives nothing for what is no date', () => { expect(instantOf('next week')).toBeUndefined(); });
  it.each(['Sun 22 November, 06:30', '3/4/2026 09:00', '03.04.2026'])('does not guess the year, or which is the month: %s', (text) => { expect(instantOf(text)).toBeUndefined(); });
  it('reads the date of a quoted mail as Outlook writes it', () => { expect(instantOf('22 November 2026 06:30')).toBeDefined(); });
  it.each([
    ['1 July 2026 09:00', '2026-07-01T08:00:00.000Z'], ['Wednesday, 1 July 2026 09:00', '2026-07-01T08:00:00.000Z'], ['1 July 2026 09:00:30 PM', '2026-07-01T20:00:30.000Z'], ['1 December 2026 09:00', '2026-12-01T09:00:00.000Z'],
    ['Wed, 1 Jul 2026 09:00:00 GMT', '2026-07-01T09:00:00.000Z'], ['Wed, 1 Jul 2026 09:00:00 +0200 (CEST)', '2026-07-01T07:00:00.000Z'], ['2026-07-01T09:00:00+02:00', '2026-07-01T07:00:00.000Z'], ['2026-07-01T09:00:00Z', '2026-07-01T09:00:00.000Z'],
  ])('reads %s in its own zone, or as London time wherever the machine stands', (text, iso) => { expect(instantOf(text)?.toISOString()).toBe(iso); });
  it('opens at the opening minute and is shut at the closing minute', () => {
    expect(isDeskOpen(fromLondon('2026-11-20', '09:00'), desk, holidays)).toBe(true);
    expect(isDeskOpen(fromLondon('2026-11-20', '17:00'), desk, holidays)).toBe(false);
  });
  it('opens next after a weekend with a bank holiday on the Tuesday after Easter', () => { expect(sayTime(nextOpening(fromLondon('2026-04-02', '17:00'), desk, holidays))).toBe('Tue 7 April, 09:00'); });
  it('adds days over the turn of a year', () => { expect(addDays('2026-12-30', 3)).toBe('2027-01-02'); });
  it('says a moment of a record with its year', () => { expect(sayMoment(fromLondon('2026-11-20', '15:10'))).toBe('Fri 20 November 2026, 15:10'); });
});

describe('a desk that never opens is refused, and nobody waits for it', () => {
  const friday = fromLondon('2026-11-20', '16:30');
  it.each([
    ['no days', { ...desk, days: [] }], ['an eighth day alone', { ...desk, days: [8] }], ['closing before opening', { ...desk, to: '07:00' }],
    ['closing as it opens', { ...desk, to: '09:00' }], ['a time without its nought', { ...desk, from: '9:00' }],
  ])('%s', (_, never) => {
    for (const reckon of [() => nextOpening(fromLondon('2026-11-20', '23:00'), never, holidays), () => addWorkingHours(friday, 8, never, holidays), () => addWorkingDays(friday, 1, never, holidays)]) expect(reckon).toThrow(/desk never opens/);
  });
  it('a count that is no number is refused as well', () => {
    for (const count of [Number.NaN, Number.POSITIVE_INFINITY]) for (const unit of ['working-hours', 'working-days'] as const) expect(() => due(friday, count, unit)).toThrow(/no count/);
  });
  it('a desk that is open until midnight closes at midnight, in summer too', () => {
    expect(sayTime(addWorkingHours(fromLondon('2026-07-01', '22:00'), 4, { days: [3, 4], from: '00:00', to: '24:00' }, holidays))).toBe('Thu 2 July, 02:00');
    expect(sayTime(addWorkingHours(fromLondon('2026-07-01', '22:00'), 4, { days: [3, 4], from: '09:00', to: '24:00' }, holidays))).toBe('Thu 2 July, 11:00');
  });
});
