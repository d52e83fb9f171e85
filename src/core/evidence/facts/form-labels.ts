/** Whose field it is. 'whole': whoever the report is about, child or not, by what else is said of them. */
export type FormRole = 'child' | 'whole' | 'sibling' | 'adult' | 'suspect' | 'staff';
export type FormKey = 'name' | 'surname' | 'forename' | 'dob' | 'age' | 'gender' | 'address' | 'tel' | 'school' | 'ethnicity' | 'language' | 'interpreter' | 'relation' | 'other';

export interface Label {
  key?: FormKey;
  role?: FormRole;
  /** 'mother', 'brother'; for a role told by it. */
  relation?: string;
  /** Several people in one field: "Siblings", "Parents". */
  many: boolean;
}

const kin = 'mum|mam|mother|dad|father|(?:grand|step|foster|half)-?(?:mum|mother|dad|father|brother|sister)|nan|gran|aunt(?:ie)?|uncle|cousin|brother|sister|partner|husband|wife';
const roles: [FormRole, RegExp][] = [
  ['whole', /\b(?:client|patient)\b/],
  ['staff', /\b(?:refer(?:rer|red|ral)|report(?:er|ed|ing)|logged|your|my|staff|teacher|tutor|officer|oic|dsl|gp|doctor|nurse|worker|complet(?:ed|ing)|author|informant|caller|witness|practitioner|supervisor|head|agency)\b/],
  ['suspect', /\b(?:suspects?|perps?|perpetrators?|offenders?|accused|alleged|arrested|defendant)\b/],
  ['sibling', /\b(?:siblings?|(?:half-?|step-?|foster )?(?:brothers?|sisters?))\b/],
  ['adult', new RegExp(String.raw`\b(?:${kin}|parents?|carers?|guardians?|adults?|household|persons|people|next of kin|nok)\b`)],
  ['child', /\b(?:child|children|pupils?|students?|young persons?|yp|learner|baby)\b/],
  ['whole', /\b(?:subject|victim|patient|client|person|re)\b/],
];
const keys: [FormKey, RegExp][] = [
  ['dob', /\bd ?o ?b\b|\bbirth\b|\bborn\b/], ['relation', /\brelation(?:ship)?\b/], ['age', /\bage\b/], ['gender', /\b(?:gender|sex)\b/],
  ['address', /\baddr(?:ess)?\b|\bpost ?code\b/], ['tel', /\b(?:tel|telephone|phone|mobile|mob|contact)\b/], ['ethnicity', /\bethn/], ['interpreter', /\binterpreter\b/], ['language', /\blang(?:uage)?\b/],
  ['other', /\b(?:gp|nhs|upn|religion|nationality|year|class|form|ref|role|status)\b/], ['school', /\b(?:school|nursery|college|setting)\b/],
  ['surname', /\b(?:surname|family name|last name)\b/], ['forename', /\b(?:forenames?|first name)\b/], ['name', /\bname\b/],
];
const small = /^(?:of|the|s|full|first|last|main|home|preferred|current|spoken|at|as|in|by|to|and|or|known|family|no|number|details?|info|date|other|others|living|required|needed|yes|primary|contact|emergency|place|group|origin|section|information|young|next|kin|line|\d|[abcyn]|concerned|involved)$/;
const word = /[\p{L}\d]+/gu;

const allows = (one: string): boolean => small.test(one) || roles.some(([, pattern]) => pattern.exec(one)?.[0] === one) || keys.some(([, pattern]) => pattern.test(one)) || /^(?:d|o|b|half|step|foster)$/.test(one);

/** What a label asks for and of whom; undefined for words that are no label. */
export function readLabel(text: string): Label | undefined {
  if (text.length > 60) return undefined;
  const plain = text.toLowerCase().replace(/\bd\.\s?o\.\s?b\b\.?/g, 'dob').replace(/[’']s\b/g, '');
  const words = plain.match(word) ?? [];
  if (/\p{Ll}[.)]\s/u.test(text) || words.length === 0 || words.length > 7 || !words.every(allows)) return undefined;
  const line = words.join(' ');
  const key = keys.find(([, pattern]) => pattern.test(line))?.[0];
  const role = roles.find(([name, pattern]) => pattern.test(line) && !(key === 'school' && name === 'staff'))?.[0];
  if (!key && !role) return undefined;
  const relation = new RegExp(String.raw`\b(?:${kin}|sibling)\b`).exec(plain)?.[0] ?? (/\b(?:parents?|carers?|guardians?)\b/.test(line) ? 'parent or carer' : undefined);
  return { ...(key && { key }), ...(role && { role }), ...(relation && { relation }), many: /\b(?:siblings|brothers|sisters|parents|children|adults|pupils|household|persons|people)\b/.test(line) && !/\b(?:details|information)\b/.test(line) };
}
