import type { ReferralPapers } from '../../ports';

const ownForm = () => import(/* webpackChunkName: "own-form" */ './own-form');

/** Word documents, made when first asked for: the library is large and few consultations need it. */
export function wordPapers(): ReferralPapers {
  return {
    asWord: async (draft, options) => {
      const { wordOf } = await import(/* webpackChunkName: "word" */ './word');
      return wordOf(draft, options);
    },
    checkOwn: async (form, fields) => (await ownForm()).checkForm(form, fields),
    fillOwn: async (form, draft, options) => new Blob([(await ownForm()).fillForm(form, draft, options) as Uint8Array<ArrayBuffer>], { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }),
  };
}
