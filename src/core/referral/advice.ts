import { knownShortForms, patternsIn, SHORT_FORM, shortForm, wholeRules, writingRules, writtenSentences } from './advice-rules';
import { withoutQuoted } from './writing-words';
import type { Citation } from '../pack';
import { answersOf, type Answer, type ReferralDraft } from './answer';
import { plain } from './say';
import type { WritingHead } from './writing-head';

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
  /** The example that it reads like, where the learnt part found it. */
  like?: string;
}

/** What is looked at, and with what: without the learnt part the patterns alone are tried. */
export interface AdviceOptions { whole?: boolean; head?: WritingHead }

/** What the patterns find. Somebody's quoted words are not the writer's: nothing is said of them unless `quotedToo`. */
function sayingsIn(text: string, quotedToo = false): Advice[] {
  return writtenSentences(text).flatMap((sentence) => writingRules.flatMap((rule): Advice[] => {
    const found = rule.find.exec(quotedToo ? sentence.text : withoutQuoted(sentence.text));
    if (!found || rule.unless?.test(sentence.text)) return [];
    const start = sentence.start + found.index;
    const end = start + found[0].length;
    return [{ id: rule.id, words: text.slice(start, end), start, end, says: rule.says, cite: rule.cite, blocksClosing: rule.blocksClosing ?? false }];
  }));
}

/** Short forms that are nowhere written out, such as "(TAF)" after its words. A line in capitals is a heading. */
function shortFormsIn(text: string): Advice[] {
  if (text === text.toUpperCase()) return [];
  const seen = new Set([...text.matchAll(/\(([A-Z&]+)\)/gu)].map(([, word]) => word));
  return [...withoutQuoted(text).matchAll(shortForm)].flatMap((m): Advice[] => {
    const [word] = m;
    if (seen.has(word) || knownShortForms.has(word)) return [];
    seen.add(word);
    return [{ id: 'abbreviation', words: word, start: m.index, end: m.index + word.length, says: SHORT_FORM.says, cite: SHORT_FORM.cite, blocksClosing: false }];
  });
}

const absent = (id: string, says: string, cite: Citation, key?: string): Advice => ({ id, words: '', start: 0, end: 0, says, cite, blocksClosing: false, key });

/** A sentence that blames blames one person: of these two the likelier is said, as `one_blame` of training/writing.py fits them. */
const BLAMES = ['blames-child', 'blames-parent'];

/** What the learnt part finds, sentence by sentence. It never stops a closing: only the pattern does, which words can always meet. */
function learntIn(text: string, head: WritingHead): Advice[] {
  return writtenSentences(text).flatMap((sentence) => {
    const scores = head.score(sentence.text, patternsIn(sentence.text));
    const odds = (chance: number) => chance / Math.max(1e-9, 1 - chance);
    const over = (id: string) => { const at = head.outputs.indexOf(id); return at < 0 ? 0 : odds(scores[at] ?? 0) / odds(head.cuts[at] ?? 1); };
    return writingRules.flatMap((rule): Advice[] => {
      const output = head.outputs.indexOf(rule.id);
      if (over(rule.id) < 1 || (BLAMES.includes(rule.id) && BLAMES.some((other) => over(other) > over(rule.id)))) return [];
      const { words, start } = mostTelling(sentence, head, output);
      return [{ id: rule.id, words, start, end: start + words.length, says: rule.says, cite: rule.cite, blocksClosing: false, like: head.near(rule.id, words) }];
    });
  });
}

const CLAUSE = /[^,;:–—]+/gu;

/** The clause, cut outside of quoted words, that pulls most, where it is found faulty by itself; the sentence otherwise. */
function mostTelling(sentence: { text: string; start: number }, head: WritingHead, output: number): { words: string; start: number } {
  const clauses = [...withoutQuoted(sentence.text).matchAll(CLAUSE)].map((found) => {
    const words = sentence.text.slice(found.index, found.index + found[0].length);
    return { words, start: sentence.start + found.index, score: head.score(words, patternsIn(words))[output] as number };
  });
  const [best] = clauses.sort((a, b) => b.score - a.score);
  const told = best && best.score >= (head.cuts[output] as number) ? best : { words: sentence.text, start: sentence.start };
  const words = told.words.trim();
  return { words, start: told.start + told.words.indexOf(words) };
}

