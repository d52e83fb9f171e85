import type { CaseEvent } from './events';
import { chronology } from './project';

/** One time that information about the child went to somebody. */
export interface Shared { at: string; by: string; what: string; withWhom: string; why: string }

function sharedIn(event: CaseEvent): Omit<Shared, 'at' | 'by'> | undefined {
  switch (event.kind) {
    case 'referral': return { what: `Referral (${event.form}), ${event.answers.length} answer${event.answers.length === 1 ? '' : 's'}`, withWhom: event.to, why: `Referral by ${event.sentBy}` };
    case 'phone-call': return { what: 'Telephone call', withWhom: `${event.person}, ${event.to}`, why: event.agreed };
    case 'further-information': return { what: 'Further information', withWhom: event.to, why: 'The front door asked for it' };
    case 'reply': return event.toldWhom.trim() ? { what: `Reply of the front door (${event.outcome})`, withWhom: event.toldWhom, why: event.rationale } : undefined;
    case 'escalation': return { what: `Challenge, stage ${event.stage}`, withWhom: event.withWhom, why: event.ground };
    case 'escalation-contact': return { what: `Contact about the challenge, stage ${event.stage}`, withWhom: `${event.person}, ${event.role}, ${event.agency}`, why: event.channel };
    case 'escalation-closed': return event.partnershipTold?.trim() ? { what: 'Result of the challenge', withWhom: event.partnershipTold, why: event.reason } : undefined;
    case 'shared': return { what: event.what, withWhom: event.withWhom, why: event.why };
    default: return undefined;
  }
}

/** Who was given what, when and why, as the events say. It knows only what was recorded. */
export function sharingLog(events: readonly CaseEvent[]): Shared[] {
  return chronology(events).flatMap((event) => {
    const shared = sharedIn(event);
    return shared ? [{ at: event.happenedAt, by: event.by.name, ...shared }] : [];
  });
}
