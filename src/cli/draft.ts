/**
 * threshold draft: reads case lines (JSONL) on stdin and drafts a referral of each, with the same core as the panel.
 * Nobody has decided anything here, so level, request and consent stay to be asked.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { wordPapers } from '../adapters/documents';
import { suggest } from '../core/decision';
import type { Message, Reading } from '../core/evidence';
import type { Pack } from '../core/pack';
import { asJson, asText, draftReferral, type ReferralDraft } from '../core/referral';
import { openPack } from './open-pack';
import { wordsReader } from './reader-parts';
import { messageFrom } from './suggest-lines';

type Format = 'json' | 'docx' | 'text';

export interface DraftDesk {
  root: string;
  input: Readable;
  out: (line: string) => void;
  err: (line: string) => void;
  /** Left out: the words reader of this checkout. */
  read?: (message: Message) => Promise<Reading>;
}

const USAGE = 'threshold draft --pack redbridge --format json|docx|text [--out FOLDER] < cases.jsonl';

const formatOf = (text: string | undefined): Format | undefined => (text === undefined ? 'json' : text === 'json' || text === 'docx' || text === 'text' ? text : undefined);

async function written(draft: ReferralDraft, format: Format): Promise<string | Uint8Array> {
  if (format === 'text') return asText(draft);
  if (format === 'json') return JSON.stringify(asJson(draft));
  return new Uint8Array(await (await wordPapers().asWord(draft)).arrayBuffer());
}

const ENDING: Record<Format, string> = { json: 'json', text: 'txt', docx: 'docx' };

/** Drafts the referral of one case line. Rejects with a sentence that holds none of its words. */
export async function draftLine(line: string, pack: Pack, read: (message: Message) => Promise<Reading>): Promise<{ id: string; draft: ReferralDraft }> {
  let value: unknown;
  try { value = JSON.parse(line.replace(/^\uFEFF/, '')); } catch { throw new Error('this line is not JSON'); }
  const message = messageFrom(value);
  const reading = await read(message);
  return { id: message.id, draft: draftReferral({ message, reading, suggestions: suggest(reading, pack), decisions: [], pack }) };
}

/** The reader that was handed in, or the words reader of this checkout. */
export function readerFor({ root, read }: Pick<DraftDesk, 'root' | 'read'>): (message: Message) => Promise<Reading> {
  if (read) return read;
  const reader = wordsReader(root);
  return (message) => reader.read(message);
}

/** Gives 0, or 1 when a line could not be read, or 2 when it was not asked rightly. Never prints a message's words in an error. */
export async function runDraft(args: string[], desk: DraftDesk): Promise<number> {
  const { values } = parseArgs({ args, options: { pack: { type: 'string' }, format: { type: 'string' }, out: { type: 'string' } } });
  const format = formatOf(values.format);
  if (!format || (format === 'docx' && !values.out)) { desk.err(format ? 'Word documents need a folder: add --out FOLDER.' : USAGE); return 2; }
  const pack = openPack(desk.root, values.pack ?? 'redbridge');
  const read = readerFor(desk);
  if (values.out) mkdirSync(values.out, { recursive: true });
  let number = 0;
  let failed = 0;
  for await (const line of createInterface({ input: desk.input, crlfDelay: Infinity })) {
    number += 1;
    if (!line.trim()) continue;
    try {
      const { id, draft } = await draftLine(line, pack, read);
      const body = await written(draft, format);
      if (values.out) writeFileSync(join(values.out, `${id.replace(/[^\w.-]/g, '_')}.${ENDING[format]}`), body);
      else desk.out(format === 'json' ? `{"id":${JSON.stringify(id)},"draft":${String(body)}}` : String(body));
    } catch (error) {
      failed += 1;
      desk.err(`line ${String(number)}: ${error instanceof Error ? error.message : 'could not be drafted'}`);
    }
  }
  return failed > 0 ? 1 : 0;
}
