import * as z from 'zod/mini';

/** Where a rule was read. A rule without a source is not a rule. */
export const Citation = z.strictObject({
  /** Key of rules/sources.yaml. */
  source: z.string(),
  section: z.string(),
  page: z.optional(z.number()),
});

export const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

/** What a level means in law: no statutory work, s17 (child in need) or s47 (child protection enquiry), Children Act 1989. */
export const LegalRoute = z.enum(['none', 's17', 's47']);

export const Source = z.strictObject({
  title: z.string(), publisher: z.string(), edition: z.string(), address: z.string(), dateRead: z.string(), note: z.optional(z.string()),
});
export const SourcesFile = z.record(z.string(), Source);

export const PackFile = z.strictObject({
  /** The authority, e.g. 'redbridge'. */
  id: z.string(),
  /** Folder name, e.g. '2025-07-interim'. */
  edition: z.string(),
  /** As it is shown: "Redbridge". */
  name: z.string(),
  /** As it is shown beside every level: "Redbridge, interim July 2025". */
  editionName: z.string(),
  /** Left out: the publisher of its document in sources.yaml. */
  publisher: z.optional(z.string()),
  source: z.string(),
  inForce: z.strictObject({ from: z.string(), to: z.optional(z.string()) }),
  reviewBy: z.string(),
  /** Shown to every practitioner while it stands. */
  warning: z.optional(z.string()),
  /** False for an authority whose matrix could not be had: evidence and routes are shown, no level. */
  hasMatrix: z.boolean(),
  levels: z.array(z.strictObject({
    level: Level, name: z.string(), meaning: z.string(), legal: z.array(LegalRoute), help: z.string(), cite: Citation,
    /** For a level that holds section 17 and 47: the question that settles it; the shared rows whose highest level speaks of need and not, by itself, of significant harm;
     * and indicators of other rows ('<row>/L3') that speak of need too, so that they are no sign of harm beside them. */
    settle: z.optional(z.strictObject({ asks: z.string(), needRows: z.array(z.string()), needBeside: z.optional(z.array(z.string())), confirmed: z.optional(z.string()), cite: Citation })),
  })),
  /** Outward postcode districts (IG1, DY2 …) in which a child of this authority may live; the person confirms. */
  postcodeDistricts: z.array(z.string()),
  /** Mail domains to which a referral may be addressed without a warning. */
  mailDomains: z.array(z.string()),
  noNamesConsultation: z.strictObject({ offered: z.boolean(), says: z.string(), cite: z.optional(Citation) }),
  /** What the keeper of the pack must know: contradictions and what was NOT FOUND. */
  keeperNotes: z.array(z.strictObject({ kind: z.enum(['contradiction', 'not-found', 'typo', 'superseded']), says: z.string(), shownToPractitioner: z.optional(z.string()), cite: z.optional(Citation) })),
});

/** One published cell or bullet, restated in our own plain words. */
export const Cell = z.strictObject({
  /** '<row>/L4' for a cell; the bullet's own id for a list. */
  id: z.string(),
  level: Level,
  text: z.string(),
  /** Shared indicators ('<row>/L<level>') that evidence this cell. Left out: the cell's own id. */
  takes: z.optional(z.array(z.string())),
  /** The same wording stands at another level: both are shown, and this question settles it. */
  eitherLevel: z.optional(z.strictObject({ other: Level, question: z.string() })),
  /** Where the level holds two legal routes: the one that this cell means, whichever level the shared indicator stands at. */
  legal: z.optional(LegalRoute),
  /** The day on which the authority confirmed that mark; left out where it is our reading alone. */
  legalConfirmed: z.optional(z.string()),
  /** A status, not a risk: never raises the level alone. */
  statusOnly: z.optional(z.boolean()),
  /** Not used as evidence, and why (an evident copying error in the source). */
  excluded: z.optional(z.string()),
  note: z.optional(z.string()),
});
export const MatrixRow = z.strictObject({ row: z.string(), title: z.string(), cite: Citation, note: z.optional(z.string()), cells: z.array(Cell) });
export const MatrixFile = z.strictObject({ domain: z.string(), title: z.string(), order: z.optional(z.number()), rows: z.array(MatrixRow) });

