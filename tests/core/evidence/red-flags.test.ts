import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnglishFrom } from '../../../src/cli/training/material';
import { compileSignals, signalsIn } from '../../../src/core/evidence';

const root = join(__dirname, '../../..');
const matcher = compileSignals(readEnglishFrom(root).signals);
const lines = (name: string) => readFileSync(join(root, 'tests/cases', name), 'utf8').trim().split('\n');
const flags = (sentence: string) => signalsIn(sentence, sentence, matcher).filter(({ signal }) => signal.floor ?? signal.immediate).map(({ signal }) => signal.id);

describe('red flags', () => {
  it.each(lines('red-flags.txt'))('speak, whatever else stands in the sentence: %s', (sentence) => {
    expect(flags(sentence)).not.toEqual([]);
  });

  it.each(lines('no-red-flags.txt'))('are silent where the sentence itself says that it is not so: %s', (sentence) => {
    expect(flags(sentence)).toEqual([]);
  });

  it.each([
    ['She has no plans to end her life, but on Friday she tried to kill herself.', 'means-to-die'],
    ['He is not pregnant with ideas; she is 12 and pregnant.', 'under-thirteen-sexual'],
  ])('are looked for further on when the first such words are denied: %s', (sentence, id) => {
    expect(flags(sentence)).toContain(id);
  });
});
