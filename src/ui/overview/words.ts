import type { CaseStatus, EventOf } from '../../core/case';
import type { Rater } from '../../core/oversight';
import type { Person } from '../../ports';

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
  lists: 'Lists',
  csv: 'This list as a table (CSV)',
  json: 'This list as JSON',
  partOf: (n: number) => `${n} shown. There are more: press “Show more”. An export holds what is shown.`,
  allOf: (n: number) => `${n} shown, which is all of them.`,
  cut: 'Only the newest five thousand records are used here.',
  whoseSees: 'You see the records that the site’s permissions give you.',
  edition: 'Thresholds',
  editionHelp: 'A level means something else under other thresholds, so look at one edition at a time.',
} as const;

/** "3 of 7 cases"; "1 of 1 case". */
export const ofCases = (some: number, all: number): string => `${String(some)} of ${String(all)} ${all === 1 ? 'case' : 'cases'}`;

/** The lists that people work through. */
export const queues: Record<string, string> = {
  'front-door': 'At the front door', overdue: 'Overdue', escalated: 'Escalated', 'awaiting-sign-off': 'Awaiting sign-off', 'no-outcome': 'No outcome yet', open: 'All open', mine: 'Mine', all: 'All, closed too',
};

/** Which lists somebody works through, most needed first. It says nothing of what they may see. */
export function queuesFor(role: Person['role'] | undefined): string[] {
  if (role === 'mash') return ['front-door', 'overdue', 'escalated', 'all'];
  if (role === 'manager') return ['open', 'overdue', 'escalated', 'awaiting-sign-off', 'no-outcome', 'mine', 'all'];
  if (role === 'auditor') return ['all', 'open', 'overdue', 'escalated', 'no-outcome'];
  return ['open', 'overdue', 'escalated', 'no-outcome', 'mine', 'all'];
}

export const statuses: Record<CaseStatus, string> = { consultation: 'Consultation', 'awaiting-reply': 'Waiting for a reply', escalated: 'Escalated', answered: 'Answered', closed: 'Closed' };

export const raterNames: Record<Rater, string> = { panel: 'Panel’s suggestion', practitioner: 'Practitioner', manager: 'Manager', 'front-door': 'Front door' };

/** Whether an audit's theme was met. */
export const metWords: Record<EventOf<'audit-rating'>['findings'][number]['met'], string> = { yes: 'Yes', partly: 'Partly', no: 'No', 'cannot-tell': 'Cannot tell from the record' };

/** A domain's id in words. */
export const plainName = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
