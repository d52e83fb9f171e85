import type { Level } from '../pack';
import { levelFrom, type Material } from './assemble';
import type { SentenceScores } from './head';
import { readLocus } from './locus';
import { quoteAt } from './message';
import { qualifiersOf, reachesOf, reportedBy, type Reach } from './qualify';
import type { Evidence, LevelStep, Qualifier, Reading } from './reading';
import type { Compiled } from './reader';
import type { Sentence } from './sentences';
import { signalsIn, type SignalFound } from './signals';

/** All mentions of a message, sorted by what became of them. */
export interface Mentions {
  evidence: Evidence[];
  weaker: Evidence[];
  setAside: Evidence[];
  floors: LevelStep[];
  immediate: Reading['immediate']['because'];
  routes: { route: string; because: string; quote?: Evidence['quote'] }[];
}

interface Scores { two: Float32Array; three: Float32Array; four: Float32Array; mentioned: Float32Array; evidenced: readonly number[]; couldAlso: number }

/** Reads every sentence for what it shows: learned rows, signals, and what qualifies them. */
export function readMentions(material: Material, compiled: Compiled): Mentions {
  const found: Mentions = { evidence: [], weaker: [], setAside: [], floors: [], immediate: [], routes: [] };
  const whole = material.sentences.map((sentence) => sentence.text).join(' ');
  material.sentences.forEach((sentence, at) => {
    const neighbours = [at - 1, at, at + 1].map((near) => material.sentences[near]?.text ?? '').join(' ');
    const signals = signalsIn(sentence.text, neighbours, whole, compiled.signals);
    readSentence(material, compiled, at, sentence, signals, found);
  });
  return found;
}

function scoresAt(material: Material, compiled: Compiled, at: number): Scores {
  const words = material.scores[at] as SentenceScores;
  const fine = material.second?.outputs.sentences[at];
  if (!fine || !material.second) return { two: words.present, three: words.three, four: words.four, mentioned: words.mentioned, evidenced: compiled.head.card.evidenced, couldAlso: compiled.head.card.couldAlso };
  const given = (part: Float32Array) => part.map((value, row) => value / Math.max(1e-6, fine.two[row] as number));
  return { two: fine.two, three: given(fine.three), four: given(fine.four), mentioned: words.mentioned, evidenced: material.second.tier.evidenced, couldAlso: material.second.tier.couldAlso };
}

function readSentence(material: Material, compiled: Compiled, at: number, sentence: Sentence, signals: readonly SignalFound[], found: Mentions): void {
  const { card } = compiled.head;
  const scores = scoresAt(material, compiled, at);
  const quote = quoteAt(material.message, sentence.place);
  const reaches = reachesOf(sentence.text, compiled.qualifiers);
  const who = reportedBy(sentence.text, compiled.qualifiers);
  card.rows.forEach((row, index) => {
    const signal = signals.find((one) => one.signal.row === row);
    const score = scores.two[index] as number;
    const evidenced = score >= (scores.evidenced[index] ?? 1);
    const mentioned = (scores.mentioned[index] as number) >= card.mentioned;
    if (!signal && !evidenced && score < scores.couldAlso && !(mentioned && reaches.length > 0)) return;
    const qualifiers = reaches.length === 0 ? [] : qualify(sentence.text, index, row, reaches, compiled);
    const aside = !signal && qualifiers.some((one) => one.kind !== 'uncertain' && (one.sure || !evidenced));
    const steps = stepsOf(signals, row, quote);
    const one: Evidence = {
      quote, row, strength: signal ? Math.max(score, 0.95) : score, passage: sentence.passage,
      level: levelWith(scores.three[index] as number, scores.four[index] as number, signal, signals, row),
      qualifiers: qualifiers.map(({ kind, trigger }): Qualifier => ({ kind, trigger })), reportedBy: who, steps,
      readsLike: [], signal: signal?.signal.id,
    };
    if (aside) { if (mentioned || evidenced) found.setAside.push(one); return; }
    if (signal || evidenced) found.evidence.push(one);
    else if (score >= scores.couldAlso) found.weaker.push(one);
    if (signal || evidenced) one.readsLike = compiled.parts.readsLike?.near(sentence.text, row, one.level) ?? [];
  });
  for (const { signal } of signals) {
    if (signal.floor) found.floors.push({ name: 'floor', says: signal.says, quote });
    if (signal.immediate) found.immediate.push({ says: signal.says, quote });
    for (const route of signal.routes ?? []) found.routes.push({ route, because: signal.says, quote });
  }
}

function qualify(text: string, index: number, row: string, reaches: readonly Reach[], compiled: Compiled): Reach[] {
  const locus = readLocus(text, (clause) => compiled.head.score({ text: clause, before: '', after: '', subject: '', marks: [] }).mentioned[index] as number);
  return qualifiersOf(text, reaches, locus, row, compiled.qualifiers);
}

function stepsOf(signals: readonly SignalFound[], row: string, quote: Evidence['quote']): LevelStep[] {
  return signals.filter(({ signal }) => signal.row === row || (!signal.row && moves(signal.moves?.rows, row)))
    .map(({ signal }) => ({ name: signal.floor ? 'floor' : signal.step, says: signal.says, quote }));
}

const moves = (rows: readonly string[] | undefined, row: string) => !rows || rows.includes(row);

function levelWith(three: number, four: number, signal: SignalFound | undefined, signals: readonly SignalFound[], row: string): Level {
  let by = 0;
  for (const one of signals) if (one.signal.moves && moves(one.signal.moves.rows, row)) by += one.signal.moves.by;
  const shift = (chance: number) => 1 / (1 + Math.exp(-(Math.log(chance / (1 - chance)) + by)));
  const learned = levelFrom(shift(three), shift(four));
  return Math.max(learned, signal?.signal.floor ?? 1) as Level;
}
