import { draftReferral, type CloserHeard, type Drafting, type ReferralDraft } from '../core/referral';

/** A chunk of its own, for the worker and for a page whose worker cannot start: what drafts referrals is fetched when one is first written. */
export { draftReferral };

/** What the worker is asked beside reading messages: to draft a referral, or to read the wording of one more closely. */
export type Aside = { drafting: Drafting } | { wording: readonly string[] };

/** The worker's answer. Rejects where the closer reader of wording cannot be had. */
export async function answerAside(asked: Aside): Promise<{ draft: ReferralDraft } | CloserHeard> {
  if ('drafting' in asked) return { draft: draftReferral(asked.drafting) };
  const { readWording } = await import(/* webpackChunkName: "wording" */ './reader-wording');
  return readWording(asked.wording);
}
