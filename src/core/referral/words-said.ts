import type { Quote } from '../evidence';
import type { Statement } from './answer';
import { sentencesWith, type Placed } from './collect';
import type { Desk } from './gather';
import { plain } from './say';

const MOST = 160;

/** A quotation of a fact with the message that it stands in. */
export function placedAt(desk: Desk, quote: Quote): Placed {
  return { quote, messageId: desk.idOf(quote) };
}

/** The rest of the sentence, in its own words: "Ollie said to his TA, Mrs Lunn, at 13:50". Nothing where it is long or says nothing. */
function restOf(sentence: string, words: string): string | undefined {
  const [before = '', after = ''] = sentence.split(words);
  const rest = [before, after].map((part) => plain(part.replace(/[[\]"“”]/gu, ' ')).replace(/^[.,:;!?\s]+|[.,:;!?\s]+$/gu, '')).filter(Boolean).join(' … ');
  return rest && rest.length <= MOST ? rest : undefined;
}

/** What the child said, word for word, with the rest of its sentence. */
export function wordsSaid(desk: Desk, quote: Quote, speaker: string | undefined): Statement {
  const around = sentencesWith([placedAt(desk, quote)], desk.collection);
  const [only] = around;
  return {
    text: quote.text, told: 'child-said', teller: speaker, heard: around.length === 1 && only ? restOf(only.text, quote.text) : undefined,
    from: desk.fromQuote(quote), keepFromFamily: around.some((s) => s.keepFromFamily) || undefined,
  };
}

/** Words as a person typed them, without marks of quotation around them. */
export const bareWords = (text: string): string => text.trim().replace(/^["“]+|["”]+$/gu, '');

/** The child's first words as they were recorded of a telephone call; not a second time what a message has. */
export function wordsOfCalls({ drafting: { events = [] }, facts }: Desk): Statement[] {
  return events.flatMap((event): Statement[] => {
    const text = bareWords(event.childsFirstWords ?? '');
    if (!text || facts.childsWords.some(({ quote }) => quote.text.includes(text) || text.includes(quote.text))) return [];
    return [{ text, told: 'child-said', from: { kind: 'case', happenedAt: event.happenedAt, by: event.by.name } }];
  });
}
