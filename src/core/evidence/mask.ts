import { AGED, ANSWER, BRACKETED, CALENDAR, CALLED_BY_MONTH, DATED, DETERMINED, DWELLING, EITHER, FAMILY, INITIAL_BEFORE, KEPT, NAMESAKE, NEVER, NUMBERED, OPENER, PARTICLE, PATTERNS, PERSON_BEFORE, PLAIN, PRONOUN, SHORT_STREET, STREET, TITLE } from './mask-words';
import type { Message } from './message';
import type { Facts } from './reading';

export interface MaskRules {
  /** True for a word (lower case) that is no name. What is capitalised and not common is masked. */
  isCommon: (word: string) => boolean;
}

const NAME = /\p{Lu}[\p{L}\p{M}'’-]*(?:[ \t]+(?:(?:de|da|del|van|von|bin|bint|ibn|al|el|ul|ur|ud|abu|st)[ \t]+)?\p{Lu}[\p{L}\p{M}'’-]*)*/gu;
/** Months and days that are first names too: a month where a number or "in", "since" and their like stand before, or a year after. */
const MONTH_OR_NAME = /^(?:Jan|May|June|April|August|Sat|Sun)$/;
/** A day written short that is a first name too (Vietnamese), where a name stands right behind it: "Thu Dinh". */
const DAY_OR_NAME = /^Thu$/;
const BEFORE_MONTH = /(?:\d(?:st|nd|rd|th)?|\b(?:in|on|by|since|until|till|from|last|next|this|every|end|mid|early|late|of|to|during|before|after|for|through|each|over|the)|[/–-])[ \t]*$/iu;
const FIELD = /\b(?:address|home|lives(?: at)?|name|child|pupil|student|patient|mother|father|mum|dad|parents?|carers?|school|siblings?|brother|sister|re|dob)\s*[:\-–]\s*$/iu;
/** A signature: alone on its line, after a closing word or at the very end. */
const SIGNATURE = /(?<=(?:^|\n)\W*(?:(?:many|kind|warm|best|with)\s+)*(?:thanks?|thank you|regards|wishes|cheers|ta|best|yours(?: \w+)?|bw|kr|x+)\W*\n\s*)\p{L}[\p{L}'’-]+(?=[ \t]*(?:\n|$))|(?<=\n[ \t]*)\p{L}[\p{L}'’-]+(?=\s*$)/giu;
/** An outer postcode of one letter, beside what was a place. */
const OUTER = /(?<=\[(?:address|place|school|postcode|name \d+)\],?[ \t]{0,2})(?!S(?:17|47))[BEGLMNSW]\d{1,2}[A-Z]?\b/gu;
/** The number of a house or flat before what was its street, and what kind of dwelling it numbers. */
const HOUSE = new RegExp(`\\b(?:(?:${DWELLING}|no\\.?)\\s+)?[a-d]?\\d+[a-d]?,?\\s+(?=(?:the\\s+)?\\[(?:name \\d+|address|place)\\])|\\b(?:${DWELLING}),?\\s+(?=\\[address\\])`, 'gi');
/** The town between a street and its postcode, though it is a word too: "moss road, reading rg1". */
const TOWN = /(?<=\[(?:address|place)\],?[ \t]+)\p{L}[\p{L}'’-]+(?=,?[ \t]+\[postcode\])/gu;
/** A person masked: what stands before is a first name, what stands after a surname. */
const PERSON = /^(?:Child|Adult|Colleague|\[(?:family )?name)/;
/** A surname in small letters after a masked first name: "[name 1] xi", "Child A brown was in". */
const AFTER_NAME = /(?<=(?:Child [A-Z]|\[name \d+\])[ \t]+)\p{Ll}[\p{L}\p{M}-]+(?=['’]s?(?![\p{L}\p{N}])|[^\p{L}\p{N}'’]|$)/gu;
/** A first name of two letters before a masked surname: "mo [name 3]". */
const BEFORE_NAME = /(?<![\p{L}\p{N}'’[])\p{Ll}{2}(?=[ \t]+\[(?:family )?name \d+\])/gu;
/** O'Shea and D'Souza in small letters. */
const APOSTROPHE = /(?<![\p{L}\p{N}'’[])[od]['’]\p{Ll}{3,}/gu;
/** What only somebody does: a word that begins a clause and is followed by this is a name. */
const DOES = "(?:is|was|has|had|isn['’]t|wasn['’]t|hasn['’]t|says|said|told|rang|does|did|doesn['’]t|didn['’]t|went|came|got|wants|wanted|gets|goes)\\b";
/** A surname in small letters between a masked first name and a relative: "Child A chambers dad". */
const SURNAMED = /(?<=(?:Child [A-Z]|\[name \d+\])\s+)\p{Ll}{3,}(?=\s+(?:mum|dad|mam|nan|sister|brother)s?\b)/gu;
/** A relative before a first name that is an ordinary word too: "his mum grace". */
const RELATED = /(?<=\b(?:mum|dad|mam|nan|sister|brother|son|daughter|cousin|aunt|uncle|partner|boyfriend|girlfriend|wife|husband)\s+)\p{Ll}{3,}(?![\p{L}\p{N}'’])/gu;

/** What follows a surname, and no thing: "brown was in", "brown's", and not "black eye". */
const SURNAME_ENDS = new RegExp(`^(?:['’.,;:!?)\\n]|$|\\s+(?:and\\s|${DOES}))`, 'u');

/** Words that several people are called by; never the name of one. */
const KIN = /^(?:Mum|Mummy|Dad|Daddy|Mother|Father|Nan|Nana|Gran|Granny|Grandma|Grandad|I)$/;
/** What has been masked already. */
const MASKED = /(\[[^\]\n]*\]|Child [A-Z]\b|Adult \d+ \([^)\n]*\)|Colleague \d+\b)/;

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const bare = (word: string) => word.replace(/['’](?:s|ve|m|ll|d|re)$/iu, '');
const whole = (name: string, flags: string) => new RegExp(`(?<![\\p{L}\\p{N}])${escape(name).replace(/\s+/g, '\\s+')}(?![\\p{L}\\p{N}])`, flags);

/** True where a capital says nothing: at the start of a sentence, a line or a quotation; not after "Address:", a house number or "Mr D.". */
function startsSentence(before: string): boolean {
  return /(?:^|[.!?:;•>"“”'‘(\n-]|\|)\s*$/u.test(before) && !FIELD.test(before) && !INITIAL_BEFORE.test(before);
}

/** Somebody who begins most sentences with a small letter: then a capital missing says nothing either. */
function isCareless(text: string): boolean {
  const starts = text.match(/(?:^|[.!?]\s+|\n\s*)["“'‘]?\p{L}/gu) ?? [];
  return starts.filter((start) => /\p{Ll}$/u.test(start)).length > starts.length * 0.4;
}

/** What is not masked yet, piece by piece; `follows` where a mask stands before it, `next` the mask after it. */
const unmasked = (text: string, change: (piece: string, follows: boolean, next: string) => string): string => text.split(MASKED).map((piece, i, all) => (i % 2 ? piece : change(piece, i > 0, all[i + 1] ?? ''))).join('');

/** The name alone of "Simone Baptiste (breakfast club)". */
const withoutRole = (author: string): string => author.replace(/[([].*$/u, '').split(/\s[-–,|]\s/)[0]?.trim() ?? '';

class Masker {
  private labels = new Map<string, string>();
  private known: { name: string; label: string }[] = [];
  private givens = new Set<string>();
  /** First names that the facts or the writers told. */
  private called = new Set<string>();
  /** "An" and "My", where they are somebody's first name. */
  private determined = new Set<string>();
  /** The outer half of the family's postcode, wherever it stands; S17 and S47 are sections of the Act. */
  private outer: RegExp | undefined;
  private count = 0;

  constructor(private readonly rules: MaskRules, facts: Facts, authors: readonly string[]) {
    const own = facts.child.name?.value;
    if (own) this.learn(own, 'Child A');
    facts.otherChildren.forEach((child, i) => { if (child.name) this.learn(child.name, `Child ${String.fromCharCode(66 + (i % 24))}`); });
    facts.adults.forEach((adult, i) => { if (adult.name) this.learn(adult.name, `Adult ${i + 1} (${adult.relationship})`); });
    authors.forEach((author, i) => { this.learn(author, `Colleague ${i + 1}`); });
    if (facts.school) this.know(facts.school.value, '[school]');
    if (facts.address) this.know(facts.address.value, '[address]');
    const outer = facts.postcode?.value.replace(/\s+/g, '').slice(0, -3) ?? '';
    if (/^(?!S(?:17|47)$)[A-Z]{1,2}\d[A-Z\d]?$/i.test(outer)) this.outer = whole(outer.toUpperCase(), outer.length < 3 ? 'gu' : 'giu');
    for (const phone of facts.phones) this.know(phone.value, '[number]');
    for (const told of [facts.language, facts.ethnicity]) if (told) this.know(told.value, '[background]');
  }

  private know(value: string, label: string): void {
    if (value.trim()) this.known.push({ name: value.trim(), label });
  }

  /** A person: the whole name and the first name by their label; a surname that others bear too by one of its own. */
  private learn(name: string, label: string): void {
    const parts = name.split(/[\s,]+/).map(bare).filter((part) => part.length > 1 && /^\p{Lu}/u.test(part) && (!KEPT.has(part) || CALENDAR.test(part)) && !TITLE.test(part));
    if (parts.length === 0) {
      if (/^\p{Lu}[\p{L}.]*$/u.test(name.trim()) && !KIN.test(name.trim()) && !TITLE.test(name.trim())) this.know(name, label);
      return;
    }
    // Somebody called Jan or Sunday: where it stands alone, what stands before it decides.
    if (!CALENDAR.test(name.trim())) this.know(name, label);
    const [given = '', ...family] = parts.map((part) => part.toLowerCase());
    if (!this.labels.has(given)) this.labels.set(given, label);
    this.givens.add(given);
    this.called.add(given);
    for (const part of family) this.bear(part, label);
  }

  /** A surname: of one person their label, of a child or of several a label of its own. */
  private bear(surname: string, label: string): void {
    const before = this.labels.get(surname);
    if (before === label || before?.startsWith('[family') || this.givens.has(surname)) return;
    this.labels.set(surname, before === undefined && !label.startsWith('Child') ? label : `[family name ${this.next()}]`);
  }

  private next(): number { this.count += 1; return this.count; }

  /** At the start of a sentence a common word is no name; inside one, a capital makes it one. */
  private isName(word: string, starts: boolean): boolean {
    const plain = bare(word).replace(/[-'’]+$/u, '');
    if (TITLE.test(plain) || NEVER.test(plain) || plain.length < 2) return false;
    if (this.labels.has(plain.toLowerCase())) return true;
    if (KEPT.has(plain)) return false;
    if (starts && PRONOUN.test(plain)) return false;
    if (!starts && plain !== plain.toUpperCase()) return true;
    const parts = plain.split(/[-'’]/).filter(Boolean);
    return !parts.every((part) => this.rules.isCommon(part.toLowerCase()) || KEPT.has(part));
  }

  /** One label for the names that stand together: the first name decides who it is. */
  private labelFor(names: string[]): string {
    const lower = names.map((name) => name.toLowerCase());
    const [given = '', ...family] = lower;
    // "Poor Tia": the second word is already somebody's first name.
    const first = [given, ...family].find((name) => this.givens.has(name));
    const label = this.labels.get(first ?? (lower.length === 1 ? given : '')) ?? `[name ${this.next()}]`;
    if (lower.length > 1 && first === undefined) this.givens.add(given);
    if (!this.labels.has(given) || this.givens.has(given)) this.labels.set(given, label);
    for (const name of family) if (!PARTICLE.test(name)) this.bear(name, label);
    return label;
  }

  /** One run of capitalised words: the names in it become one label each run, kept words stay. */
  private run(words: string, starts: boolean, before: string, next: string): string {
    const out: string[] = [];
    let names: string[] = [];
    const flush = () => { if (names.length) out.push(this.labelFor(names)); names = []; };
    const all = words.split(/\s+/);
    // "Tia Brown" at the start of a sentence: the second word is inside it, and makes the first a name too.
    const pair = starts && all.length > 1 && this.isName(all[1] ?? '', false) && !TITLE.test(all[0] ?? '') && !KEPT.has(bare(all[0] ?? ''));
    // "May Brown" and "Mr Sunday Okafor", and not "in May Brown asked".
    const stands = (i: number) => `${before}${all.slice(0, i).map((one) => `${one} `).join('')}`;
    const month = (word: string, i: number) => CALENDAR.test(word) && (i < all.length - 1 ? this.isName(all[i + 1] ?? '', false) : PERSON.test(next))
      && (MONTH_OR_NAME.test(word) || DAY_OR_NAME.test(word) ? !BEFORE_MONTH.test(stands(i)) && !(starts && word === 'May' && all.length === 1) : PERSON_BEFORE.test(stands(i)));
    const dated = (word: string, i: number) => CALENDAR.test(bare(word)) && DATED.test(stands(i)) && (i === all.length - 1 || !/\b(?:the|a)\s*$/i.test(stands(i)));
    for (const [i, word] of all.entries()) {
      if (dated(word, i)) { flush(); out.push(word); continue; }
      if ((i === 0 && pair && !OPENER.test(word)) || this.isName(word, starts && i === 0) || month(word, i) || (names.length > 0 && PARTICLE.test(word))) names.push(bare(word));
      else { flush(); out.push(word); }
    }
    flush();
    return out.join(' ');
  }

  /** A word in small letters that is a name all the same: known, after a title, or unknown to everybody where nobody minds capitals. */
  private small(text: string, careless: boolean): string {
    let out = text.replace(/(?<=\b(?:mrs|mr|ms|miss)\.?\s+)\p{Ll}[\p{L}'’-]{2,}/giu, (word) => (this.isOrdinary(word, careless) ? word : this.labelFor([bare(word)])));
    out = out.replace(SURNAMED, (word) => (this.rules.isCommon(word) ? word : this.labelFor([word])));
    if (careless) out = out.replace(APOSTROPHE, (word) => (this.rules.isCommon(word.slice(2)) ? word : this.labelFor([word])));
    if (careless) out = unmasked(out, (piece) => piece.replace(RELATED, (word) => (EITHER.has(word) && word !== 'will' && word !== 'may' ? this.labelFor([word]) : word)));
    if (careless) out = unmasked(out, (piece) => piece.replace(/(?<![\p{L}\p{N}'’[])\p{Ll}[\p{L}\p{M}]{2,}(?=['’]s\b|(?<=[sxz])['’](?![\p{L}\p{N}])|[^\p{L}\p{N}'’]|$)/gu, (word) => (this.isOrdinary(word, careless) ? word : this.labelFor([word]))));
    out = this.again(out, careless);
    return careless ? this.beside(out) : out;
  }

  /** In small letters what is a name elsewhere; a word that is a name too only where it does what somebody does. */
  private again(text: string, careless: boolean): string {
    const mask = (name: string) => this.labels.get(name.toLowerCase()) ?? name;
    const pattern = (names: string[], before: string, after: string) => new RegExp(`${before}(?<![\\p{L}\\p{N}])(?:${names.map(escape).join('|')})${after}`, 'giu');
    let out = text;
    const names = [...this.labels.keys()].filter((name) => name.length > 1 && !OPENER.test(name) && !this.isOrdinary(name, careless));
    if (names.length > 0) {
      const known = pattern(names, '', "(?=(?<=[\\p{L}\\p{M}'’-]{3})s?['’]?s?(?![\\p{L}\\p{N}'’])|['’](?:s|d|ll)\\b|(?![\\p{L}\\p{N}'’]))");
      out = unmasked(out, (piece) => piece.replace(known, (name: string, at: number) => (CALENDAR.test(name) && DATED.test(piece.slice(0, at)) ? name : mask(name))));
    }
    const words = [...this.labels.keys()].filter((name) => name.length > 1 && !OPENER.test(name) && this.isOrdinary(name, careless) && (EITHER.has(name) || this.called.has(name)));
    if (words.length === 0) return out;
    const doing = pattern(words, "(?<=(?:^|[.!?,;:\\n])[ \\t]*|\\b(?:and|but|so|because|cos|when|if|that|then|says|said)[ \\t]+)", `(?=\\s+${DOES})`);
    return unmasked(out, (piece, follows) => piece.replace(doing, (name: string, at: number) => (follows && at < 2 ? name : mask(name))));
  }

  /** The other half of a name of which one half was found, in small letters. */
  private beside(text: string): string {
    const first = text.replace(BEFORE_NAME, (word) => (this.isOrdinary(word, true) ? word : this.labelFor([word])));
    return first.replace(AFTER_NAME, (word, at: number, all: string) => ((FAMILY.has(word) && SURNAME_ENDS.test(all.slice(at + word.length))) || !this.isOrdinary(word, true) ? this.labelFor([bare(word)]) : word));
  }

  /** "Kwabena Osei" where only "Osei" was found as somebody's name: one label for both. */
  private withFirstName(text: string): string {
    let out = text;
    for (const { name, label } of this.known) {
      if (/[\s[]/.test(name) || !/^(?:Child|Adult)/.test(label)) continue;
      out = out.replace(new RegExp(`(\\p{Lu}[\\p{L}'’-]+)[ \\t]+${escape(name)}(?![\\p{L}\\p{N}])`, 'gu'), (all: string, first: string) => {
        if (OPENER.test(first) || !this.isName(first, true) || this.givens.has(first.toLowerCase())) return all;
        this.labels.set(first.toLowerCase(), label);
        return label;
      });
    }
    return out;
  }

  private isOrdinary(word: string, careless: boolean): boolean {
    const plain = bare(word).toLowerCase();
    if (this.labels.has(plain)) return this.rules.isCommon(plain) || plain === 'will' || plain === 'may' || (EITHER.has(plain) && !careless);
    return PLAIN.has(plain) || EITHER.has(plain) || KEPT.has(plain.toUpperCase()) || this.rules.isCommon(plain) || /(?:ing|tion|ness|ful|ible|able)$/.test(plain);
  }

  private capitals(text: string): string {
    const signed = text.replace(SIGNATURE, (word) => (KEPT.has(word) || /^\p{Ll}/u.test(word) ? word : this.labelFor([word])));
    return unmasked(signed, (piece, follows, next) => piece.replace(NAME, (words: string, at: number) => {
      const before = piece.slice(0, at);
      const starts = startsSentence(before) && !(follows && /^[ \t]*$/.test(before));
      if (MONTH_OR_NAME.test(bare(words)) && !starts && !BEFORE_MONTH.test(before) && !/^\s+(?:\d{4}|half|term|sales?)\b/.test(piece.slice(at + words.length))) return this.labelFor([bare(words)]);
      return this.run(words, starts, before, /^[ \t]+$/.test(piece.slice(at + words.length)) ? next : '');
    }));
  }

  /** The name that answers "mum?" or stands in brackets after "mum", though it is an ordinary word: "Hang, on her way from work". */
  answers(text: string): void {
    const learn = (word: string) => {
      if (PRONOUN.test(word) || NEVER.test(word) || OPENER.test(word) || this.labels.has(word.toLowerCase())) return;
      this.labelFor([word]);
      this.givens.add(word.toLowerCase());
    };
    for (const pattern of [ANSWER, AGED]) for (const [, word = ''] of text.matchAll(pattern)) if (!KEPT.has(word)) learn(word);
    for (const [word] of text.matchAll(NAMESAKE)) learn(word);
    for (const [word] of text.matchAll(DETERMINED)) { this.labelFor([word]); this.determined.add(word); }
    for (const match of text.matchAll(BRACKETED)) {
      const word = match[1] ?? '';
      if (CALENDAR.test(word) ? CALLED_BY_MONTH.test(match[0].slice(0, -word.length)) : !KEPT.has(word)) learn(word);
    }
  }

  text(original: string): string {
    const careless = isCareless(original);
    let text = this.withFirstName(original);
    for (const { name, label } of this.known.toSorted((a, b) => b.name.length - a.name.length)) {
      const word = name.toLowerCase();
      text = text.replace(whole(name, name.length < 3 || this.rules.isCommon(word) || EITHER.has(word) ? 'gu' : 'giu'), label);
    }
    for (const [pattern, label] of PATTERNS) text = text.replace(pattern, label);
    if (this.outer) text = text.replace(this.outer, '[postcode]');
    for (const word of this.determined) {
      // Inside a sentence a capital makes it the name; at the start of one what it does, or the surname behind it.
      const mask = (piece: string) => this.labels.get(piece.toLowerCase()) ?? piece;
      text = text.replace(DETERMINED, (found) => (found === word ? mask(found) : found));
      text = text.replace(new RegExp(`(?<=[\\p{Ll},][ \\t]+)${word}(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])${word}(?=[ \\t]+(?:and[ \\t]+\\p{Lu}|(?![AEIOU])\\p{Lu}\\p{Ll}))`, 'gu'), mask);
    }
    if (careless) text = text.replace(STREET, (all: string, word: string) => (this.isOrdinary(word, true) && OPENER.test(word) ? all : '[address]'));
    text = this.small(this.capitals(text), careless).replace(SHORT_STREET, '[place]').replace(OUTER, '[postcode]').replace(TOWN, '[place]');
    return text.replace(HOUSE, '').replace(NUMBERED, '[address]');
  }
}

/**
 * The message with names, places, schools, numbers, addresses and birth dates masked, the same name always by the same label,
 * for a no-names consultation. Everything shown, copied or saved is then made from the masked message. It is no message of the
 * host's any more: the shared mailbox and how much of the conversation it holds are left out.
 *
 * It masks too much rather than too little: any capitalised word that is no common word goes. It does not promise that nobody can
 * guess who is meant; the person reads it before it is used.
 */
export function maskMessage(message: Message, facts: Facts, rules: MaskRules): Message {
  const authors = [...new Set([message.from, ...message.parts.map((part) => part.author)].flatMap((author) => (author ? [withoutRole(author)] : [])))];
  const masker = new Masker(rules, facts, authors);
  const author = (name: string | undefined) => name && (authors.length === 1 ? 'the writer' : `Colleague ${authors.indexOf(withoutRole(name)) + 1}`);
  const all = [message.subject, ...message.parts.map((part) => part.text)];
  masker.answers(all.join('\n'));
  // Once to learn who is named, and once to mask: a name may stand in small letters, or a surname alone, before it is told whose it is.
  for (const text of all) masker.text(text);
  const [subject = '', ...texts] = all.map((text) => masker.text(text));
  const parts = message.parts.map((part, i) => ({ ...part, author: author(part.author), text: texts[i] ?? '' }));
  const { id: _id, mailbox: _mailbox, extent: _extent, ...rest } = message;
  return { ...rest, id: `no-names-${message.sentAt}`, subject, from: author(message.from), parts };
}
