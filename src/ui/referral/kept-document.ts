import { asText, type ReferralDraft } from '../../core/referral';
import type { DocumentStore } from '../../ports';
import { useConsultation } from '../shared/consultation';
import { useServices } from '../shared/services';
import { fileNameOf } from './outputs';

/** The link to the kept document; `earlier`: it was kept just now, in the place of one with other words that may have been given away. */
export interface KeptDocument { link: string; earlier: boolean }

/** The last document of each case: its words, and the link once it is there. The words go no further than this window. */
type Kept = Map<string, { words: string; link: Promise<string> }>;
const kept = new WeakMap<DocumentStore, Kept>();

function keptIn(documents: DocumentStore): Kept {
  const mine = kept.get(documents) ?? (new Map() as Kept);
  kept.set(documents, mine);
  return mine;
}

/**
 * Keeps the referral as it stands in the document library, once for the same words: whoever asks for it again is given the same link.
 * Nothing where no document can be made. It rejects when the document cannot be made or saved; the next press tries again.
 */
export function useKeptDocument(draft: ReferralDraft, caseKey: string | undefined): (() => Promise<KeptDocument>) | undefined {
  const { documents, papers } = useServices();
  const { whileSaving } = useConsultation();
  if (!papers || !caseKey) return undefined;
  return async () => {
    const mine = keptIn(documents);
    const before = mine.get(caseKey);
    const words = asText(draft);
    if (before?.words === words) return { link: await before.link, earlier: false };
    const held = { link: '' };
    const link = whileSaving(async () => { held.link = (await documents.put(caseKey, fileNameOf(draft, caseKey), await papers.asWord(draft))).webUrl; }).then(() => held.link);
    mine.set(caseKey, { words, link });
    link.catch(() => { if (before) mine.set(caseKey, before); else mine.delete(caseKey); });
    return { link: await link, earlier: before !== undefined };
  };
}
