import { nextAfter, type ThresholdDecision } from '../decision';
import type { Pack, ReferralForm } from '../pack';

/** The form that fits what was settled: the early-help form where that comes next, the referral form else. */
export function formFor(pack: Pack, settled: ThresholdDecision | undefined): ReferralForm {
  const early = settled && nextAfter(pack, settled) === 'early-help' ? pack.forms?.find((f) => f.use === 'early-help') : undefined;
  return early ?? pack.form;
}
