import * as z from 'zod/mini';

const Look = z.strictObject({ constant: z.number(), weights: z.array(z.number()) });

/** What stands beside the weights file: shape, cuts, what it was made from. Written by `npm run train` only. */
export const WordsCard = z.strictObject({
  name: z.string(),
  /** SHA-256 of the weights file, hex. */
  weightsHash: z.string(),
  /** SHA-256 over the files of rules/english that went in, in order of name. */
  dataHash: z.string(),
  rows: z.array(z.string()),
  setAside: z.array(z.string()),
  size: z.number(),
  dims: z.number(),
  parts: z.number(),
  /** Strength of a row over the message: over the logits of its strongest and second strongest sentence. */
  rowLook: Look,
  /** Strength from which a row counts as evidenced, one a row; the share of it from which a row "could also touch on". */
  evidenced: z.array(z.number()),
  couldAlso: z.number(),
  /** Chance from which a sentence, read without the words that qualify it, counts as a mention. */
  mentioned: z.number(),
  /** Chance, given the row, from which it is at level 3 and at level 4. */
  levelCuts: z.strictObject({ three: z.number(), four: z.number() }),
  /** The looks at the whole message, over `wholeFeatures`, with their cuts: level 2, 3 and 4 or more; a child to be protected today. */
  levels: z.strictObject({ looks: z.array(Look), cuts: z.array(z.number()) }),
  immediate: z.strictObject({ look: Look, cut: z.number() }),
});
export type WordsCard = z.infer<typeof WordsCard>;
