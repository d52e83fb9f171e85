import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adviseWriting, openCloser, openWritingHead, readCloser, withCloser, type ReadClosely, type WritingModel } from '../../../src/core/referral';

const root = join(__dirname, '../../..');
const head = openWritingHead(JSON.parse(readFileSync(join(root, 'rules/model/writing/writing.json'), 'utf8')) as WritingModel);
const folder = join(root, 'rules/model/writing-closer');
const outputs = ['opinion-as-fact', 'hearsay'];
const settings = { outputs, maxTokens: 16, looks: Object.fromEntries(outputs.map((one) => [one, { constant: 0, weights: [0, 1] }])), cuts: Object.fromEntries(outputs.map((one) => [one, 0.5])) };
/** A closer reader that hears what `says` gives it for each text. */
const hearing = (says: (text: string) => number[]): ReadClosely => (texts) => Promise.resolve({ settings, rows: texts.map(says) });
const closely = async (text: string, says: (text: string) => number[]) => {
  const heard = await readCloser(text, head, hearing(says));
  return adviseWriting(text, { head: heard ? withCloser(head, heard) : head });
};

describe('advice on wording with a closer reader', () => {
  it('says what only the closer reader hears, by its own cut, and points at the clause that it hears it in', async () => {
    const text = 'He came in at nine, the settee is green.';
    expect(adviseWriting(text, { head })).toEqual([]);
    const found = await closely(text, (read) => (read.includes('settee') ? [0.01, -9] : [-9, -9]));
    expect(found.map(({ id, words }) => [id, words])).toEqual([['opinion-as-fact', 'the settee is green.']]);
  });

  it('takes back what the words heard where the closer reader is sure', async () => {
    const text = 'Word has reached us that the lodger hits him.';
    expect(adviseWriting(text, { head }).map(({ id }) => id)).toEqual(['hearsay']);
    expect(await closely(text, () => [-9, -9])).toEqual([]);
  });

  it('asks for what it has not read, for clauses too, each once, and for nothing where all has been read', async () => {
    const asked: string[][] = [];
    const read: ReadClosely = (texts) => { asked.push([...texts]); return hearing(() => [9, -9])(texts); };
    const first = await readCloser('He came in at nine, the settee is green. He came in at nine.', head, read);
    expect(asked.flat()).toHaveLength(new Set(asked.flat()).size);
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(asked.flat()).toContain('the settee is green.');
    const rounds = asked.length;
    expect(await readCloser('He came in at nine, the settee is green.', head, read, first)).toBe(first);
    expect(asked).toHaveLength(rounds);
    await readCloser('He came in at nine. The door is blue.', head, read, first);
    expect(asked.slice(rounds).flat()).toEqual(['the door is blue.']);
  });

  it('gives the engine each text by itself, no longer than it takes, and each its own row', async () => {
    const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'a'].join('\n');
    const read = openCloser({ vocabulary, head: JSON.stringify(settings) }, (inputs) => {
      expect(Object.values(inputs).map(({ dims }) => dims.join())).toEqual([...Array.from({ length: 3 }, () => `1,${String(inputs['ids']?.data.length)}`), '1']);
      return Promise.resolve(Float32Array.of(inputs['ids']?.data.length ?? 0, inputs['position']?.data.at(-1) ?? 0));
    });
    const { rows } = await read(Array.from({ length: 20 }, (_, at) => 'a '.repeat(at)));
    expect(rows).toEqual(Array.from({ length: 20 }, (_, at) => Math.min(16, at + 2)).map((pieces) => [pieces, pieces - 1]));
  });

  it('is the same to the letter whoever is meant: of names, sex, kin and peoples the closer reader is given nothing', async () => {
    const lines = readdirSync(join(root, 'rules/english/writing')).filter((name) => name.endsWith('.jsonl')).flatMap((name) => readFileSync(join(root, 'rules/english/writing', name), 'utf8').trim().split('\n'));
    const texts = lines.map((line) => (JSON.parse(line) as { text: string }).text);
    const pairs = [['she', 'he'], ['She', 'He'], ["she's", "he's"], ['herself', 'himself'], ['his', 'her'], ['him', 'her'], ['mum', 'dad'], ['Mum', 'Dad'], ['mother', 'father'], ["mum's", "dad's"], ['girl', 'boy'], ['girls', 'boys'], ['woman', 'man'], ['lady', 'gentleman'], ['girlfriend', 'boyfriend'], ['wife', 'husband'], ['sister', 'brother'], ['daughter', 'son'], ['aunt', 'uncle'], ['Mrs', 'Mr'], ['Miss', 'Mr'], ['female', 'male'], ['a Somali', 'an Irish'], ['Polish', 'English'], ['Muslim', 'Christian'], ['Callum', 'Oluwaseun'], ['Amina', 'Zofia'], ['Ahmed', 'Jones']];
    const swapped = pairs.flatMap(([one = '', other = '']) => [[one, other], [other, one]].filter(([from]) => from !== 'her').flatMap(([from = '', to = '']) => {
      const word = new RegExp(`(?<![\\p{L}\\p{N}'’-])${from}(?![\\p{L}\\p{N}'’-])`, 'gu');
      return texts.filter((text) => word.test(text)).map((text) => [text, text.replace(word, to)] as const);
    }));
    expect(swapped.length).toBeGreaterThan(3000);
    expect(swapped.filter(([text, other]) => head.even(text) !== head.even(other))).toEqual([]);
    // A closer reader that hears something else with every other letter: any difference would show in the advice.
    const says = (text: string) => { let sum = 7; for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 1009; return [sum % 2 ? 0.5 : -0.5, sum % 3 ? -0.5 : 0.5]; };
    const shape = async (text: string) => (await closely(text, says)).filter(({ id }) => id !== 'abbreviation').map(({ id }) => id).join();
    for (const [text, other] of swapped.filter((_, at) => at % 40 === 0)) expect([other, await shape(other)]).toEqual([other, await shape(text)]);
  }, 60_000);
});

