import { wordsOf, type Around, type SentenceContext, type WordContext } from './features';
import { textOfPart, type Message } from './message';
import { oneSex } from './neutral';
import type { Passage } from './reading';
import { flatten, type Sentence } from './sentences';

/** Text added below, in a paragraph or post of its own, is no neighbour: it takes nothing away from what stands above it. */
function sameParagraph(message: Message, { place }: Sentence, next: Sentence | undefined): boolean {
  return next?.place.part === place.part && !/\n\s*\n/u.test(textOfPart(message, place.part).slice(place.end, next.place.start));
}

/**
 * Sentences with those of the post or mail that was written first in front, whatever order a host hands them over in; of two written at
 * the same time, the one whose words come first; what says no time stands last, so that a line added below parts no two others. So no tier's reading leans on the order in which a thread is handed over.
 */
export function inOrderWritten({ parts }: Message, sentences: Sentence[]): Sentence[] {
  const keys = parts.map((part) => (part.sentAt ?? '~') + part.text);
  const key = ({ place }: Sentence) => keys[place.part] ?? '';
  return sentences.sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
}

/**
 * Whether two sentences that stand beside each other are heard together: those of one writer's passage, and a chat's, where a post
 * answers the one written before it. What another wrote in a quoted reply or a forwarded note is no context.
 */
export const isHeardWith = (passages: readonly Passage[], { passage }: Sentence, other: Sentence): boolean => other.passage === passage || passages[other.passage]?.kind === 'post';

/** What stands around a sentence: its neighbours in the message, the subject line, the kind of passage and who speaks. Each text as it is heard. */
function around<T>(message: Message, passages: readonly Passage[], sentences: readonly Sentence[], at: number, hear: (text: string) => T): Around<T> {
  const here = sentences[at];
  const kind = here ? passages[here.passage]?.kind ?? 'written-now' : 'written-now';
  const near = (other: Sentence | undefined) => hear(here && other && isHeardWith(passages, here, other) ? other.text : '');
  return {
    text: hear(here?.text ?? ''),
    before: kind === 'subject' ? hear('') : near(sentences[at - 1]),
    after: kind === 'subject' || !here || !sameParagraph(message, here, sentences[at + 1]) ? hear('') : near(sentences[at + 1]),
    subject: hear(kind === 'subject' ? '' : message.subject),
    marks: [kind],
  };
}

/** What stands around a sentence, with words of sex heard in one form. */
export function contextOf(message: Message, passages: readonly Passage[], sentences: readonly Sentence[], at: number): SentenceContext {
  return around(message, passages, sentences, at, oneSex);
}

/** The same for all sentences of a message, cut into words; each text is heard once. */
export function wordContexts(message: Message, passages: readonly Passage[], sentences: readonly Sentence[]): (at: number) => WordContext {
  const heard = new Map<string, readonly string[]>();
  const hear = (text: string): readonly string[] => {
    const words = heard.get(text) ?? wordsOf(flatten(oneSex(text)));
    heard.set(text, words);
    return words;
  };
  return (at) => around(message, passages, sentences, at, hear);
}
