import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod/mini';
import { IndicatorsFile, PassagesFile, QualifiersFile } from '../../core/evidence';
import { explain } from '../../core/pack';
import { BankHolidaysFile, IndicatorsExtraFile } from '../../core/pack/schema';
import { readBytes } from '../read-text';
import type { Finding } from './edition';
import { unreadable } from './unreadable';

const isDay = (text: string): boolean => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

const holidays = z.looseObject({ days: z.array(z.object({ date: z.string() })) });

/** Days among the bank holidays that are none: each would be worked through, and a reply clock would run short. */
function wrongDays(value: unknown): { path: (string | number)[]; says: string }[] {
  return (holidays.safeParse(value).data?.days ?? []).flatMap(({ date }, i) => (isDay(date) ? [] : [{ path: ['days', i, 'date'], says: `days, entry ${String(i + 1)}, date: "${date}" is no day. Write the year first, such as "2026-12-25".` }]));
}

/** What is wrong with the shape of one file that all authorities share, each with its line. Nothing where the file is not here. */
function sharedFile(rules: string, name: string, shape: z.ZodMiniType): Finding[] {
  const path = join(rules, name);
  if (!existsSync(path)) return [];
  const file = `rules/${name}`;
  const text = readBytes(path).toString('utf8');
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines });
  const fault = unreadable(doc, file, text);
  if (fault) return [fault];
  const lineOf = (at: readonly (string | number)[]): number => {
    const node = [...at.keys()].map((n) => doc.getIn(at.slice(0, at.length - n), true)).find((one) => isNode(one));
    return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  };
  const value: unknown = doc.toJS();
  const read = shape.safeParse(value, { reportInput: true });
  const found = read.success ? (shape === BankHolidaysFile ? wrongDays(value) : []) : explain(file, read.error.issues);
  return found.map(({ path: at, says }) => ({ file, line: lineOf(at), says }));
}

/** What must be mended in the days that are not working days. */
export const checkCalendar = (rules: string): Finding[] => sharedFile(rules, 'calendar/bank-holidays.yaml', BankHolidaysFile);

/** What must be mended in the shared vocabulary, on which all other checks lean. */
export const checkVocabulary = (rules: string): Finding[] => [...sharedFile(rules, 'english/indicators.yaml', IndicatorsFile), ...sharedFile(rules, 'english/indicators-extra.yaml', IndicatorsExtraFile)];

/** What must be mended in how mails are taken apart, and in what qualifies a mention. */
export const checkReading = (rules: string): Finding[] => [...sharedFile(rules, 'english/passages.yaml', PassagesFile), ...sharedFile(rules, 'english/qualifiers.yaml', QualifiersFile)];
