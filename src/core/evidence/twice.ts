import type { Material } from './assemble';
import { holdsOrder } from './heard';
import type { Message, Place } from './message';
import { readPassages, type PassageMatcher } from './passages';
import { isScored, readSentences, type Sentence } from './sentences';
import type { SecondTier, SentenceOutputs, TierOutputs } from './tier';

/** A sentence shows little when no tier gives any row so much. To leave one out of a further look can raise what is read, never lower it. */
const SHOWS_LITTLE = 0.3;

/** Share of `tells` from which a sentence may tell how the message is to be taken: it is left out of the last look where it shows little itself. */
const MAY_TELL = 0.2;

/** Looks each without one sentence that tells the reader are taken for at most so many of them: more would take too long. */
const ONE_BY_ONE = 3;

/**
 * What the finer tier says of a message, looked at again without each sentence that tells the reader how to read and without all of them, and
 * once more without every sentence that may tell so and shows little itself; of each number the highest counts. So a sentence put in to
 * tell the reader can raise what is read and not lower it: the look without it is the message as it was before.
 */
export async function readTwice(tier: SecondTier, { message, passages, all, sentences }: Material, rules: PassageMatcher, options?: Parameters<SecondTier['read']>[3]): Promise<TierOutputs> {
  const every = [...sentences.keys()];
  const keyOf = (place: Place | undefined) => `${String(place?.part)} ${String(place?.start)}`;
  const left = (out: readonly Sentence[]) => {
    const changed = blanked(message, out.map(({ place }) => place));
    const passages = readPassages(changed, rules);
    const places = new Set(readSentences(changed, passages).filter((one) => isScored(one, passages)).map(({ place }) => keyOf(place)));
    return every.filter((at) => places.has(keyOf(sentences[at]?.place)));
  };
  let highest = await tier.read(message, passages, sentences, options);
  const taken = new Set(['', every.join()]);
  /** One more look, at these sentences alone, unless they were looked at before: then what was said first stands for them. */
  const look = async (kept: readonly number[]): Promise<TierOutputs | undefined> => {
    if (taken.has(kept.join())) return undefined;
    taken.add(kept.join());
    const again = await tier.read(message, passages, kept.map((at) => sentences[at]).filter((one) => one !== undefined), { signal: options?.signal });
    const said = spread(again, kept, highest);
    highest = higherOf(highest, said);
    return said;
  };
  const first = highest;
  const tells = (at: number, from: number) => (first.tells[at] ?? 0) >= from;
  const telling = new Set(sentences.filter((_, at) => tells(at, tier.tells)));
  const tell = all.filter((one) => telling.has(one) || holdsOrder(one.text));
  const told = tell.length > 0 ? left(tell) : every;
  const plain = (await look(told)) ?? first;
  if (told.length > 0 && tell.length > 1 && tell.length <= ONE_BY_ONE) for (const one of tell) await look(left([one]));
  const shows = (at: number) => Math.max(0, ...(plain.sentences[at]?.two ?? [])) >= SHOWS_LITTLE;
  await look(told.filter((at) => shows(at) || !tells(at, tier.tells * MAY_TELL)));
  return highest;
}

/** The message with blanks where these stood, so that what is left is cut as if they had never been there: a name above one is a signature again. */
function blanked(message: Message, places: readonly Place[]): Message {
  const without = (text: string, part: number) => places.reduce((left, place) => (place.part === part ? left.slice(0, place.start) + ' '.repeat(place.end - place.start) + left.slice(place.end) : left), text);
  return { ...message, subject: without(message.subject, -1), parts: message.parts.map((part, at) => ({ ...part, text: without(part.text, at) })) };
}

/** What was said of some sentences in the places of all; of the others nothing. */
function spread(part: TierOutputs, kept: readonly number[], all: TierOutputs): TierOutputs {
  const there = new Map(kept.map((at, i) => [at, i]));
  const at = <T>(of: readonly T[], i: number, none: T): T => of[there.get(i) ?? -1] ?? none;
  const nothing = (like: Float32Array) => new Float32Array(like.length);
  return {
    ...part,
    sentences: all.sentences.map((like, i) => at(part.sentences, i, { two: nothing(like.two), three: nothing(like.three), four: nothing(like.four) })),
    beyond: all.beyond.map((like, i) => at(part.beyond, i, nothing(like))),
  };
}

/** Of each number the higher one; of facts what was heard first. */
function higherOf(first: TierOutputs, again: TierOutputs): TierOutputs {
  const higher = (a: Float32Array, b: Float32Array | undefined) => a.map((value, i) => Math.max(value, b?.[i] ?? 0));
  const both = (one: SentenceOutputs, other: SentenceOutputs | undefined): SentenceOutputs => ({ two: higher(one.two, other?.two), three: higher(one.three, other?.three), four: higher(one.four, other?.four) });
  return {
    sentences: first.sentences.map((one, at) => both(one, again.sentences[at])),
    beyond: first.beyond.map((one, at) => higher(one, again.beyond[at])),
    level: [0, 1, 2].map((k) => Math.max(first.level[k] ?? 0, again.level[k] ?? 0)) as [number, number, number],
    heard: first.heard,
    tells: first.tells,
    immediate: Math.max(first.immediate, again.immediate),
    routes: Object.fromEntries(Object.entries(first.routes).map(([route, chance]) => [route, Math.max(chance, again.routes[route] ?? 0)])),
  };
}
