import type { WritingHead } from '../core/referral';

let opened: Promise<WritingHead> | undefined;

/** The learnt part of the wording advice, from a file of its own. Rejects when it cannot be fetched; asked again, it is tried again. */
export function writingHead(): Promise<WritingHead> {
  opened ??= open();
  opened.catch(() => { opened = undefined; });
  return opened;
}

async function open(): Promise<WritingHead> {
  const [{ openWritingHead }, { default: model }] = await Promise.all([
    import(/* webpackChunkName: "writing" */ './writing-open'),
    import(/* webpackChunkName: "writing" */ '../../rules/model/writing/writing.json'),
  ]);
  return openWritingHead(model);
}
