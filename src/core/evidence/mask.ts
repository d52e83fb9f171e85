import type { Message } from './message';
import type { Facts } from './reading';

export interface MaskRules {
  /** True for a word (lower case) that is no name. What is capitalised and not common is masked. */
  isCommon: (word: string) => boolean;
}

/** Abbreviations and proper words that say nothing about whose child it is. */
const KEPT = new Set(('DSL DDSL MASH MARF NFA CP CIN TAF TAC LADO MARAC DASH CAMHS EHA FHA EHCP SENCO SEND SEN GP HV A&E ED DV DA YP EWO PRU PE TA ELSA LAC CLA EDT YOT YOS NRM FGM CSE CCE HSB ABE ICPC SW FSW DWP PIP NHS UK OK AM PM ID CCTV ' +
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Christmas Easter Ramadan Eid Diwali ' +
  'English Maths Year Reception Nursery Key Stage Level Section Children Act Teams Outlook I Mum Mom Dad Mummy Daddy Nan Nana Nanna Gran Granny Grandad Auntie Aunt Uncle Mother Father Baba Abbu Abba Ammi Ammu Amma Appa Papa Mama Mamma Maman Tata Babcia Bibi Nani Nana Dadi Dada Nano Anne Abi Abla Hooyo Aabo Khala Chacha Mamu Oma Opa Yiayia Mam Da Mammy Nonna ' +
  'Officer Teacher Head Headteacher Deputy Manager Lead Leader Safeguarding School Primary Secondary Academy College Social Worker Team Service Services Health Visitor Police Family Families Support Community Centre ' +
  'Hospital Front Door Early Help Designated Child Protection Need Plan Review Meeting Referral Form Pastoral Inclusion Attendance Welfare Education Nurse Midwife Doctor Surgery Consultant Practitioner Assistant Tutor ' +
  'Regards Kind Thanks Many Best Dear Hi Hello Re Fw Fwd From To Sent Cc Subject Date Urgent Confidential Private URGENT CONFIDENTIAL RE FW OK No Yes').split(' '));
