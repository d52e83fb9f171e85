import type { Level } from '../pack';
import type { Material } from './assemble';
import { tierRowFeatures } from './blend';
import type { SentenceScores } from './head';
import { chanceBy, logit, rowFeatures, topTwo } from './whole';
import { locusIn } from './locus';
import { quoteAt } from './message';
import { qualifiersOf, reachesOf, reportedBy, sayQualifiers, withoutTriggers, type Reach } from './qualify';
import type { Evidence, LevelStep, Reading } from './reading';
import type { Compiled } from './reader';
import type { Sentence } from './sentences';
import { whatSettles } from './settles';
import { signalsIn, type SignalFound } from './signals';

/** All mentions of a message, sorted by what became of them. */
export interface Mentions {
  evidence: Evidence[];
  weaker: Evidence[];
  setAside: Evidence[];
  /** Of `evidence`, what only denies, by the words or as the finer tier learnt to know it. */
  denials: Set<Evidence>;
  floors: LevelStep[];
  immediate: Reading['immediate']['because'];
  routes: { route: string; because: string; quote?: Evidence['quote'] }[];
}

/** Reads every sentence for what it shows: learned rows, signals, and what qualifies them. */
export function readMentions(material: Material, compiled: Compiled): Mentions {
  const found: Mentions = { evidence: [], weaker: [], setAside: [], denials: new Set(), floors: [], immediate: [], routes: [] };
  const rows = standingOfRows(material, compiled);
  material.sentences.forEach((sentence, at) => {
    const neighbours = [at - 1, at, at + 1].map((near) => material.sentences[near]?.text ?? '').join(' ');
    readSentence({ material, compiled, rows, at, sentence, signals: signalsIn(sentence.text, neighbours, compiled.signals) }, found);
  });
  return setDenialsAside(found);
}

/**
 * A sentence that only denies is set aside beside another that speaks for the same row, about as strongly and at least as high. One that
 * stands alone stays: no denial takes a row or a level away.
 */
function setDenialsAside(found: Mentions): Mentions {
  const others = found.evidence.filter((one) => !found.denials.has(one));
  const isBeside = (one: Evidence) => others.some(({ row, level, strength }) => row === one.row && level >= one.level && strength >= one.strength * quoteShare);
  const aside = new Set(found.evidence.filter((one) => found.denials.has(one) && isBeside(one)));
  const says = (one: Evidence): Evidence => (one.qualifiers.some(({ kind }) => kind === 'negated') ? one : { ...one, qualifiers: [...one.qualifiers, { kind: 'negated', trigger: one.quote.text.split(/\s+/u, 3).join(' ') }] });
  return { ...found, evidence: found.evidence.filter((one) => !aside.has(one)), setAside: [...found.setAside, ...[...aside].map(says)] };
}

/** The finer tier's scores where there is one, else those of the words. */
export function scoresAt({ scores, second }: Material, at: number): { two: Float32Array; three: Float32Array; four: Float32Array } {
  const fine = second?.outputs.sentences[at];
  if (!fine) return scores[at] as SentenceScores;
  const given = (part: Float32Array) => part.map((value, row) => value / Math.max(1e-6, fine.two[row] as number));
  return { two: fine.two, three: given(fine.three), four: given(fine.four) };
}

/** How each row stands over the whole message: evidenced, weak or neither; and how strong a sentence must be to be quoted for it. */
interface RowStanding { evidenced: boolean; weak: boolean; strength: number; quoteFrom: number }

function standingOfRows(material: Material, { head: { card } }: Compiled): RowStanding[] {
  const count = card.rows.length;
  const words = topTwo(material.scores, count);
  const tier = material.second?.tier;
  const fine = material.second && topTwo(material.second.outputs.sentences, count);
  return card.rows.map((name, row) => {
    const byWords = chanceBy(card.rowLook, rowFeatures(words.first[row] as number, words.second[row] as number));
    const top = (fine ?? words).first[row] as number;
    const blend = tier?.blend.rows;
    const strength = fine && blend ? chanceBy(blend.look, tierRowFeatures(top, fine.second[row] as number, byWords)) : byWords;
    const cut = blend ? (blend.cuts[name] ?? blend.every) : (card.evidenced[row] ?? 1);
    return { evidenced: strength >= cut, weak: strength >= cut * card.couldAlso, strength, quoteFrom: top * quoteShare };
  });
}

/** A sentence is quoted for a row when it is at least this strong beside the row's strongest. */
const quoteShare = 0.6;

interface Here { material: Material; compiled: Compiled; rows: readonly RowStanding[]; at: number; sentence: Sentence; signals: readonly SignalFound[] }