export const Contact = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** What it is for: front-door, edt, lado, marac, prevent, camhs, early-help, police-999 … */
  routes: z.array(z.string()),
  phone: z.optional(z.string()),
  /** What the cited document prints, where the service has given another number since. */
  phonePrinted: z.optional(z.string()),
  email: z.optional(z.string()),
  web: z.optional(z.string()),
  /** Days 1 (Monday) to 7; times as 24-hour London clock. Left out where the source prints none. */
  hours: z.optional(z.strictObject({ days: z.array(z.number()), from: z.string(), to: z.string(), bankHolidays: z.boolean() })),
  /** Exactly as the source prints it. */
  hoursPrinted: z.optional(z.string()),
  /** True: it answers when `hours` are NOT running (`hours` are then the daytime desk's). */
  outOfHours: z.optional(z.boolean()),
  owner: z.string(),
  /** The day on which it was last confirmed with its owner; failing that, the date of the document. */
  lastChecked: z.string(),
  /** False: shown as "unverified, do not dial from here". */
  verified: z.boolean(),
  note: z.optional(z.string()),
  cite: Citation,
});
export const ContactsFile = z.array(Contact);

export const ConsentRule = z.strictObject({
  id: z.string(),
  situation: z.string(),
  /** Shared rows whose evidence brings this rule up, and the levels or legal routes at which it holds. */
  whenRows: z.optional(z.array(z.string())),
  whenLevels: z.optional(z.array(Level)),
  whenLegal: z.optional(z.array(LegalRoute)),
  /** Shared indicators ('<row>/L<level>') that bring it up, where a row alone would say too much. */
  whenIndicators: z.optional(z.array(z.string())),
  /** A circumstance that only the person can state, as the question to ask. Such a rule holds when they say yes. */
  circumstance: z.optional(z.string()),
  /** A trigger rule overrides what the level alone would say. */
  overridesLevel: z.boolean(),
  tellParents: z.enum(['yes', 'yes-unless-unsafe', 'no', 'ask-first', 'not-a-question']),
  agreement: z.enum(['needed', 'sought', 'not-needed', 'voluntary-part-only']),
  says: z.string(),
  record: z.array(z.string()),
  cite: Citation,
});
export const ConsentFile = z.strictObject({
  rules: z.array(ConsentRule),
  goldenRules: z.strictObject({ edition: z.string(), rules: z.array(z.string()), cite: Citation }),
  /** Local rule on a young person's own agreement, never a constant of ours. */
  youngPerson: z.optional(z.strictObject({ fromAge: z.number(), question: z.string(), cite: Citation })),
});

/** A clock: so many working days, working hours or hours from a moment. */
export const ClockRule = z.strictObject({
  id: z.string(),
  /** acknowledge-and-decide | feedback | written-follow-up | … */
  what: z.string(),
  levels: z.optional(z.array(Level)),
  count: z.number(),
  unit: z.enum(['working-days', 'working-hours', 'hours', 'calendar-days']),
  /** How the count is made, in words that are shown beside every due time. */
  rule: z.string(),
  /** Other fair readings of the same words, selectable by the authority. */
  alternatives: z.optional(z.array(z.strictObject({ id: z.string(), count: z.number(), unit: z.enum(['working-days', 'working-hours', 'hours', 'calendar-days']), rule: z.string() }))),
  /** True when no source states it and it is our default. */
  assumed: z.optional(z.boolean()),
  cite: Citation,
});
export const ClockFile = z.strictObject({
  /** The desk whose hours working hours are counted in. */
  desk: z.strictObject({ days: z.array(z.number()), from: z.string(), to: z.string(),
    /** True when no source prints these hours. */
    assumed: z.optional(z.boolean()) }),
  rules: z.array(ClockRule),
});

export const EscalationFile = z.strictObject({
  /** True: the real ladder was not found; the panel labels every stage as a placeholder. */
  placeholder: z.boolean(),
  says: z.string(),
  cite: Citation,
  stages: z.array(z.strictObject({
    id: z.string(), number: z.number(), title: z.string(), from: z.string(), to: z.string(),
    within: z.strictObject({ count: z.number(), unit: z.enum(['working-days', 'working-hours', 'hours']) }),
    assumed: z.optional(z.boolean()),
  })),
  fastLane: z.strictObject({ within: z.strictObject({ count: z.number(), unit: z.enum(['working-days', 'working-hours', 'hours']) }), says: z.string() }),
  grounds: z.array(z.strictObject({ id: z.string(), title: z.string() })),
});

