import { oneSex } from './heard';

/** Proper words that are no names: days, months, feasts, kin, roles and forms of address. */
const KEPT = new Set(('monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter ramadan eid diwali ' +
  'mum mom mam mummy mama dad daddy papa nan nana nanna gran granny grandma grandad grandpa auntie aunt uncle mother father stepmum stepdad baba abbu abba ammi amma tata bibi hooyo aabo ' +
  'i mr mrs ms miss dr sir year reception nursery key stage level section act children child social care early help front door health visitor police school team teams officer lead head teacher deputy manager ' +
  'designated safeguarding english maths british urgent').split(' '));
const NAME = /(?<![\p{L}\p{N}'’])\p{Lu}\p{Ll}[\p{L}\p{M}]*(?:['’-]\p{Lu}?[\p{L}]+)*(?:[ \t]+\p{Lu}\p{Ll}[\p{L}\p{M}]*(?:['’-]\p{Lu}?[\p{L}]+)*)*/gu;
const STAND_IN = 'Sam';

/** A run of capitalised words with each name in it replaced; a possessive stays one. */
function nameless(words: string, starts: boolean, isCommon: (word: string) => boolean): string {
  const parts = words.split(/[ \t]+/);
  const isName = (word: string, first: boolean) => {
    const small = word.toLowerCase().replace(/['’]s$/u, '');
    if (KEPT.has(small) || /^(?:i|we|you|he|she|they|it|that|there|what|who|here|let|how|where|don|doesn|didn|can|won|isn|wasn)['’]/u.test(small)) return false;
    return first ? !isCommon(small) : true;
  };
  const out: string[] = [];
  parts.forEach((word, i) => {
    if (!isName(word, starts && i === 0)) { out.push(word); return; }
    const owner = /['’]s$/u.test(word) ? "'s" : '';
    if (out.at(-1) === STAND_IN) out.pop();
    out.push(STAND_IN + owner);
  });
  return out.join(' ');
}

/**
 * The text as it is scored: every name one stand-in, every word of sex one form, so that who a message is about cannot change what is
 * suggested. Only scoring sees it; quotations are always the message's own words.
 * @param isCommon true for a word (lower case) that may open a sentence without being a name
 */
export function neutralise(text: string, isCommon: (word: string) => boolean): string {
  const named = text.replace(NAME, (words: string, at: number) => nameless(words, /(?:^|[.!?:;•>"“”'‘(\n\]-])\s*$/u.test(text.slice(0, at)), isCommon));
  return oneSex(named);
}