const PRONOUN = /^(?:I|We|You|He|She|They|It|That|There|What|Who|Here|Let|How|Where|When|Not|Don|Doesn|Didn|Can|Won|Isn|Wasn|Hasn|Haven|Couldn|Wouldn|Shouldn)(?:['’]t)?$/;
const TITLE = /^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Madam|Mx|Rev|Imam|Fr|Sgt|PC|DC|DS)\.?$/;

const NAME = /\p{Lu}[\p{L}\p{M}'’-]*(?:[ \t]+(?:(?:de|da|del|van|von|bin|bint|ibn|al|el|ul|ur|ud|abu|st)[ \t]+)?\p{Lu}[\p{L}\p{M}'’-]*)*/gu;
const PATTERNS: [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[email]'],
  [/https?:\/\/\S+|www\.\S+/gi, '[link]'],
  [/\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b/gi, '[postcode]'],
  [/(?:\+44\s?\(?0?\)?\s?|\b0)\d(?:[\s()-]?\d){7,10}\b/g, '[number]'],
  [/\b\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:\d{1,2}|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)[\s./,-]+(?:19|20)\d\d\b/gi, '[date]'],
  [/\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b/g, '[date]'],
  [/\b(?:19|20)\d\d-\d\d-\d\d\b/g, '[date]'],
  [/\b\d(?:[\s-]?\d){4,}\b/g, '[number]'],
  [/\b(?:flat|unit|room|house|no\.?)?\s*\d+[a-z]?,?\s+(?:\p{Lu}[\p{L}'’]+\s+){1,3}(?:Road|Rd|Street|St|Close|Avenue|Ave|Lane|Drive|Way|Court|Gardens|Grove|Crescent|Terrace|Place|Walk|Hill|Rise|Mews|House|Row|View|Green|Park|Square)\b/gu, '[address]'],
  [/(?:\p{Lu}[\p{L}'’]+\s+){1,3}(?:Road|Rd|Street|Close|Avenue|Ave|Lane|Drive|Way|Court|Gardens|Grove|Crescent|Terrace|Mews|Primary|Infants?|Juniors?|Academy|High|Nursery|College|Surgery)\b/gu, '[place]'],
];

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const bare = (word: string) => word.replace(/['’](?:s|ve|m|ll|d|re)$/iu, '');

const FIELD = /\b(?:address|home|lives(?: at)?|name|child|pupil|student|patient|mother|father|mum|dad|parents?|carers?|school|siblings?|brother|sister|re|dob)\s*[:\-–]\s*$/iu;

/** True where a capital says nothing: at the start of a sentence, a line or a quotation; not after "Address:" or a house number. */
function startsSentence(before: string): boolean {
  return /(?:^|[.!?:;•>"“”'‘(\n-]|\|)\s*$/u.test(before) && !FIELD.test(before);
}

class Masker {
  private labels = new Map<string, string>();
  private known: { name: string; label: string }[] = [];

  constructor(private readonly rules: MaskRules, facts: Facts) {
    const own = facts.child.name?.value;
    if (own) this.learn(own, 'Child A');
    facts.otherChildren.forEach((child, i) => { if (child.name) this.learn(child.name, `Child ${String.fromCharCode(66 + (i % 24))}`); });
    facts.adults.forEach((adult, i) => { if (adult.name) this.learn(adult.name, `Adult ${i + 1} (${adult.relationship})`); });
    if (facts.school) this.learn(facts.school.value, '[school]');
    if (facts.address) this.learn(facts.address.value, '[address]');
    for (const phone of facts.phones) this.learn(phone.value, '[number]');
    for (const told of [facts.language, facts.ethnicity]) if (told) this.learn(told.value, '[background]');
  }

  private learn(name: string, label: string): void {
    if (!name.trim()) return;
    this.known.push({ name: name.trim(), label });
    for (const part of name.split(/[\s,]+/)) if (part.length > 1 && /^\p{Lu}/u.test(part) && !KEPT.has(part) && !this.labels.has(part.toLowerCase())) this.labels.set(part.toLowerCase(), label);
  }

  /** At the start of a sentence a common word is no name; inside one, a capital makes it one. */
  private isName(word: string, starts: boolean): boolean {
    const plain = bare(word);
    if (KEPT.has(plain) || TITLE.test(plain) || plain.length < 2) return false;
    if (PRONOUN.test(plain)) return false;
    if (this.labels.has(plain.toLowerCase())) return true;
    if (!starts && plain !== plain.toUpperCase()) return true;
    const parts = plain.split(/[-'’]/).filter(Boolean);
    return !parts.every((part) => this.rules.isCommon(part.toLowerCase()) || KEPT.has(part));
  }

  private labelFor(names: string[]): string {
    for (const name of names) { const label = this.labels.get(name.toLowerCase()); if (label) return label; }
    const label = `[name ${new Set(this.labels.values()).size + 1}]`;
    for (const name of names) this.labels.set(name.toLowerCase(), label);
    return label;
  }

  /** One run of capitalised words: the names in it become one label each run, kept words stay. */
  private run(words: string, starts: boolean): string {
    const out: string[] = [];
    let names: string[] = [];
    const flush = () => { if (names.length) out.push(this.labelFor(names)); names = []; };
    const all = words.split(/\s+/);
    // "Tia Brown" at the start of a sentence: the second word is inside it, and makes the first a name too.
    const pair = starts && all.length > 1 && this.isName(all[1] ?? '', false) && !TITLE.test(all[0] ?? '') && !KEPT.has(bare(all[0] ?? ''));
    for (const [i, word] of all.entries()) {
      if ((i === 0 && pair && !/^(?:the|a|an|and|but|so|then|when|if|as|at|in|on|for|with|she|he|they|we|it|my|our|his|her|this|that|both|after|before|since|yesterday|today|also|only|little|young)$/i.test(word)) || this.isName(word, starts && i === 0) || (names.length > 0 && /^(?:de|da|del|van|von|bin|bint|ibn|al|el|ul|ur|ud|abu|st)$/.test(word))) names.push(bare(word));
      else { flush(); out.push(word); }
    }
    flush();
    return out.join(' ');
  }

  text(original: string): string {
    let text = original;
    for (const { name, label } of this.known.toSorted((a, b) => b.name.length - a.name.length)) {
      text = text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escape(name).replace(/\s+/g, '\\s+')}(?![\\p{L}\\p{N}])`, 'giu'), label);
    }
    for (const [pattern, label] of PATTERNS) text = text.replace(pattern, label);
    text = text.split(/(\[[^\]\n]*\]|Child [A-Z]\b|Adult \d+ \([^)\n]*\))/).map((piece, i) => (i % 2 ? piece : piece.replace(NAME, (words: string, at: number) => this.run(words, startsSentence(piece.slice(0, at)) && !(at === 0 && i > 0))))).join('');
    // A name written in small letters later on ("tyler said") is the same name.
    for (const [name, label] of this.labels) {
      if (name.length > 2 && !this.rules.isCommon(name)) text = text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escape(name)}(?=['’]s|[^\\p{L}\\p{N}'’]|$)`, 'giu'), label);
    }
    return text.replace(/\b(?:flat\s+)?\d+[a-z]?,?\s+(?=\[name \d+\]|\[address\])/gi, '');
  }
}

/**
 * The message with names, places, schools, numbers, addresses and birth dates masked, the same name always by the same label,
 * for a no-names consultation. Everything shown, copied or saved is then made from the masked message.
 *
 * It masks too much rather than too little: any capitalised word that is no common word goes. It does not promise that nobody can
 * guess who is meant; the person reads it before it is used.
 */
export function maskMessage(message: Message, facts: Facts, rules: MaskRules): Message {
  const masker = new Masker(rules, facts);
  // Twice, so that a name learnt late in the text is masked where it stood earlier in small letters.
  const mask = (text: string) => masker.text(masker.text(text));
  const author = (name: string | undefined) => (name ? 'the writer' : undefined);
  const parts = message.parts.map((part) => ({ ...part, author: author(part.author), text: mask(part.text) }));
  return { ...message, id: `no-names-${message.sentAt}`, subject: mask(message.subject), from: author(message.from), parts };
}
