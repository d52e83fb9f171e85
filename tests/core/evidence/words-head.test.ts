import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { openReadsLike, openWordsHead, WordsCard, type SentenceScores } from '../../../src/core/evidence';
import { packWords } from '../../../src/cli/training/pack-words';
import { bankExample, outputStarts, setAsideKinds } from '../../../src/cli/training/examples';
import { scoreFactors } from '../../../src/cli/training/factors';
import { hashData, isKeptAside, readMaterial } from '../../../src/cli/training/material';
import { learnWords, wordsSettings } from '../../../src/cli/training/words';
import { readFolder, type Case } from '../../../src/cli/training/labelled';
import { checkout } from '../../support/reader';

const folder = `${checkout}/rules/model/words`;
const bytes = readFileSync(`${folder}/words.bin`);
const card = WordsCard.parse(JSON.parse(readFileSync(`${folder}/words.json`, 'utf8')));
const sentence = (text: string) => ({ text, before: '', after: '', subject: '', marks: [] });

describe('the weights of the words reader', () => {
  it('are the file that their card names', () => { expect(createHash('sha256').update(bytes).digest('hex').slice(0, 12)).toBe(card.weightsHash); });
  it('were learnt from the examples and messages of this checkout', () => { expect(hashData(checkout)).toBe(card.dataHash); });
  it('weigh at most 79 KB compressed', () => { expect(gzipSync(bytes, { level: 9 }).byteLength).toBeLessThanOrEqual(79 * 1024); });
  it('are refused, with what to do, when they do not fit their card', () => { expect(() => openWordsHead(card, bytes.subarray(0, 5000))).toThrow('run npm run train'); });
  it('never learnt from what is kept aside', () => {
    const learnt = readMaterial(checkout).messages.map(({ one }) => one.id);
    const partOf = (id: string) => Number(/^msg-(\d+)-/.exec(id)?.[1] ?? 0);
    const numberOf = (id: string) => Number(/(\d+)$/.exec(id)?.[1]);
    expect(learnt.filter((id) => (id.startsWith('open-') && isKeptAside('open.jsonl', id)) || (partOf(id) >= 21 && numberOf(id) % 5 === 0))).toEqual([]);
    // Of every part from 21 on something was learnt and something was kept: no part is missed because of its name.
    const parts = readFolder<Case>(`${checkout}/rules/english/messages`).filter(({ items }) => items.some(({ id }) => partOf(id) >= 21));
    expect(parts.length).toBeGreaterThan(40);
    for (const { file, items } of parts) expect([file, items.filter(({ id }) => isKeptAside(file, id)).map(({ id }) => id)]).toEqual([file, items.map(({ id }) => id).filter((id) => numberOf(id) % 5 === 0)]);
    expect(learnt.length).toBeGreaterThan(800);
  });
});

describe('learning', () => {
  const { bank, english } = readMaterial(checkout);
  const layout = { rows: english.indicators.rows.map(({ row }) => row), setAside: setAsideKinds };
  const small = { ...wordsSettings, size: 2 ** 14, dims: 12, parts: 3, keep: 1500, first: { ...wordsSettings.first, epochs: 3 }, second: { ...wordsSettings.second, epochs: 1 }, last: { ...wordsSettings.last, epochs: 1 } };
  const examples = bank.filter((_, at) => at % 12 === 0).map((one) => bankExample(one, layout, { bankOther: 0.5, bankOwn: 1, level: 0.7 }, small.size));
  const model = learnWords(examples, outputStarts(layout), small);

  it('gives the same weights from the same sentences, byte for byte', () => {
    expect(packWords(learnWords(examples, outputStarts(layout), small))).toEqual(packWords(model));
  });

  it('packs what it learnt: the opened file scores as the model does', () => {
    const head = openWordsHead({ ...card, size: small.size, dims: small.dims, parts: small.parts }, packWords(model));
    const place = new Map([...model.buckets].map((bucket, at) => [bucket, at]));
    for (const [at, example] of examples.slice(0, 20).entries()) {
      const kept = [...example.buckets].map((bucket, k) => [place.get(bucket), example.values[k] as number] as const).filter((pair): pair is [number, number] => pair[0] !== undefined);
      const exact = scoreFactors(model.factors, Int32Array.from(kept, ([bucket]) => bucket), Float32Array.from(kept, ([, value]) => value));
      const opened: SentenceScores = head.score(sentence(bank.filter((_, i) => i % 12 === 0)[at]?.text ?? ''));
      opened.two.forEach((chance, row) => { expect(chance).toBeCloseTo(1 / (1 + Math.exp(-(exact[row] as number))), 1); });
    }
  });
});

describe('names carry no weight', () => {
  it('scores a sentence alike whoever it is about', () => {
    const head = openWordsHead(card, bytes);
    const scores = ['Mohammed', 'Oliwia', 'Chidera', 'Tyler', 'Siobhan', 'Thi Mai'.split(' ')[0]].map((name) => [...head.score(sentence(`At lunch ${String(name)} said he had not eaten since Friday.`)).two]);
    for (const one of scores) expect(one).toEqual(scores[0]);
  });
});

describe('"reads like"', () => {
  const near = openReadsLike({ a: [[2, 'He had no coat again this week'], [3, 'No coat, no lunch and no shoes all term'], [2, 'They moved house']], b: [[4, 'He had no coat at all']] });
  it('gives the two nearest examples of the same row, never of another', () => {
    expect(near.near('no coat and no lunch this term', 'a', 3).map(({ text }) => text)).toEqual(['No coat, no lunch and no shoes all term', 'He had no coat again this week']);
  });
  it('gives nothing for a row without examples', () => { expect(near.near('no coat', 'c', 2)).toEqual([]); });
});
