import type { QualifierRules } from './english';
import type { Qualifier, ReportedBy } from './reading';
import { sieveOf, type Sieve } from './sieve';

interface Trigger { kind: Qualifier['kind']; reaches: 'after' | 'before' | 'both' | 'sentence'; within: number; sure: boolean; beside: boolean; words: RegExp; id: string }

/** Compiled qualifiers. Made once. */
export interface QualifierMatcher {
  triggers: Trigger[];
  stops: RegExp;
  notTriggers: RegExp;
  neverHistory: Set<string>;
  /** Domains in which what a child tells is never set aside for being long ago. */
  neverHistoryTold: Set<string>;
  keepsHistory: RegExp;
  reported: { who: ReportedBy; words: RegExp }[];
  /** Which triggers, and which of `reported`, are worth trying. */
  mayTrigger: Sieve;
  mayReport: Sieve;
}

/** A qualifier found in a sentence, with the words it reaches. */
export interface Reach extends Qualifier {
  /** Where the trigger stands. */
  at: number;
  from: number;
  to: number;
  sure: boolean;
  /** Sets aside beside other evidence only. */
  beside: boolean;
  id: string;
}

const never = /(?!)/g;
const any = (list: readonly string[], flags: string) => (list.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${list.join('|')})(?![\\p{L}\\p{N}])`, flags) : never);

/** Compiles rules/english/qualifiers.yaml. Throws when an expression is not valid. */
export function compileQualifiers(rules: QualifierRules): QualifierMatcher {
  const triggers = rules.rules.map((rule) => ({ kind: rule.kind, reaches: rule.reaches, within: rule.within ?? 99, sure: rule.sure ?? false, beside: rule.beside ?? false, words: any(rule.words, 'giu'), id: rule.id }));
  const reported = rules.reportedBy.map(({ who, words }) => ({ who, words: any(words, 'iu') }));
  return {
    triggers, reported, mayTrigger: sieveOf(triggers.map(({ words }) => words)), mayReport: sieveOf(reported.map(({ words }) => words)),
    stops: any(rules.stops, 'giu'), notTriggers: any(rules.notTriggers, 'giu'),
    neverHistory: new Set(rules.neverHistory), neverHistoryTold: new Set(rules.neverHistoryTold), keepsHistory: any(rules.keepsHistory, 'iu'),
  };
}

/** All qualifiers of one sentence with the words they reach. Never says what they qualify: see `qualifiersOf`. */
export function reachesOf(sentence: string, rules: QualifierMatcher): Reach[] {
  const found = rules.mayTrigger(sentence).flatMap((which) => { const trigger = rules.triggers[which] as Trigger; return [...sentence.matchAll(trigger.words)].map((one) => ({ trigger, at: one.index, words: one[0] })); });
  if (found.length === 0) return [];
  const apart = [...sentence.matchAll(rules.notTriggers)].map((one) => [one.index, one.index + one[0].length] as const);
  const stops = [...sentence.matchAll(rules.stops), ...sentence.matchAll(/[;:—–]|\s-\s|[.!?](?=\s)/gu)].map((one) => one.index).sort((a, b) => a - b);
  return found.filter(({ at }) => !apart.some(([from, to]) => at >= from && at < to)).map(({ trigger, at, words }) => reachOf(sentence, trigger, at, words, stops));
}

function reachOf(sentence: string, trigger: Trigger, at: number, words: string, stops: readonly number[]): Reach {
  const whole = trigger.reaches === 'sentence';
  const end = at + words.length;
  const stopAfter = stops.find((stop) => stop >= end) ?? sentence.length;
  const stopBefore = stops.filter((stop) => stop < at).pop() ?? 0;
  const from = whole ? 0 : trigger.reaches === 'after' ? at : Math.max(stopBefore, wordsBack(sentence, at, trigger.within));
  const to = whole ? sentence.length : trigger.reaches === 'before' ? end : Math.min(stopAfter, wordsOn(sentence, end, trigger.within));
  return { kind: trigger.kind, trigger: words, at, from, to, sure: trigger.sure, beside: trigger.beside, id: trigger.id };
}

function wordsOn(sentence: string, from: number, count: number): number {
  let left = count;
  for (const found of sentence.slice(from).matchAll(/\S+/g)) { left -= 1; if (left <= 0) return from + found.index + found[0].length; }
  return sentence.length;
}

function wordsBack(sentence: string, to: number, count: number): number {
  const words = [...sentence.slice(0, to).matchAll(/\S+/g)];
  return words[Math.max(0, words.length - count)]?.index ?? 0;
}

/** The qualifiers that reach at least half of the words at `from`–`to` of the sentence, for one row. */
export function qualifiersOf(sentence: string, reaches: readonly Reach[], locus: readonly [number, number], row: string, rules: QualifierMatcher): Reach[] {
  const [from, to] = locus;
  return reaches.filter((reach) => {
    const shared = Math.min(to, reach.to) - Math.max(from, reach.from);
    if (shared < (to - from) / 2) return false;
    return reach.kind !== 'historical' || !(rules.neverHistory.has(row) || rules.keepsHistory.test(sentence) || (rules.neverHistoryTold.has(row.split('/')[0] ?? '') && reportedBy(sentence, rules) === 'child-said'));
  });
}

/** What is said of reaches beside a quotation: one of each kind. */
export function sayQualifiers(reaches: readonly Reach[]): Qualifier[] {
  return reaches.filter(({ kind }, at) => reaches.findIndex((one) => one.kind === kind) === at).map(({ kind, trigger }) => ({ kind, trigger }));
}

/** Whose word it is, where the sentence says so. Never sets a mention aside. */
export function reportedBy(sentence: string, rules: QualifierMatcher): ReportedBy | undefined {
  return rules.mayReport(sentence).map((which) => rules.reported[which]).find((one) => one?.words.test(sentence))?.who;
}

/** The sentence without the words that qualify it. */
export function withoutTriggers(sentence: string, reaches: readonly Reach[]): string {
  const covered = (at: number) => reaches.some((one) => at >= one.at && at < one.at + one.trigger.length);
  return sentence.replace(/[^]/g, (letter, at: number) => (covered(at) ? ' ' : letter));
}
