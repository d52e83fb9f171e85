import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ExampleShelf } from '../../core/evidence';
import { readFolder, readLines, type BankSentence, type Case } from '../training/labelled';
import { hashData, hashFiles, isKeptAside, LEARNT_FROM } from '../training/material';

/** A sentence or message with the file and line in which it stands. */
export interface Placed<T> { one: T; at: string }
export type NewSentence = Placed<BankSentence> & { was?: BankSentence };
export type NewMessage = Placed<Case> & { isChanged: boolean; isAside: boolean };

/** What is new since the shipped words were learnt. */
export interface Since {
  /** How it is known: nothing has changed; the files as git kept them when the words were learnt; or only the sentences that lie beside the words. */
  by: 'same' | 'git' | 'list';
  sentences: NewSentence[];
  messages: NewMessage[];
  /** Sentences and messages that were learnt from and are not there any more. */
  gone: number;
}

interface Material { sentences: Placed<BankSentence>[]; messages: (Placed<Case> & { file: string })[] }

const placedAt = <T>(path: string, items: readonly T[]): Placed<T>[] => items.map((one, at) => ({ one, at: `${path}, line ${String(at + 1)}` }));

/** The example sentences and all labelled messages of a checkout, those kept aside too. */
export function materialIn(root: string): Material {
  const folder = <T>(name: string) => readFolder<T>(join(root, name)).flatMap(({ file, items }) => placedAt(`${name}/${file}`, items).map((one) => ({ ...one, file })));
  const open = placedAt('tests/cases/open.jsonl', readLines<Case>(join(root, 'tests/cases/open.jsonl'))).map((one) => ({ ...one, file: 'open.jsonl' }));
  return { sentences: folder<BankSentence>('rules/english/examples'), messages: [...folder<Case>('rules/english/messages'), ...open] };
}

const linesOf = <T>(text: string): T[] => text.split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line) as T);

interface Then { sentences: BankSentence[]; messages: Map<string, string> }

/** What the words were learnt from, as git kept it with them. Undefined without git, or where the card of the words says that it was something else. */
function thenInGit(root: string, dataHash: string): Then | undefined {
  const git = (...args: string[]): Buffer => execFileSync('git', args, { cwd: root, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const commit = git('log', '-1', '--format=%H', '--', 'rules/model/words/words.bin').toString().trim();
    if (!commit) return undefined;
    const paths = git('ls-tree', '-r', '--name-only', commit, '--', ...LEARNT_FROM).toString().split('\n').filter(Boolean);
    const files = new Map(paths.map((path) => [path, git('show', `${commit}:./${path}`)] as const));
    if (hashFiles(paths, (path) => files.get(path) ?? Buffer.alloc(0)) !== dataHash) return undefined;
    const items = <T>(folder: string): T[] => [...files].filter(([path]) => path.startsWith(folder)).flatMap(([, bytes]) => linesOf<T>(bytes.toString('utf8')));
    return { sentences: items<BankSentence>('rules/english/examples/'), messages: new Map([...items<Case>('rules/english/messages/'), ...items<Case>('tests/cases/')].map((one) => [one.id, JSON.stringify(one)])) };
  } catch { return undefined; }
}

const shownIn = (folder: string): ExampleShelf => (existsSync(join(folder, 'examples.json')) ? JSON.parse(readFileSync(join(folder, 'examples.json'), 'utf8')) as ExampleShelf : {});

/** The sentences of the list beside the words: those that show a row; near misses and messages are not in it. */
const listed = (shelf: ExampleShelf): BankSentence[] => Object.entries(shelf).flatMap(([row, all]) => all.map(([level, text]): BankSentence => ({ kind: 'evidence', row, level, text })));

const label = ({ kind, row, level }: BankSentence): string => [kind, row, kind === 'evidence' ? level : ''].join(' ');

function newSentences(now: readonly Placed<BankSentence>[], then: readonly BankSentence[]): NewSentence[] {
  const known = new Map(then.map((one) => [one.text, one]));
  return now.flatMap(({ one, at }): NewSentence[] => {
    const was = known.get(one.text);
    return was && label(was) === label(one) ? [] : [{ one, at, ...(was ? { was } : {}) }];
  });
}

const isAside = ({ one, file }: { one: Case; file: string }): boolean => isKeptAside(basename(file), one.id);

/** What is new or changed in the sentences and messages since the words in rules/model/words were learnt. `dataHash` is that of their card. */
export function newSince(root: string, now: Material, dataHash: string): Since {
  if (hashData(root) === dataHash) return { by: 'same', sentences: [], messages: [], gone: 0 };
  const then = thenInGit(root, dataHash);
  const before = then?.sentences ?? listed(shownIn(join(root, 'rules/model/words')));
  const texts = new Set(now.sentences.map(({ one }) => one.text));
  const ids = new Set(now.messages.map(({ one }) => one.id));
  const gone = before.filter(({ text }) => !texts.has(text)).length + [...(then?.messages.keys() ?? [])].filter((id) => !ids.has(id)).length;
  const sentences = newSentences(then ? now.sentences : now.sentences.filter(({ one }) => one.kind === 'evidence'), before);
  const messages = then ? now.messages.filter(({ one }) => then.messages.get(one.id) !== JSON.stringify(one)).map((placed): NewMessage => ({ one: placed.one, at: placed.at, isChanged: then.messages.has(placed.one.id), isAside: isAside(placed) })) : [];
  return { by: then ? 'git' : 'list', sentences, messages, gone };
}
