import { likelihood, openScorers, type Scorers } from '../../core/evidence';
import { fitMarks, type FitOptions, type MarkedExample } from './fact-fit';

/** One message: what its label says of consent, and the marks of every sentence that could speak of it. */
export interface ConsentCase { said: string; level: number; sentences: string[][] }

const ROUNDS = 3;
/** How many of the likeliest sentences of a message that does not say so are learnt as wrong. */
const WRONG = 3;

/**
 * Learns to score sentences from labels of whole messages: begins with all sentences of a message together, then learns three times
 * from the one sentence of each message that most likely says it, against the likeliest sentences of messages that do not.
 */
export function learnConsent(cases: readonly ConsentCase[], optionsFor: (kind: string) => FitOptions): Record<string, Record<string, number>> {
  return Object.fromEntries(['given', 'refused', 'not-sought'].map((kind) => [`consent-${kind}`, learnKind(kind, cases.filter((one) => one.sentences.length > 0 && !(one.level === 1 && one.said === 'not-sought')), optionsFor(kind))]));
}

function learnKind(kind: string, cases: readonly ConsentCase[], options: FitOptions): Record<string, number> {
  let weights = fitMarks(cases.map((one) => ({ marks: [...new Set(one.sentences.flat())], right: one.said === kind })), options);
  for (let round = 0; round < ROUNDS; round += 1) { const asked = openScorers({ kind: weights }); weights = fitMarks(cases.flatMap((one) => sentencesOf(one, kind, asked)), options); }
  return weights;
}

function sentencesOf(one: ConsentCase, kind: string, asked: Scorers): MarkedExample[] {
  const ranked = one.sentences.map((marks) => ({ marks, score: likelihood(asked, 'kind', marks) })).sort((a, b) => b.score - a.score);
  const right = one.said === kind;
  return ranked.slice(0, right ? 1 : WRONG).map(({ marks }) => ({ marks, right }));
}
