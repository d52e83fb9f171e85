import * as z from 'zod/mini';
import { unansweredReferral, type CaseEvent, type CaseSummary } from '../../core/case';
import { codeOf, domainOf, LEGAL_WORDS, OUTCOME_WORDS, sayDomain, SIGN_OFF_WORDS, STATUS_WORDS, wordFor } from './choices';
import { line, listDate } from './event-row';
import { GraphError } from './failure';

const Text = z.optional(z.nullable(z.string()));
const MaybeNumber = z.optional(z.nullable(z.number()));
const MaybeLevel = z.optional(z.nullable(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])));

export const CASE_COLUMNS = 'CaseKey,ChildLabel,Setting,Authority,EditionName,Domain,Age,Level,LegalRoute,Suggested,FrontDoorLevel,ManagerLevel,CaseStatus,DueAt,DueRule,EscalationStage,CaseOutcome,SignOffStatus,Owner,OwnerUpn,OpenedAt,ChangedAt,EventCount';
const RowShape = z.object({
  CaseKey: z.string(), ChildLabel: Text, Setting: Text, Authority: Text, EditionName: Text, Domain: Text, Age: MaybeNumber, Level: MaybeLevel, LegalRoute: z.string(),
  Suggested: MaybeLevel, FrontDoorLevel: MaybeLevel, ManagerLevel: MaybeLevel, CaseStatus: z.string(), DueAt: Text, DueRule: Text, EscalationStage: MaybeNumber, CaseOutcome: Text,
  SignOffStatus: z.string(), Owner: Text, OwnerUpn: Text, OpenedAt: Text, ChangedAt: Text, EventCount: z.number(),
});
export const CasePageShape = z.object({
  '@odata.nextLink': z.optional(z.string()),
  value: z.array(z.object({ id: z.string(), eTag: z.optional(z.nullable(z.string())), '@odata.etag': z.optional(z.string()), fields: RowShape })),
});
export type CaseItem = z.infer<typeof CasePageShape>['value'][number];

/** Stands for "some day" among open cases that nothing is due on, so that they come last and are not left out. */
const SOME_DAY = '2999-12-31T00:00:00Z';

const date = (iso: string | null): string | null => (iso === null ? null : (listDate(iso) ?? null));

/**
 * The case row. The columns named "Order among …" hold a date only while the case is in that queue, so that each queue is one
 * range on one index, already in order, however many cases there are.
 */
export function caseFields(summary: CaseSummary, events: readonly CaseEvent[]): Record<string, unknown> {
  const open = summary.status !== 'closed';
  const awaited = open ? unansweredReferral(events) : undefined;
  return {
    Title: line(summary.caseKey), CaseKey: summary.caseKey, ChildLabel: line(summary.childLabel), Setting: line(summary.setting), Authority: line(summary.authority), EditionName: line(summary.editionName),
    Domain: line(sayDomain(summary.domain)), Age: summary.age, Level: summary.level, LegalRoute: LEGAL_WORDS[summary.legal], Suggested: summary.suggested, FrontDoorLevel: summary.frontDoorLevel, ManagerLevel: summary.managerLevel,
    CaseStatus: STATUS_WORDS[summary.status], DueAt: date(summary.dueAt), DueRule: summary.dueRule, OpenDueAt: open ? (date(summary.dueAt) ?? SOME_DAY) : null,
    EscalationStage: summary.escalationStage, EscalatedAt: open && summary.escalationStage !== null ? (date(summary.dueAt) ?? SOME_DAY) : null,
    CaseOutcome: summary.outcome === null ? null : (wordFor(OUTCOME_WORDS, summary.outcome) ?? line(summary.outcome)), NoOutcomeSince: awaited ? date(awaited.happenedAt) : null,
    SignOffStatus: SIGN_OFF_WORDS[summary.signOff], AwaitingSince: summary.signOff === 'awaiting' ? date(summary.updatedAt) : null,
    Referred: events.some((event) => event.kind === 'referral'), FrontDoorSince: awaited ? (date(summary.dueAt) ?? SOME_DAY) : null,
    Owner: line(summary.owner), OwnerUpn: line(summary.ownerUpn), OpenedAt: date(summary.openedAt), ChangedAt: date(summary.updatedAt), EventCount: summary.events,
  };
}

/** For a new row: without the columns that have nothing in them (a null on create was refused for one reporter). */
export const filled = (fields: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

function known<K extends string>(words: Readonly<Record<K, string>>, word: string): K {
  const code = codeOf(words, word);
  if (code === undefined) throw new GraphError('newer-schema', 200, 'newer-row', '');
  return code;
}

/** The summary a row holds. Throws `newer-schema` for a status this version does not know. */
export function summaryFrom(item: CaseItem): CaseSummary {
  const row = item.fields;
  const outcome = orNull(row.CaseOutcome);
  return {
    caseKey: row.CaseKey, childLabel: text(row.ChildLabel), setting: text(row.Setting), authority: text(row.Authority), editionName: text(row.EditionName), domain: domainOf(text(row.Domain)), age: orNull(row.Age),
    level: orNull(row.Level), legal: known(LEGAL_WORDS, row.LegalRoute), suggested: orNull(row.Suggested), frontDoorLevel: orNull(row.FrontDoorLevel), managerLevel: orNull(row.ManagerLevel),
    status: known(STATUS_WORDS, row.CaseStatus), dueAt: orNull(row.DueAt), dueRule: orNull(row.DueRule), escalationStage: orNull(row.EscalationStage), outcome: outcome === null ? null : (codeOf(OUTCOME_WORDS, outcome) ?? outcome), signOff: known(SIGN_OFF_WORDS, row.SignOffStatus),
    owner: text(row.Owner), ownerUpn: text(row.OwnerUpn), openedAt: text(row.OpenedAt), updatedAt: text(row.ChangedAt), events: row.EventCount,
  };
}

/** SharePoint leaves empty columns out. */
const text = (value: string | null | undefined): string => value ?? '';
const orNull = <T>(value: T | null | undefined): T | null => value ?? null;
