import type { Pack } from '../pack';
import { addDays, fromLondon, sayDay } from '../time';

/** How long early help goes on after statutory work ends, at the least. Days as YYYY-MM-DD. */
export interface StepDownPlan {
  from: string;
  /** Half way: look whether it holds. */
  review: string;
  /** Not before this day do universal services take over. */
  until: string;
  weeks: number;
  /** When the review and the end are due: the desk's closing time on those days, ISO. */
  reviewDueAt: string;
  endDueAt: string;
  /** How it was counted, in words. */
  rule: string;
}

/**
 * The authority's plan for stepping down, counted from a day.
 * @param from YYYY-MM-DD, when statutory work ended or will end
 * @returns undefined where the authority states no such time, or the day is none
 */
export function stepDownPlan(pack: Pack, from: string): StepDownPlan | undefined {
  const weeks = pack.pathway.stepDown?.weeks;
  if (!weeks || !/^\d{4}-\d{2}-\d{2}$/.test(from) || Number.isNaN(Date.parse(from))) return undefined;
  const [review, until] = [addDays(from, Math.ceil(weeks / 2) * 7), addDays(from, weeks * 7)];
  const closing = (day: string) => fromLondon(day, pack.clock.desk.to).toISOString();
  return { from, weeks, review, until, reviewDueAt: closing(review), endDueAt: closing(until), rule: `at least ${String(weeks)} weeks of early help, ${pack.editionName}; reviewed half way` };
}

/** The plan as text for a record or a plan of the family's own. It names nobody. */
export function sayStepDown({ from, review, until, weeks }: StepDownPlan, pack: Pick<Pack, 'editionName'>): string {
  return [
    `Stepping down (${pack.editionName}): early help for at least ${String(weeks)} weeks from ${sayDay(from)}.`,
    `Review with the family by ${sayDay(review)}: is it holding, and what would make us step up again?`,
    `Universal services take over on ${sayDay(until)} at the earliest. Who leads: …  What the family agreed to: …`,
  ].join('\n');
}
