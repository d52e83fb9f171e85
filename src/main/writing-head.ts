import type { WritingHead } from '../core/referral';

let opened: Promise<WritingHead> | undefined;

/** The learnt part of the wording advice, from a file of its own. Rejects when it cannot be fetched; asked again, it is tried again. */
export function writingHead(): Promise<WritingHead> {
  opened ??= import(/* webpackChunkName: "writing" */ './writing-open').then((loaded) => loaded.opened);
  opened.catch(() => { opened = undefined; });
  return opened;
}
