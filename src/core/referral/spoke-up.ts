import type { Facts } from '../evidence';
import type { Said } from './source';

type Adult = Facts['adults'][number];

/** Those with whom the child lives or may live: that they are named gives nobody away. */
const AT_HOME = /\b(?:mother|father|mum|mummy|dad|daddy|parents?|carer|guardian|partner|husband|wife)$/iu;
/** Whether somebody is a parent of the child, or lives as one. */
export const isParent = (relationship: string | undefined): boolean => AT_HOME.test(relationship ?? '');

const SPEAKS = /(?<!\p{L})(?:told|tells?|said|says|saying|spoke|spoken|speaks|rang|ring|rung|phoned|telephoned|called|reported|contacted|wrote|emailed|e-mailed|texted|messaged|mentioned|confided|disclosed|informed|let (?:me|us) know|came (?:to|in))(?!\p{L})/giu;
const BY = /(?<!\p{L})(?:according to|heard from|(?:told|said|reported|seen) by)(?!\p{L})/giu;

const plainly = (text: string): string => text.toLowerCase().replace(/["“][^"”]*["”]?/gu, (words) => ' '.repeat(words.length));
const calledOf = ({ name, relationship, quote }: Adult): string[] => [...new Set([name, relationship, quote.text].flatMap((one) => (one && one.length > 2 ? one.toLowerCase() : [])))];

/** Where in a sentence each of these people stands, in its order. */
function standing(text: string, adults: readonly Adult[]): { who: Adult; at: number }[] {
  return adults.flatMap((who) => calledOf(who).flatMap((called) => [...text.matchAll(new RegExp(`(?<!\\p{L})${called.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?!\\p{L})`, 'gu'))].map(({ index }) => ({ who, at: index })))).sort((a, b) => a.at - b.at);
}

/**
 * Neighbours, friends and relatives who, by the writer's own words, are the ones who told what is to be kept from the family: their
 * name in a list of the family's people would give away who spoke up. Never a parent or who lives as one, nor anybody of whom only the child tells.
 */
export function spokeUp(adults: readonly Adult[], said: readonly Said[]): ReadonlySet<Adult> {
  const found = said.filter((one) => one.keepFromFamily && one.told !== 'child-said').flatMap(({ text }) => {
    const own = plainly(text);
    const people = standing(own, adults);
    const before = [...own.matchAll(SPEAKS)].map(({ index }) => people.findLast(({ at }) => at < index)?.who);
    const after = [...own.matchAll(BY)].map(({ index }) => people.find(({ at }) => at > index)?.who);
    return [...before, ...after];
  });
  return new Set(found.flatMap((who) => (who && !isParent(who.relationship) ? [who] : [])));
}
