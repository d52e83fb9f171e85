import type { EventKind } from '../../core/case';

/** What happened on a case, in words. */
export const kindWords: Record<EventKind, string> = {
  consultation: 'Consultation', referral: 'Referral', 'phone-call': 'Telephone call', reply: 'Reply of the front door', 'further-information': 'Further information given', escalation: 'Escalation',
  'escalation-contact': 'Contact about the escalation', 'escalation-closed': 'Escalation closed', 'sign-off': 'Manager’s sign-off', impact: 'Impact', shared: 'Information shared',
  'threshold-point': 'Plan or involvement', 'step-down': 'Step down to early help', 'audit-rating': 'Second opinion in an audit', note: 'Note', closed: 'Record closed',
};
