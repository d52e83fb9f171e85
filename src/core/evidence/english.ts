import * as z from 'zod/mini';
/** As the pack's: a level of need. */
const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

/** How mails are put together: regular expressions of rules/english/passages.yaml, matched without regard to case. */
export const PassagesFile = z.strictObject({
  replyMarkers: z.array(z.string()),
  forwardMarkers: z.array(z.string()),
  forwardedSubject: z.string(),
  headerLine: z.string(),
  banners: z.array(z.string()),
  closings: z.array(z.string()),
  signatureMarks: z.array(z.string()),
  disclaimers: z.array(z.string()),
  footers: z.array(z.string()),
  signatureWords: z.string(),
});
export type PassageRules = z.infer<typeof PassagesFile>;

/** What the words of an example show, both ways: sentences in which the rule must speak, and sentences in which it must not. */
const Examples = z.strictObject({ yes: z.array(z.string()), no: z.array(z.string()) });

const QualifierRule = z.strictObject({
  id: z.string(),
  kind: z.enum(['negated', 'historical', 'hypothetical', 'uncertain', 'other-person', 'figurative', 'boilerplate']),
  /** Regular expressions; each is a trigger. */
  words: z.array(z.string()),
  /** Which words it reaches: those after it, before it, both, or the whole sentence. */
  reaches: z.enum(['after', 'before', 'both', 'sentence']),
  /** Words at most, inside the reach. */
  within: z.optional(z.number()),
  /** True: sets the mention aside by itself. Otherwise it needs the head to agree, or is only said. */
  sure: z.optional(z.boolean()),
  /** True: sets the mention aside only where another sentence speaks for the same row at least as high. */
  beside: z.optional(z.boolean()),
  examples: Examples,
});
export type QualifierRule = z.infer<typeof QualifierRule>;

/** rules/english/qualifiers.yaml: what qualifies a mention, after the shape of the ConText algorithm (Harkema and others, 2009). */
export const QualifiersFile = z.strictObject({
  /** Words that end the reach of a trigger. */
  stops: z.array(z.string()),
  /** Phrases that look like a trigger and are not: the negation is the meaning. */
  notTriggers: z.array(z.string()),
  /** Rows that are never set aside as history. */
  neverHistory: z.array(z.string()),
  neverHistoryTold: z.array(z.string()),
  /** Words in any sentence that keep it from being set aside as history. */
  keepsHistory: z.array(z.string()),
  rules: z.array(QualifierRule),
  reportedBy: z.array(z.strictObject({ who: z.enum(['child-said', 'told-by', 'observed', 'opinion']), words: z.array(z.string()), examples: Examples })),
});
export type QualifierRules = z.infer<typeof QualifiersFile>;

const Signal = z.strictObject({
  id: z.string(),
  /** Said to the practitioner beside the quotation. */
  says: z.string(),
  /** Each must be found. */
  all: z.array(z.string()),
  /** None may be found in the sentence itself. */
  none: z.optional(z.array(z.string())),
  /** The words of the first do not count where one of these stands right before them. */
  notAfter: z.optional(z.array(z.string())),
  /** Where they are looked for: in the sentence, or in it and its two neighbours (the first in the sentence itself). */
  window: z.optional(z.enum(['sentence', 'neighbours'])),
  step: z.enum(['frequency', 'severity', 'age-or-mobility', 'impact', 'carer-response', 'explanation', 'floor']),
  /** Evidence of its own. Left out: it only moves what else is found in the sentence. */
  row: z.optional(z.string()),
  /** The lowest level that nothing in the message can take away. */
  floor: z.optional(Level),
  /** Rows whose level it moves, by how much of a step (learned scale); left out: every row. */
  moves: z.optional(z.strictObject({ rows: z.optional(z.array(z.string())), by: z.number() })),
  immediate: z.optional(z.boolean()),
  routes: z.optional(z.array(z.string())),
  /** Not taken away by history. */
  keep: z.optional(z.boolean()),
  examples: Examples,
});
export type Signal = z.infer<typeof Signal>;
export const SignalsFile = z.strictObject({ signals: z.array(Signal) });

/** rules/english/indicators.yaml: the shared vocabulary. */
export const IndicatorsFile = z.strictObject({
  rows: z.array(z.strictObject({
    row: z.string(), title: z.string(), domain: z.string(), levels: z.array(Level),
    /** What would settle whether it stands at level 3, or at level 4, and not lower. Asked when the words leave it open; never names a level. */
    asks: z.optional(z.strictObject({ three: z.optional(z.string()), four: z.optional(z.string()) })),
  })),
  /** Rows that bring up a companion route, from a level. */
  routes: z.array(z.strictObject({ route: z.enum(['lado', 'marac', 'prevent', 'camhs', 'fgm-mandatory-report']), rows: z.array(z.string()), from: Level, because: z.string() })),
});
export type Indicators = z.infer<typeof IndicatorsFile>;

/** Everything of rules/english that the reader runs on. */
export interface English {
  passages: PassageRules;
  qualifiers: QualifierRules;
  signals: Signal[];
  indicators: Indicators;
}

/** Checks the files of rules/english and puts them together. Throws, naming the file, when one is not as it should be. */
export function readEnglish(files: { passages: unknown; qualifiers: unknown; signals: unknown[]; indicators: unknown }): English {
  const check = <T>(name: string, schema: { safeParse(value: unknown): { success: true; data: T } | { success: false; error: { message: string } } }, value: unknown): T => {
    const found = schema.safeParse(value);
    if (!found.success) throw new Error(`rules/english/${name} is not as it should be: ${found.error.message}`);
    return found.data;
  };
  return {
    passages: check('passages.yaml', PassagesFile, files.passages),
    qualifiers: check('qualifiers.yaml', QualifiersFile, files.qualifiers),
    signals: files.signals.flatMap((file) => check('signals', SignalsFile, file).signals),
    indicators: check('indicators.yaml', IndicatorsFile, files.indicators),
  };
}

const noExamples = { yes: [], no: [] };

/**
 * The rules as the browser reads with them at once: without what only keepers, tests and the pack's own titles are there for, and without
 * each row's own question (`asks`), which is fetched after the first reading. Reads as the full ones do; until then asks what fits every row.
 */
export function leanEnglish({ passages, qualifiers, signals, indicators }: English): English {
  return {
    passages,
    qualifiers: { ...qualifiers, rules: qualifiers.rules.map((rule) => ({ ...rule, examples: noExamples })), reportedBy: qualifiers.reportedBy.map((one) => ({ ...one, examples: noExamples })) },
    signals: signals.map((signal) => ({ ...signal, examples: noExamples })),
    indicators: { ...indicators, rows: indicators.rows.map(({ row, levels }) => ({ row, levels, title: '', domain: '' })) },
  };
}
