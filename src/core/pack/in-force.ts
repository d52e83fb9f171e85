import type { Pack } from './pack';

type Edition = Pick<Pack, 'id' | 'inForce'>;

/**
 * Of each authority the edition that holds on a day: the one that began last. One whose days are over stays until the next begins, for no
 * rules at all would be worse; one that is still to begin is left out. In the order in which they were given.
 * @param day YYYY-MM-DD, in London
 */
export function inForceOn<T extends Edition>(editions: readonly T[], day: string): T[] {
  const begun = editions.filter(({ inForce }) => inForce.from <= day);
  return begun.filter((one) => !begun.some(({ id, inForce }) => id === one.id && inForce.from > one.inForce.from));
}
