import type { Facts } from '../../core/evidence';
import type { Pack } from '../../core/pack';
import type { Addressed } from '../../service/panel';

/** An address or a name as it is shown: signs that turn the writing round, or are not seen, stand as a mark. */
export const plainly = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\ufffd');

/** What stands behind the last "@": where a mail to this address would go. Empty without one. */
export const domainOf = (address: string): string => (address.includes('@') ? address.slice(address.lastIndexOf('@') + 1).trim().toLowerCase() : '');

const ONE = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/u;

/** True when an address lies in one of the authority's mail domains; never of anything but one plain address. */
export const isKnownAddress = (address: string, pack: Pack): boolean => {
  if (!ONE.test(address.trim())) return false;
  const domain = domainOf(address);
  return pack.mailDomains.some((known) => domain === known.toLowerCase() || domain.endsWith(`.${known.toLowerCase()}`));
};

/** Where private people in this country have their mail. Not a list of all such providers: no address is safe for not being here. */
const PRIVATE = /^(?:(?:gmail|googlemail|icloud|me|mac|proton|protonmail|pm|mail|ymail|rocketmail|msn|zoho)\.(?:com|me)|(?:hotmail|outlook|live|yahoo|aol|gmx)\.[a-z.]+|(?:btinternet|btopenworld|talk21|sky|ntlworld)\.com|(?:talktalk|virginmedia|plus|blueyonder|tiscali)\.(?:com|net|co\.uk))$/u;

/** A text's words alike however they are written: small, without accents and apostrophes, the owner's "s" taken off. */
const wordsOf = (text: string): string[] => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]s(?!\p{L})/gu, '').replace(/['’]/gu, '').split(/[^\p{L}]+/u).filter((word) => word.length > 1);
const namesIn = (facts: Facts): string[] => [facts.child.name?.value, ...facts.otherChildren.map((one) => one.name)].filter((name) => name !== undefined);

/** Names of children in the message that stand in a line of text, as they stand in the message. One of two letters only as it is written there. */
export const childNamesIn = (line: string, facts: Facts): string[] => {
  const [there, written] = [new Set(wordsOf(line)), new Set(line.split(/[^\p{L}]+/u))];
  const stands = (part: string) => (part.length > 2 ? wordsOf(part).length > 0 && wordsOf(part).every((word) => there.has(word)) : part.length > 1 && written.has(part));
  return [...new Set(namesIn(facts).flatMap((name) => name.split(/\s+/u)).filter(stands))];
};

/**
 * True where an address could be a parent's or a relative's: a private provider's, or one that bears a child's surname or the
 * whole name of an adult of the message. It may well be a colleague's; that it is false says nothing.
 */
export function couldBeFamily({ name, address }: Addressed, facts: Facts): boolean {
  if (PRIVATE.test(domainOf(address))) return true;
  const mine = [...wordsOf(name), ...wordsOf(address.split('@')[0] ?? '')];
  const surnames = namesIn(facts).flatMap((one) => (wordsOf(one).length > 1 ? wordsOf(one).slice(-1) : []));
  const adults = facts.adults.map((one) => wordsOf(one.name ?? '')).filter((parts) => parts.length > 1);
  return surnames.some((surname) => mine.includes(surname)) || adults.some((parts) => parts.every((part) => mine.includes(part)));
}
