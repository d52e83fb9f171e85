import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { parse } from 'yaml';
import { BankHolidaysFile, IndicatorsExtraFile } from '../../src/core/pack/schema';
import { packOf, rulesFolder } from '../support/packs';

const redbridge = packOf('redbridge', '2025-07-interim');
const extra = z.parse(IndicatorsExtraFile, parse(readFileSync(join(rulesFolder, 'english/indicators-extra.yaml'), 'utf8')));

describe('bank holidays', () => {
  const file = z.parse(BankHolidaysFile, parse(readFileSync(join(rulesFolder, 'calendar/bank-holidays.yaml'), 'utf8')));
  const iso = (y: number, m: number, d: number) => new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10);
  const weekday = (date: string) => new Date(`${date}T12:00:00Z`).getUTCDay();
  const shift = (date: string, days: number) => new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

  /** Easter Sunday, Gregorian (Meeus). */
  function easter(y: number): string {
    const a = y % 19, b = Math.floor(y / 100), c = y % 100, d = Math.floor(b / 4), e = b % 4, g = Math.floor((8 * b + 13) / 25);
    const h = (19 * a + b - d - g + 15) % 30, i = Math.floor(c / 4), k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = Math.floor((a + 11 * h + 19 * l) / 433);
    const month = Math.floor((h + l - 7 * m + 90) / 25);
    return iso(y, month, (h + l - 7 * m + 33 * month + 19) % 32);
  }
  function expected(y: number): string[] {
    const days = [shift(easter(y), -2), shift(easter(y), 1)];
    const monday = (date: string, step: number): string => (weekday(date) === 1 ? date : monday(shift(date, step), step));
    days.push(monday(iso(y, 5, 1), 1), monday(iso(y, 5, 31), -1), monday(iso(y, 8, 31), -1));
    const free = (date: string): string => ([0, 6].includes(weekday(date)) || days.includes(date) ? free(shift(date, 1)) : date);
    for (const date of [iso(y, 1, 1), iso(y, 12, 25), iso(y, 12, 26)]) days.push(free(date));
    return days.sort();
  }

  test.each([2025, 2026, 2027, 2028])('%i has the eight that the rules give', (year) => {
    expect(file.days.filter((d) => d.date.startsWith(String(year))).map((d) => d.date)).toEqual(expected(year));
  });

  test('the year that was not published yet is marked', () => {
    expect(file.days.filter((d) => !d.published).every((d) => d.date.startsWith('2028'))).toBe(true);
  });
});

test('the shared vocabulary of the reader is the London rows, cell for cell', () => {
  const file = parse(readFileSync(join(rulesFolder, 'english/indicators.yaml'), 'utf8')) as { rows: { row: string; levels: number[] }[] };
  expect(file.rows.flatMap((row) => row.levels.map((level) => `${row.row}/L${level}`)).sort()).toEqual(redbridge.matrix.flatMap((row) => row.cells).map((c) => c.id).sort());
});

test('shared indicators added for other authorities are unique and not London rows', () => {
  const rows = extra.map((r) => r.row);
  expect(new Set(rows).size).toBe(rows.length);
  expect(rows.filter((row) => redbridge.matrix.some((r) => r.row === row))).toEqual([]);
});

test('every added indicator above level 1 has twenty sentences of its own', () => {
  const lines = readFileSync(join(rulesFolder, 'english/examples-extra/extra.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { row: string; level: number; kind: string; text: string });
  const count = new Map<string, number>();
  for (const { row, level } of lines) count.set(`${row}/L${level}`, (count.get(`${row}/L${level}`) ?? 0) + 1);
  expect(Object.fromEntries(count)).toEqual(Object.fromEntries(extra.flatMap((r) => r.levels.filter((l) => l.level > 1).map((l) => [`${r.row}/L${l.level}`, 20]))));
  expect(new Set(lines.map((line) => line.text)).size).toBe(lines.length);
});
