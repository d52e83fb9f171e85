import type { Quote } from '../../core/evidence';
import { useConsultation } from './consultation';
import { wording } from '../wording';

/** Says behind a quotation that nobody sees it in the mail; nothing behind any other. */
export function Unseen({ quote }: { quote: Quote }) {
  const { open } = useConsultation();
  return open.state === 'open' && open.message.parts[quote.place.part]?.unseen ? <> <strong>({wording.message.unseen})</strong></> : null;
}
