import { QUEUE_COLUMNS } from './queues';
import { CASES, EVENTS, RATINGS } from './schema';

/** A view of a list in SharePoint. Its first and only filter stands on an indexed column, so that no view is refused at 5,000 rows. */
export interface ViewPlan {
  list: string;
  title: string;
  /** Internal names, in order. */
  columns: readonly string[];
  /** The indexed date that a row must hold, or that must have passed. */
  where: { column: string; is: 'filled' | 'past' };
  falling?: true;
  /** What SharePoint opens first. */
  first?: true;
}

const CASE = ['CaseKey', 'DueAt', 'CaseStatus', 'EscalationStage', 'SignOffStatus', 'ChildLabel', 'Setting', 'Level', 'EditionName', 'LegalRoute', 'Domain', 'Age', 'CaseOutcome', 'Owner', 'OpenedAt', 'ChangedAt'];
const queue = (title: string, of: keyof typeof QUEUE_COLUMNS, more: Partial<ViewPlan> = {}): ViewPlan => ({ list: CASES, title, columns: CASE, where: { column: QUEUE_COLUMNS[of], is: 'filled' }, ...more });

/** The views of the site: the queues of the tab, in the same order, for whoever never opens the tab. */
export const VIEWS: readonly ViewPlan[] = [
  queue('Open, most urgent first', 'open', { first: true }),
  queue('Overdue', 'overdue', { where: { column: QUEUE_COLUMNS.overdue, is: 'past' } }),
  queue('Escalated', 'escalated'),
  queue('Awaiting sign-off', 'awaiting-sign-off'),
  queue('No outcome yet', 'no-outcome'),
  queue('At the front door', 'front-door'),
  queue('All, newest first', 'all', { falling: true }),
  { list: EVENTS, title: 'What happened, newest first', columns: ['CaseKey', 'Kind', 'HappenedAt', 'RecordedAt', 'ByName'], where: { column: 'RecordedAt', is: 'filled' }, falling: true, first: true },
  { list: RATINGS, title: 'Second opinions, newest first', columns: ['CaseKey', 'Sample', 'Level', 'RecordedAt', 'ByName'], where: { column: 'RecordedAt', is: 'filled' }, falling: true, first: true },
];
