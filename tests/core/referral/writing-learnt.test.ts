import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adviseWriting, openWritingHead, whyNotClose, type WritingModel } from '../../../src/core/referral';

const root = join(__dirname, '../../..');
const head = openWritingHead(JSON.parse(readFileSync(join(root, 'rules/model/writing/writing.json'), 'utf8')) as WritingModel);
const advice = (text: string) => adviseWriting(text, { head });
const ids = (text: string) => advice(text).map(({ id }) => id).filter((id) => id !== 'abbreviation');

interface Case { text: string; fault: string | null; whole?: boolean }
const same: Record<string, string> = { 'blame-child': 'blames-child', 'blame-parent': 'blames-parent', adultifying: 'adultifies' };
const cases = readFileSync(join(root, 'tests/cases/referral-advice.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case);

describe('advice on writing, learnt from examples', () => {
  it('finds at least four in five of the planted faults that it never learnt from', () => {
    const planted = cases.filter(({ fault, whole }) => fault !== null && fault !== 'abbreviation' && !whole);
    const missed = planted.filter(({ text, fault }) => !ids(text).includes(same[fault ?? ''] ?? fault ?? ''));
    expect(missed.map(({ text }) => text)).toHaveLength(Math.min(missed.length, Math.floor(planted.length * 0.2)));
  });

  it('leaves at least 95 in 100 clean paragraphs alone', () => {
    const clean = cases.filter(({ fault }) => fault === null);
    const wrong = clean.filter(({ text }) => ids(text).length > 0);
    expect(wrong.map(({ text }) => `${ids(text).join()}: ${text}`)).toHaveLength(Math.min(wrong.length, Math.floor(clean.length * 0.05)));
  });

  it('shows the words, a reason, a source and an example that they read like', () => {
    const text = 'He has a bruise on his arm. Word has reached us that the lodger hits him. We asked his nan.';
    const [one] = advice(text);
    expect(one).toMatchObject({ id: 'hearsay', blocksClosing: false, cite: { source: 'dudley-2021-03' } });
    expect(one?.says.length).toBeGreaterThan(20);
    expect(text.slice(one?.start, one?.end)).toBe(one?.words);
    expect(one?.words).toContain('Word has reached us');
    expect(one?.like?.length).toBeGreaterThan(10);
  });

  it('says nothing of words that somebody else is quoted with', () => {
    expect(ids('He told me, “Mum is a liar and a bully.”')).toEqual([]);
  });

  it('stops a closing by the pattern alone, and what, how long and what next always lets the person go on', () => {
    const sentences = ['We will continue to monitor the situation.', 'Staff will keep a close eye on him.', 'To be monitored.', 'School will stay vigilant.', 'We will wait and see.'];
    for (const text of sentences) {
      expect(whyNotClose(text)).toHaveLength(1);
      expect(whyNotClose(`${text.slice(0, -1)} each week until 12 December, and then ring the duty desk.`)).toEqual([]);
      expect(advice(text).filter(({ id }) => id === 'monitor-alone')).toHaveLength(1);
    }
    expect(advice('The tutor is keeping a discreet watch.').every(({ blocksClosing }) => !blocksClosing)).toBe(true);
  });

  it('advises the same whoever is meant: names, sex, peoples and beliefs change nothing', () => {
    const said = (text: string) => advice(text).map(({ id }) => id).join();
    const swaps: readonly [string, string][] = [
      ['Callum', 'Oluwaseun'], ['Callum', 'Zofia'], ['he ', 'she '], ['his ', 'her '], ['him', 'her'], ['Mum', 'Dad'], ['boy', 'girl'],
    ];
    const texts = [
      'We know that Callum puts himself at risk. Apparently his uncle drinks. He is a very mature boy and can look after himself.',
      'The boy told me that his Mum is kind to him. Today Callum came in at nine and he had eaten.',
      'I gather from others that Mum has failed to protect him, and she puts her boyfriend first.',
    ];
    for (const text of texts) for (const [from, to] of swaps) expect(said(text.replaceAll(from, to))).toBe(said(text));
    for (const people of ['Somali', 'Polish', 'white British', 'Roma', 'Muslim', 'Jewish', 'Christian']) {
      expect(said(`The family is known to us and the ${people} father is a bully.`)).toBe(said('The family is known to us and the father is a bully.'));
      expect(said(`His ${people} mother met me at the gate at three.`)).toBe(said('His mother met me at the gate at three.'));
    }
  });
});
