import * as z from 'zod/mini';
import { quoted } from './calls';
import { read, type Part } from './answer';
import { type Graph } from './client';
import { GraphError } from './failure';
import { DOCUMENTS, SCHEMA_VERSION, SETUP } from './schema';

const SetupShape = z.object({ value: z.array(z.object({ id: z.string(), fields: z.object({ Key: z.string(), Value: z.string() }) })) });
const DrivesShape = z.object({ value: z.array(z.object({ id: z.string(), name: z.optional(z.string()) })) });

/** The site that holds the lists. */
export interface OpenSite {
  id: string;
  /** Resolves when the site's lists are of a version this app knows; one round trip, once. Rejects with `newer-schema`, `older-schema`, `list-missing` and the rest. */
  ready(): Promise<void>;
  /** The document library's id. */
  drive(): Promise<string>;
}

/** The answer of one part of a batch. Throws the part's error. */
export function replyOf(part: Part | undefined): unknown {
  if (!part) throw new GraphError('unreadable', 0, 'no-answer', '');
  if ('error' in part) throw part.error;
  return part.reply.body;
}

export function openSite(graph: Graph, id: string): OpenSite {
  let opening: Promise<string> | undefined;
  async function open(): Promise<string> {
    const parts = await graph.batch({
      setup: { name: 'items', into: { site: id, list: SETUP }, query: { $filter: `fields/Key eq ${quoted('schema')}`, $expand: 'fields($select=Key,Value)' } },
      drives: { name: 'drives', into: { site: id } },
    });
    const version = Number(read(SetupShape, replyOf(parts['setup'])).value[0]?.fields.Value ?? 0);
    // What is no whole number is neither older nor newer, and must not pass as the right one.
    if (!Number.isInteger(version)) throw new GraphError('unreadable', 200, 'no-version', '');
    if (version === 0) throw new GraphError('list-missing', 404, 'not-set-up', '');
    if (version > SCHEMA_VERSION) throw new GraphError('newer-schema', 200, 'newer-schema', '');
    if (version < SCHEMA_VERSION) throw new GraphError('older-schema', 200, 'older-schema', '');
    const drive = read(DrivesShape, replyOf(parts['drives'])).value.find((one) => one.name === DOCUMENTS);
    if (!drive) throw new GraphError('list-missing', 404, 'no-library', '');
    return drive.id;
  }
  const once = (): Promise<string> => {
    opening ??= open().catch((error: unknown) => { opening = undefined; throw error; });
    return opening;
  };
  return { id, ready: async () => { await once(); }, drive: once };
}
