import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { factCaseOf, learnScorers } from './training/fact-examples';
import { readLearntFrom } from './training/fact-cases';
import { openersOf } from './training/fact-openers';

/**
 * Learns the scorers that find names, relatives, the child's words and consent, and writes them with the words of rules/english/facts.yaml
 * to src/core/evidence/facts/learned.json. The same messages give the same file. Usage: tsx src/cli/train-facts.ts [--words]
 */
const root = join(__dirname, '../..');
const file = join(root, 'src/core/evidence/facts/learned.json');
const words: unknown = parse(readFileSync(join(root, 'rules/english/facts.yaml'), 'utf8'));
const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { openers: string; weights: unknown }) : { openers: '', weights: {} };
const write = (openers: string, weights: unknown) => { writeFileSync(file, JSON.stringify({ words, openers, weights }).replace(/},"/g, '},\n"') + '\n'); };

if (process.argv.includes('--words')) write(openersOf(readLearntFrom(root)), before.weights);
else write(before.openers, learnScorers(readLearntFrom(root).map(factCaseOf)));
