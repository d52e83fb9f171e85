import type { Citation } from '../pack';
import { answersOf, type ReferralDraft } from './answer';

/** Advice on one stretch of writing. It is shown; it changes nothing until the person asks for it. */
export interface Advice {
  id: string;
  /** The words it is about; empty where something is absent. */
  words: string;
  start: number;
  end: number;
  says: string;
  cite: Citation;
  /** True only for closing on "monitor" alone. */
  blocksClosing: boolean;
  /** The field, when a whole draft was read. */
  key?: string;
}

const monitor = /\b(?:(?:decided |will |to |we will |i will )?continue(?:d)? to )?(?:monitor(?:ing)?|keep(?:ing)? an eye|watch(?:ing)? (?:closely|and wait)|review as needed)\b[^.;]*/giu;
const hasEnd = /\b(?:for (?:the next )?(?:\d+|one|two|three|four|five|six|a|the)\b|until|by (?:mon|tue|wed|thu|fri|sat|sun|\d|the end)|(?:every|each|daily|weekly)|review on)\b/iu;
const hasNext = /\b(?:if|then|next|and (?:will )?(?:refer|ring|call|tell|meet|escalate|report))\b/iu;

function adviseText(text: string): Advice[] {
  return [...text.matchAll(monitor)].filter(([words]) => !(hasEnd.test(words) && hasNext.test(words))).map((m) => ({
    id: 'monitor-alone', words: m[0], start: m.index, end: m.index + m[0].length, blocksClosing: true,
    says: 'Say what you will watch, for how long, and what you do next. “Monitor” alone is not a plan.', cite: { source: 'dsl-referrals', section: 'Recording' },
  }));
}

/** Advice on a piece of writing, or on all written answers of a draft. Each has its reason and source; none is applied. */
export function adviseWriting(writing: string | ReferralDraft): Advice[] {
  if (typeof writing === 'string') return adviseText(writing);
  return answersOf(writing).filter((a) => a.state === 'known' && (a.kind === 'long-text' || a.kind === 'text')).flatMap((a) => adviseText(a.value).map((advice) => ({ ...advice, key: a.key })));
}
