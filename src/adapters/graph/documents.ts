import * as z from 'zod/mini';
import type { DocumentStore, StoredDocument } from '../../ports';
import { read } from './answer';
import { type Graph } from './client';
import { GraphError, isDoubtful } from './failure';
import type { OpenSite } from './site';

const FileShape = z.object({ id: z.string(), name: z.string(), webUrl: z.string(), size: z.number() });
const UploadShape = z.object({ uploadUrl: z.string() });
type File = z.infer<typeof FileShape>;

/** Up to here a file goes in one call; above, in fragments. */
const SIMPLE_LIMIT = 4 * 1024 * 1024;
/** A multiple of 320 KiB, as SharePoint asks. */
const FRAGMENT = 10 * 320 * 1024;
const TRIES = 4;

/** A name SharePoint takes: without the characters it refuses, not too long. */
export function fileName(name: string): string {
  const clean = name.replace(/["*:<>?/\\|#%~&{}]/g, '-').replace(/\s+/g, ' ').replace(/^[\s.]+|[\s.]+$/g, '');
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 ? clean.slice(dot) : '';
  return `${clean.slice(0, clean.length - ending.length).slice(0, 120 - ending.length)}${ending}` || 'document';
}

/** `form.docx` → `form (2).docx`. */
const numbered = (name: string, n: number): string => {
  const dot = name.lastIndexOf('.');
  return n === 1 ? name : dot > 0 ? `${name.slice(0, dot)} (${String(n)})${name.slice(dot)}` : `${name} (${String(n)})`;
};

/**
 * The document library: one folder a case, named by its key. A document is never replaced: a second one of the same name gets a
 * number. When an answer was lost, the file is looked for and adopted if it has the size of what was sent.
 * Rejects with `GraphError`; `sentenceFor` says what to do.
 */
export function graphDocumentStore(graph: Graph, site: OpenSite): DocumentStore {
  async function find(drive: string, path: string): Promise<File | undefined> {
    return graph.ask({ name: 'file', into: { drive, path } }, FileShape).catch((error: unknown) => {
      if (error instanceof GraphError && error.trouble === 'not-found') return undefined;
      throw error;
    });
  }

  /** Puts the file, or says that the name is taken by another. */
  async function put(drive: string, path: string, body: Blob): Promise<File | 'taken'> {
    const send = (): Promise<File> => (body.size <= SIMPLE_LIMIT
      ? graph.ask({ name: 'put-file', into: { drive, path }, query: { '@microsoft.graph.conflictBehavior': 'fail' }, headers: { 'Content-Type': body.type || 'application/octet-stream' }, bytes: body, once: true }, FileShape)
      : upload(graph, drive, path, body));
    let doubted = false;
    for (let n = 1; ; n += 1) {
      try { return await send(); } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        if (error.trouble !== 'taken' && error.trouble !== 'changed' && !isDoubtful(error)) throw error;
        doubted ||= error.trouble !== 'taken';
        const there = await find(drive, path);
        if (there) return doubted && there.size === body.size ? there : 'taken';
        if (n >= TRIES) throw error;
        await graph.wait(250 * 2 ** n);
      }
    }
  }

  return {
    put: async (caseKey, name, body): Promise<StoredDocument> => {
      const drive = await site.drive();
      for (let n = 1; n <= 50; n += 1) {
        const made = await put(drive, `${caseKey}/${numbered(fileName(name), n)}`, body);
        if (made !== 'taken') return { id: made.id, name: made.name, webUrl: made.webUrl };
      }
      throw new GraphError('taken', 409, 'nameAlreadyExists', '');
    },
  };
}

/** Sends a large file in fragments, in order, to the address Graph gave for it; that address takes no token. */
async function upload(graph: Graph, drive: string, path: string, body: Blob): Promise<File> {
  const { uploadUrl } = await graph.ask({ name: 'open-upload', into: { drive, path }, body: { item: { '@microsoft.graph.conflictBehavior': 'fail' } } }, UploadShape);
  for (let start = 0; ; start += FRAGMENT) {
    const end = Math.min(start + FRAGMENT, body.size);
    const answer = await graph.sendFragment(uploadUrl, body.slice(start, end), `bytes ${String(start)}-${String(end - 1)}/${String(body.size)}`);
    if (end >= body.size) return read(FileShape, answer);
  }
}
