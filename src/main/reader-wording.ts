import type { CloserHeard, ReadClosely } from '../core/referral';

let opened: Promise<ReadClosely> | undefined;

async function open(): Promise<ReadClosely> {
  const { loadWording } = await import(/* webpackChunkName: "encoder" */ '../adapters/reader/onnx');
  const folder = (path: string) => new URL(path, self.location.href).href;
  return loadWording({ model: folder(`writing-closer/${CLOSER_BUILD}/`), engine: folder(`encoder/${ENCODER_BUILD}/`) });
}

/** Reads wording more closely, in the worker, with what is fetched from our own origin and checked when it is first asked for. Rejects where it cannot be had; the next call tries again. */
export async function readWording(texts: readonly string[]): Promise<CloserHeard> {
  opened ??= open();
  opened.catch(() => { opened = undefined; });
  return (await opened)(texts);
}
