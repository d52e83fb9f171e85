import type { Pack } from '../pack';
import type { ThresholdDecision } from './settle';

/** What follows a settled decision: a referral, the authority's early-help form, or the record alone. */
export type NextAfter = 'refer' | 'early-help' | 'record';

/** Routes that lead to a written referral. */
const REFERRED = ['front-door', 'edt', 'police-999'];

/**
 * What the settled level asks for next, from the legal route and the authority's own steps at that level. It says where to go on;
 * it never sends or chooses anything.
 *
 * A referral where the law or the person asks for one; the early-help form where the person chose that route, or where the level
 * asks for a form and no statutory work is meant; else nothing more than the record.
 */
export function nextAfter(pack: Pack, settled: Pick<ThresholdDecision, 'level' | 'legal' | 'immediate' | 'routes'>): NextAfter {
  if (settled.immediate || settled.legal !== 'none') return 'refer';
  const hasEarlyForm = pack.forms?.some((form) => form.use === 'early-help') ?? false;
  if (hasEarlyForm && settled.routes.includes('early-help')) return 'early-help';
  if (settled.routes.some((route) => REFERRED.includes(route))) return 'refer';
  const asksForForm = pack.pathway.access.find((access) => access.level === settled.level)?.steps.some((step) => step.form) ?? false;
  return hasEarlyForm && asksForForm ? 'early-help' : 'record';
}
