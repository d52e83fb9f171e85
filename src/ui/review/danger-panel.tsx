import { contactFor, isOpen, type Contact } from '../../core/pack';
import { londonTime, nextOpening, sayTime } from '../../core/time';
import { AgeOf } from '../shared/age-of';
import { useConsultation } from '../shared/consultation';
import { useLook } from '../shared/look';
import { useNow } from '../shared/now';
import { useServices } from '../shared/services';
import { Unseen } from '../shared/unseen';
import { wording } from '../wording';

const words = wording.danger;

function Phone({ contact }: { contact: Contact }) {
  if (!contact.phone) return null;
  if (!contact.verified) return <>{contact.name}: {contact.phone} ({words.unverified})</>;
  return <>{contact.name}: <a href={`tel:${contact.phone.replace(/\s/g, '')}`}>{contact.phone}</a></>;
}

/** Whether the desk answers now, in words, also when the pane has stood open since before it closed; its hours as the source prints them where they are not known to us. */
function useOpening(contact: Contact | undefined): { open: boolean | undefined; says: string } {
  const { holidays } = useServices();
  const now = useNow();
  if (!contact?.hours) return { open: undefined, says: contact?.hoursPrinted ?? '' };
  const at = londonTime(now);
  const open = isOpen(contact, { day: at.day, time: at.time, isBankHoliday: holidays.has(at.date) });
  return { open, says: open ? words.openNow(contact.hours.to) : words.closed(sayTime(nextOpening(now, contact.hours, contact.hours.bankHolidays ? new Set() : holidays))) };
}

/** The two desks of the authority, the one that answers now first. */
function Desks({ frontDoor, outOfHours }: { frontDoor: Contact | undefined; outOfHours: Contact | undefined }) {
  const look = useLook();
  const { open, says } = useOpening(frontDoor);
  const day = frontDoor && <p key="day" className={open === false ? look.quiet : look.plain}><Phone contact={frontDoor} />{says && ` (${says})`}</p>;
  const night = outOfHours && <p key="night" className={open === true ? look.quiet : look.plain}>{words.outOfHours} <Phone contact={outOfHours} /></p>;
  return <>{open === false ? [night, day] : [day, night]}</>;
}

/** The desk to telephone now, where its number may be dialled from here. */
function Now({ desk }: { desk: Contact | undefined }) {
  if (!desk?.phone || !desk.verified) return null;
  return <>, {words.then} <a href={`tel:${desk.phone.replace(/\s/g, '')}`} aria-label={`${desk.name} ${desk.phone}`}>{desk.phone}</a></>;
}

/** Whose number that is and when the front door answers, in a line that opens on both desks. */
function More({ desk, frontDoor, outOfHours }: { desk: Contact; frontDoor: Contact | undefined; outOfHours: Contact | undefined }) {
  const look = useLook();
  const { says } = useOpening(frontDoor);
  const name = desk.phone && !desk.verified ? `${desk.name} (${words.unverified})` : desk.name;
  return (
    <details className={look.small}>
      <summary>{desk === frontDoor ? words.now(name, says) : words.meanwhile(name, says)}</summary>
      <Desks frontDoor={frontDoor} outOfHours={outOfHours} />
      <AgeOf contacts={[frontDoor, outOfHours]} />
    </details>
  );
}

/**
 * What to do about a child in danger. Always first on the screen, whatever the message says: one line with 999 and the number
 * that answers now, and one that opens on the rest; all of it at once where the message reads as if a child is in danger today.
 * `general`: where other cases are looked at, nothing of the open message is shown.
 */
export function DangerPanel({ general = false }: { general?: boolean }) {
  const look = useLook();
  const { face: pack, reading } = useConsultation();
  const frontDoor = pack && contactFor(pack, 'front-door');
  const outOfHours = pack && contactFor(pack, 'edt');
  const { open } = useOpening(frontDoor);
  const desk = open === false ? outOfHours ?? frontDoor : frontDoor ?? outOfHours;
  const immediate = !general && reading.state === 'read' && reading.reading.immediate.suggested ? reading.reading.immediate.because : [];
  const all = immediate.length > 0;
  return (
    <>
      <h1 className={look.unseen}>{wording.title}</h1>
      <section className={look.danger} aria-label={words.heading}>
        <p className={look.plain}><strong>{words.heading}</strong> <a href="tel:999"><strong>{words.call999}</strong></a>{all ? desk && <>, {words.thenAll}</> : <Now desk={desk} />}</p>
        {all && <><Desks frontDoor={frontDoor} outOfHours={outOfHours} /><AgeOf contacts={[frontDoor, outOfHours]} /></>}
        {!all && desk && <More desk={desk} frontDoor={frontDoor} outOfHours={outOfHours} />}
        {/* Stands there beforehand, so that it is read out when something comes into it. */}
        <div role="status">
          {all && <p className={look.plain}><strong>{words.suggested}</strong></p>}
          {immediate.slice(0, 2).map(({ says, quote }) => <p key={says} className={look.plain}>{quote ? <>“{quote.text}”<Unseen quote={quote} /></> : says}</p>)}
        </div>
      </section>
    </>
  );
}
