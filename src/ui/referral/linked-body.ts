import type { Pack } from '../../core/pack';
import { mailWithLink, type ReferralDraft } from '../../core/referral';
import { useConsultation } from '../shared/consultation';
import { useServices } from '../shared/services';
import { useKeptDocument } from './kept-document';

/** The body that points to the saved document. `cut`: the summary was more than the host takes, and is left out. */
export interface LinkedBody { onRecord: boolean; make: () => Promise<{ text: string; cut: boolean }> }

/**
 * The body that points to the saved document: that of the referral on record, or one saved at this press. Nothing where there
 * is no case to keep it with. `make` rejects when the document cannot be made or saved.
 */
export function useLinkedBody(draft: ReferralDraft, pack: Pack, caseKey: string | undefined): LinkedBody | undefined {
  const { host } = useServices();
  const { open, suggestions, decisions, settled, recorded } = useConsultation();
  const keepDocument = useKeptDocument(draft, caseKey);
  const onRecord = recorded.flatMap((event) => (event.kind === 'referral' && event.document ? [event.document] : [])).at(-1);
  if (open.state !== 'open' || !caseKey || !(onRecord ?? keepDocument)) return undefined;
  const linkOf = async () => onRecord ?? (await keepDocument?.())?.link;
  const make = async () => {
    const link = await linkOf();
    if (!link) throw new Error('The document was not saved.');
    const { whole, linkOnly } = mailWithLink({ pack, message: open.message, suggestions, decisions, settled, caseKey, others: draft.others }, link);
    const takes = await (host.mailTakes?.(whole) ?? Promise.resolve(true));
    return { text: takes ? whole : linkOnly, cut: !takes };
  };
  return { onRecord: onRecord !== undefined, make };
}
