import type { SentenceContext } from './features';
import type { Message } from './message';
import { oneSex } from './neutral';
import type { Passage } from './reading';
import type { Sentence } from './sentences';

/** What stands around a sentence: its neighbours in the message, the subject line, the kind of passage and who speaks. Words of sex are heard in one form. */
export function contextOf(message: Message, passages: readonly Passage[], sentences: readonly Sentence[], at: number): SentenceContext {
  const here = sentences[at];
  const kind = here ? passages[here.passage]?.kind ?? 'written-now' : 'written-now';
  const near = (other: Sentence | undefined) => (other && passages[other.passage]?.kind !== 'subject' ? oneSex(other.text) : '');
  return {
    text: oneSex(here?.text ?? ''),
    before: kind === 'subject' ? '' : near(sentences[at - 1]),
    after: kind === 'subject' ? '' : near(sentences[at + 1]),
    subject: kind === 'subject' ? '' : oneSex(message.subject),
    marks: [kind],
  };
}
