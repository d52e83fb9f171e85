import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEncoderTier, type EncoderScores, type EncoderSentence } from '../../src/core/evidence/encoder';
import { type Blend, levelFeatures } from '../../src/core/evidence/blend';
import { levelBy } from '../../src/core/evidence/whole';
import { chanceBy } from '../../src/core/evidence/whole';
import { openVocabulary, tidy } from '../../src/core/evidence/encoder-tokens';

interface Fixture { sentences: EncoderSentence[]; tokens: number[][]; rows: number[][]; whole: number[]; beyond: number[][]; tells: number[]; denies: number[] }

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

  it('gives in WebAssembly what it gives in training, within four hundredths (whole-number arithmetic rounds differently there)', () => {
    const printed = execFileSync(process.execPath, ['--import', 'tsx', join(root, 'tests', 'support', 'run-encoder.ts')], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
    const scores = JSON.parse(printed) as (Omit<EncoderScores, 'rows' | 'beyond' | 'tells' | 'denies'> & { rows: number[][]; beyond: number[][]; tells: number[]; denies: number[] })[];
    fixtures.forEach((fixture, i) => {
      const got = scores[i];
      const gap = Math.max(...fixture.rows.flatMap((row, s) => row.map((p, k) => Math.abs(p - (got?.rows[s]?.[k] ?? 9)))));
      expect(gap).toBeLessThan(0.04);
      expect(Math.max(...fixture.beyond.flatMap((row, s) => row.map((p, k) => Math.abs(p - (got?.beyond[s]?.[k] ?? 9)))))).toBeLessThan(0.04);
      for (const said of ['tells', 'denies'] as const) expect(Math.max(...fixture[said].map((p, s) => Math.abs(p - (got?.[said][s] ?? 9))))).toBeLessThan(0.04);
      expect(Math.abs((fixture.whole[3] ?? 0) - (got?.immediate ?? 9))).toBeLessThan(0.04);
      expect(Math.abs(1 - (fixture.whole[0] ?? 0) - (got?.level[0] ?? 9))).toBeLessThan(0.04);
    });
  }, 60_000);

  it('takes a long message in several looks and scores each sentence once', async () => {
    const seen: number[] = [];
    const head = JSON.parse(text('head.json')) as { rows: string[]; beyond: string[] };
    const tier = createEncoderTier({ build: 'b', vocabulary: text('vocab.txt'), head: text('head.json') }, (inputs) => {
      const n = inputs['numbers']?.data.length ?? 0;
      seen.push(n);
      return Promise.resolve({ rows: new Float32Array(n * head.rows.length * 3).fill(0.5), whole: new Float32Array(13).fill(0.1 * seen.length), beyond: new Float32Array(n * head.beyond.length).fill(0.25), tells: new Float32Array(n).fill(0.75), denies: new Float32Array(n).fill(0.125) });
    });
    const sentences = Array.from({ length: 90 }, () => ({ text: 'He was late again and had not eaten since the day before.', passageKind: 'written-now' as const, part: 0 }));
    const progress: number[] = [];
    const scores = await tier.score(sentences, (done) => progress.push(done));
    expect(seen.length).toBeGreaterThan(1);
    expect(scores.rows.every((row) => row[0] === 0.5)).toBe(true);
    expect(scores.beyond.every((row) => row.length === head.beyond.length && row.at(-1) === 0.25)).toBe(true);
    expect([...scores.tells]).toEqual(sentences.map(() => 0.75));
    expect([...scores.denies]).toEqual(sentences.map(() => 0.125));
    expect(progress.at(-1)).toBe(90);
    expect(scores.immediate).toBeCloseTo(0.1 * seen.length);
  });

  it('stops when it is asked to', async () => {
    const tier = createEncoderTier({ build: 'b', vocabulary: text('vocab.txt'), head: text('head.json') }, () => Promise.reject(new Error('not to be run')));
    await expect(tier.score([{ text: 'Hello.', passageKind: 'post', part: 0 }], undefined, { aborted: true })).rejects.toThrow('stopped');
  });

  it('scores the indicators that Dudley has and London lacks, each at a level of theirs', () => {
    const { beyond, rows } = JSON.parse(text('head.json')) as { beyond: string[]; rows: string[] };
    expect(beyond).toContain('dudley/housing/L2');
    expect(beyond.every((id) => /^dudley\/[a-z0-9-]+\/L[234]$/.test(id))).toBe(true);
    expect(rows.filter((row) => row.startsWith('dudley/'))).toEqual([]);
  });
});

describe('the encoder and the words together', () => {
  const look = { constant: 0, weights: [1, 1, 1, 1] };
  const blend = { rows: { look, cuts: {}, every: 0.5 }, levels: { looks: [look, look, look], cuts: [0.5, 0.5, 0.5] }, today: { look, cut: 0.5 }, beyond: 0.5 };

  it('give the highest level that passes its cut', () => {
    const [low, high] = [levelFeatures(0.1, [0.1], 0.1), levelFeatures(0.9, [0.9], 0.9)];
    expect(levelBy(blend.levels.looks, blend.levels.cuts, [low, low, low])).toBe(1);
    expect(levelBy(blend.levels.looks, blend.levels.cuts, [high, high, low])).toBe(3);
    expect(levelBy(blend.levels.looks, blend.levels.cuts, [high, low, high])).toBe(4);
    // Whatever its own chance, no level stands without the chance of level 2 or more beside it.
    expect(levelBy(blend.levels.looks, blend.levels.cuts, [low, low, high])).toBe(1);
  });

  it('never hear less when a row grows', () => {
    const chance = (rows: number[]) => chanceBy(look, levelFeatures(0.3, rows, 0.3));
    expect(chance([0.2, 0.4])).toBeGreaterThan(chance([0.2, 0.3]));
    expect(chance([0.3, 0.3])).toBeGreaterThan(chance([0.2, 0.3]));
  });

  it('ship weights that are never below nothing', () => {
    const { blend: shipped } = JSON.parse(text('head.json')) as { blend: Blend };
    const looks = [shipped.rows.look, shipped.today.look, ...shipped.levels.looks];
    expect(looks.flatMap(({ weights }) => weights).filter((weight) => weight < 0)).toEqual([]);
    expect(shipped.levels.cuts).toHaveLength(3);
  });
});
