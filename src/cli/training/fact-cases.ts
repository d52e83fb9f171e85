import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder, readLines, type Case } from './labelled';

const number = (one: Case): number => Number(one.id.split('-').pop());
/** Messages from part 21 on are our own: of these every fifth is kept aside. */
const isOwn = (file: string): boolean => Number(/^part-(\d+)/.exec(file)?.[1]) >= 21;
const hasFacts = (one: Case): boolean => one.expected.facts !== undefined && one.expected.facts !== null;

function allCases(root: string): { own: Case[]; open: Case[]; teaching: Case[] } {
  const shared = join(root, '../shared/eval');
  return {
    own: readFolder<Case>(join(root, 'rules/english/messages')).filter(({ file }) => isOwn(file)).flatMap(({ items }) => items),
    teaching: existsSync(join(shared, 'messages')) ? readFolder<Case>(join(shared, 'messages')).flatMap(({ items }) => items) : readFolder<Case>(join(root, 'rules/english/messages')).filter(({ file }) => !isOwn(file)).flatMap(({ items }) => items),
    open: existsSync(join(shared, 'open.jsonl')) ? readLines<Case>(join(shared, 'open.jsonl')) : [],
  };
}

/** The labelled messages that may be learnt from: never those kept aside for measuring. */
export function readLearntFrom(root: string): Case[] {
  const { own, open, teaching } = allCases(root);
  return [...teaching, ...own.filter((one) => number(one) % 5 !== 0), ...open.filter((one) => number(one) % 3 !== 0)].filter(hasFacts);
}

/** Those kept aside: every fifth of our own messages, every third of the open set. Scored by script, never read. */
export function readKeptAside(root: string): Case[] {
  const { own, open } = allCases(root);
  return [...own.filter((one) => number(one) % 5 === 0), ...open.filter((one) => number(one) % 3 === 0)].filter(hasFacts);
}
