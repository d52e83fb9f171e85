import type { SentenceContext } from './features';
import { textOfPart, type Message } from './message';
import { oneSex } from './neutral';
import type { Passage } from './reading';
import type { Sentence } from './sentences';

/** Text added below, in a paragraph or post of its own, is no neighbour: it takes nothing away from what stands above it. */
function sameParagraph(message: Message, { place }: Sentence, next: Sentence | undefined): boolean {
  return next?.place.part === place.part && !/\n\s*\n/u.test(textOfPart(message, place.part).slice(place.end, next.place.start));
}

/** What stands around a sentence: its neighbours in the message, the subject line, the kind of passage and who speaks. Words of sex are heard in one form. */
export function contextOf(message: Message, passages: readonly Passage[], sentences: readonly Sentence[], at: number): SentenceContext {
  const here = sentences[at];
  const kind = here ? passages[here.passage]?.kind ?? 'written-now' : 'written-now';
  const near = (other: Sentence | undefined) => (other && passages[other.passage]?.kind !== 'subject' ? oneSex(other.text) : '');
  return {
    text: oneSex(here?.text ?? ''),
    before: kind === 'subject' ? '' : near(sentences[at - 1]),
    after: kind === 'subject' || !here || !sameParagraph(message, here, sentences[at + 1]) ? '' : near(sentences[at + 1]),
    subject: kind === 'subject' ? '' : oneSex(message.subject),
    marks: [kind],
  };
}
