import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { asSecondTier, compilePassageRules, createEncoderTier, findFacts, readPassages, readSentences, type Message } from '../../src/core/evidence';
import type { CloserFacts } from '../../src/core/evidence/facts/closer';
import { sure } from '../../src/core/evidence/facts/lexicon';

const root = join(__dirname, '../..');
const rules = compilePassageRules(parse(readFileSync(join(root, 'rules/english/passages.yaml'), 'utf8')) as Parameters<typeof compilePassageRules>[0]);
const asked = ['child', 'grown', 'young', 'age', 'words', 'given', 'refused', 'not-sought'];
const plain = (weights: number[]) => ({ constant: 0, weights });
const looks = { child: plain([0.2, 1, 0, 0, 0]), age: plain([0.2, 1]), 'speech-quoted': plain([0.1, 2]), given: plain([0.2, 2]), refused: plain([0.2, 2]), 'not-sought': plain([0.2, 2]) };

const message = (text: string): Message => ({ id: 'm', channel: 'outlook', subject: '', sentAt: '2026-10-06T15:00:00', parts: [{ author: 'Sam Webb', text }] });

/** Facts as they are found when the finer tier hears `says` wherever those words begin, and a plain no elsewhere. */
function heardAs(text: string, says: Record<string, Partial<Record<string, number>>>) {
  const one = message(text);
  const passages = readPassages(one, rules);
  const sentences = readSentences(one, passages);
  const closer: CloserFacts = {
    blend: { asked, looks },
    heard: (sentence, offset) => {
      const said = Object.entries(says).find(([words]) => (offset < 0 ? sentences[sentence]?.text.includes(words) : sentences[sentence]?.text.slice(offset).startsWith(words)));
      return Float32Array.from(asked, (name) => said?.[1][name] ?? -4);
    },
  };
  return { alone: findFacts(one, passages, sentences), closer: findFacts(one, passages, sentences, closer) };
}

