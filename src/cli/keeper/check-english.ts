import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod/mini';
import { compileSignals, signalsIn, SignalsFile, type Signal } from '../../core/evidence';
import { checkMaterial } from './check-material';
import { checkReading } from './check-shared';
import { sharedIndicators, type Finding } from './edition';
import { unreadable } from './unreadable';

const Named = z.object({ id: z.string() });

/** The line of an expression fault in words, such as a bracket that was opened and not closed. */
function sayExpression(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/group|parenthes/i.test(message)) return 'a bracket is opened and not closed, or closed and not opened.';
  if (/nothing to repeat/i.test(message)) return 'a "?", "*" or "+" has nothing before it.';
  return `it cannot be used (${message.split(': ').at(-1) ?? ''}).`;
}

interface Fault { key: string; says: string }

/** Rows and the floor that a pattern names, and that are not in the vocabulary. */
function placeFaults({ row, floor, moves }: Signal, indicators: ReadonlySet<string>): Fault[] {
  const rows = new Set([...indicators].map((id) => id.replace(/\/L\d$/, '')));
  const strange = [row, ...(moves?.rows ?? [])].filter((one) => one !== undefined && !rows.has(one));
  if (strange.length) return strange.map((one) => ({ key: 'row', says: `"${String(one)}" is not a row of english/indicators.yaml.` }));
  return row && floor && !indicators.has(`${row}/L${String(floor)}`) ? [{ key: 'floor', says: `${row} has no level ${String(floor)} in english/indicators.yaml.` }] : [];
}

/** Examples that a pattern should find and does not, or the other way round; and a side that has none. */
function exampleFaults({ examples }: Signal, speaks: (text: string) => boolean): Fault[] {
  return ([['yes', true], ['no', false]] as const).flatMap(([key, wanted]) => {
    if (examples[key].length === 0) return [{ key: 'examples', says: `there is no example under "${key}". Write at least one sentence that it must ${wanted ? '' : 'not '}find.` }];
    return examples[key].filter((text) => speaks(text) !== wanted).map((text) => ({ key: 'examples', says: `the example "${text}" under "${key}" is ${wanted ? 'not found' : 'found all the same'}. Mend the words to look for, or the example.` }));
  });
}

/** What is wrong with one pattern: its expressions, its row and floor, and its examples both ways. */
function signalFaults(signal: Signal, indicators: ReadonlySet<string>): Fault[] {
  const places = placeFaults(signal, indicators);
  try {
    const compiled = compileSignals([signal]);
    return [...places, ...exampleFaults(signal, (text) => signalsIn(text, text, compiled).length > 0)];
  } catch (error) {
    return [{ key: 'all', says: `the words to look for: ${sayExpression(error)}` }, ...places];
  }
}

/** What is wrong with one file of patterns, each with its line. */
function signalFile(rules: string, name: string, seen: Set<string>, indicators: ReadonlySet<string>): Finding[] {
  const file = `rules/english/signals/${name}`;
  const text = readFileSync(join(rules, 'english/signals', name), 'utf8');
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines });
  const fault = unreadable(doc, file, text);
  if (fault) return [fault];
  const lineOf = (path: (string | number)[]): number | undefined => {
    const node = [path, path.slice(0, 2)].map((one) => doc.getIn(one, true)).find((one) => isNode(one));
    return isNode(node) && node.range ? lines.linePos(node.range[0]).line : undefined;
  };
  const read = SignalsFile.safeParse(doc.toJS());
  if (!read.success) return read.error.issues.map(({ path, message }): Finding => {
    const place = path.filter((step): step is string | number => typeof step !== 'symbol');
    const id = Named.safeParse(doc.getIn(place.slice(0, 2)) && (doc.toJS() as { signals: unknown[] }).signals[Number(place[1])]).data?.id;
    return { file, line: lineOf(place), says: `${id ?? 'this entry'}${place.length > 2 ? `, ${place.slice(2).join(', ')}` : ''}: ${message}. It must look like the entries above it.` };
  });
  return read.data.signals.flatMap((signal, i) => {
    const twice = seen.has(signal.id) ? [{ key: 'id', says: 'this id is used twice. Every id may stand once only.' }] : [];
    seen.add(signal.id);
    return [...twice, ...signalFaults(signal, indicators)].map(({ key, says }) => ({ file, line: lineOf(['signals', i, key]), says: `${signal.id}: ${says}` }));
  });
}

const Sentence = z.object({ row: z.nullish(z.string()), level: z.nullish(z.number()), kind: z.string(), text: z.string() });

const KINDS = new Set(['evidence', 'near-miss', 'neutral']);

/** Lines of an examples file that cannot be used: no example, or of a row that is not there. */
function exampleFile(path: string, file: string, indicators: ReadonlySet<string>): Finding[] {
  return readFileSync(path, 'utf8').split('\n').flatMap((line, at): Finding[] => {
    if (!line.trim()) return [];
    const say = (says: string): Finding[] => [{ file, line: at + 1, says }];
    let written: unknown;
    try { written = JSON.parse(line); } catch { return say('this line cannot be read. Copy the line above it, and change only what stands between the last pair of quotation marks.'); }
    const { data } = Sentence.safeParse(written);
    if (!data) return say('this line needs "row", "level", "kind" and "text", as the lines above it.');
    if (!KINDS.has(data.kind)) return say(`"${data.kind}" is no kind of example: evidence, near-miss or neutral.`);
    const id = `${data.row ?? ''}/L${String(data.level)}`;
    if (data.kind === 'near-miss' && data.row && ![1, 2, 3, 4].some((level) => indicators.has(`${data.row ?? ''}/L${String(level)}`))) return say(`"${data.row}" is not a row of english/indicators.yaml.`);
    return data.kind === 'evidence' && !indicators.has(id) ? say(`"${id}" is not a shared indicator: look for the row and its levels in english/indicators.yaml.`) : [];
  });
}

/**
 * What must be mended in the words that all authorities share: how mails are taken apart, what qualifies a mention, patterns and example sentences; once
 * these can be used, also what the reader may not learn from, and the labelled messages. Nothing where they are not here.
 */
export function checkEnglish(rules: string): Finding[] {
  const indicators = new Set(sharedIndicators(rules));
  const namesIn = (folder: string, ending: string) => (existsSync(join(rules, 'english', folder)) ? readdirSync(join(rules, 'english', folder)).filter((name) => name.endsWith(ending)).sort() : []);
  const seen = new Set<string>();
  const found = [
    ...checkReading(rules),
    ...namesIn('signals', '.yaml').flatMap((name) => signalFile(rules, name, seen, indicators)),
    ...['examples', 'examples-extra'].flatMap((folder) => namesIn(folder, '.jsonl').flatMap((name) => exampleFile(join(rules, 'english', folder, name), `rules/english/${folder}/${name}`, indicators))),
  ];
  return found.length ? found : checkMaterial(dirname(rules), new Set([...indicators].map((id) => id.replace(/\/L\d$/, ''))));
}
