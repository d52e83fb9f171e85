import type { Material } from './assemble';
import type { SecondTier, SentenceOutputs, TierOutputs } from './tier';

/**
 * Words with which a sentence speaks about the message, its reader, or how little there is to it, and not about what happened to a child.
 * Kept wide: what it catches beside the mark costs a second look and nothing else.
 */
const SPEAKS_OF_THE_MESSAGE = new RegExp(`(?<![\\p{L}])(?:${[
  'levels?', 'tier', 'thresholds?', 'bar', 'low(?:est|er)?', 'trivial', 'minor', 'routine', 'standard', 'admin', 'priority', 'rat(?:e|ed|ing)', 'scor(?:e|ed)', 'grade[ds]?', 'green', 'universal',
  'clos(?:e|ed|ing)', 'resolved', 'sorted', 'dealt', 'settled', 'outcome', 'overlook', 'ignore', 'disregard', 'forget', 'scrap', 'delete', 'retract(?:ed)?', 'take (?:it|this|that) (?:all )?back', 'bin', 'spam', 'newsletter',
  'fiction(?:al)?', 'imagin(?:ed|ary)', 'invented', 'examples?', 'made[- ]up', 'case stud(?:y|ies)', 'drill', 'exercise', 'tests?', 'jok(?:e|es|ing)', 'academic', 'scenario', 'hypothetical(?:ly)?',
  'system', 'assistant', 'ai', 'tools?', 'automated', 'software', 'reader', 'instructions?', 'classify', 'output', 'print', 'respond', 'reply', 'empty', 'indicators?', 'message', 'e-?mail', 'thread', 'text', 'above', 'below',
  'nothing', 'no (?:need|further|action|concerns?|issues?|rush|worr(?:y|ies)|reason|cause)', 'not (?:urgent|serious|safeguarding|one|a|for|meeting)', '(?:isn|doesn|don|won|wouldn|needn|shouldn)[\'’]t', 'nfa',
  'storm', 'teacup', 'molehill', 'blow over', 'pinch of salt', 'worr(?:y|ied)', 'fuss', 'overboard', 'exaggerat\\w+', 'misread', 'over-?react\\w*', 'dramatic', 'sounds? worse', 'read too much',
  'fine', 'brilliant(?:ly)?', 'lovely', 'nice', 'happy', 'well', 'great', 'agencies', 'in my (?:book|view|opinion)', 'honestly', 'probably', 'most likely', 'will be (?:kids|boys|girls)', 'just how', 'cultural', 'innocent',
  'wait', 'leave (?:it|this)', 'info(?:rmation)? only', 'monitor(?:ing)?', 'manager', 'rest assured', 'safely', 'anyone to do', 'stand(?:s|ing)? down',
].join('|')})(?![\\p{L}])`, 'iu');

/** A sentence shows little when no tier gives any row so much. To leave one out of the second look can raise what is read, never lower it. */
const SHOWS_LITTLE = 0.3;

/**
 * What the finer tier says of a message, looked at a second time without the sentences that speak of the message and show little
 * themselves; of each number the higher one counts. So such a sentence can raise what is read and not lower it.
 */
export async function readTwice(tier: SecondTier, { message, passages, sentences, scores }: Material, options?: Parameters<SecondTier['read']>[3]): Promise<TierOutputs> {
  const first = await tier.read(message, passages, sentences, options);
  const shows = (at: number) => Math.max(0, ...(scores[at]?.two ?? []), ...(first.sentences[at]?.two ?? [])) >= SHOWS_LITTLE;
  const kept = [...sentences.keys()].filter((at) => shows(at) || !SPEAKS_OF_THE_MESSAGE.test(sentences[at]?.text ?? ''));
  if (kept.length === sentences.length || kept.length === 0) return first;
  const again = await tier.read(message, passages, kept.map((at) => sentences[at]).filter((one) => one !== undefined), { signal: options?.signal });
  const there = new Map(kept.map((at, i) => [at, { scores: again.sentences[i], beyond: again.beyond[i] }]));
  const higher = (a: Float32Array, b: Float32Array | undefined) => (b ? a.map((value, i) => Math.max(value, b[i] ?? 0)) : a);
  const both = (one: SentenceOutputs, other: SentenceOutputs | undefined): SentenceOutputs => ({ two: higher(one.two, other?.two), three: higher(one.three, other?.three), four: higher(one.four, other?.four) });
  return {
    sentences: first.sentences.map((one, at) => both(one, there.get(at)?.scores)),
    beyond: first.beyond.map((one, at) => higher(one, there.get(at)?.beyond)),
    level: [0, 1, 2].map((k) => Math.max(first.level[k] ?? 0, again.level[k] ?? 0)) as [number, number, number],
    heard: first.heard,
    immediate: Math.max(first.immediate, again.immediate),
    routes: Object.fromEntries(Object.entries(first.routes).map(([route, chance]) => [route, Math.max(chance, again.routes[route] ?? 0)])),
  };
}
