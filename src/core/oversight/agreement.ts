import type { CaseSummary } from '../case';
import type { Level } from '../pack';
import { londonTime } from '../time';
import { confusionOf, kappaInterval, weightedKappa, type Confusion, type KappaInterval, type Pair } from './kappa';

/** Whose opinion on the level. */
export type Rater = 'panel' | 'practitioner' | 'manager' | 'front-door';
export const raters: readonly Rater[] = ['panel', 'practitioner', 'manager', 'front-door'];

const levels: Record<Rater, (summary: CaseSummary) => Level | null> = {
  panel: (s) => s.suggested, practitioner: (s) => s.level, manager: (s) => s.managerLevel, 'front-door': (s) => s.frontDoorLevel,
};

/** The level that somebody gave a case; null where they gave none. */
export const levelBy = (rater: Rater, summary: CaseSummary): Level | null => levels[rater](summary);

export interface Agreement {
  cases: number;
  /** Cases to which both gave the same level. */
  same: number;
  kappa: number | null;
  interval: KappaInterval | null;
  table: Confusion;
  /** Cases on which they differ, furthest apart first. */
  differing: Pair[];
}

const pairsOf = (summaries: readonly CaseSummary[], first: Rater, second: Rater): Pair[] => summaries.flatMap((summary) => {
  const [a, b] = [levelBy(first, summary), levelBy(second, summary)];
  return a === null || b === null ? [] : [{ caseKey: summary.caseKey, first: a, second: b }];
});

function measure(pairs: Pair[], seed: string): Agreement {
  const table = confusionOf(pairs);
  const differing = pairs.filter((p) => p.first !== p.second).sort((a, b) => Math.abs(b.first - b.second) - Math.abs(a.first - a.second) || a.caseKey.localeCompare(b.caseKey));
  return { cases: pairs.length, same: pairs.length - differing.length, kappa: weightedKappa(table), interval: kappaInterval(pairs, seed), table, differing };
}

/**
 * How far two opinions agree on the level, over the cases to which both gave one.
 *
 * A level means something else under another authority: hand over the cases of one authority and edition only.
 * @throws when cases of several authorities or editions are handed over
 */
export function agreementOf(summaries: readonly CaseSummary[], first: Rater, second: Rater): Agreement {
  if (new Set(summaries.map((s) => s.authority + '/' + s.editionName)).size > 1) throw new Error('Levels of different thresholds cannot be compared. Choose one edition.');
  return measure(pairsOf(summaries, first, second), `${first}/${second}`);
}

/** What cases can be gathered by. */
export const groupings = {
  domain: (s: CaseSummary) => s.domain,
  setting: (s: CaseSummary) => s.setting,
  month: (s: CaseSummary) => londonTime(new Date(s.openedAt)).date.slice(0, 7),
} satisfies Record<string, (summary: CaseSummary) => string>;
export type Grouping = keyof typeof groupings;

/** Agreement within each domain, setting or month, in order of name. */
export function agreementBy(summaries: readonly CaseSummary[], first: Rater, second: Rater, grouping: Grouping): { name: string; agreement: Agreement }[] {
  const names = [...new Set(summaries.map(groupings[grouping]))].sort();
  return names
    .map((name) => ({ name, agreement: agreementOf(summaries.filter((s) => groupings[grouping](s) === name), first, second) }))
    .filter(({ agreement }) => agreement.cases > 0);
}
