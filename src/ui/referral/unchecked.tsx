import { shownAnswers, type Answer, type ReferralDraft } from '../../core/referral';
import { useLook } from '../shared/look';
import { words } from './words';

const isUnchecked = ({ state, confirmed }: Answer): boolean => state === 'known' && !confirmed;

/** How many filled answers and lines go out without having been checked, where any do. It holds nobody up. */
export function Unchecked({ draft }: { draft: ReferralDraft }) {
  const look = useLook();
  const count = draft.sections.flatMap((section) => shownAnswers(section.answers)).filter(isUnchecked).length;
  const lines = draft.chronology.filter((line) => !line.confirmed).length;
  const says = [count ? words.unchecked(count) : '', lines ? words.uncheckedLines(lines) : ''].filter(Boolean).join(' ');
  return says ? <p className={look.plain}>{says}</p> : null;
}
