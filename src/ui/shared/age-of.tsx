import { isLongUnchecked, type Contact } from '../../core/pack';
import { londonTime, sayMonth } from '../../core/time';
import { wording } from '../wording';
import { useLook } from './look';
import { useServices } from './services';

/** Said once beneath numbers that are shown to be dialled, where one has not been confirmed for a year, and what to do then. */
export function AgeOf({ contacts }: { contacts: readonly (Contact | undefined)[] }) {
  const look = useLook();
  const { clock } = useServices();
  const { date } = londonTime(clock.now());
  const [oldest] = contacts.flatMap((c) => (c?.phone && c.verified && isLongUnchecked(c, date) ? [c.lastChecked] : [])).sort();
  return oldest ? <p className={look.quiet}>{wording.danger.old(sayMonth(oldest))}</p> : null;
}
