import { contactFor, type Contact, type PackFace } from '../../core/pack';
import { wording } from '../wording';
import { AgeOf } from './age-of';
import { useLook } from './look';

const named = (pack: PackFace, contact: string): Contact | undefined => pack.contacts.find((c) => c.id === contact) ?? contactFor(pack, contact);

/** A contact of the pack with number, mailbox and, where it is unverified, not to dial it; nothing where it has neither. */
export function PhoneOf({ pack, contact }: { pack: PackFace; contact: string }) {
  const look = useLook();
  const found = named(pack, contact);
  if (!found?.phone && !found?.email) return null;
  const phone = found.phone && (found.verified ? <a href={`tel:${found.phone.replace(/\s/g, '')}`}>{found.phone}</a> : found.phone);
  return <span className={look.quiet}> {found.name}: {phone}{found.phone && found.email && ', '}{found.email}{!found.verified && ` (${wording.danger.unverified})`}</span>;
}

/** Steps with whom to call at each. How old the numbers are stands beneath, by `AgeOfPhones`. */
export function StepsToTake({ pack, steps }: { pack: PackFace; steps: readonly { says: string; contact?: string }[] }) {
  return <ol>{steps.map((step) => <li key={step.says}>{step.says}{step.contact && <PhoneOf pack={pack} contact={step.contact} />}</li>)}</ol>;
}

/** Once beneath all that names numbers: how old the oldest is. */
export function AgeOfPhones({ pack, of }: { pack: PackFace; of: readonly { contact?: string }[] }) {
  return <AgeOf contacts={of.map(({ contact }) => (contact === undefined ? undefined : named(pack, contact)))} />;
}
