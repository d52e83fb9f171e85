import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readFolder, readLines, type BankSentence, type Case } from '../training/labelled';
import { isKeptAside } from '../training/material';
import type { Finding } from './edition';

/** Shorter sentences may stand in any message by chance. */
const LEAST_WORDS = 4;
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const textsOf = (one: Case): string[] => [one.subject ?? '', one.body ?? '', ...(one.messages ?? []).map(({ text }) => text)];

interface Placed<T> { one: T; file: string; path: string; line: number }

const placed = <T>(folder: string, name: string): Placed<T>[] => (existsSync(folder) ? readFolder<T>(folder) : []).flatMap(({ file, items }) => items.map((one, at) => ({ one, file, path: `${name}/${file}`, line: at + 1 })));

/** The messages with their labels that the reader learns from or is measured by. */
function messagesOf(root: string): Placed<Case>[] {
  const open = join(root, 'tests/cases/open.jsonl');
  const cases = existsSync(open) ? readLines<Case>(open).map((one, at) => ({ one, file: basename(open), path: 'tests/cases/open.jsonl', line: at + 1 })) : [];
  return [...placed<Case>(join(root, 'rules/english/messages'), 'rules/english/messages'), ...cases];
}

/** Sentences that stand word for word in a message that is kept aside, by the sentence. */
function standAside(sentences: ReadonlySet<string>, messages: readonly Placed<Case>[]): Map<string, string> {
  const starts = new Map<string, string[]>();
  for (const sentence of sentences) {
    const words = sentence.split(' ');
    const start = words.slice(0, LEAST_WORDS).join(' ');
    if (words.length >= LEAST_WORDS) starts.set(start, [...(starts.get(start) ?? []), sentence]);
  }
  const found = new Map<string, string>();
  for (const { one, file } of messages.filter((message) => isKeptAside(message.file, message.one.id))) {
    const text = plain(textsOf(one).join('\n'));
    const words = text.split(' ');
    words.forEach((_, at) => {
      for (const sentence of starts.get(words.slice(at, at + LEAST_WORDS).join(' ')) ?? []) if (` ${text} `.includes(` ${sentence} `)) found.set(sentence, `${one.id} (${file})`);
    });
  }
  return found;
}

function sentenceFindings(root: string, messages: readonly Placed<Case>[]): Finding[] {
  const bank = ['examples', 'examples-extra'].flatMap((folder) => placed<BankSentence>(join(root, 'rules/english', folder), `rules/english/${folder}`)).filter(({ one }) => typeof one.text === 'string');
  const aside = standAside(new Set(bank.map(({ one }) => plain(one.text))), messages);
  const first = new Map<string, string>();
  return bank.flatMap(({ one, path, line }): Finding[] => {
    const text = plain(one.text);
    const [before, held] = [first.get(text), aside.get(text)];
    first.set(text, before ?? `${path}, line ${String(line)}`);
    return [
      ...(before ? [{ file: path, line, says: `this sentence stands in ${before} already. Every sentence may stand once only.` }] : []),
      ...(held ? [{ file: path, line, says: `this sentence stands word for word in ${held}, which is kept aside to measure by. Invent another: what is learnt from cannot be measured by.` }] : []),
    ];
  });
}

/** What is wrong with the label of one message: no id or level, a row that is not there, words that do not stand in it. Repeats none of its words. */
function labelFaults(one: Partial<Case>, rows: ReadonlySet<string>): string[] {
  const { id, expected } = one;
  if (typeof id !== 'string' || !expected || !Array.isArray(expected.indicators) || ![1, 2, 3, 4].includes(expected.level)) return ['this is no labelled message. It needs "id" and "expected" with "level" and "indicators", as the lines above it.'];
  const labels = [...expected.indicators, ...(expected.also ?? []), ...(expected.acceptable ?? []), ...(expected.absent ?? [])];
  const strange = [...new Set(labels.map(({ row }) => row))].filter((row) => !rows.has(row));
  const texts = textsOf(one as Case);
  const lost = expected.indicators.filter(({ quote }) => !texts.some((text) => text.includes(quote ?? '')));
  return [...strange.map((row) => `"${row}" is not a row of english/indicators.yaml.`), ...lost.map(({ row }) => `the words quoted for ${row} do not stand in the message exactly so.`)];
}

/** What must be mended in the example sentences and labelled messages before the reader may learn from them. `rows` are those of the shared vocabulary. */
export function checkMaterial(root: string, rows: ReadonlySet<string>): Finding[] {
  const messages = messagesOf(root);
  const seen = new Map<string, string>();
  return [
    ...sentenceFindings(root, messages),
    ...messages.flatMap(({ one, path, line }): Finding[] => {
      const before = seen.get(one.id);
      seen.set(one.id, before ?? `${path}, line ${String(line)}`);
      return [...labelFaults(one, rows), ...(before ? [`the id ${one.id} stands in ${before} already.`] : [])].map((says) => ({ file: path, line, says }));
    }),
  ];
}
