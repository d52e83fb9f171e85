import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument, stringify, visit, type Document, type Scalar, type YAMLMap } from 'yaml';
import * as z from 'zod/mini';
import type { Citation, Pack, Source } from '../../core/pack';
import { editionsIn, LONDON, openEdition, TO_FILL_IN, type Edition } from './edition';

export interface NewEdition {
  authority: string;
  edition: string;
  from?: string;
  /** Name of the document that it is started from. */
  document?: string;
}

const titled = (slug: string): string => slug.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');

/** Key of the new document in sources.yaml. */
export const sourceKey = (made: Pick<NewEdition, 'authority' | 'edition'>): string => `${made.authority}-${made.edition}`;

/** The emergency numbers of the whole country as the base has them, and the three services that every authority has, to be written. */
const contactsToFind = (key: string, pack: Pack, today: string): { id: string }[] => [
  ...pack.contacts.filter(({ id, phone }) => id.startsWith('police-') && /^\d{3}$/.test(phone ?? '')).map((contact) => ({ ...contact, lastChecked: today })),
  ...[['front-door', 'Front door'], ['edt', 'Emergency Duty Team'], ['lado', 'LADO']].map(([id = '', name = '']) => ({ id, name, routes: [id], phone: TO_FILL_IN, owner: name, lastChecked: TO_FILL_IN, verified: false, cite: { source: key, section: 'Contacts' } })),
];

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "April 2026" of an edition called 2026-04; one of another name is for the keeper to say. */
function editionInWords(edition: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(edition) ?? [];
  const name = MONTHS[Number(month) - 1];
  return year && name ? `${name} ${year}` : TO_FILL_IN;
}

function head(doc: Document, made: NewEdition, base: Edition): void {
  const same = made.authority === base.authority;
  const name = same ? String(doc.get('name')) : titled(made.authority);
  doc.set('id', made.authority);
  doc.set('edition', made.edition);
  doc.set('name', name);
  doc.set('editionName', `${name}, ${editionInWords(made.edition)}`);
  doc.set('source', sourceKey(made));
  doc.set('inForce', { from: TO_FILL_IN });
  doc.set('reviewBy', TO_FILL_IN);
  doc.delete('warning');
  doc.set('keeperNotes', []);
  if (same) return;
  // Until the keeper has compared every file with the authority's own document, everybody is told.
  doc.set('warning', `Put together from another authority's rules and not yet confirmed by ${name}. Compare levels and steps with ${name}'s own document.`);
  doc.delete('publisher');
  doc.set('postcodeDistricts', []);
  doc.set('mailDomains', []);
  doc.set('noNamesConsultation', { offered: false, says: `Whether ${name} offers consultation without names has not been noted here. Telephone its front door and ask.` });
}

/** What in a copied text belongs to the base authority alone: its name, the short name of its partnership, and what its services are called. */
function localNames(pack: Pack): RegExp {
  const short = /\(([A-Z]{3,})\)/.exec(pack.publisher)?.[1];
  return new RegExp([pack.name, short, 'Family Help', 'Reach Out', 'DART', 'portal', 'NELFT'].filter(Boolean).join('|'));
}

