import type { MaskRules } from '../core/evidence';

/** Words that are no names, from rules/english; a chunk of its own, fetched when a no-names consultation begins. */
export async function maskRules(): Promise<MaskRules> {
  const file = (await import(/* webpackChunkName: "common-words" */ '../../rules/english/common-words.yaml')).default as { words: string };
  const words = new Set(file.words.split(/\s+/));
  return { isCommon: (word) => words.has(word) };
}