export const FormField = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** M must be answered ("not known" counts); R wanted if known; C under a condition. */
  need: z.enum(['M', 'R', 'C']),
  when: z.optional(z.string()),
  kind: z.enum(['text', 'long-text', 'date', 'time', 'date-time', 'yes-no', 'one-of', 'many-of', 'quotes', 'list', 'number']),
  choices: z.optional(z.array(z.string())),
  /** What to ask when it is empty. */
  ask: z.string(),
  /** How much an answer could change the decision: 3 most. */
  weight: z.number(),
  for: z.optional(z.enum(['all', 'child-in-need', 'significant-harm'])),
  cite: Citation,
});
export const ReferralFormFile = z.strictObject({
  id: z.string(), title: z.string(),
  /** Left out: a referral to social care. */
  use: z.optional(z.enum(['referral', 'early-help', 'request-for-service'])),
  /** 'portal': copied across by hand; 'document': our Word layout or the authority's own form. */
  sentBy: z.enum(['portal', 'document', 'phone']),
  says: z.string(),
  sections: z.array(z.strictObject({ id: z.string(), title: z.string(), repeat: z.optional(z.string()), fields: z.array(FormField) })),
});

/** Forms for help below social care, where the authority has such. Their fields share the ids of the referral's. */
export const EarlyHelpFormsFile = z.array(ReferralFormFile);

export const PathwayFile = z.strictObject({
  /** What to do at each level, in order. */
  access: z.array(z.strictObject({
    level: Level, title: z.string(), consent: z.string(),
    steps: z.array(z.strictObject({ says: z.string(), contact: z.optional(z.string()), form: z.optional(z.string()), cite: z.optional(Citation) })),
    reply: z.string(), cite: Citation,
  })),
  /** Source 001's three decisions, in order. */
  decisions: z.array(z.strictObject({
    id: z.string(), title: z.string(), help: z.string(),
    options: z.array(z.strictObject({ id: z.string(), title: z.string(), legal: z.optional(LegalRoute), levels: z.optional(z.array(Level)), then: z.optional(z.string()) })),
    cite: Citation,
  })),
  /** Companion routes: LADO, MARAC, Prevent … brought up by evidence, with reason; used, or why not, is recorded. */
  prompts: z.array(z.strictObject({
    id: z.string(), title: z.string(), whenRows: z.array(z.string()), whenLevels: z.optional(z.array(Level)),
    says: z.string(), contact: z.optional(z.string()), clock: z.optional(z.string()), cite: Citation,
  })),
  reflective: z.array(z.strictObject({ id: z.string(), title: z.string(), asks: z.string(), whenWords: z.optional(z.array(z.string())), cite: Citation })),
  stepUpQuestions: z.array(z.strictObject({ id: z.string(), asks: z.string(), cite: Citation })),
  /** What the source says of worries that add up, as a question; `level`: the level that they may reach together, where the source names one. It lifts nothing. */
  cumulative: z.optional(z.array(z.strictObject({ id: z.string(), asks: z.string(), level: z.optional(Level), cite: Citation }))),
  stepDown: z.optional(z.strictObject({ weeks: z.number(), says: z.string(), cite: Citation })),
  neverCloseOn: z.array(z.strictObject({ phrase: z.string(), ask: z.string(), cite: Citation })),
});

/**
 * An authority's exact wording of its own cells, read from its own document by `rules import` and never typed in.
 * Lies beside a pack as their-words.json, is not kept in git, and is shown under "their words".
 */
export const TheirWordsFile = z.strictObject({
  authority: z.string(),
  edition: z.string(),
  /** The document it was read from: its file name and the hash of its text. */
  document: z.strictObject({ name: z.string(), sha256: z.string(), importedOn: z.string() }),
  /** Cell id to the document's wording. */
  cells: z.record(z.string(), z.string()),
});

/** Shared indicators that the London vocabulary lacks, added for another authority; belongs to no authority. */
export const IndicatorsExtraFile = z.array(z.strictObject({
  /** '<area>/<slug>'; its indicators are '<row>/L<level>'. */
  row: z.string(),
  domain: z.string(),
  title: z.string(),
  levels: z.array(z.strictObject({ level: Level, text: z.string() })),
}));

/** Bank holidays of England and Wales. */
export const BankHolidaysFile = z.strictObject({
  note: z.string(),
  cite: Citation,
  days: z.array(z.strictObject({
    date: z.string(), name: z.string(),
    /** False: worked out by rule for a year that had not been published when this was written. */
    published: z.boolean(),
  })),
});
