import { chronology, type CaseEvent, type EventOf } from '../case';
import type { Level, MatrixRow, Pack } from '../pack';
import { levelLabel } from '../pack';
import { instantOf, sayTime } from '../time';

/** What the person has said so far about a challenge; all of it may be empty. */
export interface Challenge { ground: string; risk: string; wanted: string; wantedBy: string; challenged: string; alternative: string }

type Quoted = EventOf<'consultation'>['evidence'][number];

/** The row and cell of the authority that a recorded quotation was put under. */
function printedFor(pack: Pack, shared: string, level: Level): { row: MatrixRow; text: string } | undefined {
  for (const row of pack.matrix) {
    const cell = row.cells.find((c) => c.level === level && !c.excluded && (c.takes ?? [c.id]).some((indicator) => indicator.startsWith(`${shared}/`)));
    if (cell) return { row, text: cell.text };
  }
  return undefined;
}

/** What somebody typed, to go on within a sentence. */
const withoutStop = (typed: string): string => typed.trim().replace(/[.,;]+$/, '');

function anchorOf(pack: Pack, row: string, quotes: Quoted[]): string {
  const [first] = quotes;
  if (!first) return '';
  const printed = printedFor(pack, row, first.level);
  const says = quotes.slice(0, 3).map((q) => `  “${q.text.trim()}”${q.author ? ` (${q.author})` : ''}`).join('\n');
  if (!printed) return `What was written:\n${says}`;
  const cite = `${pack.sources[printed.row.cite.source]?.title ?? printed.row.cite.source}, ${printed.row.cite.section}`;
  return `${printed.row.title}, level ${first.level}: ${printed.text} [${cite}]\n${says}`;
}

function matrixSays(pack: Pack, consultation: EventOf<'consultation'> | undefined): string[] {
  const counted = (consultation?.evidence ?? []).filter((e) => e.decision !== 'rejected');
  const rows = [...new Set([...counted].sort((a, b) => b.level - a.level).map((e) => e.row))].slice(0, 3);
  return rows.map((row) => anchorOf(pack, row, counted.filter((e) => e.row === row).sort((a, b) => b.level - a.level)));
}

/** Outcomes of the front door in words. */
export const outcomeWords: Record<EventOf<'reply'>['outcome'], string> = {
  nfa: 'no further action', advice: 'advice only', 'early-help': 'early help', s17: 'section 17 assessment', 'strategy-discussion': 'strategy discussion', s47: 'section 47 enquiry',
  acknowledged: 'received, decision to come', 'more-information': 'more information asked for',
};

function decidedSays(events: CaseEvent[]): string {
  const reply = events.findLast((e) => e.kind === 'reply');
  const referral = events.findLast((e) => e.kind === 'referral');
  const at = (iso: string) => { const when = instantOf(iso); return when ? sayTime(when) : iso; };
  if (reply) return `We were told on ${at(reply.happenedAt)}: ${outcomeWords[reply.outcome]}.${reply.rationale ? ` Reason given: ${reply.rationale}` : ''}`;
  if (referral) return `We referred on ${at(referral.happenedAt)} and have had no answer${referral.replyDueAt ? ` (due ${at(referral.replyDueAt)}: ${referral.replyDueRule})` : ''}.`;
  return '';
}

/**
 * A first text of a challenge: what was decided, the published row and the words that speak to it, the risk if nothing changes, what is wanted and by when.
 *
 * Takes only what was recorded and what the person typed; leaves a marked gap where something is missing, and never states a reason of its own. It is meant to be edited.
 */
export function draftChallenge(unordered: readonly CaseEvent[], pack: Pack, challenge: Challenge): string {
  const events = chronology(unordered);
  const consultation = events.findLast((e) => e.kind === 'consultation');
  const ground = pack.escalation.grounds.find((g) => g.id === challenge.ground)?.title;
  const settled = events.findLast((e) => e.kind === 'consultation' || e.kind === 'referral')?.settled;
  const anchors = matrixSays(pack, consultation);
  return [
    `Reference ${events[0]?.caseKey ?? ''}.${ground ? ` We ask you to look again at: ${ground.toLowerCase()}.` : ''}`,
    challenge.challenged.trim() || decidedSays(events),
    settled ? `Our view: ${levelLabel(settled, settled.level, settled.legal)}.` : '',
    anchors.length ? `What the threshold document says, and what we rely on:\n\n${anchors.join('\n\n')}` : '',
    challenge.alternative.trim() ? `The alternative that was offered: ${challenge.alternative.trim()}` : '',
    `If nothing changes, the risk to the child is: ${challenge.risk.trim() || '[write the risk here]'}`,
    `What we ask for: ${withoutStop(challenge.wanted) || '[write the outcome you want for the child]'}, by ${withoutStop(challenge.wantedBy) || '[when]'}.`,
  ].filter(Boolean).join('\n\n');
}
