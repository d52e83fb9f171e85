import { contactFor, isLongUnchecked, type Contact, type PackFace } from '../../core/pack';
import { londonTime, sayMonth } from '../../core/time';
import { wording } from '../wording';
import { useLook } from './look';
import { useServices } from './services';

/** What to know before dialling: that a number is unverified, or has not been confirmed for a year. */
function useCaution(contact: Contact | undefined): string {
  const { clock } = useServices();
  if (!contact) return '';
  if (!contact.verified) return ` (${wording.danger.unverified})`;
  return isLongUnchecked(contact, londonTime(clock.now()).date) ? ` (${wording.danger.oldOne(sayMonth(contact.lastChecked))})` : '';
}

/** A contact of the pack with number, mailbox and what to know before dialling; nothing where it has neither. */
export function PhoneOf({ pack, contact }: { pack: PackFace; contact: string }) {
  const look = useLook();
  const found = pack.contacts.find((c) => c.id === contact) ?? contactFor(pack, contact);
  const caution = useCaution(found);
  if (!found?.phone && !found?.email) return null;
  const phone = found.phone && (found.verified ? <a href={`tel:${found.phone.replace(/\s/g, '')}`}>{found.phone}</a> : found.phone);
  return <span className={look.quiet}> {found.name}: {phone}{found.phone && found.email && ', '}{found.email}{caution}</span>;
}
