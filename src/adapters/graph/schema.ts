import { LEGAL_WORDS, OUTCOME_WORDS, SIGN_OFF_WORDS, STATUS_WORDS } from './choices';

/**
 * The lists of a site, as they must be. Internal names are short ASCII and never change; words people see are display names.
 * A column's type never changes either, as Graph changes none: a new need is a new column, an entry under `was` and a higher `SCHEMA_VERSION`.
 * Version 2: statuses are choices in plain words (they were codes in text columns).
 */
export const SCHEMA_VERSION = 2;

export const EVENTS = 'TcpEvents';
export const CASES = 'TcpCases';
export const DOCUMENTS = 'TcpDocuments';
export const RATINGS = 'TcpRatings';
export const SETUP = 'TcpSetup';

export interface ColumnPlan {
  name: string;
  displayName: string;
  type: 'text' | 'note' | 'number' | 'boolean' | 'dateTime' | 'choice';
  indexed?: true;
  unique?: true;
  /** What a choice column offers, in order. */
  choices?: readonly string[];
  /** True where other words may stand beside the choices. */
  open?: true;
  /** The column of an older version that held the same, and what its codes are called now. An upgrade carries its values over. */
  was?: { name: string; words: Readonly<Record<string, string>> };
}
export interface ListPlan { name: string; template: 'genericList' | 'documentLibrary'; columns: ColumnPlan[] }

const column = (name: string, displayName: string, type: ColumnPlan['type'], flag?: 'indexed' | 'unique'): ColumnPlan =>
  ({ name, displayName, type, ...(flag ? { indexed: true as const } : {}), ...(flag === 'unique' ? { unique: true as const } : {}) });

const choice = (name: string, displayName: string, was: string, words: Readonly<Record<string, string>>, flag: { indexed?: true; open?: true }): ColumnPlan =>
  ({ name, displayName, type: 'choice', choices: Object.values(words), was: { name: was, words }, ...flag });

/** How many columns hold one event's content, and how many characters go into each (a SharePoint note holds 63,999). */
export const PAYLOADS = ['Payload', 'Payload2', 'Payload3', 'Payload4'] as const;
export const PAYLOAD_SIZE = 60_000;

/** What every item that holds a record begins with, and ends with: which one, of which case; when it was recorded, by whom, and its content. */
const begins = [column('ClientKey', 'Client key', 'text', 'unique'), column('CaseKey', 'Case', 'text', 'indexed')];
const ends = [
  column('RecordedAt', 'Recorded', 'dateTime', 'indexed'),
  column('ByUpn', 'By (sign-in name)', 'text', 'indexed'),
  column('ByName', 'By', 'text'),
  column('ByObjectId', 'By (directory id)', 'text'),
  ...PAYLOADS.map((name, at) => column(name, `Content ${String(at + 1)}`, 'note')),
];

/** What happened: one item an event, never changed. `Slot` is unique: the nth event of a case can be written once, by one person. */
const events: ListPlan = { name: EVENTS, template: 'genericList', columns: [
  ...begins,
  column('Slot', 'Place in the case', 'text', 'unique'),
  column('Kind', 'What happened', 'text', 'indexed'),
  column('HappenedAt', 'Happened', 'dateTime', 'indexed'),
  ...ends,
] };

/** One row a case, worked out from its events and rebuilt from them at any time. 19 of the 20 indexes a list may have. */
const cases: ListPlan = { name: CASES, template: 'genericList', columns: [
  column('CaseKey', 'Case', 'text', 'unique'),
  column('ChildLabel', 'Child', 'text'),
  column('Setting', 'Setting', 'text', 'indexed'),
  column('Authority', 'Authority', 'text', 'indexed'),
  column('EditionName', 'Thresholds', 'text'),
  column('Domain', 'Concern', 'text', 'indexed'),
  column('Age', 'Age', 'number'),
  column('Level', 'Level', 'number', 'indexed'),
  choice('LegalRoute', 'Legal route', 'Legal', LEGAL_WORDS, {}),
  column('Suggested', 'Suggested level', 'number'),
  column('FrontDoorLevel', 'Front door level', 'number'),
  column('ManagerLevel', 'Manager level', 'number'),
  choice('CaseStatus', 'Status', 'Status', STATUS_WORDS, { indexed: true }),
  column('DueAt', 'Due', 'dateTime', 'indexed'),
  column('DueRule', 'Why then', 'note'),
  column('OpenDueAt', 'Order among open cases', 'dateTime', 'indexed'),
  column('EscalationStage', 'Escalation stage', 'number', 'indexed'),
  column('EscalatedAt', 'Order among escalated cases', 'dateTime', 'indexed'),
  choice('CaseOutcome', 'Outcome', 'Outcome', OUTCOME_WORDS, { indexed: true, open: true }),
  column('NoOutcomeSince', 'Order among cases without outcome', 'dateTime', 'indexed'),
  choice('SignOffStatus', 'Sign-off', 'SignOff', SIGN_OFF_WORDS, { indexed: true }),
  column('AwaitingSince', 'Order among cases awaiting sign-off', 'dateTime', 'indexed'),
  column('Referred', 'Sent to the front door', 'boolean', 'indexed'),
  column('FrontDoorSince', 'Order at the front door', 'dateTime', 'indexed'),
  column('Owner', 'Owner', 'text'),
  column('OwnerUpn', 'Owner (sign-in name)', 'text', 'indexed'),
  column('OpenedAt', 'Opened', 'dateTime', 'indexed'),
  column('ChangedAt', 'Last event', 'dateTime', 'indexed'),
  column('EventCount', 'Events', 'number'),
] };

/** Second opinions of audits, apart from the cases: auditors write here and nowhere else, and no case is changed by an audit. One item an opinion. */
const ratings: ListPlan = { name: RATINGS, template: 'genericList', columns: [
  ...begins,
  column('Sample', 'Audit', 'text', 'indexed'),
  column('Level', 'Second opinion', 'number'),
  ...ends,
] };

const setup: ListPlan = { name: SETUP, template: 'genericList', columns: [column('Key', 'Key', 'text', 'unique'), column('Value', 'Value', 'text')] };
const documents: ListPlan = { name: DOCUMENTS, template: 'documentLibrary', columns: [] };

export const LISTS: readonly ListPlan[] = [setup, events, cases, ratings, documents];

/** A column as Graph takes it. */
export function columnBody(plan: ColumnPlan): Record<string, unknown> {
  const facets = {
    text: { text: { allowMultipleLines: false, maxLength: 255 } },
    note: { text: { allowMultipleLines: true, textType: 'plain', linesForEditing: 6 } },
    number: { number: {} },
    boolean: { boolean: {} },
    dateTime: { dateTime: { format: 'dateTime', displayAs: 'standard' } },
    choice: { choice: { choices: plan.choices, allowTextEntry: plan.open === true, displayAs: 'dropDownMenu' } },
  };
  return { name: plan.name, displayName: plan.displayName, indexed: plan.indexed === true, enforceUniqueValues: plan.unique === true, ...facets[plan.type] };
}
