import { shownAnswers, type Answer, type ReferralDraft } from '../../core/referral';
import { useLook } from '../shared/look';
import { words } from './words';

const isUnchecked = ({ state, confirmed }: Answer): boolean => state === 'known' && !confirmed;

/** How many filled answers go out without having been checked, where any do. It holds nobody up. */
export function Unchecked({ draft }: { draft: ReferralDraft }) {
  const look = useLook();
  const count = draft.sections.flatMap((section) => shownAnswers(section.answers)).filter(isUnchecked).length;
  return count ? <p className={look.plain}>{words.unchecked(count)}</p> : null;
}
