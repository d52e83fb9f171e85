import * as z from 'zod/mini';

const LevelShape = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

/** A level as it is kept: never a bare number. */
const SettledLevelShape = z.strictObject({
  authority: z.string(), edition: z.string(), editionName: z.string(), level: z.nullable(LevelShape), legal: z.enum(['none', 's17', 's47']),
});

/** Who did something: text beside any person column, so that a leaver's record still reads. */
const ByShape = z.strictObject({ name: z.string(), upn: z.string(), objectId: z.string(), role: z.string() });

const base = {
  /** Client key: a GUID made where the event was made. Saving it twice stores it once. */
  id: z.string(),
  /** Our case key, e.g. 'TCP-2026-4F7K2M'. Holds nothing of the child. */
  caseKey: z.string(),
  /** When it happened, typed by the person or taken from the message (ISO with zone). */
  happenedAt: z.string(),
  /** When it was recorded (ISO UTC). */
  recordedAt: z.string(),
  by: ByShape,
};

const QuotedShape = z.strictObject({ text: z.string(), row: z.string(), level: LevelShape, decision: z.enum(['accepted', 'rejected', 'changed', 'added']), reason: z.optional(z.string()), author: z.optional(z.string()), sentAt: z.optional(z.string()) });

/** Something that happened to a case. Append-only: a mistake is corrected by a further event, never by a change. */
export const CaseEventShape = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('consultation'),
    /** What the front door calls the child in our list: initials or "no names". The name itself stands in the referral only. */
    childLabel: z.string(), setting: z.string(), domain: z.string(),
    /** Completed years at the consultation; null when not known. */
    age: z.nullable(z.number()),
    suggested: z.nullable(LevelShape), settled: SettledLevelShape, differsBecause: z.optional(z.string()), immediate: z.boolean(),
    consent: z.strictObject({ agreement: z.string(), tellParents: z.string(), why: z.string() }),
    routes: z.array(z.string()), evidence: z.array(QuotedShape), messageId: z.string(), readerBuild: z.string(), noNames: z.optional(z.boolean()), note: z.optional(z.string()),
    /** Companion routes that were brought up: used, or why not. */
    prompts: z.optional(z.array(z.strictObject({ id: z.string(), title: z.string(), used: z.boolean(), why: z.string() }))),
    /** Questions to think about that the person answered; unanswered ones are not kept. */
    reflections: z.optional(z.array(z.strictObject({ id: z.string(), asks: z.string(), answer: z.string() }))) }),
  z.strictObject({ ...base, kind: z.literal('referral'),
    form: z.string(), settled: SettledLevelShape, to: z.string(),
    /** The reader's builds that read the messages, and the edition of the pack whose form it is. Left out of older entries; a build also where no words were read. */
    readerBuild: z.optional(z.string()), packEdition: z.optional(z.string()),
    /** When a reply is due and by which counting rule, as it was shown when the referral was made; null where no clock is known. */
    replyDueAt: z.nullable(z.string()), replyDueRule: z.nullable(z.string()), sentBy: z.enum(['portal', 'document', 'phone', 'mail']),
    /** The answers as they stood, question and answer as shown; of filled ones whether the person had checked them, and who did so when. */
    answers: z.array(z.strictObject({ question: z.string(), answer: z.string(), from: z.optional(z.string()), confirmed: z.optional(z.boolean()), checked: z.optional(z.strictObject({ at: z.string(), by: z.optional(z.string()) })) })), document: z.optional(z.string()) }),
  z.strictObject({ ...base, kind: z.literal('phone-call'), to: z.string(), person: z.string(), agreed: z.string(), childsFirstWords: z.optional(z.string()),
    /** What the call was for. A referral by telephone, and anything new that was said, are put in writing afterwards. */
    purpose: z.optional(z.enum(['referral', 'new-information', 'chase', 'advice'])) }),
  z.strictObject({ ...base, kind: z.literal('reply'), outcome: z.enum(['nfa', 'advice', 'early-help', 's17', 'strategy-discussion', 's47', 'acknowledged', 'more-information']),
    level: z.optional(SettledLevelShape), rationale: z.string(), toldWhom: z.string(),
    /** Who at the front door said so, and how, when a practitioner writes the reply down. */
    from: z.optional(z.string()), channel: z.optional(z.string()) }),
  /** The answer to the front door's "more information, please". */
  z.strictObject({ ...base, kind: z.literal('further-information'), says: z.string(), to: z.string() }),
  z.strictObject({ ...base, kind: z.literal('escalation'), escalationId: z.string(), ground: z.string(), stage: z.number(), stageTitle: z.string(), placeholderLadder: z.boolean(),
    withWhom: z.string(), why: z.string(), wanted: z.string(), risk: z.string(), dueAt: z.string(), dueRule: z.string(),
    atRisk: z.optional(z.boolean()), challenged: z.optional(z.string()), alternative: z.optional(z.string()), wantedBy: z.optional(z.string()), consulted: z.optional(z.string()) }),
  z.strictObject({ ...base, kind: z.literal('escalation-contact'), escalationId: z.string(), stage: z.number(), person: z.string(), role: z.string(), agency: z.string(), channel: z.string(), said: z.string() }),
  z.strictObject({ ...base, kind: z.literal('escalation-closed'), escalationId: z.string(), outcome: z.enum(['agreed-with-us', 'alternative-accepted', 'withdrawn', 'partnership-decision']), reason: z.string(), resolvedOn: z.string(),
    plan: z.optional(z.string()), partnershipTold: z.optional(z.string()), learning: z.optional(z.string()) }),
  z.strictObject({ ...base, kind: z.literal('sign-off'), decision: z.enum(['approved', 'returned']), comment: z.string(), rationale: z.string(), managerLevel: z.optional(LevelShape) }),
  z.strictObject({ ...base, kind: z.literal('impact'), says: z.string(), monitoring: z.optional(z.strictObject({ what: z.string(), howLong: z.string(), next: z.string() })) }),
  /** Information that was passed on: what, to whom, why. With referrals, calls and contacts it makes the sharing log. */
  z.strictObject({ ...base, kind: z.literal('shared'), what: z.string(), withWhom: z.string(), why: z.string() }),
  /** The child reached one of the points at which thresholds are applied after the front door. */
  z.strictObject({ ...base, kind: z.literal('threshold-point'), point: z.enum(['plan-start', 'plan-end', 'care-end']), says: z.string() }),
  /** Statutory work ends and early help goes on, as the authority's guidance asks: counted from a day, with a review half way. Days as YYYY-MM-DD. */
  z.strictObject({ ...base, kind: z.literal('step-down'), from: z.string(), review: z.string(), until: z.string(), weeks: z.number(), reviewDueAt: z.string(), endDueAt: z.string(), rule: z.string(),
    lead: z.string(), agreed: z.string(), stepUpIf: z.string() }),
  /** A second, blind opinion on the level, with what the auditor found. Never changes the case. */
  z.strictObject({ ...base, kind: z.literal('audit-rating'), sample: z.string(), point: z.enum(['front-door', 'plan-start', 'plan-end', 'care-end']), level: z.nullable(LevelShape), legal: z.enum(['none', 's17', 's47']), why: z.string(),
    findings: z.array(z.strictObject({ theme: z.string(), met: z.enum(['yes', 'partly', 'no', 'cannot-tell']), says: z.string() })) }),
  z.strictObject({ ...base, kind: z.literal('note'), says: z.string() }),
  z.strictObject({ ...base, kind: z.literal('closed'), outcome: z.string(), reason: z.string() }),
]);
export type CaseEvent = z.infer<typeof CaseEventShape>;
/** An event of one kind. */
export type EventOf<K extends CaseEvent['kind']> = Extract<CaseEvent, { kind: K }>;
export type EventKind = CaseEvent['kind'];

/** Worked out from the events, never set. Overdue is not a status: it is `dueAt` against the clock (see `isOverdue`). */
export type CaseStatus = 'consultation' | 'awaiting-reply' | 'escalated' | 'answered' | 'closed';

/** One row of the case list: what managers filter and sort by. A projection; rebuilt from events at any time. */
export interface CaseSummary {
  caseKey: string;
  childLabel: string;
  setting: string;
  authority: string;
  editionName: string;
  domain: string;
  age: number | null;
  level: 1 | 2 | 3 | 4 | null;
  legal: 'none' | 's17' | 's47';
  suggested: 1 | 2 | 3 | 4 | null;
  frontDoorLevel: 1 | 2 | 3 | 4 | null;
  managerLevel: 1 | 2 | 3 | 4 | null;
  status: CaseStatus;
  /** ISO UTC; when the next thing is due, and under which rule. */
  dueAt: string | null;
  dueRule: string | null;
  escalationStage: number | null;
  outcome: string | null;
  signOff: 'not-needed' | 'awaiting' | 'approved' | 'returned';
  owner: string;
  ownerUpn: string;
  openedAt: string;
  updatedAt: string;
  events: number;
}
