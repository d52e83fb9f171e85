import type { ConsentRule, LegalRoute, Level, Pack } from '../pack';
import type { Message } from '../evidence';
import type { ByHand } from './by-hand';
import { decidedAs, type Suggestion } from './suggest';

/** What the person decided about one suggestion. A rejection is a decision with a reason, not a deletion. */
export interface Decision {
  /** What `decidedAs` gives for the suggestion. */
  suggestionId: string;
  decision: 'accepted' | 'rejected' | 'changed' | 'added';
  /** The level they think fits, when changed. */
  level?: Level;
  reason?: string;
  /** The words, where the person counts what the reader had not quoted under this row: there is no suggestion of the reader's to decide on. */
  counted?: ByHand;
}

export interface ConsentAnswer {
  agreement: 'given' | 'refused' | 'not-sought' | 'not-needed' | 'unknown';
  tellParents: 'told' | 'will-tell' | 'not-told' | 'unknown';
  why: string;
}

/** What the person settled on. Made only by `settle`; nothing in it is pre-selected. */
export interface ThresholdDecision {
  authority: string;
  edition: string;
  editionName: string;
  level: Level | null;
  legal: LegalRoute;
  immediate: boolean;
  suggested: Level | null;
  differsBecause?: string;
  consent: ConsentAnswer;
  routes: string[];
}

export interface Settling {
  level: Level | null;
  legal: LegalRoute | null;
  immediate: boolean | null;
  suggested: Level | null;
  differsBecause: string;
  consent: ConsentAnswer | null;
  routes: string[];
}

/** What is still to be answered before the decision can be recorded, each with the sentence to show. */
export interface Missing {
  field: keyof Settling;
  says: string;
}

/** Which answers are missing. Advice only: it never fills one in. */
export function missingFor(settling: Settling, pack: Pack): Missing[] {
  const missing: Missing[] = [];
  if (pack.hasMatrix && settling.level === null) missing.push({ field: 'level', says: 'Choose the level of need that you think fits.' });
  const legal = pack.levels.find((l) => l.level === settling.level)?.legal ?? [];
  if (legal.length > 1 && settling.legal === null) missing.push({ field: 'legal', says: 'This level holds two legal routes here. Choose section 17 (child in need) or section 47 (significant harm).' });
  if (settling.immediate === null) missing.push({ field: 'immediate', says: 'Say whether the child needs protecting today.' });
  const differs = settling.level !== null && settling.suggested !== null && settling.level !== settling.suggested;
  if (differs && !settling.differsBecause.trim()) missing.push({ field: 'differsBecause', says: 'Your level differs from what the evidence suggested. Write why, in a sentence.' });
  if (!settling.consent || settling.consent.agreement === 'unknown') missing.push({ field: 'consent', says: 'Say whether the family has agreed, and whether they have been told.' });
  else if ((settling.consent.agreement !== 'given' || settling.consent.tellParents === 'not-told') && !settling.consent.why.trim()) missing.push({ field: 'consent', says: 'Write why the family was not asked, not told, or did not agree. This is never left blank.' });
  return missing;
}

/**
 * The threshold decision, once everything is answered.
 * @returns the missing answers otherwise; it never guesses one.
 */
export function settle(settling: Settling, pack: Pack): { decision: ThresholdDecision } | { missing: Missing[] } {
  const missing = missingFor(settling, pack);
  if (missing.length || settling.immediate === null || !settling.consent) return { missing };
  const legal = pack.levels.find((l) => l.level === settling.level)?.legal ?? ['none'];
  return {
    decision: {
      authority: pack.id, edition: pack.edition, editionName: pack.editionName,
      level: settling.level, legal: settling.legal ?? legal[0] ?? 'none',
      immediate: settling.immediate, suggested: settling.suggested,
      // A reason that was written for another level is none for this one.
      differsBecause: settling.suggested !== null && settling.level !== settling.suggested ? settling.differsBecause.trim() || undefined : undefined,
      consent: settling.consent, routes: settling.routes,
    },
  };
}

