import type { ReferralPapers } from '../../ports';

/** Word documents, made when first asked for: the library is large and few consultations need it. */
export function wordPapers(): ReferralPapers {
  return {
    asWord: async (draft, options) => {
      const { wordOf } = await import(/* webpackChunkName: "word" */ './word');
      return wordOf(draft, options);
    },
  };
}
