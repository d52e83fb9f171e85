import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adviseWriting, whyNotClose } from '../../../src/core/referral';

interface Case { text: string; fault: string | null; whole?: boolean }
const same: Record<string, string> = { 'blame-child': 'blames-child', 'blame-parent': 'blames-parent', adultifying: 'adultifies' };
const cases = readFileSync(join(__dirname, '../../cases/referral-advice.jsonl'), 'utf8').trim().split('\n').map((l) => JSON.parse(l) as Case);

const advised = ({ text, whole }: Case) => adviseWriting(text, { whole }).map((a) => a.id);

describe('advice on writing', () => {
  it('finds at least nine in ten of the planted faults', () => {
    const planted = cases.filter((c) => c.fault !== null);
    const missed = planted.filter((c) => !advised(c).includes(same[c.fault ?? ''] ?? c.fault ?? ''));
    expect(planted.length).toBeGreaterThanOrEqual(60);
    expect(missed.map((c) => c.text)).toHaveLength(Math.min(missed.length, Math.floor(planted.length * 0.1)));
  });

  it('leaves at least 95 in 100 clean paragraphs alone', () => {
    const clean = cases.filter((c) => c.fault === null);
    const wrong = clean.filter((c) => advised(c).length > 0);
    expect(wrong.map((c) => `${advised(c).join()}: ${c.text}`)).toHaveLength(Math.min(wrong.length, Math.floor(clean.length * 0.05)));
  });

  it('gives every piece of advice a reason, a source and the place of the words', () => {
    const text = 'We will continue to monitor the situation.';
    const [advice] = adviseWriting(text);
    expect(advice).toMatchObject({ id: 'monitor-alone', blocksClosing: true, cite: { source: 'dsl-referrals' } });
    expect(text.slice(advice?.start, advice?.end)).toBe(advice?.words);
  });

  it('stops a closing on “monitor” alone and on nothing else', () => {
    expect(whyNotClose('Closed. We will keep an eye on him.')).toHaveLength(1);
    expect(whyNotClose('Apparently mum is an alcoholic.')).toHaveLength(0);
  });
});