/** A consent rule of the authority, and whether it holds already or only when the person answers its question with yes. */
export interface HeldRule {
  rule: ConsentRule;
  /** Set when only the person can say: the question to ask. */
  ask?: string;
}

/** What the evidence speaks to: shared rows, and shared indicators ('<row>/L<level>'). */
export interface Counted {
  rows: readonly string[];
  indicators: readonly string[];
}

function holds(rule: ConsentRule, counted: Counted, level: Level | null, legal: LegalRoute): boolean {
  const triggers = rule.whenRows ?? rule.whenIndicators;
  const triggered = (rule.whenRows?.some((row) => counted.rows.includes(row)) ?? false) || (rule.whenIndicators?.some((id) => counted.indicators.includes(id)) ?? false);
  if (triggers && !triggered) return false;
  if (rule.whenLevels && !(level !== null && rule.whenLevels.includes(level))) return false;
  if (rule.whenLegal && !rule.whenLegal.includes(legal)) return false;
  return Boolean(triggers ?? rule.whenLevels ?? rule.whenLegal ?? rule.circumstance);
}

/**
 * The authority's consent rules that hold here, those that override the level first, questions last.
 *
 * The level alone never decides: a trigger (sexual abuse by a parent, suspected fabricated illness, forced
 * marriage, honour-based abuse) stands above what the level would say. Source: the citation of each rule.
 */
export function consentRules(pack: Pack, counted: Counted, level: Level | null, legal: LegalRoute): HeldRule[] {
  const held = pack.consent.rules.filter((rule) => holds(rule, counted, level, legal)).map((rule) => ({ rule, ask: rule.circumstance }));
  const rank = ({ rule, ask }: HeldRule) => (ask ? 2 : rule.overridesLevel ? 0 : 1);
  return held.sort((a, b) => rank(a) - rank(b));
}

/** The suggestions that still count after the person's decisions: evidenced and not rejected, or taken in or added by the person. */
export function countedSuggestions(suggestions: readonly Suggestion[], decisions: readonly Decision[]): Suggestion[] {
  const by = new Map(decisions.map((d) => [d.suggestionId, d.decision]));
  return suggestions.filter((s) => { const decision = by.get(decidedAs(s)); return s.tier === 'evidenced' ? decision !== 'rejected' : decision !== undefined && decision !== 'rejected'; });
}

/** What the suggestions that still count speak to. */
export function countedEvidence(suggestions: readonly Suggestion[], decisions: readonly Decision[]): Counted {
  const counted = countedSuggestions(suggestions, decisions);
  return {
    rows: [...new Set(counted.map((s) => s.id))],
    indicators: [...new Set(counted.flatMap((s) => s.evidence.map((e) => `${e.row}/L${e.level}`)))],
  };
}

/** A question to think about, and the words that brought it up where some did. */
export interface Reflection {
  id: string;
  title: string;
  asks: string;
  because?: string;
}

/**
 * Questions that the authority's guidance asks of one's own judgement: those that words of the message bring up, with the words,
 * and the eight step-up questions where the level is a matter of stepping up. Never scored; each can be dismissed.
 */
export function reflections(pack: Pack, message: Message, steppingUp: boolean): Reflection[] {
  const text = [message.subject, ...message.parts.map((p) => p.text)].join('\n').toLowerCase();
  const raised = pack.pathway.reflective.flatMap(({ id, title, asks, whenWords }) => {
    const because = whenWords?.find((word) => text.includes(word.toLowerCase()));
    return because !== undefined || !whenWords ? [{ id, title, asks, because }] : [];
  });
  const stepUp = steppingUp ? pack.pathway.stepUpQuestions.map(({ id, asks }) => ({ id: `step-up-${id}`, title: 'Stepping up', asks })) : [];
  return [...raised, ...stepUp];
}

/** Companion routes that the evidence brings up (LADO, MARAC, Prevent …), each with its reason; used or not is for the person. */
export function promptsFor(pack: Pack, rows: readonly string[], level: Level | null): Pack['pathway']['prompts'] {
  return pack.pathway.prompts.filter((p) => p.whenRows.some((row) => rows.includes(row)) && (!p.whenLevels || (level !== null && p.whenLevels.includes(level))));
}
