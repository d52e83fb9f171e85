import type { Facts, Quote } from '../evidence';
import type { Said } from './source';

type Child = Facts['otherChildren'][number];

interface Again { quote: Quote; messageId: string }

/** For whom the person said the referral is; `isOther`: not the child whom the messages were taken to be about. */
export interface Chosen { value: string; quote: Quote; isOther: boolean }

/** Facts without what stands in another child's passages. */
export interface FactsApart {
  facts: Facts;
  /** Places of those of the other children who are of another family. */
  apart: ReadonlySet<number>;
  /** Quotations that were looked up anew, with their messages. */
  again: readonly Again[];
}

const offered = <T extends object>(one: T | undefined): (T & { unsure: true }) | undefined => one && { ...one, unsure: true };

/** What was found for one child, where the referral is for another: only offered, and nothing of the child. */
function offeredAll(facts: Facts): Facts {
  return {
    ...facts, address: offered(facts.address), postcode: offered(facts.postcode), school: offered(facts.school), consent: offered(facts.consent),
    language: offered(facts.language), ethnicity: offered(facts.ethnicity), interpreter: offered(facts.interpreter),
    phones: facts.phones.map((one) => ({ ...one, unsure: true })), adults: facts.adults.map((one) => ({ ...one, unsure: true })),
    otherChildren: facts.otherChildren.map((one) => ({ ...one, unsure: true })), childsWords: facts.childsWords.map((one) => ({ ...one, unsure: true })),
  };
}

const WORDS: Readonly<Record<string, string>> = { mother: 'mum|mom|mam|mummy|mother', father: 'dad|daddy|father', brother: 'brother', sister: 'sister', sibling: 'siblings?|brothers?|sisters?|twins?' };
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** Where the kept sentences speak of somebody: by first name, or by what they are to the child. */
function againIn(said: readonly Said[], { name, relationship }: Pick<Child, 'name' | 'relationship'>): Again | undefined {
  const word = relationship.split(' ').at(-1) ?? relationship;
  const pattern = new RegExp(`(?<!\\p{L})(?:${name ? escape(name.replace(/^(?:Mr|Mrs|Ms|Miss|Dr)\\.? /u, '').split(/\s+/u)[0] ?? name) : WORDS[word] ?? escape(word)})(?!\\p{L})`, name ? 'u' : 'iu');
  for (const { quote: { text, place }, messageId } of said) {
    const found = pattern.exec(text);
    if (found) return { messageId, quote: { text: found[0], place: { part: place.part, start: place.start + found.index, end: place.start + found.index + found[0].length } } };
  }
  return undefined;
}

/**
 * The facts of a referral's messages without those whose words stand in another child's passages. Somebody who is spoken of in the rest as well stays,
 * with the words there.
 * @param isOut whether a quotation stands in such a passage
 * @param said the sentences that are left
 */
export function factsApart(all: Facts, isOut: (quote: Quote) => boolean, said: readonly Said[], chosen?: Chosen): FactsApart {
  const facts = chosen?.isOther ? { ...offeredAll(all), child: {} } : all;
  const again: Again[] = [];
  const kept = <T extends { quote: Quote }>(one: T | undefined): T | undefined => (one && !isOut(one.quote) ? one : undefined);
  const elsewhere = <T extends Child | Facts['adults'][number]>(one: T): T | undefined => {
    const found = isOut(one.quote) ? againIn(said, one) : undefined;
    if (found) again.push(found);
    return found ? { ...one, quote: found.quote } : kept(one);
  };
  const conflicts = facts.conflicts.map((one) => ({ ...one, values: one.values.filter(({ quote }) => !isOut(quote)) }));
  const left = conflicts.find(({ field, values }) => field === 'child.dateOfBirth' && values.length === 1)?.values[0];
  const siblings = facts.otherChildren.map((one) => ({ one, here: one.name !== undefined && one.name === chosen?.value ? undefined : elsewhere(one) }));
  return {
    again, apart: new Set(siblings.flatMap(({ here }, at) => (here ? [] : [at]))),
    facts: {
      ...facts, otherChildren: siblings.map(({ one, here }) => here ?? { ...one, relationship: 'another child' }), adults: facts.adults.flatMap((one) => elsewhere(one) ?? []),
      child: {
        name: chosen ? { value: chosen.value, quote: chosen.quote, certain: true } : facts.child.name, age: kept(facts.child.age), gender: kept(facts.child.gender),
        dateOfBirth: kept(facts.child.dateOfBirth) ?? (facts.child.dateOfBirth && offered(left)),
      },
      address: kept(facts.address), postcode: kept(facts.postcode), school: kept(facts.school), consent: kept(facts.consent), language: kept(facts.language),
      ethnicity: kept(facts.ethnicity), interpreter: kept(facts.interpreter), phones: facts.phones.filter(({ quote }) => !isOut(quote)),
      childsWords: facts.childsWords.filter(({ quote }) => !isOut(quote)), conflicts: conflicts.filter(({ values }) => values.length > 1),
    },
  };
}
