/** Runs the shipped encoder over the fixtures in its own process, because Jest cannot load the engine. Prints tokens and scores as JSON. */
import { readFileSync } from 'node:fs';
import { readManifest } from '../../src/adapters/reader/manifest';
import { openEncoder } from '../../src/adapters/reader/onnx';
import type { EncoderSentence } from '../../src/core/evidence/encoder';

const folder = new URL('../../rules/model/encoder/', import.meta.url);
const file = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));

async function main(): Promise<void> {
  const fixtures = JSON.parse(readFileSync(new URL('../core/encoder-fixtures.json', import.meta.url), 'utf8')) as { sentences: EncoderSentence[] }[];
  const manifest = readManifest(JSON.parse(new TextDecoder().decode(file('manifest.json'))));
  const tier = await openEncoder({ manifest, vocabulary: file('vocab.txt'), head: file('head.json'), weights: file('model.onnx') });
  const out: unknown[] = [];
  for (const { sentences } of fixtures) {
    const scores = await tier.score(sentences);
    out.push({ ...scores, rows: scores.rows.map((row) => [...row]), beyond: scores.beyond.map((row) => [...row]), tells: [...scores.tells], denies: [...scores.denies] });
  }
  process.stdout.write(JSON.stringify(out));
}

void main();
