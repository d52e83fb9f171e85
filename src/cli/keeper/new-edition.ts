import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument, stringify, visit, type Document, type YAMLMap } from 'yaml';
import type { Pack } from '../../core/pack';
import { editionsIn, LONDON, openEdition, TO_FILL_IN, type Edition } from './edition';

export interface NewEdition { authority: string; edition: string; from?: string }

const titled = (slug: string): string => slug.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');

/** Key of the new document in sources.yaml. */
export const sourceKey = (made: Pick<NewEdition, 'authority' | 'edition'>): string => `${made.authority}-${made.edition}`;

const contactsToFind = (key: string) => [
  { id: 'police-999', name: 'Police, emergency', routes: ['police-999'], phone: '999', hours: { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', bankHolidays: true }, owner: 'Police', lastChecked: TO_FILL_IN, verified: true, cite: { source: 'general-knowledge', section: 'Emergency number' } },
  ...[['front-door', 'Front door'], ['edt', 'Emergency Duty Team'], ['lado', 'LADO']].map(([id, name]) => ({ id, name, routes: [id], phone: TO_FILL_IN, owner: TO_FILL_IN, lastChecked: TO_FILL_IN, verified: false, cite: { source: key, section: TO_FILL_IN } })),
];

function head(doc: Document, made: NewEdition, base: Edition): void {
  const same = made.authority === base.authority;
  const name = same ? String(doc.get('name')) : titled(made.authority);
  doc.set('id', made.authority);
  doc.set('edition', made.edition);
  doc.set('name', name);
  doc.set('editionName', `${name}, ${TO_FILL_IN}`);
  doc.set('source', sourceKey(made));
  doc.set('inForce', { from: TO_FILL_IN });
  doc.set('reviewBy', TO_FILL_IN);
  doc.set('warning', `${TO_FILL_IN}: made from ${base.id}. Every file is to be checked against the authority's own document.`);
  doc.set('keeperNotes', []);
  if (same) return;
  doc.set('publisher', TO_FILL_IN);
  doc.set('postcodeDistricts', []);
  doc.set('mailDomains', []);
  doc.set('noNamesConsultation', { offered: false, says: TO_FILL_IN });
}

/** What in a copied text belongs to the base authority alone: its name and the short name of its partnership. */
function localNames(pack: Pack): RegExp {
  const short = /\(([A-Z]{3,})\)/.exec(pack.publisher)?.[1];
  return new RegExp([pack.name, short, 'Family Help', 'Reach Out', 'DART'].filter(Boolean).join('|'));
}

const toCheck = (text: string): string => (text.includes(TO_FILL_IN) ? text : `${TO_FILL_IN}, this was the other authority's: ${text}`);

/** Marks every sentence that names the base authority, and takes away contacts that only the base has. */
function markLocal(doc: Document, pack: Pack): void {
  const keep = new Set(contactsToFind('').map((contact) => contact.id));
  const local = localNames(pack);
  visit(doc, {
    Map(_, map: YAMLMap) {
      const foreign = map.has('contact') && !keep.has(String(map.get('contact')));
      if (foreign) map.delete('contact');
      for (const { key, value } of map.items) {
        const words = isScalar(value) && typeof value.value === 'string' && isScalar(key) && !['id', 'source', 'section'].includes(String(key.value)) ? value.value : undefined;
        if (isScalar(value) && words !== undefined && (local.test(words) || (foreign && isScalar(key) && key.value === 'says'))) value.value = toCheck(words);
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

/** Clocks that the base's own document states are not the new authority's. */
function dropClocks(doc: Document, key: string): void {
  const rules = doc.get('rules');
  if (isSeq(rules)) rules.items = rules.items.filter((rule) => !(isMap(rule) && rule.getIn(['cite', 'source']) === key));
}

/** What one file of the base becomes in the new edition. */
function reworked(name: string, text: string, made: NewEdition, base: Edition, pack: Pack): string {
  const key = sourceKey(made);
  const body = name.startsWith('matrix/') ? text : text.replace(/^# (?!yaml-language-server).*\n/gm, '');
  const doc = parseDocument(body.replaceAll(`source: ${pack.source},`, `source: ${key},`).replaceAll(`source: ${pack.source}\n`, `source: ${key}\n`));
  if (name === 'pack.yaml') head(doc, made, base);
  const same = made.authority === base.authority;
  unciteBase(doc, key, !same && !name.startsWith('matrix/'));
  if (!same) {
    if (name === 'contacts.yaml') return stringify(contactsToFind(key));
    if (name === 'escalation.yaml') { doc.set('placeholder', true); doc.set('says', `Placeholder: ${TO_FILL_IN}`); }
    if (name === 'referral-form.yaml') { doc.set('id', `${made.authority}-form`); doc.set('title', `${titled(made.authority)}, ${TO_FILL_IN}`); doc.set('says', TO_FILL_IN); }
    if (name === 'early-help-forms.yaml') return '[]\n';
    if (name === 'clock.yaml') dropClocks(doc, key);
    if (!name.startsWith('matrix/')) markLocal(doc, pack);
  }
  return doc.toString({ lineWidth: 0 });
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
function addSource(path: string, key: string, today: string): void {
  const before = readFileSync(path, 'utf8');
  const end = before.includes('\r\n') ? '\r\n' : '\n';
  const entry = stringify({ [key]: { title: TO_FILL_IN, publisher: TO_FILL_IN, edition: TO_FILL_IN, address: TO_FILL_IN, dateRead: today } });
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
    writeFileSync(path, reworked(name, text, made, base, loaded.pack));
  }
  if (!(sourceKey(made) in loaded.pack.sources)) addSource(join(rules, 'sources.yaml'), sourceKey(made), today);
  return openEdition(rules, `${made.authority}/${made.edition}`);
}
