/**
 * The words tier learnt from a share of the messages (every example sentence always), written to a folder, for a curve over their number.
 * Usage: tsx training/curve.ts SHARE FOLDER; then training/read.ts --words FOLDER --aside CASES...
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { learn } from '../src/cli/training/learn';
import { readMaterial } from '../src/cli/training/material';
import { seeded, shuffle } from '../src/cli/training/fit';

const [share = '1', folder = ''] = process.argv.slice(2);
const material = readMaterial(join(import.meta.dirname, '..'));
const order = Int32Array.from(material.messages.keys());
shuffle(order, seeded(1));
const kept = new Set(order.slice(0, Math.round(material.messages.length * Number(share))));
const { bytes, card } = learn({ ...material, messages: material.messages.filter((_, at) => kept.has(at)) }, () => undefined);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'words.bin'), bytes);
writeFileSync(join(folder, 'words.json'), JSON.stringify({ ...card, weightsHash: 'curve' }));
process.stderr.write(`${String(kept.size)} messages\n`);