describe('facts with what a finer tier heard', () => {
  it('takes the child whom the finer tier hears as the child, and stays with the words where it heard nothing', () => {
    const text = 'Leo and Maya came in late. Leo was in tears and would not say why.';
    const { alone, closer } = heardAs(text, { Maya: { child: 6 }, Leo: { child: -6 } });
    expect(alone.child.name?.value).toBe('Leo');
    expect(closer.child.name?.value).toBe('Maya');
    const one = message(text);
    const passages = readPassages(one, rules);
    const sentences = readSentences(one, passages);
    expect(findFacts(one, passages, sentences, { blend: { asked, looks }, heard: () => undefined })).toEqual(alone);
    expect(findFacts(one, passages, sentences, { blend: { asked, looks: {} }, heard: () => Float32Array.from(asked, () => 5) })).toEqual(alone);
  });

  it('takes the age that the finer tier hears as the child\'s', () => {
    const { closer } = heardAs('Maya is in my form. She and a boy of 12 were on the field, she is 9, he had a lighter.', { 9: { age: 6 }, 12: { age: -6 }, Maya: { child: 6 } });
    expect(closer.child.age?.value).toBe(9);
  });

  it('fills in what a sentence plainly says of consent only where it is likely as well, a yes and a no each by a cut of its own', () => {
    const of = (text: string, heard: number) => heardAs(text, { [text]: { given: heard, 'not-sought': heard } }).closer.consent;
    for (const [text, value] of [['Mum is happy for us to refer.', 'given'], ['I have not told her mum about this referral.', 'not-sought']] as const) {
      expect(of(text, 6)).toMatchObject({ value });
      expect(of(text, 6)?.unsure).toBeUndefined();
      expect(of(text, -6)).toMatchObject({ value, unsure: true });
    }
    const was = { ...sure };
    Object.assign(sure, { consent: 2, noConsent: 0 });
    expect([of('Mum is happy for us to refer.', 6)?.unsure, of('I have not told her mum about this referral.', 6)?.unsure]).toEqual([true, undefined]);
    Object.assign(sure, was);
  });

  it('says of consent what the finer tier hears in the sentence as a whole, with that sentence', () => {
    const { closer } = heardAs('Mum was in at pick-up. I talked it over with her and she would welcome somebody to call about support.', { 'I talked it over': { given: 6 } });
    expect(closer.consent).toMatchObject({ value: 'given', quote: { text: expect.stringContaining('I talked it over') as string } });
  });

  it('fills in a child of whom it is not sure where all that shows a worry is told of that child alone, and the finer tier hears nobody more', () => {
    const text = 'Leo and Maya came in late. Maya had a bruise. She would not say why. Leo had a new bag.';
    const nameAs = (shown: string[], leo = -2) => {
      const one = message(text);
      const passages = readPassages(one, rules);
      const sentences = readSentences(one, passages);
      return findFacts(one, passages, sentences, { blend: { asked, looks }, heard: (sentence, offset) => {
        const said = sentences[sentence]?.text ?? '';
        const child = said.slice(Math.max(0, offset)).startsWith('Maya') ? 0.4 : said.slice(Math.max(0, offset)).startsWith('Leo') ? leo : -4;
        return Float32Array.of(...asked.map((name) => (name === 'child' ? child : -4)), ...(offset < 0 ? [shown.some((words) => said.includes(words)) ? 0.9 : 0] : []));
      } }).child.name;
    };
    const was = { ...sure };
    Object.assign(sure, { child: 2 });
    expect(nameAs([])).toMatchObject({ value: 'Maya', unsure: true });
    expect(nameAs(['bruise', 'would not say'])).toMatchObject({ value: 'Maya' });
    expect(nameAs(['bruise', 'would not say'])?.unsure).toBeUndefined();
    expect(nameAs(['bruise', 'new bag'])?.unsure).toBe(true);
    expect(nameAs(['came in late'])?.unsure).toBe(true);
    expect(nameAs(['bruise'], 0.5)?.unsure).toBe(true);
    Object.assign(sure, was);
  });

  it('only offers that nobody was asked where the finer tier alone hears it and no word speaks of it', () => {
    const { closer } = heardAs('Mum was in at pick-up. She called about her legs.', { legs: { 'not-sought': 12 } });
    expect(closer.consent).toMatchObject({ value: 'not-sought', unsure: true });
  });

  it('asks what was heard of each person once, however many people are named', () => {
    const asking = (people: number): number => {
      const names = Array.from({ length: people }, (_, at) => `Kid${String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26))}`);
      const one = message(names.map((name) => `${name} came in late.`).join(' '));
      const passages = readPassages(one, rules);
      const sentences = readSentences(one, passages);
      let times = 0;
      findFacts(one, passages, sentences, { blend: { asked, looks }, heard: () => { times += 1; return Float32Array.from(asked, () => -1); } });
      return times;
    };
    const [ten, forty] = [asking(10), asking(40)];
    expect(ten).toBeGreaterThan(0);
    expect(forty).toBeLessThan(ten * 6);
  });

  it('finds what was heard at a word by the pieces that stand before it in the text without names', async () => {
    const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'sam', 'hit', 'mr', 'his', '.', 'told'].join('\n');
    const head = { rows: ['a/b'], beyond: [], routes: [], kinds: ['written-now'], maxTokens: 16, maxIndex: 63, blend: {}, facts: { asked: ['child'], looks: {} } };
    const tier = createEncoderTier({ build: 'x', vocabulary, head: JSON.stringify(head) }, (inputs) => {
      const ids = inputs['ids']?.data ?? new Int32Array();
      const sentences = inputs['numbers']?.data.length ?? 0;
      return Promise.resolve({ rows: Float32Array.from({ length: sentences * 3 }, (_, at) => (at < 3 ? 0 : 0.25)), whole: new Float32Array(4), beyond: new Float32Array(0), tells: new Float32Array(sentences), denies: new Float32Array(sentences), facts: Float32Array.from(ids, (id, at) => id * 100 + at) });
    });
    const one = message('Oluwaseun told. Mr Kowalczyk hit Oluwaseun.');
    const passages = readPassages(one, rules);
    const sentences = readSentences(one, passages);
    const { heard } = await asSecondTier(tier, () => false).read(one, passages, sentences);
    const at = (sentence: number, word: string) => heard?.(sentence, sentences[sentence]?.text.indexOf(word) ?? 0)?.[0];
    expect(at(0, 'Oluwaseun')).toBe(501);
    expect(at(0, 'told')).toBe(1002);
    expect(at(1, 'Mr')).toBe(706);
    expect(at(1, 'Kowalczyk')).toBe(507);
    expect(at(1, 'hit')).toBe(608);
    expect(at(1, 'Oluwaseun')).toBe(509);
    expect([...heard?.(1, -1) ?? []]).toEqual([205, 0.25]);
    expect([...heard?.(0, -1) ?? []][1]).toBe(0);
    expect(heard?.(7, 0)).toBeUndefined();
  });
});
