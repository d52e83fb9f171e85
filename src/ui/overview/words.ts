import type { CaseStatus } from '../../core/case';

/** Every word of the overview. */
export const words = {
  heading: 'Overview',
  loading: 'Fetching…',
  failed: 'The list could not be fetched. Check the connection and try again.',
  again: 'Try again',
  none: 'Nothing in this list.',
  overdue: 'OVERDUE',
  refresh: 'Fetch again',
  more: 'Show more',
  back: 'Back to the list',
} as const;

/** The lists that a manager works through, in the order of urgency. */
export const queues: Record<string, string> = {
  overdue: 'Overdue', escalated: 'Escalated', 'awaiting-sign-off': 'Awaiting sign-off', 'no-outcome': 'No outcome yet', open: 'All open', mine: 'Mine', 'front-door': 'At the front door',
};

export const statuses: Record<CaseStatus, string> = { consultation: 'Consultation', 'awaiting-reply': 'Waiting for a reply', escalated: 'Escalated', answered: 'Answered', closed: 'Closed' };
