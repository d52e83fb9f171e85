/// <reference lib="webworker" />
import type { Message } from '../core/evidence';
import type { Aside } from './reader-draft';
import { readerForBrowser } from './reader-parts';

type Ask = { id: number; message: Message; encoder: boolean } | ({ id: number } & Aside) | { id: number; more: true } | { id: number; cancel: true };

const running = new Map<number, AbortController>();
/** First readings that wait until the page has shown them. */
const waiting = new Map<number, () => void>();
const tell = (answer: unknown) => self.postMessage(answer);

async function read({ id, message, encoder }: { id: number; message: Message; encoder: boolean }): Promise<void> {
  const control = new AbortController();
  running.set(id, control);
  const onProgress = (done: number) => tell({ id, progress: done });
  try {
    const reader = await readerForBrowser();
    const first = await reader.read(message, { signal: control.signal, onProgress });
    tell({ id, reading: first });
    await new Promise<void>((go) => { waiting.set(id, go); });
    if (control.signal.aborted) return;
    tell({ id, facts: await reader.facts(message, first).catch(() => null) });
    if (control.signal.aborted) return;
    const refined = await reader.refine(message, first, { signal: control.signal, closer: encoder });
    if (!control.signal.aborted) tell({ id, refined, ...(refined.tier === 'encoder' && { facts: refined.facts }) });
    tell({ id, done: true });
  } catch {
    // The error may hold words of the message: only the fact goes out.
    tell({ id, failed: true });
  } finally {
    running.delete(id);
    waiting.delete(id);
  }
}

async function aside(asked: { id: number } & Aside): Promise<void> {
  const { id } = asked;
  try {
    const { answerAside } = await import(/* webpackChunkName: "draft" */ './reader-draft');
    tell({ id, ...await answerAside(asked) });
  } catch {
    // The error may hold words of the message: only the fact goes out.
    tell({ id, failed: true });
  }
}

// Put together while the page is still asking the host for the message. A failure is met again, and said, by the first reading.
readerForBrowser().catch(() => undefined);

self.onmessage = ({ data }: MessageEvent<Ask>) => {
  if ('cancel' in data) running.get(data.id)?.abort();
  if ('message' in data) void read(data);
  else if ('more' in data) waiting.get(data.id)?.();
  else if (!('cancel' in data)) void aside(data);
};
