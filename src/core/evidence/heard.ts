import { sieveOf } from './sieve';

/** Words that say somebody's sex, each with the one form that stands for both while a text is scored. Parents keep theirs. */
const ONE_FORM: Record<string, string> = {
  she: 'he', her: 'his', him: 'his', hers: 'his', herself: 'himself', girl: 'boy', girls: 'boys', daughter: 'son', daughters: 'sons', sister: 'brother', sisters: 'brothers',
  lass: 'lad', lasses: 'lads', niece: 'nephew', nieces: 'nephews', granddaughter: 'grandson', granddaughters: 'grandsons', female: 'male', females: 'males', woman: 'man', women: 'men', lady: 'man', ladies: 'men',
  schoolgirl: 'schoolboy', stepdaughter: 'stepson', stepsister: 'stepbrother', girlfriend: 'boyfriend', girlfriends: 'boyfriends', "she's": "he's", "she'd": "he'd", "she'll": "he'll", f: 'm', mrs: 'mr', ms: 'mr', miss: 'mr', madam: 'sir',
};
const FORMS = new Map(Object.entries(ONE_FORM));
const RUN = /[\p{L}'’]+/gu;

/** A run of letters and apostrophes with the word of sex that it begins with, if it does, in its one form. */
function evened(run: string): string {
  const end = run.search(/['’]/);
  const word = end < 0 ? run : run.slice(0, end);
  const small = word.toLowerCase();
  const joined = small === 'she' && end > 0 ? (/^['’](?:s|d|ll)(?!\p{L})/iu.exec(run.slice(end))?.[0] ?? '') : '';
  const form = FORMS.get(small + joined.toLowerCase().replace('’', "'"));
  if (form === undefined) return run;
  return (word.startsWith(small.charAt(0)) ? form : form.charAt(0).toUpperCase() + form.slice(1)) + run.slice(word.length + joined.length);
}

/** The text as it is heard: every word of sex in the one form that stands for both, and no words that say how low to read. */
export function oneSex(text: string): string {
  return withoutOrders(text).replace(RUN, evened);
}

/** Said to a child, or of the family, these are what somebody did or asked for: "he told her to delete all of it", "do not raise this with dad". */
const SPOKEN = [
  /\b(?:ignore|disregard|forget|delete)\b.{0,30}\b(?:above|below|previous|earlier|this|all|instructions?|message|email)\b/iu,
  /\b(?:do not|don['’]t|no need to|needn['’]t)\s+(?:refer|escalate|suggest|flag|raise|report)\b(?!.{0,20}\b(?:with|to)\s+(?:(?:his|her|their|the|my)\s+)?(?:mum|dad|mother|father|parents?|family|home|carers?|him|her|them)\b)/iu,
];
const SOMEBODY_SAID = /(?<!\b(?:i|we|as)\s)\b(?:tells?|told|sa(?:id|ys?)|ask(?:s|ed)|texts|texted|messaged|warn(?:s|ed)|made|wants|wanted|threatened|wrote)\b/iu;
const TO_LOWER = [
  ...SPOKEN,
  /\b(?:only|just|clearly|definitely|at most|is|as|be|=|a)\s+(?:an?\s+)?(?:level|tier|stage)\s*(?:1|one|2|two)\b/iu,
  /\b(?:level|tier)\s*(?:1|one)\b.{0,40}\b(?:only|please|no concern|no action)\b/iu,
  /\bplease disregard\b/iu,
  /\bthresholds?\s+(?:is |was |has |are )?not\s+(?:been )?(?:met|reached)\b/iu,
  /\b(?:classify|rate|grade|score|mark|treat|categori[sz]e|assess|log|record)\b.{0,40}\b(?:level\s*(?:1|one)|no concern|low|information only|info only|harmless|not safeguarding)\b/iu,
  /\b(?:no further action|nfa)\b.{0,20}\b(?:needed|required|necessary|please)\b/iu,
  /\b(?:not|isn['’]t|don['’]t think (?:it|this)(?: is|['’]s)?)\s+(?:a\s+)?(?:safeguarding|child protection)\b/iu,
  /\b(?:system|assistant|ai|panel|note to (?:the )?(?:reader|panel|system|software))\s*:/iu,
  /\b(?:i['’]?m|i am|it['’]s|its|probably|surely)\b.{0,20}\b(?:sure (?:it|this)(?:['’]s| is)? )?nothing\b/iu,
  /\bdon['’]t think (?:this|it) needs to go anywhere\b/iu,
  /\b(?:was|is|just|only)\s+(?:a\s+)?test(?: message| email)?\b/iu,
  /\ball (?:resolved|sorted|fine now)\b/iu,
];

const mayOrder = sieveOf(TO_LOWER);

/** A word that is no mere link of such an order. */
const SAYS_MORE = /(?<![\p{L}'’])(?!(?:an?|and|are|as|at|be|been|but|case|concerns?|email|for|from|has|here|i|i['’]m|in|is|it|it['’]s|just|kindly|mail|matter|me|message|my|no|not|note|of|on|only|or|our|please|really|safeguarding|so|system|thanks?|that|the|there|think|this|to|us|view|was|we|with|you|your)(?![\p{L}'’]))[\p{L}'’]+/iu;

/** True for a sentence in which a reader, a person or a program, is told how low to read: "this is only level 1", "ignore the above". */
export const holdsOrder = (text: string): boolean => withoutOrders(text) !== text;

/**
 * True where a sentence is nothing but such an order. It stays in the message; scoring leaves it out, so that no wording can lower a level.
 * A sentence that says anything besides is scored, without the words of the order.
 */
export function isOrder(text: string): boolean {
  const left = withoutOrders(text);
  return left !== text && !SAYS_MORE.test(left);
}

/** The text without the words that say how low to read, for a sentence that says more besides. */
function withoutOrders(text: string): string {
  if (mayOrder(text).length === 0) return text;
  const left = TO_LOWER.reduce((rest, pattern) => rest.replace(pattern, (words, ...found) => (SPOKEN.includes(pattern) && SOMEBODY_SAID.test(rest.slice(0, found.find(Number.isInteger) as number)) ? words : ' ')), text);
  return left === text ? text : left.replace(/\s+([,;:.!?])/gu, '$1').replace(/[,;:]+(?=[.!?]|$)/gu, '').replace(/^[\s,;:.!?]+|[\s,;:.]+$/gu, '').replace(/\s{2,}/gu, ' ');
}
