import type { Pack } from '../../core/pack';

export const domainOf = (address: string): string => address.split('@')[1]?.trim().toLowerCase() ?? '';

/** True when an address lies in one of the authority's mail domains. */
export const isKnownAddress = (address: string, pack: Pack): boolean => {
  const domain = domainOf(address);
  return pack.mailDomains.some((known) => domain === known.toLowerCase() || domain.endsWith(`.${known.toLowerCase()}`));
};