function readSentence(here: Here, found: Mentions): void {
  const { material, compiled, at, sentence, signals } = here;
  const scores = scoresAt(material, at);
  const reaches = reachesOf(sentence.text, compiled.qualifiers);
  const bare = bareScores(here, reaches);
  const denies = (material.second?.outputs.denies[at] ?? 0) >= (material.second?.tier.denies ?? 1);
  const quote = quoteAt(material.message, sentence.place);
  const who = reportedBy(sentence.text, compiled.qualifiers);
  const locusOf = locusIn(sentence.text, (clause) => alone(clause, compiled));
  compiled.head.card.rows.forEach((row, index) => {
    const signal = signals.find((one) => one.signal.row === row);
    const standing = here.rows[index] as RowStanding;
    const tells = (scores.two[index] as number) >= standing.quoteFrom;
    const evidenced = tells && standing.evidenced;
    const weak = tells && standing.weak;
    const mentioned = (bare?.[index] ?? 0) >= compiled.head.card.mentioned;
    if (!signal && !weak && !mentioned) return;
    const qualifiers = reaches.length === 0 ? [] : qualifiersOf(sentence.text, reaches, locusOf(index), row, compiled.qualifiers);
    const one: Evidence = {
      quote, row, strength: signal ? Math.max(standing.strength, 0.95) : standing.strength * Math.min(1, (scores.two[index] as number) * quoteShare / Math.max(1e-6, standing.quoteFrom)), passage: sentence.passage,
      ...levelWith({ three: scores.three[index] as number, four: scores.four[index] as number }, signals, row, compiled),
      qualifiers: sayQualifiers(qualifiers), reportedBy: who, steps: stepsOf(signals, row, quote),
      readsLike: [], signal: signal?.signal.id,
    };
    place(one, { signal: signal !== undefined, evidenced, mentioned, weak, denies, qualifiers }, found);
    if (signal || evidenced) one.readsLike = compiled.parts.readsLike?.near(sentence.text, row, one.level) ?? [];
  });
  addSignals(signals, quote, found);
}

interface Standing { signal: boolean; evidenced: boolean; mentioned: boolean; weak: boolean; denies: boolean; qualifiers: readonly Reach[] }

/** Evidence, a weaker reading, or set aside in plain sight. What a signal finds is never set aside. */
function place(one: Evidence, { signal, evidenced, mentioned, weak, denies, qualifiers }: Standing, found: Mentions): void {
  const aside = !signal && qualifiers.some(({ kind, sure, beside }) => kind !== 'uncertain' && !beside && (sure || !evidenced));
  if (aside && (evidenced || mentioned)) found.setAside.push(one);
  else if (aside) return;
  else if (signal || evidenced) {
    found.evidence.push(one);
    if (!signal && (denies || qualifiers.some(({ beside }) => beside))) found.denials.add(one);
  } else if (weak) found.weaker.push(one);
}

/** What the head would say without the words that qualify: how a mention is known that the head rightly scores low. */
function bareScores({ compiled, sentence }: Here, reaches: readonly Reach[]): Float32Array | undefined {
  if (!reaches.some(({ kind }) => kind !== 'uncertain')) return undefined;
  return alone(withoutTriggers(sentence.text, reaches), compiled);
}

function addSignals(signals: readonly SignalFound[], quote: Evidence['quote'], found: Mentions): void {
  for (const { signal } of signals) {
    if (signal.floor) found.floors.push({ name: 'floor', says: signal.says, quote });
    if (signal.immediate) found.immediate.push({ says: signal.says, quote });
    for (const route of signal.routes ?? []) found.routes.push({ route, because: signal.says, quote });
  }
}

/** How likely each row is by some words alone, whatever stands around them. */
function alone(text: string, { head }: Compiled): Float32Array {
  return head.score({ text, before: '', after: '', subject: '', marks: [] }).two;
}

function stepsOf(signals: readonly SignalFound[], row: string, quote: Evidence['quote']): LevelStep[] {
  return signals.filter(({ signal }) => signal.row === row || (!signal.row && signal.moves && moves(signal.moves.rows, row)))
    .map(({ signal }) => ({ name: signal.floor ? 'floor' : signal.step, says: signal.says, quote }));
}

const moves = (rows: readonly string[] | undefined, row: string) => !rows || rows.includes(row);

/** The likeliest level of a mention, moved by the signals in its sentence; a range where two levels are nearly as likely. */
function levelWith(given: { three: number; four: number }, signals: readonly SignalFound[], row: string, { head, parts }: Compiled): Pick<Evidence, 'level' | 'range'> {
  const vocabulary = parts.english.indicators.rows.find((one) => one.row === row);
  const by = signals.reduce((sum, { signal }) => sum + (signal.moves && moves(signal.moves.rows, row) ? signal.moves.by : 0), 0);
  const shift = (chance: number) => 1 / (1 + Math.exp(-(logit(chance) + by)));
  const { three, four } = head.card.levelCuts;
  const at = (lean: number): Level => (shift(given.four) >= four * lean ? 4 : shift(given.three) >= three * lean ? 3 : 2);
  const floor = Math.max(1, ...signals.filter(({ signal }) => signal.row === row).map(({ signal }) => signal.floor ?? 1));
  const held = (level: Level) => nearest(Math.max(level, floor) as Level, vocabulary?.levels);
  const [level, low, high] = [held(at(1)), held(at(1.3)), held(at(0.75))];
  if (low === high || floor > 1) return { level };
  return { level, range: { low, high, question: whatSettles(parts.english.indicators, row, high) } };
}

/** A row has no words at some levels: the nearest that it has, upwards first. */
function nearest(level: Level, levels: readonly Level[] | undefined): Level {
  if (!levels || levels.includes(level)) return level;
  return levels.find((one) => one > level) ?? levels[levels.length - 1] ?? level;
}
