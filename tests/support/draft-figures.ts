import { isRight } from '../../src/cli/training/draft-answers';
import { isVerified, type Message } from '../../src/core/evidence';
import { answersOf, type Answer, type ReferralDraft } from '../../src/core/referral';

/** What is counted over drafts. */
export interface Count { offered: number; supported: number; filled: number; right: number; wrong: number; invented: number; words: number; verbatim: number }
export const none = (): Count => ({ offered: 0, supported: 0, filled: 0, right: 0, wrong: 0, invented: 0, words: 0, verbatim: 0 });

/** Counts the answers of a draft that a label speaks of. */
export function countFacts(draft: ReferralDraft, wanted: Record<string, string[]>, count: Count): void {
  for (const answer of answersOf(draft)) {
    const want = wanted[answer.field];
    if (!want) continue;
    if (want.length) count.supported += 1;
    if (want.length && (answer.value || answer.maybe.some((m) => isRight(answer.field, m.value, want)))) count.offered += 1;
    if (!answer.value) continue;
    if (want.length) count.filled += 1;
    if (isRight(answer.field, answer.value, want)) count.right += 1; else count.wrong += 1;
    if (answer.field === 'childs-words') { count.words += want.length; count.verbatim += want.filter((w) => answer.value.includes(w)).length; }
  }
}

/** An answer is invented when it names no source, or a quotation of it is not in the message, or one of its sentences is not. */
export function isInvented(answer: Answer, message: Message): boolean {
  if (!answer.value) return false;
  const texts = [message.subject, ...message.parts.map((p) => p.text)];
  const unsourced = answer.from.length === 0 || answer.from.some((f) => f.kind === 'message' && !isVerified(message, f.quote));
  return unsourced || answer.statements.some((s) => !texts.some((t) => t.includes(s.text)));
}
