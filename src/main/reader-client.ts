import type { Facts, Reading } from '../core/evidence';
import type { CloserHeard, ReferralDraft } from '../core/referral';
import type { ReaderService } from '../service/panel';
import type { Aside } from './reader-draft';

interface Answer extends Partial<CloserHeard> { id: number; progress?: number; reading?: Reading; facts?: Facts | null; refined?: Reading; draft?: ReferralDraft; failed?: boolean; done?: boolean }

/** Calls back once what was just found has been painted; soon in any case, since a hidden page paints nothing. */
function afterPaint(then: () => void): void {
  let isOver = false;
  const once = () => { if (!isOver) { isOver = true; then(); } };
  requestAnimationFrame(() => setTimeout(once, 0));
  setTimeout(once, 500);
}

/** A worker that is started again when it could not start or broke; what it was asked until then has failed. */
function worksInWorker() {
  let worker: Worker | undefined;
  let last = 0;
  const asked = new Map<number, (answer: Answer) => void>();
  const begin = (): Worker => {
    const begun = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module', name: 'reader' });
    begun.onmessage = ({ data }: MessageEvent<Answer>) => asked.get(data.id)?.(data);
    begun.onerror = () => {
      begun.terminate();
      worker = undefined;
      for (const [id, hear] of [...asked]) hear({ id, failed: true });
    };
    return begun;
  };
  const tell = (what: object) => (worker ??= begin()).postMessage(what);
  return {
    /** Where it cannot start, that is met again, and said, by the first that is asked. */
    start: () => { try { worker ??= begin(); } catch { /* see above */ } },
    tell,
    ask: (what: object, hear: (answer: Answer) => void): number => {
      last += 1;
      asked.set(last, hear);
      tell({ id: last, ...what });
      return last;
    },
    end: (id: number) => { asked.delete(id); },
  };
}

/**
 * Reads and drafts in a Web Worker. What comes after the first reading is fetched and worked out once that is on the screen.
 * A cancelled or failed reading rejects; nothing of the message is in the error. A draft is made on the page where the worker cannot.
 */
export function workerReader(encoder: boolean): ReaderService {
  const { start, tell, ask, end } = worksInWorker();
  start();
  const aside = (what: Aside) => new Promise<Answer>((resolve, reject) => {
    const id = ask(what, (answer) => { end(id); if (answer.failed) reject(new Error()); else resolve(answer); });
  });
  return {
    closer: encoder,
    wording: encoder && CLOSER_BUILD ? (wording) => aside({ wording }) as Promise<CloserHeard> : undefined,
    read: (message, options = {}) => new Promise<Reading>((resolve, reject) => {
      let first: Reading | undefined;
      const refined = (reading: Reading) => { if (!options.signal?.aborted) options.onRefined?.(reading); };
      let known: Facts | undefined;
      const facts = (found: Facts | null | undefined) => { known = found ?? known; options.onFacts?.(known); };
      const id = ask({ message, encoder }, (answer) => {
        if (answer.progress !== undefined) options.onProgress?.(answer.progress);
        if (answer.reading) {
          first = answer.reading;
          resolve(first);
          afterPaint(() => tell({ id, more: true }));
        }
        // Where no closer reading comes, the first is all there is: nobody is left to wait for more.
        const closer = answer.refined ?? (answer.failed ? first : undefined);
        if (closer) refined(closer);
        if (answer.facts !== undefined || answer.failed) facts(answer.facts);
        if (answer.failed) reject(new Error('The message could not be read.'));
        if (answer.failed || answer.done) end(id);
      });
      options.signal?.addEventListener('abort', () => { tell({ id, cancel: true }); end(id); reject(new Error('Reading was stopped.')); });
    }),
    draft: (drafting) => aside({ drafting }).then(({ draft }) => draft as ReferralDraft).catch(async () => (await import(/* webpackChunkName: "draft" */ './reader-draft')).draftReferral(drafting)),
  };
}
