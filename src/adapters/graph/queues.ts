import { quoted } from './calls';

const EVER = '2000-01-01T00:00:00Z';

/** What a queue asks of the case list: an indexed filter and the order that the same index gives. */
export interface QueuePlan { filter: string; orderby: string }

const inOrder = (column: string): QueuePlan => ({ filter: `fields/${column} ge ${quoted(EVER)}`, orderby: `fields/${column} asc` });

/** The query of a queue. Throws for a queue that nobody has defined. */
export function queuePlan(queue: string, upn: string, now: Date): QueuePlan {
  switch (queue) {
    case 'mine': return { filter: `fields/OwnerUpn eq ${quoted(upn)}`, orderby: 'fields/ChangedAt desc' };
    case 'all': return { filter: `fields/OpenedAt ge ${quoted(EVER)}`, orderby: 'fields/OpenedAt desc' };
    case 'open': return inOrder('OpenDueAt');
    case 'overdue': return { filter: `fields/OpenDueAt lt ${quoted(`${now.toISOString().slice(0, 19)}Z`)}`, orderby: 'fields/OpenDueAt asc' };
    case 'escalated': return inOrder('EscalatedAt');
    case 'awaiting-sign-off': return inOrder('AwaitingSince');
    case 'no-outcome': return inOrder('NoOutcomeSince');
    case 'front-door': return inOrder('FrontDoorSince');
    default: throw new Error('There is no queue of this name.');
  }
}
