import type { Material } from './assemble';
import { holdsOrder } from './heard';
import type { Message, Place } from './message';
import { readPassages, type PassageMatcher } from './passages';
import { isScored, readSentences, type Sentence } from './sentences';
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

/**
 * The plainest of these: words for whoever or whatever reads, and for what is to become of the message. Few true sentences hold one, so the
 * look without these alone still has all that the message tells.
 */
const TELLS_THE_READER = new RegExp(`(?<![\\p{L}])(?:${[
  '(?:level|tier|stage|band|priority|category|severity)\\W{0,2}(?:zero|nil|none|nought|low|green|one|0|1)', 'rag\\b.{0,12}\\bgreen', 'thresholds?', '(?:below|meet\\w*|reach\\w*|near) (?:the |your |our )?bar', 'lowest', 'trivial',
  'trivia', 'negligible', '(?:not|n[\'’]t) serious', 'overlook', '(?:ignore|disregard|scrap|retract|archive|skip|delete|forget|bin) (?:it|this|that|what|all|every\\w*|the (?:above|below|rest|message|previous|earlier)|i|me)',
  'retracted', 'void', '(?:take|taken) (?:it |this |that |all )*back', 'take no notice', 'spam', 'newsletter', 'fiction(?:al)?', 'imaginary', 'invented', 'made[- ]up', 'sample text', 'hypothetical(?:ly)?', 'academic',
  'case study', '(?:testing|test) (?:the|of the|message|e-?mail|text)', 'training exercise', 'only a (?:joke|test|drill)',
  '(?:assistant|chatbot|bots?|ai|model|system|tool|panel|reader|scanner|filter|machine|prompt|software)(?: note| reader| message)?[:,]', 'chatbot', 'bots?', 'language model', 'automated (?:tool|reader|system)',
  'safeguarding tool', 'the (?:panel|reader|filter|machine|software)', 'software', 'classif(?:y|ied)', 'output', 'if (?:asked|anybody asks)', '(?:correct )?answer (?:for|to|yes|is|no)', 'new instructions?',
  'instructions? (?:above|below|changed?)', 'indicators?', '<!--', 'overrides?', 'your task', 'respond with', 'do not extract',
  '(?:assign|set|mark|file|filed|rate|grade|score|record|log|label|treat|count|regard|read|consider|put|classify|tagged?|entered) (?:it|this|that|everything|all|me|this entire|the (?:above|thread|message|mail|e-?mail|text|outcome)|under|down)',
  '(?:score|risk|outcome|category|priority|severity|threshold|status|follow-up|level|tier) ?[:=]', '(?:trouble|need|for|bother|to) the front door',
  '(?:needn|does(?:n|)|do(?:n|)|won|wouldn)[\'’]?t? (?:not )?(?:need|trouble|worry|bother|call for)(?: \\w+)? (?:a |to |any)?', 'not (?:a |one |really )*(?:for you|for mash|for social care|safeguarding|child protection)',
  '(?:do not|don[\'’]t|no need to|needn[\'’]t|please) (?:not )?(?:refer|escalate|flag|raise|report)', 'no (?:further action|action (?:needed|required)|need for|reply needed|harm done|case to answer)', 'nfa', 'feel free',
  'leave (?:it|this|well)', 'in[- ]house', 'stay quiet', 'signed (?:it |this )?off', '(?:closed|resolved|sorted|settled|dealt with|looked into|put to bed) (?:it |this )?(?:at|our end|and there|now|between|already)',
  'nothing (?:to (?:see|pursue|worry|report)|in (?:it|this)|new|major|more to)', '(?:do|does|did|is|was|wo|would)n[\'’]t (?:think|believe|feel|reckon|see)(?: \\w+){0,3} (?:need|require|warrant|merit|serious|anything|referral|reason|cause)\\w*', '(?:it[\'’]s|is|probably|likely|surely|sure) nothing', 'teacup', 'molehill', 'blow over', 'pinch of salt', 'out of (?:all )?proportion',
  'over-?react\\w*', 'overboard', 'exaggerat\\w+', '(?:make|made|much|any|big) (?:of )?(?:a )?fuss', 'fuss too much', 'read (?:too much|anything|nothing)', 'worse (?:on paper|than it)', 'sounds worse', 'ticking the box',
  'box[- ]ticking', 'purely so', 'info(?:rmation)? only', 'just logging', 'the policy says i', '(?:i[\'’]m|am|are|we[\'’]re) (?:quite |fully |now |all )?(?:reassured|satisfied)', 'being silly',
  '(?:kids|boys|girls|children),? (?:eh|will be)', 'sort itself out', 'same old', 'all[\'’]s well', 'all is well', 'miscellaneous', 'why i[\'’]m even', 'between ourselves', 'in my (?:book|view)', 'fuss(?:es|ing)?',
].join('|')})(?![\\p{L}])`, 'iu');

/** A sentence shows little when no tier gives any row so much. To leave one out of a further look can raise what is read, never lower it. */
const SHOWS_LITTLE = 0.3;

/** Looks each without one sentence that tells the reader are taken for at most so many of them: more would take too long. */
const ONE_BY_ONE = 3;

/**
 * What the finer tier says of a message, looked at again without each sentence that tells the reader how to read (by the words here, or as the tier itself learnt to know them) and without all of them, and
 * once more without every sentence that speaks of the message and shows little itself; of each number the highest counts. So a sentence put in to
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
  const telling = new Set(sentences.filter((_, at) => (first.tells[at] ?? 0) >= tier.tells));
  const tell = all.filter((one) => telling.has(one) || TELLS_THE_READER.test(one.text) || holdsOrder(one.text));
  const told = tell.length > 0 ? left(tell) : every;
  const plain = (await look(told)) ?? first;
  if (told.length > 0 && tell.length > 1 && tell.length <= ONE_BY_ONE) for (const one of tell) await look(left([one]));
  const shows = (at: number) => Math.max(0, ...(plain.sentences[at]?.two ?? [])) >= SHOWS_LITTLE;
  await look(told.filter((at) => shows(at) || !SPEAKS_OF_THE_MESSAGE.test(sentences[at]?.text ?? '')));
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
    denies: first.denies,
    immediate: Math.max(first.immediate, again.immediate),
    routes: Object.fromEntries(Object.entries(first.routes).map(([route, chance]) => [route, Math.max(chance, again.routes[route] ?? 0)])),
  };
}
