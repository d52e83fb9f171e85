import type { PackFace } from './face';
import type { Cell, Contact, LegalRoute, Level, MatrixRow, Pack } from './pack';

const sayLegal: Record<LegalRoute, string | undefined> = { none: undefined, s17: 's17', s47: 's47' };

/** "Level 3 · s17 · Redbridge, interim July 2025". A level is never shown without its authority and edition. */
export function levelLabel(pack: Pick<Pack, 'editionName'>, level: Level | null, legal: LegalRoute): string {
  return [level === null ? 'No level' : `Level ${level}`, sayLegal[legal], pack.editionName].filter(Boolean).join(' · ');
}

/** A printed row or list of an authority's matrix, by its own id; undefined when it prints none of that id. */
export function rowOf(pack: Pick<PackFace, 'matrix'>, row: string): MatrixRow | undefined {
  return pack.matrix.find((r) => r.row === row);
}

const takesRow = (cell: Cell, row: string): boolean => (cell.takes ?? [cell.id]).some((id) => id.startsWith(`${row}/L`));

/**
 * The authority's cells that speak to a shared row, lowest level first and a risk before a status; none when it prints none.
 * Cells that are excluded as evidence are left out.
 * @param row a row of the shared vocabulary, such as 'abuse-and-neglect/injuries'
 */
export function cellsFor(pack: Pick<PackFace, 'matrix'>, row: string): Cell[] {
  return pack.matrix
    .flatMap((printed) => printed.cells.filter((cell) => !cell.excluded && takesRow(cell, row)))
    .sort((a, b) => a.level - b.level || Number(a.statusOnly ?? false) - Number(b.statusOnly ?? false));
}

/** The cell that speaks to a shared row at one of the authority's levels; undefined where it is blank. Blank never means that there is no concern. */
export function cellOf(pack: Pick<PackFace, 'matrix'>, row: string, level: Level): Cell | undefined {
  return cellsFor(pack, row).find((cell) => cell.level === level);
}

/** The nearest cells of a shared row below and above an authority's level: what would make it lower or higher. */
export function neighbours(pack: Pick<PackFace, 'matrix'>, row: string, level: Level): { lower?: Cell; higher?: Cell } {
  const cells = cellsFor(pack, row);
  const below = cells.filter((cell) => cell.level < level).at(-1)?.level;
  return { lower: below && cellOf(pack, row, below), higher: cells.find((cell) => cell.level > level) };
}

/** The authority's wording of a cell where its document was imported; undefined otherwise. */
export function theirWordsFor(pack: Pick<Pack, 'theirWords'>, cellId: string): string | undefined {
  return pack.theirWords?.cells[cellId];
}

/** Who to contact for a route ('front-door', 'edt', 'lado' …): a verified contact before an unverified one. */
export function contactFor(pack: Pick<PackFace, 'contacts'>, route: string): Contact | undefined {
  const all = pack.contacts.filter((c) => c.routes.includes(route));
  return all.find((c) => c.verified) ?? all[0];
}

/**
 * Whether nobody has confirmed a contact for more than a year. National numbers of three digits do not grow old.
 * @param today YYYY-MM-DD
 */
export function isLongUnchecked(contact: Pick<Contact, 'phone' | 'lastChecked'>, today: string): boolean {
  if (/^\d{3}$/.test(contact.phone ?? '')) return false;
  const aYearOn = `${String(Number(contact.lastChecked.slice(0, 4)) + 1)}${contact.lastChecked.slice(4)}`;
  return aYearOn < today;
}

/** A moment in London: day 1 (Monday) to 7, 24-hour time. */
export interface AtLondon { day: number; time: string; isBankHoliday: boolean }

/**
 * Whether a contact answers now; undefined where the source prints no hours, which is not the same as open.
 * An out-of-hours contact answers when its daytime hours are not running.
 */
export function isOpen(contact: Pick<Contact, 'hours' | 'outOfHours'>, at: AtLondon): boolean | undefined {
  const { hours } = contact;
  if (!hours) return undefined;
  const running = hours.days.includes(at.day) && (hours.bankHolidays || !at.isBankHoliday) && at.time >= hours.from && at.time < hours.to;
  return contact.outOfHours ? !running : running;
}

/** The outward part of a United Kingdom postcode ("IG1" of "ig1 1dd"); undefined for what is none. */
export function outwardOf(postcode: string): string | undefined {
  const text = postcode.toUpperCase().replace(/\s+/g, '');
  return /^([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}$/.exec(text)?.[1] ?? /^([A-Z]{1,2}\d[A-Z\d]?)$/.exec(text)?.[1];
}

/**
 * The authorities in whose districts a postcode may lie. Districts cross borders, so there may be several or none:
 * the person confirms where the child lives, always.
 */
export function authorityFor<T extends Pick<Pack, 'postcodeDistricts'>>(postcode: string, packs: readonly T[]): T[] {
  const outward = outwardOf(postcode);
  return outward ? packs.filter((pack) => pack.postcodeDistricts.includes(outward)) : [];
}
