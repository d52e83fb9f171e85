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
    text: quote.text, told: 'child-said', teller: sayerOf(desk, placedAt(desk, quote), speaker), heard: around.length === 1 && only ? restOf(only.text, quote.text) : undefined,
    from: desk.fromQuote(quote), keepFromFamily: around.some((s) => s.keepFromFamily) || undefined,
  };
}

const SAYER = /(?<!\p{L})(she|he)(?:['’](?:s|d))? (?:(?:has|had|then|also|just|later|even|\p{Ll}+ly) ){0,2}(?:said|says|told|tells|asked|asks|whispered|shouted|added|answered|replied|explained)(?!\p{L})/giu;
const GROWN_UP = { female: /(?<!\p{L})(?:mum|mam|mummy|mother|step-?mum|nan|nana|gran|granny|grandma|grandmother|aunt|auntie|mrs|ms|miss)(?!\p{L})/u, male: /(?<!\p{L})(?:dad|daddy|father|step-?dad|grandad|grandfather|uncle|mr)(?!\p{L})/u } as const;
/** How many sentences back a pronoun may lead. */
const BACK = 3;

const small = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{Mn}/gu, '');
const namedIn = (text: string, name: string): boolean => text.split(/[^\p{L}'’-]+/u).some((word) => word.replace(/['’]s?$/u, '') === name);
const genderOf = (relationship: string): 'female' | 'male' | undefined => (/\b(?:sister|girl)$/u.test(relationship) ? 'female' : /\b(?:brother|boy)$/u.test(relationship) ? 'male' : undefined);

/**
 * Who said some words: where "she said" stands over them and the child is a boy, the sister of whom the sentences before speak, and the
 * other way round; else whom the reader names. Nobody where a grown-up of that gender was spoken of last.
 */
export function sayerOf({ facts, apart, collection: { said, own } }: Desk, { quote, messageId }: Placed, speaker: string | undefined): string | undefined {
  const { name, gender } = facts.child;
  const at = said.findIndex((s) => s.messageId === messageId && s.quote.place.part === quote.place.part && s.quote.place.start <= quote.place.start && quote.place.end <= s.quote.place.end);
  const sayers = [...(own[at] ?? '').matchAll(SAYER)];
  const called = sayers[0]?.[1] === 'she' ? 'female' as const : 'male' as const;
  if (!gender || !sayers.length || called === gender.value || (speaker !== name?.value && speaker !== 'child') || sayers.some((one) => one[1] !== sayers[0]?.[1])) return speaker;
  const children = facts.otherChildren.flatMap((one) => (one.name && !apart.has(one) && genderOf(one.relationship) === called ? [one.name] : []));
  for (let back = at; back >= Math.max(0, at - BACK) && said[back]?.messageId === messageId; back -= 1) {
    const text = back === at ? (own[at] ?? '').slice(0, sayers[0]?.index) : own[back] ?? '';
    const child = children.find((one) => namedIn(text, small(one.split(/\s+/u)[0] ?? one)));
    if (GROWN_UP[called].test(text)) return speaker;
    if (child) return child;
  }
  return speaker;
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
