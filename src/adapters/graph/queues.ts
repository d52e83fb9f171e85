import { quoted } from './calls';

export const EVER = '2000-01-01T00:00:00Z';

/** What a queue asks of the case list: an indexed filter and the order that the same index gives. */
export interface QueuePlan { filter: string; orderby: string }

/** The column that holds a date while a case is in a queue, and so is the queue: the app's lists and the site's views both stand on it. */
export const QUEUE_COLUMNS = { open: 'OpenDueAt', overdue: 'OpenDueAt', escalated: 'EscalatedAt', 'awaiting-sign-off': 'AwaitingSince', 'no-outcome': 'NoOutcomeSince', 'front-door': 'FrontDoorSince', all: 'OpenedAt' } as const;

const inOrder = (column: string): QueuePlan => ({ filter: `fields/${column} ge ${quoted(EVER)}`, orderby: `fields/${column} asc` });

/** The query of a queue. Throws for a queue that nobody has defined. */
export function queuePlan(queue: string, upn: string, now: Date): QueuePlan {
  switch (queue) {
    case 'mine': return { filter: `fields/OwnerUpn eq ${quoted(upn)}`, orderby: 'fields/ChangedAt desc' };
    case 'all': return { filter: `fields/${QUEUE_COLUMNS.all} ge ${quoted(EVER)}`, orderby: `fields/${QUEUE_COLUMNS.all} desc` };
    case 'overdue': return { filter: `fields/${QUEUE_COLUMNS.overdue} lt ${quoted(`${now.toISOString().slice(0, 19)}Z`)}`, orderby: `fields/${QUEUE_COLUMNS.overdue} asc` };
    case 'open': case 'escalated': case 'awaiting-sign-off': case 'no-outcome': case 'front-door': return inOrder(QUEUE_COLUMNS[queue]);
    default: throw new Error('There is no queue of this name.');
  }
}
