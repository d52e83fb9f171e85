import { matchesAt, matchesNear } from './near';

/** Where words that may be speech stand in a text: with or without quotation marks round them. */
export interface Span { start: number; end: number; how: 'quoted' | 'unquoted' | 'labelled' | 'followed' | 'written' }

/** Between doubled marks; a line may break inside, also behind the ">" of a quoted reply, but not a paragraph. */
const doubled = /(?<![\p{L}\p{N}])["“„«]((?:[^"“”„«»\n\r]|\r?\n(?!\s*(?:>\s*)?\r?\n)){2,600})(?<!\s)["”»](?![\p{L}\p{N}])/gu;
const single = /(?<![\p{L}\p{N}])['‘]((?:[^'‘’\n\r]|(?<=\p{L})['’](?=\p{L})|(?<=s)['’](?= \p{Ll})){2,400})['’](?![\p{L}\p{N}])/gu;

const name = String.raw`(?:(?:Mrs|Mr|Miss|Ms|PC|Dr|Sr) )?\p{Lu}[\p{L}'’-]+`;
const hearer = String.raw`(?:(?:the|her|his|their|our|my) (?!please\b|no\b|yes\b)\p{Ll}+(?=[,:] )|me|us|her|him|them|${name}|(?:the|her|his|their|our|my|a) (?!that\b)\p{L}+(?: (?:teacher|nurse|assistant|worker|mentor|tutor|specialist|lady|officer))?)`;
/** Words that only tell what somebody said come after these. */
const indirect = String.raw`(?!(?:that|if (?:s?he|they|we|it|i)|whether|to|about|how|what|when (?:s?he|we|i|asked)|while|where|why|who|which|so|before|after|until|because of|on|in|by|for|of|with|and|but|(?:she|he|they)(?:'d|’d| would| had)|goodbye|hello|hi|them|her|him|their|me|us|the same|only that|just that)\b)`;
/** To the end of the sentence, but not past the writer's own remark. */
const rest = String.raw`(?:(?!, (?:which|so I\b|and I\b|but I\b|then)|, (?:she|he|they) (?:said|says|added)| [–—-] | \(|; )[^.!?\n"“”]){3,240}`;
const unmarked = new RegExp(String.raw`\b(?:said|[Ss]ays|saying|goes to me|whispered|whispers|(?:asked|asks|told|tells|informed|emailed|messaged|texted) ${hearer}|(?:said|says|wrote|announced|whispered)(?: (?:back )?to ${hearer}| on the [\p{L}-]+| at [\p{L} ]{3,20}| out loud| very quietly| quietly)?|announced that|(?:said|says)(?: to ${hearer}(?: in the [\p{L} ]{3,20})?)? that)(?:,|:| the same,)? (?<words>${indirect}${rest})`, 'gu');
/** "Poppy: …", "His view: …", "her exact line: …". */
const labelled = new RegExp(String.raw`(?:^|[\n.;!?,] ?|⏎)(?:[-•*] )?(?<label>[^\n.:;!?"“”]{2,60}): (?<words>${indirect}[^.!?\n"“”]{3,240}(?:[.!?] (?=(?:I|i|my|My|Please|please|He|She)\b)[^.!?\n"“”]{3,200}(?=[.!?]?\s*(?:\n|$)))?)`, 'uy');
const spoken = /(?:\b(?:words?|views?|voice|line|wishes|answer|reply|account|said|says|say|told|goes|asked|Asked|message[ds]?|text(?:ed)?|snap|wrote|drew|emailed|spoke|selected|pressed|to me)\b.{0,32}|\bback|to (?:the|her|his|my|our) \p{L}+|^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?(?: \(\d+\))?)\s*(?:\([^)]*\))?$/u;
/** "…, says Tia", "… he told me", "… is what he wrote". */
const followed = new RegExp(String.raw`(?<=^|[.!?\n]\s?|[.!?\n]\s\s?)(?<words>(?!\s)(?!(?:She|He|They|I|We|Mum|Dad|${name}) (?:said|says|told|also|has|had|is|was)\b)[^.!?\n"“”:]{8,200}?)(?:, (?:says|said|goes|asked|whispered|wrote) (?:${name}|she|he|they)\b|,? (?:she|he|they|${name}) (?:said|says|told (?:me|us)|wrote|whispered)(?=\s*(?:[.,;\n]|$|at\b|when\b|to me\b))|,? is (?:what|all) (?:he|she|they|${name}) (?:said|says|wrote|told)\b|,? that was ${name})`, 'uy');

/** "Her words on the card were …", "his own words, as the interpreter gave them, are …". */
const wordsWere = new RegExp(String.raw`\b(?:[Hh]er|[Hh]is|[Tt]heir|\p{Lu}[\p{L}-]+['’]s) (?:own |exact |actual |only )?words\b[^.!?;:\n"“”]{0,60}? (?:were|was|are)[,:]? (?<words>${rest})`, 'gu');

