/**
 * How well the encoder finds the indicators that London's matrix lacks: tests/cases/dudley-beyond.jsonl read at several cuts, as the
 * panel shows them under Dudley's pack. Prints counts only; `--list CUT` also the ids that are missed and what is said of harmless ones.
 * Usage: tsx training/beyond.ts [--encoder FOLDER] [--words FOLDER] [--list CUT] [CASES...]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPack } from '../src/cli/keeper/shelf';
import { openEncoderIn, wordsReaderParts } from '../src/cli/reader-parts';
import { messageOfBeyond, type BeyondCase } from '../src/cli/training/beyond-cases';
import { readLines } from '../src/cli/training/labelled';
import { suggest } from '../src/core/decision';
import { createReader, type SecondTier } from '../src/core/evidence';

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { encoder: { type: 'string' }, words: { type: 'string' }, list: { type: 'string' } } });
const CUTS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** The same tier that runs the model once a message, whatever cut is tried on it. */
function remembering(tier: SecondTier): SecondTier {
  const seen = new Map<string, ReturnType<SecondTier['read']>>();
  return { ...tier, read: (message, passages, sentences, options) => {
    const key = `${message.id} ${sentences.map(({ place }) => place.start).join()}`;
    const known = seen.get(key) ?? tier.read(message, passages, sentences, options);
    seen.set(key, known);
    return known;
  } };
}

interface Found { row: string; level: number | null; quotes: string[] }

const percent = (part: number, whole: number) => `${String(Math.round((100 * part) / Math.max(1, whole)))}% (${String(part)} of ${String(whole)})`;

/** The line of one cut. A row counts as false where it is not the wanted one. */
function say(cut: number, cases: readonly BeyondCase[], found: readonly Found[][]): string {
  const counts = { wanted: 0, row: 0, exact: 0, quoted: 0, otherRows: 0, harmless: 0, spoke: 0 };
  cases.forEach((one, i) => {
    const said = found[i] ?? [];
    if (!one.want) { counts.harmless += 1; counts.spoke += Number(said.length > 0); return; }
    const [row = '', level] = one.want.split('/L');
    const hit = said.find((s) => s.row === row);
    counts.wanted += 1;
    counts.row += Number(hit !== undefined);
    counts.exact += Number(hit?.level === Number(level));
    counts.quoted += Number(hit?.quotes.includes(one.quote ?? '') ?? false);
    counts.otherRows += said.filter((s) => s.row !== row).length;
  });
  const precision = percent(counts.row, counts.row + counts.otherRows);
  return `from ${cut.toFixed(2)}: row found ${percent(counts.row, counts.wanted)}, at its level ${percent(counts.exact, counts.wanted)}, right words ${String(counts.quoted)}; other rows said ${String(counts.otherRows)}, precision ${precision}; harmless messages with a suggestion ${percent(counts.spoke, counts.harmless)}`;
}

async function main(): Promise<void> {
  const cases = (positionals.length ? positionals : [join(root, 'tests/cases/dudley-beyond.jsonl')]).flatMap((file) => readLines<BeyondCase>(file));
  const reader = createReader(wordsReaderParts(root, values.words));
  const tier = remembering(await openEncoderIn(values.encoder ?? join(root, 'rules/model/encoder'), root));
  const dudley = openPack(root, 'dudley');
  const readAt = async (cut: number): Promise<Found[][]> => {
    const found: Found[][] = [];
    for (const one of cases) {
      const reading = await reader.read(messageOfBeyond(one), { encoder: { ...tier, blend: { ...tier.blend, beyond: cut } } });
      found.push(suggest(reading, dudley).filter(({ id }) => id.startsWith('dudley/')).map(({ id, level, evidence }) => ({ row: id, level, quotes: evidence.map(({ quote }) => quote.text) })));
    }
    return found;
  };
  process.stdout.write(`${tier.build}, its own cut ${String(tier.blend.beyond)}\n`);
  for (const cut of CUTS) process.stdout.write(`${say(cut, cases, await readAt(cut))}\n`);
  if (values.list === undefined) return;
  (await readAt(Number(values.list))).forEach((said, i) => {
    const one = cases[i] as BeyondCase;
    const names = said.map(({ row, level }) => `${row}/L${String(level)}`);
    if (one.want ? !names.includes(one.want) : names.length > 0) process.stdout.write(`  ${one.id} ${one.want ?? 'harmless'}: ${names.join(', ') || 'nothing'}\n`);
  });
}

void main();
