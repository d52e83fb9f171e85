import type { CaseSummary } from '../../core/case';

/** The words that stand in the choice columns of the case list: what managers filter and group by in SharePoint. Never changed, only added to. */
export const STATUS_WORDS: Readonly<Record<CaseSummary['status'], string>> = {
  consultation: 'Consultation', 'awaiting-reply': 'Waiting for a reply', escalated: 'Escalated', answered: 'Answered', closed: 'Closed',
};
export const SIGN_OFF_WORDS: Readonly<Record<CaseSummary['signOff'], string>> = {
  'not-needed': 'Not needed', awaiting: 'Awaiting sign-off', approved: 'Approved', returned: 'Returned',
};
export const LEGAL_WORDS: Readonly<Record<CaseSummary['legal'], string>> = { none: 'No statutory work', s17: 'Section 17', s47: 'Section 47' };
/** The front door's answers. A closed case without one keeps the words it was closed with. */
export const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  nfa: 'No further action', advice: 'Advice', 'early-help': 'Early help', s17: 'Section 17 assessment', 'strategy-discussion': 'Strategy discussion', s47: 'Section 47 enquiry',
};

/** What the list's word stands for; undefined for a word that this version does not know. */
export function codeOf<K extends string>(words: Readonly<Record<K, string>>, word: string): K | undefined {
  return (Object.keys(words) as K[]).find((code) => words[code] === word);
}

/** The list's word for a code; undefined where there is none. Looks at no word that the table itself does not hold. */
export const wordFor = (words: Readonly<Record<string, string>>, code: string): string | undefined => (Object.hasOwn(words, code) ? words[code] : undefined);

/** The kind of worry as the list shows it, "Abuse and neglect", from its id. Rows of before hold the id: they stay as they are until the case is next written. */
export const sayDomain = (id: string): string => (/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id) ? id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ') : id);

/** The id of a kind of worry, from the list's words or from an id that stands there still. */
export function domainOf(word: string): string {
  const id = word.toLowerCase().replaceAll(' ', '-');
  return sayDomain(id) === word ? id : word;
}
