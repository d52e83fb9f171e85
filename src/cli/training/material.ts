import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { compilePassageRules, type English, readEnglish } from '../../core/evidence';
import { labelMessage, readFolder, readLines, type BankSentence, type Case, type LabelledMessage } from './labelled';

const yaml = (file: string): unknown => parse(readFileSync(file, 'utf8'));

/** rules/english, read and checked. */
export function readEnglishFrom(root: string): English {
  const folder = join(root, 'rules/english');
  return readEnglish({
    passages: yaml(join(folder, 'passages.yaml')), qualifiers: yaml(join(folder, 'qualifiers.yaml')), indicators: yaml(join(folder, 'indicators.yaml')),
    signals: readdirSync(join(folder, 'signals')).filter((name) => name.endsWith('.yaml')).sort().map((name) => yaml(join(folder, 'signals', name))),
  });
}

/** Everything the head learns from. */
export interface Material {
  english: English;
  bank: BankSentence[];
  messages: LabelledMessage[];
  dataHash: string;
}

const numberOf = (id: string) => Number(/(\d+)$/.exec(id)?.[1] ?? 0);

/** Messages that are never learnt from: every third of the open set, every fifth of parts 21 and up. They are for scoring only. */
export function isKeptAside(file: string, id: string): boolean {
  if (file === 'open.jsonl') return numberOf(id) % 3 === 0;
  return /^part-(?:2\d|[3-9]\d)\.jsonl$/.test(file) && numberOf(id) % 5 === 0;
}

/** Reads bank and messages, leaving out what is kept aside. The order is fixed, so that training is repeatable. */
export function readMaterial(root: string): Material {
  const english = readEnglishFrom(root);
  const rules = compilePassageRules(english.passages);
  const bank = readFolder<BankSentence>(join(root, 'rules/english/examples'));
  const folders = [...readFolder<Case>(join(root, 'rules/english/messages')), { file: 'open.jsonl', items: readLines<Case>(join(root, 'tests/cases/open.jsonl')) }];
  const cases = folders.flatMap(({ file, items }) => items.filter((one) => !isKeptAside(file, one.id)));
  return { english, bank: bank.flatMap(({ items }) => items), messages: cases.map((one) => labelMessage(one, rules)), dataHash: hashData(root) };
}

const FOLDERS = ['rules/english/examples', 'rules/english/messages'];
const FILES = ['tests/cases/open.jsonl', 'rules/english/passages.yaml'];
/** What the head learns from and what cuts it up, as paths in the checkout. */
export const LEARNT_FROM: readonly string[] = [...FOLDERS, ...FILES];

/** The first 12 figures of a SHA-256 over the learning material and the rules that cut it up, file by file in order of name. */
export function hashData(root: string): string {
  return hashFiles(FOLDERS.flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)), (path) => readFileSync(join(root, path)));
}

/** The same over files that lie elsewhere. `paths` are those of the folders that are learnt from, in any order. */
export function hashFiles(paths: readonly string[], read: (path: string) => Buffer): string {
  const hash = createHash('sha256');
  for (const folder of FOLDERS) for (const path of paths.filter((one) => dirname(one) === folder && one.endsWith('.jsonl')).sort()) hash.update(basename(path)).update(read(path));
  for (const file of FILES) hash.update(file).update(read(file));
  return hash.digest('hex').slice(0, 12);
}
