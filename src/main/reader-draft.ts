/** A chunk of its own, for the worker and for a page whose worker cannot start: what drafts referrals is fetched when one is first written. */
export { draftReferral } from '../core/referral';
