import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEncoderTier, type EncoderScores, type EncoderSentence } from '../../src/core/evidence/encoder';
import { encoderLevel, encoderRows } from '../../src/core/evidence/encoder-decide';
import { openVocabulary, tidy } from '../../src/core/evidence/encoder-tokens';

interface Fixture { sentences: EncoderSentence[]; tokens: number[][]; rows: number[][]; whole: number[] }

const root = join(__dirname, '..', '..');
const folder = join(root, 'rules', 'model', 'encoder');
const fixtures = JSON.parse(readFileSync(join(__dirname, 'encoder-fixtures.json'), 'utf8')) as Fixture[];
const text = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('the encoder', () => {
  it('cuts words into the very pieces it was trained on', () => {
    const { even } = JSON.parse(text('head.json')) as { even: Record<string, string> };
    const pieces = openVocabulary(text('vocab.txt'), even);
    for (const { sentences, tokens } of fixtures) expect(sentences.map((one) => pieces.cut(one.text, 96))).toEqual(tokens);
  });

  it('never makes more pieces than its limit', () => {
    const cut = openVocabulary(text('vocab.txt')).cut('word '.repeat(500), 96);
    expect(cut).toHaveLength(96);
    expect(cut[95]).toBe(openVocabulary(text('vocab.txt')).cut('', 96)[1]);
  });

  it('reads a mosque and a temple, or two nationalities, alike', () => {
    const { even } = JSON.parse(text('head.json')) as { even: Record<string, string> };
    const pieces = openVocabulary(text('vocab.txt'), even);
    expect(pieces.cut('The Sikh family went to the temple.', 96)).toEqual(pieces.cut('The Muslim family went to the mosque.', 96));
    expect(pieces.cut('Polish, Somali-speaking', 96)).toEqual(pieces.cut('Nigerian, Kurdish-speaking', 96));
  });

  it('reads a quoted line as its words', () => {
    expect(tidy('> so she’s “fine”\r\n> again…')).toBe('so she\'s "fine" again...');
  });

  it('ships files that are the ones its manifest names', () => {
    const manifest = JSON.parse(text('manifest.json')) as { files: Record<string, { sha256: string }> };
    for (const [name, { sha256 }] of Object.entries(manifest.files)) {
      expect(createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')).toBe(sha256);
    }
  });

  it('gives in WebAssembly what it gives in training, within two hundredths', () => {
    const printed = execFileSync(process.execPath, ['--import', 'tsx', join(root, 'tests', 'support', 'run-encoder.ts')], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
    const scores = JSON.parse(printed) as (Omit<EncoderScores, 'rows'> & { rows: number[][] })[];
    fixtures.forEach((fixture, i) => {
      const got = scores[i];
      const gap = Math.max(...fixture.rows.flatMap((row, s) => row.map((p, k) => Math.abs(p - (got?.rows[s]?.[k] ?? 9)))));
      expect(gap).toBeLessThan(0.02);
      expect(Math.abs((fixture.whole[3] ?? 0) - (got?.immediate ?? 9))).toBeLessThan(0.02);
      expect(Math.abs(1 - (fixture.whole[0] ?? 0) - (got?.level[0] ?? 9))).toBeLessThan(0.02);
    });
  }, 60_000);

  it('takes a long message in several looks and scores each sentence once', async () => {
    const seen: number[] = [];
    const head = JSON.parse(text('head.json')) as { rows: string[] };
    const tier = createEncoderTier({ build: 'b', vocabulary: text('vocab.txt'), head: text('head.json') }, (inputs) => {
      const n = inputs['numbers']?.data.length ?? 0;
      seen.push(n);
      return Promise.resolve({ rows: new Float32Array(n * head.rows.length * 3).fill(0.5), whole: new Float32Array(13).fill(0.1 * seen.length) });
    });
    const sentences = Array.from({ length: 90 }, () => ({ text: 'He was late again and had not eaten since the day before.', passageKind: 'written-now' as const, part: 0 }));
    const progress: number[] = [];
    const scores = await tier.score(sentences, (done) => progress.push(done));
    expect(seen.length).toBeGreaterThan(1);
    expect(scores.rows.every((row) => row[0] === 0.5)).toBe(true);
    expect(progress.at(-1)).toBe(90);
    expect(scores.immediate).toBeCloseTo(0.1 * seen.length);
  });

  it('stops when it is asked to', async () => {
    const tier = createEncoderTier({ build: 'b', vocabulary: text('vocab.txt'), head: text('head.json') }, () => Promise.reject(new Error('not to be run')));
    await expect(tier.score([{ text: 'Hello.', passageKind: 'post', part: 0 }], undefined, { aborted: true })).rejects.toThrow('stopped');
  });

  it('names a row from its cut upwards, at the level its sentences lean to', () => {
    const scores: EncoderScores = { rows: [Float32Array.from([0.9, 0.8, 0.1, 0.2, 0, 0])], level: [0.1, 0.2, 0.6, 0.1], immediate: 0, routes: {} };
    const cuts = { rows: { a: 0.5, b: 0.5 }, everyRow: 0.5, levels: [0.5, 0.5, 0.5], immediate: 0.5, routes: {} };
    expect(encoderRows(scores, ['a', 'b'], cuts)).toEqual([{ row: 'a', level: 3, strength: expect.closeTo(0.9) as number, sentences: [0] }]);
    expect(encoderLevel(scores, cuts)).toBe(3);
  });
});
