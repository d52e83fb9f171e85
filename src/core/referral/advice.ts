import { knownShortForms, SHORT_FORM, shortForm, wholeRules, writingRules } from './advice-rules';
import type { Citation } from '../pack';
import { answersOf, type Answer, type ReferralDraft } from './answer';

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
  /** The answer, when a draft was read. */
  key?: string;
}

const sentence = /[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]+)*[.!?]*/gu;

function sayingsIn(text: string): Advice[] {
  return [...text.matchAll(sentence)].flatMap((s) => writingRules.flatMap((rule): Advice[] => {
    const found = rule.find.exec(s[0]);
    if (!found || rule.unless?.test(s[0])) return [];
    const start = s.index + found.index;
    return [{ id: rule.id, words: found[0], start, end: start + found[0].length, says: rule.says, cite: rule.cite, blocksClosing: rule.blocksClosing ?? false }];
  }));
}

/** Short forms that are nowhere written out, such as "(TAF)" after its words. A line in capitals is a heading. */
function shortFormsIn(text: string): Advice[] {
  const seen = new Set<string>();
  return [...text.matchAll(shortForm)].flatMap((m): Advice[] => {
    const [word] = m;
    if (seen.has(word) || knownShortForms.has(word) || text.includes(`(${word})`) || text === text.toUpperCase()) return [];
    seen.add(word);
    return [{ id: 'abbreviation', words: word, start: m.index, end: m.index + word.length, says: SHORT_FORM.says, cite: SHORT_FORM.cite, blocksClosing: false }];
  });
}

const absent = (id: string, says: string, cite: Citation, key?: string): Advice => ({ id, words: '', start: 0, end: 0, says, cite, blocksClosing: false, key });

/** Advice on a text; with `whole` also on what a whole referral must hold and this one lacks. */
function adviseText(text: string, whole: boolean): Advice[] {
  const lacks = whole ? wholeRules.filter((r) => !r.shows.test(text)).map((r) => absent(r.id, r.says, r.cite)) : [];
  return [...sayingsIn(text), ...shortFormsIn(text), ...lacks];
}

const NEEDED: readonly [string, readonly string[]][] = [['no-voice', ['voice-of-child', 'childs-words']], ['no-impact', ['impact']], ['no-expectation', ['what-is-wanted']]];

function absentFrom(answers: readonly Answer[]): Advice[] {
  return NEEDED.flatMap(([id, fields]) => {
    const asked = answers.filter((a) => fields.includes(a.field));
    const rule = wholeRules.find((r) => r.id === id);
    return rule && asked.length && asked.every((a) => a.state === 'to-ask') ? [absent(id, rule.says, rule.cite, asked[0]?.key)] : [];
  });
}

/** Only what the person may have written: a message's own sentences stand as they were written. */
const ownWords = (answer: Answer): string => answer.statements.reduce((text, s) => text.split(s.text.replace(/\s+/gu, ' ')).join(''), answer.value).replace(/\[[^\]]*\]/gu, '');

/**
 * Advice on a text, or on the written answers of a draft. Each has its reason and source; none is applied.
 * The child's words and the messages' own sentences are never advised on.
 */
export function adviseWriting(writing: string | ReferralDraft, options: { whole?: boolean } = {}): Advice[] {
  if (typeof writing === 'string') return adviseText(writing, options.whole ?? false);
  const answers = answersOf(writing);
  const written = answers.filter((a) => a.state === 'known' && (a.kind === 'long-text' || a.kind === 'text' || a.kind === 'list') && a.from.some((f) => f.kind === 'person' || f.kind === 'decision'));
  return [...written.flatMap((a) => adviseText(ownWords(a), false).map((advice) => ({ ...advice, key: a.key }))), ...absentFrom(answers)];
}

/** The advice that stops a closing: "monitor" alone, without what, how long and what next. */
export const whyNotClose = (text: string): Advice[] => adviseWriting(text).filter((a) => a.blocksClosing);
