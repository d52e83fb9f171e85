import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { factCaseOf, learnScorers } from './training/fact-examples';
import { readLearntFrom } from './training/fact-cases';
import { openersOf } from './training/fact-openers';

/**
 * Learns the scorers that find names, relatives, the child's words and consent, and writes them with the words of rules/english/facts.yaml
 * to src/core/evidence/facts/learned.json. The same messages give the same file. Usage: tsx src/cli/train-facts.ts [--words | --only NAME,NAME]
 * --only: learns all, and replaces only the scorers named; for when the others are measured to be no better than those there.
 */
const root = join(__dirname, '../..');
const file = join(root, 'src/core/evidence/facts/learned.json');
const words: unknown = parse(readFileSync(join(root, 'rules/english/facts.yaml'), 'utf8'));
const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { openers: string; sure: unknown; weights: Record<string, unknown> }) : { openers: '', sure: {}, weights: {} };
const write = (openers: string, weights: unknown) => { writeFileSync(file, JSON.stringify({ words, openers, sure: before.sure, weights }).replace(/},"/g, '},\n"') + '\n'); };

if (process.argv.includes('--words')) write(openersOf(readLearntFrom(root)), before.weights);
else {
  const only = process.argv[2] === '--only' ? process.argv[3]?.split(',') : undefined;
  const learnt = learnScorers(readLearntFrom(root).map(factCaseOf));
  write(before.openers, only ? { ...before.weights, ...Object.fromEntries(Object.entries(learnt).filter(([name]) => only.includes(name))) } : learnt);
}
