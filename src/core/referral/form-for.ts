import type { ThresholdDecision } from '../decision';
import type { Pack, ReferralForm } from '../pack';

/** The form that fits what was settled: the early-help form where no statutory work is asked for and the authority has one. */
export function formFor(pack: Pack, settled: ThresholdDecision | undefined): ReferralForm {
  const early = settled?.legal === 'none' && settled.routes.includes('early-help') ? pack.forms?.find((f) => f.use === 'early-help') : undefined;
  return early ?? pack.form;
}
