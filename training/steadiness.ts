/**
 * Does the reading hold still? Reads messages again with one sentence more that tells how low to read, with a stretch of a harmless
 * message, with other names and the other sex, and with the posts or the quoted and forwarded mails of a thread in another order; counts those whose level, immediacy or rows fall. Prints counts only.
 * Usage: tsx training/steadiness.ts [--encoder FOLDER] [--words FOLDER] [--lowering FILE] [--harmless FILE] --ids FILE CASES...
 * FILE of --lowering: a sentence a line (else tests/cases/playing-down.txt); of --harmless: a paragraph a line.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEncoderIn, wordsReaderParts } from '../src/cli/reader-parts';
import { messageOf, readLines, type Case } from '../src/cli/training/labelled';
import { inOtherOrder } from '../src/cli/training/other-order';
import { compilePassageRules, createReader, type Message, type Reading } from '../src/core/evidence';

const bakeSale = 'The bake sale raised £212, thank you all. Photos are on Thursday and the coach for the museum leaves at 9.15. Please bring a packed lunch and a coat. Year 4 loved the visiting author.';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { encoder: { type: 'string' }, words: { type: 'string' }, lowering: { type: 'string' }, harmless: { type: 'string' }, ids: { type: 'string', default: '' } } });
const root = join(import.meta.dirname, '..');
const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').filter((line) => line.trim());
/** None of these stands in training/telling.jsonl. */
const lowering = linesOf(values.lowering ?? join(root, 'tests/cases/playing-down.txt'));
const harmless = values.harmless === undefined ? [bakeSale] : linesOf(values.harmless);
const parts = wordsReaderParts(root, values.words);
const reader = createReader(parts);
const passageRules = compilePassageRules(parts.english.passages);
const ids = new Set(readFileSync(values.ids, 'utf8').split(/\s+/));

const edit = (message: Message, change: (text: string) => string): Message => ({ ...message, subject: change(message.subject), parts: message.parts.map((part) => ({ ...part, text: change(part.text) })) });
const added = (message: Message, text: string, first: boolean): Message => {
  const at = first ? 0 : message.parts.length - 1;
  return { ...message, parts: message.parts.map((part, i) => (i === at ? { ...part, text: first ? `${text}\n\n${part.text}` : `${part.text.trimEnd()}\n\n${text}` } : part)) };
};
const swapSex: Record<string, string> = { he: 'she', she: 'he', him: 'her', his: 'her', boy: 'girl', girl: 'boy', son: 'daughter', daughter: 'son', brother: 'sister', sister: 'brother' };
const otherSex = (text: string) => text.replace(/\b(he|she|him|his|her|boy|girl|son|daughter|brother|sister)\b/gi, (word) => {
  const to = word.toLowerCase() === 'her' ? 'his' : swapSex[word.toLowerCase()] ?? word;
  return /^[A-Z]/.test(word) ? to.charAt(0).toUpperCase() + to.slice(1) : to;
});
const pool = ['Chukwuemeka', 'Agnieszka', 'Mohammed', 'Siobhan', 'Lakshmi', 'Tyrone', 'Xiuying', 'Oliver'];

function otherNames(one: Case, message: Message): Message {
  const facts = one.expected.facts as { child?: { name?: string | null }; adults?: { name?: string | null }[]; otherChildren?: { name?: string | null }[] };
  const names = [facts.child, ...(facts.adults ?? []), ...(facts.otherChildren ?? [])].flatMap((person) => (person?.name ?? '').split(/\s+/)).filter((word) => /^\p{Lu}\p{Ll}{2,}$/u.test(word) && !/^(?:Mrs|Miss)$/.test(word));
  return edit(message, (text) => [...new Set(names)].reduce((left, name, i) => left.replace(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'gu'), pool[i % pool.length] as string), text));
}

const counts = new Map<string, { read: number; lower: number; calmer: number; otherRows: number; otherLevel: number }>();
function count(name: string, before: Reading, after: Reading): void {
  const found = counts.get(name) ?? { read: 0, lower: 0, calmer: 0, otherRows: 0, otherLevel: 0 };
  const rows = ({ rows: list }: Reading) => list.map(({ row }) => row).sort().join();
  found.read += 1;
  found.lower += Number(after.level < before.level);
  found.otherLevel += Number(after.level !== before.level);
  found.calmer += Number(before.immediate.suggested && !after.immediate.suggested);
  found.otherRows += Number(rows(before) !== rows(after));
  counts.set(name, found);
}

async function main(): Promise<void> {
  const encoder = values.encoder === undefined ? undefined : await openEncoderIn(values.encoder, root);
  const read = (message: Message) => reader.read(message, { encoder });
  let turn = 0;
  for (const one of positionals.flatMap((file) => readLines<Case>(file)).filter(({ id }) => ids.has(id))) {
    const message = messageOf(one);
    const before = await read(message);
    if (before.level >= 2) {
      for (let k = 0; k < 3; k += 1, turn += 1) count('a lowering sentence', before, await read(added(message, lowering[turn % lowering.length] as string, turn % 3 === 0)));
      count('harmless lines', before, await read(added(message, harmless[turn % harmless.length] as string, turn % 2 === 0)));
    }
    count('other names', before, await read(otherNames(one, message)));
    count('the other sex', before, await read(edit(message, otherSex)));
    const turned = inOtherOrder(message, passageRules, (list) => list.toReversed());
    if (turned) count('another order', before, await read(turned));
  }
  for (const [name, found] of counts) process.stdout.write(`${name}: ${String(found.read)} readings; level lower ${String(found.lower)}, level other ${String(found.otherLevel)}, no longer immediate ${String(found.calmer)}, list of rows other ${String(found.otherRows)}\n`);
}

void main();
