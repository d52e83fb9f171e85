import { sayMoment, instantOf } from '../time';
import { levelLabel, type Pack } from '../pack';
import { decidedAs, type Decision, type Suggestion, type ThresholdDecision } from '../decision';
import { writerOf, type Message } from '../evidence';
import type { OtherStories } from './answer';
import { keptOut } from './other-stories';
import { plain } from './say';

/** What a summary is made of. */
export interface Summed {
  pack: Pack;
  message: Message;
  suggestions: readonly Suggestion[];
  decisions: readonly Decision[];
  settled: ThresholdDecision | undefined;
  caseKey: string | undefined;
  /** The draft's passages about other children: what is kept out of the draft is not quoted either. */
  others?: OtherStories;
}

const TOLD = { told: 'The parents have been told', 'will-tell': 'The parents will be told', 'not-told': 'The parents have not been told', unknown: 'Whether the parents know is open' } as const;
const AGREED = { given: 'the family agrees', refused: 'the family does not agree', 'not-sought': 'the family has not been asked', 'not-needed': 'agreement is not needed here', unknown: 'agreement is open' } as const;

/** The quotations that the person counts: accepted, changed or taken in. Nothing that is undecided or rejected, nor of another child. */
function quotesOf({ suggestions, decisions, message, others }: Summed): string[] {
  const isOut = keptOut(others);
  const counted = new Set(decisions.filter((d) => d.decision !== 'rejected').map((d) => d.suggestionId));
  const lines = suggestions.filter((s) => counted.has(decidedAs(s))).flatMap((s) => s.evidence.filter(({ quote }) => !isOut(quote.place, message.id)).map(({ quote }) => {
    const part = message.parts[quote.place.part];
    const at = instantOf(part?.sentAt ?? message.sentAt);
    const writer = [writerOf(message, quote.place.part), at && sayMoment(at)].filter(Boolean).join(', ');
    return `- “${plain(quote.text)}”${writer ? ` (${writer})` : ''}`;
  }));
  return [...new Set(lines)];
}

/**
 * A consultation in a few lines, to be put into a mail that the person is writing: what was settled, and the words relied on.
 * Says what is open as open; adds nothing that the person did not count or decide.
 */
export function summaryOf(summed: Summed): string {
  const { pack, settled, caseKey } = summed;
  const quotes = quotesOf(summed);
  const decided = settled
    ? [`Settled on: ${levelLabel(pack, settled.level, settled.legal)}.`, settled.immediate ? 'The child needs protecting today.' : 'No protection today was thought necessary.', `${TOLD[settled.consent.tellParents]}; ${AGREED[settled.consent.agreement]}.${settled.consent.why ? ` ${settled.consent.why}` : ''}`]
    : [`No level has been settled yet (${pack.editionName}).`];
  return [
    caseKey ? `Threshold consultation ${caseKey}` : 'Threshold consultation (not yet saved)',
    ...decided,
    ...(quotes.length ? ['', 'What the message says:', ...quotes] : []),
  ].join('\n');
}

/**
 * The bodies of a mail that goes with a saved document: the summary and where the whole referral is, and for a host that does
 * not take so much the place alone. Hold none of the form's answers.
 * @param link address of the document as it was saved; opens for those who may see it
 */
export function mailWithLink(summed: Summed, link: string): { whole: string; linkOnly: string } {
  const says = 'The whole referral, as it was saved, is in this document.';
  const first = summed.caseKey ? `Threshold consultation ${summed.caseKey}` : 'Threshold consultation';
  return {
    whole: [summaryOf(summed), '', `${says} This mail is only a summary of it.`, link].join('\n'),
    linkOnly: [first, '', says, link].join('\n'),
  };
}
