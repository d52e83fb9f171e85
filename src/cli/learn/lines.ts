import { sayFigures, figuresOf, type ReadCase } from '../figures';
import type { BankSentence } from '../training/labelled';
import { KINDS, type Change, type ReadTwice, type Twice } from './changes';
import type { NewMessage, NewSentence, Since } from './since';

/** So many changed messages are named; all are counted. */
const NAMED = 30;
const counted = (n: number, one: string): string => `${n.toLocaleString('en-GB')} ${one}${n === 1 ? '' : 's'}`;

const HOW = {
  same: '', git: 'as git kept the files with these words',
  list: 'as the list of sentences beside the words tells: without git, or where git has not kept these words, new near misses, harmless sentences and messages cannot be told',
} as const;

/** What is new, counted. */
export function saySince({ by, sentences, messages, gone }: Since): string[] {
  const changed = sentences.filter(({ was }) => was).length + messages.filter(({ isChanged }) => isChanged).length;
  const aside = messages.filter(({ isAside }) => isAside).length;
  return [
    `New or changed since the shipped words were learnt (${HOW[by]}): ${counted(sentences.length, 'sentence')}, ${counted(messages.length, 'message')}; ${String(changed)} of these changed, ${String(gone)} taken away.`,
    ...(aside ? [`Of the messages ${String(aside)} are kept aside by their number: not learnt from, not shown, only counted below.`] : []),
  ];
}

const wants = ({ kind, row, level }: BankSentence): string => (kind === 'evidence' ? `should show ${row ?? ''} at level ${String(level)}` : kind === 'near-miss' ? `comes near to ${row ?? ''} and should not show it` : 'should show nothing');

const sayRows = ({ level, rows }: ReadCase['reading']): string => `level ${String(level)}; ${rows.filter((row) => row.level >= 2).map((row) => `${row.row} at ${String(row.level)}`).join(', ') || 'no row'}`;

function verdict({ kind, row, level }: BankSentence, { rows }: ReadCase['reading']): string {
  const shown = rows.find((one) => one.row === row && one.level >= 2);
  if (kind === 'evidence') return shown ? (shown.level === level ? 'as it should' : 'the row, at another level') : level === 1 ? '' : 'the row is not found';
  return kind === 'near-miss' ? (shown ? 'the row is said all the same' : 'as it should') : rows.some((one) => one.level >= 2) ? 'a row is said all the same' : 'as it should';
}

/** Each new sentence, read alone: before and after. */
export const saySentences = (read: readonly (NewSentence & Twice)[]): string[] => read.flatMap(({ one, at, was, before, after }) => [
  `  “${one.text}”`, `    ${at}: ${wants(one)}${was ? ` (until now: ${wants(was)})` : ''}`,
  ...([['before', before], ['after', after]] as const).map(([name, reading]) => `    ${name.padEnd(7)}${sayRows(reading)}   ${verdict(one, reading)}`.trimEnd()),
]);

/** Each new message that is not kept aside: before and after. */
export const sayMessages = (read: readonly (NewMessage & Twice)[]): string[] => read.flatMap(({ one, at, before, after }) => [
  `  ${one.id} (${at}), labelled level ${String(one.expected.level)}: ${one.expected.indicators.filter(({ level }) => level >= 2).map(({ row, level }) => `${row} at ${String(level)}`).join(', ') || 'no row'}`,
  `    before ${sayRows(before)}`, `    after  ${sayRows(after)}`,
]);

/** The figures on what is kept aside, side by side. Counts only. */
export function sayAside(read: readonly ReadTwice[]): string[] {
  const [before, after] = (['before', 'after'] as const).map((when) => sayFigures(figuresOf(read.map((one) => ({ one: one.one, reading: one[when] })))));
  return [
    `Kept aside (never learnt from; counted, never shown): ${counted(read.length, 'message')}, read by words alone`, `  ${''.padEnd(40)}${'before'.padEnd(24)}after`,
    ...(before ?? []).map(([name, figure], i) => `  ${name.padEnd(40)}${figure.padEnd(24)}${after?.[i]?.[1] ?? ''}`),
    '  One or two points up or down are chance: any change in the sentences shakes the whole training a little. Look at what comes back with another sentence too.',
  ];
}

/** Other labelled messages that read otherwise: counted by kind, and the most important named. */
export function sayChanges(changes: readonly Change[], of: number): string[] {
  const kinds = KINDS.flatMap((kind) => { const n = changes.filter((one) => one.kind === kind).length; return n ? [`  ${String(n).padStart(5)}  ${kind}`] : []; });
  const named = changes.slice(0, NAMED).map(({ kind, id, at, says }) => `  ${id} (${at}): ${kind}. ${says}`);
  return [
    `Other labelled messages that read otherwise by words alone: ${String(changes.length)} of ${of.toLocaleString('en-GB')} (all learnt from, before and after)`, ...kinds,
    ...(named.length ? [changes.length > named.length ? `The ${String(named.length)} most important:` : 'Each of them, the most important first:', ...named] : []),
  ];
}