/** Keys of a talker, or cards. */
const keys = /\b(?:pressed|selected|signed|typed|chose|picked|pointed to)\b:? (?<words>\p{Lu}{2,}(?:[.,+!?]* +(?:\+ )?\p{Lu}{2,})+)/gu;
/** Labels that leave no doubt. */
const surely = /\b(?:words|wrote|said|told|asked|Asked|drew|pressed|selected|emailed|spoke|snap|line)\b/u;

/** What only people speaking for themselves write: "I", "my", "you", "don't", "it's". */
const direct = /(?:^|[^\p{L}])(?:i|i['’](?:m|d|ve|ll)|im|ive|my|me|mine|we|we['’](?:re|ve|ll)|us|our|you|your|mummy|daddy|miss|sir|\p{L}+n['’]t|dont|cant|wont|(?:it|that|there|he|she|they|what|nobody|no one|everyone|everybody|who)['’](?:s|re|ll)|its|hes|shes|theyre|thats|theres|please)(?=$|[^\p{L}'’]|['’]s\b)/iu;

/** All stretches of a text that may be somebody's words, in order; none within another. */
export function spansOfSpeech(text: string): Span[] {
  const spans = quotedSpans(text);
  const add = (words: string | undefined, at: number, how: Span['how'], isDirect: boolean) => {
    const end = at + (words ?? '').trimEnd().replace(/[,;:]$/, '').length;
    const isFree = !spans.some((one) => at < one.end + 2 && end > one.start - 2);
    if (words && isDirect && end > at + 3 && !/^\s*["“‘']/u.test(text.slice(end, end + 4)) && isFree) spans.push({ start: at, end, how });
  };
  for (const { words, label, at } of wordsIn(matchesAt(text, labelled, labelStarts(text)))) if (isLabel(label)) add(words, at, 'labelled', surely.test(label) || direct.test(words));
  for (const { words, at } of wordsIn(text.matchAll(unmarked))) add(words, at, 'unquoted', true);
  for (const { words, at } of wordsIn(matchesNear(text, wordsWere, /words/g))) add(words, at, 'labelled', direct.test(words));
  for (const { words, at } of wordsIn(text.matchAll(keys))) add(words, at, 'labelled', true);
  for (const found of matchesAt(text, followed, followedStarts(text))) { const words = found.groups?.['words'] ?? ''; add(words, found.index + found[0].indexOf(words), 'followed', direct.test(words)); }
  return spans.sort((a, b) => a.start - b.start);
}

const isLabel = (label: string): boolean => spoken.test(label) && !/^(?:re|fw|fwd)\b/iu.test(label) && !/^\P{Ll}+(?:\s*\(.*)?$/u.test(label);

function quotedSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const found of text.matchAll(doubled)) spans.push({ start: found.index + 1, end: found.index + 1 + (found[1] ?? '').length, how: 'quoted' });
  for (const found of text.matchAll(single)) {
    const start = found.index + 1;
    const end = start + (found[1] ?? '').length;
    if (!spans.some((one) => start < one.end && end > one.start)) spans.push({ start, end, how: 'quoted' });
  }
  return spans;
}

/** Where a label with a colon behind it may begin: where a sentence or line does, at most so far before the colon. */
function labelStarts(text: string): number[] {
  const starts = new Set<number>();
  for (let colon = text.indexOf(': '); colon >= 0; colon = text.indexOf(': ', colon + 1)) {
    for (let at = Math.max(0, colon - longestLabel); at < colon; at += 1) if (at === 0 || '\n.;!?,⏎'.includes(text.charAt(at))) starts.add(at);
  }
  return [...starts];
}

/** The sign before a label, a blank, a dash, and the label. */
const longestLabel = 125;

/** Where a sentence or line begins that speaks of saying before its next stop. */
function followedStarts(text: string): number[] {
  const starts: number[] = [];
  const add = (from: number, to: number) => {
    const words = text.slice(from, to);
    if (!saysSomewhere.test(words)) return;
    const blanks = /^\s{0,2}/.exec(words)?.[0].length ?? 0;
    for (let step = 0; step <= blanks; step += 1) starts.push(from + step);
  };
  let from = 0;
  for (const { index } of text.matchAll(/[.!?\n]/g)) { add(from, index); from = index + 1; }
  add(from, text.length);
  return starts;
}

const saysSomewhere = /says|said|goes|asked|whispered|wrote|told| is (?:what|all) | that was /;

/** What stands at the end of what was found, with what stands before it. */
function wordsIn(all: Iterable<RegExpExecArray>): { words: string; label: string; at: number }[] {
  return [...all].map((found) => {
    const words = found.groups?.['words'] ?? '';
    return { words, label: (found.groups?.['label'] ?? '').trim(), at: found.index + found[0].length - words.length };
  });
}
