import type { ClockRule, Level, Pack } from '../pack';
import { addTime, sayTime, type Holidays } from '../time';

/** When something is due and under which counting rule, as it is shown. */
export interface Due {
  at: Date;
  /** "due Mon 23 November, 16:30: one working day …" */
  says: string;
  rule: string;
  assumed: boolean;
}

function dueUnder(rule: ClockRule, from: Date, pack: Pack, holidays: Holidays, alternative?: string): Due {
  const reading = rule.alternatives?.find((a) => a.id === alternative) ?? rule;
  const at = addTime(from, reading.count, reading.unit, pack.clock.desk, holidays);
  return { at, says: `due ${sayTime(at)}: ${reading.rule}`, rule: reading.rule, assumed: rule.assumed ?? false };
}

/**
 * When the front door's reply to a referral is due: the shortest of the authority's clocks that hold at this level.
 * @param alternative id of another fair reading of the rule that the organisation has chosen
 * @returns undefined where the authority states no clock and none is assumed
 */
export function replyDue(pack: Pack, level: Level | null, sentAt: Date, holidays: Holidays, alternative?: string): Due | undefined {
  return pack.clock.rules
    .filter((rule) => (rule.what === 'feedback' || rule.what === 'acknowledge-and-decide') && (!rule.levels || level === null || rule.levels.includes(level)))
    .map((rule) => dueUnder(rule, sentAt, pack, holidays, alternative))
    .sort((a, b) => a.at.getTime() - b.at.getTime())[0];
}

/** When the written referral that follows a telephone call is due; undefined where the authority states none. */
export function writtenFollowUpDue(pack: Pack, calledAt: Date, holidays: Holidays): Due | undefined {
  const rule = pack.clock.rules.find((r) => r.what === 'written-follow-up' && r.count > 0);
  return rule && dueUnder(rule, calledAt, pack, holidays);
}

/** "1 working day", "24 hours". */
const sayCount = (count: number, unit: string): string => `${String(count)} ${(count === 1 ? unit.replace(/s$/, '') : unit).replace('-', ' ')}`;

/**
 * When a stage of the authority's ladder is due. Where a child is at risk meanwhile the fast lane holds, if shorter:
 * a shorter clock always wins.
 */
export function stageDue(pack: Pack, stage: number, from: Date, atRisk: boolean, holidays: Holidays): Due {
  const ladder = pack.escalation;
  const step = ladder.stages.find((s) => s.number === stage) ?? ladder.stages[ladder.stages.length - 1];
  if (!step) throw new Error(`The pack ${pack.id} has no escalation stages.`);
  const due = (within: { count: number; unit: 'working-days' | 'working-hours' | 'hours' }, rule: string, assumed: boolean): Due => {
    const at = addTime(from, within.count, within.unit, pack.clock.desk, holidays);
    return { at, says: `due ${sayTime(at)}: ${rule}`, rule, assumed };
  };
  const words = `${sayCount(step.within.count, step.within.unit)} at stage ${step.number}${ladder.placeholder ? ', a stand-in: the local policy was not found' : ''}`;
  const normal = due(step.within, words, ladder.placeholder || (step.assumed ?? false));
  if (!atRisk) return normal;
  const fast = due(ladder.fastLane.within, ladder.fastLane.says, ladder.placeholder);
  return fast.at < normal.at ? fast : normal;
}