/** Both: the pattern on "monitor" alone is always tried, as it stops a closing; the learnt part is silent where it has spoken. */
function faultsIn(text: string, head: WritingHead | undefined): Advice[] {
  const patterns = sayingsIn(text);
  if (!head) return patterns;
  const blocking = patterns.filter((one) => one.blocksClosing);
  const learnt = learntIn(text, head).filter((one) => !blocking.some((other) => other.id === one.id && other.start < one.end && one.start < other.end));
  return [...blocking.map((one) => ({ ...one, like: head.near(one.id, one.words) })), ...learnt].sort((a, b) => a.start - b.start);
}

const SHOWS: Readonly<Record<string, string>> = { 'no-voice': 'voice', 'no-impact': 'impact', 'no-expectation': 'expectation' };

/** True where some sentence of the text shows it. */
function isShown(text: string, rule: (typeof wholeRules)[number], head: WritingHead | undefined): boolean {
  const output = head?.outputs.indexOf(SHOWS[rule.id] ?? '') ?? -1;
  if (!head || output < 0) return rule.shows.test(text);
  return writtenSentences(text).some((one) => (head.score(one.text, patternsIn(one.text))[output] as number) >= (head.cuts[output] as number));
}

/** Advice on a text; with `whole` also on what a whole referral must hold and this one lacks. */
function adviseText(text: string, { whole, head }: AdviceOptions): Advice[] {
  const lacks = whole ? wholeRules.filter((rule) => !isShown(text, rule, head)).map((r) => absent(r.id, r.says, r.cite)) : [];
  return [...faultsIn(text, head), ...shortFormsIn(text), ...lacks];
}

const NEEDED: readonly [string, readonly string[]][] = [['no-voice', ['voice-of-child', 'childs-words']], ['no-impact', ['impact']], ['no-expectation', ['what-is-wanted']]];

function absentFrom(answers: readonly Answer[]): Advice[] {
  return NEEDED.flatMap(([id, fields]) => {
    const asked = answers.filter((a) => fields.includes(a.field));
    const rule = wholeRules.find((r) => r.id === id);
    return rule && asked.length && asked.every((a) => a.state === 'to-ask') ? [absent(id, rule.says, rule.cite, asked[0]?.key)] : [];
  });
}

/** Only what the person may have written: a message's own sentences stand as they were written, whatever spaces are between their words. */
function ownWords({ statements, value }: Answer): string {
  const theirs = [...new Set(statements.map(({ text }) => plain(text)))].filter(Boolean).sort((a, b) => b.length - a.length);
  const lines = value.replace(/[^\S\n]+/gu, ' ').split('\n');
  const without = (text: string) => theirs.reduce((left, one) => left.split(one).join('. '), text);
  const whole = plain(value);
  // Line by line, so that each keeps its sentences; all in one where a message's sentence runs over a line's end.
  return (theirs.some((one) => whole.includes(one) && !lines.some((line) => line.includes(one))) ? without(whole) : lines.map(without).join('\n')).replace(/\[[^\]]*\]/gu, '');
}

/** Kept for what the child said, whoever typed it. */
const CHILDS_OWN = 'childs-words';

/**
 * Advice on a text, or on the written answers of a draft. Each has its reason and source; none is applied.
 * The child's words and the messages' own sentences are never advised on.
 */
export function adviseWriting(writing: string | ReferralDraft, options: AdviceOptions = {}): Advice[] {
  if (typeof writing === 'string') return adviseText(writing, options);
  const answers = answersOf(writing);
  const written = answers.filter((a) => a.state === 'known' && a.field !== CHILDS_OWN && (a.kind === 'long-text' || a.kind === 'text' || a.kind === 'list') && a.from.some((f) => f.kind === 'person' || f.kind === 'decision'));
  return [...written.flatMap((a) => adviseText(ownWords(a), { head: options.head }).map((advice) => ({ ...advice, key: a.key }))), ...absentFrom(answers)];
}

/** The advice that stops a closing: "monitor" alone, without what, how long and what next. Quotation marks round it change nothing. */
export const whyNotClose = (text: string): Advice[] => sayingsIn(text, true).filter((a) => a.blocksClosing);