/** London's own names in copied sentences, with what they are called anywhere. A sentence that is still local after this is left out or asked for. */
const anywhere: [local: RegExp, general: string][] = [
  [/the Family Help Front Door/g, 'the front door'], [/the Family Help Assessment/g, 'the early-help assessment'], [/a Family Help Assessment/g, 'an early-help assessment'],
  [/complete the online MARF(?:: professionals' portal, radio button “[^”]*”)?/g, 'complete the referral form'], [/, and the neglect toolkit where neglect is the worry/g, ''],
  [/ by a Family Help Practitioner/g, ''], [/ Family Help Assessment and Team Around the Family\./g, ''], [/; Redbridge states no time/g, ''],
];
const general = (text: string): string => anywhere.reduce((words, [local, instead]) => words.replace(local, instead), text);

const toCheck = (text: string): string => (text.includes(TO_FILL_IN) ? text : `${TO_FILL_IN}, this was the other authority's: ${text}`);

const isText = (node: unknown): node is Scalar<string> => isScalar(node) && typeof node.value === 'string';
const mapsIn = (doc: Document, path: string[]): YAMLMap[] => { const list = doc.getIn(path); return isSeq(list) ? list.items.filter(isMap) : []; };
const keepIn = (doc: Document, path: string[], fits: (map: YAMLMap) => boolean): void => { const list = doc.getIn(path); if (isSeq(list)) list.items = list.items.filter((item) => isMap(item) && fits(item)); };

/** Takes away contacts that only the base has, says in general words what has a local name, and asks for what is local all the same. */
function markLocal(doc: Document, pack: Pack, kept: ReadonlySet<string>): void {
  const local = localNames(pack);
  visit(doc, {
    Map(_, map: YAMLMap) {
      if (map.has('contact') && !kept.has(String(map.get('contact')))) map.delete('contact');
      for (const { key, value } of map.items) {
        if (!isText(value) || !isScalar(key) || ['id', 'source', 'section', 'warning', 'sentBy'].includes(String(key.value))) continue;
        value.value = general(value.value);
        if (local.test(value.value)) value.value = toCheck(value.value);
      }
    },
  });
}

/** A citation of the base's document says nothing yet about the new one: its page goes, and its section is to be found. */
function unciteBase(doc: Document, key: string, sections: boolean): void {
  visit(doc, {
    Map(_, map: YAMLMap) {
      if (map.get('source') !== key || !map.has('section')) return;
      map.delete('page');
      if (sections) map.set('section', toCheck(String(map.get('section'))));
    },
  });
}

/** What is no authority's own rule (a question to think about, what the law says of a circumstance) keeps the citation of where it was read. */
function citeAsRead(doc: Document, path: string[], read: readonly { id: string; cite: Citation }[], fits: (map: YAMLMap) => boolean = () => true): void {
  for (const map of mapsIn(doc, path).filter(fits)) { const there = read.find(({ id }) => id === map.get('id')); if (there) map.set('cite', doc.createNode(there.cite)); }
}

/** The steps and companion routes that another authority can go by too; what only the base has is left out. A level without a step is asked for one. */
function generalPathway(doc: Document, pack: Pack, kept: ReadonlySet<string>): void {
  const local = localNames(pack);
  const isGeneral = (map: YAMLMap) => !local.test(general(String(map.get('says'))));
  for (const [i, access] of mapsIn(doc, ['access']).entries()) {
    keepIn(doc, ['access', String(i), 'steps'], (step) => isGeneral(step) && (!step.has('contact') || kept.has(String(step.get('contact')))));
    if (!mapsIn(doc, ['access', String(i), 'steps']).length) access.set('steps', doc.createNode([{ says: TO_FILL_IN }]));
    access.set('reply', Number(access.get('level')) > 2 ? 'No time is noted here. The national one working day is used.' : 'No time is noted here.');
  }
  keepIn(doc, ['prompts'], isGeneral);
  citeAsRead(doc, ['prompts'], pack.pathway.prompts);
  citeAsRead(doc, ['reflective'], pack.pathway.reflective);
}

/** Clocks that the base's own document states are not the new authority's. */
function dropClocks(doc: Document, key: string): void {
  keepIn(doc, ['rules'], (rule) => rule.getIn(['cite', 'source']) !== key);
}

/** The parts of one file that are another authority's own. */
function forAnother(name: string, doc: Document, made: NewEdition, pack: Pack): void {
  const authority = titled(made.authority);
  const kept = new Set([...contactsToFind('', pack, '').map((contact) => contact.id)]);
  if (name === 'escalation.yaml') {
    doc.set('placeholder', true);
    doc.set('says', `These stages and times are a stand-in: ${authority}'s own policy has not been put in. Check them in it before you rely on them. If the child is not safe now, call 999 or the front door first: a disagreement never pauses protection.`);
  }
  if (name === 'referral-form.yaml') {
    doc.set('id', `${made.authority}-form`);
    doc.set('title', `Referral, ${authority}`);
    doc.set('says', 'This worksheet is for copying across and for your own record. It is not sent by this tool.');
  }
  if (name === 'clock.yaml') dropClocks(doc, sourceKey(made));
  if (name === 'pathway.yaml') generalPathway(doc, pack, kept);
  if (name === 'consent.yaml') citeAsRead(doc, ['rules'], pack.consent.rules, (rule) => rule.has('circumstance'));
  if (!name.startsWith('matrix/')) markLocal(doc, pack, kept);
}

/** What one file of the base becomes in the new edition. */
function reworked(name: string, text: string, made: NewEdition, base: Edition, pack: Pack, today: string): string {
  const key = sourceKey(made);
  const same = made.authority === base.authority;
  if (!same && name === 'contacts.yaml') return stringify(contactsToFind(key, pack, today));
  if (!same && name === 'early-help-forms.yaml') return '[]\n';
  const body = name.startsWith('matrix/') ? text : text.replace(/^# (?!yaml-language-server).*\n/gm, '');
  const doc = parseDocument(body.replaceAll(`source: ${pack.source},`, `source: ${key},`).replaceAll(`source: ${pack.source}\n`, `source: ${key}\n`));
  if (name === 'pack.yaml') head(doc, made, base);
  unciteBase(doc, key, !same && !name.startsWith('matrix/'));
  if (!same) forAnother(name, doc, made, pack);
  return doc.toString({ lineWidth: 0 });
}

/** What of the base was left out of another authority's pack, for the keeper to write when it is known. */
export function leftOutOf(made: Edition, pack: Pack): string[] {
  if (made.authority === pack.id) return [];
  const there = z.object({ prompts: z.array(z.object({ id: z.string() })) }).safeParse(made.files()['pathway.yaml']).data?.prompts ?? [];
  return [
    ...pack.pathway.prompts.filter(({ id }) => !there.some((one) => one.id === id)).map(({ title }) => title),
    ...(pack.forms?.length ? ['forms for early help'] : []), 'postcode districts', 'mail domains', 'the authority’s own reply clocks and steps of a challenge',
  ];
}

/** Files of an edition with their text as it stands. */
function textsOf(base: Edition): [string, string][] {
  return Object.keys(base.files()).filter((name) => name.endsWith('.yaml') && name !== 'sources.yaml')
    .map((name) => [name, readFileSync(join(base.rules, base.authority, base.edition, name), 'utf8')]);
}

/** The edition that a new one starts from: the one named, or the authority's latest, or London's. */
function baseFor(rules: string, made: NewEdition): Edition {
  const own = editionsIn(rules).filter((id) => id.startsWith(`${made.authority}/`)).at(-1);
  return openEdition(rules, made.from ?? own ?? LONDON);
}

function checkName(slug: string, what: string): void {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(slug)) throw new Error(`"${slug}" cannot be the name of ${what}: use small letters, figures and hyphens, such as "havering" or "2026-04".`);
}

/** Puts the new document at the end of sources.yaml. What stands there stays, letter by letter, whatever its last line and its line ends are. */
function addSource(path: string, key: string, known: Partial<Source>, today: string): void {
  const before = readFileSync(path, 'utf8');
  const end = before.includes('\r\n') ? '\r\n' : '\n';
  const entry = stringify({ [key]: { title: TO_FILL_IN, publisher: TO_FILL_IN, edition: TO_FILL_IN, address: TO_FILL_IN, dateRead: today, ...known } });
  writeFileSync(path, `${before}${/(?:^|\n)$/.test(before) ? '' : end}${entry.replaceAll('\n', end)}`);
}

/**
 * Starts an edition from another: copies every file, marks what the keeper must write with "TO FILL IN", and adds the new
 * document to sources.yaml. It never copies telephone numbers from one authority to another.
 * @throws a sentence when the edition is already there or a name cannot be used
 */
export function startEdition(rules: string, made: NewEdition, today: string): Edition {
  checkName(made.authority, 'an authority');
  checkName(made.edition, 'an edition');
  const folder = join(rules, made.authority, made.edition);
  if (existsSync(folder)) throw new Error(`rules/${made.authority}/${made.edition} is already there. An edition in force is not written over.`);
  const base = baseFor(rules, made);
  const loaded = base.load();
  if (!('pack' in loaded)) throw new Error(`rules/${base.id} has faults of its own. Mend them first: npm run threshold -- rules check ${base.id}.`);
  for (const [name, text] of textsOf(base)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, reworked(name, text, made, base, loaded.pack, today));
  }
  const publisher = made.authority === base.authority ? { publisher: loaded.pack.publisher } : {};
  const known = { ...publisher, edition: editionInWords(made.edition), ...(made.document && { title: made.document, address: `The file ${made.document}, handed over on ${today}` }) };
  if (!(sourceKey(made) in loaded.pack.sources)) addSource(join(rules, 'sources.yaml'), sourceKey(made), known, today);
  return openEdition(rules, `${made.authority}/${made.edition}`);
}