const isThere = existsSync(join(folder, 'manifest.json'));
(isThere ? describe : describe.skip)(`the shipped closer reader of wording${isThere ? '' : ' (skipped: rules/model/writing-closer is not in this checkout)'}`, () => {
  const cases = readFileSync(join(root, 'tests/cases/referral-advice.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { text: string; fault: string | null; whole?: boolean });
  const same: Record<string, string> = { 'blame-child': 'blames-child', 'blame-parent': 'blames-parent', adultifying: 'adultifies' };

  const closerOn = (texts: readonly string[]): string[][] => {
    const printed = execFileSync(process.execPath, ['--import', 'tsx', join(root, 'tests/support/run-wording.ts')], { cwd: root, encoding: 'utf8', input: JSON.stringify(texts), maxBuffer: 1 << 26 });
    return (JSON.parse(printed) as { closer: { id: string }[] }[]).map(({ closer }) => closer.map(({ id }) => id).filter((id) => id !== 'abbreviation'));
  };

  // The clean cases of this file are near misses ("He is mature in his reading"), nearer to a fault than what people write: 6 of 80 are called faulty. Whole clean paragraphs are the next test's.
  it('finds at least nine in ten planted faults in single sentences, and leaves at least nine in ten near misses alone', () => {
    const said = closerOn(cases.map(({ text }) => text));
    const planted = cases.flatMap(({ fault, whole }, at) => (fault !== null && fault !== 'abbreviation' && !whole ? [said[at]?.includes(same[fault] ?? fault)] : []));
    const clean = cases.flatMap(({ fault }, at) => (fault === null ? [said[at]?.length ?? 0] : []));
    expect(planted.filter(Boolean).length).toBeGreaterThanOrEqual(planted.length * 0.9);
    expect(clean.filter((count) => count > 0).length).toBeLessThanOrEqual(clean.length * 0.1);
  }, 120_000);

  it('finds at least three in four faults planted in paragraphs by somebody else, and leaves at least 95 in 100 clean paragraphs alone', () => {
    const paragraphs = readFileSync(join(root, 'tests/cases/advice-paragraphs.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { text: string; faults: string[] });
    const said = closerOn(paragraphs.map(({ text }) => text));
    const planted = paragraphs.flatMap(({ faults }, at) => faults.map((fault) => said[at]?.includes(fault)));
    const clean = paragraphs.flatMap(({ faults }, at) => (faults.length === 0 ? [said[at]?.length ?? 0] : []));
    expect(planted).toHaveLength(60);
    expect(planted.filter(Boolean).length).toBeGreaterThanOrEqual(planted.length * 0.75);
    expect(clean.filter((count) => count > 0).length).toBeLessThanOrEqual(clean.length * 0.05);
  }, 120_000);
});
