/**
 * threshold draft: reads case lines (JSONL) on stdin and drafts a referral of each, with the same core as the panel.
 * Nobody has decided anything here, so level, request and consent stay to be asked.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { wordPapers } from '../adapters/documents';
import { suggest } from '../core/decision';
import type { Message, Reading } from '../core/evidence';
import type { Pack, ReferralForm } from '../core/pack';
import { asJson, asText, draftReferral, ReferralJson, withEdits, type ReferralDraft } from '../core/referral';
import { openPack } from './keeper/shelf';
import { readBy, TIERS } from './reader-parts';
import { eachCase } from './suggest-lines';

type Format = 'json' | 'docx' | 'text';

export interface DraftDesk {
  root: string;
  input: Readable;
  out: (line: string) => void;
  err: (line: string) => void;
  /** Left out: the tier of this checkout that --tier names. */
  read?: (message: Message) => Promise<Reading>;
}

const USAGE = 'threshold draft --pack redbridge --format json|docx|text [--tier words|encoder] [--out FOLDER] < cases.jsonl\nthreshold draft --schema';

const formatOf = (text: string | undefined): Format | undefined => (text === undefined ? 'json' : text === 'json' || text === 'docx' || text === 'text' ? text : undefined);

async function written(draft: ReferralDraft, format: Format): Promise<string | Uint8Array> {
  if (format === 'text') return asText(draft);
  if (format === 'json') return JSON.stringify(asJson(draft));
  return new Uint8Array(await (await wordPapers().asWord(draft)).arrayBuffer());
}

/** The shape of a referral's JSON as JSON Schema, for whoever takes it into another system; lies in docs/schema. */
const referralSchema = (): string => JSON.stringify({ title: 'Referral as the panel writes it, version 1', ...z.toJSONSchema(ReferralJson) }, null, 2);

const ENDING: Record<Format, string> = { json: 'json', text: 'txt', docx: 'docx' };

/** The referral of one message as the panel shows it before anybody has changed it, on the authority's referral form or the one given. */
export async function draftMessage(message: Message, pack: Pack, read: (message: Message) => Promise<Reading>, form?: ReferralForm): Promise<ReferralDraft> {
  const reading = await read(message);
  return withEdits(draftReferral({ message, reading, suggestions: suggest(reading, pack), decisions: [], pack, form }), {});
}

/** A name that every system takes, and that no other case of this run has: none writes over another. */
function fileNameFor(id: string, taken: Set<string>): string {
  const plain = id.replace(/[^\w.-]/g, '_').replace(/^(?:con|prn|aux|nul|com\d|lpt\d)$/i, '$&_').slice(0, 100);
  let name = plain;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${plain}-${String(n)}`;
  taken.add(name.toLowerCase());
  return name;
}

/** Gives 0, or 1 when a line could not be read or there was none, or 2 when it was not asked rightly. Never prints a message's words in an error. */
export async function runDraft(args: string[], desk: DraftDesk): Promise<number> {
  const { values } = parseArgs({ args, options: { pack: { type: 'string' }, format: { type: 'string' }, tier: { type: 'string' }, out: { type: 'string' }, schema: { type: 'boolean', default: false } } });
  if (values.schema) { desk.out(referralSchema()); return 0; }
  const format = formatOf(values.format);
  if (!format || (format === 'docx' && !values.out)) { desk.err(format ? 'Word documents need a folder: add --out FOLDER.' : USAGE); return 2; }
  const pack = openPack(desk.root, values.pack ?? 'redbridge');
  const read = desk.read ?? await readBy(desk.root, values.tier);
  if (!read) { desk.err(TIERS); return 2; }
  if (values.out) mkdirSync(values.out, { recursive: true });
  const taken = new Set<string>();
  const failed = await eachCase(desk.input, async (message) => {
    const draft = await draftMessage(message, pack, read);
    const body = await written(draft, format);
    if (values.out) writeFileSync(join(values.out, `${fileNameFor(message.id, taken)}.${ENDING[format]}`), body);
    else desk.out(format === 'json' ? `{"id":${JSON.stringify(message.id)},"draft":${String(body)}}` : String(body));
  }, desk.err);
  return failed > 0 ? 1 : 0;
}
