import type { Facts, Reading } from '../core/evidence';
import type { ReaderService } from '../service/panel';

interface Answer { id: number; progress?: number; reading?: Reading; facts?: Facts | null; refined?: Reading; failed?: boolean; done?: boolean }

/** Calls back once what was just found has been painted; soon in any case, since a hidden page paints nothing. */
function afterPaint(then: () => void): void {
  let isOver = false;
  const once = () => { if (!isOver) { isOver = true; then(); } };
  requestAnimationFrame(() => setTimeout(once, 0));
  setTimeout(once, 500);
}

/** Reads in a Web Worker. What comes after the first reading is fetched and worked out once that is on the screen. A cancelled or failed reading rejects; nothing of the message is in the error. */
export function workerReader(encoder: boolean): ReaderService {
  const worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module', name: 'reader' });
  let last = 0;
  return {
    closer: encoder,
    read(message, options = {}) {
      const id = ++last;
      return new Promise<Reading>((resolve, reject) => {
        const stop = () => { worker.removeEventListener('message', hear); worker.removeEventListener('error', fail); };
        const fail = () => { stop(); reject(new Error('The message could not be read.')); };
        const hear = ({ data }: MessageEvent<Answer>) => {
          if (data.id !== id) return;
          if (data.progress !== undefined) options.onProgress?.(data.progress);
          if (data.reading) {
            resolve(data.reading);
            afterPaint(() => worker.postMessage({ id, more: true }));
          }
          if (data.facts !== undefined) options.onFacts?.(data.facts ?? undefined);
          if (data.refined && !options.signal?.aborted) options.onRefined?.(data.refined);
          if (data.failed) fail();
          if (data.done) stop();
        };
        worker.addEventListener('message', hear);
        worker.addEventListener('error', fail);
        options.signal?.addEventListener('abort', () => { worker.postMessage({ id, cancel: true }); stop(); reject(new Error('Reading was stopped.')); });
        worker.postMessage({ id, message, encoder });
      });
    },
  };
}
