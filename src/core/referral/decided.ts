import type { ConsentAnswer } from '../decision';
import type { Checked } from './answer';
import type { Filled } from './fill';
import type { Drafting } from './source';

/** Fields that the person answered on Decide as they stand on the form. What was said there in other words ("Not asked", "Not yet, I will") is still to be checked. */
const ANSWERED: Readonly<Record<string, (consent: ConsentAnswer) => boolean>> = {
  'danger-now': () => true,
  'request-kind': () => true,
  'level-believed': () => true,
  'parents-know': ({ tellParents }) => tellParents === 'told' || tellParents === 'not-told',
  'parents-agree': ({ agreement }) => agreement === 'given' || agreement === 'refused',
  'why-not-told': () => true,
};

/**
 * Who answered a field at the decision, and when: it need not be ticked a second time. Nothing while the consultation is not on record,
 * where a message says otherwise, or where words of a message stand in the answer.
 */
export function answeredAtDecide(field: string, { value, from, conflict }: Filled, { settled, events = [] }: Drafting): Checked | undefined {
  const saved = events.findLast((event) => event.kind === 'consultation');
  if (!saved || !settled || !value || conflict || !from?.every(({ kind }) => kind === 'decision') || !ANSWERED[field]?.(settled.consent)) return undefined;
  return { at: saved.happenedAt, by: saved.by.name };
}
