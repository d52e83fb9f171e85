/**
 * npm run bench -- --json [--encoder] [--only WORD, of the ways whose name has it]: how long reading takes, in one process, on the same texts as bare tokenising with sentence
 * splitting, MiniSearch over the matrix's wording, and compromise. A measurement, not a timed test.
 *
 * The bare way splits line by line: handed the whole text in one call, Intl.Segmenter of Node takes about four times as long for
 * twice the words, and makes a long text look far harder than it is. That way is timed beside it.
 *
 * A draft is made in the reader's worker (src/main/reader.worker.ts): "draft, in the worker" is what it takes there, "draft, on the page"
 * what the page's own thread does for it, which is to hand the message and the reading over and to take the draft back. Reading first is not counted.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import nlp from 'compromise';
import type { Message } from '../../src/core/evidence';
import { encoderTier, hasEncoder, wordsReader } from '../../src/cli/reader-parts';
import { suggest } from '../../src/core/decision';
import { draftReferral, type Drafting } from '../../src/core/referral';
import { packOf } from '../support/packs';

const root = path.resolve(__dirname, '../..');
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, encoder: { type: 'boolean', default: false }, rounds: { type: 'string', default: '15' }, only: { type: 'string', default: '' } } });

/** How often each way is timed; a long text, and the encoder on it, less often. */
const roundsOf = (way: string, words: number): number => (words < 20_000 ? Number(values.rounds) : way === 'encoder tier' ? 1 : 3);

interface Case { id: string; body?: string; messages?: { text: string }[] }
const open = path.join(root, 'tests/cases/open.jsonl');
const material = existsSync(open) ? readFileSync(open, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case).filter((c) => Number(c.id.slice(5)) % 3 !== 0).map((c) => c.body ?? (c.messages ?? []).map((m) => m.text).join('\n')) : ['He came to school hungry again.'];

function textOf(words: number): string {
  const out: string[] = [];
  for (let i = 0, have = 0; have < words; i += 1) {
    const piece = material[i % material.length] ?? '';
    out.push(piece);
    have += piece.split(/\s+/).length;
  }
  return out.join('\n\n').split(/(?<=\s)/).slice(0, words).join('');
}

const messageOf = (text: string): Message => ({ id: 'bench', channel: 'outlook', subject: 'Bench', sentAt: '2026-10-06T15:00:00', parts: [{ text }] });

const search = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
search.addAll(packOf('redbridge', '2025-07-interim').matrix.flatMap((row) => row.cells.map((cell) => ({ id: cell.id, text: cell.text }))));
const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' });
const inOneCall = (text: string) => Array.from(segmenter.segment(text), (s) => s.segment);
const sentences = (text: string) => text.split('\n').flatMap(inOneCall);
const tokens = (all: string[]) => all.map((s) => s.toLowerCase().match(/[\p{L}\p{N}']+/gu));

const pack = packOf('redbridge', '2025-07-interim');
const reader = wordsReader(root);
const draftings = new Map<string, Drafting>();
/** What a draft of a text is made from, read once. */
function draftingOf(text: string): Drafting {
  const message = messageOf(text);
  const known = draftings.get(text);
  if (known) return known;
  const reading = reader.readNow(message);
  const made = { message, reading, suggestions: suggest(reading, pack), decisions: [], pack };
  draftings.set(text, made);
  return made;
}
const drafts = new Map<string, ReturnType<typeof draftReferral>>();
function draftOf(text: string): ReturnType<typeof draftReferral> {
  const made = drafts.get(text) ?? draftReferral(draftingOf(text));
  drafts.set(text, made);
  return made;
}

async function measure(): Promise<void> {
  const encoder = values.encoder && hasEncoder(root) ? await encoderTier(root) : undefined;

  const ways: Record<string, (text: string) => unknown> = {
    'tokens and sentences': (text) => tokens(sentences(text)),
    'the same in one call': (text) => tokens(inOneCall(text)),
    minisearch: (text) => sentences(text).map((s) => search.search(s)),
    compromise: (text) => nlp(text).sentences().json(),
    'words tier': (text) => reader.readNow(messageOf(text)),
    'draft, in the worker': (text) => draftReferral(draftingOf(text)),
    'draft, on the page': (text) => [structuredClone(draftingOf(text)), structuredClone(draftOf(text))],
    ...(encoder ? { 'encoder tier': (text: string) => reader.read(messageOf(text), { encoder }) } : {}),
  };

  const results: { way: string; words: number; p50: number; p95: number; n: number }[] = [];
  for (const words of [200, 1000, 20_000]) {
    const text = textOf(words);
    for (const [way, run] of Object.entries(ways).filter(([name]) => name.includes(values.only))) {
      if (words === 20_000 && way === 'minisearch' && Number(values.rounds) > 3 && !values.json) continue;
      const rounds = roundsOf(way, words);
      if (rounds > 1 || way.startsWith('draft')) await run(text);
      const times: number[] = [];
      for (let i = 0; i < rounds; i += 1) {
        const start = performance.now();
        await run(text);
        times.push(performance.now() - start);
      }
      times.sort((a, b) => a - b);
      const at = (share: number) => Number((times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(1));
      results.push({ way, words, p50: at(0.5), p95: at(0.95), n: rounds });
    }
  }
  if (values.json) console.log(JSON.stringify(results));
  else for (const r of results) console.log(`${String(r.words).padStart(6)} words  ${r.way.padEnd(22)} p50 ${String(r.p50).padStart(8)} ms  p95 ${String(r.p95).padStart(8)} ms  n ${String(r.n)}`);
}

void measure();
